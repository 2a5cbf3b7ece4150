//! The published document, and pages that show it.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::App;
use super::responses::bytes_response;
use crate::document::{self, Version};

static CURRENT: LazyLock<String> =
    LazyLock::new(|| document::text(&super::openapi(), Version::Current));
static OLDER: LazyLock<String> =
    LazyLock::new(|| document::text(&super::openapi(), Version::Older));

/// Adds the document and the pages.
pub(super) fn routes(router: Router<Arc<App>>) -> Router<Arc<App>> {
    let config = Config::from("/openapi.json")
        .try_it_out_enabled(true)
        .persist_authorization(true);
    router
        .route("/openapi.json", get(async || shown(&CURRENT)))
        .route("/api-docs", get(async || shown(&CURRENT)))
        .route("/openapi-3.0.json", get(async || shown(&OLDER)))
        .merge(SwaggerUi::new("/docs").config(config))
}

fn shown(document: &'static LazyLock<String>) -> Response {
    bytes_response(StatusCode::OK, document.as_str())
}
