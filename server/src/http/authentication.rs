//! Who sends a request: the token in its `Authorization` header.

use std::sync::Arc;

use axum::http::{HeaderMap, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::App;
use super::error::HttpError;
use crate::rules::rights::Caller;

/// The caller, or 401.
pub(super) async fn caller(app: &App, headers: &HeaderMap) -> Result<Arc<Caller>, HttpError> {
    let token = token(headers).ok_or(HttpError::Unauthenticated)?;
    app.api
        .caller(&token)
        .await?
        .ok_or(HttpError::Unauthenticated)
}

/// The token of a request: the user name of Basic authentication, the word after `Token` or
/// `Bearer`, or the bare header.
fn token(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?.trim();
    let token = match text.split_once(char::is_whitespace) {
        None => text.to_owned(),
        Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
            "basic" => {
                let decoded = STANDARD.decode(rest.trim()).ok()?;
                let credentials = String::from_utf8(decoded).ok()?;
                let (name, _) = credentials.split_once(':').unwrap_or((&credentials, ""));
                name.to_owned()
            }
            "token" | "bearer" => rest.trim().to_owned(),
            _ => return None,
        },
    };
    Some(token).filter(|token| !token.is_empty())
}
