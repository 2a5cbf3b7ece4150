//! One held item: what it is found by, and the fields that the application asked for.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::model::Id;
use crate::typed::AsId;

/// An item of the resource `R` as it is held. It derefs to the fields that were asked for.
pub struct Row<R, T> {
    /// The identifier.
    pub id: Id<R>,
    etag: Box<str>,
    name: Arc<str>,
    pub(super) owner: Option<[u8; 12]>,
    pub(super) is_template: bool,
    content: T,
}

/// The fields by which items are found, beyond those of the content.
pub(super) const KEYS: [&str; 3] = ["name", "host", "_is_template"];

#[derive(Deserialize)]
#[serde(bound = "")]
struct Keys<R> {
    #[serde(rename = "_id")]
    id: Id<R>,
    #[serde(rename = "_etag", default)]
    etag: Box<str>,
    #[serde(default)]
    name: Box<str>,
    #[serde(default)]
    host: Option<Id<R>>,
    #[serde(rename = "_is_template", default)]
    is_template: bool,
}

impl<R, T> Row<R, T> {
    /// The etag of the version that is held.
    pub fn etag(&self) -> &str {
        &self.etag
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn shared_name(&self) -> Arc<str> {
        Arc::clone(&self.name)
    }
}

impl<R, T> Deref for Row<R, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.content
    }
}

impl<'de, R, T: DeserializeOwned> Deserialize<'de> for Row<R, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Read twice rather than gathered in between: a flattened struct would take much longer.
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let keys: Keys<R> = serde_json::from_str(raw.get()).map_err(D::Error::custom)?;
        Ok(Self {
            id: keys.id,
            etag: keys.etag,
            name: keys.name.into(),
            // The identifier of another resource: only its bytes count here.
            owner: keys.host.map(Id::to_bytes),
            is_template: keys.is_template,
            content: serde_json::from_str(raw.get()).map_err(D::Error::custom)?,
        })
    }
}

impl<R, T: fmt::Debug> fmt::Debug for Row<R, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Row")
            .field("id", &self.id)
            .field("name", &self.name)
            .field("content", &self.content)
            .finish_non_exhaustive()
    }
}

impl<R, T> AsId<R> for Arc<Row<R, T>> {
    fn as_id(&self) -> Id<R> {
        self.id
    }
}

impl<R, T> AsId<R> for Row<R, T> {
    fn as_id(&self) -> Id<R> {
        self.id
    }
}
