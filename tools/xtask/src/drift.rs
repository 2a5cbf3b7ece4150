//! What differs between two JSON documents, by place.

use serde_json::Value;

/// How many places are listed; of more only the number is printed.
const MAX_PLACES: usize = 20;

/// JSON pointers of the innermost values that differ, the first of them at most.
pub(crate) fn places(committed: &Value, actual: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(committed, actual, "", &mut found);
    if found.len() > MAX_PLACES {
        let more = found.len() - MAX_PLACES;
        found.truncate(MAX_PLACES);
        found.push(format!("and {more} more"));
    }
    found
}

fn walk(committed: &Value, actual: &Value, pointer: &str, found: &mut Vec<String>) {
    match (committed, actual) {
        (Value::Object(old), Value::Object(new)) => {
            for (name, inner) in old {
                let place = place(pointer, name);
                match new.get(name) {
                    Some(value) => walk(inner, value, &place, found),
                    None => found.push(format!("{place} is gone")),
                }
            }
            for name in new.keys().filter(|name| !old.contains_key(*name)) {
                found.push(format!("{} is new", place(pointer, name)));
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (inner, value)) in old.iter().zip(new).enumerate() {
                walk(inner, value, &format!("{pointer}/{index}"), found);
            }
        }
        _ if committed == actual => {}
        _ => found.push(format!("{pointer} has changed")),
    }
}

fn place(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_gone_new_and_changed_is_named() {
        let old = json!({"paths": {"/host": {"get": 1, "put": 2}}, "tags": [1, 2], "same": [3]});
        let new = json!({"paths": {"/host": {"get": 4, "post": 5}}, "tags": [1, 6], "same": [3]});
        assert_eq!(
            places(&old, &new),
            [
                "/paths/~1host/get has changed",
                "/paths/~1host/put is gone",
                "/paths/~1host/post is new",
                "/tags/1 has changed",
            ]
        );
    }

    #[test]
    fn the_same_document_has_not_drifted() {
        let document = json!({"a": [1, {"b": null}]});
        assert!(places(&document, &document.clone()).is_empty());
    }

    #[test]
    fn a_long_list_is_cut() {
        let old = json!({});
        let new: serde_json::Map<_, _> = (0..50).map(|n| (n.to_string(), json!(n))).collect();
        let found = places(&old, &Value::Object(new));
        assert_eq!(found.len(), MAX_PLACES + 1);
        assert_eq!(found[MAX_PLACES], "and 30 more");
    }
}
