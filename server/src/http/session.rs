//! Logging in and out.

use std::sync::Arc;

use alignak_model::{Login, Token};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::documented::{LoggingIn, Open};
use super::error::HttpError;
use super::extract::{ClientAddress, Credentials};
use super::resources::HandlerResult;
use super::responses::json_response;
use super::topics::SESSION;
use crate::api::LoginRefusal;

/// The routes of the session.
pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::default()
        .routes(routes!(login))
        .routes(routes!(logout))
}

/// Log in
///
/// Returns the token of the user: send it with every other request, as the user name of HTTP Basic
/// authentication with an empty password, or as a bearer token. With `action` `generate` a new
/// token is created, and the former one stops working. After ten failures within a minute for one user
/// from one address, the next attempt has to wait (429).
#[utoipa::path(
    post,
    path = "/login",
    operation_id = "login",
    tag = SESSION,
    security(()),
    request_body(
        content = Login,
        description = "A name and a password. Forms are accepted too.",
        example = json!({"username": "admin", "password": "admin"}),
    ),
    responses(
        (
            status = 200,
            description = "The token.",
            body = Token,
            example = json!({"token": "1707123787512-0f8b6c1e-52d4-4f0a-9c57-3b1f6a7e2d90"}),
        ),
        LoggingIn,
    ),
)]
async fn login(
    State(app): State<Arc<App>>,
    ClientAddress(address): ClientAddress,
    credentials: Credentials,
) -> HandlerResult {
    let Credentials { members, turn } = credentials;
    if members
        .get("action")
        .is_some_and(|action| !is_action(action))
    {
        return Err(HttpError::bad_request("action: `generate` is the only one"));
    }
    let _turn = turn;
    match app.api.login(&members, address).await {
        Ok(token) => Ok(json_response(StatusCode::OK, &json!({"token": token}))),
        Err(LoginRefusal::Incomplete(reason)) => Err(HttpError::login_refused(reason)),
        Err(LoginRefusal::Wrong) => Err(HttpError::wrong_credentials()),
        Err(LoginRefusal::TooMany(wait)) => Err(HttpError::too_many_attempts(wait.as_secs() + 1)),
        Err(LoginRefusal::Failed(refusal)) => Err(refusal.into()),
    }
}

/// Whether a login may ask for this: any text, as clients of the original send some.
fn is_action(action: &Value) -> bool {
    action.is_string() || action.is_null()
}

/// Log out
///
/// Does nothing: a token stays valid until a new one is created or the password changes, because
/// programs share it. Clients forget the token.
#[utoipa::path(
    post,
    path = "/logout",
    operation_id = "logout",
    tag = SESSION,
    security(()),
    responses((
        status = 200,
        description = "Always. Clients that do not ask for JSON get the text `ok`.",
        body = super::about::Done,
        example = json!({"_status": "OK"}),
    ), Open),
)]
async fn logout(headers: HeaderMap) -> HandlerResult {
    let accepts = headers.get_all(header::ACCEPT);
    let wants_json = accepts
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains("application/json"));
    if wants_json {
        return Ok(json_response(StatusCode::OK, &json!({"_status": "OK"})));
    }
    // What the clients of the original know.
    let mut response = axum::http::Response::new("ok".into());
    let text = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, text);
    Ok(response)
}
