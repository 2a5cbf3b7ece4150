//! The REST interface: one list that is both its routes and its document.
//!
//! A request is prepared (method override, slashes), routed to a handler, whose extractors find the
//! caller, the id, the query, the conditions and the body, and which calls one verb of `api`. No
//! rule of the application stands here.

mod about;
mod bulk;
mod cron;
mod data_source;
mod documentation;
mod documented;
mod envelope;
mod error;
mod events;
mod extract;
mod figures;
mod named_responses;
mod pipeline;
mod resources;
mod responses;
mod session;
mod topics;
mod uploads;

use std::sync::Arc;

use axum::Router;
use axum::extract::RawPathParams;
use axum::extract::rejection::RawPathParamsRejection;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::api::Api;
use crate::config::HttpSettings;
use crate::data_source::DataSource;
use crate::document;
use crate::outbound::Outbound;
use crate::retention::Retention;
use crate::telemetry::Telemetry;
use uploads::LoginUploads;

pub use error::HttpError;
use extract::ItemId;
pub use figures::own_router as figures_router;
pub use pipeline::Interface;

/// How many requests are worked on at a time; more are asked to come back.
const MAX_CONCURRENT_REQUESTS: usize = 2_000;

/// What every handler needs.
pub struct App {
    /// The verbs.
    pub api: Arc<Api>,
    /// How the interface is configured.
    pub settings: HttpSettings,
    /// What operators have set up around it.
    pub(crate) operations: Operations,
    turns: Arc<Semaphore>,
    login_uploads: Arc<LoginUploads>,
}

/// What operators have set up around the interface.
#[derive(Default)]
pub struct Operations {
    /// What leaves the backend, for requests that start it.
    pub outbound: Option<Arc<Outbound>>,
    /// The data source of Grafana; none when it is turned off.
    pub data_source: Option<DataSource>,
    /// What is measured.
    pub telemetry: Option<Telemetry>,
    /// How long records are kept.
    pub retention: Retention,
    /// The token for reading it at the usual address; none closes it there.
    pub metrics_token: Option<String>,
}

/// The right of a request to be worked on, until it is dropped.
struct Turn {
    _permit: OwnedSemaphorePermit,
}

impl App {
    /// The interface to these verbs.
    pub fn new(api: Api, settings: HttpSettings) -> Self {
        Self {
            api: Arc::new(api),
            settings,
            operations: Operations::default(),
            turns: Arc::new(Semaphore::new(MAX_CONCURRENT_REQUESTS)),
            login_uploads: Arc::default(),
        }
    }

    /// The same, with what operators have set up around it.
    pub fn with_operations(mut self, operations: Operations) -> Self {
        self.operations = operations;
        self
    }

    /// Counts a request among those that are worked on, once all of it has come.
    fn take_turn(&self) -> Result<Turn, HttpError> {
        let permit = Arc::clone(&self.turns).try_acquire_owned();
        permit
            .map(|permit| Turn { _permit: permit })
            .map_err(|_| HttpError::busy())
    }
}

/// The routes and their document: but for the pages that show the document, nothing else is routed,
/// and nothing else is documented.
fn routes() -> OpenApiRouter<Arc<App>> {
    let mut description = document::Description::openapi();
    let components = description.components.get_or_insert_default();
    components.responses.extend(named_responses::components());
    description.tags = Some(document::tags(topics::ALL));
    OpenApiRouter::with_openapi(description)
        .merge(session::routes())
        .merge(bulk::routes())
        .merge(resources::routes())
        .merge(events::routes())
        .merge(about::routes())
        .merge(cron::routes())
        .merge(data_source::routes())
        .merge(figures::routes())
}

/// The published document; needs no store.
pub fn openapi() -> OpenApi {
    document::complete(routes().into_openapi())
}

/// The routes, with what answers where there is none. [`Interface`] adds what every request gets.
pub fn router(app: Arc<App>) -> Router {
    let (router, _) = routes().split_for_parts();
    documentation::routes(router)
        .layer(axum::middleware::from_fn(figures::observe))
        .method_not_allowed_fallback(other_method)
        .fallback(async || HttpError::not_found())
        .with_state(app)
}

/// Responds to methods that a path does not have: OPTIONS asks which it has, others are refused.
/// axum adds the header `Allow` to both.
async fn other_method(
    method: Method,
    path: Result<RawPathParams, RawPathParamsRejection>,
    id: Result<ItemId, HttpError>,
) -> Response {
    let has_id = path.is_ok_and(|path| path.iter().next().is_some());
    if let (true, Err(no_item)) = (has_id, id) {
        return no_item.into_response();
    }
    if method == Method::OPTIONS {
        StatusCode::OK.into_response()
    } else {
        HttpError::method_not_allowed().into_response()
    }
}
