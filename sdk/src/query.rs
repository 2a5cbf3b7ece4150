//! The query of a read of the untyped layer.

use std::borrow::Cow;
use std::fmt::Display;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::json;

/// Query parameters: those of the backend by name, and any other.
///
/// ```
/// use alignak_backend_client::Query;
/// use serde_json::json;
///
/// let query = Query::new()
///     .filter(&json!({"ls_state": "DOWN"}))
///     .sort("-ls_last_check,name")
///     .embedded(["check_command"])
///     .max_results(20);
/// let same_kind = Query::from([("max_results", "20")]);
/// # let nothing = Query::from(());
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Query(Vec<(Cow<'static, str>, String)>);

impl Query {
    /// No parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Which items (`where`), as JSON.
    pub fn filter(self, filter: &Value) -> Self {
        self.set("where", filter)
    }

    /// The order: field names separated by commas, `-` before those in descending order.
    pub fn sort(self, sort: impl Display) -> Self {
        self.set("sort", sort)
    }

    /// Only these fields, besides the automatic ones.
    pub fn projection<'a>(self, fields: impl IntoIterator<Item = &'a str>) -> Self {
        self.set("projection", ones(fields))
    }

    /// The items that these fields refer to, in their place.
    pub fn embedded<'a>(self, fields: impl IntoIterator<Item = &'a str>) -> Self {
        self.set("embedded", ones(fields))
    }

    /// How many items a page has at most.
    pub fn max_results(self, items: u32) -> Self {
        self.set("max_results", items)
    }

    /// Which page; the first one is 1.
    pub fn page(self, page: u32) -> Self {
        self.set("page", page)
    }

    /// Any parameter; it replaces one of the same name.
    pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Display) -> Self {
        let name = name.into();
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, value.to_string()));
        self
    }

    /// Any parameter whose value is JSON.
    pub fn set_json(self, name: impl Into<Cow<'static, str>>, value: &impl Serialize) -> Self {
        // What cannot be JSON cannot be a filter either; the backend says so about `null`.
        self.set(name, json::to_value(value).unwrap_or_default())
    }

    /// Takes a parameter out.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let index = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(index).1)
    }

    pub(crate) fn into_parameters(self) -> Vec<(Cow<'static, str>, String)> {
        self.0
    }
}

/// `{"name": 1, …}`, the form of projections and embeddings.
pub(crate) fn ones<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Value {
    let members: Map<String, Value> = names
        .into_iter()
        .map(|name| (name.into(), 1.into()))
        .collect();
    Value::Object(members)
}

impl From<()> for Query {
    fn from((): ()) -> Self {
        Self::new()
    }
}

impl<N: Into<String>, V: Display> FromIterator<(N, V)> for Query {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(parameters: I) -> Self {
        Self(
            parameters
                .into_iter()
                .map(|(name, value)| (name.into().into(), value.to_string()))
                .collect(),
        )
    }
}

impl<N: Into<String>, V: Display, const LENGTH: usize> From<[(N, V); LENGTH]> for Query {
    fn from(parameters: [(N, V); LENGTH]) -> Self {
        parameters.into_iter().collect()
    }
}
