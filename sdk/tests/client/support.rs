//! What the tests share: a backend without patience, and a transport that follows a script.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use alignak_backend_client::{
    Backend, BoxFuture, Bytes, RetryPolicy, StatusCode, Transport, TransportError, TransportRequest,
};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};
use wiremock::MockServer;

/// A backend that repeats nothing.
pub(crate) fn impatient(server: &MockServer) -> Backend {
    Backend::builder(&server.uri())
        .retry(RetryPolicy::none())
        .build()
        .unwrap()
}

/// What happens to one attempt.
pub(crate) enum Step {
    Reply(u16, &'static [(&'static str, &'static str)], String),
    /// A reply after so many milliseconds.
    Late(u64, u16, String),
    NoConnection,
    Broken,
    Never,
}

pub(crate) fn reply(status: u16, body: &str) -> Step {
    Step::Reply(status, &[], body.to_owned())
}

/// A transport that follows a script, and notes what it was asked and when.
#[derive(Default)]
pub(crate) struct Script {
    steps: Mutex<VecDeque<Step>>,
    seen: Mutex<Vec<(Instant, TransportRequest)>>,
}

impl Script {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Arc<Self> {
        Arc::new(Self {
            steps: Mutex::new(steps.into_iter().collect()),
            seen: Mutex::default(),
        })
    }

    pub(crate) fn backend(self: &Arc<Self>) -> Backend {
        Backend::builder("http://backend.example/prefix")
            .retry(RetryPolicy::new().jitter(false))
            .transport(Arc::clone(self))
            .build()
            .unwrap()
    }

    /// `METHOD path` of every request.
    pub(crate) fn calls(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        seen.iter()
            .map(|(_, request)| format!("{} {}", request.method, request.url.path()))
            .collect()
    }

    /// The waits between the requests, in milliseconds.
    pub(crate) fn waits(&self) -> Vec<u128> {
        let seen = self.seen.lock().unwrap();
        seen.windows(2)
            .map(|pair| (pair[1].0 - pair[0].0).as_millis())
            .collect()
    }

    pub(crate) fn request(&self, index: usize) -> TransportRequest {
        self.seen.lock().unwrap()[index].1.clone()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.seen.lock().unwrap().push((Instant::now(), request));
        let step = self.steps.lock().unwrap().pop_front();
        let step = step.expect("the script has an answer to every request");
        Box::pin(step.carry_out())
    }
}

impl Step {
    async fn carry_out(self) -> Result<http::Response<Bytes>, TransportError> {
        match self {
            Self::Reply(status, headers, body) => {
                let mut builder = http::Response::builder().status(status);
                for (name, value) in headers {
                    builder = builder.header(*name, *value);
                }
                Ok(builder.body(Bytes::from(body)).unwrap())
            }
            Self::Late(milliseconds, status, body) => {
                sleep(Duration::from_millis(milliseconds)).await;
                let builder = http::Response::builder().status(status);
                Ok(builder.body(Bytes::from(body)).unwrap())
            }
            Self::NoConnection => Err(TransportError::connect("connection refused")),
            Self::Broken => Err(TransportError::interrupted("connection reset")),
            Self::Never => {
                sleep(Duration::from_secs(1_000_000)).await;
                unreachable!("no test waits that long")
            }
        }
    }
}

type Answer = dyn Fn(&TransportRequest) -> Step + Send + Sync;

/// A transport that answers each request by what it is.
pub(crate) struct Answering(Box<Answer>);

impl Answering {
    pub(crate) fn backend(
        answer: impl Fn(&TransportRequest) -> Step + Send + Sync + 'static,
    ) -> Backend {
        let retry = RetryPolicy::new().initial_delay(Duration::from_millis(1));
        Backend::builder("http://backend.example")
            .retry(retry)
            .transport(Self(Box::new(answer)))
            .build()
            .unwrap()
    }
}

impl Transport for Answering {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin((self.0)(&request).carry_out())
    }
}

/// The query parameters of a request, by name.
pub(crate) fn parameters(request: &TransportRequest) -> HashMap<String, String> {
    request.url.query_pairs().into_owned().collect()
}

/// The body of a request, as the caller wrote it.
pub(crate) fn body(request: &TransportRequest) -> serde_json::Value {
    let mut body = sent_body(request);
    if request.generated_ids {
        let items = match &mut body {
            Value::Array(items) => items.as_mut_slice(),
            item => std::slice::from_mut(item),
        };
        for item in items {
            let id = item.as_object_mut().unwrap().remove("_id");
            id.expect("a new item has an identifier");
        }
    }
    body
}

/// The body with the identifiers that the SDK has put into new items.
pub(crate) fn sent_body(request: &TransportRequest) -> serde_json::Value {
    serde_json::from_slice(request.body.as_ref().expect("the request has a body")).unwrap()
}

pub(crate) fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap()
}

/// What a backend answers to a creation or a change of one item.
pub(crate) fn written(etag: &str) -> String {
    written_as("5f3a0c9e8d1b2a4c6e7f8091", etag).to_string()
}

/// The same, for an item with this identifier.
pub(crate) fn written_as(id: &str, etag: &str) -> serde_json::Value {
    let date = "Mon, 05 Feb 2024 09:03:07 GMT";
    json!({
        "_status": "OK", "_id": id, "_etag": etag, "_created": date, "_updated": date,
        "_links": {"self": {"title": "Item", "href": "x"}},
    })
}
