//! The REST interface: routes, authentication, bodies, envelopes, conditional requests.
//!
//! A request comes in through `prepare` (method override, trailing slash), is routed to a
//! collection, an item or a service endpoint, and calls one verb of `api`. No rule of the
//! application stands here.

mod authentication;
mod body;
mod conditional;
mod cors;
mod cron;
mod documentation;
mod envelope;
mod error;
mod query;
mod resources;
mod service;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, Response, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use tokio::sync::Semaphore;

use crate::api::Api;
use crate::config::HttpSettings;

pub use error::HttpError;

/// What every handler needs.
pub struct App {
    /// The verbs.
    pub api: Api,
    /// How the interface is configured.
    pub settings: HttpSettings,
    under_way: Semaphore,
}

impl App {
    /// The interface to these verbs.
    pub fn new(api: Api, settings: HttpSettings) -> Self {
        Self {
            api,
            settings,
            under_way: Semaphore::new(MOST_UNDER_WAY),
        }
    }
}

/// The whole interface as a service for axum.
pub fn router(app: Arc<App>) -> Router {
    let mut router = Router::new();
    router = resources::routes(router);
    router = service::routes(router);
    router = cron::routes(router);
    router = documentation::routes(router);
    router
        .fallback(async || HttpError::not_found().into_response())
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app),
            finish_response,
        ))
        .with_state(app)
}

/// What must happen before routing: `POST` with `X-HTTP-Method-Override` becomes the method it
/// names, and a slash at the end of the path means nothing.
pub fn prepare(mut request: Request) -> Request {
    if request.method() == Method::POST
        && let Some(name) = request.headers().get("x-http-method-override")
        && let Ok(method) = Method::from_bytes(name.as_bytes().to_ascii_uppercase().as_slice())
    {
        *request.method_mut() = method;
    }
    if let Some(uri) = tidy(request.uri()) {
        *request.uri_mut() = uri;
    }
    request
}

/// The address without doubled slashes and without one at the end, if it had any.
fn tidy(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    // The pages of Swagger UI are relative to their folder.
    if path.starts_with("/docs") {
        return None;
    }
    if !path.contains("//") && (path.len() == 1 || !path.ends_with('/')) {
        return None;
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut tidied = format!("/{}", parts.join("/"));
    if let Some(query) = uri.query() {
        tidied.push('?');
        tidied.push_str(query);
    }
    tidied.parse().ok()
}

/// How many requests may be under way at a time; more are asked to come back.
const MOST_UNDER_WAY: usize = 2_000;

/// What every answer gets: cross-origin headers, and an end to the connection for clients that
/// share one between processes.
async fn finish_response(
    axum::extract::State(app): axum::extract::State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let closes = app.settings.closes_python_connections
        && request
            .headers()
            .get(header::USER_AGENT)
            .is_some_and(|agent| agent.as_bytes().starts_with(b"python-requests"));
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let mut response = match app.under_way.try_acquire() {
        Ok(_turn) => next.run(request).await,
        Err(_) => HttpError::RetryLater(
            StatusCode::SERVICE_UNAVAILABLE,
            "Too many requests are under way.".to_owned(),
            1,
        )
        .into_response(),
    };
    if let Some(error::Trouble(error)) = response.extensions().get() {
        tracing::error!(%error, %method, path = uri.path(), "the store could not answer");
    }
    if let Some(origin) = origin {
        cors::allow(&app.settings, &origin, response.headers_mut());
    }
    if closes {
        response
            .headers_mut()
            .insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
