//! What the backend has already.

use std::collections::HashMap;

use alignak_backend_client::{Backend, BackendException, Query};
use serde_json::{Map, Value as Json, json};

use super::draft::Key;
use super::import::Progress;
use crate::value::Name;

/// How many pages are fetched at once.
const PAGES_AT_ONCE: usize = 4;

/// An item of the backend.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) id: String,
    /// The fields that were asked for.
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

/// What is read of the items of a resource.
pub(super) struct Wanted<'a> {
    pub(super) resource: &'static str,
    pub(super) filter: Option<Json>,
    /// The fields, besides the identifier; all if there are none.
    pub(super) fields: Vec<&'a str>,
}

impl Wanted<'_> {
    /// All items of a resource, as far as their keys need.
    pub(super) fn identities(resource: &'static str, filter: Option<Json>) -> Self {
        let fields = match resource {
            "service" => vec!["name", "_is_template", "host"],
            "host" | "user" => vec!["name", "_is_template"],
            _ => vec!["name"],
        };
        Self {
            resource,
            filter,
            fields,
        }
    }
}

/// Reads items by their keys, and adds their identities.
pub(super) async fn read(
    backend: &Backend,
    wanted: Wanted<'_>,
    identities: &mut Identities,
    progress: Option<&dyn Progress>,
) -> Result<HashMap<Key, Item>, BackendException> {
    let resource = wanted.resource;
    let mut query = Query::new().projection(wanted.fields);
    if let Some(filter) = &wanted.filter {
        query = query.filter(filter);
    }
    let backend = backend.with_concurrency(PAGES_AT_ONCE);
    let show = |done, total| {
        if let Some(progress) = progress {
            progress.reading(resource, done, total);
        }
    };
    show(0, 0);
    let items = backend
        .get_all_with_progress::<Map<String, Json>>(resource, query, show)
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
        let wanted = Wanted::identities(resource, Some(filter));
        read(backend, wanted, identities, None).await?;
    }
    Ok(())
}
