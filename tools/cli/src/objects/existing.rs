//! Which items of a data file exist already. Lists are asked about in parts and not one by one, as
//! long as nothing has been written under a name.

use std::collections::{BTreeSet, HashSet};

use alignak_backend_client::Query;
use serde_json::{Value, json};

use super::resolve::is_id;
use crate::connect::{Item, Session, id, text};
use crate::names::ItemName;

/// Elements of the data that one question is about at most, so that its address stays short.
pub(super) const PART: usize = 100;

/// What is read of an item that exists.
const FIELDS: [&str; 6] = ["_id", "_etag", "_realm", "name", "host", "_is_template"];

/// What identifies an item of the resource of the command line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) name: String,
    /// The id of the host of a service, where it is known.
    pub(super) host: Option<String>,
    /// `None` where the data say nothing: then an item comes before a template.
    pub(super) is_template: Option<bool>,
}

impl Key {
    fn is_of(&self, item: &Item) -> bool {
        let is_template = item.get("_is_template").and_then(Value::as_bool);
        self.name == text(item, "name")
            && self
                .host
                .as_deref()
                .is_none_or(|host| text(item, "host") == host)
            && (self.is_template.is_none() || self.is_template == is_template)
    }
}

/// What is known of an item.
pub(super) enum Found<'e> {
    /// It was there.
    Exists(&'e Item),
    /// It was not there.
    Missing,
    /// It has not been read, or was written since.
    Unknown,
}

/// What is known of the items of one part of the data.
#[derive(Default)]
pub(super) struct Existing {
    items: Vec<Item>,
    /// Names whose items have all been read: with the host for services.
    known: HashSet<(String, Option<String>)>,
}

impl Existing {
    /// Reads which of the elements exist. What cannot be read is asked for one by one later.
    pub(super) async fn read(session: &Session<'_>, elements: &[Value]) -> Self {
        let mut existing = Self::default();
        // With `-i` whole items are needed, as they are at that moment.
        if elements.len() < 2 || session.is_unnamed() || session.arguments.include_read_data {
            return existing;
        }
        let elements: Vec<&Item> = elements.iter().filter_map(Value::as_object).collect();
        if session.resource() == "service" {
            existing.read_services(session, &elements).await;
        } else {
            let names: BTreeSet<&str> = elements
                .iter()
                .map(|element| text(element, "name"))
                .filter(|name| !name.is_empty())
                .collect();
            let filter = json!({"name": {"$in": names}});
            if let Some(items) = read(session, session.resource(), &filter).await {
                existing.items = items;
                existing.known = names
                    .into_iter()
                    .map(|name| (name.to_owned(), None))
                    .collect();
            }
        }
        existing
    }

    async fn read_services(&mut self, session: &Session<'_>, elements: &[&Item]) {
        // As the data name them: the host by name or id, and the service.
        let pairs: Vec<(String, String)> = elements
            .iter()
            .filter_map(|element| {
                let name = text(element, "name");
                let parts = ItemName::parse(name);
                match (text(element, "host"), parts.second) {
                    ("", None) => None,
                    ("", Some(service)) => Some((parts.first, service)),
                    (host, Some(service)) if host == parts.first => Some((parts.first, service)),
                    (host, _) => Some((host.to_owned(), name.to_owned())),
                }
            })
            .collect();
        let named: BTreeSet<&str> = pairs.iter().map(|(host, _)| host.as_str()).collect();
        let filter = json!({"name": {"$in": named}});
        let Some(hosts) = read(session, "host", &filter).await else {
            return;
        };
        session.remember_hosts(&hosts);
        let mut ids: BTreeSet<&str> = hosts.iter().map(id).collect();
        ids.extend(named.iter().filter(|name| is_id(name)));
        let names: BTreeSet<&str> = pairs.iter().map(|(_, name)| name.as_str()).collect();
        if ids.is_empty() || names.is_empty() {
            return;
        }
        let filter = json!({"host": {"$in": ids}, "name": {"$in": names}});
        if let Some(items) = read(session, "service", &filter).await {
            self.items = items;
            for name in names {
                let known = ids
                    .iter()
                    .map(|id| (name.to_owned(), Some((*id).to_owned())));
                self.known.extend(known);
            }
        }
    }

    /// The item of this key.
    pub(super) fn find(&self, key: &Key) -> Found<'_> {
        if !self.known.contains(&(key.name.clone(), key.host.clone())) {
            return Found::Unknown;
        }
        let found = self.items.iter().filter(|item| key.is_of(item));
        let is_template = |item: &&Item| item.get("_is_template") == Some(&Value::Bool(true));
        found
            .min_by_key(is_template)
            .map_or(Found::Missing, Found::Exists)
    }

    /// Something has been written under this name: it has to be read again.
    pub(super) fn forget(&mut self, key: &Key) {
        self.known.remove(&(key.name.clone(), key.host.clone()));
    }
}

async fn read(session: &Session<'_>, resource: &str, filter: &Value) -> Option<Vec<Item>> {
    let query = Query::new().filter(filter).projection(FIELDS);
    session.read_all(resource, query).await.ok()
}
