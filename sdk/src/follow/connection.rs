//! How a backend is followed: by an open reply, or, where it has no events, by asking.

use http::header::{CONTENT_TYPE, DATE};
use http::{HeaderMap, Method, StatusCode};
use serde_json::Value;

use super::reader::Reader;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::HttpDate;
use crate::request::Request;

/// The way to a backend.
pub(super) enum Way {
    /// Not known yet, or broken.
    Open,
    /// It sends events.
    Events(Reader),
    /// It is asked.
    Asking,
}

/// A way, and the time of the backend when it was found, in Unix seconds, if it said so.
pub(super) struct Connected {
    pub(super) way: Way,
    pub(super) time: Option<u64>,
}

/// Finds the way.
pub(super) async fn connect(
    backend: &Backend,
    resource: &str,
    filter: Option<&Value>,
    after: Option<&str>,
) -> Result<Connected, BackendException> {
    let mut request = Request::new(Method::GET, "events")
        .header("Accept", "text/event-stream")
        .query("resource", resource);
    if let Some(filter) = filter {
        request = request.query("where", filter);
    }
    if let Some(id) = after {
        request = request.header("Last-Event-ID", id);
    }
    match backend.open(&request).await {
        Ok(opened) if is_event_stream(&opened.headers) => Ok(Connected {
            way: Way::Events(Reader::new(opened.body)),
            time: date(&opened.headers),
        }),
        // Something on the way answers whatever it is asked.
        Ok(opened) => Ok(Connected {
            way: Way::Asking,
            time: date(&opened.headers),
        }),
        Err(failure) if has_no_events(&failure) => Ok(Connected {
            way: Way::Asking,
            time: failure.headers().and_then(date),
        }),
        Err(failure) => Err(failure),
    }
}

fn is_event_stream(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/event-stream"))
}

fn has_no_events(failure: &BackendException) -> bool {
    matches!(
        failure.status(),
        Some(StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED)
    )
}

fn date(headers: &HeaderMap) -> Option<u64> {
    let date: HttpDate = headers.get(DATE)?.to_str().ok()?.parse().ok()?;
    Some(date.unix_seconds())
}
