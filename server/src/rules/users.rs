//! Users: passwords are stored hashed, tokens are made here, each user gets a first role.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use serde_json::{Value, json};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use subtle::ConstantTimeEq;

use crate::contract::{Resource, contract, messages, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::rules::{Refusal, protection, write};
use crate::unit::{Touch, Unit};

/// Fields of a user that no answer shows.
pub const SECRETS: [&str; 2] = ["password", "token"];

/// Rounds of the original's hashes that do not say how many.
const ROUNDS_WHEN_UNSAID: u32 = 50_000;

/// The most rounds that a stored hash may ask for; a hash that wants more is refused.
const MOST_ROUNDS: u32 = 10_000_000;

/// Says that there is no password. The original stores its hash, and lets anybody log in with it.
const NO_PASSWORD: &str = "NOPASSWORDSET";

/// When a user is told of what.
const PERIODS: [&str; 2] = ["host_notification_period", "service_notification_period"];

/// Puts the hash of a password in its place. Slow on purpose: call it outside of any unit.
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
        None => (method, ROUNDS_WHEN_UNSAID),
    };
    if !(1..=MOST_ROUNDS).contains(&rounds) {
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

/// A user who follows no template is told of nothing, unless the user says when.
pub(super) fn fill(unit: &mut Unit<'_>, user: &mut Item) -> Result<(), Refusal> {
    let follows_none = match user.get("_templates") {
        None | Some(Value::Null) => true,
        Some(Value::Array(templates)) => templates.is_empty(),
        Some(_) => false,
    };
    if !follows_none || PERIODS.iter().all(|period| user.contains_key(*period)) {
        return Ok(());
    }
    if let Some(never) = unit.find_named(resource("timeperiod"), "Never")? {
        for period in PERIODS {
            let id = item::text(&never, "_id");
            user.entry(period).or_insert_with(|| Value::from(id));
        }
    }
    Ok(())
}

/// What is wrong with a password beyond what the contract says.
pub(super) fn password_issue(user: &Item) -> Option<(&'static str, Value)> {
    let is_empty = user.get("password").and_then(Value::as_str) == Some("");
    is_empty.then(|| ("password", messages::NOT_EMPTY.into()))
}

/// The rights, the retained data and the memberships of a user go with the user; `references`
/// takes the user out of lists.
pub(super) fn after_remove(unit: &mut Unit<'_>, user: &Item) -> Result<(), Refusal> {
    let id = item::text(user, "_id");
    let roles = resource("userrestrictrole");
    for role in unit.find(roles, &Filter::eq("user", Operand::id(id)))? {
        write::remove(unit, roles, role)?;
    }
    // Nobody else could ever see what belonged to the user.
    for owned in contract().resources().iter().filter(|other| other.owned) {
        for item in unit.find(owned, &Filter::eq("_user", Operand::id(id)))? {
            unit.remove(owned, item);
        }
    }
    Ok(())
}

/// Every new user has a token of the server's making, whatever was posted. Without a password
/// nobody logs in as that user: what is stored instead is the hash of none.
pub(super) fn before_create(user: &mut Item) {
    user.insert("token".to_owned(), Value::String(new_token()));
    if matches!(item::text(user, "password"), "" | NO_PASSWORD) {
        user.insert("password".to_owned(), unusable_hash());
    }
}

/// What no password gives.
fn unusable_hash() -> Value {
    Value::String(format!("!{}", uuid::Uuid::new_v4()))
}

/// Every new user has a first role: all rights for a super administrator, else reading, in the
/// user's realm.
pub(super) fn after_create(unit: &mut Unit<'_>, user: &Item) -> Result<(), Refusal> {
    let rights = if item::flag(user, "back_role_super_admin") {
        json!(["create", "read", "update", "delete"])
    } else {
        json!(["read"])
    };
    let role = Item::from_iter([
        ("user".to_owned(), json!(item::text(user, "_id"))),
        ("realm".to_owned(), json!(item::text(user, "_realm"))),
        (
            "sub_realm".to_owned(),
            json!(item::flag(user, "_sub_realm")),
        ),
        ("resource".to_owned(), json!("*")),
        ("crud".to_owned(), rights),
    ]);
    write::create(unit, resource("userrestrictrole"), role)?;
    Ok(())
}

/// Asking for any token gives a new one, and so does a new password.
pub(super) fn before_change(changes: &mut Item) {
    if changes.contains_key("token") || changes.contains_key("password") {
        changes.insert("token".to_owned(), Value::String(new_token()));
    }
    if item::text(changes, "password") == NO_PASSWORD {
        changes.insert("password".to_owned(), unusable_hash());
    }
}

/// Stores a token or a stronger hash without the user counting as changed.
pub fn store_secrets(unit: &mut Unit<'_>, user: Item, changed: Item) {
    unit.update(resource("user"), user, changed, Touch::Unseen);
}

/// Nobody removes the account behind the request.
pub fn check_not_own(caller: &Caller, resource: &Resource, user: &Item) -> Result<(), Refusal> {
    if resource.name != "user" || item::text(user, "_id") != caller.id {
        return Ok(());
    }
    protection::before_remove(resource, user)?;
    Err(Refusal::Forbidden(
        "You cannot delete the user your are logged with!",
    ))
}
