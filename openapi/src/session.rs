//! Opening a session.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The credentials that open a session. The debug form hides the password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(description = "The credentials that open a session.")
)]
#[non_exhaustive]
pub struct Login {
    /// The name of the user.
    pub username: String,
    /// The password, in clear text.
    #[cfg_attr(feature = "openapi", schema(format = Password))]
    pub password: String,
    /// What to do besides checking the password; without it, the response carries the current
    /// token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub action: Option<LoginAction>,
}

crate::open_enum::open_enum! {
    /// What opening a session does besides checking the password.
    LoginAction {
        /// Create a new token; the former one stops working.
        Generate => "generate",
    }
}

impl Login {
    /// Asks for the current token of the user.
    pub fn new(username: impl Into<String>, password: impl Into<String>) -> Self {
        Self {
            username: username.into(),
            password: password.into(),
            action: None,
        }
    }

    /// Asks for a new token; the former one stops working.
    pub fn generate(mut self) -> Self {
        self.action = Some(LoginAction::Generate);
        self
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Login")
            .field("username", &self.username)
            .field("action", &self.action)
            .finish_non_exhaustive()
    }
}

/// The token of an open session. The debug form hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(description = "The token of an open session.")
)]
#[non_exhaustive]
pub struct Token {
    /// The token: sent as a bearer token, or as the user name of HTTP Basic with an empty password.
    pub token: String,
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Token").finish_non_exhaustive()
    }
}
