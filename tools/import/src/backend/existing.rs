//! What the backend has already.

use std::collections::HashMap;

use alignak_backend_client::{Backend, BackendException, Query};
use serde_json::{Map, Value as Json, json};

use super::draft::Key;
use crate::value::Name;

/// How many pages are fetched at once.
const PAGES_AT_ONCE: usize = 4;

/// An item of the backend.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) id: String,
    /// Its fields; empty where only its identity was asked for.
    pub(super) fields: Map<String, Json>,
}

/// The identities of everything that the import knows of.
#[derive(Debug, Default)]
pub(super) struct Identities {
    ids: HashMap<Key, String>,
    /// The names of hosts, and whether they are templates, by id.
    hosts: HashMap<String, Name>,
}

impl Identities {
    pub(super) fn get(&self, key: &Key) -> Option<&String> {
        self.ids.get(key)
    }

    pub(super) fn add(&mut self, key: Key, id: String) {
        if key.resource == "host" {
            self.hosts.insert(id.clone(), Name::clone(&key.name));
        }
        self.ids.insert(key, id);
    }

    pub(super) fn count(&self, resource: &str) -> usize {
        self.ids
            .keys()
            .filter(|key| key.resource == resource)
            .count()
    }

    fn key(&self, resource: &'static str, item: &Map<String, Json>) -> Option<Key> {
        let name = Name::from(item.get("name")?.as_str()?);
        let is_template = item.get("_is_template").and_then(Json::as_bool) == Some(true);
        let host = match resource {
            "service" => Some(self.hosts.get(item.get("host")?.as_str()?)?.clone()),
            _ => None,
        };
        Some(Key {
            resource,
            name,
            host,
            is_template,
        })
    }
}

/// Reads the items of a resource that a filter finds, by their keys, and adds their identities.
pub(super) async fn read(
    backend: &Backend,
    resource: &'static str,
    filter: Option<Json>,
    identities: &mut Identities,
) -> Result<HashMap<Key, Item>, BackendException> {
    let mut query = Query::new();
    if let Some(filter) = &filter {
        query = query.filter(filter);
    }
    let backend = backend.with_concurrency(PAGES_AT_ONCE);
    let items = backend
        .get_all::<Map<String, Json>>(resource, query)
        .await?
        .items;
    let mut found = HashMap::with_capacity(items.len());
    for fields in items {
        let id = fields.get("_id").and_then(Json::as_str).map(str::to_owned);
        if let (Some(id), Some(key)) = (id, identities.key(resource, &fields)) {
            identities.add(key.clone(), id.clone());
            found.insert(key, Item { id, fields });
        }
    }
    Ok(found)
}

/// What every backend has, and an import refers to.
pub(super) async fn read_built_in(
    backend: &Backend,
    identities: &mut Identities,
) -> Result<(), BackendException> {
    let internal = json!({"name": {"$regex": "^_"}});
    let periods = json!({"name": {"$in": [super::names::ALWAYS, super::names::NEVER]}});
    for (resource, filter) in [
        ("realm", json!({"name": super::names::ALL})),
        ("timeperiod", periods),
        ("user", json!({"name": "admin"})),
        ("command", internal),
        ("command", json!({"name": "bp_rule"})),
        ("host", json!({"name": super::names::DUMMY})),
    ] {
        read(backend, resource, Some(filter), identities).await?;
    }
    Ok(())
}
