//! What is shown of items.

use serde_json::Value;

use super::embedded;
use crate::arguments::Form;
use crate::connect::{Item, Session, info, secrets};

/// Members that are not written.
const REMOVED: [&str; 5] = ["_created", "_updated", "_etag", "_links", "_status"];

/// The fields whose items are read along: those of `-e`, and for a table what people know by name.
pub(super) fn embedded_fields(session: &Session<'_>, resource: &str) -> Vec<&'static str> {
    let mut fields = Vec::new();
    if session.arguments.embedded {
        fields.extend(embedded::fields(resource));
    }
    if session.arguments.output == Some(Form::Table) {
        let info = info(resource);
        let is_known = |name: &str| info.is_some_and(|info| info.field(name).is_some());
        for name in ["host", "_realm"] {
            if is_known(name) && !fields.contains(&name) {
                fields.push(name);
            }
        }
    }
    fields
}

/// What is shown of the items of a resource: neither what belongs to the backend alone, nor
/// secrets.
pub(super) struct Shown {
    pub(super) hidden: Vec<&'static str>,
    /// Only these members; all if there is none.
    pub(super) only: Vec<String>,
    pub(super) has_embedded: bool,
}

impl Shown {
    pub(super) fn of(session: &Session<'_>, resource: &str) -> Self {
        let mut hidden = REMOVED.to_vec();
        if !session.arguments.with_secrets {
            hidden.extend(secrets(resource));
        }
        Self {
            hidden,
            only: Vec::new(),
            has_embedded: session.arguments.embedded,
        }
    }

    /// Whether a member is shown.
    pub(super) fn shows(&self, name: &str) -> bool {
        let is_chosen = self.only.is_empty() || self.only.iter().any(|one| one == name);
        is_chosen && !self.hidden.contains(&name)
    }

    /// An item without what is not shown.
    pub(super) fn clean(&self, mut item: Item) -> Item {
        item.retain(|name, _| self.shows(name));
        for (name, value) in &mut item {
            self.clean_embedded(name, value);
        }
        item
    }

    /// Takes what is not shown out of the items that a member embeds.
    pub(super) fn clean_embedded(&self, name: &str, value: &mut Value) {
        if !self.has_embedded || name == "_services" {
            return;
        }
        match value {
            Value::Object(members) if members.contains_key("_id") => without_own(members),
            Value::Array(values) => {
                for value in values {
                    if let Value::Object(members) = value
                        && members.contains_key("_id")
                    {
                        without_own(members);
                    }
                }
            }
            _ => {}
        }
    }
}

/// An embedded item without the members that begin with `_`.
fn without_own(members: &mut Item) {
    members.retain(|name, _| !name.starts_with('_') && name != "token" && name != "password");
}
