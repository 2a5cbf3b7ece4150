//! Conditional requests: `If-Match`, `If-None-Match`, `If-Modified-Since`.
//!
//! Etags are read more widely than the standard has them: clients of the original send them without
//! quotes.

use std::convert::Infallible;

use alignak_model::HttpDate;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use utoipa::IntoParams;

use crate::store::StoredItem;

const ETAG: &str = "356a192b7913b04c54574d18c28d46e6395428ab";

/// The etag that a write is about; an empty one counts as none.
pub(in crate::http) struct IfMatch(pub(in crate::http) Option<String>);

/// The header of writes that need it, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(in crate::http) struct IfMatchHeader {
    /// The `_etag` of the version that the request is about, with or without quotes.
    #[param(rename = "If-Match", example = json!(ETAG))]
    _etag: String,
}

/// The header of writes that can do without it, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(in crate::http) struct OptionalIfMatchHeader {
    /// The `_etag` of the version that is replaced; needed when the item exists.
    #[param(rename = "If-Match", required = false, example = json!(ETAG))]
    _etag: String,
}

/// The headers of conditional reads, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(in crate::http) struct ConditionalGet {
    /// An `_etag` that the client has: 304 when it is still the current one.
    #[param(rename = "If-None-Match", required = false, example = json!(ETAG))]
    _none_match: String,
    /// The date of the version that the client has: 304 when the item did not change since.
    #[param(
        rename = "If-Modified-Since",
        required = false,
        example = "Mon, 05 Feb 2024 09:03:07 GMT"
    )]
    _modified_since: String,
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(etag(&parts.headers, &header::IF_MATCH)))
    }
}

/// What a client has already.
pub(in crate::http) struct Conditions {
    none_match: Option<String>,
    modified_since: Option<i64>,
}

impl<S: Sync> FromRequestParts<S> for Conditions {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let since = parts.headers.get(header::IF_MODIFIED_SINCE);
        Ok(Self {
            none_match: etag(&parts.headers, &header::IF_NONE_MATCH),
            // A date that cannot be read is no condition.
            modified_since: since
                .and_then(|value| value.to_str().ok())
                .and_then(|text| text.parse::<HttpDate>().ok())
                .and_then(|date| i64::try_from(date.unix_seconds()).ok()),
        })
    }
}

impl Conditions {
    /// Whether the client has this version already: all conditions that it sent are met, and there
    /// is at least one.
    pub(in crate::http) fn are_met_by(&self, stored: &StoredItem) -> bool {
        let same_etag = self.none_match.as_ref().map(|etag| *etag == stored.etag);
        let unmodified = self.modified_since.map(|date| stored.updated <= date + 1);
        match (same_etag, unmodified) {
            (None, None) => false,
            (same_etag, unmodified) => same_etag.unwrap_or(true) && unmodified.unwrap_or(true),
        }
    }
}

/// The etag in a header, without quotes and weakness; an empty one counts as none.
fn etag(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    let text = text.strip_prefix("W/").unwrap_or(text);
    let text = text.trim_matches('"');
    (!text.is_empty()).then(|| text.to_owned())
}
