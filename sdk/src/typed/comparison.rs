//! Whether a stored value is the wanted one, as backends mean values.

use serde_json::Value;

use crate::describe::{FieldInfo, ResourceInfo, ValueKind};

/// Fields whose order means something although their elements are references.
const ORDERED: [&str; 1] = ["_templates"];

/// Whether a field has to be changed to have the wanted value. `stored` is what was read, if the
/// item has the field.
pub(crate) fn differs(
    resource: &ResourceInfo,
    name: &str,
    wanted: &Value,
    stored: Option<&Value>,
) -> bool {
    if name == "_id" {
        return false;
    }
    let Some(field) = resource.field(name) else {
        return stored != Some(wanted);
    };
    if field.secret {
        return false;
    }
    let default = || {
        let json = field.default?;
        serde_json::from_str::<Value>(json).ok()
    };
    let stored = match stored {
        Some(stored) => Some(stored.clone()),
        None => default(),
    };
    // A field that is null is one that is not there.
    let stored = stored.unwrap_or_default();
    normal(field, wanted) != normal(field, &stored)
}

/// A value in the form in which equal ones are the same.
fn normal(field: &FieldInfo, value: &Value) -> Value {
    normal_of(field.kind, value, ORDERED.contains(&field.name))
}

fn normal_of(kind: ValueKind, value: &Value, ordered: bool) -> Value {
    match (kind, value) {
        (ValueKind::List(element), Value::Array(values)) => {
            let mut values: Vec<Value> = values
                .iter()
                .map(|value| normal_of(*element, value, ordered))
                .collect();
            let is_set = matches!(element, ValueKind::Reference(_) | ValueKind::Word);
            if is_set && !ordered {
                values.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
                values.dedup();
            }
            Value::Array(values)
        }
        // An embedded item.
        (ValueKind::Reference(_), Value::Object(members)) => {
            members.get("_id").cloned().unwrap_or_default()
        }
        (ValueKind::Number, Value::Number(number)) => number.as_f64().map_or_else(
            || value.clone(),
            |number| serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number),
        ),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const FIELDS: &[FieldInfo] = &[
        FieldInfo::new("_templates", ValueKind::List(&ValueKind::Reference("host"))),
        FieldInfo::new("alias", ValueKind::Text).default("\"\""),
        FieldInfo::new("latency", ValueKind::Number).default("0.0"),
        FieldInfo::new("options", ValueKind::List(&ValueKind::Word)).default("[\"d\",\"u\"]"),
        FieldInfo::new("parent", ValueKind::Reference("host")),
        FieldInfo::new("password", ValueKind::Text).secret(),
        FieldInfo::new("users", ValueKind::List(&ValueKind::Reference("user"))),
    ];

    const RESOURCE: ResourceInfo = ResourceInfo {
        name: "host",
        singular: "host",
        plural: "hosts",
        open: false,
        templating: true,
        tree: false,
        fields: FIELDS,
    };

    #[test]
    fn equal_values_are_recognised_in_every_form() {
        for (name, wanted, stored) in [
            ("alias", json!(""), None),
            ("alias", json!("a"), Some(json!("a"))),
            ("latency", json!(1), Some(json!(1.0))),
            ("options", json!(["u", "d"]), None),
            ("users", json!(["2", "1", "2"]), Some(json!(["1", "2"]))),
            ("parent", json!("1"), Some(json!({"_id": "1", "name": "a"}))),
            ("parent", Value::Null, None),
            ("password", json!("new"), Some(json!("old"))),
            ("_id", json!("1"), Some(json!("2"))),
            ("free", json!({"a": 1}), Some(json!({"a": 1}))),
        ] {
            assert!(
                !differs(&RESOURCE, name, &wanted, stored.as_ref()),
                "{name}: {wanted} and {stored:?}"
            );
        }
    }

    #[test]
    fn other_values_are_too() {
        for (name, wanted, stored) in [
            ("alias", json!("a"), None),
            ("latency", json!(1.5), Some(json!(1))),
            ("options", json!(["d"]), None),
            ("_templates", json!(["1", "2"]), Some(json!(["2", "1"]))),
            ("parent", Value::Null, Some(json!("1"))),
            ("users", json!([]), Some(json!(["1"]))),
            ("free", json!(1), None),
        ] {
            assert!(
                differs(&RESOURCE, name, &wanted, stored.as_ref()),
                "{name}: {wanted} and {stored:?}"
            );
        }
    }
}
