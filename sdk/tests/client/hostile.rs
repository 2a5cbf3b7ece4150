//! Servers that misbehave in every way we know of, over real connections. Whatever they do: no
//! panic, no lost status, no token for another host, and one useful line of text.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use alignak_backend_client::model::{Host, Id, Realm};
use alignak_backend_client::{Backend, BackendException, ErrorKind, HostCreate, HostPatch};
use alignak_backend_client::{RetryPolicy, host};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

const TOKEN: &str = "a-token-that-is-a-secret";

/// What a server does after it has read a request.
#[derive(Clone)]
enum Conduct {
    /// These bytes, then the end of the connection.
    Say(Vec<u8>),
    /// These bytes, then one more byte every 20 ms.
    Dribble(&'static str),
    /// These bytes, then chunks without end.
    Pour(&'static str),
}

fn say(head: &str, body: &[u8]) -> Conduct {
    let head = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n", body.len());
    Conduct::Say([head.as_bytes(), body].concat())
}

async fn act(mut connection: TcpStream, conduct: Conduct) {
    let mut request = [0; 16_384];
    let _ = connection.read(&mut request).await;
    match conduct {
        Conduct::Say(bytes) => {
            let _ = connection.write_all(&bytes).await;
        }
        Conduct::Dribble(head) => {
            let _ = connection.write_all(head.as_bytes()).await;
            while connection.write_all(b" ").await.is_ok() {
                sleep(Duration::from_millis(20)).await;
            }
        }
        Conduct::Pour(head) => {
            let _ = connection.write_all(head.as_bytes()).await;
            let chunk = format!("4000\r\n{}\r\n", "x".repeat(0x4000));
            while connection.write_all(chunk.as_bytes()).await.is_ok() {}
        }
    }
    let _ = connection.shutdown().await;
}

async fn server(conduct: Conduct) -> Backend {
    // Where time must run out it runs out soon; elsewhere a busy machine may take its time.
    let patience = match conduct {
        Conduct::Dribble(_) => Duration::from_millis(100),
        Conduct::Say(_) | Conduct::Pour(_) => Duration::from_secs(20),
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(act(connection, conduct.clone()));
        }
    });
    Backend::builder(&format!("http://{address}"))
        .token(TOKEN)
        .retry(RetryPolicy::none())
        .attempt_timeout(patience)
        .body_limit(1_000_000)
        .build()
        .unwrap()
}

/// The failures of one call of each kind.
async fn failures(backend: &Backend) -> Vec<(&'static str, BackendException)> {
    let id: Id<Host> = "5f3a0c9e8d1b2a4c6e7f8091".parse().unwrap();
    let realm: Id<Realm> = "5f3a0c9e8d1b2a4c6e7f8090".parse().unwrap();
    let hosts = backend.hosts();
    let content = HostCreate::new("srv1", realm);
    let mut failures = Vec::new();
    let mut note = |call, outcome: Result<(), BackendException>| {
        if let Err(failure) = outcome {
            failures.push((call, failure));
        }
    };
    note("get", hosts.get(id).await.map(drop));
    note("page", hosts.list().page().await.map(drop));
    note("count", hosts.list().count().await.map(drop));
    let list = || hosts.list().max_results(5);
    note("first", list().first().await.map(drop));
    note("all", list().all().await.map(drop));
    note(
        "sorted",
        list().sort(host::NAME.ascending()).all().await.map(drop),
    );
    let item = list().items().next().await;
    note("items", item.transpose().map(drop));
    note("create", hosts.create(&content).await.map(drop));
    let both = [content.clone(), content];
    note("create_many", hosts.create_many(&both).await.map(drop));
    let patch = HostPatch::new().alias("x");
    note(
        "update",
        hosts.update((id, "e"), patch.clone()).await.map(drop),
    );
    note(
        "update_with",
        hosts.update_with(id, |_| patch.clone()).await.map(drop),
    );
    note("domains", backend.get_domains().await.map(drop));
    note("version", backend.version().await.map(drop));
    failures
}

fn assert_decent(what: &str, call: &str, failure: &BackendException) {
    let line = failure.to_string();
    assert!(
        line.len() < 1000,
        "{what}, {call}: {} characters",
        line.len()
    );
    assert!(!line.contains(char::is_control), "{what}, {call}: {line}");
    let everything = format!("{line} {failure:#?}");
    assert!(!everything.contains(TOKEN), "{what}, {call}: {everything}");
    let mut source = std::error::Error::source(failure);
    while let Some(cause) = source {
        assert!(!cause.to_string().contains(TOKEN));
        source = cause.source();
    }
}

/// What it is, what the server does, the status that must not be lost, and the kind of the failure.
type Case = (&'static str, Conduct, Option<u16>, ErrorKind);

/// Refusals that say too much.
fn long_explanations() -> Vec<Case> {
    let long = format!("line one\n{}\x1b[31m\r\n", "x ".repeat(5_000));
    let issues: Vec<Value> = (0..30)
        .map(|_| json!({"_status": "ERR", "_issues": {"name": &long, "alias": [&long]}}))
        .collect();
    let explained = |body: &Value| say("422 Unprocessable", body.to_string().as_bytes());
    vec![
        (
            "a message that is long and has many lines",
            explained(&json!({"_error": {"code": 422, "message": &long}})),
            Some(422),
            ErrorKind::Refused,
        ),
        (
            "issues that are one long text",
            explained(&json!({"_issues": &long})),
            Some(422),
            ErrorKind::Refused,
        ),
        (
            "many long issues",
            explained(&json!({"_error": {"code": 422, "message": &long}, "_items": issues})),
            Some(422),
            ErrorKind::Refused,
        ),
    ]
}

/// Replies that are complete, but not what a backend would say.
fn strange_replies() -> Vec<Case> {
    let page = br#"{"_items": [{"_id": "5f3a0c9e8d1b2a4c6e7f8091"#;
    let html = b"<html><body><h1>502 Bad Gateway</h1></body></html>";
    let wrong = br#"{"_items": {"0": 1}, "_meta": [], "_id": 5, "version": {}, "_links": "no"}"#;
    let latin = b"{\"_items\": [], \"name\": \"h\xf4te\", \"_id\": \"\xe9\", \"version\": \"\xe9\", \"_links\": {\"child\": \"\xe9\"}}";
    let utf_16: Vec<u8> = "{\"_items\": []}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let error = br#"{"_status": "ERR", "_error": {"code": 500, "message": "broken inside"}}"#;
    let (refused, unexpected, decode) = (
        ErrorKind::Refused,
        ErrorKind::UnexpectedStatus,
        ErrorKind::Decode,
    );
    vec![
        ("an empty body", say("200 OK", b""), Some(200), decode),
        (
            "a page of a proxy",
            say("502 Bad Gateway", html),
            Some(502),
            unexpected,
        ),
        ("a login page", say("200 OK", html), Some(200), decode),
        ("truncated JSON", say("200 OK", page), Some(200), decode),
        ("wrong types", say("200 OK", wrong), Some(200), decode),
        (
            "another charset",
            say(
                "200 OK\r\nContent-Type: application/json; charset=latin-1",
                latin,
            ),
            Some(200),
            decode,
        ),
        (
            "two bytes per character",
            say(
                "200 OK\r\nContent-Type: application/json; charset=utf-16",
                &utf_16,
            ),
            Some(200),
            decode,
        ),
        (
            "an error with a success",
            say("200 OK", error),
            Some(200),
            refused,
        ),
        (
            "a status of its own",
            say("599 Whatever", b"?"),
            Some(599),
            unexpected,
        ),
        (
            "an informational end",
            say("418 I'm a teapot", b"short and stout"),
            Some(418),
            unexpected,
        ),
        (
            "a body where there is none",
            say("204 No Content", b"{\"a\": 1}"),
            Some(204),
            decode,
        ),
        (
            "a redirect elsewhere",
            say("302 Found\r\nLocation: http://203.0.113.1/", b""),
            Some(302),
            unexpected,
        ),
        (
            "a redirect to nowhere",
            say("307 Temporary Redirect\r\nLocation: http://[", b""),
            Some(307),
            unexpected,
        ),
    ]
}

/// Replies that never become complete.
fn no_replies() -> Vec<Case> {
    vec![
        (
            "no reply",
            Conduct::Say(Vec::new()),
            None,
            ErrorKind::Interrupted,
        ),
        (
            "no HTTP",
            Conduct::Say(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()),
            None,
            ErrorKind::Interrupted,
        ),
        (
            "a close in the head",
            Conduct::Say(b"HTTP/1.1 200 O".to_vec()),
            None,
            ErrorKind::Interrupted,
        ),
        (
            "a close in the body",
            Conduct::Say(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"_items\": [".to_vec()),
            Some(200),
            ErrorKind::Interrupted,
        ),
        (
            "a close in the body of a refusal",
            Conduct::Say(b"HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n{".to_vec()),
            Some(404),
            ErrorKind::Interrupted,
        ),
        (
            "a close in a compressed body",
            Conduct::Say(
                b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 99\r\n\r\n\x1f\x8b\x08"
                    .to_vec(),
            ),
            Some(200),
            ErrorKind::Interrupted,
        ),
        (
            "a lie about the compression",
            Conduct::Say(
                b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"
                    .to_vec(),
            ),
            Some(200),
            ErrorKind::Unreadable,
        ),
        (
            "a slow body",
            Conduct::Dribble("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{"),
            Some(200),
            ErrorKind::Timeout,
        ),
        (
            "a slow head",
            Conduct::Dribble("HTTP/1.1 200 OK\r\nX-Slow: "),
            None,
            ErrorKind::Timeout,
        ),
        (
            "an endless body",
            Conduct::Pour("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
            Some(200),
            ErrorKind::Unreadable,
        ),
    ]
}

#[tokio::test]
async fn no_conduct_of_a_server_is_too_strange() {
    let cases = [strange_replies(), long_explanations(), no_replies()].concat();
    for (what, conduct, status, kind) in cases {
        let backend = server(conduct).await;
        let failures = failures(&backend).await;
        assert_eq!(failures.len(), 13, "{what}: a call succeeded");
        for (call, failure) in failures {
            let told = failure.status().map(|status| status.as_u16());
            assert_eq!(told, status, "{what}, {call}: {failure}");
            assert_eq!(failure.kind(), kind, "{what}, {call}: {failure}");
            assert_decent(what, call, &failure);
        }
    }
}

#[tokio::test]
async fn after_a_body_where_there_is_none_the_next_call_is_not_confused() {
    let conduct = Conduct::Say(
        b"HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]".to_vec(),
    );
    let backend = server(conduct).await;
    for _ in 0..3 {
        assert_eq!(backend.get::<Value>("host", ()).await.unwrap(), Value::Null);
    }
}

#[tokio::test]
async fn a_page_that_never_ends_is_not_read_for_ever() {
    // A backend that answers each page with the same item, and says that there are more.
    let body = br#"{"_items": [{"_id": "5f3a0c9e8d1b2a4c6e7f8091"}], "_links": {"next": {"href": "x"}}, "_meta": {"page": 1, "max_results": 1, "total": 99}}"#;
    let backend = server(say("200 OK", body)).await;
    for concurrency in [1, 3] {
        let list = || backend.hosts().list().max_results(1).select::<Value>();
        let by_id = list().concurrency(concurrency).all().await;
        let by_number = list().concurrency(concurrency).sort(host::NAME.ascending());
        for outcome in [by_id, by_number.all().await] {
            let failure = outcome.unwrap_err();
            assert!(failure.is_decode());
            assert!(failure.to_string().contains("the same items"), "{failure}");
        }
    }
}

#[tokio::test]
async fn a_redirect_to_another_port_of_the_same_host_gets_no_token() {
    let foreign = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = foreign.local_addr().unwrap();
    let visits = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&visits);
    tokio::spawn(async move {
        while foreign.accept().await.is_ok() {
            seen.fetch_add(1, Ordering::SeqCst);
        }
    });
    for status in ["301 Moved", "302 Found", "303 See Other", "307 T", "308 P"] {
        let head = format!("{status}\r\nLocation: http://{address}/host");
        let backend = server(say(&head, b"")).await;
        assert!(backend.get::<Value>("host", ()).await.is_err());
        assert!(backend.hosts().list().all().await.is_err());
    }
    assert_eq!(visits.load(Ordering::SeqCst), 0);
}
