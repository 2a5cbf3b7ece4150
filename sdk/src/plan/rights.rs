//! The rights of users: what a user has by being created, and what is wanted.

use serde_json::{Map, Value, json};

use super::keys::RIGHTS;
use super::snapshot::Snapshot;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::query::Query;

/// What tells rights apart, and what is compared.
const FIELDS: [&str; 4] = ["realm", "resource", "sub_realm", "crud"];

/// The rights of a user in the form in which they are compared: with all fields, and sorted.
pub(super) fn normalised(rights: &[Map<String, Value>]) -> Vec<Map<String, Value>> {
    let mut rights: Vec<Map<String, Value>> = rights
        .iter()
        .map(|right| {
            let or = |field: &str, default: Value| {
                let value = right.get(field).filter(|value| !value.is_null());
                value.cloned().unwrap_or(default)
            };
            let mut crud = or("crud", json!(["read"]));
            if let Value::Array(verbs) = &mut crud {
                verbs.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
            }
            let fields = [
                or("realm", Value::Null),
                or("resource", json!("*")),
                or("sub_realm", json!(false)),
                crud,
            ];
            FIELDS
                .iter()
                .map(|name| (*name).to_owned())
                .zip(fields)
                .collect()
        })
        .collect();
    rights.sort_by_cached_key(|right| Value::Object(right.clone()).to_string());
    rights.dedup();
    rights
}

/// The right that the backend makes for each new user.
pub(super) fn of_new_user(user: &Map<String, Value>) -> Map<String, Value> {
    let is_super = user.get("back_role_super_admin") == Some(&Value::Bool(true));
    let crud = if is_super {
        json!(["create", "delete", "read", "update"])
    } else {
        json!(["read"])
    };
    let right = json!({
        "realm": user.get("_realm").cloned().unwrap_or_default(),
        "resource": "*",
        "sub_realm": user.get("_sub_realm").cloned().unwrap_or(Value::Bool(true)),
        "crud": crud,
    });
    right.as_object().cloned().unwrap_or_default()
}

/// The wanted rights of a user with identifiers instead of names; `Err` is the name of a realm
/// that does not exist.
pub(super) fn resolved(
    rights: &Value,
    snapshot: &Snapshot,
) -> Result<Vec<Map<String, Value>>, String> {
    let list = rights.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter_map(Value::as_object)
        .map(|right| {
            let mut right = right.clone();
            let name = right.get("realm").and_then(Value::as_str);
            let name = name.ok_or_else(|| "(a right needs a `realm`)".to_owned())?;
            let id = snapshot
                .id_of("realm", name)
                .ok_or_else(|| name.to_owned())?;
            right.insert("realm".to_owned(), Value::String(id));
            Ok(right)
        })
        .collect()
}

/// The rights that a user has, each with its identifier and etag.
pub(super) async fn read(
    backend: &Backend,
    user: &str,
) -> Result<Vec<Map<String, Value>>, BackendException> {
    let query = Query::new().filter(&json!({"user": user}));
    Ok(backend.get_all(RIGHTS, query).await?.items)
}

/// Makes the rights of a user these.
pub(super) async fn apply(
    backend: &Backend,
    user: &str,
    wanted: &[Map<String, Value>],
) -> Result<(), BackendException> {
    let mut missing = normalised(wanted);
    for stored in read(backend, user).await? {
        let normal = normalised(std::slice::from_ref(&stored));
        if let Some(index) = missing.iter().position(|right| normal.contains(right)) {
            missing.remove(index);
            continue;
        }
        let text = |name: &str| stored.get(name).and_then(Value::as_str).unwrap_or_default();
        let endpoint = [RIGHTS, "/", text("_id")].concat();
        backend.delete(&endpoint).if_match(text("_etag")).await?;
    }
    for mut right in missing {
        right.insert("user".to_owned(), user.into());
        backend.post::<Value>(RIGHTS, &right).await?;
    }
    Ok(())
}
