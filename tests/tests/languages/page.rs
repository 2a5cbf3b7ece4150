//! The page about other languages shows what the tests run, and nothing else.

use std::collections::BTreeSet;

use alignak_testkit::binary;
use regex::Regex;

use crate::generator;

#[test]
fn the_page_shows_every_client_as_it_is_tested() {
    let page = binary::workspace().join("docs/src/other-languages.md");
    let text = std::fs::read_to_string(&page).expect("the page can be read");
    let include = Regex::new(r"\{\{#include ([^:}]+)(?::(\w+))?\}\}").expect("a pattern");
    let mut shown = BTreeSet::new();
    for found in include.captures_iter(&text) {
        let file = page.with_file_name(&found[1]);
        let source = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        if let Some(anchor) = found.get(2) {
            for end in ["ANCHOR", "ANCHOR_END"] {
                let mark = format!("{end}: {}", anchor.as_str());
                assert!(source.contains(&mark), "{}: no {mark}", file.display());
            }
        }
        shown.insert(
            found[1]
                .trim_start_matches("../../tests/clients/")
                .to_owned(),
        );
    }
    let clients: Vec<_> = std::fs::read_dir(generator::sources())
        .expect("the folder of clients can be read")
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(clients.len() >= 11, "{clients:?}");
    for client in clients {
        let of_client: Vec<_> = shown
            .iter()
            .filter(|file| file.starts_with(&format!("{client}/")))
            .collect();
        assert!(
            of_client.len() >= 2,
            "the page shows how the client {client} is made and used; it includes {of_client:?}"
        );
    }
    // Code that is not included from a file is not run by any test.
    let fences: Vec<_> = text.split("```").skip(1).step_by(2).collect();
    for fence in fences {
        let (_, code) = fence.split_once('\n').unwrap_or_default();
        assert!(
            code.trim_start().starts_with("{{#include"),
            "not included: {code}"
        );
    }
}
