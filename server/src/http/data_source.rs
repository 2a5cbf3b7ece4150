//! The backend as a data source of Grafana: what the JSON data source plugins ask for.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::{AnyJson, Asking};
use super::error::HttpError;
use super::extract::{Authenticated, RawBody};
use super::resources::HandlerResult;
use super::responses::json_response;
use super::topics::METRICS;
use crate::data_source::{DataSource, DataSourceError};

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default()
        .routes(routes!(search))
        .routes(routes!(query))
        .routes(routes!(annotations))
        .routes(routes!(tag_keys))
        .routes(routes!(tag_values))
}

/// A search for the names of queries.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: bodies are read leniently")]
struct DataSourceSearch {
    /// Empty or absent for the names of all queries.
    target: Option<String>,
}

/// A query for a table.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: bodies are read leniently")]
struct DataSourceQuery {
    /// The targets of the panel: exactly one.
    targets: Vec<DataSourceTarget>,
    /// The ad hoc filters of the dashboard.
    #[schema(rename = "adhocFilters", value_type = Vec<DataSourceFilter>, required = false)]
    filters: Vec<DataSourceFilter>,
}

/// The target of a panel.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: bodies are read leniently")]
struct DataSourceTarget {
    /// The name of a query, or `resource:field:value`.
    target: String,
}

/// An ad hoc filter of a dashboard.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: bodies are read leniently")]
struct DataSourceFilter {
    /// One of the keys of `POST /tag-keys`.
    key: String,
    /// The comparison: `=` or `!=`.
    operator: String,
    /// The value to compare with.
    value: String,
}

/// A query for annotations.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: bodies are read leniently")]
struct DataSourceAnnotations {
    /// The time range of the dashboard.
    range: DataSourceRange,
    /// The annotation query of the dashboard; each annotation in the response repeats it.
    annotation: DataSourceAnnotation,
}

/// A time range.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: bodies are read leniently")]
struct DataSourceRange {
    /// The start, an ISO 8601 date.
    from: String,
    /// The end, an ISO 8601 date.
    to: String,
}

/// An annotation query.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: bodies are read leniently")]
struct DataSourceAnnotation {
    /// The annotations to show: `history:type:hosts`, `history:type:hosts:services` or
    /// `livestate:x:hosts`.
    query: String,
}

/// A key of ad hoc filters.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: bodies are read leniently")]
struct DataSourceKey {
    /// One of the keys of `POST /tag-keys`.
    key: String,
}

/// A table of items.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: tables are made from items")]
struct DataSourceTable {
    /// Always `table`.
    #[schema(rename = "type", example = "table")]
    kind: String,
    /// The columns.
    columns: Vec<DataSourceColumn>,
    /// The rows, each a list with a value for each column.
    rows: Vec<AnyJson>,
}

/// A column of a table.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: tables are made from items")]
struct DataSourceColumn {
    /// The title of the column.
    text: String,
    /// The type of the values.
    #[schema(rename = "type")]
    kind: String,
}

/// An annotation: an event of the history, or a live state.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: made from items")]
struct DataSourceEvent {
    /// The annotation query of the request.
    annotation: DataSourceAnnotation,
    /// The time of the event, in milliseconds since 1970.
    time: i64,
    /// The host, the service and the type of the event.
    title: String,
    /// The message of the event.
    text: String,
    /// The type of the event, or the tags of the host.
    tags: Vec<String>,
}

/// A key or a value of ad hoc filters.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described only: made from items")]
struct DataSourceText {
    /// The key or the value.
    text: String,
}

impl From<DataSourceError> for HttpError {
    fn from(error: DataSourceError) -> Self {
        match error {
            DataSourceError::Bad(message) => Self::Json(StatusCode::NOT_FOUND, message),
            DataSourceError::Refused(refusal) => refusal.into(),
        }
    }
}

/// The data source; 404 when the settings turn it off.
fn source(app: &App) -> Result<&DataSource, HttpError> {
    app.operations
        .data_source
        .as_ref()
        .ok_or_else(HttpError::not_found)
}

fn answer(value: Result<Value, DataSourceError>) -> HandlerResult {
    Ok(json_response(StatusCode::OK, &value?))
}

/// List the named queries
///
/// Returns the names of the queries that `POST /query` knows, sorted, for an empty `target`.
#[utoipa::path(
    post,
    path = "/search",
    operation_id = "search_data_source",
    tag = METRICS,
    request_body(
        content = DataSourceSearch,
        description = "The search: an empty `target` for all names.",
        example = json!({"target": ""}),
    ),
    responses((status = 200, description = "The names.", body = Vec<String>, example = json!(["Hosts problems"])), Asking),
)]
async fn search(State(app): State<Arc<App>>, _: Authenticated, body: RawBody) -> HandlerResult {
    answer(source(&app)?.search(&body.bytes))
}

/// Query a table
///
/// Returns a table of items: those of a named query, or those of which a field has a value, written
/// `resource:field:value`; `/` before the value makes it a regular expression. The table holds
/// the items that the caller may read, at most `PAGINATION_LIMIT` of them.
#[utoipa::path(
    post,
    path = "/query",
    operation_id = "query_data_source",
    tag = METRICS,
    request_body(
        content = DataSourceQuery,
        description = "The query: one target in `targets`, and ad hoc filters in \
            `adhocFilters`.",
        example = json!({"targets": [{"target": "Hosts problems"}]}),
    ),
    responses((status = 200, description = "The table.", body = Vec<DataSourceTable>, example = json!([{
        "type": "table", "columns": [{"text": "Host", "type": "string"}], "rows": [["web1"]],
    }])), Asking),
)]
async fn query(
    State(app): State<Arc<App>>,
    Authenticated(caller): Authenticated,
    body: RawBody,
) -> HandlerResult {
    answer(source(&app)?.query(&app.api, &caller, &body.bytes).await)
}

/// List annotations
///
/// Returns events of the history, `history:type:hosts` or `history:type:hosts:services`, or the live
/// states of hosts and services, `livestate:x:hosts`. Several names are written `{one,two}`. Events
/// come in the order of their times, the newest `PAGINATION_LIMIT` of them; times are in milliseconds
/// since 1970.
#[utoipa::path(
    post,
    path = "/annotations",
    operation_id = "list_data_source_annotations",
    tag = METRICS,
    request_body(
        content = DataSourceAnnotations,
        description = "The query: a time range in `range`, and `annotation.query`.",
        example = json!({
            "range": {"from": "2024-02-05T08:00:00.000Z", "to": "2024-02-05T09:00:00.000Z"},
            "annotation": {"query": "history:monitoring.alert:{web1,web2}"},
        }),
    ),
    responses((status = 200, description = "The annotations.", body = Vec<DataSourceEvent>, example = json!([{
        "annotation": {"query": "history:monitoring.alert:{web1,web2}"},
        "time": 1_707_123_787_000_i64, "title": "web1", "text": "HOST ALERT: web1;DOWN",
        "tags": ["monitoring.alert"],
    }])), Asking),
)]
async fn annotations(
    State(app): State<Arc<App>>,
    Authenticated(caller): Authenticated,
    body: RawBody,
) -> HandlerResult {
    answer(
        source(&app)?
            .annotations(&app.api, &caller, &body.bytes)
            .await,
    )
}

/// List the keys of ad hoc filters
///
/// Returns the fields by which the tables of `POST /query` can be filtered.
#[utoipa::path(
    post,
    path = "/tag-keys",
    operation_id = "list_data_source_tag_keys",
    tag = METRICS,
    responses((status = 200, description = "The keys.", body = Vec<DataSourceText>, example = json!([{"text": "realm"}])), Asking),
)]
async fn tag_keys(State(app): State<Arc<App>>, _: Authenticated) -> HandlerResult {
    Ok(json_response(StatusCode::OK, &source(&app)?.tag_keys()))
}

/// List the values of an ad hoc filter
///
/// Returns the values of a key in the items that the caller may read.
#[utoipa::path(
    post,
    path = "/tag-values",
    operation_id = "list_data_source_tag_values",
    tag = METRICS,
    request_body(
        content = DataSourceKey,
        description = "The key.",
        example = json!({"key": "realm"}),
    ),
    responses((status = 200, description = "The values.", body = Vec<DataSourceText>, example = json!([{"text": "All"}])), Asking),
)]
async fn tag_values(
    State(app): State<Arc<App>>,
    Authenticated(caller): Authenticated,
    body: RawBody,
) -> HandlerResult {
    answer(
        source(&app)?
            .tag_values(&app.api, &caller, &body.bytes)
            .await,
    )
}
