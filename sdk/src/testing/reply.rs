//! What a mock answers.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};
use url::Url;

use super::item::{DATE, new_etag, new_id};
use crate::transport::{TransportError, TransportRequest};

/// The answer to an expected call.
#[derive(Debug, Clone)]
pub(super) enum Reply {
    /// The items of a collection, page by page.
    Items(Vec<Value>),
    /// What became of written items, by what was posted.
    Written,
    /// What became of a change of this item.
    Changed(String),
    /// A status and a body.
    Status(StatusCode, Value),
    /// Nothing.
    NoConnection,
    Broken,
    Late,
}

impl Reply {
    pub(super) fn give(
        &self,
        request: &TransportRequest,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let (status, body) = match self {
            Self::Items(items) => (StatusCode::OK, page(items, &request.url)),
            Self::Written => {
                let in_bulk = request.url.path().ends_with("/bulk");
                (StatusCode::CREATED, created(&body_of(request), in_bulk))
            }
            Self::Changed(id) => (StatusCode::OK, written(Some(id))),
            Self::Status(status, body) => (*status, body.clone()),
            Self::NoConnection => return Err(TransportError::connect("refused by the mock")),
            Self::Broken => return Err(TransportError::interrupted("broken by the mock")),
            Self::Late => return Err(TransportError::timeout("the mock keeps silent")),
        };
        let body = match body {
            Value::Null => Bytes::new(),
            body => body.to_string().into(),
        };
        let mut reply = http::Response::new(body);
        *reply.status_mut() = status;
        *reply.headers_mut() = HeaderMap::from_iter([(
            http::header::CONTENT_TYPE,
            http::HeaderValue::from_static("application/json"),
        )]);
        Ok(reply)
    }
}

/// The body of a request as the caller wrote it: without the identifiers that the SDK has put into
/// new items. Null if it has none.
pub(super) fn written_body(request: &TransportRequest) -> Value {
    let mut body = body_of(request);
    if request.generated_ids {
        let items = match &mut body {
            Value::Array(items) => items.as_mut_slice(),
            item => std::slice::from_mut(item),
        };
        for members in items.iter_mut().filter_map(Value::as_object_mut) {
            members.remove("_id");
        }
    }
    body
}

/// The names that are set to 1 in a parameter such as `projection`.
pub(super) fn names(url: &Url, parameter_name: &str) -> Vec<String> {
    let text = parameter(url, parameter_name);
    let names = text.and_then(|text| serde_json::from_str::<Map<String, Value>>(&text).ok());
    names
        .unwrap_or_default()
        .into_iter()
        .map(|(name, _)| name)
        .collect()
}

/// The order that the caller asked for, without the `_id` that a walk puts behind it.
pub(super) fn sort(url: &Url) -> Option<String> {
    let sort = parameter(url, "sort")?;
    match sort.strip_suffix("_id") {
        Some("") => None,
        Some(written) if written.ends_with(',') => Some(written.trim_end_matches(',').to_owned()),
        _ => Some(sort),
    }
}

/// The body of a request; null if it has none.
fn body_of(request: &TransportRequest) -> Value {
    let body = request.body.as_deref().unwrap_or(b"null");
    serde_json::from_slice(body).unwrap_or_default()
}

/// One parameter of a request.
pub(super) fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find_map(|(known, value)| (known == name).then(|| value.into_owned()))
}

/// The filter of a request, as it was sent.
pub(super) fn whole_filter(url: &Url) -> Option<Value> {
    let text = parameter(url, "where");
    text.and_then(|text| serde_json::from_str::<Value>(&text).ok())
}

/// The filter of the caller, and the bounds that a walk by `_id` put around it. A caller may have
/// put the same bounds; then [`whole_filter`] is the one that is meant.
pub(super) fn filter(url: &Url) -> (Option<Value>, Map<String, Value>) {
    let Some(filter) = whole_filter(url) else {
        return (None, Map::new());
    };
    if parameter(url, "sort").as_deref() != Some("_id") {
        return (Some(filter), Map::new());
    }
    if let Some(bounds) = bounds(&filter) {
        return (None, bounds);
    }
    if let Some([inner, last]) = filter
        .get("$and")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        && let Some(bounds) = bounds(last)
    {
        return (Some(inner.clone()), bounds);
    }
    (Some(filter), Map::new())
}

/// The bounds of a walk, if a clause is nothing else.
fn bounds(clause: &Value) -> Option<Map<String, Value>> {
    let members = clause.as_object().filter(|members| members.len() == 1)?;
    let bounds = members.get("_id")?.as_object()?;
    let is_bound = |operator: &String| matches!(operator.as_str(), "$gt" | "$lte");
    (!bounds.is_empty() && bounds.keys().all(is_bound)).then(|| bounds.clone())
}

/// One page of the items, as the query of a list or of a walk asks.
fn page(items: &[Value], url: &Url) -> Value {
    let number = |name, otherwise| {
        let text = parameter(url, name);
        text.and_then(|text| text.parse::<usize>().ok())
            .filter(|number| *number > 0)
            .unwrap_or(otherwise)
    };
    let (size, page) = (number("max_results", 50), number("page", 1));
    let (_, bounds) = filter(url);
    let is_within = |item: &&Value| {
        let id = item.get("_id").and_then(Value::as_str);
        let bound = |operator| bounds.get(operator).and_then(Value::as_str);
        let above = bound("$gt").is_none_or(|bound| id.is_some_and(|id| id > bound));
        above && bound("$lte").is_none_or(|bound| id.is_some_and(|id| id <= bound))
    };
    let mut found: Vec<&Value> = items.iter().filter(is_within).collect();
    if parameter(url, "sort").as_deref() == Some("_id") {
        found.sort_by_key(|item| item.get("_id").and_then(Value::as_str).map(str::to_owned));
    }
    let total = found.len();
    let shown: Vec<&Value> = found
        .into_iter()
        .skip((page - 1) * size)
        .take(size)
        .collect();
    let links = if page * size < total {
        json!({"next": {"title": "next page", "href": "next"}})
    } else {
        json!({})
    };
    json!({
        "_items": shown, "_links": links,
        "_meta": {"page": page, "max_results": size, "total": total},
    })
}

/// The answer of a backend to one new item or to several; in bulk, one is several too.
fn created(body: &Value, in_bulk: bool) -> Value {
    let one = |item: &Value| written(item.get("_id").and_then(Value::as_str));
    match body {
        Value::Array(items) if in_bulk || items.len() != 1 => {
            let items: Vec<Value> = items.iter().map(one).collect();
            json!({"_status": "OK", "_items": items})
        }
        Value::Array(items) => items.first().map(one).unwrap_or_default(),
        item => one(item),
    }
}

fn written(id: Option<&str>) -> Value {
    let id = id.map_or_else(new_id, str::to_owned);
    json!({
        "_status": "OK", "_id": id, "_etag": new_etag(), "_created": DATE, "_updated": DATE,
    })
}
