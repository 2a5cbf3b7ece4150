//! Jobs that can also be started by a request, from known addresses only.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::Starting;
use super::error::HttpError;
use super::extract::ClientAddress;
use super::resources::Answer;
use super::responses::json_response;
use super::topics::ADMINISTRATION;

/// The routes of the jobs.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default().routes(routes!(keep_synthesis))
}

/// Keep the counters
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
) -> Answer {
    let allowed = &app.settings.cron_addresses;
    if !address.is_some_and(|address| allowed.contains(&address)) {
        return Err(HttpError::address_refused(address));
    }
    let _turn = app.take_turn()?;
    let minutes = app.settings.synthesis_history_minutes;
    app.api.snapshot_synthesis(minutes).await?;
    Ok(json_response(StatusCode::OK, &json!({})))
}
