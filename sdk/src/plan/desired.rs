//! A desired configuration, by names.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::keys::{Key, configurable, key_of, resource, service_key};
use crate::error::BackendException;

/// A configuration that a backend is to have: realms, commands, time periods, groups, users with
/// their rights, templates, hosts with their services, dependencies and escalations, all by their
/// names.
///
/// It is built from [`Entry`](super::Entry)s, or read from JSON, YAML or TOML by any crate for
/// serde:
///
/// ```
/// use alignak_backend_client::plan::Desired;
///
/// let desired: Desired = serde_json::from_str(r#"{
///     "imported_from": "site-a",
///     "commands": [{"name": "ping", "_realm": "All", "command_line": "check_ping -H $HOSTADDRESS$"}],
///     "hosts": [{
///         "name": "srv1", "_realm": "All", "address": "192.0.2.1", "check_command": "ping",
///         "services": [{"name": "http", "check_command": "ping"}]
///     }]
/// }"#)?;
/// assert_eq!(desired.len(), 3);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// - `imported_from` names who owns the configuration. It is written to each item, and what has it
///   in the backend but not in the configuration is deleted. Other items are never deleted.
/// - The other members are lists of items, by the plural (`hosts`) or by the name on the wire
///   (`host`). The fields are those of the backend, by their names on the wire; a field that is
///   not set is left to the backend (in a new item) or as it is (in an old one).
/// - A reference is the name of the item that it leads to, whether that is a part of the
///   configuration or exists already; a service is `host/service`.
/// - `services` of a host are services whose `host` is that one, in its realm unless they say
///   otherwise. `rights` of a user are all rights that the user has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desired {
    owner: String,
    items: BTreeMap<&'static str, BTreeMap<String, Map<String, Value>>>,
}

impl Desired {
    /// An empty configuration of this owner.
    pub fn new(owner: impl Into<String>) -> Self {
        Self {
            owner: owner.into(),
            items: BTreeMap::new(),
        }
    }

    /// Who owns the items: their `imported_from`.
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// How many items there are; the rights of a user count with the user.
    pub fn len(&self) -> usize {
        self.items.values().map(BTreeMap::len).sum()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.items.values().all(BTreeMap::is_empty)
    }

    /// Adds an item of a resource, by the name of the resource on the wire or by its plural, with
    /// fields as in the files.
    ///
    /// # Errors
    /// A configuration cannot hold such items; a field does not exist, or the backend alone sets
    /// it; the item has no name, or is there already ([`is_invalid`](BackendException::is_invalid)).
    pub fn add_fields(
        &mut self,
        resource_name: &str,
        mut fields: Map<String, Value>,
    ) -> Result<&mut Self, BackendException> {
        let Some(resource) = configurable(resource_name) else {
            return Err(BackendException::invalid(format!(
                "a configuration has no `{resource_name}`"
            )));
        };
        if resource.name == "host"
            && let Some(services) = fields.remove("services")
        {
            self.add_services(&fields, services)?;
        }
        let Some(key) = key_of(resource, &fields) else {
            let wanted = match resource.name {
                "service" => "a `name` and a `host`",
                _ => "a `name`",
            };
            return Err(BackendException::invalid(format!(
                "an item of `{}` needs {wanted}: {}",
                resource.plural,
                Value::Object(fields)
            )));
        };
        for name in fields.keys() {
            let is_rights = resource.name == "user" && name == "rights";
            let known = resource.field(name);
            if !is_rights && known.is_none_or(|field| !field.creatable) {
                let why = match known {
                    None => "does not exist",
                    Some(_) => "is set by the backend alone",
                };
                return Err(BackendException::invalid(format!(
                    "`{name}` of the {} `{key}` {why}",
                    resource.singular.replace('_', " ")
                )));
            }
        }
        let items = self.items.entry(resource.name).or_default();
        if items.contains_key(&key) {
            return Err(BackendException::invalid(format!(
                "there are two {} `{key}`",
                resource.plural.replace('_', " ")
            )));
        }
        items.insert(key, fields);
        Ok(self)
    }

    /// Adds all items of another configuration, which has the same owner or none.
    ///
    /// # Errors
    /// An item is in both, or the owners differ.
    pub fn merge(&mut self, other: Self) -> Result<&mut Self, BackendException> {
        if self.owner.is_empty() {
            self.owner.clone_from(&other.owner);
        }
        if !other.owner.is_empty() && other.owner != self.owner {
            return Err(BackendException::invalid(format!(
                "the configuration has two owners: `{}` and `{}`",
                self.owner, other.owner
            )));
        }
        for (resource, items) in other.items {
            for fields in items.into_values() {
                self.add_fields(resource, fields)?;
            }
        }
        Ok(self)
    }

    fn add_services(
        &mut self,
        host: &Map<String, Value>,
        services: Value,
    ) -> Result<(), BackendException> {
        let name = host.get("name").cloned().unwrap_or_default();
        let Value::Array(services) = services else {
            return Err(BackendException::invalid(format!(
                "`services` of the host {name} is not a list"
            )));
        };
        for service in services {
            let Value::Object(mut fields) = service else {
                return Err(BackendException::invalid(format!(
                    "`services` of the host {name} is not a list of objects"
                )));
            };
            fields.entry("host").or_insert_with(|| name.clone());
            if let Some(realm) = host.get("_realm") {
                fields.entry("_realm").or_insert_with(|| realm.clone());
            }
            self.add_fields("service", fields)?;
        }
        Ok(())
    }

    /// The items of a resource, by their keys.
    pub(super) fn items(
        &self,
        resource: &str,
    ) -> impl Iterator<Item = (&String, &Map<String, Value>)> {
        self.items.get(resource).into_iter().flatten()
    }

    pub(super) fn contains(&self, key: &Key) -> bool {
        self.items
            .get(key.0)
            .is_some_and(|items| items.contains_key(&key.1))
    }
}

/// The form of the files: services within their hosts.
impl Serialize for Desired {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("imported_from", &self.owner)?;
        let hosts: Vec<&str> = self.items("host").map(|(key, _)| key.as_str()).collect();
        let is_nested = |fields: &Map<String, Value>| {
            let host = fields.get("host").and_then(Value::as_str);
            host.is_some_and(|host| hosts.contains(&host))
        };
        for (name, items) in &self.items {
            let Some(info) = resource(name) else { continue };
            let listed: Vec<Value> = items
                .values()
                .filter(|fields| info.name != "service" || !is_nested(fields))
                .map(|fields| {
                    let mut fields = fields.clone();
                    if info.name == "host" {
                        self.nest_services(&mut fields);
                    }
                    Value::Object(fields)
                })
                .collect();
            if !listed.is_empty() {
                map.serialize_entry(info.plural, &listed)?;
            }
        }
        map.end()
    }
}

impl Desired {
    fn nest_services(&self, host: &mut Map<String, Value>) {
        let Some(name) = host.get("name").and_then(Value::as_str).map(str::to_owned) else {
            return;
        };
        let from = service_key(&name, "");
        let services: Vec<Value> = self
            .items
            .get("service")
            .into_iter()
            .flat_map(|services| services.range(from.clone()..))
            .take_while(|(key, _)| key.starts_with(&from))
            .filter(|(_, fields)| fields.get("host").and_then(Value::as_str) == Some(&*name))
            .map(|(_, fields)| {
                let mut fields = fields.clone();
                fields.remove("host");
                if fields.get("_realm") == host.get("_realm") {
                    fields.remove("_realm");
                }
                Value::Object(fields)
            })
            .collect();
        if !services.is_empty() {
            host.insert("services".to_owned(), Value::Array(services));
        }
    }
}

impl<'de> Deserialize<'de> for Desired {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Map::<String, Value>::deserialize(deserializer)?;
        let mut desired = Self::default();
        for (name, value) in members {
            if name == "imported_from" {
                let Value::String(owner) = value else {
                    return Err(D::Error::custom("`imported_from` is not a text"));
                };
                desired.owner = owner;
                continue;
            }
            let Value::Array(items) = value else {
                return Err(D::Error::custom(format!("`{name}` is not a list")));
            };
            for item in items {
                let Value::Object(fields) = item else {
                    return Err(D::Error::custom(format!(
                        "`{name}` is not a list of objects"
                    )));
                };
                desired
                    .add_fields(&name, fields)
                    .map_err(|failure| D::Error::custom(failure.message()))?;
            }
        }
        Ok(desired)
    }
}
