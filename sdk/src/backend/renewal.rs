//! Logging in again by itself when the token has stopped working.
//!
//! One login at a time for all clones, one repetition per call, and never in circles: a refused
//! login is not tried again, and a token that a login just confirmed is not doubted.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use http::HeaderValue;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout_at};

use super::Backend;
use super::session::Answer;

/// How long a token that a login confirmed is taken for valid: a 401 then means a missing right.
const CONFIRMED: Duration = Duration::from_mins(1);

/// With what to log in.
pub(super) struct Renewal {
    username: String,
    password: String,
    /// Set by a refused login and by a logout, until the application gives a new token.
    paused: AtomicBool,
    confirmed: Mutex<Option<(HeaderValue, Instant)>>,
}

impl Renewal {
    pub(super) fn new(username: String, password: String) -> Self {
        Self {
            username,
            password,
            paused: AtomicBool::new(false),
            confirmed: Mutex::new(None),
        }
    }

    pub(super) fn pause(&self, paused: bool) {
        self.paused.store(paused, Ordering::Release);
    }

    fn is_paused(&self) -> bool {
        self.paused.load(Ordering::Acquire)
    }
}

impl Backend {
    /// After a 401: whether the token is another one now, so that the call is worth repeating.
    /// `used` is the token that was refused.
    pub(super) async fn renew(&self, used: Option<&HeaderValue>, deadline: Instant) -> bool {
        let Some(renewal) = &self.shared.renewal else {
            return false;
        };
        // Whoever waits here finds what the one before it brought.
        let mut confirmed = renewal.confirmed.lock().await;
        let current = self.shared.token.header();
        if current.as_ref() != used {
            return current.is_some();
        }
        let doubtless = confirmed
            .as_ref()
            .is_some_and(|(token, since)| Some(token) == used && since.elapsed() < CONFIRMED);
        if renewal.is_paused() || doubtless {
            return false;
        }
        let login = self.obtain_token(&renewal.username, &renewal.password);
        match timeout_at(deadline, login).await {
            Ok(Ok(Answer::Token(token))) => {
                let user = Some(renewal.username.as_str());
                self.shared.token.set(Some(&token), user);
                let fresh = self.shared.token.header();
                let renewed = fresh.as_ref() != used;
                *confirmed = fresh.map(|token| (token, Instant::now()));
                renewed
            }
            Ok(Ok(Answer::Refused)) => {
                renewal.pause(true);
                false
            }
            // The 401 says more than that the login could not be made.
            Ok(Ok(Answer::NoToken) | Err(_)) | Err(_) => false,
        }
    }
}
