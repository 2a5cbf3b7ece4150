//! What is reported about a configuration.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// How bad a [`Message`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is wrong; something was read but has no meaning for the backend.
    Information,
    /// The configuration can be used, but perhaps not as its author meant it.
    Warning,
    /// The configuration cannot be used.
    Error,
}

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file, as it was named or found in a folder.
    pub file: Arc<Path>,
    /// The line, from 1.
    pub line: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file.display(), self.line)
    }
}

/// One thing that is worth knowing about a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is; `None` for what concerns the configuration as a whole.
    pub place: Option<Place>,
    /// The object concerned, such as `host 'srv1'`; empty outside of objects.
    pub object: String,
    /// What is wrong, in one sentence without a full stop.
    pub text: String,
}

impl Message {
    /// Whether it says that an object has no name.
    pub fn is_about_a_missing_name(&self) -> bool {
        self.severity == Severity::Error
            && self
                .text
                .strip_prefix("it has no ")
                .and_then(|rest| rest.split(' ').next())
                .is_some_and(|property| {
                    property.ends_with("_name") || property == "service_description"
                })
    }
}

impl fmt::Display for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Information => "information",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(formatter, "{severity}: ")?;
        if let Some(place) = &self.place {
            write!(formatter, "{place}: ")?;
        }
        if !self.object.is_empty() {
            write!(formatter, "{}: ", self.object)?;
        }
        formatter.write_str(&self.text)
    }
}

/// The messages of one run, in the order in which they were found.
#[derive(Debug, Default)]
pub struct Messages(Vec<Message>);

impl Messages {
    /// Adds a message.
    pub fn push(
        &mut self,
        severity: Severity,
        place: Option<&Place>,
        object: impl Into<String>,
        text: impl Into<String>,
    ) {
        self.0.push(Message {
            severity,
            place: place.cloned(),
            object: object.into(),
            text: text.into(),
        });
    }

    /// Whether the configuration cannot be used.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many messages have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter()
            .filter(|message| message.severity == severity)
            .count()
    }

    /// How many messages there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no message.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds all messages of others.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// All messages.
    pub fn iter(&self) -> std::slice::Iter<'_, Message> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Messages {
    type Item = &'a Message;
    type IntoIter = std::slice::Iter<'a, Message>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
