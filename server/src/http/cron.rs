//! Jobs that can also be started by a request, from known addresses only.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::json;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::documented::{AnyJson, Starting};
use super::error::HttpError;
use super::extract::ClientAddress;
use super::resources::HandlerResult;
use super::responses::json_response;
use super::topics::ADMINISTRATION;
use super::{App, Turn};
use crate::outbound::Outbound;

/// The routes of the jobs.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default()
        .routes(routes!(keep_synthesis))
        .routes(routes!(notify_arbiter))
        .routes(routes!(make_dashboards))
        .routes(routes!(send_metrics))
}

/// Store a snapshot of the counters
///
/// Stores a snapshot of the counters of every live synthesis and deletes snapshots that are older
/// than `SCHEDULER_LIVESYNTHESIS_HISTORY` minutes; the backend does so by itself every minute when
/// that setting is not 0. For clients at the addresses of `IP_CRON` only, without a token.
#[utoipa::path(
    get,
    path = "/cron_livesynthesis_history",
    operation_id = "keep_live_synthesis_history",
    tag = ADMINISTRATION,
    security(()),
    responses(
        (status = 200, description = "The snapshots are stored.", body = super::about::JobDone, example = json!({})),
        Starting,
    ),
)]
async fn keep_synthesis(
    State(app): State<Arc<App>>,
    ClientAddress(address): ClientAddress,
) -> HandlerResult {
    let _turn = begin(&app, address)?;
    let minutes = app.settings.synthesis_history_minutes;
    app.api.snapshot_synthesis(minutes).await?;
    Ok(json_response(StatusCode::OK, &json!({})))
}

/// Lets a job start, for known addresses only.
fn begin(app: &App, address: Option<IpAddr>) -> Result<Turn, HttpError> {
    let allowed = &app.settings.cron_addresses;
    if !address.is_some_and(|address| allowed.contains(&address)) {
        return Err(HttpError::address_refused(address));
    }
    app.take_turn()
}

/// What leaves the backend, if this one is set up to send anything.
fn outbound(app: &App) -> Result<&Outbound, HttpError> {
    app.operations
        .outbound
        .as_deref()
        .ok_or_else(HttpError::not_found)
}

/// Notify the arbiter
///
/// Sends the events that are queued for the arbiter, as the backend does by itself every
/// `SCHEDULER_ALIGNAK_PERIOD` seconds. For clients at the addresses of `IP_CRON` only, without a
/// token.
#[utoipa::path(
    get,
    path = "/cron_alignak",
    operation_id = "notify_arbiter",
    tag = ADMINISTRATION,
    security(()),
    responses(
        (status = 200, description = "The job has run.", body = super::about::JobDone, example = json!({})),
        Starting,
    ),
)]
async fn notify_arbiter(
    State(app): State<Arc<App>>,
    ClientAddress(address): ClientAddress,
) -> HandlerResult {
    let _turn = begin(&app, address)?;
    outbound(&app)?.arbiter.run().await?;
    Ok(json_response(StatusCode::OK, &json!({})))
}

/// Which dashboards are made.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Making {
    /// Create all dashboards again (any value).
    #[serde(rename = "forcegenerate")]
    #[param(value_type = String, required = false, example = "1")]
    force: Option<String>,
}

/// Create the Grafana dashboards
///
/// Creates the dashboards of hosts that have none yet or whose services or metrics changed, as the
/// backend does by itself every `SCHEDULER_GRAFANA_PERIOD` seconds; with any value of
/// `forcegenerate`, those of all hosts. Returns the dashboards by Grafana server. For clients at the
/// addresses of `IP_CRON` only, without a token.
#[utoipa::path(
    get,
    path = "/cron_grafana",
    operation_id = "make_dashboards",
    tag = ADMINISTRATION,
    security(()),
    params(Making),
    responses(
        (status = 200, description = "The dashboards that were created, by the name of the Grafana server.", body = AnyJson, example = json!({})),
        Starting,
    ),
)]
async fn make_dashboards(
    State(app): State<Arc<App>>,
    ClientAddress(address): ClientAddress,
    Query(making): Query<Making>,
) -> HandlerResult {
    let _turn = begin(&app, address)?;
    let force = making.force.is_some();
    let report = outbound(&app)?.dashboards.run(force).await?;
    Ok(json_response(StatusCode::OK, &report))
}

/// Send metrics
///
/// Sends the metrics that are queued for a database which could not be reached; the backend does so
/// by itself as soon as the database can be reached again. For clients at the addresses of
/// `IP_CRON` only, without a token.
#[utoipa::path(
    get,
    path = "/cron_timeseries",
    operation_id = "send_metrics",
    tag = ADMINISTRATION,
    security(()),
    responses(
        (status = 200, description = "The job has run.", body = super::about::JobDone, example = json!({})),
        Starting,
    ),
)]
async fn send_metrics(
    State(app): State<Arc<App>>,
    ClientAddress(address): ClientAddress,
) -> HandlerResult {
    let _turn = begin(&app, address)?;
    outbound(&app)?.replay().await?;
    Ok(json_response(StatusCode::OK, &json!({})))
}
