//! Credentials.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::field::{DefaultOf, FieldValue};

/// A credential, such as a password or a token.
///
/// It is shown by [`expose`](Self::expose) only: its debug and display forms hide it, and an item
/// that holds it is written without it. What else is serialised, such as a `Secret` by itself or in a
/// struct of the application's own, has its text, as the body of a request must. Where the backend does not show a credential, it is
/// [empty](Self::is_empty).
///
/// ```
/// use alignak_model::Secret;
///
/// let secret = Secret::new("1442583814636-bed32565-2ff7-4023-87fb-34a3ac93d34c");
/// assert_eq!(format!("{secret:?} {secret}"), "Secret(…) …");
/// assert!(secret.expose().starts_with("1442583814636"));
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is no text, as when the backend does not show it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("…")
    }
}

impl FieldValue for Secret {
    #[cfg(feature = "openapi")]
    fn kind() -> crate::spec::Kind {
        crate::spec::Kind::String
    }

    fn when_absent() -> Option<Self> {
        Some(Self::default())
    }

    fn is_withheld(&self) -> bool {
        true
    }
}

impl DefaultOf<Secret> for &str {
    fn into_default(self) -> Secret {
        Secret::new(self)
    }
}
