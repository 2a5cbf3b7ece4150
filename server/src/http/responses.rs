//! Responses: JSON, its headers, and none at all.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde_json::Value;

use crate::date::format_date;

/// A response of JSON.
pub(super) fn json_response(status: StatusCode, body: &Value) -> Response<Body> {
    bytes_response(status, body.to_string().into_bytes())
}

/// A response of ready JSON.
pub(super) fn bytes_response(status: StatusCode, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    response
}

/// 204.
pub(super) fn no_content() -> Response<Body> {
    bytes_response(StatusCode::NO_CONTENT, Body::empty())
}

pub(super) fn set_etag(response: &mut Response<Body>, etag: &str) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{etag}\"")) {
        response.headers_mut().insert(header::ETAG, value);
    }
}

pub(super) fn set_date(response: &mut Response<Body>, seconds: Option<i64>) {
    if let Some(seconds) = seconds
        && let Ok(value) = HeaderValue::from_str(&format_date(seconds))
    {
        response.headers_mut().insert(header::LAST_MODIFIED, value);
    }
}
