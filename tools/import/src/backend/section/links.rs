//! The links of drafts, and the bodies that they become a part of.

use std::collections::HashSet;

use alignak_backend_client::registry::{RESOURCES, ResourceInfo};
use serde_json::{Map, Value as Json};

use super::Section;
use crate::backend::draft::{Draft, Key, Link, Links};
use crate::message::Place;

impl Section<'_> {
    /// What a draft cannot do without and the backend has refused.
    pub(super) fn refused_need<'a>(&self, draft: &'a Draft) -> Option<&'a Key> {
        if self.refused.is_empty() {
            return None;
        }
        let info = described(draft.key.resource);
        let is_required = |link: &&Link| {
            let field = info.and_then(|info| info.field(link.field));
            field.is_some_and(|field| field.required)
                // What a dependency or an escalation is about.
                || matches!(link.field, "hosts" | "dependent_hosts" | "services" | "dependent_services")
                    && !draft.key.resource.ends_with("group")
        };
        let links = draft.links.iter().filter(is_required);
        links.into_iter().find_map(|link| {
            let keys = link.links.keys();
            let has_one = keys.iter().any(|key| self.identities.get(key).is_some());
            keys.iter()
                .find(|key| !has_one && self.refused.contains(key))
        })
    }

    /// The links of a draft that are set once all items of the section exist, those that are
    /// `wanted`.
    pub(super) fn late_links(
        &self,
        draft: &Draft,
        wanted: impl Fn(&Link) -> bool,
        unresolved: &mut Vec<String>,
    ) -> Map<String, Json> {
        let mut body = Map::new();
        for link in draft.links.iter().filter(|link| link.is_late) {
            if !link.links.keys().is_empty() && wanted(link) {
                self.resolve(link, draft, &mut body, unresolved);
            }
        }
        body
    }

    /// Shows what is about to be sent, without secrets.
    pub(super) fn show(&self, key: &Key, body: &Map<String, Json>) {
        self.progress.body(&|| {
            let info = described(key.resource);
            let is_secret = |name: &str| {
                let field = info.and_then(|info| info.field(name));
                field.is_some_and(|field| field.secret)
            };
            let shown: Map<String, Json> = body
                .iter()
                .filter(|(name, _)| !is_secret(name))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            format!(
                "  {} {}: {}",
                key.resource,
                key.shown(),
                Json::Object(shown)
            )
        });
    }

    /// Puts the ids of a link into a body. What is not known is left out and reported.
    pub(super) fn resolve(
        &self,
        link: &Link,
        draft: &Draft,
        body: &mut Map<String, Json>,
        unresolved: &mut Vec<String>,
    ) {
        let mut id = |key: &Key| -> Option<Json> {
            let found = self.identities.get(key);
            if found.is_none() {
                let why = if self.refused.contains(key) {
                    "Refused"
                } else {
                    "Unknown"
                };
                unresolved.push(format!(
                    "# {why} {}: {} for {} '{}'{}",
                    key.resource,
                    key.shown(),
                    draft.key.resource,
                    draft.key.shown(),
                    shown(draft.place.as_ref()),
                ));
            }
            found.map(|id| Json::from(id.as_str()))
        };
        match &link.links {
            Links::One(key) => {
                if let Some(id) = id(key) {
                    body.insert(link.field.to_owned(), id);
                }
            }
            Links::Many(keys) => {
                let mut met = HashSet::new();
                let ids = keys.iter().filter(|key| met.insert(*key)).filter_map(id);
                body.insert(link.field.to_owned(), Json::Array(ids.collect()));
            }
        }
    }
}

/// What the SDK knows of a resource.
fn described(resource: &str) -> Option<&'static ResourceInfo> {
    RESOURCES.iter().copied().find(|info| info.name == resource)
}

/// A place as it follows a name.
pub(super) fn shown(place: Option<&Place>) -> String {
    place.map(|place| format!(" ({place})")).unwrap_or_default()
}
