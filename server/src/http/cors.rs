//! Cross-origin requests: which origins may read answers, and what they may send.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::config::HttpSettings;

const EXPOSED: &str = "ETag, Last-Modified, Location, X-Total-Count, Retry-After";
const SIX_HOURS_IN_SECONDS: &str = "21600";

/// Adds what a browser at that origin needs to be allowed in, if it is.
pub(super) fn allow(settings: &HttpSettings, origin: &HeaderValue, headers: &mut HeaderMap) {
    let name = origin.to_str().unwrap_or_default();
    let is_allowed = settings
        .origins
        .iter()
        .any(|allowed| allowed == "*" || allowed == name);
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if !is_allowed {
        return;
    }
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    if let Ok(allowed) = HeaderValue::from_str(&settings.cross_origin_headers) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, allowed);
    }
    let methods = headers
        .get(header::ALLOW)
        .cloned()
        .unwrap_or(HeaderValue::from_static(
            "GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS",
        ));
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(EXPOSED),
    );
    headers.insert(
        header::ACCESS_CONTROL_MAX_AGE,
        HeaderValue::from_static(SIX_HOURS_IN_SECONDS),
    );
}
