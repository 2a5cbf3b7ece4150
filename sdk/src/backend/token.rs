//! The token that all clones of a backend share.

use std::fmt;
use std::sync::{PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;

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
    /// Counts the changes, so that a late one can be told from a timely one.
    generation: u64,
    /// Whether the application wants no automatic login until it gives a token, because it took
    /// the last one away or because the login was refused.
    paused: bool,
}

impl State {
    fn replace(&mut self, token: Option<Token>) {
        self.token = token;
        self.generation += 1;
    }
}

/// Holds the token, or none. Never shows it.
#[derive(Default)]
pub(super) struct TokenCell(RwLock<State>);

/// What the cell held at one moment.
pub(super) struct Snapshot {
    pub(super) header: Option<HeaderValue>,
    pub(super) paused: bool,
    generation: u64,
}

impl TokenCell {
    /// Sets the token; an empty one counts as none, and pauses automatic logins.
    pub(super) fn set(&self, token: Option<&str>, user: Option<&str>) {
        let token = token.and_then(|text| Token::new(text, user));
        self.write(|state| {
            state.paused = token.is_none();
            state.replace(token);
        });
    }

    /// Sets the token unless somebody else changed it since.
    pub(super) fn set_since(&self, then: &Snapshot, token: &str, user: &str) {
        let token = Token::new(token, Some(user));
        self.write(|state| {
            if state.generation == then.generation {
                state.replace(token);
            }
        });
    }

    /// Pauses automatic logins unless somebody else changed the token since.
    pub(super) fn pause_since(&self, then: &Snapshot) {
        self.write(|state| state.paused |= state.generation == then.generation);
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        let state = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Snapshot {
            header: state.token.as_ref().map(|token| token.header.clone()),
            paused: state.paused,
            generation: state.generation,
        }
    }

    pub(super) fn text(&self) -> Option<String> {
        self.read(|token| token.text.clone())
    }

    pub(super) fn user(&self) -> Option<String> {
        self.read(|token| token.user.clone())?
    }

    pub(super) fn header(&self) -> Option<HeaderValue> {
        self.read(|token| token.header.clone())
    }

    pub(super) fn is_set(&self) -> bool {
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
