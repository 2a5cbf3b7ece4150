//! Realms.

use super::Mapper;
use crate::backend::draft::{Draft, Key};
use crate::backend::names;

impl Mapper<'_> {
    pub(super) fn realms(&mut self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for realm in &self.configuration.realms {
            if realm.name == self.configuration.default_realm || &*realm.name == names::ALL {
                continue;
            }
            let name = names::object(&realm.name);
            let mut draft = Draft::new(Key::new("realm", name), Some(realm.place.clone()));
            let alias = realm.text("alias").unwrap_or(&realm.name);
            draft.set("alias", &**alias);
            draft.set("default", realm.flag("default"));
            let parent = self.realm(realm.list("higher_realms").first());
            draft.link("_parent", parent);
            drafts.push(draft);
        }
        drafts
    }
}
