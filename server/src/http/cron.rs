//! Jobs that can also be started by a request, from known addresses only.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, Response, StatusCode};
use axum::routing::any;
use serde_json::json;

use super::App;
use super::error::{HttpError, json_response};
use super::resources::allowed_methods;

/// Adds the addresses of the jobs.
pub(super) fn routes(router: Router<Arc<App>>) -> Router<Arc<App>> {
    router.route(
        "/cron_livesynthesis_history",
        any(async |State(app): State<Arc<App>>, request: Request| {
            let (parts, _) = request.into_parts();
            let answer = keep_synthesis(&app, &parts).await;
            answer.unwrap_or_else(HttpError::into_response)
        }),
    )
}

async fn keep_synthesis(app: &App, request: &Parts) -> Result<Response<Body>, HttpError> {
    match request.method {
        Method::GET | Method::HEAD => {}
        Method::OPTIONS => return Ok(allowed_methods("GET, HEAD, OPTIONS")),
        _ => return Err(HttpError::method_not_allowed()),
    }
    check_address(app, request)?;
    let minutes = app.settings.synthesis_history_minutes;
    app.api.snapshot_synthesis(minutes).await?;
    Ok(json_response(StatusCode::OK, &json!({})))
}

/// Refuses clients whose address is not in `IP_CRON`. Behind a proxy it is the proxy's.
fn check_address(app: &App, request: &Parts) -> Result<(), HttpError> {
    let address = request
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(address)| address.ip().to_canonical());
    let allowed = &app.settings.cron_addresses;
    if address.is_some_and(|address| allowed.contains(&address)) {
        return Ok(());
    }
    let shown = address.map_or_else(
        || "unknown".to_owned(),
        |address: IpAddr| address.to_string(),
    );
    Err(HttpError::Text(
        StatusCode::PRECONDITION_FAILED,
        format!("Access denied from remote host {shown}"),
    ))
}
