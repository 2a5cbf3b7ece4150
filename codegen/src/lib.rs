//! Makes the typed operations of the client from the published `OpenAPI` document.
//!
//! The document is the only input: a resource, a field or an operation that it gains appears in the
//! client at the next run. [`generate`] reads the subset of `OpenAPI` that the backend publishes and
//! refuses everything else, with the operation and the JSON pointer of each construct that it does
//! not understand; it never panics and never makes code from half of a document.
//!
//! What is difficult about an operation (retries, pages, etags, errors) is written by hand in the
//! client. The generated code only says which operation, with which types.
//!
//! The way through the crate: `document` holds the types of the subset, `shapes` and `operations`
//! check its two halves, `reader` joins them to a `resource` each, and `emit` writes that as Rust.

mod document;
mod emit;
mod names;
mod operations;
mod problem;
mod reader;
mod resource;
mod shapes;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use problem::Problem;

/// The generated files for a document: path inside `sdk/src/generated/`, and content.
///
/// The files are complete: whatever else lies in that folder is a leftover. The same document
/// always results in the same files.
///
/// # Errors
///
/// Everything in the document that cannot become code, not only the first such thing.
pub fn generate(document: &str) -> Result<BTreeMap<PathBuf, String>, Vec<Problem>> {
    let resources = reader::resources(document)?;
    emit::files(document, &resources)
}
