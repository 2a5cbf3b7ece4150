//! The filter of a walk, written once, joined with the bounds of each page.

use serde_json::{Map, Value};

/// A filter in one of the two syntaxes that backends read, as text.
pub(super) enum Clause {
    Json(String),
    Expression(String),
}

impl Clause {
    /// The filter of the untyped layer: JSON, or else an expression.
    pub(super) fn read(text: String) -> Self {
        match serde_json::from_str::<Value>(&text) {
            Ok(_) => Self::Json(text),
            Err(_) => Self::Expression(text),
        }
    }

    /// The filter of the typed layer.
    pub(super) fn of(filter: &Value) -> Self {
        Self::Json(filter.to_string())
    }
}

/// The filter for the items behind one identifier, up to another one and with it.
pub(super) fn between(
    filter: Option<&Clause>,
    after: Option<&str>,
    up_to: Option<&str>,
) -> Option<String> {
    let bounds = [("$gt", ">", after), ("$lte", "<=", up_to)];
    let bounds = bounds
        .iter()
        .filter_map(|(operator, sign, id)| Some((operator, sign, (*id)?)));
    if let Some(Clause::Expression(filter)) = filter {
        let mut text = filter.clone();
        for (index, (_, sign, id)) in bounds.enumerate() {
            if index == 0 {
                text = format!("({text})");
            }
            text.extend([" and _id", sign, "ObjectId(\"", id, "\")"]);
        }
        return Some(text);
    }
    let bounds: Map<String, Value> = bounds
        .map(|(operator, _, id)| ((*operator).to_owned(), id.into()))
        .collect();
    let is_bounded = !bounds.is_empty();
    let bounds = Value::Object(bounds);
    match filter {
        Some(Clause::Json(filter)) if is_bounded => {
            Some(format!(r#"{{"$and":[{filter},{{"_id":{bounds}}}]}}"#))
        }
        Some(Clause::Json(filter)) => Some(filter.clone()),
        _ if is_bounded => Some(format!(r#"{{"_id":{bounds}}}"#)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_join_either_syntax() {
        let json = Clause::of(&serde_json::json!({"a": 1}));
        let expression = Clause::Expression("a==1 or b==2".to_owned());
        let joined = |filter, after, up_to| between(filter, after, up_to).unwrap_or_default();
        assert_eq!(joined(None, None, None), "");
        assert_eq!(joined(None, Some("5"), None), r#"{"_id":{"$gt":"5"}}"#);
        assert_eq!(joined(Some(&json), None, None), r#"{"a":1}"#);
        assert_eq!(
            joined(Some(&json), Some("5"), Some("7")),
            r#"{"$and":[{"a":1},{"_id":{"$gt":"5","$lte":"7"}}]}"#
        );
        assert_eq!(joined(Some(&expression), None, None), "a==1 or b==2");
        assert_eq!(
            joined(Some(&expression), Some("5"), Some("7")),
            r#"(a==1 or b==2) and _id>ObjectId("5") and _id<=ObjectId("7")"#
        );
    }
}
