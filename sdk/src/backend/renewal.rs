//! Logging in again by itself when the token has stopped working.
//!
//! One login at a time for all clones, one repetition per call, and never in circles: a refused
//! login is not tried again, and a token that logins confirmed again and again is not doubted.

use http::HeaderValue;
use tokio::time::{Instant, timeout_at};

use super::handle::Backend;
use super::login::LoginOutcome;
use crate::credentials::{Confirmed, Credentials};

impl Backend {
    /// After a 401: whether the token is another one now, so that the call is worth repeating.
    /// `used` is the token that was refused.
    pub(super) async fn renew(&self, used: Option<&HeaderValue>, deadline: Instant) -> bool {
        let Some(credentials) = &self.shared.credentials else {
            return false;
        };
        // The wait for a login of another call counts too. Without one in time, the 401 stands.
        let login = self.log_in_again(credentials, used);
        if timeout_at(deadline, login).await.is_err() {
            return false;
        }
        let current = self.shared.token.header();
        current.is_some() && current.as_ref() != used
    }

    /// Logs in unless the token is another one already, or a login would not help.
    async fn log_in_again(&self, credentials: &Credentials, used: Option<&HeaderValue>) {
        // Whoever waits here finds what the one before it brought.
        let mut confirmed = credentials.lock().await;
        let before = self.shared.token.snapshot();
        if before.header.as_ref() != used
            || before.paused
            || Confirmed::is_beyond_doubt(confirmed.as_ref(), used)
        {
            return;
        }
        match self
            .obtain_token(&credentials.username, &credentials.password)
            .await
        {
            Ok(LoginOutcome::Token(token)) => {
                // A logout or a login of the application's own in the meantime counts for more.
                let username = &credentials.username;
                self.shared.token.set_since(&before, &token, username);
                let fresh = self.shared.token.header();
                if let Some(token) = fresh.filter(|token| Some(token) == used) {
                    *confirmed = Some(Confirmed::again(confirmed.take(), token));
                }
            }
            Ok(LoginOutcome::Refused) => self.shared.token.pause_since(&before),
            // The 401 says more than that the login could not be made.
            Ok(LoginOutcome::NoToken) | Err(_) => {}
        }
    }

    /// As whom the next call logs in if it has to.
    pub(crate) fn renewing_user(&self) -> Option<&str> {
        let credentials = self.shared.credentials.as_ref()?;
        (!self.shared.token.snapshot().paused).then_some(&credentials.username)
    }
}
