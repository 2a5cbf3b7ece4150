//! The right that every imported user has: to read everything in and below the own realm.

use std::collections::HashSet;

use alignak_backend_client::{Backend, BackendException, Query};
use serde_json::{Value as Json, json};

/// How many roles are created at once.
const BATCH: usize = 200;

/// Creates the role of imported users for users, each with its realm, unless the backend created
/// it together with them.
pub(super) async fn create(
    backend: &Backend,
    users: &[(String, String)],
) -> Result<usize, BackendException> {
    if users.is_empty() {
        return Ok(0);
    }
    let ids: Vec<&str> = users.iter().map(|(user, _)| &**user).collect();
    let mut have: HashSet<(String, String)> = HashSet::new();
    for some in ids.chunks(BATCH) {
        let query = Query::new().filter(&json!({"user": {"$in": some}, "resource": "*"}));
        let roles = backend.get_all::<Json>("userrestrictrole", query).await?;
        have.extend(roles.items.iter().filter_map(|role| {
            let reads = role["crud"].as_array()?.iter().any(|verb| verb == "read");
            let whole = reads && role["sub_realm"] == true;
            whole.then(|| {
                Some((
                    role["user"].as_str()?.to_owned(),
                    role["realm"].as_str()?.to_owned(),
                ))
            })?
        }));
    }
    let missing: Vec<Json> = users
        .iter()
        .filter(|pair| !have.contains(pair))
        .map(|(user, realm)| {
            json!({
                "user": user,
                "realm": realm,
                "sub_realm": true,
                "resource": "*",
                "crud": ["read"],
            })
        })
        .collect();
    for some in missing.chunks(BATCH) {
        let _: Json = backend.post("userrestrictrole", some).await?;
    }
    Ok(missing.len())
}
