//! Conditional requests: `If-Match`, `If-None-Match`, `If-Modified-Since`.

use alignak_model::HttpDate;
use axum::http::{HeaderMap, HeaderName, header};

use crate::store::StoredItem;

/// The etag in a header, without quotes and weakness; an empty one counts as none.
fn etag(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    let text = text.strip_prefix("W/").unwrap_or(text);
    let text = text.trim_matches('"');
    (!text.is_empty()).then(|| text.to_owned())
}

/// The etag that a write is about.
pub(super) fn if_match(headers: &HeaderMap) -> Option<String> {
    etag(headers, &header::IF_MATCH)
}

/// Whether the client has this version already: all conditions that it sent are met, and there is
/// at least one. A date that cannot be read is no condition.
pub(super) fn is_not_modified(headers: &HeaderMap, stored: &StoredItem) -> bool {
    let same_etag = etag(headers, &header::IF_NONE_MATCH).map(|etag| etag == stored.etag);
    let unmodified = headers
        .get(header::IF_MODIFIED_SINCE)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<HttpDate>().ok())
        .and_then(|date| i64::try_from(date.unix_seconds()).ok())
        .map(|date| stored.updated <= date + 1);
    match (same_etag, unmodified) {
        (None, None) => false,
        (same_etag, unmodified) => same_etag.unwrap_or(true) && unmodified.unwrap_or(true),
    }
}
