//! What operators' tools ask: whether the process is alive, whether it can work, and its figures.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::routing::get;
use serde::Serialize;
use subtle::ConstantTimeEq as _;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::{Figures, Health};
use super::error::HttpError;
use super::resources::HandlerResult;
use super::responses::bytes_response;
use super::topics::ADMINISTRATION;
use crate::contract::resource;
use crate::filter::{Filter, Sort};
use crate::store::Query;
use crate::telemetry::{self, InFlight};

/// The routes of the usual address.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default()
        .routes(routes!(health))
        .routes(routes!(ready))
        .routes(routes!(figures))
}

/// The routes of an address of their own, which needs no token.
pub fn own_router(app: Arc<App>) -> Router {
    let all = async |State(app): State<Arc<App>>| render(&app).await;
    Router::new()
        .route("/metrics", get(all))
        .route("/health", get(health))
        .route("/ready", get(ready))
        .with_state(app)
}

/// The condition of the process.
#[derive(Serialize, ToSchema)]
struct Condition {
    /// Always `ok`.
    #[schema(example = "ok")]
    status: &'static str,
}

fn fine() -> Response<Body> {
    // This type always has a text.
    let text = serde_json::to_vec(&Condition { status: "ok" }).unwrap_or_default();
    bytes_response(StatusCode::OK, text)
}

/// Check that the process is alive
///
/// Returns 200 as long as the process handles requests. No token is needed.
#[utoipa::path(
    get,
    path = "/health",
    operation_id = "get_health",
    tag = ADMINISTRATION,
    security(()),
    responses((status = 200, description = "The process is alive.", body = Condition, example = json!({"status": "ok"})), Health),
)]
async fn health() -> Response<Body> {
    fine()
}

/// Check that the backend is ready
///
/// Returns 200 when the store can be read, otherwise 503. No token is needed.
#[utoipa::path(
    get,
    path = "/ready",
    operation_id = "get_readiness",
    tag = ADMINISTRATION,
    security(()),
    responses((status = 200, description = "The backend is ready.", body = Condition, example = json!({"status": "ok"})), Health),
)]
async fn ready(State(app): State<Arc<App>>) -> HandlerResult {
    let query = Query {
        resource: resource("realm"),
        filter: Filter::everything(),
        sort: Sort::default(),
        skip: 0,
        limit: 1,
        counts: false,
        page: None,
    };
    app.api.store().list(query).await?;
    Ok(fine())
}

/// Read the metrics of the process
///
/// Returns the metrics of the process in the text format of Prometheus. Needs the bearer token of
/// the setting `METRICS_TOKEN`, and returns 404 without that setting.
#[utoipa::path(
    get,
    path = "/metrics",
    operation_id = "get_metrics",
    tag = ADMINISTRATION,
    responses(
        (status = 200, description = "The metrics.", body = String, content_type = "text/plain",
            example = "alignak_requests_in_progress 1\n"),
        Figures,
    ),
)]
async fn figures(State(app): State<Arc<App>>, headers: HeaderMap) -> HandlerResult {
    let Some(token) = &app.operations.metrics_token else {
        return Err(HttpError::not_found());
    };
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let given = given
        .and_then(|text| text.split_once(' '))
        .map_or("", |(_, token)| token.trim());
    if !bool::from(given.as_bytes().ct_eq(token.as_bytes())) {
        return Err(HttpError::Unauthenticated { by_browser: false });
    }
    render(&app).await
}

async fn render(app: &App) -> HandlerResult {
    let telemetry = app.operations.telemetry.as_ref();
    let telemetry = telemetry.ok_or_else(HttpError::not_found)?;
    let text = telemetry.render(app.api.store()).await?;
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8"),
    );
    Ok(response)
}

/// The address for the log, without a query that names a secret.
fn shown(uri: &Uri) -> &str {
    const SECRETS: [&str; 4] = ["token", "password", "apikey", "login"];
    let text = uri.path_and_query().map_or("", |text| text.as_str());
    let query = uri.query().unwrap_or_default();
    if SECRETS.iter().any(|secret| query.contains(secret)) {
        uri.path()
    } else {
        text
    }
}

/// The method as a label, of which clients can make only so many.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Counts and times each request by its route.
pub(super) async fn observe(request: Request, next: Next) -> Response<Body> {
    let path = request.extensions().get::<MatchedPath>().cloned();
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let started = Instant::now();
    let in_flight = InFlight::begin();
    let response = next.run(request).await;
    drop(in_flight);
    tracing::info!(
        "{method} {} {} {} ms",
        shown(&uri),
        response.status().as_u16(),
        started.elapsed().as_millis()
    );
    telemetry::observe_request(
        known(&method),
        path.as_ref().map_or("none", MatchedPath::as_str),
        response.status().as_u16(),
        started.elapsed(),
    );
    response
}
