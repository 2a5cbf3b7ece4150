//! The routes of the resources: one collection and one item address each, from the contract.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header, request};
use axum::routing::any;
use serde_json::{Value, json};

use super::error::{HttpError, bytes_response, json_response};
use super::query::Parameters;
use super::{App, authentication, body, conditional, envelope};
use crate::api::{Api, Created, ListRequest, SynthesisView, View, Written};
use crate::contract::{Resource, contract};
use crate::date::{format_date, parse_date};
use crate::filter::{self, Projection, Sort};
use crate::item;

/// Adds the routes of all public resources.
pub(super) fn routes(mut router: Router<Arc<App>>) -> Router<Arc<App>> {
    for resource in contract().public() {
        let collection_route = any(
            move |State(app): State<Arc<App>>, request: Request| async move {
                let answer = collection(&app, resource, request).await;
                answer.unwrap_or_else(HttpError::into_response)
            },
        );
        let item_route = any(
            move |State(app): State<Arc<App>>, request: Request| async move {
                let answer = one(&app, resource, request).await;
                answer.unwrap_or_else(HttpError::into_response)
            },
        );
        router = router
            .route(&format!("/{}", resource.name), collection_route)
            .route(&format!("/{}/{{id}}", resource.name), item_route);
    }
    router
}

type Answer = Result<Response<Body>, HttpError>;

async fn collection(app: &App, resource: &'static Resource, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    match parts.method {
        Method::GET | Method::HEAD => list(app, resource, &parts).await,
        Method::POST => create(app, resource, &parts, body).await,
        Method::DELETE => {
            let caller = authentication::caller(app, &parts.headers).await?;
            app.api.remove_all(&caller, resource).await?;
            Ok(no_content())
        }
        Method::OPTIONS => Ok(allowed_methods("GET, HEAD, POST, DELETE, OPTIONS")),
        _ => Err(HttpError::method_not_allowed()),
    }
}

async fn one(app: &App, resource: &'static Resource, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let id = parts.uri.path().rsplit('/').next().unwrap_or_default();
    // In addresses ids have lower-case digits.
    if !item::is_id(id) || id.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(HttpError::not_found());
    }
    let if_match = conditional::if_match(&parts.headers);
    match parts.method {
        Method::GET | Method::HEAD => read(app, resource, id, &parts).await,
        Method::PATCH => {
            let caller = authentication::caller(app, &parts.headers).await?;
            let bytes = body::read(body, app.settings.body_limit).await?;
            let changes = body::decode(&parts.headers, bytes).await?;
            let written = app
                .api
                .change(&caller, resource, id, if_match.as_deref(), changes)
                .await?;
            Ok(written_response(StatusCode::OK, resource, &written))
        }
        Method::PUT if resource.replaceable => {
            let caller = authentication::caller(app, &parts.headers).await?;
            let bytes = body::read(body, app.settings.body_limit).await?;
            let content = body::decode(&parts.headers, bytes).await?;
            let (written, is_new) = app
                .api
                .replace(&caller, resource, id, if_match.as_deref(), content)
                .await?;
            let status = if is_new {
                StatusCode::CREATED
            } else {
                StatusCode::OK
            };
            let mut response = written_response(status, resource, &written);
            set_date(
                &mut response,
                parse_date(item::text(&written.fields, "_updated")),
            );
            if is_new {
                set_location(&mut response, app, &parts, resource, &written);
            }
            Ok(response)
        }
        Method::DELETE => {
            let caller = authentication::caller(app, &parts.headers).await?;
            app.api
                .remove(&caller, resource, id, if_match.as_deref())
                .await?;
            Ok(no_content())
        }
        Method::OPTIONS if resource.replaceable => Ok(allowed_methods(
            "GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS",
        )),
        Method::OPTIONS => Ok(allowed_methods("GET, HEAD, POST, PATCH, DELETE, OPTIONS")),
        _ => Err(HttpError::method_not_allowed()),
    }
}

async fn list(app: &App, resource: &'static Resource, parts: &request::Parts) -> Answer {
    let caller = authentication::caller(app, &parts.headers).await?;
    let parameters = Parameters::parse(parts.uri.query());
    let limits = app.settings.page_limits;
    let choice = parameters.page_choice(limits);
    let given = |name: &str| parameters.get(name).unwrap_or_default();
    let request = ListRequest {
        filter: filter::parse(given("where"), resource).map_err(refuse_query)?,
        sort: Sort::parse(given("sort")).map_err(refuse_query)?,
        view: view(&parameters)?,
        skip: (choice.page - 1).saturating_mul(choice.max_results),
        limit: choice.max_results,
    };
    let listing = app.api.list(&caller, resource, request).await?;
    let mut body = envelope::page(resource, &listing, &parameters, limits);
    if parameters.get("pretty").is_some() {
        body = envelope::indent(body);
    }
    let mut response = bytes_response(StatusCode::OK, body);
    response
        .headers_mut()
        .insert("x-total-count", HeaderValue::from(listing.total));
    set_date(
        &mut response,
        listing.items.iter().map(|item| item.updated).max(),
    );
    Ok(response)
}

async fn read(app: &App, resource: &'static Resource, id: &str, parts: &request::Parts) -> Answer {
    let caller = authentication::caller(app, &parts.headers).await?;
    let parameters = Parameters::parse(parts.uri.query());
    let view = view(&parameters)?;
    let stored = app.api.read(&caller, resource, id, &view).await?;
    let is_known =
        Api::is_told_by_etag(resource) && conditional::is_not_modified(&parts.headers, &stored);
    let mut response = if is_known {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let mut body = envelope::item(resource, &stored, &parameters, app.settings.page_limits);
        if parameters.get("pretty").is_some() {
            body = envelope::indent(body);
        }
        let mut response = bytes_response(StatusCode::OK, body);
        set_date(&mut response, Some(stored.updated));
        response
    };
    set_etag(&mut response, &stored.etag);
    Ok(response)
}

fn view(parameters: &Parameters) -> Result<View, HttpError> {
    let given = |name: &str| parameters.get(name).unwrap_or_default();
    Ok(View {
        projection: Projection::parse(given("projection")).map_err(refuse_query)?,
        embedded: filter::parse_embedded(given("embedded")).map_err(refuse_query)?,
        synthesis: SynthesisView {
            concatenation: parameters.get("concatenation").is_some(),
            history: parameters.get("history").is_some(),
        },
    })
}

fn refuse_query(error: filter::FilterError) -> HttpError {
    HttpError::bad_request(error.message())
}

async fn create(
    app: &App,
    resource: &'static Resource,
    parts: &request::Parts,
    body: Body,
) -> Answer {
    let caller = authentication::caller(app, &parts.headers).await?;
    let bytes = body::read(body, app.settings.body_limit).await?;
    let posted = body::decode(&parts.headers, bytes).await?;
    let created = app.api.create(&caller, resource, posted).await?;
    let (answer, first) = match created {
        Created::One(written) => (written.answer(resource), Some(written)),
        Created::Many(all) => {
            let items = all.iter().map(|written| written.answer(resource));
            let answer = list_answer(items.collect());
            (answer, all.into_iter().next())
        }
        Created::Partly(elements) => {
            let items = elements.iter().map(|element| match element {
                Ok(written) => written.answer(resource),
                Err(issues) => json!({"_status": "ERR", "_issues": issues}),
            });
            let answer = list_answer(items.collect());
            (answer, elements.into_iter().flatten().next())
        }
    };
    let mut response = json_response(StatusCode::CREATED, &answer);
    if let Some(first) = first {
        set_location(&mut response, app, parts, resource, &first);
    }
    Ok(response)
}

fn list_answer(items: Vec<Value>) -> Value {
    json!({"_status": "OK", "_items": items})
}

fn written_response(status: StatusCode, resource: &Resource, written: &Written) -> Response<Body> {
    let mut response = json_response(status, &written.answer(resource));
    set_etag(&mut response, written.etag());
    response
}

fn no_content() -> Response<Body> {
    bytes_response(StatusCode::NO_CONTENT, Vec::new())
}

/// The answer to OPTIONS.
pub(super) fn allowed_methods(methods: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response
        .headers_mut()
        .insert(header::ALLOW, HeaderValue::from_static(methods));
    response
}

fn set_etag(response: &mut Response<Body>, etag: &str) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{etag}\"")) {
        response.headers_mut().insert(header::ETAG, value);
    }
}

fn set_date(response: &mut Response<Body>, seconds: Option<i64>) {
    if let Some(seconds) = seconds
        && let Ok(value) = HeaderValue::from_str(&format_date(seconds))
    {
        response.headers_mut().insert(header::LAST_MODIFIED, value);
    }
}

fn set_location(
    response: &mut Response<Body>,
    app: &App,
    parts: &request::Parts,
    resource: &Resource,
    written: &Written,
) {
    let host = host_of(app, &parts.headers);
    let location = format!("http://{host}/{}/{}", resource.name, written.id);
    if let Ok(value) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, value);
    }
}

/// The host that the client named, or else the address that the server listens on.
fn host_of(app: &App, headers: &HeaderMap) -> String {
    headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .map_or_else(|| app.settings.address.clone(), str::to_owned)
}
