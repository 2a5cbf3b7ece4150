//! Check results in bulk: what the agents of a large installation send.

use std::sync::Arc;

use alignak_model::document::LogCheckResultCreate;
use alignak_model::{AnyValue, Status, WriteResult};
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::CreatingInBulk;
use super::error::HttpError;
use super::extract::{Authenticated, Posted};
use super::resources::{Answer, answer_of_list};
use super::responses::json_response;
use super::topics::LIVE_STATE;
use crate::contract::resource;
use crate::document::examples;
use crate::rules::Refusal;

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default().routes(routes!(create_check_results))
}

/// What became of one check result.
type Outcome = WriteResult<AnyValue>;

/// What became of the check results of one request.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "the document describes it; the response is made from what is stored"
)]
struct BulkResult {
    /// `OK` when the results were taken.
    #[schema(rename = "_status")]
    status: Status,
    /// What became of each result, in the order of the request: `ERR` with `_issues` for one that
    /// names an unknown host or service.
    #[schema(rename = "_items")]
    items: Vec<Outcome>,
}

/// Create check results in bulk
///
/// Stores up to 10,000 check results in one request, each as `POST /logcheckresult` does, and
/// returns what became of each. A result whose host or service is not known is left out and
/// answered with `_status` `ERR`, while the others are stored. When a value is not valid, nothing
/// is stored (422).
#[utoipa::path(
    post,
    path = "/logcheckresult/bulk",
    operation_id = "create_log_check_results_in_bulk",
    tag = LIVE_STATE,
    request_body(
        content = Vec<LogCheckResultCreate>,
        description = "The check results.",
        example = json!(examples::results()),
    ),
    responses(
        (
            status = 201,
            description = "What became of each result.",
            body = BulkResult,
            example = json!(examples::results_written()),
        ),
        CreatingInBulk,
    ),
)]
async fn create_check_results(
    State(app): State<Arc<App>>,
    Authenticated(caller): Authenticated,
    posted: Posted,
) -> Answer {
    let Posted { value, turn } = posted;
    let _turn = turn;
    if !matches!(value, Value::Array(_)) {
        return Err(HttpError::bad_request(
            "The body must be a list of check results.",
        ));
    }
    let results = resource("logcheckresult");
    let created = app.api.create(&caller, results, value).await;
    let created = created.map_err(|refusal| match refusal {
        // A list of one is a list here.
        Refusal::InvalidItem(issues) => Refusal::InvalidList(vec![issues]),
        other => other,
    })?;
    let (body, _) = answer_of_list(results, created);
    Ok(json_response(StatusCode::CREATED, &body))
}
