//! Following changes: server-sent events.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, Response, header};
use futures_util::stream;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::Listing;
use super::error::HttpError;
use super::extract::Authenticated;
use super::resources::HandlerResult;
use super::topics::LIVE_STATE;
use crate::api::FollowRequest;
use crate::contract::{Resource, contract};
use crate::events::FollowError;
use crate::filter::{self, Filter};

/// The longest position that is looked at, in bytes.
const MAX_POSITION: usize = 1000;

const EXAMPLE: &str = "id: 5d0c7a3e9f214b6c8a1e2f3d4c5b6a79.0000000000000002\n\
    event: updated\n\
    data: {\"resource\":\"host\",\"id\":\"5a0b1c2d3e4f5a6b7c8d9e0f\",\"item\":{\"name\":\"srv-1\"}}\n\n";

/// The routes of events.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default().routes(routes!(follow))
}

/// What is followed, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct FollowParameters {
    /// The resources to follow, separated by commas: any but `livesynthesis`.
    #[param(rename = "resource", example = "history,logcheckresult")]
    _resource: String,
    /// Which items, by their content after the change: a filter as for lists. Only with one
    /// resource. Deletions are sent whatever the filter.
    #[param(
        rename = "where",
        required = false,
        example = r#"{"ls_state": "DOWN"}"#
    )]
    _filter: String,
}

/// From where events are sent, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
struct LastEventId {
    /// The id of the last event that was received: what followed it is sent first. Without it,
    /// events are sent from now on.
    #[param(
        rename = "Last-Event-ID",
        required = false,
        example = "5d0c7a3e9f214b6c8a1e2f3d4c5b6a79.0000000000000002"
    )]
    _id: String,
}

/// Follow changes
///
/// Sends the changes of items that the caller may read as server-sent events, in the order in which
/// they are committed, until the client closes the connection. Events are `ready` (what follows
/// begins here), `created` and `updated` (with the item), `deleted` (with its id; the item was
/// deleted, or moved to where the caller may not read it), and `lagged` (events are missing: read
/// everything anew). Every event has an id from which `Last-Event-ID` goes on, and a comment is sent
/// every 15 seconds when nothing else is. A change of the counters of a live synthesis is no event.
#[utoipa::path(
    get,
    path = "/events",
    operation_id = "follow_changes",
    tag = LIVE_STATE,
    params(FollowParameters, LastEventId),
    responses(
        (status = 200, description = "The changes, as they are committed.", body = String,
            content_type = "text/event-stream", example = json!(EXAMPLE)),
        Listing,
    ),
)]
async fn follow(
    State(app): State<Arc<App>>,
    Authenticated(caller): Authenticated,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    let mut request = wanted(query.as_deref().unwrap_or_default())?;
    request.after = position(&headers)?;
    let following = app.api.follow(&caller, request).await?;
    let parts = stream::unfold((app, following), |(app, mut following)| async {
        let part = following.next(&app.api).await?;
        Some((Ok::<_, Infallible>(part), (app, following)))
    });
    let mut response = Response::new(Body::from_stream(parts));
    let fixed = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // Proxies must not wait for the end.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    let fixed = fixed.map(|(name, value)| (name, HeaderValue::from_static(value)));
    response.headers_mut().extend(fixed);
    Ok(response)
}

/// What a query string asks for.
fn wanted(query: &str) -> Result<FollowRequest, HttpError> {
    let (mut resources, mut filter) = (Vec::new(), String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "resource" => {
                for name in value.split(',').map(str::trim) {
                    let resource = followable(name)?;
                    if !resources.contains(&resource) {
                        resources.push(resource);
                    }
                }
            }
            "where" => filter = value.into_owned(),
            _ => {}
        }
    }
    let filter = match *resources {
        [] => {
            return Err(HttpError::bad_request(
                "resource: name the resources to follow, such as `resource=host,service`",
            ));
        }
        [resource] => filter::parse(&filter, resource)
            .map_err(|error| HttpError::bad_request(error.message()))?,
        _ if filter.is_empty() => Filter::everything(),
        _ => {
            return Err(HttpError::bad_request(
                "where: a filter can only be used with one resource",
            ));
        }
    };
    Ok(FollowRequest {
        resources,
        filter,
        after: None,
    })
}

fn followable(name: &str) -> Result<&'static Resource, HttpError> {
    let known = contract().public().find(|resource| resource.name == name);
    let known = known.filter(|resource| resource.is_followable());
    known.ok_or_else(|| {
        let shown: String = name.chars().take(40).collect();
        HttpError::bad_request(&format!("resource: `{shown}` cannot be followed"))
    })
}

/// The position that the client was at; none when it sends none.
fn position(headers: &HeaderMap) -> Result<Option<String>, HttpError> {
    let Some(value) = headers.get("last-event-id") else {
        return Ok(None);
    };
    let text = value.to_str().ok().map(str::trim);
    match text {
        Some("") => Ok(None),
        Some(text) if text.len() <= MAX_POSITION => Ok(Some(text.to_owned())),
        _ => Err(HttpError::bad_request(
            "Last-Event-ID: this is the id of no event",
        )),
    }
}

impl From<FollowError> for HttpError {
    fn from(error: FollowError) -> Self {
        match error {
            FollowError::TooMany(_) => Self::too_many_followers(),
            FollowError::Store(error) => Self::Store(error),
        }
    }
}
