//! Request bodies: JSON and the two kinds of form.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::{Map, Value};

use super::error::HttpError;

/// How long a body may take to come.
const LONGEST_UPLOAD: Duration = Duration::from_mins(1);

/// Reads a body of at most `limit` bytes.
pub(super) async fn read(body: Body, limit: usize) -> Result<Bytes, HttpError> {
    let collected = Limited::new(body, limit).collect();
    let Ok(collected) = tokio::time::timeout(LONGEST_UPLOAD, collected).await else {
        return Err(HttpError::Json(
            StatusCode::REQUEST_TIMEOUT,
            format!(
                "The body did not come within {} s.",
                LONGEST_UPLOAD.as_secs()
            ),
        ));
    };
    match collected {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.downcast_ref::<LengthLimitError>().is_some() => Err(HttpError::Json(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("The body is larger than {limit} bytes."),
        )),
        Err(error) => Err(HttpError::bad_request(&format!(
            "The body could not be read: {error}"
        ))),
    }
}

/// The media type of a body, without parameters, in lower case.
pub(super) fn media_type(headers: &HeaderMap) -> String {
    let text = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    text.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// Decodes a body as its media type says; forms give one text per key.
pub(super) async fn decode(headers: &HeaderMap, bytes: Bytes) -> Result<Value, HttpError> {
    match media_type(headers).as_str() {
        "application/json" => json(&bytes),
        "application/x-www-form-urlencoded" => {
            let form = urlencoded(&bytes);
            if form.is_empty() {
                return Err(HttpError::bad_request("No form-urlencoded data supplied"));
            }
            Ok(Value::Object(form))
        }
        "multipart/form-data" => {
            let form = multipart(headers, bytes).await?;
            if form.is_empty() {
                return Err(HttpError::bad_request("No multipart/form-data supplied"));
            }
            Ok(Value::Object(form))
        }
        _ => Err(HttpError::bad_request(
            "Unknown or no Content-Type header supplied",
        )),
    }
}

/// Decodes JSON; the error says where it is broken.
pub(super) fn json(bytes: &[u8]) -> Result<Value, HttpError> {
    serde_json::from_slice(bytes)
        .map_err(|error| HttpError::bad_request(&format!("The body is not valid JSON: {error}")))
}

/// The fields of a form; the first value of each name counts.
pub(super) fn urlencoded(bytes: &[u8]) -> Map<String, Value> {
    let mut form = Map::new();
    for (name, value) in form_urlencoded::parse(bytes) {
        form.entry(name.into_owned())
            .or_insert_with(|| Value::String(value.into_owned()));
    }
    form
}

/// The fields of a form in parts; the first value of each name counts.
pub(super) async fn multipart(
    headers: &HeaderMap,
    bytes: Bytes,
) -> Result<Map<String, Value>, HttpError> {
    let broken = |error: multer::Error| {
        HttpError::bad_request(&format!("The multipart body is broken: {error}"))
    };
    let text = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let boundary = multer::parse_boundary(text).map_err(broken)?;
    let stream = futures_util::stream::once(std::future::ready(Ok::<_, std::io::Error>(bytes)));
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut form = Map::new();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let Some(name) = part.name().map(str::to_owned) else {
            continue;
        };
        let value = part.text().await.map_err(broken)?;
        form.entry(name).or_insert(Value::String(value));
    }
    Ok(form)
}
