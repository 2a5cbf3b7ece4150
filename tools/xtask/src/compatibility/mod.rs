//! Whether today's document breaks clients that were made from the document of the last release.
//!
//! `openapi/released/` holds that document; a release replaces it. What breaks a client must be
//! said in the newest section of the change log, by its place in backticks.

mod document;
mod operations;
mod schemas;

use crate::shell::{Outcome, announce, read, root};

use document::Document;

/// Something that a client of the last release cannot live with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Break {
    /// An operation such as `list_hosts`, a schema, or a property such as `HostPatch.alias`.
    place: String,
    what: String,
}

impl Break {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
        }
    }
}

/// Fails when something breaks that the change log does not name.
pub(crate) fn run() -> Outcome<()> {
    announce("compare the document with the last release's");
    let folder = root().join("openapi");
    let released = Document::parse(&read(&folder.join("released/alignak-backend.json"))?)?;
    let today = Document::parse(&read(&folder.join("alignak-backend.json"))?)?;
    let log = read(&root().join("CHANGELOG.md"))?;
    let unsaid: Vec<_> = unsaid(breaks(&released, &today), &log)
        .into_iter()
        .map(|one| format!("    `{}`: {}", one.place, one.what))
        .collect();
    if unsaid.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the document breaks clients of the last release; name each place in backticks in the \
         newest section of CHANGELOG.md, or keep it as it was\n{}",
        unsaid.join("\n")
    ))
}

fn breaks(released: &Document, today: &Document) -> Vec<Break> {
    let mut found = operations::breaks(released, today);
    found.extend(schemas::breaks(released, today));
    found.sort();
    found
}

/// Those that the newest section of the change log does not name.
fn unsaid(breaks: Vec<Break>, log: &str) -> Vec<Break> {
    let newest = log.split("\n## ").nth(1).unwrap_or_default();
    breaks
        .into_iter()
        .filter(|one| !newest.contains(&format!("`{}`", one.place)))
        .collect()
}

#[cfg(test)]
mod tests;
