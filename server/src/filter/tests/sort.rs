use serde_json::{Value, json};

use super::super::{Sort, format_date, parse_date};
use super::{DATE, Fields, ID, OTHER_ID, SECONDS, object};

fn keys(pairs: &[(&str, bool)]) -> Sort {
    Sort(
        pairs
            .iter()
            .map(|(path, is_descending)| ((*path).to_owned(), *is_descending))
            .collect(),
    )
}

#[test]
fn both_notations_are_read() {
    let cases = [
        ("", keys(&[])),
        ("name", keys(&[("name", false)])),
        ("-_level,name", keys(&[("_level", true), ("name", false)])),
        (
            "-ls_state_id, -ls_last_state_changed",
            keys(&[("ls_state_id", true), ("ls_last_state_changed", true)]),
        ),
        (" name ", keys(&[("name", false)])),
        ("2d_coords", keys(&[("2d_coords", false)])),
        ("customs._A", keys(&[("customs._A", false)])),
        (
            r#"[("_level",-1),("name",1)]"#,
            keys(&[("_level", true), ("name", false)]),
        ),
        (
            r#"[["_level", -1], ['name', +1],]"#,
            keys(&[("_level", true), ("name", false)]),
        ),
        ("[]", keys(&[])),
    ];
    for (text, sort) in cases {
        assert_eq!(Sort::parse(text), Ok(sort), "{text}");
    }
}

#[test]
fn anything_else_is_refused() {
    let cases = [
        "name,",
        ",",
        "-",
        "a,,b",
        "a b",
        "- a",
        "--a",
        "5",
        r#"{"a":1}"#,
        r#""name""#,
        "'name'",
        "$where",
        r#"[("alias""#,
        r#"[("a", 2)]"#,
        r#"[("a")]"#,
        r#"[("a", 1]"#,
        "[1]",
        r#"["a"]"#,
        r#"[("a", 1)] x"#,
        r"[(1, 1)]",
        r#"[("", 1)]"#,
        r#"[("a", 1) ("b", 1)]"#,
        r#"[("a", "1")]"#,
    ];
    for text in cases {
        assert!(Sort::parse(text).is_err(), "{text}");
    }
    assert!(Sort::parse(&vec!["a"; 33].join(",")).is_err());
}

fn sorted(text: &str, mut items: Vec<Value>) -> Vec<Value> {
    let sort = Sort::parse(text).unwrap();
    items.sort_by(|left, right| {
        sort.compare(&object(left.clone()), &object(right.clone()), &Fields)
    });
    items
}

#[test]
fn values_are_ordered_by_type_then_value() {
    let ascending = vec![
        json!({"free": [], "n": 0}),
        json!({"n": 1}),
        json!({"free": null, "n": 2}),
        json!({"free": -1}),
        json!({"free": 1.5}),
        json!({"free": 2}),
        json!({"free": "A"}),
        json!({"free": "a"}),
        json!({"free": {"a": 1}}),
        json!({"free": {"a": 2}}),
        json!({"free": [[1]]}),
        json!({"free": false}),
        json!({"free": true}),
    ];
    let mut shuffled = ascending.clone();
    shuffled.reverse();
    shuffled.swap(10, 11);
    assert_eq!(sorted("free,n", shuffled), ascending);
}

#[test]
fn ids_and_dates_are_ordered_as_such() {
    let early = json!({"_updated": "Sat, 21 Nov 2020 20:00:00 GMT", "host": OTHER_ID});
    let late = json!({"_updated": DATE, "host": ID});
    assert_eq!(
        sorted("_updated", vec![late.clone(), early.clone()]),
        [early.clone(), late.clone()]
    );
    assert_eq!(
        sorted("-_updated", vec![early.clone(), late.clone()]),
        [late.clone(), early.clone()]
    );
    assert_eq!(
        sorted("-host", vec![early.clone(), late.clone()]),
        [late, early]
    );
}

#[test]
fn a_list_counts_as_its_least_or_greatest_element() {
    let wide = json!({"numbers": [1, 9]});
    let narrow = json!({"numbers": [4, 5]});
    assert_eq!(
        sorted("numbers", vec![narrow.clone(), wide.clone()]),
        [wide.clone(), narrow.clone()]
    );
    assert_eq!(
        sorted("-numbers", vec![narrow.clone(), wide.clone()]),
        [wide, narrow]
    );
}

#[test]
fn fields_that_no_item_has_change_nothing() {
    let items = vec![json!({"name": "b"}), json!({"name": "a"})];
    assert_eq!(sorted("-_level", items.clone()), items);
    assert_eq!(
        sorted("-_level,name", items.clone()),
        [items[1].clone(), items[0].clone()]
    );
}

#[test]
fn dates_survive_both_ways() {
    assert_eq!(parse_date(DATE), Some(SECONDS));
    assert_eq!(format_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
    for seconds in (-60_000_000_000..200_000_000_000).step_by(987_654_321) {
        assert_eq!(parse_date(&format_date(seconds)), Some(seconds));
    }
    for text in [
        "Fri, 20 Nov 2026 20:00:00 UTC",
        "Fri, 20 Nov 2026 25:00:00 GMT",
        "Fri, 31 Nov 2026 20:00:00 GMT",
        "Fry, 20 Nov 2026 20:00:00 GMT",
        "20 Nov 2026 20:00:00 GMT",
        "Fri, 29 Feb 2023 20:00:00 GMT",
        "Fri, 20 Nov 2026 20:00:00 GMT ",
        "Fri, +1 Nov 2026 20:00:00 GMT",
        "Friday, 20-Nov-26 20:00:00 GMT",
        "",
        "éri, 20 Nov 2026 20:00:0 GMT",
    ] {
        assert_eq!(parse_date(text), None, "{text}");
    }
}
