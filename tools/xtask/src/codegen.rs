//! The generated operations of the client.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::shell::{Outcome, announce, read, root, write};

const DOCUMENT: &str = "openapi/alignak-backend.json";
const FOLDER: &str = "sdk/src/generated";

/// Writes the generated files, or says which of the committed ones differ.
pub(crate) fn run(check: bool) -> Outcome<()> {
    announce(if check {
        "compare the generated code"
    } else {
        "write the generated code"
    });
    let wanted = generate(&read(&root().join(DOCUMENT))?)?;
    let folder = root().join(FOLDER);
    let present = files_below(&folder)?;
    if !check {
        for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
            let leftover = folder.join(path);
            std::fs::remove_file(&leftover)
                .map_err(|error| format!("cannot remove {}: {error}", leftover.display()))?;
        }
        for (path, text) in &wanted {
            write(&folder.join(path), text)?;
        }
        println!("{FOLDER}: {} files", wanted.len());
        return Ok(());
    }
    let drifted = compare(&present, &wanted);
    if drifted.is_empty() {
        return Ok(());
    }
    let list = drifted.join("\n");
    Err(format!(
        "the generated code is not made from {DOCUMENT}; run `cargo xtask codegen`\n{list}"
    ))
}

fn generate(document: &str) -> Outcome<BTreeMap<PathBuf, String>> {
    alignak_codegen::generate(document).map_err(|problems| {
        let list: Vec<_> = problems.iter().map(ToString::to_string).collect();
        format!("{DOCUMENT} cannot become code:\n{}", list.join("\n"))
    })
}

fn compare(present: &BTreeMap<PathBuf, String>, wanted: &BTreeMap<PathBuf, String>) -> Vec<String> {
    let mut drifted = Vec::new();
    for (path, text) in wanted {
        match present.get(path) {
            None => drifted.push(format!("{FOLDER}/{} is missing", path.display())),
            Some(other) if other != text => {
                drifted.push(format!("{FOLDER}/{} has changed", path.display()));
            }
            Some(_) => {}
        }
    }
    for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
        drifted.push(format!("{FOLDER}/{} is a leftover", path.display()));
    }
    drifted
}

/// All files of a folder and of those below it, by their path within it.
fn files_below(folder: &Path) -> Outcome<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        if !next.exists() {
            continue;
        }
        let unreadable = |error| format!("cannot read {}: {error}", next.display());
        for entry in std::fs::read_dir(&next).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                found.insert(name.to_path_buf(), read(&path)?);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> BTreeMap<PathBuf, String> {
        pairs
            .iter()
            .map(|(path, text)| (PathBuf::from(path), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn each_drifted_file_is_named() {
        let present = files(&[("same.rs", "1"), ("old.rs", "2"), ("other.rs", "3")]);
        let wanted = files(&[("same.rs", "1"), ("new.rs", "4"), ("other.rs", "5")]);
        assert_eq!(
            compare(&present, &wanted),
            [
                "sdk/src/generated/new.rs is missing",
                "sdk/src/generated/other.rs has changed",
                "sdk/src/generated/old.rs is a leftover",
            ]
        );
    }
}
