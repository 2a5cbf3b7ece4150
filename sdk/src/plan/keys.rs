//! By which names the items of a desired configuration are known.

use serde_json::{Map, Value};

use crate::describe::ResourceInfo;
use crate::generated::RESOURCES;

/// The resources of a configuration, in no order. Rights belong to their users.
const CONFIGURABLE: [&str; 13] = [
    "realm",
    "command",
    "timeperiod",
    "usergroup",
    "user",
    "hostgroup",
    "servicegroup",
    "host",
    "service",
    "hostdependency",
    "servicedependency",
    "hostescalation",
    "serviceescalation",
];

/// The resource of the rights of users.
pub(super) const RIGHTS: &str = "userrestrictrole";

/// An item, by the wire name of its resource and its name; a service is `host/service`.
pub(super) type Key = (&'static str, String);

/// The description of a resource that a configuration can hold, by its name on the wire or by its
/// plural.
pub(super) fn configurable(name: &str) -> Option<&'static ResourceInfo> {
    RESOURCES
        .iter()
        .copied()
        .find(|resource| resource.name == name || resource.plural == name)
        .filter(|resource| CONFIGURABLE.contains(&resource.name))
}

/// The description of any resource, by its name on the wire.
pub(super) fn resource(name: &str) -> Option<&'static ResourceInfo> {
    RESOURCES
        .iter()
        .copied()
        .find(|resource| resource.name == name)
}

/// The name by which an item of a configuration is known, from its fields.
pub(super) fn key_of(resource: &ResourceInfo, fields: &Map<String, Value>) -> Option<String> {
    let name = fields.get("name")?.as_str()?;
    if resource.name != "service" {
        return Some(name.to_owned());
    }
    let host = fields.get("host")?.as_str()?;
    Some(service_key(host, name))
}

pub(super) fn service_key(host: &str, name: &str) -> String {
    [host, "/", name].concat()
}

/// Whether a text could be an identifier.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == 24
        && text
            .bytes()
            .all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'f'))
}

/// The texts in a value: one, or those of a list.
pub(super) fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Whether a field of a resource holds a secret.
pub(super) fn is_secret(resource_name: &str, field: &str) -> bool {
    let field = resource(resource_name).and_then(|info| info.field(field));
    field.is_some_and(|field| field.secret)
}
