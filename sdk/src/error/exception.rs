//! The exception itself.

use std::error::Error;

use http::{HeaderMap, StatusCode};

use super::excerpt::{excerpt, plain_message};
use super::explanation::Explanation;
use super::kind::ErrorKind;
use crate::headers::REQUEST_ID;
use crate::model::Issues;
use crate::position::Position;
use crate::response::{Head, Response};

/// The code of every failure that happened before a reply was there, as in the original client.
pub const BACKEND_ERROR: u16 = 1000;

/// Why a call failed.
///
/// [`code`](Self::code) and [`message`](Self::message) mean what they meant in the original
/// client; the predicates say what a failure means for the state on the server. It is shown as one
/// line of bounded length; [`message`](Self::message), [`issues`](Self::issues) and
/// [`response`](Self::response) have everything.
///
/// ```
/// # use alignak_backend_client::BackendException;
/// fn advice(failure: &BackendException) -> &'static str {
///     if failure.is_precondition_failed() {
///         "somebody else changed it: read it again"
///     } else if failure.is_retryable() {
///         "try later"
///     } else {
///         "give up"
///     }
/// }
/// ```
pub struct BackendException(pub(super) Box<Details>);

pub(super) struct Details {
    pub(super) kind: ErrorKind,
    pub(super) operation: String,
    pub(super) attempts: u32,
    pub(super) message: String,
    pub(super) explanation: Explanation,
    pub(super) path: Option<String>,
    pub(super) response: Option<Response>,
    /// What came of a reply whose body did not come whole.
    pub(super) head: Option<Box<Head>>,
    pub(super) request_id: Option<String>,
    pub(super) position: Option<Position>,
    pub(super) source: Option<Box<dyn Error + Send + Sync>>,
}

impl BackendException {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Details {
            kind,
            operation: String::new(),
            attempts: 0,
            message: message.into(),
            explanation: Explanation::default(),
            path: None,
            response: None,
            head: None,
            request_id: None,
            position: None,
            source: None,
        }))
    }

    /// A call that was wrong before anything was sent.
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Invalid, message)
    }

    /// An item that is not there, or that the user may not read.
    pub(crate) fn unknown(item: &str) -> Self {
        Self::invalid(format!("there is no {item} that this user may read"))
    }

    /// A reply that is not a success.
    pub(crate) fn from_reply(response: Response) -> Self {
        let explanation = Explanation::read(response.body());
        let kind = if explanation.is_documented() {
            ErrorKind::Refused
        } else {
            ErrorKind::UnexpectedStatus
        };
        let message = match explanation.message() {
            Some(message) => message.to_owned(),
            None if explanation.is_documented() => "the content was refused".to_owned(),
            None => plain_message(&response),
        };
        let mut failure = Self::new(kind, message).with_response(response);
        failure.0.explanation = explanation;
        failure
    }

    /// The refusal of one element of a list, by a reply that is about all of them.
    pub(crate) fn of_element(response: Response, issues: Issues) -> Self {
        let message = "the content was refused";
        let mut failure = Self::new(ErrorKind::Refused, message).with_response(response);
        failure.0.explanation = Explanation::of_issues(issues);
        failure
    }

    /// The same failure, for another item that the same request was about.
    pub(crate) fn again(&self) -> Self {
        let mut failure = Self::new(self.0.kind, self.0.message.clone());
        failure.0.head.clone_from(&self.0.head);
        failure.0.response.clone_from(&self.0.response);
        failure.0.request_id.clone_from(&self.0.request_id);
        if let Some(response) = &self.0.response {
            failure.0.explanation = Explanation::read(response.body());
        }
        failure.during(self.0.operation.clone(), self.0.attempts)
    }

    /// A success that could not be decoded.
    pub(crate) fn undecodable(
        response: Response,
        path: Option<String>,
        source: serde_json::Error,
    ) -> Self {
        // The syntax errors of serde_json say nothing about the body; an excerpt does.
        let message = match &path {
            Some(path) => format!("cannot decode the reply at `{path}`: {source}"),
            None => format!("cannot decode the reply: {source}: {}", excerpt(&response)),
        };
        let mut failure = Self::new(ErrorKind::Decode, message)
            .with_response(response)
            .with_source(source);
        failure.0.path = path;
        failure
    }

    pub(crate) fn with_response(mut self, response: Response) -> Self {
        response.operation().clone_into(&mut self.0.operation);
        self.0.attempts = response.attempts();
        self.0.response = Some(response);
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_head(mut self, head: Option<Box<Head>>) -> Self {
        self.0.head = head;
        self
    }

    pub(crate) fn with_request_id(mut self, identity: Option<&str>) -> Self {
        self.0.request_id = identity.map(str::to_owned);
        self
    }

    pub(crate) fn at(mut self, position: Position) -> Self {
        self.0.position = Some(position);
        self
    }

    pub(crate) fn during(mut self, operation: impl Into<String>, attempts: u32) -> Self {
        self.0.operation = operation.into();
        self.0.attempts = attempts;
        self
    }

    /// The numeric code of the original client: 1000 when no whole reply arrived, else `_error.code` of
    /// the body if it has one, else the HTTP status.
    pub fn code(&self) -> u16 {
        match &self.0.response {
            None => BACKEND_ERROR,
            Some(response) => self
                .0
                .explanation
                .code()
                .unwrap_or_else(|| response.status().as_u16()),
        }
    }

    /// What went wrong, in one sentence: `_error.message` of the backend where there is one.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The reply, whole, if one arrived.
    pub fn response(&self) -> Option<&Response> {
        self.0.response.as_ref()
    }

    /// The HTTP status, if a reply arrived, even one whose body was cut, late or too long.
    pub fn status(&self) -> Option<StatusCode> {
        let of_head = || self.0.head.as_ref().map(|head| head.status);
        self.response().map(Response::status).or_else(of_head)
    }

    /// The headers of the reply, if there is a [`status`](Self::status).
    pub fn headers(&self) -> Option<&HeaderMap> {
        let of_head = || self.0.head.as_ref().map(|head| &head.headers);
        self.response().map(Response::headers).or_else(of_head)
    }

    /// What the backend found wrong with the posted fields (`_issues`). For a list that was posted
    /// see [`item_issues`](Self::item_issues).
    pub fn issues(&self) -> Option<&Issues> {
        self.0.explanation.issues()
    }

    /// After a list was posted: the issues of each of its elements, in order; `None` for an element
    /// that had none. Empty for every other call.
    pub fn item_issues(&self) -> &[Option<Issues>] {
        self.0.explanation.item_issues()
    }

    /// Which of the cases this is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Method and path of the failed request, without its query; empty when there was none.
    pub fn operation(&self) -> &str {
        &self.0.operation
    }

    /// How often the request was sent or tried; 0 when it was wrong in itself.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The name of the failed call in logs (`X-Request-Id`), if it was sent.
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.response {
            Some(response) => response.request_id(),
            None => self
                .headers()
                .and_then(|headers| headers.get(REQUEST_ID)?.to_str().ok())
                .or(self.0.request_id.as_deref()),
        }
    }

    /// When a stream of items or pages failed: behind the last one that it gave, from where
    /// [`List::resume_from`](crate::List::resume_from) goes on. What was read before stays valid.
    pub fn position(&self) -> Option<&Position> {
        self.0.position.as_ref()
    }

    /// Where in the JSON reply decoding failed, such as `_items[3].name`.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    fn has_status(&self, status: StatusCode) -> bool {
        let code = match &self.0.head {
            Some(head) => head.status.as_u16(),
            None => self.code(),
        };
        code == status.as_u16() && self.0.kind != ErrorKind::Decode
    }

    /// 404: the item or the resource is not there, or the user may not see it. Nothing changed.
    /// When a repeated delete ([`attempts`](Self::attempts) above 1) ends like this, an earlier
    /// attempt may well have deleted the item.
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// 409: another item has the same identity, or the item is still in use. Nothing changed.
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// Another item with the same name or identifier exists, or a service with the same name on
    /// the same host: backends say so by 409, 412 or 422. Nothing was created or changed.
    /// [`existing_field`](Self::existing_field) says which field is in use.
    pub fn is_already_exists(&self) -> bool {
        self.existing_field().is_some()
    }

    /// The field whose value another item has already, such as `name` or `_id`: see
    /// [`is_already_exists`](Self::is_already_exists).
    pub fn existing_field(&self) -> Option<&str> {
        // The text of the original, which has no field for it.
        const SERVICE: &str = "Adding a service with the same name as an existing one";
        let is_creation = self.0.operation.starts_with("POST ");
        if is_creation && self.has_status(StatusCode::CONFLICT) {
            return Some("_id");
        }
        if self.0.message.contains(SERVICE) {
            return Some("name");
        }
        self.0.explanation.existing_field()
    }

    /// The backend refused an identifier because clients do not choose it, and not because another
    /// item has it.
    pub(crate) fn refuses_id(&self) -> bool {
        let has_id = |issues: &Issues| issues.get("_id").is_some();
        let of_items = self.item_issues().iter().flatten();
        self.0.kind == ErrorKind::Refused
            && self.existing_field() != Some("_id")
            && self.issues().into_iter().chain(of_items).any(has_id)
    }

    /// 412: the etag is no longer the one of the item, because somebody changed it since it was
    /// read, or a rule of the backend protects the item. Nothing was changed by the attempt that
    /// got this answer; read the item again, or use inception. When [`attempts`](Self::attempts)
    /// is above 1, an earlier attempt whose reply was lost may have made the change itself.
    pub fn is_precondition_failed(&self) -> bool {
        self.has_status(StatusCode::PRECONDITION_FAILED) && !self.is_already_exists()
    }

    /// 422 or a body with `_issues`: the content was refused, see [`issues`](Self::issues).
    /// Nothing was stored, not even the good elements of a list; except that of a list of check
    /// results the good ones are stored, and the status is then a success.
    pub fn is_validation(&self) -> bool {
        self.has_status(StatusCode::UNPROCESSABLE_ENTITY)
            || self.issues().is_some()
            || !self.item_issues().is_empty()
    }

    /// 401: there is no token, it is not valid any more, or the user lacks the right. Nothing
    /// changed; log in again or ask for the right.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// 403: the user may not do this. Nothing changed.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// The time allowed ran out. A read changed nothing; **a write may or may not have been
    /// made**: read the item again before repeating it.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// No connection could be made: nothing was sent, nothing changed. When
    /// [`attempts`](Self::attempts) is above 1, an earlier attempt whose reply was lost may have
    /// made a write.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// The connection broke before the reply was complete. As with
    /// [`is_timeout`](Self::is_timeout), a write may or may not have been made.
    pub fn is_interrupted(&self) -> bool {
        self.0.kind == ErrorKind::Interrupted
    }

    /// The reply came, but its body is longer than
    /// [`body_limit`](crate::BackendBuilder::body_limit) allows, or badly compressed. The
    /// [`status`](Self::status) says what became of the call.
    pub fn is_unreadable(&self) -> bool {
        self.0.kind == ErrorKind::Unreadable
    }

    /// The call was wrong in itself and was not sent; or what it needs was not found on the way,
    /// such as the host of a check result, or the user who is logged in. Some reads may have been
    /// made then, but no change. A login that brings no token although one was forced also ends
    /// like this.
    pub fn is_invalid(&self) -> bool {
        self.0.kind == ErrorKind::Invalid
    }

    /// The backend answered with success, but with a body that is not what was asked for. **A write
    /// has been made.** See [`path`](Self::path) and [`response`](Self::response).
    pub fn is_decode(&self) -> bool {
        self.0.kind == ErrorKind::Decode
    }

    /// The same call may succeed later without anything being changed: no connection, no complete
    /// reply in time, or one of 429, 502, 503 and 504. For a write see also
    /// [`is_timeout`](Self::is_timeout): it may already have been made.
    pub fn is_retryable(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => true,
            ErrorKind::Refused | ErrorKind::UnexpectedStatus => {
                matches!(self.code(), 429 | 502 | 503 | 504)
            }
            ErrorKind::Unreadable => self
                .status()
                .is_some_and(|status| matches!(status.as_u16(), 429 | 502 | 503 | 504)),
            ErrorKind::Invalid | ErrorKind::Decode => false,
        }
    }
}

impl Error for BackendException {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}
