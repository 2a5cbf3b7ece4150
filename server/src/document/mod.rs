//! What the annotations of the routes cannot say of the published `OpenAPI` document: passes over
//! what they make, and its two versions as text.

mod description;
pub mod examples;
mod openapi_3_0;
mod parameters;
mod security;

use serde_json::Value;
use utoipa::Modify as _;
use utoipa::openapi::OpenApi;

pub use description::{Description, tags};

/// Which version of `OpenAPI` the document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 3.1.0, what we keep.
    Current,
    /// 3.0.3, made from it for tools that need it.
    Older,
}

/// Adds what the annotations of the routes cannot say.
pub fn complete(mut openapi: OpenApi) -> OpenApi {
    parameters::NamedParameters.modify(&mut openapi);
    security::Security.modify(&mut openapi);
    openapi
}

/// The document as text: sorted keys, two blanks of indentation, a newline at the end.
pub fn text(openapi: &OpenApi, version: Version) -> String {
    // What utoipa builds always has a value, and a value has a text.
    let mut document = serde_json::to_value(openapi).unwrap_or_default();
    document["openapi"] = Value::from("3.1.0");
    if version == Version::Older {
        document = openapi_3_0::convert(&document);
    }
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}
