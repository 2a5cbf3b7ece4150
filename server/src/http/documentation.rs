//! The published document, and pages that show it.

use std::sync::Arc;

use axum::Router;
use axum::http::{Method, StatusCode};
use axum::routing::any;
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::App;
use super::error::{HttpError, bytes_response};
use super::resources::allowed_methods;
use crate::document::{self, Version};

/// Where the document is served, and in which version of `OpenAPI`.
const PLACES: [(&str, Version); 3] = [
    ("/openapi.json", Version::Current),
    ("/openapi-3.0.json", Version::Older),
    ("/api-docs", Version::Current),
];

/// Adds the document and the pages.
pub(super) fn routes(mut router: Router<Arc<App>>) -> Router<Arc<App>> {
    for (path, version) in PLACES {
        router = router.route(
            path,
            any(async move |method: Method| match method {
                Method::GET | Method::HEAD => {
                    bytes_response(StatusCode::OK, document::text(version).into_bytes())
                }
                Method::OPTIONS => allowed_methods("GET, HEAD, OPTIONS"),
                _ => HttpError::method_not_allowed().into_response(),
            }),
        );
    }
    let config = Config::from("/openapi.json")
        .try_it_out_enabled(true)
        .persist_authorization(true);
    router.merge(SwaggerUi::new("/docs").config(config))
}
