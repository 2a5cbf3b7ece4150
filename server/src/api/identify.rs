//! Who is behind a token, or a name.

use std::sync::Arc;
use std::time::Instant;

use subtle::ConstantTimeEq;

use super::backend::Api;
use super::callers::{Asked, SHARED_MEMORY};
use crate::contract::resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::store::StoreError;

impl Api {
    /// The caller with that token, if there is one.
    pub async fn caller(&self, token: &str) -> Result<Option<Arc<Caller>>, StoreError> {
        if token.is_empty() {
            return Ok(None);
        }
        self.caller_by(
            Asked::Token(token.to_owned()),
            Filter::eq("token", token),
            |user| {
                let stored = item::text(user, "token");
                bool::from(stored.as_bytes().ct_eq(token.as_bytes()))
            },
        )
        .await
    }

    /// The caller of that name, if there is one: for interfaces whose clients are trusted, because
    /// they have no passwords.
    pub async fn caller_named(&self, name: &str) -> Result<Option<Arc<Caller>>, StoreError> {
        if name.is_empty() {
            return Ok(None);
        }
        self.caller_by(
            Asked::Name(name.to_owned()),
            Filter::eq("name", name),
            |user| item::text(user, "name") == name,
        )
        .await
    }

    async fn caller_by(
        &self,
        asked: Asked,
        filter: Filter,
        is_meant: impl Fn(&Item) -> bool,
    ) -> Result<Option<Arc<Caller>>, StoreError> {
        let max_age = self.store.is_shared().then_some(SHARED_MEMORY);
        let (found, generation) = self.callers.find(&asked, max_age);
        if found.is_some() {
            return Ok(found);
        }
        let read = Instant::now();
        let users = self.all(resource("user"), filter).await?;
        let Some(user) = users.into_iter().find(is_meant) else {
            return Ok(None);
        };
        if item::flag(&user, "_is_template") {
            return Ok(None);
        }
        let own = Filter::eq("user", Operand::id(item::text(&user, "_id")));
        let roles = self.all(resource("userrestrictrole"), own).await?;
        // One damaged realm must not end the rights of all.
        let realms = self.all_sound(resource("realm"), "no rights follow from a realm");
        let realms = realms.await?;
        let caller = Arc::new(Caller::new(&user, &roles, &realms));
        self.callers.remember(asked, &caller, generation, read);
        Ok(Some(caller))
    }
}
