//! Examples of items, each of which works on a new server, in an order in which what it refers to
//! exists, with the ids of that server.

use std::sync::LazyLock;

use serde_json::{Value, json};

/// The id in all examples.
pub const ID: &str = "5a0b1c2d3e4f5a6b7c8d9e0f";
const DATE: &str = "Mon, 05 Feb 2024 09:03:07 GMT";
const ETAG: &str = "356a192b7913b04c54574d18c28d46e6395428ab";

/// For each resource, what creates an item and what changes it.
static EXAMPLES: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("examples.json")).unwrap_or_default());

/// What creates an item of the resource.
pub fn create(resource: &str) -> Value {
    EXAMPLES[resource]["create"].clone()
}

/// What changes that item.
pub fn patch(resource: &str) -> Value {
    EXAMPLES[resource]["patch"].clone()
}

/// That item as it is read with a projection to what was sent; `title` is that of its links.
pub fn item(resource: &str, title: &str) -> Value {
    let mut item = element(resource, title);
    item["_links"]["parent"] = json!({"title": "home", "href": "/"});
    item["_links"]["collection"] = json!({"title": resource, "href": resource});
    item
}

/// The page that holds that item alone.
pub fn page(resource: &str, title: &str) -> Value {
    json!({
        "_items": [element(resource, title)],
        "_links": {
            "parent": {"title": "home", "href": "/"},
            "self": {"title": resource, "href": resource},
        },
        "_meta": {"page": 1, "max_results": 50, "total": 1},
    })
}

/// The response to a write of that item.
pub fn written(resource: &str, title: &str) -> Value {
    json!({
        "_status": "OK", "_id": ID, "_created": DATE, "_updated": DATE, "_etag": ETAG,
        "_links": {"self": {"title": title, "href": format!("{resource}/{ID}")}},
    })
}

/// Check results in bulk: a good one, and one for a host that does not exist.
pub fn results() -> Value {
    let mut unknown = create("logcheckresult");
    unknown["host_name"] = json!("gone");
    json!([create("logcheckresult"), unknown])
}

/// The response to them.
pub fn results_written() -> Value {
    json!({
        "_status": "OK",
        "_items": [
            written("logcheckresult", "Logcheckresult"),
            {"_status": "ERR", "_issues": {"host_name": "value 'gone' must exist in resource 'host', field 'name'."}},
        ],
    })
}

fn element(resource: &str, title: &str) -> Value {
    let mut item = create(resource);
    if let Some(members) = item.as_object_mut() {
        members.remove("password");
    }
    item["_id"] = json!(ID);
    item["_created"] = json!(DATE);
    item["_updated"] = json!(DATE);
    item["_etag"] = json!(ETAG);
    item["_links"] = json!({"self": {"title": title, "href": format!("{resource}/{ID}")}});
    item
}
