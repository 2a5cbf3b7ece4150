//! Groups of users, hosts and services, each with the group above it.

use std::collections::HashMap;

use super::Mapper;
use crate::backend::draft::{Draft, Key};
use crate::backend::names;
use crate::object::Object;
use crate::value::Name;

impl Mapper<'_> {
    pub(super) fn user_groups(&mut self) -> Vec<Draft> {
        let groups = &self.configuration.contact_groups;
        let mut drafts = groups_of("usergroup", groups, "contactgroup_members", "usergroups");
        for (draft, group) in drafts.iter_mut().zip(kept(groups)) {
            let users = group.list("members").iter();
            draft.link_all(
                "users",
                users
                    .map(|name| Key::new("user", names::user(name)))
                    .collect(),
            );
            Self::in_realm_all(draft);
        }
        drafts
    }

    pub(super) fn host_groups(&mut self) -> Vec<Draft> {
        let groups = &self.configuration.host_groups;
        let mut drafts = groups_of("hostgroup", groups, "hostgroup_members", "hostgroups");
        for (draft, group) in drafts.iter_mut().zip(kept(groups)) {
            let hosts = group.list("members").iter();
            draft.link_all(
                "hosts",
                hosts
                    .map(|name| Key::new("host", names::object(name)))
                    .collect(),
            );
            draft.link("_realm", self.realm(group.text("realm")));
            set_texts(draft, group);
        }
        drafts
    }

    pub(super) fn service_groups(&mut self) -> Vec<Draft> {
        let groups = &self.configuration.service_groups;
        let mut drafts = groups_of(
            "servicegroup",
            groups,
            "servicegroup_members",
            "servicegroups",
        );
        for (draft, group) in drafts.iter_mut().zip(kept(groups)) {
            draft.link_all("services", pairs(group.list("members")));
            draft.link("_realm", Key::new("realm", names::ALL));
            set_texts(draft, group);
        }
        drafts
    }
}

/// The services of a flat list of hosts and descriptions.
pub(super) fn pairs(flat: &[Name]) -> Vec<Key> {
    flat.chunks_exact(2)
        .map(|pair| Key::service(names::object(&pair[0]), names::object(&pair[1]), false))
        .collect()
}

/// The groups that are sent: the one on top is the backend's own.
fn kept(groups: &[Object]) -> impl Iterator<Item = &Object> {
    groups.iter().filter(|group| &*group.name != names::ALL)
}

fn set_texts(draft: &mut Draft, group: &Object) {
    for field in ["notes", "notes_url", "action_url"] {
        draft.set(field, group.text(field).map_or("", |text| text));
    }
}

fn groups_of(
    resource: &'static str,
    groups: &[Object],
    members: &str,
    field: &'static str,
) -> Vec<Draft> {
    // Of several groups that list one, the last is above it.
    let mut above: HashMap<&Name, &Name> = HashMap::new();
    for group in groups {
        for member in group.list(members) {
            above.insert(member, &group.name);
        }
    }
    let mut drafts = Vec::new();
    for group in kept(groups) {
        let key = Key::new(resource, names::object(&group.name));
        let mut draft = Draft::new(key, Some(group.place.clone()));
        draft.set(
            "alias",
            group.text("alias").map_or(&*group.name, |text| text),
        );
        draft.set("definition_order", group.definition_order());
        if let Some(parent) = above.get(&group.name) {
            draft.link("_parent", Key::new(resource, names::object(parent)));
        }
        let inner = group.list(members).iter();
        draft.link_late(
            field,
            inner
                .map(|name| Key::new(resource, names::object(name)))
                .collect(),
        );
        drafts.push(draft);
    }
    drafts
}
