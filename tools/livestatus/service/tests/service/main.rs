//! The service in front of a double that answers as recorded from real cores, and of Icinga 2.

mod icinga;
mod transcripts;

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use livestatus_service::{password_hash, router, token_hash};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixListener;
use tower::ServiceExt;

/// The answer of Naemon to `name state` of all hosts.
const HOSTS: &str = "200          40\n[[\"alpha\",0],\n[\"beta\",0],\n[\"gamm\u{e9}\",1]]\n";

/// A core that answers every request with the same bytes, in parts of a size, and keeps what it was
/// asked.
struct Core {
    folder: tempfile::TempDir,
    asked: Arc<Mutex<Vec<String>>>,
    reply: Arc<Mutex<Vec<u8>>>,
}

/// How a core writes its replies.
#[derive(Clone, Copy)]
struct Writing {
    /// Bytes at a time.
    part: usize,
    /// How long it waits after each.
    pause: Duration,
    /// Whether the connection stays open after the last.
    stays_open: bool,
}

impl Core {
    fn start(reply: impl Into<Vec<u8>>, part: usize) -> Self {
        Self::start_slowly(reply, part, Duration::ZERO)
    }

    fn start_slowly(reply: impl Into<Vec<u8>>, part: usize, pause: Duration) -> Self {
        let stays_open = false;
        Self::start_writing(
            reply.into(),
            Writing {
                part,
                pause,
                stays_open,
            },
        )
    }

    fn start_open(reply: Vec<u8>) -> Self {
        let writing = Writing {
            part: 8192,
            pause: Duration::ZERO,
            stays_open: true,
        };
        Self::start_writing(reply, writing)
    }

    fn start_writing(reply: Vec<u8>, writing: Writing) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = UnixListener::bind(folder.path().join("live")).expect("a socket");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let reply = Arc::new(Mutex::new(reply));
        let (replies, kept) = (Arc::clone(&reply), Arc::clone(&asked));
        tokio::spawn(async move {
            let mut open = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = vec![0; 8192];
                let length = stream.read(&mut request).await.unwrap_or(0);
                let text = String::from_utf8_lossy(&request[..length]).into_owned();
                kept.lock().expect("not poisoned").push(text);
                let reply = replies.lock().expect("not poisoned").clone();
                for bytes in reply.chunks(writing.part) {
                    if stream.write_all(bytes).await.is_err() {
                        break;
                    }
                    if !writing.pause.is_zero() {
                        tokio::time::sleep(writing.pause).await;
                    }
                    tokio::task::yield_now().await;
                }
                if writing.stays_open {
                    open.push(stream);
                }
            }
        });
        Self {
            folder,
            asked,
            reply,
        }
    }

    /// Replies with other bytes from now on.
    fn answer_with(&self, reply: &[u8]) {
        *self.reply.lock().expect("not poisoned") = reply.to_vec();
    }

    fn socket(&self) -> String {
        self.folder.path().join("live").display().to_string()
    }

    fn asked(&self) -> String {
        self.asked.lock().expect("not poisoned").concat()
    }

    /// The service with this core, and further lines of configuration.
    fn service(&self, more: &str) -> axum::Router {
        let socket = self.socket();
        configured(
            self.folder.path(),
            &format!("[livestatus-service]\nlivestatus_socket = {socket}\n{more}"),
        )
    }
}

fn configured(folder: &Path, text: &str) -> axum::Router {
    let path = folder.join("livestatus.cfg");
    std::fs::write(&path, text).expect("written");
    router(path)
}

async fn send(service: &axum::Router, request: Request<Body>) -> (u16, String, String) {
    let response = service.clone().oneshot(request).await.expect("infallible");
    let status = response.status().as_u16();
    let header = |name| {
        response
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let kind = header(header::CONTENT_TYPE).unwrap_or_default().to_owned();
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    (
        status,
        kind,
        String::from_utf8(body.to_vec()).expect("UTF-8"),
    )
}

async fn get(service: &axum::Router, path: &str) -> (u16, String, String) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    send(service, request).await
}

async fn get_strictly(service: &axum::Router, path: &str) -> (u16, String, String) {
    let request = Request::get(path)
        .header(header::ACCEPT, "application/json")
        .body(Body::empty())
        .expect("a request");
    send(service, request).await
}

#[tokio::test]
async fn rows_become_objects_however_the_reply_is_split() {
    for part in [1, 3, 17, 8192] {
        let core = Core::start(HOSTS, part);
        let service = core.service("");
        let (status, kind, body) =
            get(&service, "/query?q=GET%20hosts\\nColumns:%20name%20state").await;
        assert_eq!((status, &*kind), (200, "text/html; charset=utf-8"));
        assert_eq!(
            body,
            "[\n    {\n        \"name\": \"alpha\",\n        \"state\": 0\n    },\n    {\n        \
             \"name\": \"beta\",\n        \"state\": 0\n    },\n    {\n        \"name\": \
             \"gamm\\u00e9\",\n        \"state\": 1\n    }\n]\n",
            "in parts of {part}"
        );
        assert_eq!(
            core.asked(),
            "GET hosts\nResponseHeader: fixed16\nOutputFormat: json\nColumns: name state\n\n"
        );
    }
}

#[tokio::test]
async fn a_core_without_frames_is_understood_and_names_its_columns() {
    let reply = r#"[["host_name","notifications_enabled"],["devica01", 1],["devica02", 0]]"#;
    let core = Core::start(reply, 8192);
    let service = core.service("");
    let (_, _, body) = get(&service, "/query?q=GET%20hosts&key=host_name").await;
    assert_eq!(
        body,
        "{\n    \"devica01\": {\n        \"host_name\": \"devica01\",\n        \
         \"notifications_enabled\": 1\n    },\n    \"devica02\": {\n        \"host_name\": \
         \"devica02\",\n        \"notifications_enabled\": 0\n    }\n}\n"
    );
    let (_, _, body) = get(&service, "/query?q=GET%20hosts&key=foo").await;
    assert_eq!(
        body,
        "Error : Cannot use foo as key since it is not a column in the result"
    );
    let (status, kind, _) = get_strictly(&service, "/query?q=GET%20hosts&key=foo").await;
    assert_eq!((status, &*kind), (400, "application/json"));
}

#[tokio::test]
async fn failures_have_the_texts_of_the_original_and_strict_callers_a_status() {
    let core = Core::start(
        "404          44\nInvalid GET request, no such table 'nosuch'\n",
        8192,
    );
    let service = core.service("");
    for (path, text, strict) in [
        ("/query", "The \"q\" parameter (query) is mandatory.", 400),
        (
            "/query?q=",
            "The \"q\" parameter (query) is mandatory.",
            400,
        ),
        (
            "/query?q=GET%20hosts\\nOutputFormat:%20csv",
            "The query parameter is not allowed to contain an \"OutputFormat\" directive.",
            400,
        ),
        (
            "/query?q=GET%20hosts&handler=icinga",
            "No handler icinga.",
            400,
        ),
        ("/cmd?q=FOO&handler=zzz", "No handler zzz.", 400),
        ("/query?q=GET%20hosts&site=x", "No site x.", 404),
        ("/cmd?q=A%0AB", "A command must be one line.", 400),
        (
            "/query?q=GET%20nosuch",
            "Invalid GET request, no such table 'nosuch'",
            404,
        ),
    ] {
        let (status, _, body) = get(&service, path).await;
        assert_eq!((status, body), (200, format!("Error : {text}")), "{path}");
        let (status, _, body) = get_strictly(&service, path).await;
        assert_eq!(status, strict, "{path}");
        let body: serde_json::Value = serde_json::from_str(&body).expect("JSON");
        assert_eq!(body["_error"]["message"], text, "{path}");
    }
}

#[tokio::test]
async fn a_core_that_is_away_silent_or_broken_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("none").display().to_string();
    let service = configured(
        folder.path(),
        &format!("[livestatus-service]\nlivestatus_socket = {missing}\n"),
    );
    let (_, _, body) = get(&service, "/query?q=GET%20hosts").await;
    assert_eq!(
        body,
        format!(
            "Error : Could not connect to livestatus socket at {missing}, perhaps icinga is not \
             running or mk-livestatus is not installed?"
        )
    );
    assert_eq!(get_strictly(&service, "/query?q=GET%20hosts").await.0, 503);

    for (reply, status) in [
        ("", 502),
        ("200         100\n[[\"cut", 503),
        ("no JSON at all, and no header", 502),
    ] {
        let core = Core::start(reply, 8192);
        let answer = get_strictly(&core.service(""), "/query?q=GET%20hosts").await;
        assert_eq!(answer.0, status, "{reply:?}: {answer:?}");
    }

    let slow = folder.path().join("slow");
    let listener = UnixListener::bind(&slow).expect("a socket");
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    let slow = slow.display();
    let service = configured(
        folder.path(),
        &format!("[livestatus-service]\nlivestatus_socket = {slow}\ntimeout = 1\n"),
    );
    let answer = tokio::time::timeout(
        Duration::from_secs(30),
        get_strictly(&service, "/query?q=GET%20hosts"),
    );
    assert_eq!(answer.await.expect("given up").0, 504);
}

#[tokio::test]
async fn commands_are_sent_and_refusals_of_the_core_are_seen() {
    let core = Core::start("", 8192);
    let service = core.service("");
    let path = "/cmd?q=DISABLE_HOST_NOTIFICATIONS;devica01";
    assert_eq!(get(&service, path).await.2, "OK\n");
    let form = Request::post("/cmd")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(
            "q=ADD_HOST_COMMENT%3Bbeta%3B1%3Btester%3Bvia+http",
        ))
        .expect("a request");
    assert_eq!(send(&service, form).await.2, "OK\n");
    let asked = core.asked();
    assert!(asked.starts_with("COMMAND ["), "{asked}");
    assert!(
        asked.contains("] DISABLE_HOST_NOTIFICATIONS;devica01\n\n"),
        "{asked}"
    );
    assert!(
        asked.contains("] ADD_HOST_COMMENT;beta;1;tester;via http\n\n"),
        "{asked}"
    );

    let refusing = Core::start("400: Unknown command 'NOSUCH'\n", 8192);
    let answer = get_strictly(&refusing.service(""), "/cmd?q=NOSUCH;alpha").await;
    assert_eq!(answer.0, 400);
    assert!(
        answer.2.contains("Unknown command 'NOSUCH'"),
        "{}",
        answer.2
    );
}

#[tokio::test]
async fn sites_are_merged_and_a_dead_one_is_named() {
    let core = Core::start("200          12\n[[\"alpha\"]]\n", 8192);
    let sites = format!(
        "[site one]\naddress = unix:{}\n[site two]\naddress = unix:/none\n",
        core.socket()
    );
    let service = core.service(&sites);
    let request = Request::get("/query?q=GET%20hosts\\nColumns:%20name&site=all")
        .body(Body::empty())
        .expect("a request");
    let response = service.clone().oneshot(request).await.expect("infallible");
    let failed = response.headers()["x-failed-sites"]
        .to_str()
        .expect("text")
        .to_owned();
    assert!(failed.starts_with("two: Could not connect"), "{failed}");
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    let rows: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(rows, serde_json::json!([{"site": "one", "name": "alpha"}]));
    let (_, _, body) = get(&service, "/query?q=GET%20hosts&site=two").await;
    assert!(body.starts_with("Error : Could not connect"), "{body}");
}

#[tokio::test]
async fn access_is_for_users_and_commands_for_those_who_may() {
    let core = Core::start("200           3\n[]\n", 8192);
    let service = core.service(&format!(
        "[user reader]\ntoken = {}\ncommands = no\n[user admin]\npassword = {}\n",
        token_hash("secret-token"),
        password_hash("secret").expect("a salt"),
    ));
    let ask = async |path: &str, credentials: Option<&str>| {
        let mut request = Request::get(path).header(header::ACCEPT, "application/json");
        if let Some(credentials) = credentials {
            request = request.header(header::AUTHORIZATION, credentials);
        }
        send(&service, request.body(Body::empty()).expect("a request")).await
    };
    let (reader, admin) = ("Bearer secret-token", "Basic YWRtaW46c2VjcmV0");
    assert_eq!(ask("/query?q=GET%20hosts", None).await.0, 401);
    assert_eq!(ask("/query?q=GET%20hosts", Some("Bearer x")).await.0, 401);
    assert_eq!(ask("/query?q=GET%20hosts", Some(reader)).await.0, 200);
    assert_eq!(ask("/cmd?q=FOO", Some(reader)).await.0, 403);
    assert_eq!(ask("/cmd?q=FOO", Some(admin)).await.0, 200);
    // The configuration is read for each request.
    let read_only = core.service("read_only = yes\n");
    assert_eq!(get_strictly(&read_only, "/cmd?q=FOO").await.0, 403);
}

#[tokio::test]
async fn pages_are_served_and_other_methods_refused() {
    let core = Core::start("", 8192);
    let service = core.service("");
    let (status, _, page) = get(&service, "/").await;
    assert!(status == 200 && page.contains("<title>Index - Livestatus-service</title>"));
    assert!(
        !page.contains("src=\"http"),
        "nothing is loaded from elsewhere"
    );
    assert_eq!(get(&service, "/openapi.json").await.0, 200);
    assert_eq!(get(&service, "/nothing").await.0, 404);
    let post = Request::post("/query")
        .body(Body::empty())
        .expect("a request");
    let (status, kind, page) = send(&service, post).await;
    assert_eq!((status, &*kind), (405, "text/html"));
    assert!(page.contains("405 Method Not Allowed"));
    let options = Request::options("/cmd")
        .body(Body::empty())
        .expect("a request");
    let response = service.oneshot(options).await.expect("infallible");
    assert_eq!(
        response.headers()[header::ALLOW],
        "POST, HEAD, GET, OPTIONS"
    );
}
