use serde_json::{Value, json};

use super::super::{Filter, Operand, Test, TypeName, parse};
use super::{DATE, Fields, ID, OTHER_ID, object};
use crate::filter::{Pattern, Undeclared};

/// For each query, the positions of the items for which it holds.
fn check(items: &[Value], cases: &[(Value, &[usize])]) {
    for (query, expected) in cases {
        let filter = parse(&query.to_string(), &Fields).unwrap();
        let holds = |item: &Value| filter.matches(&object(item.clone()), &Fields);
        let found: Vec<usize> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| holds(item))
            .map(|(at, _)| at)
            .collect();
        assert_eq!(&found, expected, "{query}");
    }
}

#[test]
fn plain_fields() {
    let items = [
        json!({"name": "a", "count": 1, "flag": true, "host": ID, "_updated": DATE}),
        json!({"name": "b", "count": 2, "flag": false, "host": OTHER_ID}),
        json!({"name": null, "count": 3}),
        json!({"count": -7}),
    ];
    check(
        &items,
        &[
            (json!({}), &[0, 1, 2, 3]),
            (json!({"name": "a"}), &[0]),
            (json!({"name": null}), &[2, 3]),
            (json!({"name": {"$ne": null}}), &[0, 1]),
            (json!({"name": {"$gte": null}}), &[2, 3]),
            (json!({"name": {"$gt": null}}), &[]),
            (json!({"name": {"$ne": "a"}}), &[1, 2, 3]),
            (json!({"name": {"$in": ["a", null]}}), &[0, 2, 3]),
            (json!({"name": {"$nin": ["a", null]}}), &[1]),
            (json!({"name": {"$nin": []}}), &[0, 1, 2, 3]),
            (json!({"name": {"$exists": true}}), &[0, 1, 2]),
            (json!({"name": {"$exists": false}}), &[3]),
            (json!({"name": {"$gt": "a"}}), &[1]),
            (json!({"name": {"$gt": 0}}), &[]),
            (json!({"name": {"$not": {"$gt": "a"}}}), &[0, 2, 3]),
            (
                json!({"name": {"$not": {"$gte": "a", "$ne": "b"}}}),
                &[1, 2, 3],
            ),
            (json!({"count": 1.0}), &[0]),
            (json!({"count": "1"}), &[]),
            (json!({"count": true}), &[]),
            (json!({"flag": 1}), &[]),
            (json!({"flag": true}), &[0]),
            (json!({"flag": {"$gt": false}}), &[0]),
            (json!({"count": {"$gte": 1, "$lt": 3}}), &[0, 1]),
            (json!({"count": {"$gt": 1.5}}), &[1, 2]),
            (json!({"count": {"$mod": [2, 1]}}), &[0, 2]),
            (json!({"count": {"$mod": [2, -1]}}), &[3]),
            (json!({"host": ID}), &[0]),
            (json!({"host": {"$gt": OTHER_ID}}), &[0]),
            (json!({"host": {"$regex": "5a"}}), &[]),
            (json!({"host": {"$gt": "text"}}), &[]),
            (json!({"_updated": {"$gte": DATE}}), &[0]),
            (json!({"_updated": {"$gt": DATE}}), &[]),
            (
                json!({"_updated": {"$lt": "Fri, 20 Nov 2026 20:00:01 GMT"}}),
                &[0],
            ),
            (json!({"unknown": 1}), &[]),
            (json!({"unknown": {"$ne": 1}}), &[0, 1, 2, 3]),
            (json!({"$or": [{"count": 1}, {"name": "b"}]}), &[0, 1]),
            (json!({"$and": [{"count": 1}, {"name": "b"}]}), &[]),
            (
                json!({"$nor": [{"count": {"$gt": 2}}, {"name": "a"}]}),
                &[1, 3],
            ),
            (json!({"never": null}), &[0, 1, 2, 3]),
        ],
    );
}

#[test]
fn lists_match_by_element_or_as_a_whole() {
    let items = [
        json!({"tags": ["a", "b"], "numbers": [1, 5]}),
        json!({"tags": [], "numbers": [3]}),
        json!({"tags": [null, "b"]}),
        json!({"tags": null, "numbers": []}),
        json!({"labels": [["a", "b"], 7, {"x": 1}]}),
    ];
    check(
        &items,
        &[
            (json!({"tags": "a"}), &[0]),
            (json!({"tags": {"$ne": "a"}}), &[1, 2, 3, 4]),
            (json!({"tags": ["a", "b"]}), &[0]),
            (json!({"tags": ["b", "a"]}), &[]),
            (json!({"tags": []}), &[1]),
            (json!({"tags": null}), &[2, 3, 4]),
            (json!({"tags": {"$in": ["b"]}}), &[0, 2]),
            (json!({"tags": {"$nin": ["b"]}}), &[1, 3, 4]),
            (json!({"tags": {"$all": ["a", "b"]}}), &[0]),
            (json!({"tags": {"$all": []}}), &[]),
            (json!({"tags": {"$size": 2}}), &[0, 2]),
            (json!({"tags": {"$size": 0}}), &[1]),
            (json!({"tags": {"$exists": true}}), &[0, 1, 2, 3]),
            (json!({"tags": {"$type": "array"}}), &[0, 1, 2]),
            (json!({"tags": {"$type": "string"}}), &[0, 2]),
            (json!({"tags": {"$regex": "^B$", "$options": "i"}}), &[0, 2]),
            (json!({"numbers": {"$gt": 2}}), &[0, 1]),
            (json!({"numbers": {"$gt": 1, "$lt": 5}}), &[0, 1]),
            (
                json!({"numbers": {"$elemMatch": {"$gt": 1, "$lt": 5}}}),
                &[1],
            ),
            (
                json!({"numbers": {"$elemMatch": {"$not": {"$gt": 2}}}}),
                &[0],
            ),
            (json!({"numbers": {"$elemMatch": {"$ne": 1}}}), &[0, 1]),
            (
                json!({"numbers": {"$not": {"$elemMatch": {"$gt": 2}}}}),
                &[2, 3, 4],
            ),
            (json!({"labels": ["a", "b"]}), &[4]),
            (json!({"labels": "a"}), &[]),
            (json!({"labels": {"x": 1}}), &[4]),
            (json!({"labels": {"$elemMatch": {"x": {"$gt": 0}}}}), &[4]),
            (json!({"labels": {"$elemMatch": {"x": {"$gt": 1}}}}), &[]),
            (json!({"labels": {"$elemMatch": {}}}), &[4]),
            (
                json!({"labels": {"$elemMatch": {"$elemMatch": {"$regex": "a"}}}}),
                &[4],
            ),
            (json!({"labels": {"$elemMatch": {"$size": 2}}}), &[4]),
            (json!({"numbers": {"$gte": [1, 4]}}), &[0, 1]),
        ],
    );
}

// The cases of MongoDB's own test of null on a dotted path.
#[test]
fn dotted_paths_go_through_objects_and_lists() {
    let items = [
        json!({"a": {}}),
        json!({"a": null}),
        json!({"a": 4}),
        json!({}),
        json!({"a": {"b": "hi"}}),
        json!({"a": {"b": null}}),
        json!({"a": [[]]}),
        json!({"a": []}),
        json!({"a": [{"b": null}, {}]}),
        json!({"a": [{"b": 1}, {"b": 3}]}),
        json!({"a": [{"b": 1}, {"b": null}]}),
        json!({"a": [1, null, {"c": 1}]}),
        json!({"a": [1, "x"]}),
    ];
    check(
        &items,
        &[
            (json!({"a.b": null}), &[0, 1, 2, 3, 5, 8, 10, 11]),
            (json!({"a.b": {"$ne": null}}), &[4, 6, 7, 9, 12]),
            (json!({"a.b": {"$exists": true}}), &[4, 5, 8, 9, 10]),
            (
                json!({"a.b": {"$exists": false}}),
                &[0, 1, 2, 3, 6, 7, 11, 12],
            ),
            (json!({"a.b": 1}), &[9, 10]),
            (json!({"a.b": {"$gt": 1, "$lt": 3}}), &[9]),
            (json!({"a.0": 1}), &[11, 12]),
            (json!({"a.1": "x"}), &[12]),
            (json!({"a.0.b": 1}), &[9, 10]),
            (json!({"a.1.b": 1}), &[]),
            (json!({"a.b": "hi"}), &[4]),
        ],
    );
    check(
        &[
            json!({"customs": {"_Y": {"z": 2}}}),
            json!({"location": {"type": "Point", "coordinates": [1.5, 2]}}),
        ],
        &[
            (json!({"customs._Y.z": 2}), &[0]),
            (json!({"customs": {"_Y": {"z": 2.0}}}), &[0]),
            (json!({"location.coordinates.0": {"$gt": 1}}), &[1]),
            (
                json!({"location": {"coordinates": [1.5, 2], "type": "Point"}}),
                &[1],
            ),
        ],
    );
}

#[test]
fn types_have_the_names_of_the_store() {
    let items = [
        json!({"name": "text", "count": 1, "ratio": 1.5, "flag": true, "host": ID, "_created": DATE, "customs": {}, "alias": null}),
        json!({"count": 5_000_000_000_i64}),
    ];
    let expected: [(&str, &str, &[usize]); 16] = [
        ("name", "string", &[0]),
        ("count", "int", &[0]),
        ("count", "long", &[1]),
        ("count", "number", &[0, 1]),
        ("ratio", "double", &[0]),
        ("ratio", "number", &[0]),
        ("flag", "bool", &[0]),
        ("host", "objectId", &[0]),
        ("host", "string", &[]),
        ("_created", "date", &[0]),
        ("_created", "string", &[]),
        ("customs", "object", &[0]),
        ("alias", "null", &[0]),
        ("count", "double", &[]),
        ("never", "null", &[]),
        ("name", "regex", &[]),
    ];
    for (field, name, found) in expected {
        check(&items, &[(json!({field: {"$type": name}}), found)]);
    }
    check(&items, &[(json!({"name": {"$type": [2, "null"]}}), &[0])]);
    assert_eq!(
        parse(r#"{"a": {"$type": 16}}"#, &Fields),
        Ok(Filter::field("a", Test::Type(vec![TypeName::Code(16)])))
    );
}

#[test]
fn patterns_are_searched_in_text_only() {
    let items = [
        json!({"name": "cmd01"}),
        json!({"name": "my text\nCMD01"}),
        json!({"name": "/aaa/"}),
        json!({"count": 5}),
    ];
    check(
        &items,
        &[
            (json!({"name": {"$regex": "^cmd0[1-3]$"}}), &[0]),
            (
                json!({"name": {"$regex": "^cmd0[1-3]$", "$options": "im"}}),
                &[0, 1],
            ),
            (
                json!({"name": {"$regex": "text.CMD", "$options": "s"}}),
                &[1],
            ),
            (
                json!({"name": {"$regex": "c m d # comment", "$options": "x"}}),
                &[0],
            ),
            (json!({"name": {"$regex": ".*text.*"}}), &[1]),
            (json!({"name": {"$regex": "/^((?!text).)*$/"}}), &[]),
            (json!({"name": {"$regex": "^((?!text).)*$"}}), &[0, 2]),
            (json!({"name": {"$not": {"$regex": "^cmd"}}}), &[1, 2, 3]),
            (json!({"count": {"$regex": "5"}}), &[]),
        ],
    );
}

#[test]
fn a_pattern_that_takes_too_long_does_not_match() {
    let slow = r#"{"name": {"$regex": "^(?=(a+)+$)(?!b)(a|aa)+\\1$"}}"#;
    let filter = parse(slow, &Fields).unwrap();
    let item = object(json!({"name": format!("{}!", "a".repeat(60))}));
    assert!(!filter.matches(&item, &Fields));
}

#[test]
fn large_numbers_are_compared_exactly() {
    let item = object(json!({"count": 9_007_199_254_740_993_i64, "ratio": 1e300}));
    let cases = [
        (Filter::eq("count", 9_007_199_254_740_992.0), false),
        (Filter::gt("count", 9_007_199_254_740_992.0), true),
        (Filter::eq("count", 9_007_199_254_740_993_i64), true),
        (Filter::gt("ratio", i64::MAX), true),
        (Filter::lt("ratio", i64::MAX), false),
        (Filter::gt("count", -1e300), true),
        (Filter::lt("count", 1e300), true),
        (Filter::eq("count", f64::NAN), false),
    ];
    for (filter, expected) in cases {
        assert_eq!(filter.matches(&item, &Fields), expected, "{filter:?}");
    }
}

#[test]
fn in_undeclared_fields_ids_and_dates_are_text() {
    let item = object(json!({"free": ID, "when": DATE}));
    for filter in [
        Filter::eq("free", ID),
        Filter::eq("free", Operand::id(ID)),
        Filter::eq("when", DATE),
        Filter::eq("when", Operand::date(super::SECONDS)),
        Filter::gt("when", Operand::date(0)),
    ] {
        assert!(filter.matches(&item, &Fields), "{filter:?}");
    }
}

#[test]
fn constructors_keep_filters_simple() {
    let one = || Filter::eq("count", 1);
    assert_eq!(Filter::all_of([one()]), one());
    assert_eq!(Filter::all_of([one(), Filter::everything()]), one());
    assert_eq!(
        Filter::all_of([one(), Filter::nothing()]),
        Filter::nothing()
    );
    assert_eq!(Filter::any_of([one(), Filter::nothing()]), one());
    assert_eq!(
        Filter::any_of([one(), Filter::everything()]),
        Filter::everything()
    );
    assert!(Filter::all_of([]).is_everything());
    assert!(Filter::any_of([]).is_nothing());
    assert_eq!(one().negate().negate(), one());
    let item = object(json!({"count": 1}));
    assert!(!one().negate().matches(&item, &Fields));
    assert!(!Filter::none_of([one()]).matches(&item, &Fields));
    assert!(!Filter::nothing().matches(&item, &Fields));
    assert!(Filter::not_in("count", [2, 3]).matches(&item, &Fields));
    assert!(Filter::exists("count", true).matches(&item, &Fields));
}

#[test]
fn patterns_mean_what_they_mean_to_mongodb() {
    let texts = [
        "é", "naïve", "a\n", "a\nb", "x\u{a0}y", "٣", "", "\n", "ab", "a[b", "a&b",
    ];
    let cases: &[(&str, &str, &[usize])] = &[
        (r"\w", "", &[1, 2, 3, 4, 8, 9, 10]),
        (r"^\w+$", "", &[2, 8]),
        (r"\W", "", &[0, 1, 2, 3, 4, 5, 7, 9, 10]),
        (r"\bna\b", "", &[1]),
        (r"\d", "", &[]),
        (r"\s", "", &[2, 3, 7]),
        ("É", "i", &[0]),
        ("a$", "", &[2]),
        ("a$", "m", &[2, 3]),
        ("^$", "", &[6, 7]),
        (r"a\z", "", &[]),
        (r"a\Z", "", &[2]),
        ("^.$", "", &[0, 2, 5]),
        ("a.b", "s", &[3, 9, 10]),
        ("a[[]b", "", &[9]),
        ("[&&]", "", &[10]),
        ("[[:alpha:]]", "", &[1, 2, 3, 4, 8, 9, 10]),
        ("[]x]", "", &[4]),
        // The end stands before a last newline, and the text goes on behind it.
        (r"a$\n", "", &[2]),
        (r"(a|b)$|q$", "", &[2, 3, 8, 9, 10]),
        (r"\n\z", "", &[2, 7]),
        (r"a\B", "", &[8]),
        (r"\B", "", &[0, 1, 2, 5, 6, 7, 8]),
        // Look-around and back-references need the other engine.
        ("a(?!b)", "", &[1, 2, 3, 9, 10]),
        (r"(.)\1", "", &[]),
        ("/^((?!ab).)*$/", "", &[]),
    ];
    for (source, options, expected) in cases {
        let pattern = Pattern::new(source, options).unwrap();
        let found: Vec<usize> = (0..texts.len())
            .filter(|at| pattern.is_match(texts[*at]))
            .collect();
        assert_eq!(found, *expected, "/{source}/{options}");
    }
}

/// Whether a pattern is found, and whether it could say so.
fn search(source: &str, text: &str) -> (bool, bool) {
    let filter = json!({"notes": {"$regex": source}}).to_string();
    let filter = parse(&filter, &Undeclared).unwrap();
    let item = json!({"notes": text});
    let found = filter.matches(item.as_object().unwrap(), &Undeclared);
    (found, is_exhausted(&filter))
}

#[test]
fn patterns_with_backtracking_are_not_tried_on_long_texts() {
    let long = "a".repeat(200_000);
    for source in ["(?=(a+))a*b", "(?>a+)+b", r"(a+)+\1b"] {
        assert_eq!(search(source, &long), (false, true), "{source}");
        assert_eq!(search(source, "aab"), (true, false), "{source}");
    }
    assert_eq!(search("(a+)+$", &long), (true, false));
    assert_eq!(search("(a|aa)+b", &long), (false, false));
}

#[test]
fn large_patterns_are_not_tried_on_very_long_texts() {
    let large = "[ab]*a[ab]{400}c";
    assert_eq!(search(large, &"ab".repeat(30_000)), (false, false));
    assert_eq!(search(large, &"ab".repeat(40_000)), (false, true));
}

#[test]
fn patterns_of_one_filter_count_their_work_together() {
    let filter = r#"{"$or": [{"notes": {"$regex": "(?=a)a"}}, {"alias": {"$regex": "x"}}]}"#;
    let filter = parse(filter, &Undeclared).unwrap();
    let long = json!({"notes": "b".repeat(2_000), "alias": "x"});
    assert!(!filter.matches(long.as_object().unwrap(), &Undeclared));
    assert!(is_exhausted(&filter));
}

fn is_exhausted(filter: &Filter) -> bool {
    filter.effort().is_some_and(|effort| effort.is_exhausted())
}
