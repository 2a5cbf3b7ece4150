//! What operations answer: the success, and the errors that they have in common.

use serde_json::{Map, Value, json};

pub(super) fn reference(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

pub(super) fn content(schema: &Value) -> Value {
    json!({"application/json": {"schema": schema}})
}

/// What each status that is not a success means.
fn meaning(status: u16) -> &'static str {
    match status {
        400 => "The query or the body cannot be understood.",
        401 => "The token is missing or unknown, or gives no right of this kind on the resource.",
        403 => "The user may not submit commands.",
        404 => "There is no such item, or none that the caller may see.",
        409 => "The `_id` is in use, or the item is still needed by others.",
        412 => {
            "The item is no longer the version named by `If-Match`, or a rule forbids the write."
        }
        413 => "The body is too large.",
        422 => "The values are not valid: `_issues` names the fields and the reasons.",
        428 => "The header `If-Match` is missing.",
        429 => "Too many attempts; `Retry-After` tells when to try again.",
        _ => "The store is not available now; `Retry-After` tells when to try again.",
    }
}

pub(super) fn responses(
    success: u16,
    description: &str,
    schema: Option<&Value>,
    errors: &[u16],
) -> Value {
    let mut responses = Map::new();
    let mut good = json!({"description": description});
    if let Some(schema) = schema {
        good["content"] = content(schema);
    }
    responses.insert(success.to_string(), good);
    for status in errors.iter().chain(&[503]) {
        responses.insert(
            status.to_string(),
            json!({"description": meaning(*status), "content": content(&reference("ErrorBody"))}),
        );
    }
    Value::Object(responses)
}
