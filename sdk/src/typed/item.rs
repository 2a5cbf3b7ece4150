//! An item that was read: its content, and what identifies it.

use std::fmt;
use std::ops::Deref;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Id, Resource};

/// An item of the resource `R` as it was read from a backend.
///
/// It has an identifier and an etag by construction, and derefs to its content: `host.id` is an
/// `Id<Host>`, and `host.name` the field of [`Host`](crate::model::Host). A reference to an item
/// (`&host`) is accepted by every call that takes an identifier or a target, and by filters and
/// setters that take a reference.
///
/// ```no_run
/// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
/// use alignak_backend_client::{HostCreate, HostPatch, service};
///
/// let realm = backend.realms().get_by_name("All").await?.expect("every backend has it");
/// let host = HostCreate::new("srv1", &realm);
/// # let host = backend.hosts().get_by_name("srv1").await?.expect("it was just created");
/// let services = backend.services().list().filter(service::HOST.eq(&host)).all().await?;
/// backend.hosts().update(&host, HostPatch::new().notes("checked")).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Item<R> {
    /// The identifier.
    pub id: Id<R>,
    /// The etag, which changes with each change of the item; a change must present it.
    pub etag: String,
    content: R,
}

impl<R> Item<R> {
    /// The content alone.
    pub fn into_content(self) -> R {
        self.content
    }
}

impl<R> Deref for Item<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.content
    }
}

impl<R> AsRef<R> for Item<R> {
    fn as_ref(&self) -> &R {
        &self.content
    }
}

impl<R: fmt::Debug> fmt::Debug for Item<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The content shows identifier and etag too.
        self.content.fmt(formatter)
    }
}

impl<R: Serialize> Serialize for Item<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.content.serialize(serializer)
    }
}

impl<'de, R: Resource> Deserialize<'de> for Item<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let content = R::deserialize(deserializer)?;
        let id = content.id().ok_or_else(|| D::Error::missing_field("_id"))?;
        let etag = content.etag().map(str::to_owned);
        Ok(Self {
            id,
            etag: etag.ok_or_else(|| D::Error::missing_field("_etag"))?,
            content,
        })
    }
}
