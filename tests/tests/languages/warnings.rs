//! What generators and compilers may complain about: `tests/clients/warnings.toml` lists it with
//! reasons. Whatever else looks like a warning is a failure, and so is an entry that no longer
//! occurs.

use regex::Regex;
use serde::Deserialize;

use crate::generator;

#[derive(Debug, Deserialize)]
struct List {
    warning: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    clients: Vec<String>,
    pattern: String,
    reason: String,
}

/// Compares the warnings in what the steps of a client printed with the list.
pub(crate) fn check(client: &str, output: &str) {
    let text = std::fs::read_to_string(generator::sources().join("warnings.toml"))
        .expect("the list of warnings can be read");
    let list: List = toml::from_str(&text).expect("the list of warnings is TOML");
    let accepted: Vec<_> = list
        .warning
        .iter()
        .filter(|entry| entry.clients.iter().any(|name| name == client))
        .map(|entry| {
            assert!(!entry.reason.is_empty(), "{entry:?} has no reason");
            let pattern = Regex::new(&entry.pattern).expect("a pattern is a regular expression");
            (pattern, entry)
        })
        .collect();
    let found: Vec<_> = output.lines().filter(|line| is_warning(line)).collect();
    let unknown: Vec<_> = found
        .iter()
        .filter(|line| !accepted.iter().any(|(pattern, _)| pattern.is_match(line)))
        .collect();
    assert!(unknown.is_empty(), "{client}: new warnings: {unknown:#?}");
    for (pattern, entry) in &accepted {
        assert!(
            found.iter().any(|line| pattern.is_match(line)),
            "{client}: this warning no longer occurs, remove it from the list: {entry:?}"
        );
    }
}

fn is_warning(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    // The summary that a compiler prints after the warnings themselves.
    let summary = line.contains(" generated ") || line.trim_end().ends_with(" warnings");
    // The version of a crate that is fetched may say so of itself.
    let fetched = line.trim_start().starts_with("downloaded ");
    !summary
        && !fetched
        && line
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| {
                matches!(
                    word,
                    "warn" | "warning" | "warnings" | "deprecated" | "notice"
                )
            })
}

#[test]
fn warnings_of_all_kinds_are_seen() {
    for line in [
        "[main] WARN  o.o.codegen.DefaultCodegen - something",
        "warning: variant `A_B` should have an upper camel case name",
        "PHP Warning:  Undefined array key",
        "Deprecated: Optional parameter",
        "lib/x.rb:159: warning: method redefined",
    ] {
        assert!(is_warning(line), "{line}");
    }
    let fetched = "  Downloaded serde_yaml v0.9.34+deprecated";
    for line in ["3 warnings", "all is well", fetched] {
        assert!(!is_warning(line), "{line}");
    }
}
