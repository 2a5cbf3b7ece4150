//! Users: what is filled in, their first role, what goes with them.

use std::sync::Arc;

use serde_json::{Value, json};

use super::live_state::keeps_updated;
use super::passwords::{NO_PASSWORD, new_token, unusable_hash};
use super::protection::PROTECTED;
use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::Caller;
use super::transaction::Transaction;
use crate::contract::{Resource, contract, messages, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::{Touch, Unit};

/// When a user gets notifications.
const PERIODS: [&str; 2] = ["host_notification_period", "service_notification_period"];

/// Rules of users.
pub struct Users;

impl ResourceRules for Users {
    /// A user without templates gets no notifications, unless periods are given.
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        _caller: &Caller,
        _resource: &'static Resource,
        user: &mut Item,
    ) -> Result<(), Refusal> {
        let follows_none = match user.get("_templates") {
            None | Some(Value::Null) => true,
            Some(Value::Array(templates)) => templates.is_empty(),
            Some(_) => false,
        };
        if !follows_none || PERIODS.iter().all(|period| user.contains_key(*period)) {
            return Ok(());
        }
        if let Some(never) = tx.find_named(resource("timeperiod"), "Never")? {
            for period in PERIODS {
                let id = item::text(&never, "_id");
                user.entry(period).or_insert_with(|| Value::from(id));
            }
        }
        Ok(())
    }

    fn issue(&self, _stored: Option<&Item>, user: &Item) -> Option<(&'static str, Value)> {
        let is_empty = user.get("password").and_then(Value::as_str) == Some("");
        is_empty.then(|| ("password", messages::NOT_EMPTY.into()))
    }

    /// Every new user has a token made by the server, whatever was posted. Without a password
    /// a user cannot log in: the stored hash is the hash of none.
    fn before_create(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        user: &mut Item,
    ) -> Result<(), Refusal> {
        user.insert("token".to_owned(), Value::String(new_token()));
        if matches!(item::text(user, "password"), "" | NO_PASSWORD) {
            user.insert("password".to_owned(), unusable_hash());
        }
        Ok(())
    }

    /// Every new user has a first role in the user's realm: all rights for a super administrator,
    /// else reading.
    fn after_create(
        &self,
        tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        user: &Item,
    ) -> Result<(), Refusal> {
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
        tx.create(resource("userrestrictrole"), role)?;
        Ok(())
    }

    fn touch(&self, changes: &Item) -> Option<Touch> {
        if changes.is_empty() {
            return None;
        }
        keeps_updated(changes, |name| matches!(name, "ui_preferences" | "token"))
    }

    /// Asking for any token results in a new one, and so does a new password.
    fn before_change(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        if changes.contains_key("token") || changes.contains_key("password") {
            changes.insert("token".to_owned(), Value::String(new_token()));
        }
        if item::text(changes, "password") == NO_PASSWORD {
            changes.insert("password".to_owned(), unusable_hash());
        }
        Ok(())
    }

    /// The account behind the request stays.
    fn check_removal(
        &self,
        tx: &Transaction<'_>,
        caller: &Caller,
        resource: &'static Resource,
        user: &Item,
    ) -> Result<(), Refusal> {
        if item::text(user, "_id") != caller.id {
            return Ok(());
        }
        if tx.is_protected(resource, user) {
            return Err(Refusal::Forbidden(PROTECTED));
        }
        Err(Refusal::Forbidden(
            "You cannot delete the user your are logged with!",
        ))
    }

    /// The rights, the retained data and the memberships of a user go with the user; `references`
    /// removes the user from lists.
    fn after_remove(&self, tx: &mut Transaction<'_>, user: &Item) -> Result<(), Refusal> {
        let id = item::text(user, "_id");
        let roles = resource("userrestrictrole");
        for role in tx.find(roles, &Filter::eq("user", Operand::id(id)))? {
            tx.remove(roles, role)?;
        }
        // Only the user could ever read these.
        for owned in contract().resources().iter().filter(|other| other.owned) {
            for item in tx.find(owned, &Filter::eq("_user", Operand::id(id)))? {
                tx.delete(owned, item);
            }
        }
        Ok(())
    }
}

/// Stores a token or a stronger hash without the user counting as changed.
pub fn store_secrets(unit: &mut Unit<'_>, user: Arc<Item>, changed: Item) {
    unit.update(resource("user"), user, changed, Touch::Unseen);
}
