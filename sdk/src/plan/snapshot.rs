//! What exists in the backend of all that a configuration is about.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::desired::Desired;
use super::keys::{Key, is_id, resource, service_key, texts};
use crate::backend::Backend;
use crate::describe::ResourceInfo;
use crate::error::BackendException;
use crate::query::Query;

/// Names or identifiers that one query asks for at most, so that its address stays short.
const MAX_NAMES: usize = 100;

/// Fields that are always read: what identifies an item, its owner, templates and place.
const ALWAYS: [&str; 10] = [
    "_id",
    "_etag",
    "name",
    "host",
    "imported_from",
    "_templates",
    "_template_fields",
    "_is_template",
    "_realm",
    "_level",
];

/// An item that exists, or that is going to.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) id: String,
    /// Empty when the item is still to be created.
    pub(super) etag: String,
    /// The fields that matter, as they are stored.
    pub(super) fields: Map<String, Value>,
}

impl Known {
    fn read(fields: Map<String, Value>) -> Option<Self> {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            id: text("_id")?,
            etag: text("_etag").unwrap_or_default(),
            fields,
        })
    }

    pub(super) fn exists(&self) -> bool {
        !self.etag.is_empty()
    }

    /// How deep it lies in a tree.
    pub(super) fn level(&self) -> i64 {
        let level = self.fields.get("_level");
        level.and_then(Value::as_i64).unwrap_or_default()
    }

    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field).and_then(Value::as_str)
    }
}

/// All known items, by their keys, and the keys by identifier.
#[derive(Default)]
pub(super) struct Snapshot {
    pub(super) items: BTreeMap<Key, Known>,
    pub(super) names: BTreeMap<String, Key>,
}

impl Snapshot {
    /// Reads what the owner of the configuration has, what it names, and what it refers to.
    pub(super) async fn read(
        backend: &Backend,
        desired: &Desired,
    ) -> Result<Self, BackendException> {
        let mut snapshot = Self::default();
        for resource in order() {
            snapshot.read_resource(backend, desired, resource).await?;
        }
        Ok(snapshot)
    }

    async fn read_resource(
        &mut self,
        backend: &Backend,
        desired: &Desired,
        resource: &'static ResourceInfo,
    ) -> Result<(), BackendException> {
        let projection = projection(desired, resource);
        let is_owned = resource.field("imported_from").is_some();
        if is_owned && !desired.owner().is_empty() {
            let filter = json!({"imported_from": desired.owner()});
            self.query(backend, resource, filter, &projection).await?;
        }
        let wanted: Vec<String> = names_of(desired, resource)
            .into_iter()
            .filter(|name| !self.items.contains_key(&(resource.name, name.clone())))
            .collect();
        if resource.name != "service" {
            for names in wanted.chunks(MAX_NAMES) {
                let filter = json!({"name": {"$in": names}});
                self.query(backend, resource, filter, &projection).await?;
            }
            return Ok(());
        }
        // Services are known by their hosts, all of which have been read.
        let mut hosts: BTreeSet<String> = BTreeSet::new();
        for key in &wanted {
            // Both names may hold a slash.
            for (position, _) in key.match_indices('/') {
                let host = self.items.get(&("host", key[..position].to_owned()));
                if let Some(host) = host.filter(|host| host.exists()) {
                    hosts.insert(host.id.clone());
                }
            }
        }
        let hosts: Vec<String> = hosts.into_iter().collect();
        for ids in hosts.chunks(MAX_NAMES) {
            let filter = json!({"host": {"$in": ids}});
            self.query(backend, resource, filter, &projection).await?;
        }
        Ok(())
    }

    async fn query(
        &mut self,
        backend: &Backend,
        resource: &'static ResourceInfo,
        filter: Value,
        projection: &BTreeSet<&str>,
    ) -> Result<(), BackendException> {
        let query = Query::new()
            .filter(&filter)
            .projection(projection.iter().copied());
        let found = backend.get_all::<Map<String, Value>>(resource.name, query);
        for fields in found.await?.items {
            let name = fields.get("name").and_then(Value::as_str);
            let (Some(name), Some(known)) = (name.map(str::to_owned), Known::read(fields)) else {
                continue;
            };
            let name = match resource.name {
                "service" => {
                    let host = known.text("host").and_then(|id| self.names.get(id));
                    // The host is read first, unless it is none that the configuration is about.
                    let host =
                        host.map_or_else(|| known.text("host").unwrap_or_default(), |key| &key.1);
                    service_key(host, &name)
                }
                _ => name,
            };
            self.insert((resource.name, name), known);
        }
        Ok(())
    }

    pub(super) fn insert(&mut self, key: Key, known: Known) {
        self.names.insert(known.id.clone(), key.clone());
        self.items.insert(key, known);
    }

    /// The identifier behind a name.
    pub(super) fn id_of(&self, resource: &'static str, name: &str) -> Option<String> {
        let known = self.items.get(&(resource, name.to_owned()));
        match known {
            Some(known) => Some(known.id.clone()),
            None => is_id(name).then(|| name.to_owned()),
        }
    }
}

/// The resources of a configuration, each after those that it refers to.
pub(super) fn order() -> Vec<&'static ResourceInfo> {
    crate::registry::creation_order()
        .into_iter()
        .filter(|resource| super::keys::configurable(resource.name).is_some())
        .collect()
}

/// What is read of the items of a resource.
fn projection<'a>(desired: &'a Desired, info: &ResourceInfo) -> BTreeSet<&'a str> {
    let set = desired
        .items(info.name)
        .flat_map(|(_, fields)| fields.keys().map(String::as_str))
        .filter(|name| *name != "rights");
    let always = ALWAYS.into_iter().filter(|name| info.field(name).is_some());
    set.chain(always).collect()
}

/// The names of all items of a resource that the configuration has or refers to.
fn names_of(desired: &Desired, info: &ResourceInfo) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = desired
        .items(info.name)
        .map(|(key, _)| key.clone())
        .collect();
    for other in order() {
        let fields: Vec<&str> = other
            .references()
            .filter(|field| field.reference() == Some(info.name))
            .map(|field| field.name)
            .collect();
        for (_, item) in desired.items(other.name) {
            let values = fields.iter().filter_map(|field| item.get(*field));
            names.extend(values.flat_map(texts).map(str::to_owned));
        }
    }
    let rights = desired
        .items("user")
        .filter_map(|(_, user)| user.get("rights")?.as_array())
        .flatten();
    if let ("realm", Some(_)) = (info.name, resource(super::keys::RIGHTS)) {
        let realms = rights.filter_map(|right| right.get("realm")?.as_str());
        names.extend(realms.map(str::to_owned));
    }
    names
}
