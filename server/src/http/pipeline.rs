//! What happens to every request before and after its handler.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, Uri, header};
use hyper::ext::ReasonPhrase;
use tower::{Layer as _, ServiceExt as _, service_fn};
use tower_http::cors::{AllowHeaders, AllowOrigin, CorsLayer};
use tower_http::request_id::{
    MakeRequestId, PropagateRequestId, PropagateRequestIdLayer, RequestId, SetRequestId,
    SetRequestIdLayer,
};

use super::error::LoggedError;
use super::{App, router};
use crate::config::HttpSettings;

/// How long browsers may remember what another origin is allowed.
const CORS_MAX_AGE: Duration = Duration::from_hours(6);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The whole interface: responds to any request.
#[derive(Clone)]
pub struct Interface {
    app: Arc<App>,
    service: SetRequestId<PropagateRequestId<Router>, RequestIds>,
    cross_origin: CorsLayer,
}

impl Interface {
    /// The interface to what the application offers.
    pub fn new(app: Arc<App>) -> Self {
        let routes = PropagateRequestIdLayer::new(REQUEST_ID).layer(router(Arc::clone(&app)));
        Self {
            service: SetRequestIdLayer::new(REQUEST_ID, RequestIds::default()).layer(routes),
            cross_origin: cross_origin(&app.settings),
            app,
        }
    }

    /// Responds to a request.
    pub async fn respond(&self, request: Request) -> Response<Body> {
        let request = prepare(request);
        let closes = self.app.settings.closes_python_connections
            && request
                .headers()
                .get(header::USER_AGENT)
                .is_some_and(|agent| agent.as_bytes().starts_with(b"python-requests"));
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let origin = request.headers().get(header::ORIGIN).cloned();
        let cross_origin = self.cross_origin(&method, origin).await;
        let responded = self.service.clone().oneshot(request).await;
        let mut response = responded.unwrap_or_else(|never| match never {});
        response.headers_mut().extend(cross_origin);
        if let Some(LoggedError(error)) = response.extensions().get() {
            let id = response.headers().get(REQUEST_ID);
            tracing::error!(%error, %method, path = uri.path(), ?id, "the store could not answer");
        }
        complete_allow(&mut response);
        if let Some(phrase) = reason_phrase(response.status().as_u16()) {
            let phrase = ReasonPhrase::from_static(phrase);
            response.extensions_mut().insert(phrase);
        }
        if closes {
            response
                .headers_mut()
                .insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }

    /// What a response tells a browser at another origin. The layer would answer OPTIONS by itself,
    /// which is to list the methods of the path too, so it is asked for its headers only.
    async fn cross_origin(&self, method: &Method, origin: Option<HeaderValue>) -> HeaderMap {
        let Some(origin) = origin else {
            return HeaderMap::new();
        };
        let mut head = axum::http::Request::new(());
        head.method_mut().clone_from(method);
        head.headers_mut().insert(header::ORIGIN, origin);
        let nothing = service_fn(async |_| Ok::<_, Infallible>(Response::new(())));
        let headers = self.cross_origin.layer(nothing).oneshot(head).await;
        headers.map_or_else(
            |never| match never {},
            |response| response.into_parts().0.headers,
        )
    }
}

/// The ids of requests, for the log: the number of each since the start, unless the client sends an
/// id of its own.
#[derive(Clone, Default)]
struct RequestIds(Arc<AtomicU64>);

impl MakeRequestId for RequestIds {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Some(RequestId::new(HeaderValue::from(number)))
    }
}

/// What must happen before routing: `POST` with `X-HTTP-Method-Override` becomes the method it
/// names, and a slash at the end of the path means nothing.
fn prepare(mut request: Request) -> Request {
    if request.method() == Method::POST
        && let Some(name) = request.headers().get("x-http-method-override")
        && let Ok(method) = Method::from_bytes(name.as_bytes().to_ascii_uppercase().as_slice())
    {
        *request.method_mut() = method;
    }
    if let Some(uri) = tidy(request.uri()) {
        *request.uri_mut() = uri;
    }
    request
}

/// The address without doubled slashes and without one at the end, if it had any. A middleware of
/// tower-http would leave doubled slashes inside the path.
fn tidy(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    if !path.contains("//") && (path.len() == 1 || !path.ends_with('/')) {
        return None;
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut tidied = format!("/{}", parts.join("/"));
    if let Some(query) = uri.query() {
        tidied.push('?');
        tidied.push_str(query);
    }
    tidied.parse().ok()
}

/// Adds what axum does not know of to the methods that a path has: OPTIONS, and POST on items,
/// which carries the method override.
fn complete_allow(response: &mut Response<Body>) {
    let Some(allowed) = response.headers().get(header::ALLOW) else {
        return;
    };
    let mut methods = allowed.to_str().unwrap_or_default().replace(',', ", ");
    if methods.contains("PATCH") && !methods.contains("POST") {
        methods.push_str(", POST");
    }
    methods.push_str(", OPTIONS");
    if let Ok(methods) = HeaderValue::from_str(&methods) {
        response.headers_mut().insert(header::ALLOW, methods);
    }
}

/// What the original's server writes after the status; clients exist that look for it.
fn reason_phrase(status: u16) -> Option<&'static [u8]> {
    Some(match status {
        201 => b"CREATED",
        204 => b"NO CONTENT",
        304 => b"NOT MODIFIED",
        400 => b"BAD REQUEST",
        401 => b"UNAUTHORIZED",
        403 => b"FORBIDDEN",
        404 => b"NOT FOUND",
        405 => b"METHOD NOT ALLOWED",
        408 => b"REQUEST TIMEOUT",
        409 => b"CONFLICT",
        412 => b"PRECONDITION FAILED",
        413 => b"REQUEST ENTITY TOO LARGE",
        422 => b"UNPROCESSABLE ENTITY",
        428 => b"PRECONDITION REQUIRED",
        429 => b"TOO MANY REQUESTS",
        500 => b"INTERNAL SERVER ERROR",
        503 => b"SERVICE UNAVAILABLE",
        507 => b"INSUFFICIENT STORAGE",
        _ => return None,
    })
}

/// What pages of other origins may do, as the settings say.
fn cross_origin(settings: &HttpSettings) -> CorsLayer {
    let origin = if settings.origins.iter().any(|origin| origin == "*") {
        AllowOrigin::mirror_request()
    } else {
        let origins = settings.origins.iter();
        AllowOrigin::list(origins.filter_map(|origin| HeaderValue::from_str(origin).ok()))
    };
    let names = settings.cross_origin_headers.split(',');
    let names = names.filter_map(|name| name.trim().parse::<HeaderName>().ok());
    CorsLayer::new()
        .allow_origin(origin)
        .allow_headers(AllowHeaders::list(names))
        .allow_methods([
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PATCH,
            Method::PUT,
            Method::DELETE,
            Method::OPTIONS,
        ])
        .expose_headers([
            header::ETAG,
            header::LAST_MODIFIED,
            header::LOCATION,
            header::RETRY_AFTER,
            HeaderName::from_static("x-also-removed"),
            HeaderName::from_static("x-scanned-items"),
            HeaderName::from_static("x-total-count"),
            REQUEST_ID,
        ])
        .vary([header::ORIGIN])
        .max_age(CORS_MAX_AGE)
}
