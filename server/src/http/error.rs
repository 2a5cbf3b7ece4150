//! Errors on the wire: one JSON shape, and the bare texts that some refusals have always had.

use axum::body::Body;
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use serde_json::{Map, Value, json};

use crate::rules::Refusal;
use crate::rules::rights::Verb;
use crate::store::StoreError;

/// An answer that is not what was asked for.
#[derive(Debug)]
pub enum HttpError {
    /// The usual shape: a code and a message.
    Json(StatusCode, String),
    /// The same, with the request to authenticate.
    Unauthenticated,
    /// The usual shape, with a time after which to try again.
    RetryLater(StatusCode, String, u64),
    /// A body of its own, also JSON.
    Body(StatusCode, Value),
    /// A bare text.
    Text(StatusCode, String),
    /// The store could not answer: for what reason is for the log alone.
    Store(StoreError),
}

/// What the log must say of an answer.
#[derive(Debug, Clone)]
pub(super) struct Trouble(pub(super) String);

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
        if reason.is_empty() {
            Self::Json(StatusCode::BAD_REQUEST, BAD_REQUEST.to_owned())
        } else {
            Self::Json(StatusCode::BAD_REQUEST, reason.to_owned())
        }
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

    /// 401 of the login: without the request to authenticate.
    pub fn login_refused(reason: &str) -> Self {
        Self::Json(StatusCode::UNAUTHORIZED, reason.to_owned())
    }

    /// 401 of the login for a wrong name or password.
    pub fn wrong_credentials() -> Self {
        Self::login_refused(CREDENTIALS)
    }

    /// The answer that says this.
    pub fn into_response(self) -> Response<Body> {
        match self {
            Self::Json(status, message) => json_response(status, &usual(status, &message)),
            Self::Unauthenticated => {
                let status = StatusCode::UNAUTHORIZED;
                let mut response = json_response(status, &usual(status, CREDENTIALS));
                response.headers_mut().insert(
                    header::WWW_AUTHENTICATE,
                    HeaderValue::from_static("Basic realm=\"eve\""),
                );
                response
            }
            Self::RetryLater(status, message, seconds) => {
                let mut response = json_response(status, &usual(status, &message));
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
                response
            }
            Self::Body(status, body) => json_response(status, &body),
            Self::Text(status, text) => text_response(status, text),
            Self::Store(error) => store_failure(&error),
        }
    }
}

fn usual(status: StatusCode, message: &str) -> Value {
    json!({"_status": "ERR", "_error": {"code": status.as_u16(), "message": message}})
}

/// Only what may pass by itself asks the client to come back: many do so for ever.
fn store_failure(error: &StoreError) -> Response<Body> {
    let answer = if matches!(error, StoreError::Unavailable(_)) {
        HttpError::RetryLater(
            StatusCode::SERVICE_UNAVAILABLE,
            "The store is not available now.".to_owned(),
            5,
        )
    } else {
        HttpError::Json(
            StatusCode::INTERNAL_SERVER_ERROR,
            "The server failed: its log says why.".to_owned(),
        )
    };
    let mut response = answer.into_response();
    let trouble = Trouble(error.to_string());
    response.extensions_mut().insert(trouble);
    response
}

/// An answer that is a bare text.
pub(super) fn text_response(status: StatusCode, text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
}

/// A JSON answer.
pub(super) fn json_response(status: StatusCode, body: &Value) -> Response<Body> {
    bytes_response(status, body.to_string().into_bytes())
}

/// An answer of ready JSON.
pub(super) fn bytes_response(status: StatusCode, body: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    response
}

impl From<StoreError> for HttpError {
    fn from(error: StoreError) -> Self {
        Refusal::from(error).into()
    }
}

impl From<Refusal> for HttpError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::InvalidItem(issues) => Self::Body(
                StatusCode::UNPROCESSABLE_ENTITY,
                json!({"_status": "ERR", "_issues": issues, "_error": insertion_failure(1)}),
            ),
            Refusal::InvalidList(list) => {
                let faulty = list.iter().filter(|issues| !issues.is_empty()).count();
                let items: Vec<Value> = list.iter().map(list_element).collect();
                Self::Body(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    json!({
                        "_status": "ERR", "_items": items, "_error": insertion_failure(faulty),
                    }),
                )
            }
            Refusal::InvalidChanges(issues) => Self::Body(
                StatusCode::UNPROCESSABLE_ENTITY,
                json!({"_status": "ERR", "_issues": issues}),
            ),
            Refusal::Malformed(reason) => Self::bad_request(&reason),
            Refusal::TooLarge(reason) => Self::Json(StatusCode::PAYLOAD_TOO_LARGE, reason),
            Refusal::Forbidden(text) => {
                Self::Text(StatusCode::PRECONDITION_FAILED, text.to_owned())
            }
            Refusal::ForbiddenFor(text) => Self::Text(StatusCode::PRECONDITION_FAILED, text),
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
            Refusal::Store(error @ StoreError::TooMuchWork) => {
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
