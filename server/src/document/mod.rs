//! The published `OpenAPI` document, made from the contract.
//!
//! Schemas are those that the model crate makes of its types; the shapes for writing, the pages and
//! the operations of each resource follow from them. The document needs no store and no server.

mod examples;
mod older;
mod operations;
mod responses;
mod service;
mod shapes;

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::contract::contract;

/// Which version of `OpenAPI` the document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 3.1.0, what we keep.
    Current,
    /// 3.0.3, made from it for tools that need it.
    Older,
}

static CURRENT: LazyLock<Value> = LazyLock::new(build);

/// The document as text: sorted keys, two blanks of indentation, a newline at the end.
pub fn text(version: Version) -> String {
    let document = match version {
        Version::Current => CURRENT.clone(),
        Version::Older => older::convert(&CURRENT),
    };
    // A JSON value always has a text.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// The document as a value.
pub fn value(version: Version) -> Value {
    match version {
        Version::Current => CURRENT.clone(),
        Version::Older => older::convert(&CURRENT),
    }
}

fn build() -> Value {
    let mut schemas = shapes::schemas();
    schemas.extend(service::schemas());
    let mut tags = vec![json!({
        "name": "service", "description": "Login, version and what the backend offers.",
    })];
    for resource in contract().public() {
        schemas[resource.rust_name]["example"] = examples::item(resource);
        schemas[&shapes::page_name(resource)]["example"] = examples::page(resource);
        tags.push(json!({"name": resource.rust_name, "description": resource.description}));
    }
    for (name, schema) in &mut schemas {
        if let Some(example) = examples::shown(name) {
            schema["example"] = example;
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Alignak backend",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Monitoring configuration, live state, history and rights over REST.",
            "description": "The REST interface of the Alignak backend. Send a name and a password \
                to `/login`, then the token as the user name of HTTP Basic authentication (with \
                an empty password) or as a bearer token. Dates are RFC 1123 texts in GMT, other \
                times are Unix seconds. To change or remove an item, send its `_etag` as \
                `If-Match`.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "The server that serves this document."}],
        "tags": tags,
        "paths": operations::paths(),
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {
                    "type": "http", "scheme": "basic",
                    "description": "The token as user name, an empty password.",
                },
                "bearer": {
                    "type": "http", "scheme": "bearer", "description": "The token.",
                },
            },
        },
        "security": [{"token": []}, {"bearer": []}],
    })
}
