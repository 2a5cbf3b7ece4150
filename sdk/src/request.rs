//! What is asked of the backend, before policy and transport see it.

use std::borrow::Cow;
use std::fmt::{self, Display};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, IF_MATCH};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::Serialize;

use crate::error::BackendException;
use crate::json;

/// Whether a request may be sent again when its outcome is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Idempotency {
    /// By the method: reads may, and changes that carry `If-Match` (a repeated one meets 404 or
    /// 412); everything else may not.
    #[default]
    ByMethod,
    /// It may.
    Repeatable,
    /// It may not; it is repeated only when it certainly never arrived, or was turned away (429,
    /// 503).
    Once,
}

/// One request, for [`Backend::get_response`](crate::Backend::get_response).
///
/// Problems (a header that is none, a body that cannot be JSON) are kept, and reported when it is
/// sent.
///
/// ```
/// use alignak_backend_client::{Method, Request};
///
/// let request = Request::new(Method::GET, "host").query("max_results", 5);
/// ```
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    name: Option<&'static str>,
    method: Method,
    endpoint: String,
    query: Vec<(Cow<'static, str>, String)>,
    headers: HeaderMap,
    body: Option<Bytes>,
    idempotency: Idempotency,
    anonymous: bool,
    confidential: bool,
    generated_ids: bool,
    problem: Option<String>,
}

impl Request {
    /// A request for an endpoint such as `host` or `host/<id>`, relative to the backend's address.
    pub fn new(method: Method, endpoint: impl Into<String>) -> Self {
        Self {
            name: None,
            method,
            endpoint: endpoint.into(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            idempotency: Idempotency::default(),
            anonymous: false,
            confidential: false,
            generated_ids: false,
            problem: None,
        }
    }

    /// Adds a query parameter.
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl Display) -> Self {
        self.query.push((name.into(), value.to_string()));
        self
    }

    /// Takes query parameters out.
    pub(crate) fn without(mut self, names: &[&str]) -> Self {
        self.query.retain(|(name, _)| !names.contains(&&**name));
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            // The value may be a secret: only the name is shown.
            _ => self.refuse(format!("`{name}` is not a header that can be sent")),
        }
        self
    }

    pub(crate) fn header_value(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Sets `If-Match` to the etag that the item must still have.
    pub fn if_match(self, etag: &str) -> Self {
        self.header(IF_MATCH.as_str(), etag)
    }

    /// Sets the body, as JSON. One with a number that JSON does not have (NaN, infinities) is
    /// refused when it is sent.
    pub fn body(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        match json::to_vec(value) {
            Ok(body) => {
                self.body = Some(body.into());
                self.headers
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            }
            Err(source) => self.refuse(format!("the body cannot be sent as JSON: {source}")),
        }
        self
    }

    /// Says whether the request may be repeated when its reply is lost.
    pub fn idempotency(mut self, idempotency: Idempotency) -> Self {
        self.idempotency = idempotency;
        self
    }

    /// Sends the request without the token.
    pub fn anonymous(mut self) -> Self {
        self.anonymous = true;
        self
    }

    /// Keeps the reply's body out of every message.
    pub(crate) fn confidential(mut self) -> Self {
        self.confidential = true;
        self
    }

    /// Notes that the body holds identifiers that the caller did not write.
    pub(crate) fn with_generated_ids(mut self) -> Self {
        self.generated_ids = true;
        self
    }

    pub(crate) fn has_generated_ids(&self) -> bool {
        self.generated_ids
    }

    /// Makes the request one that will not be sent.
    pub(crate) fn refuse(&mut self, problem: impl Into<String>) {
        self.problem.get_or_insert(problem.into());
    }

    pub(crate) fn replace_endpoint(&mut self, endpoint: String) {
        self.endpoint = endpoint;
    }

    /// Says which operation of the document it is.
    pub(crate) fn named(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    /// The operation of the document, if it is one.
    pub(crate) fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// The path, without query.
    pub(crate) fn path(&self) -> &str {
        let end = memchr::memchr2(b'?', b'#', self.endpoint.as_bytes());
        let path = end.map_or(&*self.endpoint, |end| &self.endpoint[..end]);
        path.trim_start_matches('/')
    }

    pub(crate) fn method(&self) -> &Method {
        &self.method
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    pub(crate) fn parameters(&self) -> &[(Cow<'static, str>, String)] {
        &self.query
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(crate) fn payload(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    pub(crate) fn is_anonymous(&self) -> bool {
        self.anonymous
    }

    pub(crate) fn is_confidential(&self) -> bool {
        self.confidential
    }

    /// The etag that the item must still have, if the request carries one.
    pub(crate) fn required_etag(&self) -> Option<&str> {
        self.headers.get(IF_MATCH)?.to_str().ok()
    }

    /// Whether the request may be sent again when its outcome is not known.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self.idempotency {
            Idempotency::Repeatable => true,
            Idempotency::Once => false,
            Idempotency::ByMethod => {
                self.method.is_safe()
                    || (self.method != Method::POST && self.headers.contains_key(IF_MATCH))
            }
        }
    }

    /// What it is called in messages: the method and the path, never the query.
    pub(crate) fn label(&self) -> String {
        [self.method.as_str(), " /", self.path()].concat()
    }

    pub(crate) fn check(&self) -> Result<(), BackendException> {
        match &self.problem {
            None => Ok(()),
            Some(problem) => {
                Err(BackendException::invalid(problem.clone()).during(self.label(), 0))
            }
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values of headers and bodies may be secrets.
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("endpoint", &self.endpoint)
            .field("query", &self.query)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("body", &self.body.as_ref().map(Bytes::len))
            .field("idempotency", &self.idempotency)
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}
