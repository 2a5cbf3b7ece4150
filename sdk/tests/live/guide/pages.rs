//! The pages of the guide show samples that are run, and no other Rust. That they show them as they
//! are is checked by `cargo xtask guide --check`.

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/src/guide")
}

/// What a line such as `<!-- sample: path:anchor -->` names.
fn named(line: &str) -> Option<(&str, &str)> {
    let inner = line.strip_prefix("<!-- sample: ")?;
    inner.strip_suffix(" -->")?.rsplit_once(':')
}

fn anchors(source: &str) -> Vec<&str> {
    let marked = |mark: &'static str| {
        let names = source
            .lines()
            .filter_map(move |line| line.strip_prefix(mark));
        names.collect::<Vec<_>>()
    };
    let begun = marked("// ANCHOR: ");
    assert_eq!(begun, marked("// ANCHOR_END: "));
    begun
}

#[test]
fn every_page_names_samples_that_are_run_and_every_sample_is_shown() {
    let mut shown = BTreeSet::new();
    for entry in read_dir(guide()).unwrap() {
        let page = entry.unwrap().path();
        let text = read_to_string(&page).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let place = format!("{}:{}", page.display(), index + 1);
            if line.starts_with("```rust") {
                let before = index.checked_sub(1).map_or("", |index| lines[index]);
                assert!(named(before).is_some(), "{place}: this sample is never run");
            }
            if !line.contains("<!-- sample") {
                continue;
            }
            let (path, anchor) = named(line).unwrap_or_else(|| panic!("{place}: {line}"));
            let file = guide().join(path);
            let source = read_to_string(&file).unwrap_or_else(|_| panic!("{place}: no {path}"));
            assert!(
                anchors(&source).contains(&anchor),
                "{place}: no anchor {anchor} in {path}"
            );
            shown.insert((file.canonicalize().unwrap(), anchor.to_owned()));
        }
    }
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/live/guide");
    for entry in read_dir(samples).unwrap() {
        let file = entry.unwrap().path().canonicalize().unwrap();
        if file.ends_with("pages.rs") {
            continue;
        }
        for anchor in anchors(&read_to_string(&file).unwrap()) {
            let sample = (file.clone(), anchor.to_owned());
            assert!(shown.contains(&sample), "no page shows {sample:?}");
        }
    }
}
