//! Replies whose head came and whose body failed, over real connections: the status counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use alignak_backend_client::{Backend, BackendBuilder, RetryPolicy};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A server that answers each connection with the next of these texts, and the last one for ever;
/// and how many connections it had.
async fn server(replies: &'static [&'static str]) -> (BackendBuilder, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let count = Arc::new(AtomicUsize::default());
    let visits = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let index = visits.fetch_add(1, Ordering::SeqCst);
            let mut request = [0; 4096];
            let _ = connection.read(&mut request).await;
            let text = replies[index.min(replies.len() - 1)];
            let _ = connection.write_all(text.as_bytes()).await;
            let _ = connection.shutdown().await;
        }
    });
    let builder = Backend::builder(&format!("http://{address}"))
        .retry(RetryPolicy::new().initial_delay(Duration::from_millis(1)));
    (builder, count)
}

const GOOD: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

#[tokio::test]
async fn a_503_that_was_cut_is_obeyed_like_a_whole_one() {
    let cut = "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 99\r\n\r\n{";
    let replies: &'static [&'static str] = Box::leak(Box::new([cut, GOOD]));
    let (builder, count) = server(replies).await;
    let begin = Instant::now();
    // A creation, which is repeated only because the backend said that it did nothing.
    let backend = builder.build().unwrap();
    let created: Value = backend.post("host", &json!({})).await.unwrap();
    assert_eq!(created, json!({}));
    assert_eq!(count.load(Ordering::SeqCst), 2);
    assert!(begin.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_failure_in_the_body_tells_the_status_and_the_headers() {
    let (builder, _) = server(&[
        "HTTP/1.1 404 Not Found\r\nX-Request-Id: seven\r\nRetry-After: 5\r\nContent-Length: 99\r\n\r\n{",
    ])
    .await;
    let backend = builder.retry(RetryPolicy::none()).build().unwrap();
    let failure = backend.get::<Value>("host/1", ()).await.unwrap_err();
    assert!(failure.is_interrupted() && failure.is_not_found());
    assert_eq!(failure.code(), 1000);
    assert_eq!(failure.status().unwrap().as_u16(), 404);
    assert_eq!(failure.headers().unwrap()["retry-after"], "5");
    assert_eq!(failure.request_id(), Some("seven"));
    let line = failure.to_string();
    assert!(line.starts_with("GET /host/1: 404 Not Found: "), "{line}");
}

#[tokio::test]
async fn a_401_that_was_cut_renews_the_login() {
    let (builder, count) = server(&[
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 99\r\n\r\n{",
        "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"token\": \"one\"}",
        GOOD,
    ])
    .await;
    let builder = builder.retry(RetryPolicy::none());
    let backend = builder.credentials("admin", "secret").build().unwrap();
    assert_eq!(backend.get::<Value>("host", ()).await.unwrap(), json!({}));
    assert_eq!(count.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn what_cannot_be_read_is_not_asked_for_again() {
    for (reply, told) in [
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"a\": \"0123456789012345678901\"}",
            "`body_limit`",
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
            "the reply cannot be read",
        ),
    ] {
        let replies: &'static [&'static str] = Box::leak(Box::new([reply]));
        let (builder, count) = server(replies).await;
        let backend = builder.body_limit(20).build().unwrap();
        let failure = backend.get::<Value>("host", ()).await.unwrap_err();
        assert!(failure.is_unreadable() && !failure.is_retryable());
        assert!(failure.to_string().contains(told), "{failure}");
        assert_eq!((failure.attempts(), count.load(Ordering::SeqCst)), (1, 1));
    }
}
