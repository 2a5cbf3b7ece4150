//! Both documents pass the strictest rules of Redocly and all rules of Spectral without a finding.

use alignak_testkit::binary;
use alignak_testkit::process::Process;
use serde_json::Value;
use std::time::Duration;

use crate::generator;

const DOCUMENTS: [&str; 2] = ["alignak-backend.json", "alignak-backend-3.0.json"];
const LIMIT: Duration = Duration::from_mins(5);

#[test]
fn redocly_finds_nothing() {
    for document in DOCUMENTS {
        let arguments = ["redocly", "lint", "--extends", "recommended-strict", "--format", "json"];
        let report = run(&arguments, document);
        let start = report.find('{').unwrap_or_else(|| panic!("no report: {report}"));
        let report: Value = serde_json::Deserializer::from_str(&report[start..])
            .into_iter()
            .next()
            .expect("a report follows")
            .unwrap_or_else(|error| panic!("{error}: {report}"));
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

/// What a linter says of a document.
fn run(arguments: &[&str], document: &str) -> String {
    let mut command = generator::command();
    command
        .args(arguments)
        .arg(binary::workspace().join("openapi").join(document));
    let mut process = Process::start(&mut command);
    process.wait(LIMIT);
    process.output()
}
