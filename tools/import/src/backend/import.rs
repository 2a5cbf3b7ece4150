//! The sections in their order, and what came of them.

use std::collections::BTreeMap;
use std::fmt;

use alignak_backend_client::model::Issues;
use alignak_backend_client::{Backend, BackendException};

use super::deletion;
use super::draft::{Draft, Key};
use super::existing::{self, Identities};
use super::mapping::{Location, Mapper, Section as Kind};
use super::names;
use super::roles;
use super::section::{Outcome, Section};
use crate::configuration::Configuration;
use crate::message::{Messages, Place};

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
}

/// What an import did.
#[derive(Debug, Default)]
pub struct Summary {
    /// Items created or found at the start, by kind.
    pub inserted: BTreeMap<String, usize>,
    /// Items that existed and were left alone, by kind.
    pub ignored: BTreeMap<String, Vec<String>>,
    /// Items that were changed, by kind.
    pub updated: BTreeMap<String, Vec<String>>,
    /// References that could not be resolved.
    pub unresolved: Vec<String>,
    /// What the backend refused, where the import went on.
    pub refused: Vec<Failure>,
    /// What was found while the items were made of the configuration.
    pub messages: Messages,
}

/// A request that failed.
#[derive(Debug)]
pub struct Failure {
    resource: &'static str,
    object: String,
    text: String,
    /// What the backend answered.
    pub response: String,
    /// For a list, what was wrong with its elements.
    pub elements: Vec<Failure>,
    is_unresolved: bool,
}

impl Failure {
    pub(super) fn of(resource: &'static str, object: String, error: BackendException) -> Self {
        Self::of_list(resource, object, error, Vec::new())
    }

    pub(super) fn of_list(
        resource: &'static str,
        object: String,
        error: BackendException,
        elements: Vec<Self>,
    ) -> Self {
        let response = error
            .response()
            .map(|response| String::from_utf8_lossy(response.body()).into_owned());
        Self {
            resource,
            object,
            text: error.to_string(),
            response: response.unwrap_or_default(),
            elements,
            is_unresolved: false,
        }
    }

    /// Whether a plan was not made because of references that could not be resolved.
    pub fn is_unresolved(&self) -> bool {
        self.is_unresolved
    }

    pub(super) fn unresolved(self) -> Self {
        Self {
            is_unresolved: true,
            ..self
        }
    }

    pub(super) fn with_issues(
        resource: &'static str,
        object: String,
        place: Option<&Place>,
        issues: &Issues,
    ) -> Self {
        let issues = serde_json::to_string(issues).unwrap_or_default();
        let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
        Self {
            resource,
            object,
            text: format!("{place}{issues}"),
            response: String::new(),
            elements: Vec::new(),
            is_unresolved: false,
        }
    }

    pub(super) fn unreadable(resource: &'static str, object: String) -> Self {
        Self {
            resource,
            object,
            text: "the answer does not say what was created".to_owned(),
            response: String::new(),
            elements: Vec::new(),
            is_unresolved: false,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} : {}: {}",
            self.resource, self.object, self.text
        )
    }
}

impl std::error::Error for Failure {}

/// Writes configurations into a backend.
pub struct Import<'a> {
    pub(super) backend: Backend,
    mode: Mode,
    is_dry: bool,
    updates_only: bool,
    keeps_going: bool,
    pub(super) location: Location,
    progress: &'a dyn Progress,
}

impl<'a> Import<'a> {
    /// An import into a backend, where the user is logged in.
    pub fn new(backend: Backend, progress: &'a dyn Progress) -> Self {
        Self {
            backend,
            mode: Mode::default(),
            is_dry: false,
            updates_only: false,
            keeps_going: false,
            location: Location::default(),
            progress,
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

    /// Removes everything that an import replaces.
    ///
    /// # Errors
    /// A deletion was refused.
    pub async fn delete(&self) -> Result<(), Failure> {
        for resource in deletion::DELETED {
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

    /// Writes a configuration. What was written before a failure stays; the same import with
    /// [`Mode::Duplicate`] or [`Mode::Update`] goes on from there.
    ///
    /// # Errors
    /// A request failed, or an item was refused and the import does not go on after that.
    pub async fn write(&self, configuration: &Configuration) -> Result<Summary, Failure> {
        let mut identities = Identities::default();
        let at_start = |error| Failure::of("backend", "the items it has".to_owned(), error);
        existing::read_built_in(&self.backend, &mut identities)
            .await
            .map_err(at_start)?;
        let mut summary = Summary::default();
        for kind in Kind::ALL {
            let key = Key::template(kind.resource(), "");
            summary.inserted.entry(key.counted_as()).or_default();
            let key = Key::new(kind.resource(), "");
            summary.inserted.entry(key.counted_as()).or_default();
        }
        for resource in ["realm", "timeperiod", "user", "command", "host"] {
            let count = identities.count(resource);
            *summary.inserted.entry(resource.to_owned()).or_default() += count;
        }
        let templated = ["host_template", "service_template", "user_template"];
        summary
            .inserted
            .retain(|kind, _| !kind.ends_with("_template") || templated.contains(&kind.as_str()));
        let mut mapper = Mapper::new(configuration, self.location);
        for kind in Kind::ALL {
            let mut drafts = mapper.drafts(kind);
            attach_business_rules(&mut drafts, &identities);
            let outcome = self.section(kind, drafts, &mut identities).await?;
            self.roles(kind, &outcome, configuration, &mapper, &identities)
                .await?;
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
    ) -> Result<Outcome, Failure> {
        let resource = kind.resource();
        let existing = if self.mode == Mode::Create {
            // What the engine has built in is never created again.
            drafts.retain(|draft| {
                !(resource == "command"
                    && draft.place.is_none()
                    && identities.get(&draft.key).is_some())
            });
            std::collections::HashMap::new()
        } else {
            // Services that the backend makes itself of the templates of a new host are found too.
            let failed = |error| Failure::of(resource, "the items it has".to_owned(), error);
            existing::read(&self.backend, resource, None, identities)
                .await
                .map_err(failed)?
        };
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
            existing,
            progress: self.progress,
        };
        section.run(drafts).await
    }

    /// Creates the roles of users that were created.
    async fn roles(
        &self,
        kind: Kind,
        outcome: &Outcome,
        configuration: &Configuration,
        mapper: &Mapper<'_>,
        identities: &Identities,
    ) -> Result<(), Failure> {
        if self.is_dry || !matches!(kind, Kind::Users | Kind::UserTemplates) {
            return Ok(());
        }
        let realm_of = |key: &Key| {
            let contacts = configuration.contacts.iter();
            let contact = contacts
                .clone()
                .find(|one| names::user(&one.name) == key.name)?;
            mapper.realm_named(contact.text("address6"))
        };
        let users: Vec<(String, String)> = outcome
            .created
            .iter()
            .filter_map(|key| {
                let all = Key::new("realm", names::ALL);
                let realm = identities.get(&realm_of(key).unwrap_or(all))?;
                Some((identities.get(key)?.clone(), realm.clone()))
            })
            .collect();
        let failed = |error| Failure::of("userrestrictrole", "the new users".to_owned(), error);
        roles::create(&self.backend, &users).await.map_err(failed)?;
        Ok(())
    }
}

/// A business rule is a command of the engine's own; where the backend has none, a host or a
/// service keeps the rule as the arguments of no command.
pub(super) fn attach_business_rules(drafts: &mut [Draft], identities: &Identities) {
    let rule = Key::new("command", "bp_rule");
    if identities.get(&rule).is_some() {
        return;
    }
    for draft in drafts {
        let is_rule = |link: &super::draft::Link| {
            link.field == "check_command" && link.links.keys() == [rule.clone()]
        };
        draft.links.retain(|link| !is_rule(link));
    }
}

impl Summary {
    fn add(&mut self, outcome: Outcome) {
        for key in outcome.created {
            *self.inserted.entry(key.counted_as()).or_default() += 1;
        }
        for key in outcome.ignored {
            self.ignored
                .entry(key.counted_as())
                .or_default()
                .push(key.shown());
        }
        for key in outcome.updated {
            self.updated
                .entry(key.counted_as())
                .or_default()
                .push(key.shown());
        }
        self.unresolved.extend(outcome.unresolved);
        self.refused.extend(outcome.refused);
    }
}
