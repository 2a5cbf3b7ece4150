//! What a filter says of all its matches.

use super::super::{Filter, Operand, parse};
use super::Fields;

fn filter(text: &str) -> Filter {
    parse(text, &Fields).unwrap()
}

#[test]
fn what_all_matches_exceed_is_seen() {
    for (text, is_above) in [
        (r#"{"count": {"$gt": 2}}"#, true),
        (r#"{"count": {"$gt": 3}, "flag": true}"#, true),
        (
            r#"{"$and": [{"flag": true}, {"count": {"$gte": 3}}]}"#,
            true,
        ),
        (r#"{"count": 3}"#, true),
        (r#"{"count": {"$in": [3, 5]}}"#, true),
        (r#"{"count": {"$gt": 1}}"#, false),
        (r#"{"count": {"$gte": 2}}"#, false),
        (r#"{"count": 2}"#, false),
        (r#"{"count": {"$in": [2, 3]}}"#, false),
        (r#"{"count": {"$in": [null, 3]}}"#, false),
        (r#"{"count": {"$ne": 3}}"#, false),
        (r#"{"count": {"$lt": 3}}"#, false),
        (r#"{"ratio": {"$gt": 2}}"#, false),
        (r#"{"$or": [{"count": 3}, {"flag": true}]}"#, false),
        (r#"{"$nor": [{"count": 3}]}"#, false),
        ("{}", false),
    ] {
        assert_eq!(filter(text).is_above("count", 2), is_above, "{text}");
    }
}

#[test]
fn the_values_that_all_matches_have_are_seen() {
    for (text, values) in [
        (r#"{"name": "a"}"#, Some(vec!["a"])),
        (
            r#"{"flag": true, "name": {"$in": ["a", "b"]}}"#,
            Some(vec!["a", "b"]),
        ),
        (
            r#"{"$or": [{"name": "a"}, {"flag": true, "name": {"$in": ["b", "c"]}}]}"#,
            Some(vec!["a", "b", "c"]),
        ),
        (r#"{"$or": [{"name": "a"}, {"flag": true}]}"#, None),
        (r#"{"$or": [{"name": "a"}, {"name": {"$ne": "b"}}]}"#, None),
        (r#"{"$nor": [{"name": "a"}]}"#, None),
        (r#"{"name": {"$gt": "a"}}"#, None),
        ("{}", None),
    ] {
        let expected: Option<Vec<Operand>> =
            values.map(|values| values.into_iter().map(Operand::from).collect());
        let filter = filter(text);
        let values = filter.values_of("name");
        let values = values.map(|values| values.into_iter().cloned().collect::<Vec<_>>());
        assert_eq!(values, expected, "{text}");
    }
    assert_eq!(Filter::nothing().values_of("name"), None);
}
