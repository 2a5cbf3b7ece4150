use serde_json::json;

use super::super::{ElementFilter, Filter, Operand, Pattern, Test, TypeName, parse};
use super::{DATE, Fields, ID, SECONDS};

fn read(text: &str) -> Filter {
    parse(text, &Fields).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refusal(text: &str) -> String {
    match parse(text, &Fields) {
        Ok(filter) => panic!("{text} was read as {filter:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn every_operator_becomes_its_test() {
    let pattern = |source: &str, options: &str| Test::Regex(Pattern::new(source, options).unwrap());
    let cases = [
        (r#"{"count": 5}"#, "count", Test::Eq(5.into())),
        (r#"{"count": 5.5}"#, "count", Test::Eq(5.5.into())),
        (
            r#"{"count": 18446744073709551615}"#,
            "count",
            Test::Eq(18_446_744_073_709_551_615.0.into()),
        ),
        (r#"{"flag": true}"#, "flag", Test::Eq(true.into())),
        (r#"{"name": null}"#, "name", Test::Eq(Operand::Null)),
        (
            r#"{"customs": {}}"#,
            "customs",
            Test::Eq(Operand::Object(vec![])),
        ),
        (
            r#"{"customs": {"b": 1, "a": []}}"#,
            "customs",
            Test::Eq(Operand::Object(vec![
                ("a".into(), Operand::List(vec![])),
                ("b".into(), 1.into()),
            ])),
        ),
        (r#"{"count": {"$gt": 1}}"#, "count", Test::Gt(1.into())),
        (r#"{"count": {"$gte": 1}}"#, "count", Test::Gte(1.into())),
        (r#"{"count": {"$lt": -1}}"#, "count", Test::Lt((-1).into())),
        (r#"{"count": {"$lte": 1}}"#, "count", Test::Lte(1.into())),
        (r#"{"count": {"$ne": 1}}"#, "count", Test::Ne(1.into())),
        (r#"{"count": {"$in": []}}"#, "count", Test::In(vec![])),
        (
            r#"{"count": {"$in": [1, null]}}"#,
            "count",
            Test::In(vec![1.into(), Operand::Null]),
        ),
        (
            r#"{"count": {"$nin": [1]}}"#,
            "count",
            Test::Nin(vec![1.into()]),
        ),
        (
            r#"{"count": {"$exists": false}}"#,
            "count",
            Test::Exists(false),
        ),
        (r#"{"count": {"$exists": 1}}"#, "count", Test::Exists(true)),
        (
            r#"{"count": {"$type": "string"}}"#,
            "count",
            Test::Type(vec![TypeName::Code(2)]),
        ),
        (
            r#"{"count": {"$type": ["number", 7]}}"#,
            "count",
            Test::Type(vec![TypeName::Number, TypeName::Code(7)]),
        ),
        (
            r#"{"count": {"$mod": [5, 0]}}"#,
            "count",
            Test::Mod {
                divisor: 5,
                remainder: 0,
            },
        ),
        (
            r#"{"count": {"$mod": [5.9, 1.2]}}"#,
            "count",
            Test::Mod {
                divisor: 5,
                remainder: 1,
            },
        ),
        (r#"{"tags": {"$size": 2}}"#, "tags", Test::Size(2)),
        (r#"{"tags": {"$size": 2.0}}"#, "tags", Test::Size(2)),
        (r#"{"tags": {"$all": ["a"]}}"#, "tags", Test::Eq("a".into())),
        (r#"{"tags": {"$all": []}}"#, "tags", Test::In(vec![])),
        (
            r#"{"name": {"$regex": "^a", "$options": "im"}}"#,
            "name",
            pattern("^a", "im"),
        ),
        (
            r#"{"name": {"$regex": "/^((?!text).)*$/"}}"#,
            "name",
            pattern("/^((?!text).)*$/", ""),
        ),
        (
            r#"{"name": {"$not": {"$regex": "C"}}}"#,
            "name",
            Test::Not(vec![pattern("C", "")]),
        ),
        (
            r#"{"numbers": {"$elemMatch": {"$gt": 1, "$lt": 3}}}"#,
            "numbers",
            Test::ElemMatch(Box::new(ElementFilter::Value(vec![
                Test::Gt(1.into()),
                Test::Lt(3.into()),
            ]))),
        ),
        (
            r#"{"labels": {"$elemMatch": {"a": 1}}}"#,
            "labels",
            Test::ElemMatch(Box::new(ElementFilter::Object(Filter::eq("a", 1)))),
        ),
        (
            r#"{"labels": {"$elemMatch": {"$or": [{"a": 1}]}}}"#,
            "labels",
            Test::ElemMatch(Box::new(ElementFilter::Object(Filter::Or(vec![
                Filter::eq("a", 1),
            ])))),
        ),
        (
            r#"{"labels": {"$all": [{"$elemMatch": {"a": 1}}]}}"#,
            "labels",
            Test::ElemMatch(Box::new(ElementFilter::Object(Filter::eq("a", 1)))),
        ),
        (r#"{"customs._Y.z": 2}"#, "customs._Y.z", Test::Eq(2.into())),
    ];
    for (text, path, test) in cases {
        assert_eq!(read(text), Filter::field(path, test), "{text}");
    }
}

#[test]
fn several_conditions_must_all_hold() {
    assert_eq!(
        read(
            r#"{"$or": [{"count": 1}, {"count": 2, "name": "a"}], "count": {"$gte": 5, "$lt": 8}}"#
        ),
        Filter::And(vec![
            Filter::Or(vec![
                Filter::eq("count", 1),
                Filter::And(vec![Filter::eq("count", 2), Filter::eq("name", "a")]),
            ]),
            Filter::gte("count", 5),
            Filter::lt("count", 8),
        ])
    );
    assert_eq!(
        read(r#"{"$nor": [{"count": 1}, {}]}"#),
        Filter::Nor(vec![Filter::eq("count", 1), Filter::everything()])
    );
}

#[test]
fn nothing_asked_means_everything() {
    for text in ["", "  ", "{}", r#"{"$and": [{}]}"#] {
        let filter = read(text);
        assert!(filter.matches(&serde_json::Map::new(), &Fields), "{text}");
    }
    assert!(read("").is_everything());
    assert!(read("{}").is_everything());
}

#[test]
fn text_is_converted_as_the_field_is_declared() {
    let cases = [
        (json!({"host": ID}), Filter::eq("host", Operand::id(ID))),
        (
            json!({"host": ID.to_uppercase()}),
            Filter::eq("host", Operand::id(ID)),
        ),
        (json!({"host": "short"}), Filter::eq("host", "short")),
        (
            json!({"parents": ID}),
            Filter::eq("parents", Operand::id(ID)),
        ),
        (
            json!({"parents": [ID]}),
            Filter::eq("parents", Operand::List(vec![Operand::id(ID)])),
        ),
        (
            json!({"parents": {"$in": [ID]}}),
            Filter::is_in("parents", [Operand::id(ID)]),
        ),
        (json!({"_id": ID}), Filter::eq("_id", Operand::id(ID))),
        (json!({"name": ID}), Filter::eq("name", ID)),
        (json!({"unknown": ID}), Filter::eq("unknown", ID)),
        (
            json!({"_updated": {"$gte": DATE}}),
            Filter::gte("_updated", Operand::date(SECONDS)),
        ),
        (json!({"name": DATE}), Filter::eq("name", DATE)),
        (json!({"_etag": ID}), Filter::eq("_etag", ID)),
    ];
    for (query, filter) in cases {
        assert_eq!(read(&query.to_string()), filter, "{query}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn a_refusal_names_the_operator_or_field_and_the_reason() {
    let cases = [
        (r#"{"a": {"$eq": 1}}"#, "the operator `$eq` is not allowed"),
        (
            r#"{"$where": "this.a > 1"}"#,
            "the operator `$where` is not allowed",
        ),
        (r#"{"$expr": {}}"#, "the operator `$expr` is not allowed"),
        (
            r#"{"a": {"b": [{"c": {"$where": 1}}]}}"#,
            "the operator `$where` is not allowed",
        ),
        (
            r#"{"$or": [{"$and": [{"a": {"$nope": 1}}]}]}"#,
            "the operator `$nope` is not allowed",
        ),
        (
            r#"{"$text": {"$search": "x"}}"#,
            "the operator `$text` is not supported",
        ),
        (
            r#"{"a": {"$geoWithin": {}}}"#,
            "the operator `$geoWithin` is not supported",
        ),
        (
            r#"{"a": {"$near": [0, 0]}}"#,
            "the operator `$near` is not supported",
        ),
        (
            r#"{"$gt": 1}"#,
            "the operator `$gt` must stand inside a field",
        ),
        (
            r#"{"$not": {"a": 1}}"#,
            "the operator `$not` must stand inside a field",
        ),
        (
            r#"{"a": {"$and": []}}"#,
            "the operator `$and` must not stand inside a field",
        ),
        (
            r#"{"$or": {}}"#,
            "`$or` takes a list of one or more objects",
        ),
        (
            r#"{"$and": []}"#,
            "`$and` takes a list of one or more objects",
        ),
        (
            r#"{"$nor": [1]}"#,
            "`$nor` takes a list of one or more objects",
        ),
        (r#"{"a": {"$in": 1}}"#, "`$in` of `a` takes a list"),
        (r#"{"a": {"$nin": "x"}}"#, "`$nin` of `a` takes a list"),
        (r#"{"a": {"$all": {}}}"#, "`$all` of `a` takes a list"),
        (
            r#"{"a": {"$in": [{"$gt": 1}]}}"#,
            "`$in` of `a` takes values, not operators",
        ),
        (
            r#"{"a": {"$ne": {"$gt": 1}}}"#,
            "`$ne` of `a` takes values, not operators",
        ),
        (
            r#"{"a": {"$gt": 1, "b": 1}}"#,
            "`b` stands among the operators of `a`",
        ),
        (
            r#"{"a": {"$not": 1}}"#,
            "`$not` of `a` takes an object of operators",
        ),
        (
            r#"{"a": {"$not": {}}}"#,
            "`$not` of `a` takes an object of operators",
        ),
        (
            r#"{"a": {"$not": {"b": 1}}}"#,
            "`$not` of `a` takes an object of operators",
        ),
        (
            r#"{"a": {"$elemMatch": 1}}"#,
            "`$elemMatch` of `a` takes an object",
        ),
        (
            r#"{"a": {"$size": -1}}"#,
            "`$size` of `a` takes a whole number from 0",
        ),
        (
            r#"{"a": {"$size": 1.5}}"#,
            "`$size` of `a` takes a whole number from 0",
        ),
        (
            r#"{"a": {"$mod": [0, 1]}}"#,
            "`$mod` of `a` takes a list of a divisor that is not zero and a remainder",
        ),
        (
            r#"{"a": {"$mod": [1]}}"#,
            "`$mod` of `a` takes a list of a divisor that is not zero and a remainder",
        ),
        (
            r#"{"a": {"$mod": 5}}"#,
            "`$mod` of `a` takes a list of a divisor that is not zero and a remainder",
        ),
        (
            r#"{"a": {"$type": "text"}}"#,
            "`$type` takes the name or the code of a type",
        ),
        (
            r#"{"a": {"$type": 99}}"#,
            "`$type` takes the name or the code of a type",
        ),
        (r#"{"a": {"$type": []}}"#, "`$type` takes at least one type"),
        (
            r#"{"a": {"$regex": "("}}"#,
            "`$regex` is not a valid regular expression, or is too large",
        ),
        (r#"{"a": {"$regex": 1}}"#, "`$regex` of `a` takes a text"),
        (
            r#"{"a": {"$regex": "a", "$options": "g"}}"#,
            "`$options` does not know the letter `g`",
        ),
        (
            r#"{"a": {"$regex": "a", "$options": 1}}"#,
            "`$options` takes a text",
        ),
        (
            r#"{"a": {"$options": "i"}}"#,
            "`$options` needs a `$regex` beside it",
        ),
        ("[1]", "`where` must be a JSON object or an expression"),
        (r#""x""#, "`where` must be a JSON object or an expression"),
        ("5", "`where` must be a JSON object or an expression"),
        ("null", "`where` must be a JSON object or an expression"),
        (r#"{"alias": "#, "`where` is not valid JSON"),
    ];
    for (text, message) in cases {
        assert_eq!(refusal(text), message, "{text}");
    }
}

#[test]
fn size_and_depth_are_bounded() {
    let nested = |levels: usize| {
        format!(
            r#"{}{{"a": 1}}{}"#,
            r#"{"$and": ["#.repeat(levels),
            "]}".repeat(levels)
        )
    };
    read(&nested(7));
    assert_eq!(refusal(&nested(8)), "`where` nests deeper than 16 levels");
    assert!(parse(&nested(100_000), &Fields).is_err());

    let values = |count: usize| format!(r#"{{"a": {{"$in": {:?}}}}}"#, vec![1; count]);
    read(&values(900));
    assert_eq!(refusal(&values(1_000)), "`where` has more than 1000 values");
    assert_eq!(
        refusal(&" ".repeat(65_537)),
        "`where` is longer than 64 KiB"
    );
}

#[test]
fn a_refusal_is_one_short_line() {
    let message = refusal(&json!({"a": {format!("$x\n{}", "y".repeat(500)): 1}}).to_string());
    assert!(message.len() < 100 && !message.contains('\n'), "{message}");
}

#[test]
fn times_are_understood_in_every_unambiguous_form_and_refused_in_any_other() {
    let expected = Filter::field("_updated", Test::Gte(Operand::Date(1_707_123_787)));
    for query in [
        r#"{"_updated": {"$gte": "Mon, 05 Feb 2024 09:03:07 GMT"}}"#,
        r#"{"_updated": {"$gte": "2024-02-05T09:03:07Z"}}"#,
        r#"{"_updated": {"$gte": "2024-02-05T09:03:07"}}"#,
        r#"{"_updated": {"$gte": 1707123787}}"#,
        r#"{"_updated": {"$gte": 1707123787.5}}"#,
        r#"_updated>="2024-02-05T10:03:07+01:00""#,
        "_updated>=1707123787",
    ] {
        assert_eq!(parse(query, &Fields).unwrap(), expected, "{query}");
    }
    for query in [
        r#"{"_updated": {"$gte": "yesterday"}}"#,
        r#"{"_updated": {"$gte": "05.02.2024"}}"#,
        r#"{"_updated": {"$in": [0, "x"]}}"#,
        r#"{"_updated": {"$lt": 1707123787000}}"#,
        r#"{"_updated": true}"#,
        r#"_updated=="x""#,
    ] {
        let refusal = parse(query, &Fields).unwrap_err().to_string();
        assert!(
            refusal.contains("`_updated` holds times"),
            "{query}: {refusal}"
        );
    }
    assert!(parse(r#"{"_updated": null}"#, &Fields).is_ok());
}
