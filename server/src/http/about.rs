//! What the backend says of itself: its resources, its version, its page sizes.

use std::sync::Arc;

use alignak_model::Link;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documentation;
use super::documented::{Looking, Open};
use super::error::HttpError;
use super::extract::Authenticated;
use super::resources::HandlerResult;
use super::responses::bytes_response;
use super::topics::ADMINISTRATION;
use crate::contract::{Resource, contract};

/// The version of the original that clients take us for.
const COMPATIBLE_VERSION: &str = "1.4.16";

/// The routes.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default()
        .routes(routes!(root))
        .routes(routes!(version))
        .routes(routes!(page_sizes))
}

/// The confirmation of a request.
#[derive(Serialize, ToSchema)]
pub(super) struct Done {
    /// Always `OK`.
    #[serde(rename = "_status")]
    status: String,
}

/// The confirmation of a job.
#[derive(Serialize, ToSchema)]
pub(super) struct JobDone {}

/// The resources that the backend serves.
#[derive(Serialize, ToSchema)]
struct Root {
    /// The links to the resources.
    #[serde(rename = "_links")]
    links: RootLinks,
}

/// The links to the resources.
#[derive(Serialize, ToSchema)]
struct RootLinks {
    /// A link to each resource.
    #[schema(value_type = Vec<Link>)]
    child: Vec<Value>,
}

/// The version of the interface.
#[derive(Serialize, ToSchema)]
struct BackendVersion {
    /// The version of the original Alignak backend that clients may take this one for.
    #[schema(example = "1.4.16")]
    version: &'static str,
}

/// The page sizes of the installation.
#[derive(Serialize, ToSchema)]
struct BackendConfiguration {
    /// The number of items on a page when `max_results` is left out.
    #[serde(rename = "PAGINATION_DEFAULT")]
    #[schema(value_type = i64, minimum = 1, example = 50)]
    default: u64,
    /// The largest number of items on a page.
    #[serde(rename = "PAGINATION_LIMIT")]
    #[schema(value_type = i64, minimum = 1, example = 5000)]
    limit: u64,
}

/// List the resources
///
/// Returns a link to each resource, whatever the caller's rights. A browser is shown a start page
/// instead.
#[utoipa::path(
    get,
    path = "/",
    operation_id = "get_root",
    tag = ADMINISTRATION,
    responses((status = 200, description = "The resources.", body = Root, example = json!({
            "_links": {"child": [{"href": "host", "title": "host"}]},
        })), Looking),
)]
async fn root(headers: HeaderMap, caller: Result<Authenticated, HttpError>) -> HandlerResult {
    if documentation::wants_page(&headers) {
        return Ok(documentation::start_page(&headers));
    }
    caller?;
    let link = |resource: &Resource| json!({"href": resource.name, "title": resource.name});
    let links = RootLinks {
        child: contract().public().map(link).collect(),
    };
    let mut response = shown(&Root { links });
    documentation::depends_on_accept(&mut response);
    Ok(response)
}

/// Show the version
///
/// Returns the version of the original Alignak backend that clients may take this one for. No token
/// is needed.
#[utoipa::path(
    get,
    path = "/version",
    operation_id = "get_version",
    tag = ADMINISTRATION,
    security(()),
    responses((status = 200, description = "The version.", body = BackendVersion, example = json!({
            "version": COMPATIBLE_VERSION,
        })), Open),
)]
async fn version() -> HandlerResult {
    Ok(shown(&BackendVersion {
        version: COMPATIBLE_VERSION,
    }))
}

/// Show the page sizes
///
/// Returns the default and the largest number of items on a page. No token is needed.
#[utoipa::path(
    get,
    path = "/backendconfig",
    operation_id = "get_backend_configuration",
    tag = ADMINISTRATION,
    security(()),
    responses((status = 200, description = "The page sizes.", body = BackendConfiguration, example = json!({
            "PAGINATION_DEFAULT": 50, "PAGINATION_LIMIT": 5000,
        })), Open),
)]
async fn page_sizes(State(app): State<Arc<App>>) -> HandlerResult {
    let limits = app.settings.page_limits;
    Ok(shown(&BackendConfiguration {
        default: limits.default,
        limit: limits.largest,
    }))
}

fn shown(value: &impl Serialize) -> Response<Body> {
    // These types always have a text.
    bytes_response(
        StatusCode::OK,
        serde_json::to_vec(value).unwrap_or_default(),
    )
}
