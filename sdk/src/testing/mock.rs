//! The mock itself.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::expectation::{Expectation, Expected};
use super::reply::{Reply, filter, names, sort, written_body};
use crate::backend::{Backend, BackendBuilder};
use crate::policy::RetryPolicy;
use crate::transport::{BoxFuture, Transport, TransportError, TransportRequest};

/// A backend that expects certain calls. See the [module](super).
///
/// A login, a logout and the questions for version and configuration are answered without being
/// expected.
#[must_use = "a mock checks its expectations when it is dropped"]
#[derive(Default)]
pub struct MockBackend {
    shared: Arc<Shared>,
}

/// A call that was made.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Call {
    /// The method.
    pub method: Method,
    /// The path, such as `/host`.
    pub path: String,
    /// The filter of the caller, without the bounds that a walk puts around it.
    pub filter: Option<Value>,
    /// The order that the caller asked for, such as `-business_impact,name`.
    pub sort: Option<String>,
    /// The fields in whose place the items are read that they refer to.
    pub embedded: Vec<String>,
    /// The fields that are read; empty for all.
    pub projection: Vec<String>,
    /// The query parameters as they were sent, in their order.
    pub query: Vec<(String, String)>,
    /// The body as the caller wrote it, without identifiers of the SDK's; null if there was none.
    pub body: Value,
}

#[derive(Default)]
struct Shared(Mutex<State>);

#[derive(Default)]
struct State {
    expected: Vec<(Expected, usize)>,
    calls: Vec<Call>,
}

impl MockBackend {
    /// A mock that expects nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects a call. Of several expectations that fit a call, the first one counts that is not
    /// used up.
    pub fn expect<R>(&self, expectation: Expectation<R>) -> &Self {
        self.shared.state().expected.push((expectation.inner, 0));
        self
    }

    /// A backend whose calls end here. It has a token and repeats nothing.
    ///
    /// # Panics
    /// Never: the settings of the mock are good ones.
    pub fn backend(&self) -> Backend {
        match self.builder().build() {
            Ok(backend) => backend,
            Err(failure) => panic!("the mock cannot be reached: {failure}"),
        }
    }

    /// The same, still to be built: for retries and other settings of the application.
    pub fn builder(&self) -> BackendBuilder {
        Backend::builder("http://mock.invalid")
            .token("mock")
            .retry(RetryPolicy::none())
            .transport(Arc::clone(&self.shared))
    }

    /// The calls that were made, without those of the login and of the configuration.
    pub fn calls(&self) -> Vec<Call> {
        self.shared.state().calls.clone()
    }

    /// Checks that each expected call was made. Dropping the mock does it too.
    ///
    /// # Panics
    /// One of them was not made often enough.
    #[track_caller]
    pub fn verify(&self) {
        let state = self.shared.state();
        let unmet: Vec<String> = state
            .expected
            .iter()
            .filter(|(expected, count)| *count < expected.at_least)
            .map(|(expected, count)| {
                let wanted = expected.at_least;
                format!("\n  {expected}: {count} of {wanted}")
            })
            .collect();
        drop(state);
        assert!(
            unmet.is_empty(),
            "expected calls were not made:{}",
            unmet.concat()
        );
    }
}

impl Drop for MockBackend {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.verify();
        }
    }
}

impl fmt::Debug for MockBackend {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.shared.state();
        let expected = state.expected.iter();
        formatter
            .debug_struct("MockBackend")
            .field(
                "expected",
                &expected
                    .map(|(call, _)| call.to_string())
                    .collect::<Vec<_>>(),
            )
            .field("calls", &state.calls.len())
            .finish()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: &TransportRequest) -> Reply {
        let mut state = self.state();
        let fitting = state.expected.iter_mut().find(|(expected, count)| {
            expected.at_most.is_none_or(|most| *count < most)
                && expected.mismatch(request).is_none()
        });
        if let Some((expected, count)) = fitting {
            *count += 1;
            let answer = expected.answer().clone();
            state.calls.push(Call::of(request));
            return answer;
        }
        if let Some(answer) = unasked(request) {
            return answer;
        }
        let explanation = state.explain(request);
        drop(state);
        panic!("{explanation}");
    }
}

impl State {
    /// What was called, and why nothing that was expected is this.
    fn explain(&self, request: &TransportRequest) -> String {
        let call = Call::of(request);
        let mut text = format!("an unexpected call: {} {}", call.method, call.path);
        for (name, value) in &call.query {
            text.extend(["\n    ", name, " = ", value]);
        }
        if !call.body.is_null() {
            text.extend(["\n    ", &call.body.to_string()]);
        }
        if self.expected.is_empty() {
            text.push_str("\nnothing was expected");
        }
        for (expected, count) in &self.expected {
            let why = match expected.mismatch(request) {
                None => format!(": was made {count} times already"),
                Some(why) if why.is_empty() => String::new(),
                Some(why) => format!(": {why}"),
            };
            text.extend(["\nexpected: ", &expected.to_string(), &why]);
        }
        text
    }
}

impl Call {
    fn of(request: &TransportRequest) -> Self {
        Self {
            method: request.method.clone(),
            path: request.url.path().to_owned(),
            filter: filter(&request.url).0,
            sort: sort(&request.url),
            embedded: names(&request.url, "embedded"),
            projection: names(&request.url, "projection"),
            query: request.url.query_pairs().into_owned().collect(),
            body: written_body(request),
        }
    }
}

/// What every backend answers.
fn unasked(request: &TransportRequest) -> Option<Reply> {
    let body = match request.url.path() {
        "/login" => json!({"token": "mock"}),
        "/logout" => Value::Null,
        "/version" => json!({"version": env!("CARGO_PKG_VERSION")}),
        "/backendconfig" => json!({"PAGINATION_LIMIT": 5000, "PAGINATION_DEFAULT": 50}),
        _ => return None,
    };
    Some(Reply::Status(StatusCode::OK, body))
}

impl Transport for Shared {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move { self.answer(&request).give(&request) })
    }
}
