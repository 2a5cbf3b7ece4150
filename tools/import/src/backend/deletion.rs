//! Everything that an import replaces, removed.

use alignak_backend_client::{Backend, BackendException, Query};
use serde_json::Value as Json;

/// The resources that are emptied, in this order. The backend keeps its built-in items.
pub const DELETED: [&str; 19] = [
    "realm",
    "command",
    "timeperiod",
    "user",
    "usergroup",
    "host",
    "hostdependency",
    "hostgroup",
    "hostescalation",
    "service",
    "servicedependency",
    "servicegroup",
    "serviceescalation",
    "userrestrictrole",
    "livesynthesis",
    "actionacknowledge",
    "actiondowntime",
    "actionforcecheck",
    "alignakretention",
];

/// How many items a resource has.
pub(super) async fn remaining(backend: &Backend, resource: &str) -> Result<u64, BackendException> {
    let query = Query::new().max_results(1).projection(["_id"]);
    let page: Json = backend.get(resource, query).await?;
    Ok(page["_meta"]["total"].as_u64().unwrap_or_default())
}

/// Removes the items of one resource.
///
/// # Errors
/// The deletion was refused; not for `alignakretention`, which old backends do not have.
pub(super) async fn delete(backend: &Backend, resource: &str) -> Result<(), BackendException> {
    let result = backend.delete_resource(resource).await;
    if resource == "alignakretention" {
        return Ok(());
    }
    result
}
