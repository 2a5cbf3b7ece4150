//! The tree of realms.

use std::collections::BTreeSet;

use super::identified::Identified;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::generated::realm;
use crate::model::{Id, Realm};
use crate::typed::{Item, List};

impl Backend {
    /// The realm above all others, which every backend has and calls `All`. What belongs nowhere
    /// else is created there.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// use alignak_backend_client::HostCreate;
    ///
    /// let host = HostCreate::new("srv1", backend.top_realm().await?).address("192.0.2.1");
    /// backend.hosts().create(&host).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The call failed; or the user may not read that realm
    /// ([`is_invalid`](BackendException::is_invalid)).
    pub async fn top_realm(&self) -> Result<Id<Realm>, BackendException> {
        let top = self.realms().list().filter(realm::LEVEL.eq(0));
        let top = identified(top).first().await?;
        top.map(|realm| realm.id).ok_or_else(|| {
            BackendException::invalid(
                "this user may not read the realm above all others: see `visible_realms`",
            )
        })
    }

    /// The realms that the user may read, each before those below it: for users who may not read
    /// the [top realm](Self::top_realm).
    ///
    /// # Errors
    /// The call failed.
    pub async fn visible_realms(&self) -> Result<Vec<Item<Realm>>, BackendException> {
        let mut realms = self.realms().list().all().await?;
        realms.sort_by(|one, other| (one.level, &one.name).cmp(&(other.level, &other.name)));
        Ok(realms)
    }

    /// A realm and all those below it.
    pub(super) async fn realms_from(
        &self,
        top: Id<Realm>,
    ) -> Result<BTreeSet<Id<Realm>>, BackendException> {
        let below = self.realms().list().filter(realm::TREE_PARENTS.eq(top));
        let below = identified(below).all().await?;
        let below = below.into_iter().map(|realm| realm.id);
        Ok(below.chain([top]).collect())
    }
}

fn identified(realms: List<Realm>) -> List<Realm, Identified<Realm>> {
    realms.select()
}
