//! The token that all clones of a backend share, and with what to get a new one.

use std::fmt;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use tokio::sync::{Mutex, MutexGuard};
use tokio::time::Instant;

/// A token and the header that carries it.
#[derive(Clone)]
struct Token {
    text: String,
    /// Who logged in to get it, if that is known.
    user: Option<String>,
    header: HeaderValue,
}

impl Token {
    fn new(text: &str, user: Option<&str>) -> Option<Self> {
        if text.is_empty() {
            return None;
        }
        // HTTP Basic, with the token as user name and no password.
        let credentials = format!("Basic {}", STANDARD.encode(format!("{text}:")));
        let mut header = HeaderValue::try_from(credentials).ok()?;
        header.set_sensitive(true);
        Some(Self {
            text: text.to_owned(),
            user: user.map(str::to_owned),
            header,
        })
    }
}

/// A token or none, and what is known about that.
#[derive(Default)]
struct State {
    token: Option<Token>,
    /// Counts the changes, so that a late one is recognised.
    generation: u64,
    /// Whether the application wants no automatic login until it sets a token, because it took
    /// the last one away or because the login was refused.
    paused: bool,
    /// Whether a login was refused, and nothing was changed since.
    refused: bool,
}

impl State {
    fn replace(&mut self, token: Option<Token>) {
        self.token = token;
        self.generation += 1;
    }
}

/// Holds the token, or none. Never shows it.
#[derive(Default)]
pub(crate) struct TokenCell(RwLock<State>);

/// What the cell held at one moment.
pub(crate) struct Snapshot {
    pub(crate) header: Option<HeaderValue>,
    pub(crate) paused: bool,
    generation: u64,
}

impl TokenCell {
    /// Sets the token; an empty one counts as none, and pauses automatic logins.
    pub(crate) fn set(&self, token: Option<&str>, user: Option<&str>) {
        let token = token.and_then(|text| Token::new(text, user));
        self.write(|state| {
            state.paused = token.is_none();
            state.refused = false;
            state.replace(token);
        });
    }

    /// Sets the token unless somebody else changed it since.
    pub(crate) fn set_since(&self, then: &Snapshot, token: &str, user: &str) {
        let token = Token::new(token, Some(user));
        self.write(|state| {
            if state.generation == then.generation {
                state.replace(token);
            }
        });
    }

    /// Pauses automatic logins unless somebody else changed the token since.
    pub(crate) fn pause_since(&self, then: &Snapshot) {
        self.write(|state| {
            if state.generation == then.generation {
                state.paused = true;
                state.refused = true;
            }
        });
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let state = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Snapshot {
            header: state.token.as_ref().map(|token| token.header.clone()),
            paused: state.paused,
            generation: state.generation,
        }
    }

    pub(crate) fn text(&self) -> Option<String> {
        self.read(|token| token.text.clone())
    }

    pub(crate) fn user(&self) -> Option<String> {
        self.read(|token| token.user.clone())?
    }

    pub(crate) fn header(&self) -> Option<HeaderValue> {
        self.read(|token| token.header.clone())
    }

    /// Whether an automatic login was refused.
    pub(crate) fn was_refused(&self) -> bool {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .refused
    }

    pub(crate) fn is_set(&self) -> bool {
        self.read(|_| ()).is_some()
    }

    fn read<T>(&self, view: impl FnOnce(&Token) -> T) -> Option<T> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .token
            .as_ref()
            .map(view)
    }

    fn write(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.0.write().unwrap_or_else(PoisonError::into_inner));
    }
}

impl fmt::Debug for TokenCell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_set() { "(set)" } else { "(none)" })
    }
}

/// Logins in [`CONFIRMATION_PERIOD`] that may bring the same token again: after them, a 401 is
/// taken for a missing right.
const MAX_CONFIRMATIONS: u32 = 3;

/// How long the confirmations of a token count.
const CONFIRMATION_PERIOD: Duration = Duration::from_secs(60);

/// With what to log in when the token has stopped working.
pub(crate) struct Credentials {
    pub(crate) username: String,
    pub(crate) password: String,
    confirmed: Mutex<Option<Confirmed>>,
}

/// A token that logins brought although it was refused.
pub(crate) struct Confirmed {
    token: HeaderValue,
    since: Instant,
    times: u32,
}

impl Credentials {
    pub(crate) fn new(username: String, password: String) -> Self {
        Self {
            username,
            password,
            confirmed: Mutex::new(None),
        }
    }

    /// Waits until no other login is under way. The guard holds what the logins before it found.
    pub(crate) async fn lock(&self) -> MutexGuard<'_, Option<Confirmed>> {
        self.confirmed.lock().await
    }
}

impl Confirmed {
    /// Whether logins have confirmed this token so often that another one would not help.
    pub(crate) fn is_beyond_doubt(known: Option<&Self>, token: Option<&HeaderValue>) -> bool {
        known.is_some_and(|known| known.is_of(token) && known.times >= MAX_CONFIRMATIONS)
    }

    /// Once more than before, if it is the same token.
    pub(crate) fn again(known: Option<Self>, token: HeaderValue) -> Self {
        let known = known.filter(|known| known.is_of(Some(&token)));
        Self {
            token,
            since: known
                .as_ref()
                .map_or_else(Instant::now, |known| known.since),
            times: known.map_or(1, |known| known.times + 1),
        }
    }

    fn is_of(&self, token: Option<&HeaderValue>) -> bool {
        Some(&self.token) == token && self.since.elapsed() < CONFIRMATION_PERIOD
    }
}
