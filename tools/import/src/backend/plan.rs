//! What an import would change: the SDK's plan for a configuration.

use std::collections::HashSet;

use alignak_backend_client::BackendException;
use alignak_backend_client::plan::{Desired, Plan};
use serde_json::Value as Json;

use super::draft::{Draft, IMPORTED_FROM, Key, Links};
use super::existing::{self, Identities};
use super::failure::Failure;
use super::import::{Import, attach_business_rules};
use super::mapping::{Mapper, Section};
use crate::configuration::Configuration;
use crate::message::Messages;

impl Import<'_> {
    /// What has to be done to make the backend equal to a configuration: creations, changes, and
    /// removals of what an earlier import left behind. Nothing is changed. The messages are those
    /// that an import of the configuration has.
    ///
    /// An import does the creations and the changes, and sets what is written to new items only: the
    /// passwords and rights of users. It removes nothing.
    ///
    /// # Errors
    /// A read failed; two objects have the same name in the backend; or the configuration refers to
    /// something that neither it nor the backend has ([`Failure::is_unresolved`]).
    pub async fn plan(&self, configuration: &Configuration) -> Result<(Plan, Messages), Failure> {
        let of_whole = |error| Failure::of("configuration", "its items".to_owned(), error);
        let mut identities = Identities::default();
        existing::read_built_in(&self.backend, &mut identities)
            .await
            .map_err(of_whole)?;
        let mut desired = Desired::new(IMPORTED_FROM);
        let mut mapper = Mapper::new(configuration, self.location);
        for section in Section::ALL {
            let mut drafts = mapper.drafts(section);
            attach_business_rules(&mut drafts, &identities);
            for draft in drafts {
                let (resource, shown) = (draft.key.resource, draft.key.shown());
                add(&mut desired, draft).map_err(|error| Failure::of(resource, shown, error))?;
            }
        }
        let plan = self.backend.plan(&desired).await.map_err(|error| {
            let is_unresolved = error.is_invalid();
            let failure = of_whole(error);
            if is_unresolved {
                failure.unresolved()
            } else {
                failure
            }
        })?;
        Ok((plan, mapper.messages))
    }
}

/// Adds an item, its links by name.
fn add(desired: &mut Desired, draft: Draft) -> Result<(), BackendException> {
    let mut fields = draft.fields;
    for link in draft.links {
        let value = match &link.links {
            Links::One(key) => Json::from(key.shown()),
            Links::Many(keys) => distinct(keys.iter().map(Key::shown)),
        };
        fields.insert(link.field.to_owned(), value);
    }
    desired.add_fields(draft.key.resource, fields).map(drop)
}

/// A list of names, each once.
fn distinct(names: impl Iterator<Item = String>) -> Json {
    let mut seen = HashSet::new();
    names.filter(|name| seen.insert(name.clone())).collect()
}
