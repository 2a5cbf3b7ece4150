use serde_json::{Value, json};

use super::super::{Projection, parse_embedded};
use super::object;

fn shown(text: &str, open: bool) -> Value {
    let item = object(json!({
        "_id": 1, "_created": 2, "_updated": 3, "_etag": 4, "_links": 5,
        "name": "a", "alias": "b", "customs": {"_A": 1, "_B": {"c": 2, "d": 3}},
        "list": [{"x": 1, "y": 2}, {"y": 3}, 4], "extra": 6,
    }));
    let declared = |name: &str| ["name", "alias", "customs", "list"].contains(&name);
    let mut shown = Projection::parse(text)
        .unwrap()
        .apply(&item, &declared, open);
    for name in ["_id", "_created", "_updated", "_etag", "_links"] {
        assert!(shown.remove(name).is_some(), "{name} with {text}");
    }
    Value::Object(shown)
}

#[test]
fn projections_select_or_leave_out() {
    let all = json!({"name": "a", "alias": "b", "customs": {"_A": 1, "_B": {"c": 2, "d": 3}}, "list": [{"x": 1, "y": 2}, {"y": 3}, 4]});
    let cases = [
        ("", all.clone()),
        ("{}", all),
        (r#"{"name": 1}"#, json!({"name": "a"})),
        (
            r#"{"name": true, "alias": "x"}"#,
            json!({"name": "a", "alias": "b"}),
        ),
        (r#"{"nope": 1}"#, json!({})),
        (r#"{"extra": 1}"#, json!({})),
        (
            r#"{"name": 0, "list": 0, "alias": 1}"#,
            json!({"alias": "b", "customs": {"_A": 1, "_B": {"c": 2, "d": 3}}}),
        ),
        (
            r#"{"_id": 0, "list": null, "customs": false}"#,
            json!({"name": "a", "alias": "b"}),
        ),
        (
            r#"{"customs._A": 0, "list": ""}"#,
            json!({"name": "a", "alias": "b", "customs": {"_A": 1, "_B": {"c": 2, "d": 3}}}),
        ),
        (r#"{"customs._A": 1}"#, json!({"customs": {"_A": 1}})),
        (
            r#"{"customs._B.d": 1, "name.x": 1}"#,
            json!({"customs": {"_B": {"d": 3}}}),
        ),
        (r#"{"customs.nope": 1}"#, json!({"customs": {}})),
        (
            r#"{"customs._A": 1, "customs": 1}"#,
            json!({"customs": {"_A": 1, "_B": {"c": 2, "d": 3}}}),
        ),
        (r#"{"list.x": 1}"#, json!({"list": [{"x": 1}, {}]})),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(text, false), expected, "{text}");
    }
}

#[test]
fn open_resources_show_undeclared_fields() {
    assert_eq!(shown(r#"{"extra": 1}"#, true), json!({"extra": 6}));
    assert_eq!(
        shown(r#"{"list": 0, "customs": 0, "name": 1}"#, true),
        json!({"name": "a", "alias": "b", "extra": 6})
    );
}

#[test]
fn what_is_no_object_is_refused() {
    for text in ["[1]", "5", "name", r#"{"name""#, "null"] {
        assert!(Projection::parse(text).is_err(), "{text}");
        let error = parse_embedded(text).unwrap_err();
        assert_eq!(error.to_string(), "Unable to parse `embedded` clause");
    }
}

#[test]
fn embedding_the_second_level_implies_the_first() {
    let cases: [(&str, &[&str]); 6] = [
        ("", &[]),
        ("{}", &[]),
        (
            r#"{"host": 1, "check_command": true, "realm": 0, "x": "1"}"#,
            &["check_command", "host"],
        ),
        (
            r#"{"host.check_command": 1}"#,
            &["host", "host.check_command"],
        ),
        (
            r#"{"host.check_command": 1, "host": 1, "user": 1}"#,
            &["host", "user", "host.check_command"],
        ),
        (r#"{"a.b.c": 1}"#, &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(parse_embedded(text).unwrap(), expected, "{text}");
    }
}
