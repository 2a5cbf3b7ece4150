//! What the document is about.

use serde_json::json;
use utoipa::OpenApi;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::tag::{Tag, TagBuilder};

/// The document before any route is added: what it is about, and the schemas that only responses
/// refer to.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Alignak backend",
        description = include_str!("introduction.md"),
        contact(
            name = "The Alignak backend in Rust",
            url = "https://github.com/alignak/alignak-backend-rust",
        ),
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

/// What holds for all operations, one page for each subject. They are tags without operations,
/// which documentation shows as pages; generators copy the introduction into every file, but not
/// these.
const PAGES: [(&str, &str); 8] = [
    ("Items", include_str!("pages/items.md")),
    ("Filters", include_str!("pages/filters.md")),
    ("Pages", include_str!("pages/pages.md")),
    ("Etags", include_str!("pages/etags.md")),
    ("Embedding", include_str!("pages/embedding.md")),
    ("Lists of new items", include_str!("pages/lists.md")),
    ("Errors", include_str!("pages/errors.md")),
    ("Rights", include_str!("pages/rights.md")),
];

/// The tags: the pages, then the topics of the operations.
pub fn tags<'a>(topics: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Tag> {
    let tag = |(name, description): (&str, &str)| {
        TagBuilder::new()
            .name(name)
            .description(Some(description.trim_end()))
    };
    let page = |page| {
        let is_page = Extensions::from_iter([("x-traitTag", json!(true))]);
        tag(page).extensions(Some(is_page)).build()
    };
    let pages = PAGES.into_iter().map(page);
    pages
        .chain(topics.into_iter().map(|topic| tag(topic).build()))
        .collect()
}
