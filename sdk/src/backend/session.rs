//! Logging in and out, and what the backend says about itself.

use http::Method;
use serde::Deserialize;

use super::configuration::Configuration;
use super::handle::Backend;
use super::login::LoginOutcome;
use crate::error::{BACKEND_ERROR, BackendException};
use crate::model::{Link, Links};
use crate::request::{Idempotency, Request};

/// Whether a login makes a new token. The token that a user had before stops working then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Generate {
    /// The current token; a new one if there is none.
    #[default]
    Enabled,
    /// A new one.
    Forced,
    /// The current one, or none.
    Disabled,
}

impl Backend {
    /// Logs in, and keeps the token for this backend and all its clones. `false` when the backend
    /// refuses the user or the password, or when there is no token and none was to be made.
    ///
    /// # Errors
    /// The user name or the password is empty (code 1000), a token was forced and none came (code
    /// 1000), or the call failed.
    pub async fn login(
        &self,
        username: &str,
        password: &str,
        generate: Generate,
    ) -> Result<bool, BackendException> {
        if username.is_empty() || password.is_empty() {
            return Err(BackendException::invalid("Missing mandatory parameters"));
        }
        let outcome = match generate {
            Generate::Enabled => self.obtain_token(username, password).await?,
            Generate::Forced => self.ask_for_token(username, password, true).await?,
            Generate::Disabled => self.ask_for_token(username, password, false).await?,
        };
        match outcome {
            LoginOutcome::Token(token) => {
                self.shared.token.set(Some(&token), Some(username));
                Ok(true)
            }
            LoginOutcome::Refused => {
                self.set_token(None);
                Ok(false)
            }
            LoginOutcome::NoToken if generate == Generate::Disabled => Ok(false),
            LoginOutcome::NoToken => {
                self.set_token(None);
                Err(BackendException::invalid("Token not provided").during("POST /login", 1))
            }
        }
    }

    /// Logs out and forgets the token, even when the backend cannot be reached. Without a token
    /// nothing is sent. What the backend answers does not matter: its tokens stay valid until a
    /// new one is made. An automatic login that is under way does not undo it.
    ///
    /// # Errors
    /// No reply came.
    pub async fn logout(&self) -> Result<(), BackendException> {
        if !self.is_authenticated() {
            return Ok(());
        }
        let request = Request::new(Method::POST, "logout").idempotency(Idempotency::Repeatable);
        let outcome = self.exchange(&request).await;
        self.set_token(None);
        outcome.map(drop)
    }

    /// The token, if there is one. It is a secret: whoever has it is the user.
    pub fn token(&self) -> Option<String> {
        self.shared.token.text()
    }

    /// Sets the token for this backend and all its clones; `None` or an empty one forgets it.
    /// Nothing is sent: whether the token is valid shows when it is used. Without a token, no
    /// automatic login is made either, until the next [`login`](Self::login).
    pub fn set_token(&self, token: Option<&str>) {
        self.shared.token.set(token, None);
    }

    /// Who logged in to get the token, if that is known.
    pub(crate) fn username(&self) -> Option<String> {
        self.shared.token.user()
    }

    /// Whether there is a token.
    pub fn is_authenticated(&self) -> bool {
        self.shared.token.is_set()
    }

    /// The resources of the backend, as its entry point lists them.
    ///
    /// # Errors
    /// The call failed; 401 without a valid token.
    pub async fn get_domains(&self) -> Result<Vec<Link>, BackendException> {
        #[derive(Deserialize)]
        struct Root {
            #[serde(rename = "_links", default)]
            links: Links,
        }
        let root: Root = self.send(&Request::new(Method::GET, "")).await?.json()?;
        Ok(root.links.child)
    }

    /// The version of the backend.
    ///
    /// # Errors
    /// The call failed.
    pub async fn version(&self) -> Result<String, BackendException> {
        #[derive(Deserialize)]
        struct Version {
            version: String,
        }
        let request = Request::new(Method::GET, "version").anonymous();
        let version: Version = self.send(&request).await?.json()?;
        Ok(version.version)
    }

    /// The page sizes of the backend: asked for once, and remembered by all clones. A backend that
    /// does not tell is taken for an old one with pages of 50 items; if it refused for another
    /// reason than that it knows no page sizes, it is asked again the next time.
    ///
    /// # Errors
    /// No reply came, or the backend cannot answer now (429, 502, 503, 504).
    pub async fn configuration(&self) -> Result<Configuration, BackendException> {
        let known = self
            .shared
            .configuration
            .get_or_try_init(|| async {
                let request = Request::new(Method::GET, "backendconfig").anonymous();
                match self.send(&request).await.and_then(|reply| reply.json()) {
                    Err(failure) if failure.is_not_found() || failure.is_decode() => {
                        Ok(Configuration::FALLBACK)
                    }
                    Ok(Configuration {
                        pagination_limit: 0,
                        ..
                    }) => Ok(Configuration::FALLBACK),
                    outcome => outcome,
                }
            })
            .await;
        match known {
            Err(failure) if failure.code() == BACKEND_ERROR || failure.is_retryable() => {
                Err(failure)
            }
            // Good enough for now, and nothing to remember.
            Err(_) => Ok(Configuration::FALLBACK),
            Ok(configuration) => Ok(*configuration),
        }
    }
}
