//! The routes.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Query, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::options;
use futures_util::stream;
use livestatus_client::names_of;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use utoipa::openapi::OpenApi as Document;
use utoipa::{IntoParams, OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::SwaggerUi;

use crate::access::Access;
use crate::ask::{Found, ask, command_socket, request_text};
use crate::config::{Config, User};
use crate::failure::Failure;
use crate::{json, pipe};

/// Requests that may wait for a core at the same time.
const MAX_CONCURRENT_REQUESTS: usize = 64;
/// Bytes of a form.
const MAX_FORM: usize = 8 * 1024 * 1024;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const FAILED_SITES: HeaderName = HeaderName::from_static("x-failed-sites");

/// Livestatus over HTTP.
#[derive(OpenApi)]
#[openapi(info(
    title = "Livestatus service",
    description = "Queries and commands of a monitoring core's livestatus socket over HTTP."
))]
struct Api;

struct Service {
    config: PathBuf,
    access: Access,
    turns: Semaphore,
}

/// Parameters of queries and commands. In `q`, a backslash with `n` is a line feed.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Parameters {
    /// The query (`GET hosts\nColumns: name state`), or the command without time
    /// (`ENABLE_HOST_NOTIFICATIONS;srv1`). Must not contain `OutputFormat`.
    q: Option<String>,
    /// The column by which rows are grouped: the result is an object instead of a list.
    key: Option<String>,
    /// `livestatus` (default), or for commands `icinga`: the command pipe.
    handler: Option<String>,
    /// The sites to ask, as the configuration names them: names separated by commas, or `all`. Rows
    /// get a column `site`. A command takes one site.
    site: Option<String>,
}

/// A failure, where the caller accepts JSON or the service is strict.
#[derive(Debug, Serialize, ToSchema)]
struct ErrorBody {
    /// Always `ERR`.
    #[serde(rename = "_status")]
    status: &'static str,
    #[serde(rename = "_error")]
    error: ErrorDetail,
}

/// What is wrong.
#[derive(Debug, Serialize, ToSchema)]
struct ErrorDetail {
    /// The status.
    code: u16,
    /// What is wrong, for people.
    message: String,
}

fn routes(config: PathBuf) -> (Router, Document) {
    let service = Arc::new(Service {
        config,
        access: Access::new(),
        turns: Semaphore::new(MAX_CONCURRENT_REQUESTS),
    });
    OpenApiRouter::with_openapi(Api::openapi())
        .routes(routes!(index))
        .routes(routes!(query))
        .routes(routes!(command, command_by_form))
        .route("/query", options(async || allowed("HEAD, GET, OPTIONS")))
        .route(
            "/cmd",
            options(async || allowed("POST, HEAD, GET, OPTIONS")),
        )
        .with_state(service)
        .split_for_parts()
}

/// The service, which reads its configuration from a file.
pub fn router(config: PathBuf) -> Router {
    let (router, document) = routes(config);
    router
        .merge(SwaggerUi::new("/docs").url("/openapi.json", document))
        .method_not_allowed_fallback(async || {
            page(StatusCode::METHOD_NOT_ALLOWED, "405 Method Not Allowed")
        })
        .fallback(async || page(StatusCode::NOT_FOUND, "404 Not Found"))
}

/// The `OpenAPI` document.
#[must_use]
pub fn document() -> Document {
    routes(PathBuf::new()).1
}

fn allowed(methods: &'static str) -> Response {
    let allow = [(header::ALLOW, HeaderValue::from_static(methods))];
    (allow, [(header::CONTENT_TYPE, HTML)]).into_response()
}

fn page(status: StatusCode, title: &str) -> Response {
    let text =
        format!("<!doctype html>\n<html lang=en>\n<title>{title}</title>\n<h1>{title}</h1>\n");
    // The pages are ASCII; the original names no encoding.
    let kind = HeaderValue::from_static("text/html");
    (status, [(header::CONTENT_TYPE, kind)], text).into_response()
}

/// Show the documentation page
#[utoipa::path(
    get,
    path = "/",
    responses((status = 200, description = "The page", content_type = "text/html", body = String))
)]
async fn index() -> Response {
    let text = include_str!("index.html").replace("{version}", env!("CARGO_PKG_VERSION"));
    ([(header::CONTENT_TYPE, HTML)], text).into_response()
}

/// Query the monitoring core
///
/// The rows of a livestatus query as a JSON list of objects, or with `key` as an object of objects.
/// Failures have status 200 and a body that begins with `Error : `, unless the caller accepts JSON
/// or the service is strict.
#[utoipa::path(
    get,
    path = "/query",
    params(Parameters),
    responses(
        (status = 200, description = "The rows; sites that did not answer are named in the header \
            `X-Failed-Sites`", body = Vec<Object>),
        (status = 400, description = "The query is malformed", body = ErrorBody),
        (status = 401, description = "The credentials are missing or wrong", body = ErrorBody),
        (status = 404, description = "There is no such table or site", body = ErrorBody),
        (status = 413, description = "The core's limits are exceeded", body = ErrorBody),
        (status = 502, description = "The core's reply cannot be read", body = ErrorBody),
        (status = 503, description = "The core cannot be reached", body = ErrorBody),
        (status = 504, description = "The core does not answer in time", body = ErrorBody),
    )
)]
async fn query(
    State(service): State<Arc<Service>>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    let caller = match service.caller(&headers).await {
        Ok(caller) => caller,
        Err(response) => return response,
    };
    match run_query(&service, &caller.config, &parameters).await {
        Ok((rows, body)) => caller.rows(&rows, body),
        Err(failure) => caller.failed(&failure),
    }
}

async fn run_query(
    service: &Service,
    config: &Config,
    parameters: &Parameters,
) -> Result<(Found, Body), Failure> {
    let request = request_text(parameters.q.as_deref())?;
    if let Some(handler) = other_handler(parameters) {
        return Err(Failure::NoHandler(handler.to_owned()));
    }
    let _turn = service.turns.try_acquire().map_err(|_| Failure::Busy)?;
    let mut found = ask(config, &request, parameters.site.as_deref()).await?;
    let key = parameters.key.as_deref().filter(|key| !key.is_empty());
    let body = if let Some(key) = key {
        json::by_key(&found.rows, key, names_of(&request).as_deref())?.into()
    } else {
        let parts = json::list(std::mem::take(&mut found.rows));
        Body::from_stream(stream::iter(parts.map(Ok::<_, std::convert::Infallible>)))
    };
    Ok((found, body))
}

/// The handler that is not the socket.
fn other_handler(parameters: &Parameters) -> Option<&str> {
    parameters
        .handler
        .as_deref()
        .filter(|handler| !matches!(*handler, "" | "livestatus"))
}

/// Send an external command
///
/// The prefix `COMMAND [time]` is added. The body of a success is `OK`.
#[utoipa::path(
    get,
    path = "/cmd",
    params(Parameters),
    responses(
        (status = 200, description = "The core has taken the command", body = String),
        (status = 400, description = "The command is refused", body = ErrorBody),
        (status = 401, description = "The credentials are missing or wrong", body = ErrorBody),
        (status = 403, description = "Commands are not allowed", body = ErrorBody),
        (status = 503, description = "The core cannot be reached", body = ErrorBody),
    )
)]
async fn command(
    State(service): State<Arc<Service>>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    answer_command(&service, &headers, Ok(parameters)).await
}

/// Send an external command by a form
///
/// The same with the parameters in a form; those in the URL come first.
#[utoipa::path(
    post,
    path = "/cmd",
    params(Parameters),
    request_body(content = String, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "The core has taken the command", body = String),
        (status = 400, description = "The command is refused", body = ErrorBody),
        (status = 401, description = "The credentials are missing or wrong", body = ErrorBody),
        (status = 403, description = "Commands are not allowed", body = ErrorBody),
        (status = 503, description = "The core cannot be reached", body = ErrorBody),
    )
)]
async fn command_by_form(
    State(service): State<Arc<Service>>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let parameters = match form(request).await {
        Ok(form) => Ok(Parameters {
            q: parameters.q.filter(|q| !q.is_empty()).or(form.q),
            handler: parameters
                .handler
                .filter(|handler| !handler.is_empty())
                .or(form.handler),
            site: parameters.site.or(form.site),
            key: None,
        }),
        Err(failure) => Err(failure),
    };
    answer_command(&service, &headers, parameters).await
}

/// The fields of a form, of either kind.
async fn form(request: Request) -> Result<Parameters, Failure> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_multipart = kind
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"));
    if !is_multipart {
        let bytes = axum::body::to_bytes(request.into_body(), MAX_FORM)
            .await
            .map_err(|error| Failure::Form(error.to_string()))?;
        // A form is written as a query is.
        let uri = format!("/?{}", String::from_utf8_lossy(&bytes));
        let uri = uri
            .parse()
            .map_err(|_| Failure::Form("it is not encoded".to_owned()))?;
        let Query(parameters) =
            Query::try_from_uri(&uri).map_err(|error| Failure::Form(error.to_string()))?;
        return Ok(parameters);
    }
    let failed = |error: &dyn std::fmt::Display| Failure::Form(error.to_string());
    let mut fields = Multipart::from_request(request, &())
        .await
        .map_err(|error| failed(&error))?;
    let mut parameters = Parameters::default();
    while let Some(field) = fields.next_field().await.map_err(|error| failed(&error))? {
        let target = match field.name() {
            Some("q") => &mut parameters.q,
            Some("handler") => &mut parameters.handler,
            Some("site") => &mut parameters.site,
            _ => continue,
        };
        *target = Some(field.text().await.map_err(|error| failed(&error))?);
    }
    Ok(parameters)
}

async fn answer_command(
    service: &Service,
    headers: &HeaderMap,
    parameters: Result<Parameters, Failure>,
) -> Response {
    let caller = match service.caller(headers).await {
        Ok(caller) => caller,
        Err(response) => return response,
    };
    let outcome = async {
        let parameters = parameters?;
        caller.may_command()?;
        run_command(service, &caller.config, &parameters).await
    };
    match outcome.await {
        Ok(()) => ([(header::CONTENT_TYPE, HTML)], "OK\n").into_response(),
        Err(failure) => caller.failed(&failure),
    }
}

async fn run_command(
    service: &Service,
    config: &Config,
    parameters: &Parameters,
) -> Result<(), Failure> {
    let command = request_text(parameters.q.as_deref())?;
    if command.contains(['\n', '\r']) {
        return Err(Failure::LineFeed);
    }
    let _turn = service.turns.try_acquire().map_err(|_| Failure::Busy)?;
    match other_handler(parameters) {
        None => {
            let socket = command_socket(config, parameters.site.as_deref())?;
            socket
                .command(now(), &command)
                .await
                .map_err(|error| Failure::of(error, socket.address()))
        }
        Some("icinga") => {
            let path = config.command_file.clone();
            let write = move || pipe::write(&path, now(), &command);
            tokio::task::spawn_blocking(write)
                .await
                .map_err(|error| Failure::Reply(error.to_string()))?
        }
        Some(other) => Err(Failure::NoHandler(other.to_owned())),
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}

/// Who asks, and in which form he expects the answer.
struct Caller {
    config: Config,
    user: Option<User>,
    is_strict: bool,
}

impl Service {
    /// Reads the configuration and verifies the caller.
    async fn caller(&self, headers: &HeaderMap) -> Result<Caller, Response> {
        let accepts_json = headers
            .get_all(header::ACCEPT)
            .iter()
            .filter_map(|accept| accept.to_str().ok())
            .any(|accept| accept.contains("application/json"));
        let path = self.config.clone();
        let loaded = tokio::task::spawn_blocking(move || Config::load(&path)).await;
        let config = match loaded {
            Ok(Ok(config)) => config,
            Ok(Err(error)) => return Err(failed(&error.into(), accepts_json)),
            Err(error) => return Err(failed(&Failure::Reply(error.to_string()), accepts_json)),
        };
        let user = self.access.user(&config.users, headers).await.cloned();
        if user.is_none() && !config.users.is_empty() {
            let challenge =
                HeaderValue::from_static("Basic realm=\"livestatus\", charset=\"UTF-8\"");
            let body = ErrorBody::of(
                StatusCode::UNAUTHORIZED,
                "The credentials are missing or wrong.",
            );
            let mut response = json_body(StatusCode::UNAUTHORIZED, &body);
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
            return Err(response);
        }
        Ok(Caller {
            is_strict: config.strict || accepts_json,
            config,
            user,
        })
    }
}

impl Caller {
    fn may_command(&self) -> Result<(), Failure> {
        if self.config.read_only {
            return Err(Failure::ReadOnly);
        }
        match &self.user {
            Some(user) if !user.commands => Err(Failure::NotAllowed(user.name.clone())),
            _ => Ok(()),
        }
    }

    fn failed(&self, failure: &Failure) -> Response {
        failed(failure, self.is_strict)
    }

    fn rows(&self, found: &Found, body: Body) -> Response {
        let kind = if self.is_strict { JSON } else { HTML };
        let mut response = ([(header::CONTENT_TYPE, kind)], body).into_response();
        if !found.failed.is_empty() {
            let failed: Vec<_> = found
                .failed
                .iter()
                .map(|(name, reason)| format!("{name}: {reason}"))
                .collect();
            // What cannot stand in a header is left out.
            let text: String = failed
                .join("; ")
                .chars()
                .filter(|character| matches!(character, ' '..='~'))
                .collect();
            if let Ok(value) = HeaderValue::from_str(&text) {
                response.headers_mut().insert(FAILED_SITES, value);
            }
        }
        response
    }
}

impl ErrorBody {
    fn of(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status: "ERR",
            error: ErrorDetail {
                code: status.as_u16(),
                message: message.into(),
            },
        }
    }
}

fn json_body(status: StatusCode, body: &ErrorBody) -> Response {
    let text = serde_json::to_string(body).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, JSON)], text).into_response()
}

fn failed(failure: &Failure, is_strict: bool) -> Response {
    tracing::error!(%failure, "a request failed");
    if is_strict {
        let status = failure.status();
        return json_body(status, &ErrorBody::of(status, failure.to_string()));
    }
    ([(header::CONTENT_TYPE, HTML)], format!("Error : {failure}")).into_response()
}

#[cfg(test)]
mod tests {
    use super::document;

    #[test]
    fn the_document_has_every_route() {
        let document = document();
        let paths: Vec<_> = document.paths.paths.keys().map(String::as_str).collect();
        assert_eq!(paths, ["/", "/cmd", "/query"]);
    }
}
