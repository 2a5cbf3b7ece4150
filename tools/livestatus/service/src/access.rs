//! Who may use the service.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use axum::http::{HeaderMap, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

use crate::config::User;

/// How long a password that was verified need not be hashed again.
const REMEMBERED_FOR: Duration = Duration::from_mins(1);
/// Verified passwords that are remembered.
const MAX_REMEMBERED: usize = 1_000;

/// Verifies callers. Passwords are hashed one at a time, so that guesses cannot occupy all cores.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    verified: Arc<Mutex<HashMap<[u8; 32], Instant>>>,
    turn: Arc<Semaphore>,
}

impl Access {
    pub(crate) fn new() -> Self {
        Self {
            verified: Arc::default(),
            turn: Arc::new(Semaphore::new(1)),
        }
    }

    /// The user of a request; `None` if its credentials are missing or wrong.
    pub(crate) async fn user<'users>(
        &self,
        users: &'users [User],
        headers: &HeaderMap,
    ) -> Option<&'users User> {
        let credentials = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, value) = credentials.split_once(' ')?;
        if scheme.eq_ignore_ascii_case("bearer") {
            let hash = token_hash(value.trim());
            return users.iter().find(|user| {
                let token = user.token.as_deref().unwrap_or_default();
                bool::from(token.to_ascii_lowercase().as_bytes().ct_eq(hash.as_bytes()))
            });
        }
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let decoded = STANDARD.decode(value.trim()).ok()?;
        let decoded = String::from_utf8(decoded).ok()?;
        let (name, password) = decoded.split_once(':')?;
        let user = users.iter().find(|user| user.name == name)?;
        let hash = user.password.as_deref()?;
        self.verify(hash, password).await.then_some(user)
    }

    async fn verify(&self, hash: &str, password: &str) -> bool {
        let key: [u8; 32] = Sha256::digest(format!("{hash}\n{password}")).into();
        if self.remembers(&key) {
            return true;
        }
        let Ok(_turn) = self.turn.acquire().await else {
            return false;
        };
        let (hash, password) = (hash.to_owned(), password.to_owned());
        let verify = move || {
            PasswordHash::new(&hash).is_ok_and(|hash| {
                Argon2::default()
                    .verify_password(password.as_bytes(), &hash)
                    .is_ok()
            })
        };
        let is_right = tokio::task::spawn_blocking(verify).await.unwrap_or(false);
        if is_right {
            self.remember(key);
        }
        is_right
    }

    fn remembers(&self, key: &[u8; 32]) -> bool {
        let verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        verified
            .get(key)
            .is_some_and(|since| since.elapsed() < REMEMBERED_FOR)
    }

    fn remember(&self, key: [u8; 32]) {
        let mut verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        verified.retain(|_, since| since.elapsed() < REMEMBERED_FOR);
        if verified.len() < MAX_REMEMBERED {
            verified.insert(key, Instant::now());
        }
    }
}

/// A token as the configuration holds it.
#[must_use]
pub fn token_hash(token: &str) -> String {
    let digest = Sha256::digest(token.as_bytes());
    let digits: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{}", digits.concat())
}

/// A password as the configuration holds it.
///
/// # Errors
///
/// The random salt cannot be had.
pub fn password_hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    let hash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::{Access, password_hash, token_hash};
    use crate::config::User;

    fn headers(value: &str) -> HeaderMap {
        let value = HeaderValue::from_str(value).expect("a header");
        HeaderMap::from_iter([(header::AUTHORIZATION, value)])
    }

    #[tokio::test]
    async fn passwords_and_tokens_are_verified() {
        let users = [User {
            name: "ui".to_owned(),
            password: Some(password_hash("secret").expect("a salt")),
            token: Some(token_hash("0123456789")),
            commands: true,
        }];
        let access = Access::new();
        let basic = |text: &str| headers(&format!("Basic {}", STANDARD.encode(text)));
        for (headers, is_right) in [
            (basic("ui:secret"), true),
            (basic("ui:secret"), true),
            (basic("ui:Secret"), false),
            (basic("other:secret"), false),
            (headers("Bearer 0123456789"), true),
            (headers("Bearer 012345678"), false),
            (headers("Bearer "), false),
            (HeaderMap::new(), false),
        ] {
            let user = access.user(&users, &headers).await;
            assert_eq!(user.is_some(), is_right, "{headers:?}");
        }
    }
}
