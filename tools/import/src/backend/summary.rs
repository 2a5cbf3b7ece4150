//! What an import did.

use std::collections::BTreeMap;

use super::draft::Key;
use super::existing::Identities;
use super::failure::Failure;
use super::mapping::Section as Kind;
use super::section::Outcome;
use crate::message::Messages;

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
    /// What was not sent, because something that it needs was refused.
    pub not_sent: Vec<String>,
    /// What was found while the items were made of the configuration.
    pub messages: Messages,
}

impl Summary {
    /// A summary with the items that were found at the start, and no others.
    pub(super) fn start(identities: &Identities) -> Self {
        let mut summary = Self::default();
        for kind in Kind::ALL {
            let key = Key::new(kind.resource(), "");
            summary.inserted.entry(key.counted_as()).or_default();
            if kind.is_template() {
                let key = Key::template(kind.resource(), "");
                summary.inserted.entry(key.counted_as()).or_default();
            }
        }
        for resource in ["realm", "timeperiod", "user", "command", "host"] {
            let count = identities.count(resource);
            *summary.inserted.entry(resource.to_owned()).or_default() += count;
        }
        summary
    }

    pub(super) fn add(&mut self, outcome: Outcome) {
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
        self.not_sent.extend(outcome.not_sent);
    }
}
