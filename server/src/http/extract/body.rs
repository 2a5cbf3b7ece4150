//! Request bodies: JSON and the two kinds of form.
//!
//! A body is read before the request takes its turn among those that are worked on, so that slow
//! uploads keep nothing from others.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::{HeaderMap, header};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::{Map, Value};

use super::client::ClientAddress;
use crate::http::error::HttpError;
use crate::http::{App, Turn};

/// How long a body may take to come.
pub(in crate::http) const UPLOAD_TIMEOUT: Duration = Duration::from_mins(1);

/// How long a refused body is taken in.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the credentials of a login may take to come.
const LOGIN_UPLOAD_TIMEOUT: Duration = Duration::from_secs(10);

/// The largest body of a login, in bytes: its sender is not known yet.
const MAX_LOGIN_BODY: usize = 64 << 10;

/// What the body of a request says, and the turn of the request among those that are worked on.
pub(in crate::http) struct Posted {
    /// The body as JSON; a form is an object of texts.
    pub(in crate::http) value: Value,
    /// Held while the request is worked on.
    pub(in crate::http) turn: Turn,
}

impl FromRequest<Arc<App>> for Posted {
    type Rejection = HttpError;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, HttpError> {
        let (parts, body) = request.into_parts();
        let bytes = read(body, app.settings.body_limit, UPLOAD_TIMEOUT).await?;
        let turn = app.take_turn()?;
        let value = decode(&parts.headers, bytes).await?;
        Ok(Self { value, turn })
    }
}

/// A body as it came, and the turn of the request among those that are worked on.
pub(in crate::http) struct RawBody {
    /// The body.
    pub(in crate::http) bytes: Bytes,
    /// Held while the request is worked on.
    _turn: Turn,
}

impl FromRequest<Arc<App>> for RawBody {
    type Rejection = HttpError;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, HttpError> {
        let bytes = read(request.into_body(), app.settings.body_limit, UPLOAD_TIMEOUT).await?;
        let turn = app.take_turn()?;
        Ok(Self { bytes, _turn: turn })
    }
}

/// The credentials of a login.
pub(in crate::http) struct Credentials {
    /// The members of the body; none when it is empty or of an unknown kind.
    pub(in crate::http) members: Map<String, Value>,
    /// Held while the request is worked on.
    pub(in crate::http) turn: Turn,
}

impl FromRequest<Arc<App>> for Credentials {
    type Rejection = HttpError;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, HttpError> {
        let (mut parts, body) = request.into_parts();
        let ClientAddress(address) = ClientAddress::from_request_parts(&mut parts, app).await?;
        let upload = address.map(|address| app.login_uploads.begin(address));
        if matches!(upload, Some(None)) {
            return Err(HttpError::busy());
        }
        let headers = &parts.headers;
        let bytes = read(body, MAX_LOGIN_BODY, LOGIN_UPLOAD_TIMEOUT).await?;
        drop(upload);
        let turn = app.take_turn()?;
        let members = match media_type(headers).as_str() {
            "application/x-www-form-urlencoded" => urlencoded(&bytes),
            "multipart/form-data" => multipart(headers, bytes).await?,
            "application/json" => match json(&bytes)? {
                Value::Object(members) => members,
                Value::Null => Map::new(),
                _ => {
                    return Err(HttpError::login_refused(
                        "Missing credentials in posted data (username and password are mandatory)",
                    ));
                }
            },
            _ => Map::new(),
        };
        Ok(Self { members, turn })
    }
}

/// Reads a body of at most `limit` bytes.
async fn read(mut body: Body, limit: usize, timeout: Duration) -> Result<Bytes, HttpError> {
    let too_large = || HttpError::body_too_large(limit);
    if body.size_hint().lower() > limit as u64 {
        discard(&mut body, limit).await;
        return Err(too_large());
    }
    let collected = Limited::new(&mut body, limit).collect();
    let Ok(collected) = tokio::time::timeout(timeout, collected).await else {
        return Err(HttpError::upload_timeout(timeout));
    };
    match collected {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.downcast_ref::<LengthLimitError>().is_some() => {
            discard(&mut body, limit).await;
            Err(too_large())
        }
        Err(error) => Err(HttpError::bad_request(&format!(
            "The body could not be read: {error}"
        ))),
    }
}

/// Takes in what comes of a body that is refused, so that its sender reads the response instead of
/// failing to write: twice the limit at most, for a short time.
async fn discard(body: &mut Body, limit: usize) {
    let all = async {
        let mut left = limit.saturating_mul(2);
        while let Some(Ok(frame)) = body.frame().await {
            let length = frame.data_ref().map_or(0, Bytes::len);
            left = left.saturating_sub(length);
            if left == 0 {
                break;
            }
        }
    };
    // Whatever is left by then is not waited for.
    let _ = tokio::time::timeout(DISCARD_TIMEOUT, all).await;
}

/// The media type of a body, without parameters, in lower case.
fn media_type(headers: &HeaderMap) -> String {
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

/// Decodes a body as its media type says; forms hold one text per key.
async fn decode(headers: &HeaderMap, bytes: Bytes) -> Result<Value, HttpError> {
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
fn json(bytes: &[u8]) -> Result<Value, HttpError> {
    serde_json::from_slice(bytes)
        .map_err(|error| HttpError::bad_request(&format!("The body is not valid JSON: {error}")))
}

/// The fields of a form; the first value of each name counts.
fn urlencoded(bytes: &[u8]) -> Map<String, Value> {
    let mut form = Map::new();
    for (name, value) in form_urlencoded::parse(bytes) {
        form.entry(name.into_owned())
            .or_insert_with(|| Value::String(value.into_owned()));
    }
    form
}

/// The fields of a form in parts; the first value of each name counts.
async fn multipart(headers: &HeaderMap, bytes: Bytes) -> Result<Map<String, Value>, HttpError> {
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
