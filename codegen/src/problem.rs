//! What the document contains that the generator does not understand.

use std::fmt;

/// A place in the document, written as a JSON pointer (RFC 6901).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pointer(String);

impl Pointer {
    /// The place that `segments` lead to from the root of the document.
    pub(crate) fn of(segments: &[&str]) -> Self {
        segments
            .iter()
            .fold(Self::default(), |pointer, segment| pointer.join(segment))
    }

    /// The member `segment` of this place.
    pub(crate) fn join(&self, segment: impl fmt::Display) -> Self {
        let segment = segment.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{segment}", self.0))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// One construct of the document that cannot become Rust code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {message}", at(.pointer), within(.operation.as_deref()))]
pub struct Problem {
    /// The id of the operation that is affected, or its method and path where it has no id.
    /// `None` when the construct belongs to no operation in particular.
    pub operation: Option<String>,
    /// JSON pointer to the construct; empty for the whole document.
    pub pointer: String,
    /// What is wrong, for the person who wrote the document.
    pub message: String,
}

fn at(pointer: &str) -> String {
    if pointer.is_empty() {
        "document".to_owned()
    } else {
        format!("#{pointer}")
    }
}

fn within(operation: Option<&str>) -> String {
    operation.map_or_else(String::new, |name| format!(" (operation {name})"))
}

/// Collects problems, so that one run reports all of them.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    pub(crate) fn push(
        &mut self,
        operation: Option<&str>,
        pointer: &Pointer,
        message: impl Into<String>,
    ) {
        let problem = Problem {
            operation: operation.map(str::to_owned),
            pointer: pointer.to_string(),
            message: message.into(),
        };
        if !self.0.contains(&problem) {
            self.0.push(problem);
        }
    }

    /// `value` when nothing went wrong, else everything that did.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self.0)
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
