//! The published documents, as the server prints them.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::drift;
use crate::shell::{Outcome, announce, read, root, write};

/// The documents: file under `openapi/`, and the arguments that print it.
const DOCUMENTS: [(&str, &[&str]); 2] = [
    ("alignak-backend.json", &["openapi"]),
    ("alignak-backend-3.0.json", &["openapi", "--version", "3.0"]),
];

/// Writes both documents, or says how the committed ones differ.
pub(crate) fn run(server: &Path, check: bool) -> Outcome<()> {
    announce(if check {
        "compare the published documents"
    } else {
        "write the published documents"
    });
    let mut drifted = Vec::new();
    for (name, arguments) in DOCUMENTS {
        let path = root().join("openapi").join(name);
        let printed = print(server, arguments)?;
        if !check {
            write(&path, &printed)?;
            println!("openapi/{name}");
            continue;
        }
        let committed = read(&path).unwrap_or_default();
        if committed != printed {
            drifted.push(format!(
                "openapi/{name}: {}",
                describe(&committed, &printed)
            ));
        }
    }
    if drifted.is_empty() {
        return Ok(());
    }
    let list = drifted.join("\n");
    Err(format!(
        "the published documents are not what the server prints; run `cargo xtask openapi`\n{list}"
    ))
}

fn print(server: &Path, arguments: &[&str]) -> Outcome<String> {
    let shown = format!("{} {}", server.display(), arguments.join(" "));
    let output = Command::new(server)
        .args(arguments)
        .output()
        .map_err(|error| format!("{shown} cannot be started: {error}"))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{shown} ended with {}\n{errors}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{shown} printed no text: {error}"))
}

fn describe(committed: &str, printed: &str) -> String {
    if committed.is_empty() {
        return "is missing or empty".to_owned();
    }
    let parsed = (
        serde_json::from_str::<Value>(committed),
        serde_json::from_str::<Value>(printed),
    );
    let (Ok(committed), Ok(printed)) = parsed else {
        return "is not JSON".to_owned();
    };
    let places = drift::places(&committed, &printed);
    if places.is_empty() {
        "differs in its layout only".to_owned()
    } else {
        places.join("\n    ")
    }
}
