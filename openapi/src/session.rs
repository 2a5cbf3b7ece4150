//! Opening a session.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a user sends to open a session. Its debug form hides the password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Login {
    /// The name of the user.
    pub username: String,
    /// The password, in clear.
    pub password: String,
    /// Whether a new token is wanted; without it the current token is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<LoginAction>,
}

crate::values::open_enum! {
    /// What opening a session does besides checking the password.
    LoginAction {
        /// Makes a new token; the former one stops working.
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

/// The answer to a [`Login`]. Its debug form hides the token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Token {
    /// The token: the user name of HTTP Basic with an empty password, or a bearer token.
    pub token: String,
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Token").finish_non_exhaustive()
    }
}
