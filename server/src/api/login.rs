//! Login: a name and a password for a token.

use std::net::IpAddr;
use std::time::Duration;

use serde_json::Value;

use super::backend::Api;
use super::password_hashing::in_turn;
use crate::contract::resource;
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::rules::passwords::{self, HashForm};
use crate::rules::{Refusal, users};
use crate::store::StoreError;

/// Why a login is refused.
#[derive(Debug, thiserror::Error)]
pub enum LoginRefusal {
    /// What was sent cannot be credentials; the text says why.
    #[error("{0}")]
    Incomplete(&'static str),
    /// The name or the password is wrong.
    #[error("wrong name or password")]
    Wrong,
    /// Too many wrong passwords: the next attempt may be made after this time.
    #[error("too many failed logins")]
    TooMany(Duration),
    /// The store could not answer.
    #[error(transparent)]
    Failed(#[from] Refusal),
}

impl From<StoreError> for LoginRefusal {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl Api {
    /// The token of the user whose name and password these are; a new one when asked for, or when
    /// there was none. `from` is the client's address, which limits how often it may fail.
    pub async fn login(
        &self,
        credentials: &Item,
        from: Option<IpAddr>,
    ) -> Result<String, LoginRefusal> {
        if credentials.is_empty() {
            return Err(LoginRefusal::Incomplete(
                "No data provided in the login request",
            ));
        }
        let (Some(name), Some(password)) =
            (credentials.get("username"), credentials.get("password"))
        else {
            return Err(LoginRefusal::Incomplete(
                "Missing credentials in posted data (username and password are mandatory)",
            ));
        };
        let (name, password) = match (name, password) {
            (Value::String(name), Value::String(password))
                if !name.is_empty() && !password.is_empty() =>
            {
                (name.clone(), password.clone())
            }
            _ => {
                return Err(LoginRefusal::Incomplete(
                    "Username and password must be provided as credentials for login.",
                ));
            }
        };
        let wants_new = credentials.get("action") == Some(&Value::from("generate"));
        let Some(address) = from else {
            return self.verified_login(&name, password, wants_new).await;
        };
        let attempt = self.attempts.begin(&name, address).await;
        let attempt = attempt.map_err(LoginRefusal::TooMany)?;
        let outcome = self.verified_login(&name, password, wants_new).await;
        if matches!(outcome, Err(LoginRefusal::Wrong)) {
            attempt.fail();
        }
        outcome
    }

    async fn verified_login(
        &self,
        name: &str,
        password: String,
        wants_new: bool,
    ) -> Result<String, LoginRefusal> {
        let users = self.all(resource("user"), Filter::eq("name", name)).await?;
        let user = users
            .into_iter()
            .find(|user| !item::flag(user, "_is_template"));
        let (is_right, stronger) = verify(user.as_ref(), password, self.hash_form()).await?;
        let Some(user) = user.filter(|_| is_right) else {
            return Err(LoginRefusal::Wrong);
        };
        let current = item::text(&user, "token").to_owned();
        let has_token = !current.is_empty() && !wants_new;
        if has_token && stronger.is_none() {
            return Ok(current);
        }
        let token = if has_token {
            current
        } else {
            passwords::new_token()
        };
        let id = item::text(&user, "_id").to_owned();
        let (new_token, known_hash) = (token.clone(), item::text(&user, "password").to_owned());
        self.unit(move |unit| {
            let user = unit.get(resource("user"), &id)?.ok_or(Refusal::NotFound)?;
            let mut changed = Item::clone(&user);
            changed.insert("token".to_owned(), Value::from(new_token.as_str()));
            // The password may have been changed while its old hash was being verified.
            if let Some(hash) = &stronger
                && item::text(&user, "password") == known_hash
            {
                changed.insert("password".to_owned(), Value::from(hash.as_str()));
            }
            users::store_secrets(unit, user, changed);
            Ok(())
        })
        .await?;
        Ok(token)
    }
}

/// Whether the password is right and, where the stored hash is of an old kind, a stronger one.
async fn verify(
    user: Option<&Item>,
    password: String,
    form: HashForm,
) -> Result<(bool, Option<String>), LoginRefusal> {
    let stored = match user.map(|user| item::text(user, "password")) {
        Some(stored) if passwords::is_hash(stored) => stored.to_owned(),
        _ => passwords::placeholder_hash(form).to_owned(),
    };
    let exists = user.is_some();
    let verified = in_turn(move || {
        let is_right = passwords::verify(&password, &stored) && exists;
        let stronger = if is_right && passwords::is_outdated(&stored, form) {
            passwords::hash(&password, form).ok()
        } else {
            None
        };
        (is_right, stronger)
    });
    Ok(verified.await?)
}
