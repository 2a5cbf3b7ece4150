//! An item of a desired configuration, from Rust.

use std::marker::PhantomData;

use serde_json::{Map, Value};

use super::desired::Desired;
use crate::describe::Described;
use crate::error::BackendException;
use crate::model::Reference;
use crate::typed::{Field, Operand};

/// An item of a [`Desired`] configuration: fields by their constants, references by names.
///
/// ```
/// use alignak_backend_client::model::{Command, Host, Service};
/// use alignak_backend_client::plan::{Desired, Entry};
/// use alignak_backend_client::{command, host, service};
///
/// let mut desired = Desired::new("site-a");
/// desired
///     .add(
///         Entry::<Command>::named("ping")
///             .refer(command::REALM, "All")
///             .set(command::COMMAND_LINE, "check_ping -H $HOSTADDRESS$"),
///     )?
///     .add(
///         Entry::<Host>::named("srv1")
///             .refer(host::REALM, "All")
///             .set(host::ADDRESS, "192.0.2.1")
///             .set_all(host::TAGS, ["web"])
///             .refer(host::CHECK_COMMAND, "ping"),
///     )?
///     .add(
///         Entry::<Service>::named("http")
///             .refer(service::REALM, "All")
///             .refer(service::HOST, "srv1"),
///     )?;
/// # Ok::<(), alignak_backend_client::BackendException>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "an entry is added to a configuration"]
pub struct Entry<R> {
    fields: Map<String, Value>,
    resource: PhantomData<fn() -> R>,
}

impl<R: Described> Entry<R> {
    /// An item of this name.
    pub fn named(name: impl Into<String>) -> Self {
        let name = ("name".to_owned(), Value::String(name.into()));
        Self {
            fields: Map::from_iter([name]),
            resource: PhantomData,
        }
    }

    /// With this value of a field.
    pub fn set<T>(self, field: Field<R, T>, value: impl Operand<T>) -> Self {
        self.insert(field.name(), value.into_operand())
    }

    /// With these values of a field that holds a list.
    pub fn set_all<T, V: Operand<T>>(
        self,
        field: Field<R, Vec<T>>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(Operand::into_operand).collect();
        self.insert(field.name(), Value::Array(values))
    }

    /// With a reference to the item of this name; a service is `host/service`.
    pub fn refer<T>(self, field: Field<R, Reference<T>>, name: impl Into<String>) -> Self {
        self.insert(field.name(), Value::String(name.into()))
    }

    /// With references to the items of these names.
    pub fn refer_all<T>(
        self,
        field: Field<R, Vec<Reference<T>>>,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let names = names.into_iter().map(|name| Value::String(name.into()));
        let names = names.collect();
        self.insert(field.name(), Value::Array(names))
    }

    fn insert(mut self, name: &str, value: Value) -> Self {
        self.fields.insert(name.to_owned(), value);
        self
    }
}

impl Desired {
    /// Adds an item.
    ///
    /// # Errors
    /// As [`add_fields`](Self::add_fields).
    pub fn add<R: Described>(&mut self, entry: Entry<R>) -> Result<&mut Self, BackendException> {
        self.add_fields(R::NAME, entry.fields)
    }
}
