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

/// Holds the token, or none. Never shows it.
#[derive(Default)]
pub(super) struct TokenCell(RwLock<Option<Token>>);

impl TokenCell {
    /// Sets the token; an empty one counts as none.
    pub(super) fn set(&self, token: Option<&str>, user: Option<&str>) {
        let token = token.filter(|text| !text.is_empty()).and_then(|text| {
            // HTTP Basic, with the token as user name and no password.
            let credentials = format!("Basic {}", STANDARD.encode(format!("{text}:")));
            let mut header = HeaderValue::try_from(credentials).ok()?;
            header.set_sensitive(true);
            Some(Token {
                text: text.to_owned(),
                user: user.map(str::to_owned),
                header,
            })
        });
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = token;
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
            .as_ref()
            .map(view)
    }
}

impl fmt::Debug for TokenCell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_set() { "(set)" } else { "(none)" })
    }
}
