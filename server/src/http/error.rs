//! What is answered when a request is refused: one JSON shape, whatever the reason.

use std::net::IpAddr;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};

use super::responses::json_response;
use crate::rules::Refusal;
use crate::rules::rights::Verb;
use crate::store::StoreError;

/// Why a request does not get what it asks for.
#[derive(Debug)]
pub enum HttpError {
    /// A status and a message.
    Json(StatusCode, String),
    /// 401: the token is missing or unknown.
    Unauthenticated {
        /// A browser would ask for a name and a password that are of no use here.
        by_browser: bool,
    },
    /// A status, a message, and the seconds after which to try again.
    RetryLater(StatusCode, String, u64),
    /// What is wrong with the fields.
    Invalid(Value),
    /// The store could not answer: for what reason is for the log alone.
    Store(StoreError),
}

/// What the log must say of a response.
#[derive(Debug, Clone)]
pub(super) struct LoggedError(pub(super) String);

const BAD_REQUEST: &str =
    "The browser (or proxy) sent a request that this server could not understand.";
const NOT_FOUND: &str = "The requested URL was not found on the server.";
const METHOD_NOT_ALLOWED: &str = "The method is not allowed for the requested URL.";
const CREDENTIALS: &str = "Please provide proper credentials";
const ETAG_MISSING: &str = "To edit a document its etag must be provided using the If-Match header";
const ETAG_MISMATCH: &str = "Client and server etags don't match";

impl HttpError {
    /// 400, saying why.
    pub fn bad_request(reason: &str) -> Self {
        let reason = if reason.is_empty() {
            BAD_REQUEST
        } else {
            reason
        };
        Self::Json(StatusCode::BAD_REQUEST, reason.to_owned())
    }

    /// 400: a parameter is not a number.
    pub(super) fn not_a_number(name: &str, text: &str) -> Self {
        let shown: String = text.chars().take(40).collect();
        Self::bad_request(&format!(
            "{name}: `{shown}` is not a whole number of 0 or more"
        ))
    }

    /// 400: a parameter is neither true nor false.
    pub(super) fn not_a_flag(name: &str, text: &str) -> Self {
        let shown: String = text.chars().take(40).collect();
        Self::bad_request(&format!("{name}: `{shown}` is neither true nor false"))
    }

    /// 404.
    pub fn not_found() -> Self {
        Self::Json(StatusCode::NOT_FOUND, NOT_FOUND.to_owned())
    }

    /// 405.
    pub fn method_not_allowed() -> Self {
        Self::Json(
            StatusCode::METHOD_NOT_ALLOWED,
            METHOD_NOT_ALLOWED.to_owned(),
        )
    }

    /// 401 of the login: it names no way to authenticate.
    pub fn login_refused(reason: &str) -> Self {
        Self::Json(StatusCode::UNAUTHORIZED, reason.to_owned())
    }

    /// 401 of the login for a wrong name or password.
    pub fn wrong_credentials() -> Self {
        Self::login_refused(CREDENTIALS)
    }

    /// 408: the body did not come in time.
    pub(super) fn upload_timeout(limit: Duration) -> Self {
        Self::Json(
            StatusCode::REQUEST_TIMEOUT,
            format!("The body did not come within {} s.", limit.as_secs()),
        )
    }

    /// 412 of the jobs for an address that may not start them.
    pub(super) fn address_refused(address: Option<IpAddr>) -> Self {
        let shown = address.map_or_else(|| "unknown".to_owned(), |address| address.to_string());
        Self::Json(
            StatusCode::PRECONDITION_FAILED,
            format!("Access denied from remote host {shown}"),
        )
    }

    /// 413: the body is larger than that many bytes.
    pub(super) fn body_too_large(limit: usize) -> Self {
        Self::Json(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("The body is larger than {limit} bytes."),
        )
    }

    /// 429: too many logins failed.
    pub(super) fn too_many_attempts(seconds: u64) -> Self {
        let message = "Too many failed logins".to_owned();
        Self::RetryLater(StatusCode::TOO_MANY_REQUESTS, message, seconds)
    }

    /// 503: too many requests are worked on.
    pub(super) fn busy() -> Self {
        Self::RetryLater(
            StatusCode::SERVICE_UNAVAILABLE,
            "Too many requests are under way.".to_owned(),
            1,
        )
    }

    /// 503: there are as many followers as there may be.
    pub(super) fn too_many_followers() -> Self {
        Self::RetryLater(
            StatusCode::SERVICE_UNAVAILABLE,
            "Too many clients follow changes.".to_owned(),
            5,
        )
    }

    /// The status and the body.
    pub(super) fn parts(&self) -> (StatusCode, Value) {
        let plain = |status: StatusCode, message: &str| (status, error_body(status, message));
        match self {
            Self::Json(status, message) | Self::RetryLater(status, message, _) => {
                plain(*status, message)
            }
            Self::Unauthenticated { .. } => plain(StatusCode::UNAUTHORIZED, CREDENTIALS),
            Self::Invalid(body) => (StatusCode::UNPROCESSABLE_ENTITY, body.clone()),
            Self::Store(StoreError::Unavailable(_)) => plain(
                StatusCode::SERVICE_UNAVAILABLE,
                "The store is not available now.",
            ),
            // Names the item and nothing of its content.
            Self::Store(error @ StoreError::Damaged { .. }) => plain(
                StatusCode::INTERNAL_SERVER_ERROR,
                &format!("The server failed: {error}."),
            ),
            Self::Store(_) => plain(
                StatusCode::INTERNAL_SERVER_ERROR,
                "The server failed: its log says why.",
            ),
        }
    }

    /// The seconds after which to try again. Only what may pass by itself asks for that: many
    /// clients do so for ever.
    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::RetryLater(_, _, seconds) => Some(*seconds),
            Self::Store(StoreError::Unavailable(_)) => Some(5),
            _ => None,
        }
    }
}

impl IntoResponse for HttpError {
    fn into_response(self) -> Response<Body> {
        let (status, body) = self.parts();
        let mut response = json_response(status, &body);
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Self::Unauthenticated { by_browser } = self {
            let challenge = if by_browser {
                "Bearer realm=\"alignak\""
            } else {
                "Basic realm=\"eve\""
            };
            let challenge = HeaderValue::from_static(challenge);
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        if let Self::Store(error) = self {
            let logged = LoggedError(error.to_string());
            response.extensions_mut().insert(logged);
        }
        response
    }
}

fn error_body(status: StatusCode, message: &str) -> Value {
    json!({"_status": "ERR", "_error": {"code": status.as_u16(), "message": message}})
}

impl From<StoreError> for HttpError {
    fn from(error: StoreError) -> Self {
        Refusal::from(error).into()
    }
}

impl From<std::convert::Infallible> for HttpError {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

impl From<Refusal> for HttpError {
    fn from(refusal: Refusal) -> Self {
        let forbidden = |text: String| Self::Json(StatusCode::PRECONDITION_FAILED, text);
        match refusal {
            Refusal::InvalidItem(issues) => Self::Invalid(
                json!({"_status": "ERR", "_issues": issues, "_error": insertion_failure(1)}),
            ),
            Refusal::InvalidList(list) => {
                let faulty = list.iter().filter(|issues| !issues.is_empty()).count();
                let items: Vec<Value> = list.iter().map(list_element).collect();
                Self::Invalid(json!({
                    "_status": "ERR", "_items": items, "_error": insertion_failure(faulty),
                }))
            }
            Refusal::InvalidChanges(issues) => {
                Self::Invalid(json!({"_status": "ERR", "_issues": issues}))
            }
            Refusal::Malformed(reason) => Self::bad_request(&reason),
            Refusal::TooLarge(reason) => Self::Json(StatusCode::PAYLOAD_TOO_LARGE, reason),
            Refusal::Forbidden(text) => forbidden(text.to_owned()),
            Refusal::ForbiddenFor(text) => forbidden(text),
            Refusal::NoRight(verb) => Self::Json(
                StatusCode::UNAUTHORIZED,
                format!(
                    "Not allowed to {} on this endpoint / resource.",
                    method(verb)
                ),
            ),
            Refusal::NoCommands => Self::Json(
                StatusCode::FORBIDDEN,
                "You don't have the permission to submit commands.".to_owned(),
            ),
            Refusal::NotFound => Self::not_found(),
            Refusal::Conflict(reason) => Self::Json(StatusCode::CONFLICT, reason),
            Refusal::EtagMissing => {
                Self::Json(StatusCode::PRECONDITION_REQUIRED, ETAG_MISSING.to_owned())
            }
            Refusal::EtagMismatch => {
                Self::Json(StatusCode::PRECONDITION_FAILED, ETAG_MISMATCH.to_owned())
            }
            Refusal::Store(error @ (StoreError::TooMuchWork | StoreError::PageTooLarge)) => {
                Self::bad_request(&error.to_string())
            }
            Refusal::Store(StoreError::Conflict) => Self::Json(
                StatusCode::CONFLICT,
                "The item was changed by somebody else at the same time.".to_owned(),
            ),
            Refusal::Store(error) => Self::Store(error),
        }
    }
}

/// What clients call it.
fn method(verb: Verb) -> Method {
    match verb {
        Verb::Read => Method::GET,
        Verb::Create => Method::POST,
        Verb::Update => Method::PATCH,
        Verb::Delete => Method::DELETE,
    }
}

fn insertion_failure(faulty: usize) -> Value {
    json!({
        "code": 422,
        "message": format!("Insertion failure: {faulty} document(s) contain(s) error(s)"),
    })
}

fn list_element(issues: &Map<String, Value>) -> Value {
    if issues.is_empty() {
        json!({"_status": "OK"})
    } else {
        json!({"_status": "ERR", "_issues": issues})
    }
}
