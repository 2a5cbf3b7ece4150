//! Who sends a request: the token in its `Authorization` header.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use headers::authorization::{Basic, Credentials as _};

use super::client::is_browser;
use crate::http::App;
use crate::http::error::HttpError;
use crate::rules::rights::Caller;

/// The caller whose token the request carries; 401 without one.
pub(in crate::http) struct Authenticated(pub(in crate::http) Arc<Caller>);

impl FromRequestParts<Arc<App>> for Authenticated {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, HttpError> {
        let refused = || HttpError::Unauthenticated {
            by_browser: is_browser(&parts.headers),
        };
        let token = token(&parts.headers).ok_or_else(refused)?;
        let caller = app.api.caller(&token).await?;
        caller.map(Self).ok_or_else(refused)
    }
}

/// The token of a request: the user name of Basic authentication, the word after `Token` or
/// `Bearer`, or the bare header.
fn token(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?;
    let text = value.to_str().ok()?.trim();
    let token = match text.split_once(char::is_whitespace) {
        None => text.to_owned(),
        Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
            "basic" => Basic::decode(value)?.username().to_owned(),
            "token" | "bearer" => rest.trim().to_owned(),
            _ => return None,
        },
    };
    Some(token).filter(|token| !token.is_empty())
}
