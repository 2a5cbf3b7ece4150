//! In whose name a request is answered.

use std::sync::Arc;

use livestatus_protocol::Code;

use super::{Listener, Shared};
use crate::item::Item;
use crate::rules::rights::Caller;
use crate::store::StoreError;

/// Why nothing is answered.
pub(super) type Fault = (Code, String);

/// What a failure of the store is for clients.
pub(super) fn store_fault(error: &StoreError) -> Fault {
    (Code::Unavailable, error.to_string())
}

impl Shared {
    /// The user of that name as a caller.
    pub(super) async fn caller(&self, name: &str) -> Result<Option<Arc<Caller>>, Fault> {
        let found = self.api.caller_named(name).await;
        found.map_err(|error| store_fault(&error))
    }

    /// The user of a listener.
    async fn listener_user(&self, name: &str) -> Result<Arc<Caller>, Fault> {
        self.caller(name).await?.ok_or_else(|| {
            let message = format!("The user '{name}' of this listener does not exist");
            (Code::Forbidden, message)
        })
    }

    /// The callers all of whom must be allowed to read what is shown: the user of the listener, and
    /// the one that the query names. An unknown user may read nothing.
    pub(super) async fn readers(
        &self,
        listener: &Listener,
        auth_user: Option<&str>,
    ) -> Result<Vec<Arc<Caller>>, Fault> {
        let mut readers = Vec::new();
        if let Some(name) = &listener.user {
            readers.push(self.listener_user(name).await?);
        }
        if let Some(name) = auth_user {
            let without_rights = || Arc::new(Caller::new(&Item::new(), &[], &[]));
            readers.push(self.caller(name).await?.unwrap_or_else(without_rights));
        }
        Ok(readers)
    }

    /// Who gives a command: the user of the listener, for itself or for another one if it may speak
    /// for others.
    pub(super) async fn commander(
        &self,
        listener: &Listener,
        auth_user: Option<&str>,
    ) -> Result<Commander, Fault> {
        let Some(name) = &listener.user else {
            let message =
                "Commands are refused, because this listener has no user (LIVESTATUS_USER)";
            return Err((Code::Forbidden, message.to_owned()));
        };
        let own = self.listener_user(name).await?;
        let Some(other) = auth_user.filter(|other| other != name) else {
            return Ok(Commander { own, other: None });
        };
        let forbidden = |message: String| (Code::Forbidden, message);
        if !speaks_for_others(&own) {
            let message = format!("The user '{name}' may not give commands for '{other}'");
            return Err(forbidden(message));
        }
        let found = self.caller(other).await?;
        let other = found.ok_or_else(|| forbidden(format!("There is no user '{other}'")))?;
        Ok(Commander {
            own,
            other: Some(other),
        })
    }
}

/// Who gives a command. What is done needs the rights of all who are named here, and is done by the
/// user of the listener.
pub(super) struct Commander {
    /// The user of the listener.
    pub(super) own: Arc<Caller>,
    /// The one in whose name it is given.
    pub(super) other: Option<Arc<Caller>>,
}

impl Commander {
    /// All whose rights are needed.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Caller>> {
        std::iter::once(&self.own).chain(&self.other)
    }

    /// The one who is recorded, unless that one may name an author.
    pub(super) fn speaker(&self) -> &Caller {
        self.other.as_ref().unwrap_or(&self.own)
    }
}

/// Whether the rules let the caller post in another user's name.
pub(super) fn speaks_for_others(caller: &Caller) -> bool {
    caller.is_super_administrator || caller.can_update_livestate
}
