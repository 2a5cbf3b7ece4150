//! What the routes of every resource do, generic over the resource.

use alignak_model::Resource as Described;
use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::api::{Api, Created, Written};
use crate::contract::{self, Resource};
use crate::date::parse_date;
use crate::http::error::HttpError;
use crate::http::extract::{
    Authenticated, Conditions, IfMatch, ItemId, ItemQuery, ListQuery, Posted,
};
use crate::http::responses::{bytes_response, json_response, no_content, set_date, set_etag};
use crate::http::{App, envelope};
use crate::item;

pub(in crate::http) type Answer = Result<Response<Body>, HttpError>;

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

pub(super) async fn list<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
    query: &ListQuery,
) -> Answer {
    let resource = known::<R>();
    let request = query.request(resource)?;
    let _turn = app.take_turn()?;
    let listing = app.api.list(caller, resource, request).await?;
    let mut body = envelope::page(resource, &listing, query.links());
    if query.is_pretty() {
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

pub(super) async fn read<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
    ItemId(id): &ItemId,
    query: &ItemQuery<R>,
    conditions: &Conditions,
) -> Answer {
    let resource = known::<R>();
    let view = query.view()?;
    let _turn = app.take_turn()?;
    let stored = app.api.read(caller, resource, id, &view).await?;
    let mut response = if Api::is_told_by_etag(resource) && conditions.are_met_by(&stored) {
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
) -> Answer {
    let resource = known::<R>();
    let _turn = posted.turn;
    let created = app.api.create(caller, resource, posted.value).await?;
    let (body, first) = match created {
        Created::One(written) => (written.answer(resource), Some(written)),
        created => answer_of_list(resource, created),
    };
    Ok(created_response(app, resource, &body, first.as_ref()))
}

/// The response to a list: what became of each element, and the first that is stored.
pub(in crate::http) fn answer_of_list(
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
) -> Answer {
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
) -> Answer {
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
    RawQuery(query): &RawQuery,
) -> Answer {
    let _turn = app.take_turn()?;
    let force = is_forced(query.as_deref().unwrap_or_default());
    let removed = app
        .api
        .remove_with(caller, known::<R>(), id, etag.as_deref(), force);
    let also = removed.await?.summary();
    let mut response = no_content();
    if let Some(value) = HeaderValue::from_str(&also)
        .ok()
        .filter(|_| !also.is_empty())
    {
        response.headers_mut().insert("x-also-removed", value);
    }
    Ok(response)
}

/// Whether the query of a removal asks for it although other items refer to the item.
fn is_forced(query: &str) -> bool {
    let mut parameters = form_urlencoded::parse(query.as_bytes());
    let force = parameters.find(|(name, _)| name == "force");
    force.is_some_and(|(_, value)| !matches!(&*value, "false" | "0"))
}

pub(super) async fn remove_all<R: Described>(
    app: &App,
    Authenticated(caller): &Authenticated,
) -> Answer {
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
