//! Logging in again by itself when the token has stopped working.
//!
//! One login at a time for all clones, one repetition per call, and never in circles: a refused
//! login is not tried again, and a token that logins confirmed again and again is not doubted.

use std::time::Duration;

use http::HeaderValue;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout_at};

use super::Backend;
use super::session::Answer;

/// Logins in [`CONFIRMED`] that may bring the same token again: after them, a 401 is taken for a
/// missing right.
const CONFIRMATIONS: u32 = 3;

/// How long the confirmations of a token count.
const CONFIRMED: Duration = Duration::from_mins(1);

/// With what to log in.
pub(super) struct Renewal {
    pub(super) username: String,
    password: String,
    confirmed: Mutex<Option<Confirmed>>,
}

/// A token that logins brought although it was refused.
struct Confirmed {
    token: HeaderValue,
    since: Instant,
    times: u32,
}

impl Confirmed {
    fn is_of(&self, token: Option<&HeaderValue>) -> bool {
        Some(&self.token) == token && self.since.elapsed() < CONFIRMED
    }
}

impl Renewal {
    pub(super) fn new(username: String, password: String) -> Self {
        Self {
            username,
            password,
            confirmed: Mutex::new(None),
        }
    }
}

impl Backend {
    /// After a 401: whether the token is another one now, so that the call is worth repeating.
    /// `used` is the token that was refused.
    pub(super) async fn renew(&self, used: Option<&HeaderValue>, deadline: Instant) -> bool {
        let Some(renewal) = &self.shared.renewal else {
            return false;
        };
        // The wait for the login of somebody else counts too. Without one in time, the 401 stands.
        let login = self.log_in_again(renewal, used);
        if timeout_at(deadline, login).await.is_err() {
            return false;
        }
        let current = self.shared.token.header();
        current.is_some() && current.as_ref() != used
    }

    /// Logs in unless the token is another one already, or a login would not help.
    async fn log_in_again(&self, renewal: &Renewal, used: Option<&HeaderValue>) {
        // Whoever waits here finds what the one before it brought.
        let mut confirmed = renewal.confirmed.lock().await;
        let before = self.shared.token.snapshot();
        let doubtless = confirmed
            .as_ref()
            .is_some_and(|known| known.is_of(used) && known.times >= CONFIRMATIONS);
        if before.header.as_ref() != used || before.paused || doubtless {
            return;
        }
        match self
            .obtain_token(&renewal.username, &renewal.password)
            .await
        {
            Ok(Answer::Token(token)) => {
                // A logout or a login of the application's own in the meantime counts for more.
                let username = &renewal.username;
                self.shared.token.set_since(&before, &token, username);
                let fresh = self.shared.token.header();
                if let Some(token) = fresh.filter(|token| Some(token) == used) {
                    let known = confirmed.take().filter(|known| known.is_of(used));
                    *confirmed = Some(Confirmed {
                        token,
                        since: known
                            .as_ref()
                            .map_or_else(Instant::now, |known| known.since),
                        times: known.map_or(1, |known| known.times + 1),
                    });
                }
            }
            Ok(Answer::Refused) => self.shared.token.pause_since(&before),
            // The 401 says more than that the login could not be made.
            Ok(Answer::NoToken) | Err(_) => {}
        }
    }

    /// As whom the next call logs in if it has to.
    pub(crate) fn renewing_user(&self) -> Option<&str> {
        let renewal = self.shared.renewal.as_ref()?;
        (!self.shared.token.snapshot().paused).then_some(&renewal.username)
    }
}
