//! Check results in bulk: what the agents of a large installation send.

use std::sync::Arc;

use alignak_model::document::LogCheckResultCreate;
use alignak_model::{AnyValue, Status, WriteResult};
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::Value;
use utoipa::openapi::schema::ArrayBuilder;
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::CreatingInBulk;
use super::error::HttpError;
use super::extract::{Authenticated, BulkQuery, Posted};
use super::resources::{HandlerResult, list_response};
use super::responses::json_response;
use super::topics::LIVE_STATE;
use crate::api::MAX_ELEMENTS;
use crate::contract::resource;
use crate::document::examples;
use crate::rules::{Refusal, StateBefore};

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default().routes(routes!(create_check_results))
}

/// The check results of one request.
struct CheckResults;

impl PartialSchema for CheckResults {
    fn schema() -> RefOr<Schema> {
        ArrayBuilder::new()
            .items(Ref::from_schema_name(LogCheckResultCreate::name()))
            .min_items(Some(1))
            .max_items(Some(MAX_ELEMENTS))
            .into()
    }
}

impl ToSchema for CheckResults {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        LogCheckResultCreate::schemas(schemas);
    }
}

/// The outcome of one check result.
type Outcome = WriteResult<AnyValue>;

/// The outcome of the check results of one request.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "the document describes it; the response is made from what is stored"
)]
struct BulkResult {
    /// `OK` when the results were accepted.
    #[schema(rename = "_status")]
    status: Status,
    /// The outcome of each result, in the order of the request: `ERR` with `_issues` for one that
    /// names an unknown host or service, or whose `_id` is stored already.
    #[schema(rename = "_items")]
    items: Vec<Outcome>,
}

/// Create check results in bulk
///
/// Stores up to 10,000 check results in one request, each as `POST /logcheckresult` does, and
/// returns the outcome of each. A result whose host or service is not known is left out, with
/// `_status` `ERR` in its outcome, while the others are stored; so is one whose `_id` is stored
/// already, which makes it safe to repeat a request whose response was lost. When a value is not
/// valid, nothing is stored (422).
#[utoipa::path(
    post,
    path = "/logcheckresult/bulk",
    operation_id = "create_log_check_results_in_bulk",
    tag = LIVE_STATE,
    params(BulkQuery),
    request_body(
        content = inline(CheckResults),
        description = "The check results.",
        example = json!(examples::results()),
    ),
    responses(
        (
            status = 201,
            description = "The outcome of each result.",
            body = BulkResult,
            example = json!(examples::results_written()),
        ),
        CreatingInBulk,
    ),
)]
async fn create_check_results(
    State(app): State<Arc<App>>,
    Authenticated(caller): Authenticated,
    query: BulkQuery,
    posted: Posted,
) -> HandlerResult {
    let Posted { value, turn } = posted;
    let _turn = turn;
    if !matches!(value, Value::Array(_)) {
        return Err(HttpError::bad_request(
            "The body must be a list of check results.",
        ));
    }
    let results = resource("logcheckresult");
    let state_before = if query.from_live_state {
        StateBefore::FromLiveState
    } else {
        StateBefore::AsPosted
    };
    let created = app.api.create_check_results(&caller, value, state_before);
    let created = created.await;
    let created = created.map_err(|refusal| match refusal {
        // A list of one is a list here.
        Refusal::InvalidItem(issues) => Refusal::InvalidList(vec![issues]),
        other => other,
    })?;
    let (body, _) = list_response(results, created);
    Ok(json_response(StatusCode::CREATED, &body))
}
