//! What the routes of every resource do, generic over the resource.

use alignak_model::Resource as Described;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::api::{Api, Created, Written};
use crate::contract::{self, Resource};
use crate::date::parse_date;
use crate::http::error::HttpError;
use crate::http::extract::{
    Authenticated, Conditions, IfMatch, ItemId, ItemQuery, ListQuery, Posted, RemovalQuery,
};
use crate::http::responses::{bytes_response, json_response, no_content, set_date, set_etag};
use crate::http::{App, envelope};
use crate::item;

pub(in crate::http) type HandlerResult = Result<Response<Body>, HttpError>;

/// What was removed along with an item: the header of the response.
const ALSO_REMOVED: HeaderName = HeaderName::from_static("x-also-removed");

/// The path of a collection.
pub(super) fn collection_path<R: Described>() -> String {
    format!("/{}", R::NAME)
}

/// The path of an item.
pub(super) fn item_path<R: Described>() -> String {
    format!("/{}/{{id}}", R::NAME)
}

/// What the server knows of a resource of the model.
fn known<R: Described>() -> &'static Resource {
    contract::resource(R::NAME)
}

/// What links call an item.
pub(super) fn title<R: Described>() -> &'static str {
    &known::<R>().title
}

/// A list that looked at fewer items one by one does not say so.
const MANY_SCANNED: u64 = 1_000;

pub(super) async fn list<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
    query: &ListQuery,
) -> HandlerResult {
    let resource = known::<R>();
    let request = query.request(resource)?;
    let _turn = app.take_turn()?;
    let listing = app.api.list(caller, resource, request).await?;
    let (total, scanned) = (listing.total, listing.scanned);
    let newest = listing.items.iter().map(|item| item.updated).max();
    let body = if query.is_pretty() {
        envelope::pretty_page(resource, listing, query.links())
    } else {
        envelope::page(resource, listing, query.links())
    };
    let mut response = bytes_response(StatusCode::OK, body);
    if query.links().counts {
        response
            .headers_mut()
            .insert("x-total-count", HeaderValue::from(total));
    }
    if scanned >= MANY_SCANNED {
        response
            .headers_mut()
            .insert("x-scanned-items", HeaderValue::from(scanned));
    }
    set_date(&mut response, newest);
    Ok(response)
}

pub(super) async fn read<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
    ItemId(id): &ItemId,
    query: &ItemQuery<R>,
    conditions: &Conditions,
) -> HandlerResult {
    let resource = known::<R>();
    let view = query.view()?;
    let _turn = app.take_turn()?;
    let stored = app.api.read(caller, resource, id, &view).await?;
    let mut response = if Api::has_telling_etag(resource) && conditions.are_met_by(&stored) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let mut body = envelope::item(resource, &stored, query.links());
        if query.is_pretty() {
            body = envelope::indent(body);
        }
        let mut response = bytes_response(StatusCode::OK, body);
        set_date(&mut response, Some(stored.updated));
        response
    };
    set_etag(&mut response, &stored.etag);
    Ok(response)
}

pub(super) async fn create<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
    posted: Posted,
) -> HandlerResult {
    let resource = known::<R>();
    let _turn = posted.turn;
    let created = app.api.create(caller, resource, posted.value).await?;
    let (body, first) = match created {
        Created::One(written) => (written.answer(resource), Some(written)),
        created => list_response(resource, created),
    };
    Ok(created_response(app, resource, &body, first.as_ref()))
}

/// The response to a list: what became of each element, and the first that is stored.
pub(in crate::http) fn list_response(
    resource: &Resource,
    created: Created,
) -> (Value, Option<Written>) {
    let (items, first): (Vec<Value>, _) = match created {
        Created::One(written) => (vec![written.answer(resource)], Some(written)),
        Created::Many(all) => {
            let items = all.iter().map(|written| written.answer(resource));
            (items.collect(), all.into_iter().next())
        }
        Created::Partly(elements) => {
            let items = elements.iter().map(|element| match element {
                Ok(written) => written.answer(resource),
                Err(issues) => json!({"_status": "ERR", "_issues": issues}),
            });
            (items.collect(), elements.into_iter().flatten().next())
        }
    };
    (json!({"_status": "OK", "_items": items}), first)
}

/// 201 with the path of what is created.
fn created_response(
    app: &App,
    resource: &Resource,
    body: &Value,
    first: Option<&Written>,
) -> Response<Body> {
    let mut response = json_response(StatusCode::CREATED, body);
    if let Some(first) = first {
        set_location(&mut response, app, resource, first);
    }
    response
}

pub(super) async fn change<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
    ItemId(id): &ItemId,
    IfMatch(etag): &IfMatch,
    posted: Posted,
) -> HandlerResult {
    let resource = known::<R>();
    let _turn = posted.turn;
    let changed = app
        .api
        .change(caller, resource, id, etag.as_deref(), posted.value);
    Ok(written_response(StatusCode::OK, resource, &changed.await?))
}

pub(super) async fn replace<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
    ItemId(id): &ItemId,
    IfMatch(etag): &IfMatch,
    posted: Posted,
) -> HandlerResult {
    let resource = known::<R>();
    let _turn = posted.turn;
    let replaced = app
        .api
        .replace(caller, resource, id, etag.as_deref(), posted.value);
    let (written, is_new) = replaced.await?;
    let status = if is_new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    let mut response = written_response(status, resource, &written);
    let updated = item::text(&written.fields, "_updated");
    set_date(&mut response, parse_date(updated));
    if is_new {
        set_location(&mut response, app, resource, &written);
    }
    Ok(response)
}

pub(super) async fn remove<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
    ItemId(id): &ItemId,
    IfMatch(etag): &IfMatch,
    RemovalQuery { force }: &RemovalQuery,
) -> HandlerResult {
    let _turn = app.take_turn()?;
    let removed = app
        .api
        .remove_with(caller, known::<R>(), id, etag.as_deref(), *force);
    let also = removed.await?.summary();
    let mut response = no_content();
    if let Some(value) = HeaderValue::from_str(&also)
        .ok()
        .filter(|_| !also.is_empty())
    {
        response.headers_mut().insert(ALSO_REMOVED, value);
    }
    Ok(response)
}

pub(super) async fn remove_all<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
) -> HandlerResult {
    let _turn = app.take_turn()?;
    app.api.remove_all(caller, known::<R>()).await?;
    Ok(no_content())
}

fn written_response(status: StatusCode, resource: &Resource, written: &Written) -> Response<Body> {
    let mut response = json_response(status, &written.answer(resource));
    set_etag(&mut response, written.etag());
    response
}

/// Names the path of an item: relative, or below the configured address.
fn set_location(response: &mut Response<Body>, app: &App, resource: &Resource, written: &Written) {
    let base = &app.settings.public_url;
    let location = format!("{base}/{}/{}", resource.name, written.id);
    if let Ok(value) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, value);
    }
}
