//! Live state as clients see it over HTTP.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use alignak_backend::config::PageLimits;
use alignak_backend::config::{ConfigError, HttpSettings, Options, Settings};
use alignak_backend::filter::Filter;
use alignak_backend::http::{App, router};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::fixture::{Backend, backend};

const CRON: &str = "/cron_livesynthesis_history";

struct Served {
    app: Arc<App>,
    router: Router,
    token: String,
}

async fn served() -> Served {
    let backend = backend().await;
    let token = backend.admin.token.clone();
    backend.create("host", json!({"name": "h"})).await;
    let Backend { api, .. } = backend;
    let settings = HttpSettings {
        page_limits: PageLimits {
            default: 50,
            largest: 5000,
        },
        body_limit: 1 << 20,
        origins: Vec::new(),
        cross_origin_headers: String::new(),
        closes_python_connections: false,
        public_url: String::new(),
        trusted_proxies: Vec::new(),
        cron_addresses: vec![IpAddr::from([127, 0, 0, 1])],
        synthesis_history_minutes: 0,
    };
    let app = Arc::new(App::new(api, settings));
    Served {
        router: router(Arc::clone(&app)),
        app,
        token,
    }
}

impl Served {
    async fn send(&self, request: Request<Body>) -> (StatusCode, String) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    fn request(&self, method: &str, path: &str, body: &Value) -> Request<Body> {
        Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/json")
            .body(Body::from(body.to_string()))
            .unwrap()
    }

    async fn asked_from(&self, method: &str, address: [u8; 4]) -> (StatusCode, String) {
        let mut request = self.request(method, CRON, &Value::Null);
        let address = SocketAddr::from((address, 1234));
        request.extensions_mut().insert(ConnectInfo(address));
        self.send(request).await
    }

    async fn snapshots(&self) -> usize {
        let retention = alignak_backend::contract::resource("livesynthesisretention");
        let store = self.app.api.store();
        let found = alignak_backend::rules::run_unit(store, move |unit| {
            Ok(unit.find(retention, &Filter::everything())?.len())
        });
        found.await.unwrap()
    }
}

#[tokio::test]
async fn defect_4_jobs_can_be_started_from_known_addresses_only() {
    let served = served().await;
    let (status, body) = served.asked_from("GET", [192, 0, 2, 7]).await;
    assert_eq!(status, StatusCode::PRECONDITION_FAILED);
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        body["_error"]["message"],
        "Access denied from remote host 192.0.2.7"
    );
    assert_eq!(served.snapshots().await, 0);
    let (status, body) = served.asked_from("GET", [127, 0, 0, 1]).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "{}"));
    assert_eq!(served.snapshots().await, 1);
    let (status, _) = served.asked_from("POST", [127, 0, 0, 1]).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_list_with_an_unknown_host_is_taken_and_says_so() {
    let served = served().await;
    let result = |host: &str| {
        json!({
            "host_name": host, "state": "UP", "state_type": "HARD", "last_state_type": "HARD",
        })
    };
    for (list, expected) in [
        (json!([result("h"), result("gone")]), vec!["OK", "ERR"]),
        (json!([result("gone")]), vec!["ERR"]),
    ] {
        let request = served.request("POST", "/logcheckresult", &list);
        let (status, body) = served.send(request).await;
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(status, StatusCode::CREATED);
        assert_eq!(body["_status"], "OK");
        let items = body["_items"].as_array().unwrap();
        let statuses: Vec<&str> = items
            .iter()
            .map(|item| item["_status"].as_str().unwrap())
            .collect();
        assert_eq!(statuses, expected);
        let last = items.last().unwrap();
        assert!(last["_issues"]["host_name"].is_string());
    }
    let request = served.request("POST", "/logcheckresult", &result("gone"));
    let (status, body) = served.send(request).await;
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body["_status"], "ERR");
    assert!(body["_issues"]["host_name"].is_string());
}

#[tokio::test]
async fn a_live_synthesis_is_never_taken_for_unchanged() {
    let served = served().await;
    let request = served.request("GET", "/livesynthesis", &Value::Null);
    let (_, body) = served.send(request).await;
    let body: Value = serde_json::from_str(&body).unwrap();
    let document = &body["_items"][0];
    let path = format!(
        "/livesynthesis/{}?history=0",
        document["_id"].as_str().unwrap()
    );
    let mut request = served.request("GET", &path, &Value::Null);
    let etag = document["_etag"].as_str().unwrap().parse().unwrap();
    request.headers_mut().insert("if-none-match", etag);
    let (status, body) = served.send(request).await;
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(status, StatusCode::OK);
    assert_eq!(body["hosts_total"], 1);
    assert_eq!(body["history"], json!([]), "presence counts, not the value");
}

fn settings(text: &str) -> Result<Settings, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    std::fs::write(&path, text).unwrap();
    let options = Options {
        settings: Some(path),
        in_memory: true,
        ..Options::default()
    };
    Settings::load(&options, |_| None)
}

#[test]
fn the_settings_say_who_starts_jobs_and_what_is_kept() {
    let built_in = settings("{}").unwrap();
    assert_eq!(built_in.http.cron_addresses, [IpAddr::from([127, 0, 0, 1])]);
    assert_eq!(built_in.http.synthesis_history_minutes, 0);
    assert!(!built_in.policy.notifies_arbiter);
    let given = settings(
        r#"{"IP_CRON": ["192.0.2.1", "::1"], "SCHEDULER_LIVESYNTHESIS_HISTORY": 60,
            "ALIGNAK_URL": "http://127.0.0.1:7770"}"#,
    )
    .unwrap();
    assert_eq!(given.http.cron_addresses.len(), 2);
    assert_eq!(given.http.synthesis_history_minutes, 60);
    assert!(given.policy.notifies_arbiter);
    assert!(
        !settings(r#"{"ALIGNAK_URL": null}"#)
            .unwrap()
            .policy
            .notifies_arbiter
    );
    let refused = settings(r#"{"IP_CRON": ["here"]}"#).unwrap_err();
    assert!(refused.to_string().contains("IP_CRON"), "{refused}");
}
