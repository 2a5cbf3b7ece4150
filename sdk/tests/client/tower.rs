//! A `tower::Service` as transport.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use alignak_backend_client::{Backend, ErrorKind, RetryPolicy, TowerTransport};
use serde_json::{Value, json};
use tower_service::Service;

type Request = http::Request<bytes::Bytes>;
type Response = http::Response<bytes::Bytes>;

/// Notes what it is sent, and answers.
#[derive(Clone, Default)]
struct Noted(Arc<Mutex<Vec<Request>>>);

impl Service<Request> for Noted {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        self.0.lock().unwrap().push(request);
        let response = http::Response::builder().status(201);
        ready(Ok(response.body(r#"{"_id": 1}"#.into()).unwrap()))
    }
}

/// Fails before it is ready, or when it is called.
#[derive(Clone)]
struct Failing {
    is_ready: bool,
}

impl Service<Request> for Failing {
    type Response = Response;
    type Error = io::Error;
    type Future = Ready<io::Result<Response>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        let refused = || Err(io::Error::other("not ready"));
        Poll::Ready(if self.is_ready { Ok(()) } else { refused() })
    }

    fn call(&mut self, _: Request) -> Self::Future {
        ready(Err(io::Error::other("broken off")))
    }
}

#[tokio::test]
async fn a_service_is_sent_the_whole_request() {
    let service = Noted::default();
    let backend = Backend::builder("http://backend.example/below")
        .transport(TowerTransport::new(service.clone()))
        .build()
        .unwrap();
    let made: Value = backend.post("host", &json!({"name": "web"})).await.unwrap();
    assert_eq!(made["_id"], 1);
    let sent = service.0.lock().unwrap();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].method(), "POST");
    assert_eq!(*sent[0].uri(), "http://backend.example/below/host");
    assert_eq!(sent[0].headers()["content-type"], "application/json");
    assert_eq!(&sent[0].body()[..], br#"{"name":"web"}"#);
}

#[tokio::test]
async fn an_error_before_a_service_is_ready_has_sent_nothing() {
    for (is_ready, kind) in [(false, ErrorKind::Connect), (true, ErrorKind::Interrupted)] {
        let backend = Backend::builder("http://backend.example")
            .transport(TowerTransport::new(Failing { is_ready }))
            .retry(RetryPolicy::new().max_attempts(1))
            .build()
            .unwrap();
        let failure = backend.get::<Value>("host", ()).await.unwrap_err();
        assert_eq!(failure.kind(), kind);
    }
}
