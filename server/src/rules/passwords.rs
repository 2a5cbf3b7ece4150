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

/// Rounds of new hashes in the original's form: as many as its own current default.
const ORIGINAL_ROUNDS: u32 = 50_000;

/// In which form new hashes are stored.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HashForm {
    /// Argon2id.
    #[default]
    Argon2id,
    /// PBKDF2 as the original stores it, for as long as the original uses the database too, or may
    /// do so again.
    Original,
}

/// Stands for no password. The original stores its hash, and accepts it at login.
pub(super) const NO_PASSWORD: &str = "NOPASSWORDSET";

/// Replaces a password by its hash. Slow on purpose: call it outside of any unit.
///
/// Anything but a text with content is left for validation to refuse.
pub fn hash_password(item: &mut Item, form: HashForm) -> Result<(), Refusal> {
    if let Some(Value::String(password)) = item.get("password")
        && !matches!(password.as_str(), "" | NO_PASSWORD)
    {
        let hash = hash(password, form)?;
        item.insert("password".to_owned(), Value::String(hash));
    }
    Ok(())
}

/// The hash of a password. Slow on purpose.
pub fn hash(password: &str, form: HashForm) -> Result<String, Refusal> {
    if form == HashForm::Original {
        return Ok(original_hash(password));
    }
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Refusal::Malformed(format!("password: cannot be hashed: {error}")))
}

/// Whether what is stored is a hash that passwords can be compared with: not, where the user has
/// none.
pub fn is_hash(stored: &str) -> bool {
    stored.starts_with("pbkdf2:") || PasswordHash::new(stored).is_ok()
}

/// What is verified where there is no user of the name, or no password, so that the answer takes as
/// long as that to a wrong password.
pub fn placeholder_hash(form: HashForm) -> &'static str {
    match form {
        HashForm::Argon2id => {
            "$argon2id$v=19$m=19456,t=2,p=1$VE0e3g7DalWHgDwou3nuRA$uC6TER156UQpk0lNQ5+jHM0l5poVjPA1he/Tyn9J4Zw"
        }
        HashForm::Original => {
            "pbkdf2:sha256:50000$0f1e2d3c4b5a6978$6d2f1a9be07c35481f6ad0c27be5934860fb1d2ce47a8093b5c6d7e8f9012a34"
        }
    }
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
pub fn is_outdated(stored: &str, form: HashForm) -> bool {
    form == HashForm::Argon2id && stored.starts_with("pbkdf2:")
}

/// `pbkdf2:sha256:rounds$salt$hex`
fn original_hash(password: &str) -> String {
    let salt = &uuid::Uuid::new_v4().simple().to_string()[..16];
    let mut derived = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(
        password.as_bytes(),
        salt.as_bytes(),
        ORIGINAL_ROUNDS,
        &mut derived,
    );
    let digest = item::hex(&derived);
    format!("pbkdf2:sha256:{ORIGINAL_ROUNDS}${salt}${digest}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_either_form_verify_their_password_only() {
        for (form, start) in [
            (HashForm::Argon2id, "$argon2id$"),
            (HashForm::Original, "pbkdf2:sha256:50000$"),
        ] {
            let hash = hash("correct horse", form).unwrap_or_default();
            assert!(hash.starts_with(start), "{hash}");
            assert!(verify("correct horse", &hash));
            assert!(!verify("wrong horse", &hash));
            assert!(!is_outdated(&hash, form));
            assert!(is_hash(&hash) && is_hash(placeholder_hash(form)));
            assert!(placeholder_hash(form).starts_with(start));
            let alike = hash.split('$').count() == placeholder_hash(form).split('$').count();
            assert!(alike && hash.len() == placeholder_hash(form).len());
        }
        assert!(!is_hash("") && !is_hash(unusable_hash().as_str().unwrap_or_default()));
        assert!(is_outdated("pbkdf2:sha1:1000$salt$00", HashForm::Argon2id));
        assert!(!is_outdated("pbkdf2:sha1:1000$salt$00", HashForm::Original));
    }
}
