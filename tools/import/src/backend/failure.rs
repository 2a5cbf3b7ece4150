//! A request that failed.

use std::fmt;

use alignak_backend_client::BackendException;
use alignak_backend_client::model::Issues;

use super::draft::Key;
use crate::message::Place;

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
    /// It was not sent at all.
    is_stop: bool,
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
            is_stop: false,
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
            is_stop: false,
        }
    }

    /// In a dry run, an item that exists already.
    pub(super) fn exists(key: &Key, place: Option<&Place>) -> Self {
        let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
        Self {
            resource: key.resource,
            object: key.shown(),
            text: format!("{place}the backend has it already"),
            response: String::new(),
            elements: Vec::new(),
            is_unresolved: false,
            is_stop: false,
        }
    }

    /// Of several failures the first that says why.
    pub(super) fn first(before: Option<Self>, next: Self) -> Option<Self> {
        before.filter(|before| !before.is_stop).or(Some(next))
    }

    /// The import was stopped before this was sent.
    pub(super) fn stopped(resource: &'static str) -> Self {
        Self {
            resource,
            object: "the items that are left".to_owned(),
            text: "the import was stopped".to_owned(),
            response: String::new(),
            elements: Vec::new(),
            is_unresolved: false,
            is_stop: true,
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
            is_stop: false,
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
