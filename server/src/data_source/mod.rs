//! What Grafana's JSON data sources ask for: tables of items, and annotations from the history.
//!
//! A caller is shown the items that the REST interface would show.

mod adhoc;
mod annotations;
mod queries;
mod table;
mod target;

use serde_json::{Value, json};

pub use queries::Queries;

use crate::api::{Api, ListRequest, View};
use crate::contract::Resource;
use crate::filter::{Filter, Sort};
use crate::item::Item;
use crate::rules::Refusal;
use crate::rules::rights::Caller;
use crate::store::StoredItem;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum DataSourceError {
    /// What was asked is not right; the text says why.
    #[error("{0}")]
    Bad(String),
    /// The backend refuses, or fails.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// The data source: its named queries, and how much it answers at once.
#[derive(Debug, Clone)]
pub struct DataSource {
    /// Named queries and the columns of tables.
    pub queries: Queries,
    /// The largest number of rows or annotations in an answer.
    pub limit: u64,
}

impl DataSource {
    /// `/search`: the names of the queries, for an empty target.
    ///
    /// # Errors
    /// When the body is not a JSON object with a text as its target, if it has one.
    pub fn search(&self, body: &[u8]) -> Result<Value, DataSourceError> {
        match object(body)?.get("target") {
            None | Some(Value::Null) => Ok(self.queries.names().collect()),
            Some(Value::String(target)) if target.is_empty() => Ok(self.queries.names().collect()),
            Some(Value::String(_)) => Ok(json!([])),
            Some(_) => Err(bad_format("target is not a text")),
        }
    }

    /// `/query`: the table of a named query, or of `resource:field:value`.
    ///
    /// # Errors
    /// When the query cannot be understood, or the store fails.
    pub async fn query(
        &self,
        api: &Api,
        caller: &Caller,
        body: &[u8],
    ) -> Result<Value, DataSourceError> {
        let body = object(body)?;
        let target = target::read(&body, &self.queries)?;
        let adhoc = adhoc::filter(api, caller, target.resource, &body).await?;
        table::answer(self, api, caller, target, adhoc).await
    }

    /// `/annotations`: events of the history, or live states.
    ///
    /// # Errors
    /// When the query cannot be understood, or the store fails.
    pub async fn annotations(
        &self,
        api: &Api,
        caller: &Caller,
        body: &[u8],
    ) -> Result<Value, DataSourceError> {
        annotations::answer(self, api, caller, &object(body)?).await
    }

    /// `/tag-keys`: what tables can be narrowed by.
    pub fn tag_keys(&self) -> Value {
        adhoc::keys()
    }

    /// `/tag-values`: the values of such a key that the caller may see.
    ///
    /// # Errors
    /// When the body is not a JSON object with a text as its key, or the store fails.
    pub async fn tag_values(
        &self,
        api: &Api,
        caller: &Caller,
        body: &[u8],
    ) -> Result<Value, DataSourceError> {
        adhoc::values(self, api, caller, &object(body)?).await
    }
}

fn bad_format(reason: impl std::fmt::Display) -> DataSourceError {
    DataSourceError::Bad(format!("Bad format for posted data: {reason}"))
}

/// A posted JSON object.
fn object(body: &[u8]) -> Result<Item, DataSourceError> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(bad_format("not an object")),
        Err(_) => Err(bad_format("400: Bad Request")),
    }
}

/// Items that the caller may read, with references replaced by what they name.
async fn list(
    api: &Api,
    caller: &Caller,
    resource: &'static Resource,
    filter: Filter,
    sort: Sort,
    embedded: Vec<String>,
    limit: u64,
) -> Result<Vec<Item>, DataSourceError> {
    let view = View {
        embedded,
        ..View::default()
    };
    let request = ListRequest {
        filter,
        sort,
        view,
        skip: 0,
        limit,
        counts: false,
    };
    let listing = api.list(caller, resource, request).await?;
    let items: Result<Vec<Item>, _> = listing.items.iter().map(StoredItem::item).collect();
    Ok(items.map_err(Refusal::from)?)
}

/// Cuts a query into its parts: at `:` or, where there is none, at `/`; not within braces, which are
/// dropped.
fn parts(query: &str) -> Vec<String> {
    let cut = |separator: char| {
        let mut parts = vec![String::new()];
        let mut depth = 0_u32;
        for letter in query.chars() {
            let last = parts.len() - 1;
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                letter if letter == separator && depth == 0 => parts.push(String::new()),
                letter => parts[last].push(letter),
            }
        }
        parts
    };
    let parts = cut(':');
    if parts.len() < 3 { cut('/') } else { parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_cut_at_either_separator() {
        for (query, expected) in [
            ("host:name:h1", vec!["host", "name", "h1"]),
            ("host/name/h1", vec!["host", "name", "h1"]),
            ("host:name:/^srv", vec!["host", "name", "/^srv"]),
            ("history:a:{x,y}:{p,q}", vec!["history", "a", "x,y", "p,q"]),
            ("history:a:{c:d}:e", vec!["history", "a", "c:d", "e"]),
            (
                "history/monitoring.alert/{a,b}",
                vec!["history", "monitoring.alert", "a,b"],
            ),
            ("nonsense", vec!["nonsense"]),
            ("a:b", vec!["a:b"]),
        ] {
            assert_eq!(parts(query), expected, "{query}");
        }
    }
}
