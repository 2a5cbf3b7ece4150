//! What the document is about.

use utoipa::OpenApi;

/// The document before any route is added: what it is about, and the schemas that only responses
/// refer to.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Alignak backend",
        description = include_str!("introduction.md"),
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/", description = "The server that serves this document.")),
    components(schemas(
        alignak_model::ErrorBody,
        alignak_model::document::WriteResults,
        alignak_model::Link,
    )),
)]
pub struct Description;
