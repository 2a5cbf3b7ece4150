//! Passwords and tokens: how they are made, stored and verified.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use serde_json::Value;
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use subtle::ConstantTimeEq;

use super::refusal::Refusal;
use crate::item::{self, Item};

/// Rounds of the original's hashes that do not say how many.
const DEFAULT_ROUNDS: u32 = 50_000;

/// The most rounds that a stored hash may need; one that needs more is never verified.
const MAX_ROUNDS: u32 = 10_000_000;

/// Stands for no password. The original stores its hash, and accepts it at login.
pub(super) const NO_PASSWORD: &str = "NOPASSWORDSET";

/// Replaces a password by its hash. Slow on purpose: call it outside of any unit.
///
/// Anything but a text with content is left for validation to refuse.
pub fn hash_password(item: &mut Item) -> Result<(), Refusal> {
    if let Some(Value::String(password)) = item.get("password")
        && !matches!(password.as_str(), "" | NO_PASSWORD)
    {
        let hash = hash(password)?;
        item.insert("password".to_owned(), Value::String(hash));
    }
    Ok(())
}

/// The hash of a password, of the current kind. Slow on purpose.
pub fn hash(password: &str) -> Result<String, Refusal> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Refusal::Malformed(format!("password: cannot be hashed: {error}")))
}

/// Whether the password is the one behind the stored hash: argon2id, or a hash of the original.
pub fn verify(password: &str, stored: &str) -> bool {
    if password == NO_PASSWORD {
        return false;
    }
    if let Some(rest) = stored.strip_prefix("pbkdf2:") {
        return verify_pbkdf2(password, rest).unwrap_or(false);
    }
    PasswordHash::new(stored).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

/// Whether a stored hash is of an older kind and should be replaced at the next login.
pub fn is_outdated(stored: &str) -> bool {
    stored.starts_with("pbkdf2:")
}

/// `hash[:iterations]$salt$hex`
fn verify_pbkdf2(password: &str, stored: &str) -> Option<bool> {
    let mut parts = stored.splitn(3, '$');
    let (method, salt, digest) = (parts.next()?, parts.next()?, parts.next()?);
    let (method, rounds) = match method.split_once(':') {
        Some((method, rounds)) => (method, rounds.parse().ok()?),
        None => (method, DEFAULT_ROUNDS),
    };
    if !(1..=MAX_ROUNDS).contains(&rounds) {
        return None;
    }
    let (password, salt) = (password.as_bytes(), salt.as_bytes());
    let mut derived = vec![0; digest.len() / 2];
    match method {
        "sha1" => pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, rounds, &mut derived),
        "sha256" => pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, rounds, &mut derived),
        "sha512" => pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, rounds, &mut derived),
        _ => return None,
    }
    let derived = item::hex(&derived);
    Some(!derived.is_empty() && bool::from(derived.as_bytes().ct_eq(digest.as_bytes())))
}

/// A new token: milliseconds since the epoch and a random UUID.
pub fn new_token() -> String {
    let milliseconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_millis());
    format!("{milliseconds}-{}", uuid::Uuid::new_v4())
}

/// What no password hashes to.
pub(super) fn unusable_hash() -> Value {
    Value::String(format!("!{}", uuid::Uuid::new_v4()))
}
