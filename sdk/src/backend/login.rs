//! Asking the backend for a token.

use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use super::handle::Backend;
use crate::error::BackendException;
use crate::request::{Idempotency, Request};

/// How a login ended.
pub(super) enum LoginOutcome {
    Token(String),
    NoToken,
    Refused,
}

impl Backend {
    /// The current token of a user, or a new one if there is none.
    pub(super) async fn obtain_token(
        &self,
        username: &str,
        password: &str,
    ) -> Result<LoginOutcome, BackendException> {
        let backend = self.bounded();
        match backend.ask_for_token(username, password, false).await? {
            LoginOutcome::NoToken => backend.ask_for_token(username, password, true).await,
            outcome => Ok(outcome),
        }
    }

    /// One login; with `generate` it makes a new token.
    pub(super) async fn ask_for_token(
        &self,
        username: &str,
        password: &str,
        generate: bool,
    ) -> Result<LoginOutcome, BackendException> {
        #[derive(Deserialize)]
        struct Reply {
            token: Option<String>,
        }
        let mut credentials = json!({"username": username, "password": password});
        if generate {
            credentials["action"] = json!("generate");
        }
        let request = Request::new(Method::POST, "login")
            .body(&credentials)
            .anonymous()
            .confidential()
            .idempotency(Idempotency::Repeatable);
        let response = self.exchange(&request).await?;
        if response.status() == StatusCode::UNAUTHORIZED {
            return Ok(LoginOutcome::Refused);
        }
        let reply: Reply = response.succeed()?.json()?;
        Ok(match reply.token {
            Some(token) if !token.is_empty() => LoginOutcome::Token(token),
            _ => LoginOutcome::NoToken,
        })
    }
}
