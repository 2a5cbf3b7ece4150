//! The endpoints beside the resources: the root, login, logout, version, effective settings.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Method, Response, StatusCode, request};
use axum::routing::any;
use serde_json::{Value, json};

use super::error::{HttpError, json_response, text_response};
use super::resources::allowed_methods;
use super::{App, authentication, body};
use crate::api::LoginRefusal;
use crate::contract::contract;

/// The version of the original that clients take us for.
pub(super) const COMPATIBLE_VERSION: &str = "1.4.16";

/// The largest body of a login, in bytes: nobody is known yet who could send more.
const MOST_CREDENTIALS: usize = 64 << 10;

type Answer = Result<Response<Body>, HttpError>;

/// Adds the service endpoints.
pub(super) fn routes(router: Router<Arc<App>>) -> Router<Arc<App>> {
    router
        .route(
            "/",
            any(async |State(app): State<Arc<App>>, request: Request| {
                let (parts, _) = request.into_parts();
                finish(root(&app, &parts).await)
            }),
        )
        .route(
            "/login",
            any(async |State(app): State<Arc<App>>, request: Request| {
                finish(login(&app, request).await)
            }),
        )
        .route(
            "/logout",
            any(async |request: Request| finish(logout(request.method()))),
        )
        .route(
            "/version",
            any(async |request: Request| {
                finish(show(
                    request.method(),
                    &json!({"version": COMPATIBLE_VERSION}),
                ))
            }),
        )
        .route(
            "/backendconfig",
            any(async |State(app): State<Arc<App>>, request: Request| {
                let limits = app.settings.page_limits;
                let settings = json!({
                    "PAGINATION_LIMIT": limits.largest, "PAGINATION_DEFAULT": limits.default,
                });
                finish(show(request.method(), &settings))
            }),
        )
}

fn finish(answer: Answer) -> Response<Body> {
    answer.unwrap_or_else(HttpError::into_response)
}

/// Answers GET with a fixed object.
fn show(method: &Method, body: &Value) -> Answer {
    match *method {
        Method::GET | Method::HEAD => Ok(json_response(StatusCode::OK, body)),
        Method::OPTIONS => Ok(allowed_methods("GET, HEAD, OPTIONS")),
        _ => Err(HttpError::method_not_allowed()),
    }
}

async fn root(app: &App, request: &request::Parts) -> Answer {
    if matches!(request.method, Method::GET | Method::HEAD) {
        authentication::caller(app, &request.headers).await?;
    }
    let children: Vec<Value> = contract()
        .public()
        .map(|resource| json!({"href": resource.name, "title": resource.name}))
        .collect();
    show(&request.method, &json!({"_links": {"child": children}}))
}

async fn login(app: &App, request: Request) -> Answer {
    match *request.method() {
        Method::POST => {}
        Method::OPTIONS => return Ok(allowed_methods("POST, OPTIONS")),
        _ => return Err(HttpError::method_not_allowed()),
    }
    let (parts, body) = request.into_parts();
    let bytes = body::read(body, MOST_CREDENTIALS).await?;
    let form = match body::media_type(&parts.headers).as_str() {
        "application/x-www-form-urlencoded" => body::urlencoded(&bytes),
        "multipart/form-data" => body::multipart(&parts.headers, bytes).await?,
        "application/json" => match body::json(&bytes)? {
            Value::Object(credentials) => credentials,
            Value::Null => serde_json::Map::new(),
            _ => {
                return Err(HttpError::login_refused(
                    "Missing credentials in posted data (username and password are mandatory)",
                ));
            }
        },
        _ => serde_json::Map::new(),
    };
    let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let address = address.map(|ConnectInfo(address)| address.ip());
    match app.api.login(&form, address).await {
        Ok(token) => Ok(json_response(StatusCode::OK, &json!({"token": token}))),
        Err(LoginRefusal::Incomplete(reason)) => Err(HttpError::login_refused(reason)),
        Err(LoginRefusal::Wrong) => Err(HttpError::wrong_credentials()),
        Err(LoginRefusal::TooMany(wait)) => Err(HttpError::RetryLater(
            StatusCode::TOO_MANY_REQUESTS,
            "Too many failed logins".to_owned(),
            wait.as_secs() + 1,
        )),
        Err(LoginRefusal::Failed(refusal)) => Err(refusal.into()),
    }
}

fn logout(method: &Method) -> Answer {
    match *method {
        Method::POST => Ok(text_response(StatusCode::OK, "ok".to_owned())),
        Method::OPTIONS => Ok(allowed_methods("POST, OPTIONS")),
        _ => Err(HttpError::method_not_allowed()),
    }
}
