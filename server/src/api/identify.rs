//! Who is behind a token.

use std::sync::Arc;
use std::time::Instant;

use subtle::ConstantTimeEq;

use super::backend::Api;
use super::callers::SHARED_MEMORY;
use crate::contract::resource;
use crate::filter::{Filter, Operand};
use crate::item;
use crate::rules::rights::Caller;
use crate::store::StoreError;

impl Api {
    /// The caller with that token, if there is one.
    pub async fn caller(&self, token: &str) -> Result<Option<Arc<Caller>>, StoreError> {
        if token.is_empty() {
            return Ok(None);
        }
        let max_age = self.store.is_shared().then_some(SHARED_MEMORY);
        let (found, generation) = self.callers.find(token, max_age);
        if found.is_some() {
            return Ok(found);
        }
        let read = Instant::now();
        let with_token = Filter::eq("token", token);
        let users = self.all(resource("user"), with_token).await?;
        let Some(user) = users.into_iter().find(|user| {
            let stored = item::text(user, "token");
            bool::from(stored.as_bytes().ct_eq(token.as_bytes()))
        }) else {
            return Ok(None);
        };
        if item::flag(&user, "_is_template") {
            return Ok(None);
        }
        let own = Filter::eq("user", Operand::id(item::text(&user, "_id")));
        let roles = self.all(resource("userrestrictrole"), own).await?;
        let realms = self.all(resource("realm"), Filter::everything()).await?;
        let caller = Arc::new(Caller::new(&user, &roles, &realms));
        self.callers.remember(&caller, generation, read);
        Ok(Some(caller))
    }
}
