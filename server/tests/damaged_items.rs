//! Items that cannot be read, as a fault of a disk or of an earlier program may leave them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use alignak_backend::api::Api;
use alignak_backend::config::HttpSettings;
use alignak_backend::config::PageLimits;
use alignak_backend::contract::resource;
use alignak_backend::http::{App, Interface};
use alignak_backend::rules::{LAYOUT, default_objects, run_unit};
use alignak_backend::store::sqlite::SqliteStore;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The interface to the store, and the token of the administrator.
async fn interface(store: Arc<SqliteStore>) -> (Interface, String) {
    let token = run_unit(&*store, |unit| {
        default_objects::ensure(unit, "no hash")?;
        let admin = unit.find_named(resource("user"), "admin")?.unwrap();
        Ok(admin["token"].as_str().unwrap().to_owned())
    });
    let token = token.await.unwrap();
    let settings = HttpSettings {
        page_limits: PageLimits {
            default: 25,
            largest: 50,
        },
        body_limit: 1 << 20,
        origins: Vec::new(),
        cross_origin_headers: String::new(),
        closes_python_connections: false,
        public_url: String::new(),
        trusted_proxies: Vec::new(),
        cron_addresses: Vec::new(),
        synthesis_history_minutes: 0,
    };
    let app = App::new(Api::new(store), settings);
    (Interface::new(Arc::new(app)), token)
}

async fn send(interface: &Interface, token: &str, method: Method, path: &str) -> Response {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .body(Body::empty())
        .unwrap();
    interface.respond(request).await
}

async fn json_of(answer: Response) -> Value {
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&body).unwrap()
}

/// Makes a member of all items of a resource nest too deep to be read, or cuts them where they are
/// packed.
fn damage(path: &Path, table: &str, member: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    let statement = format!(
        "UPDATE \"{table}\" SET item = CASE typeof(item)
             WHEN 'text' THEN json_set(item, '$.{member}', json(?1))
             ELSE substr(item, 1, length(item) - 1)
         END"
    );
    assert!(connection.execute(&statement, [deep]).unwrap() > 0);
}

#[tokio::test]
async fn what_trying_again_does_not_mend_does_not_ask_for_it() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    // For the whole process: whether an event is wanted is remembered across threads.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.sqlite");
    let store = Arc::new(SqliteStore::open(&path, &LAYOUT).unwrap());
    let (interface, token) = self::interface(store).await;
    damage(&path, "command", "alias");
    let path = "/command?projection=%7B%22name%22%3A1%7D&where=";
    let answer = send(&interface, &token, Method::GET, path).await;
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!answer.headers().contains_key(header::RETRY_AFTER));
    let body = json_of(answer).await;
    assert_eq!(body["_status"], "ERR");
    assert_eq!(body["_error"]["code"], 500);
    let message = body["_error"]["message"].as_str().unwrap();
    assert!(
        message.contains("of the resource command is damaged"),
        "{message}"
    );
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let is_told = |line: &str| {
        ["damaged", "method=GET", "path=\"/command\""]
            .iter()
            .all(|part| line.contains(part))
    };
    assert!(log.lines().any(is_told), "{log}");
    assert!(!log.contains(&token), "{log}");
}

#[tokio::test]
async fn a_closed_store_asks_to_try_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(SqliteStore::open(&folder.path().join("own.sqlite"), &LAYOUT).unwrap());
    let (interface, token) = self::interface(Arc::clone(&store)).await;
    alignak_backend::store::Store::close(&*store).await.unwrap();
    let answer = send(&interface, &token, Method::DELETE, "/command").await;
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers().contains_key(header::RETRY_AFTER));
    assert_eq!(json_of(answer).await["_error"]["code"], 503);
}

#[tokio::test]
async fn records_are_removed_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.sqlite");
    let store = Arc::new(SqliteStore::open(&path, &LAYOUT).unwrap());
    let (interface, token) = self::interface(Arc::clone(&store)).await;
    let history = resource("history");
    run_unit(&*store, move |unit| {
        for _ in 0..3 {
            let event = json!({"type": "webui.comment", "message": "x"});
            unit.insert(history, event.as_object().cloned().unwrap_or_default())?;
        }
        Ok(())
    })
    .await
    .unwrap();
    damage(&path, "history", "message");
    let answer = send(&interface, &token, Method::DELETE, "/history").await;
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    let answer = send(&interface, &token, Method::GET, "/history").await;
    assert_eq!(json_of(answer).await["_meta"]["total"], 0);
}
