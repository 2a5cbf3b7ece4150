//! Who is logged in.

use serde_json::json;

use super::identified::Identified;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::generated::user;
use crate::model::{Id, User};
use crate::typed::{Filter, Item, List};

impl Backend {
    /// The user who is logged in.
    ///
    /// After a login, and before an automatic one, the user is found by the name; with a token
    /// alone, by the token.
    ///
    /// # Errors
    /// The call failed; no user is logged in, or the user may not read users, not even this one
    /// ([`is_invalid`](BackendException::is_invalid)).
    pub async fn current_user(&self) -> Result<Item<User>, BackendException> {
        self.find_current_user()?.first().await?.ok_or_else(hidden)
    }

    pub(super) async fn current_user_id(&self) -> Result<Id<User>, BackendException> {
        let list = self.find_current_user()?.select::<Identified<User>>();
        Ok(list.first().await?.ok_or_else(hidden)?.id)
    }

    fn find_current_user(&self) -> Result<List<User>, BackendException> {
        let filter = match (self.username(), self.token(), self.renewing_user()) {
            (Some(name), _, _) => user::NAME.eq(name),
            (None, Some(token), _) => Filter::raw(json!({ "token": token })),
            // The first call logs in.
            (None, None, Some(name)) => user::NAME.eq(name),
            (None, None, None) => return Err(BackendException::invalid("no user is logged in")),
        };
        Ok(self.users().list().filter(filter))
    }
}

fn hidden() -> BackendException {
    BackendException::invalid("this user may not read users, not even this one: name the user")
}
