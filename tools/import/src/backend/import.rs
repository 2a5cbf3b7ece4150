//! The sections of an import in their order.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use alignak_backend_client::{Backend, BackendException};
use serde_json::json;

use super::compare::Templates;
use super::deletion;
use super::draft::{Draft, Key, Link};
use super::existing::{self, Identities, Item};
use super::failure::Failure;
use super::mapping::{Location, Mapper, Section as Kind};
use super::roles;
use super::section::{Outcome, Section};
use super::summary::Summary;
use crate::configuration::Configuration;

/// What is done with items that exist already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// They are created again, which the backend refuses.
    #[default]
    Create,
    /// They are left alone.
    Duplicate,
    /// They are changed where they differ.
    Update,
}

/// Sees how an import goes on. It must not block.
pub trait Progress: Sync {
    /// A section begins, with this many items.
    fn begin(&self, title: &str, items: usize);

    /// An item of the section is about to be sent.
    fn item(&self, line: &str);

    /// This many items of the section are done.
    fn advance(&self, items: usize);

    /// A resource was emptied; this many items remain.
    fn deleted(&self, resource: &str, remaining: u64);

    /// This many of the items that a resource has were read; `total` is 0 where it is not known.
    fn reading(&self, resource: &str, done: u64, total: u64);

    /// What is about to be sent, without secrets, for who wants to see it.
    fn body(&self, text: &dyn Fn() -> String);
}

/// Writes configurations into a backend.
pub struct Import<'a> {
    pub(super) backend: Backend,
    mode: Mode,
    is_dry: bool,
    is_emptied: bool,
    updates_only: bool,
    keeps_going: bool,
    pub(super) location: Location,
    progress: &'a dyn Progress,
    is_stopped: AtomicBool,
}

impl<'a> Import<'a> {
    /// An import into a backend, where the user is logged in.
    pub fn new(backend: Backend, progress: &'a dyn Progress) -> Self {
        Self {
            backend,
            mode: Mode::default(),
            is_dry: false,
            is_emptied: false,
            updates_only: false,
            keeps_going: false,
            location: Location::default(),
            progress,
            is_stopped: AtomicBool::new(false),
        }
    }

    /// What is done with items that exist already.
    #[must_use]
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// In the mode [`Mode::Update`], creates nothing.
    #[must_use]
    pub fn update_only(mut self, updates_only: bool) -> Self {
        self.updates_only = updates_only;
        self
    }

    /// Reads only; nothing is changed.
    #[must_use]
    pub fn dry(mut self, is_dry: bool) -> Self {
        self.is_dry = is_dry;
        self
    }

    /// In a dry run, takes the backend for empty, as after a deletion.
    #[must_use]
    pub fn emptied(mut self, is_emptied: bool) -> Self {
        self.is_emptied = is_emptied;
        self
    }

    /// Goes on after items that the backend refuses.
    #[must_use]
    pub fn keep_going(mut self, keeps_going: bool) -> Self {
        self.keeps_going = keeps_going;
        self
    }

    /// Where hosts are that do not say where they are.
    #[must_use]
    pub fn location(mut self, location: Location) -> Self {
        self.location = location;
        self
    }

    /// Sends nothing more. What is being written or deleted ends with a failure as soon as the
    /// requests under way have been answered, so that the backend does nothing afterwards that the
    /// next import does not see.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    fn go_on(&self, resource: &'static str) -> Result<(), Failure> {
        if self.is_stopped.load(Ordering::Relaxed) {
            return Err(Failure::stopped(resource));
        }
        Ok(())
    }

    /// Removes everything that an import replaces.
    ///
    /// # Errors
    /// A deletion was refused.
    pub async fn delete(&self) -> Result<(), Failure> {
        for resource in deletion::DELETED {
            self.go_on(resource)?;
            let failed = |error| Failure::of(resource, "all items".to_owned(), error);
            if !self.is_dry {
                deletion::delete(&self.backend, resource)
                    .await
                    .map_err(failed)?;
            }
            match deletion::remaining(&self.backend, resource).await {
                Ok(remaining) => self.progress.deleted(resource, remaining),
                Err(_) if resource == "alignakretention" => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Ok(())
    }

    /// Writes a configuration. What was written before a failure or an interruption stays; the same
    /// import with [`Mode::Update`] completes it. So does one with [`Mode::Duplicate`], which
    /// leaves items as they are, but fills the links that are set after their creation where they
    /// are empty.
    ///
    /// # Errors
    /// A request failed, or an item was refused and the import does not go on after that.
    pub async fn write(&self, configuration: &Configuration) -> Result<Summary, Failure> {
        let mut identities = Identities::default();
        let at_start = |error| Failure::of("backend", "the items it has".to_owned(), error);
        existing::read_built_in(&self.backend, &mut identities)
            .await
            .map_err(at_start)?;
        let mut summary = Summary::start(&identities);
        let mut mapper = Mapper::new(configuration, self.location);
        let mut refused = HashSet::new();
        for kind in Kind::ALL {
            self.go_on(kind.resource())?;
            let mut drafts = mapper.drafts(kind);
            attach_business_rules(&mut drafts, &identities);
            let realms = realms_of_users(kind, &drafts);
            let mut outcome = self
                .section(kind, drafts, &mut identities, &mut refused)
                .await?;
            self.roles(&realms, &mut outcome, &identities).await?;
            summary.add(outcome);
        }
        summary.messages = mapper.messages;
        Ok(summary)
    }

    async fn section(
        &self,
        kind: Kind,
        mut drafts: Vec<Draft>,
        identities: &mut Identities,
        refused: &mut HashSet<Key>,
    ) -> Result<Outcome, Failure> {
        let resource = kind.resource();
        if self.mode == Mode::Create || self.is_emptied {
            // What the engine has built in is never created again.
            drafts.retain(|draft| {
                !(resource == "command"
                    && draft.place.is_none()
                    && identities.get(&draft.key).is_some())
            });
        }
        let failed = |error| Failure::of(resource, "the items it has".to_owned(), error);
        let existing = self.existing(kind, &drafts, identities);
        let existing = existing.await.map_err(failed)?;
        let templates = self.templates(kind).await.map_err(failed)?;
        self.progress.begin(kind.title(), drafts.len());
        for (number, draft) in drafts.iter().enumerate() {
            let template = if kind.is_template() { " template" } else { "" };
            let shown = draft.key.shown();
            self.progress.item(&format!(
                "- importing {resource}{template} #{}: {shown}",
                number + 1
            ));
            if draft.renamed {
                self.progress
                    .item(&format!("  -> renamed as: {}", draft.key.name));
            }
        }
        let section = Section {
            backend: &self.backend,
            mode: self.mode,
            is_dry: self.is_dry,
            updates_only: self.updates_only,
            keeps_going: self.keeps_going,
            identities,
            refused,
            existing,
            templates,
            progress: self.progress,
            is_stopped: &self.is_stopped,
        };
        section.run(drafts).await
    }

    /// What the backend has of a section, with the fields that the mode needs.
    async fn existing(
        &self,
        kind: Kind,
        drafts: &[Draft],
        identities: &mut Identities,
    ) -> Result<HashMap<Key, Item>, BackendException> {
        if self.is_emptied || self.mode == Mode::Create && !self.is_dry {
            return Ok(HashMap::new());
        }
        let mut fields: BTreeSet<&str> = BTreeSet::from(["name"]);
        if kind.resource() == "service" {
            fields.insert("host");
        }
        if kind.has_templates() {
            fields.insert("_is_template");
        }
        for draft in drafts {
            let wants = |link: &&Link| link.is_late || self.mode == Mode::Update;
            fields.extend(draft.links.iter().filter(wants).map(|link| link.field));
            if self.mode == Mode::Update {
                fields.extend(draft.fields.keys().map(String::as_str));
            }
        }
        let filter = kind.has_templates().then(|| {
            if kind.is_template() {
                json!({"_is_template": true})
            } else {
                json!({"_is_template": {"$ne": true}})
            }
        });
        let wanted = existing::Wanted {
            resource: kind.resource(),
            filter,
            fields: fields.into_iter().collect(),
        };
        existing::read(&self.backend, wanted, identities, Some(self.progress)).await
    }

    /// What the templates of the items of a section have that the backend adds to those items.
    async fn templates(&self, kind: Kind) -> Result<Templates, BackendException> {
        let is_needed = self.mode == Mode::Update && kind.has_templates() && !self.is_emptied;
        if !is_needed {
            return Ok(Templates::default());
        }
        Templates::read(&self.backend, kind.resource()).await
    }

    /// Creates the roles of users that were created.
    async fn roles(
        &self,
        realms: &HashMap<Key, Key>,
        outcome: &mut Outcome,
        identities: &Identities,
    ) -> Result<(), Failure> {
        if self.is_dry {
            return Ok(());
        }
        let role_of = |key: &Key| {
            let (user, realm) = (identities.get(key)?, identities.get(realms.get(key)?)?);
            Some((user.clone(), realm.clone()))
        };
        let users: Vec<(String, String)> = outcome.created.iter().filter_map(role_of).collect();
        if let Err(error) = roles::create(&self.backend, &users).await {
            let failure = Failure::of("userrestrictrole", "the new users".to_owned(), error);
            if !self.keeps_going {
                return Err(failure);
            }
            outcome.refused.push(failure);
        }
        Ok(())
    }
}

/// The realms of the users of a section; nothing for other sections.
fn realms_of_users(kind: Kind, drafts: &[Draft]) -> HashMap<Key, Key> {
    if kind.resource() != "user" {
        return HashMap::new();
    }
    let realm_of = |draft: &Draft| {
        let link = draft.links.iter().find(|link| link.field == "_realm")?;
        Some((draft.key.clone(), link.links.keys().first()?.clone()))
    };
    drafts.iter().filter_map(realm_of).collect()
}

/// A business rule is a command of the engine's own; where the backend has none, a host or a
/// service keeps the rule as the arguments of no command.
pub(super) fn attach_business_rules(drafts: &mut [Draft], identities: &Identities) {
    let rule = Key::new("command", "bp_rule");
    if identities.get(&rule).is_some() {
        return;
    }
    for draft in drafts {
        let is_rule =
            |link: &Link| link.field == "check_command" && link.links.keys() == [rule.clone()];
        draft.links.retain(|link| !is_rule(link));
    }
}
