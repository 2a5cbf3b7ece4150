//! What came back: status, headers and bytes.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::headers::REQUEST_ID;

/// The part of a reply that arrives before its body.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
}

/// A reply of the backend, whatever its status.
#[derive(Clone)]
pub struct Response {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    operation: String,
    attempts: u32,
    /// The name of the call, as it was sent.
    identity: HeaderValue,
    confidential: bool,
    /// It was sent without a token.
    anonymous: bool,
    /// The login that would have brought a token was refused.
    login_refused: bool,
}

impl Response {
    pub(crate) fn new(
        reply: http::Response<Bytes>,
        operation: String,
        attempts: u32,
        identity: HeaderValue,
        confidential: bool,
    ) -> Self {
        let (parts, body) = reply.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
            operation,
            attempts,
            identity,
            confidential,
            anonymous: false,
            login_refused: false,
        }
    }

    pub(crate) fn without_token(mut self, anonymous: bool) -> Self {
        self.anonymous = anonymous;
        self
    }

    pub(crate) fn with_refused_login(mut self) -> Self {
        self.login_refused = true;
        self
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// One header as text, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as it came, decompressed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as text; bytes that are not UTF-8 are replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// How often the request was sent before this reply came.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The name of the call in logs (`X-Request-Id`): the backend's own, else the one it was sent
    /// with.
    pub fn request_id(&self) -> Option<&str> {
        self.header(REQUEST_ID.as_str())
            .or_else(|| self.identity.to_str().ok())
    }

    pub(crate) fn operation(&self) -> &str {
        &self.operation
    }

    pub(crate) fn is_anonymous(&self) -> bool {
        self.anonymous
    }

    pub(crate) fn is_login_refused(&self) -> bool {
        self.login_refused
    }

    pub(crate) fn is_confidential(&self) -> bool {
        self.confidential
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}
