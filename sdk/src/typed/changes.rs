//! A JSON object with three states per member: absent, null, or a value.

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::json;

/// The content of a creation or of a patch. What is not set stays as it is (in a patch), or takes
/// the default of the backend (in a creation).
///
/// A value that JSON does not have (NaN, infinities) is refused when the content is sent.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Changes {
    members: Map<String, Value>,
    problem: Option<String>,
}

impl Changes {
    /// No member.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a member to a value.
    pub fn set<T: Serialize>(mut self, name: &str, value: T) -> Self {
        match json::to_value(&value) {
            Ok(value) => {
                self.members.insert(name.to_owned(), value);
            }
            Err(source) => self.refuse(format!("`{name}` cannot be sent as JSON: {source}")),
        }
        self
    }

    /// Sets a member to a list of values.
    pub fn set_all<T: Serialize>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values: Result<Vec<Value>, _> = values
            .into_iter()
            .map(|value| json::to_value(&value))
            .collect();
        match values {
            Ok(values) => {
                self.members.insert(name.to_owned(), Value::Array(values));
            }
            Err(source) => self.refuse(format!("`{name}` cannot be sent as JSON: {source}")),
        }
        self
    }

    /// Sets a member to null.
    pub fn clear(mut self, name: &str) -> Self {
        self.members.insert(name.to_owned(), Value::Null);
        self
    }

    /// The same without one member.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.members.remove(name);
        self
    }

    /// The members that are set.
    pub fn members(&self) -> &Map<String, Value> {
        &self.members
    }

    /// Why it cannot be sent, if it cannot.
    pub(super) fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// Whether no member is set.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    fn refuse(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }
}

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.problem {
            Some(problem) => Err(S::Error::custom(problem)),
            None => self.members.serialize(serializer),
        }
    }
}
