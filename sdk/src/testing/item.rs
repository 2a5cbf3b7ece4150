//! Items out of nothing.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use crate::model::Resource;
use crate::typed::Item;

static COUNT: AtomicU64 = AtomicU64::new(1);

/// An identifier that no other item of this process has.
pub(super) fn new_id() -> String {
    format!("{:024x}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// An etag that no other item of this process has.
pub(super) fn new_etag() -> String {
    format!("{:040x}", COUNT.fetch_add(1, Ordering::Relaxed))
}

pub(super) const DATE: &str = "Mon, 05 Feb 2024 09:03:07 GMT";

/// An item as if it were read from a backend: with the given fields, an identifier, an etag and
/// dates of its own, and something harmless for every other field that it must have.
///
/// ```
/// use alignak_backend_client::model::{Service, ServiceState};
/// use alignak_backend_client::testing;
/// use serde_json::json;
///
/// let service = testing::item::<Service>(json!({"name": "disk", "ls_state": "WARNING"}));
/// assert_eq!(service.ls_state, ServiceState::Warning);
/// assert_eq!(service.etag.len(), 40);
/// ```
///
/// # Panics
/// The fields are not an object, or one of them is none of the resource or has a value of a wrong
/// type.
#[track_caller]
pub fn item<R: Resource>(fields: Value) -> Item<R> {
    let mut item = json!({
        "_id": new_id(), "_etag": new_etag(), "_created": DATE, "_updated": DATE,
    });
    let (Some(members), Value::Object(fields)) = (item.as_object_mut(), fields) else {
        panic!("the fields of a {} are not an object", R::SINGULAR);
    };
    members.extend(fields);
    let mut filled: Option<(String, usize)> = None;
    loop {
        let failure = match serde_json::from_value::<Item<R>>(item.clone()) {
            Ok(made) => {
                assert_known(&item, &made);
                return made;
            }
            Err(failure) => failure.to_string(),
        };
        let missing = failure
            .strip_prefix("missing field `")
            .and_then(|rest| rest.split_once('`'));
        let (field, attempt) = match (missing, filled.take()) {
            (Some((field, _)), _) => (field.to_owned(), 0),
            (None, Some((field, attempt))) => (field, attempt + 1),
            (None, None) => panic!("these are not the fields of {}: {failure}", R::RUST_NAME),
        };
        let Some(value) = harmless(attempt) else {
            panic!("`{field}` of {} must be given: {failure}", R::RUST_NAME);
        };
        item[&field] = value;
        filled = Some((field, attempt));
    }
}

/// Complains of a field that the resource does not have, which reading alone would pass over.
#[track_caller]
fn assert_known<R: Resource>(given: &Value, made: &Item<R>) {
    let kept = serde_json::to_value(made).unwrap_or_default();
    for (field, value) in given.as_object().into_iter().flatten() {
        let is_known = value.is_null() || kept.get(field).is_some();
        assert!(is_known, "{} has no field `{field}`", R::RUST_NAME);
    }
}

/// What is tried for a field that must be there: an identifier is also a name and a word.
fn harmless(attempt: usize) -> Option<Value> {
    [
        json!(new_id()),
        json!(0),
        json!(false),
        json!([]),
        json!({}),
    ]
    .get(attempt)
    .cloned()
}
