//! Logins over HTTP: how many wrong passwords an address may try.

use std::net::SocketAddr;
use std::sync::Arc;

use alignak_backend::config::{Options, Settings};
use alignak_backend::http::{self, App};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use serde_json::json;
use tower::ServiceExt;

use crate::fixture::backend;

/// A backend with the users `ann` and `bob`, whose password is `right`.
async fn router() -> Router {
    let backend = backend().await;
    for name in ["ann", "bob"] {
        backend
            .create("user", json!({"name": name, "password": "right"}))
            .await;
    }
    let options = Options {
        in_memory: true,
        ..Options::default()
    };
    let settings = Settings::load(&options, |_| None).unwrap();
    http::router(Arc::new(App::new(backend.api, settings.http)))
}

/// The status of a login, and the seconds after which to try again.
async fn login(
    router: &Router,
    from: &str,
    name: &str,
    password: &str,
) -> (StatusCode, Option<u64>) {
    let credentials = json!({"username": name, "password": password});
    let mut request = Request::post("/login")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(credentials.to_string()))
        .unwrap();
    let from: SocketAddr = format!("{from}:40000").parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(from));
    let response = router.clone().oneshot(request).await.unwrap();
    let wait = response.headers().get(header::RETRY_AFTER);
    let wait = wait.map(|seconds| seconds.to_str().unwrap().parse().unwrap());
    (response.status(), wait)
}

#[tokio::test]
async fn ten_wrong_passwords_make_one_user_wait_at_one_address() {
    let router = router().await;
    for _ in 0..10 {
        let (status, _) = login(&router, "192.0.2.1", "ann", "wrong").await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
    }
    // Even the right password has to wait: otherwise guessing would go on.
    for password in ["wrong", "right"] {
        let (status, wait) = login(&router, "192.0.2.1", "ann", password).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
        assert!(
            wait.is_some_and(|seconds| (1..=61).contains(&seconds)),
            "{wait:?}"
        );
    }
    assert_eq!(
        login(&router, "192.0.2.1", "bob", "right").await.0,
        StatusCode::OK
    );
    assert_eq!(
        login(&router, "192.0.2.2", "ann", "right").await.0,
        StatusCode::OK
    );
}

#[tokio::test]
async fn users_who_do_not_exist_are_limited_alike() {
    let router = router().await;
    let mut last = StatusCode::OK;
    for _ in 0..11 {
        last = login(&router, "192.0.2.1", "nobody", "wrong").await.0;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn right_passwords_are_never_limited() {
    let router = router().await;
    for _ in 0..25 {
        assert_eq!(
            login(&router, "192.0.2.1", "ann", "right").await.0,
            StatusCode::OK
        );
    }
}

#[tokio::test]
async fn wrong_passwords_at_the_same_time_are_all_counted() {
    let router = router().await;
    let attempts = (0..30).map(|_| {
        let router = router.clone();
        tokio::spawn(async move { login(&router, "192.0.2.1", "ann", "wrong").await.0 })
    });
    let attempts: Vec<_> = attempts.collect();
    let mut verified = 0;
    for attempt in attempts {
        verified += usize::from(attempt.await.unwrap() == StatusCode::UNAUTHORIZED);
    }
    assert_eq!(verified, 10);
}

#[tokio::test]
async fn right_passwords_at_the_same_time_are_all_let_through() {
    let router = router().await;
    let attempts = (0..24).map(|_| {
        let router = router.clone();
        tokio::spawn(async move { login(&router, "192.0.2.1", "ann", "right").await.0 })
    });
    for attempt in attempts.collect::<Vec<_>>() {
        assert_eq!(attempt.await.unwrap(), StatusCode::OK);
    }
}
