//! The id in the path of an item.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::App;
use crate::http::error::HttpError;
use crate::item;

/// The path of an item.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(in crate::http) struct ItemPath {
    /// The `_id` of the item: 24 hexadecimal digits in lower case.
    #[param(pattern = "^[a-f0-9]{24}$", example = "5a0b1c2d3e4f5a6b7c8d9e0f")]
    id: String,
}

/// The id of the item that a request is about. In paths its digits are in lower case; anything
/// else is 404.
pub(in crate::http) struct ItemId(pub(in crate::http) String);

impl FromRequestParts<Arc<App>> for ItemId {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, HttpError> {
        let path = Path::<ItemPath>::from_request_parts(parts, app).await;
        let Ok(Path(ItemPath { id })) = path else {
            return Err(HttpError::not_found());
        };
        if !item::is_id(&id) || id.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(HttpError::not_found());
        }
        Ok(Self(id))
    }
}
