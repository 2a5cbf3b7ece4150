//! A plan, and what it is made of.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

use super::keys::is_secret;
use crate::backend::Backend;

/// What has to be done to make a backend equal to a configuration. Made by
/// [`Backend::plan`](crate::Backend::plan); its `Display` is like a diff, and it serialises for
/// machines. Nothing is changed until [`apply`](Self::apply).
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) backend: Backend,
    pub(super) owner: String,
    pub(super) steps: Vec<Step>,
    /// The names behind the identifiers in the steps.
    pub(super) names: BTreeMap<String, String>,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "action", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Step {
    /// An item is created.
    #[non_exhaustive]
    Create {
        /// The name of the resource on the wire.
        resource: &'static str,
        /// The name of the item; a service is `host/service`.
        name: String,
        /// What is sent, the identifier included.
        fields: Map<String, Value>,
    },
    /// Some fields of an item are changed.
    #[non_exhaustive]
    Update {
        /// The name of the resource on the wire.
        resource: &'static str,
        /// The name of the item.
        name: String,
        /// The identifier.
        id: String,
        /// The etag when the plan was made.
        etag: String,
        /// The fields.
        changes: Vec<FieldChange>,
    },
    /// An item is deleted.
    #[non_exhaustive]
    Delete {
        /// The name of the resource on the wire.
        resource: &'static str,
        /// The name of the item.
        name: String,
        /// The identifier.
        id: String,
    },
    /// The rights of a user become exactly these.
    #[non_exhaustive]
    Rights {
        /// The name of the user.
        name: String,
        /// The identifier of the user.
        id: String,
        /// The rights.
        rights: Vec<Map<String, Value>>,
    },
}

/// The change of one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FieldChange {
    /// The name of the field on the wire.
    pub field: String,
    /// What it was when the plan was made; null when there was nothing.
    pub before: Value,
    /// What it becomes.
    pub after: Value,
    /// Whether the values are secrets, which are not shown.
    #[serde(skip)]
    pub(super) secret: bool,
}

impl Plan {
    /// The steps, in the order in which they are carried out.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether the backend has what is desired already.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many items are created, changed and deleted; a user's rights count as changed.
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |is: fn(&Step) -> bool| self.steps.iter().filter(|step| is(step)).count();
        (
            count(|step| matches!(step, Step::Create { .. })),
            count(|step| matches!(step, Step::Update { .. } | Step::Rights { .. })),
            count(|step| matches!(step, Step::Delete { .. })),
        )
    }

    /// A value with names instead of identifiers.
    fn readable(&self, value: &Value) -> String {
        match value {
            Value::String(text) => match self.names.get(text) {
                Some(name) => name.clone(),
                None => value.to_string(),
            },
            Value::Array(values) => {
                let shown: Vec<String> = values.iter().map(|value| self.readable(value)).collect();
                format!("[{}]", shown.join(", "))
            }
            _ => value.to_string(),
        }
    }
}

impl Serialize for Plan {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.steps.serialize(serializer)
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            match step {
                Step::Create {
                    resource,
                    name,
                    fields,
                } => {
                    writeln!(formatter, "+ {resource} {name}")?;
                    for (field, value) in fields {
                        let is_secret = is_secret(resource, field);
                        match field.as_str() {
                            "_id" | "imported_from" | "name" => {}
                            _ if is_secret => writeln!(formatter, "    {field}: (secret)")?,
                            _ => writeln!(formatter, "    {field}: {}", self.readable(value))?,
                        }
                    }
                }
                Step::Update {
                    resource,
                    name,
                    changes,
                    ..
                } => {
                    writeln!(formatter, "~ {resource} {name}")?;
                    for change in changes {
                        let field = &change.field;
                        if change.secret {
                            writeln!(formatter, "    {field}: (secret)")?;
                        } else {
                            let before = self.readable(&change.before);
                            let after = self.readable(&change.after);
                            writeln!(formatter, "    {field}: {before} -> {after}")?;
                        }
                    }
                }
                Step::Delete { resource, name, .. } => writeln!(formatter, "- {resource} {name}")?,
                Step::Rights { name, rights, .. } => {
                    writeln!(formatter, "~ rights of user {name}")?;
                    for right in rights {
                        let members: Vec<String> = right
                            .iter()
                            .map(|(field, value)| format!("{field}: {}", self.readable(value)))
                            .collect();
                        writeln!(formatter, "    {}", members.join(", "))?;
                    }
                }
            }
        }
        let (created, changed, deleted) = self.counts();
        if self.is_empty() {
            return writeln!(formatter, "No changes.");
        }
        writeln!(
            formatter,
            "{created} to create, {changed} to change, {deleted} to delete."
        )
    }
}
