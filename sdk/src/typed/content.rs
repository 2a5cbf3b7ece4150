//! What is sent to create or to change an item.

use std::fmt;
use std::marker::PhantomData;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::changes::Changes;
use super::comparison::differs;
use super::field::Field;
use super::identity::AsId;
use super::item::Item;
use crate::describe::Described;
use crate::model::{FreeObject, Id};

/// Marks the content of a creation: see [`Content`].
#[derive(Debug, Clone, Copy)]
pub enum ForCreate {}

/// Marks the content of a patch: see [`Content`].
#[derive(Debug, Clone, Copy)]
pub enum ForPatch {}

/// The content of a creation (`HostCreate` is `Content<Host, ForCreate>`) or of a patch
/// (`HostPatch` is `Content<Host, ForPatch>`) of an item of the resource `R`, with one setter per
/// field. A field that is not set takes the default of the backend (in a creation), or stays as it
/// is (in a patch).
///
/// A value that JSON does not have (NaN, infinities) is refused when the content is sent. Secrets
/// are left out of the output of `{:?}`.
#[must_use]
pub struct Content<R, K> {
    changes: Changes,
    types: PhantomData<fn() -> (R, K)>,
}

impl<R, K> Content<R, K> {
    pub(crate) fn empty() -> Self {
        Self::from_changes(Changes::new())
    }

    fn from_changes(changes: Changes) -> Self {
        Self {
            changes,
            types: PhantomData,
        }
    }

    /// Content for code that works on any resource: these members, unchecked.
    pub fn from_members(members: Map<String, Value>) -> Self {
        let set = |changes: Changes, (name, value): (String, Value)| changes.set(&name, value);
        Self::from_changes(members.into_iter().fold(Changes::new(), set))
    }

    /// Sets a field by its name on the wire, unchecked: for fields that the document does not name.
    pub fn set<T: Serialize>(mut self, name: &str, value: T) -> Self {
        self.changes = self.changes.set(name, value);
        self
    }

    pub(crate) fn set_all<T: Serialize>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.changes = self.changes.set_all(name, values);
        self
    }

    pub(crate) fn set_reference<Target>(self, name: &str, target: &impl AsId<Target>) -> Self {
        self.set(name, target.as_id())
    }

    pub(crate) fn set_references<Target>(
        self,
        name: &str,
        targets: impl IntoIterator<Item = impl AsId<Target>>,
    ) -> Self {
        let ids = targets.into_iter().map(|target| target.as_id());
        self.set_all::<Id<Target>>(name, ids)
    }

    pub(crate) fn clear(mut self, name: &str) -> Self {
        self.changes = self.changes.clear(name);
        self
    }

    /// The fields that are set, by their names on the wire.
    pub fn members(&self) -> &Map<String, Value> {
        self.changes.members()
    }

    /// Why it cannot be sent, if it cannot.
    pub(super) fn problem(&self) -> Option<&str> {
        self.changes.problem()
    }

    /// Whether no field is set.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl<R: Described> Content<R, ForCreate> {
    /// What has to be changed in a stored item so that it has the fields that are set here; `None`
    /// when it has them all.
    ///
    /// Values are compared as the backend means them: a field that the item does not have has its
    /// default, the order of identifiers and words in a list does not matter unless the order
    /// means something (templates, escalation steps), an embedded item counts as its identifier,
    /// and a value that a template provides counts as the item's. A secret cannot be read back,
    /// and counts as unchanged; so does the identifier.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// use alignak_backend_client::HostCreate;
    ///
    /// let wanted = HostCreate::new("srv1", backend.top_realm().await?).address("192.0.2.1");
    /// match backend.hosts().get_by_name("srv1").await? {
    ///     None => drop(backend.hosts().create(&wanted).await?),
    ///     Some(host) => {
    ///         if let Some(patch) = wanted.changes_to(&host) {
    ///             backend.hosts().update(&host, patch).await?;
    ///         }
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn changes_to(&self, item: &Item<R>) -> Option<Content<R, ForPatch>> {
        let stored = serde_json::to_value(item).unwrap_or_default();
        let changed: Map<String, Value> = self
            .members()
            .iter()
            .filter(|(name, wanted)| differs(&R::INFO, name, wanted, stored.get(name.as_str())))
            .map(|(name, wanted)| (name.clone(), wanted.clone()))
            .collect();
        (!changed.is_empty()).then(|| Content::from_members(changed))
    }
}

impl<R> Content<R, ForPatch> {
    /// Sets one key of a field that holds an object, such as a custom variable; the others stay.
    ///
    /// ```
    /// use alignak_backend_client::{HostPatch, host};
    ///
    /// let patch = HostPatch::new()
    ///     .set_key(host::CUSTOMS, "_RACK", "12")
    ///     .remove_key(host::CUSTOMS, "_SHELF");
    /// ```
    pub fn set_key(self, field: Field<R, FreeObject>, key: &str, value: impl Into<Value>) -> Self {
        let name = field.name();
        let mut object = match self.members().get(name) {
            Some(Value::Object(object)) => object.clone(),
            _ => FreeObject::new(),
        };
        object.insert(key.to_owned(), value.into());
        self.set(name, object)
    }

    /// Removes one key of a field that holds an object; the others stay. The original backend
    /// stores null instead.
    pub fn remove_key(self, field: Field<R, FreeObject>, key: &str) -> Self {
        self.set_key(field, key, Value::Null)
    }
}

impl<R> Default for Content<R, ForPatch> {
    fn default() -> Self {
        Self::empty()
    }
}

/// Everything that a creation sets, as changes of an item that exists; without the identifier.
impl<R> From<Content<R, ForCreate>> for Content<R, ForPatch> {
    fn from(create: Content<R, ForCreate>) -> Self {
        Self::from_changes(create.changes.without("_id"))
    }
}

impl<R, K> Clone for Content<R, K> {
    fn clone(&self) -> Self {
        Self::from_changes(self.changes.clone())
    }
}

impl<R, K> PartialEq for Content<R, K> {
    fn eq(&self, other: &Self) -> bool {
        self.changes == other.changes
    }
}

impl<R, K> Serialize for Content<R, K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.changes.serialize(serializer)
    }
}

impl<R: Described, K> fmt::Debug for Content<R, K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = formatter.debug_map();
        for (name, value) in self.members() {
            if R::INFO.field(name).is_some_and(|field| field.secret) {
                map.entry(name, &format_args!("(secret)"));
            } else {
                map.entry(name, &format_args!("{value}"));
            }
        }
        map.finish()
    }
}
