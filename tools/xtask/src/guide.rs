//! The samples in the pages of the guide: each is a region of a file that the tests run, and stands
//! in its page as it is there, so that any viewer shows it.
//!
//! ```text
//! <!-- sample: ../../../sdk/tests/live/guide/read.rs:page -->
//! ```
//!
//! before a block of code names the file, relative to the page, and the region: the lines between
//! `// ANCHOR: page` and `// ANCHOR_END: page`.

use crate::shell::{Outcome, announce, read, root, write};

const FOLDER: &str = "docs/src/guide";
const FENCE: &str = "```";

/// Writes the samples into the pages, or says which pages show another code than is run.
pub(crate) fn run(check: bool) -> Outcome<()> {
    announce(if check {
        "compare the samples of the guide"
    } else {
        "write the samples of the guide"
    });
    let folder = root().join(FOLDER);
    let entries = std::fs::read_dir(&folder)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut drifted = Vec::new();
    for entry in entries {
        let page = entry.map_err(|error| error.to_string())?.path();
        let text = read(&page)?;
        let wanted = filled(&text, &|path, region| {
            sample(&read(&folder.join(path))?, region)
                .ok_or_else(|| format!("{}: {path} has no region {region}", page.display()))
        })?;
        if text == wanted {
            continue;
        }
        if check {
            drifted.push(page.display().to_string());
        } else {
            write(&page, &wanted)?;
        }
    }
    if drifted.is_empty() {
        return Ok(());
    }
    Err(format!(
        "these pages show other code than is run; run `cargo xtask guide`\n{}",
        drifted.join("\n")
    ))
}

/// A page with its samples.
fn filled(page: &str, find: &dyn Fn(&str, &str) -> Outcome<String>) -> Outcome<String> {
    let mut written = String::with_capacity(page.len());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        written.push_str(line);
        written.push('\n');
        let Some((path, region)) = named(line) else {
            continue;
        };
        let fence = lines.next().filter(|line| line.starts_with(FENCE));
        let fence = fence.ok_or_else(|| format!("{line} stands before no block of code"))?;
        let _ = lines.by_ref().take_while(|line| *line != FENCE).count();
        written.extend([fence, "\n", &find(path, region)?, FENCE, "\n"]);
    }
    Ok(written)
}

/// The file and the region that a line names.
fn named(line: &str) -> Option<(&str, &str)> {
    let inner = line.strip_prefix("<!-- sample: ")?.strip_suffix(" -->")?;
    inner.rsplit_once(':')
}

/// A region of a file.
fn sample(source: &str, region: &str) -> Option<String> {
    let (begin, end) = (
        format!("// ANCHOR: {region}"),
        format!("// ANCHOR_END: {region}"),
    );
    let mut lines = source.lines();
    lines.by_ref().find(|line| *line == begin)?;
    let mut sample = String::new();
    for line in lines {
        if line == end {
            return Some(sample);
        }
        if !line.starts_with("// ANCHOR") {
            sample.push_str(line);
            sample.push('\n');
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "use a;\n// ANCHOR: one\nfn one() {}\n// ANCHOR: two\nfn two() {}\n// ANCHOR_END: two\n// ANCHOR_END: one\n";

    fn find(path: &str, region: &str) -> Outcome<String> {
        assert_eq!(path, "../a.rs");
        sample(SOURCE, region).ok_or_else(|| "missing".to_owned())
    }

    #[test]
    fn a_sample_takes_the_place_of_what_was_there() {
        let page = "# Page\n\n<!-- sample: ../a.rs:two -->\n```rust\nold\nolder\n```\n\nText.\n";
        let wanted = "# Page\n\n<!-- sample: ../a.rs:two -->\n```rust\nfn two() {}\n```\n\nText.\n";
        assert_eq!(filled(page, &find).as_deref(), Ok(wanted));
        assert_eq!(filled(wanted, &find).as_deref(), Ok(wanted));
    }

    #[test]
    fn regions_may_hold_others() {
        assert_eq!(
            sample(SOURCE, "one").as_deref(),
            Some("fn one() {}\nfn two() {}\n")
        );
    }

    #[test]
    fn what_is_missing_is_a_failure() {
        assert!(filled("<!-- sample: ../a.rs:six -->\n```rust\n```\n", &find).is_err());
        assert!(filled("<!-- sample: ../a.rs:two -->\nText.\n", &find).is_err());
    }
}
