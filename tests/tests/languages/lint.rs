//! Both documents pass the strictest rules of Redocly and all rules of Spectral without a finding.

use std::process::Stdio;

use alignak_testkit::binary;
use serde_json::Value;

use crate::generator;

const DOCUMENTS: [&str; 2] = ["alignak-backend.json", "alignak-backend-3.0.json"];

#[test]
fn redocly_finds_nothing() {
    for document in DOCUMENTS {
        let arguments = [
            "redocly",
            "lint",
            "--extends",
            "recommended-strict",
            "--format",
            "json",
        ];
        let report = run(&arguments, document);
        let report: Value =
            serde_json::from_str(&report).unwrap_or_else(|error| panic!("{error}: {report}"));
        let problems: Vec<_> = report["problems"]
            .as_array()
            .expect("a report lists problems")
            .iter()
            .map(|problem| {
                let place = &problem["location"][0]["pointer"];
                format!("{} {place}: {}", problem["ruleId"], problem["message"])
            })
            .collect();
        assert!(problems.is_empty(), "{document}: {problems:#?}");
    }
}

#[test]
fn spectral_finds_nothing() {
    let rules = generator::sources().join("spectral.yaml");
    let rules = rules.to_str().expect("the path of the workspace is text");
    for document in DOCUMENTS {
        let arguments = ["spectral", "lint", "--format", "text", "--ruleset", rules];
        let report = run(&arguments, document);
        assert!(report.contains("No results"), "{document}: {report}");
    }
}

/// The report that a linter prints about a document.
fn run(arguments: &[&str], document: &str) -> String {
    let mut command = generator::command();
    command
        .args(arguments)
        .arg(binary::workspace().join("openapi").join(document));
    let output = command
        .stdin(Stdio::null())
        .output()
        .expect("nice can be started");
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!report.is_empty(), "{arguments:?}: {errors}");
    report
}
