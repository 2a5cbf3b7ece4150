//! Pages of the documentation whose commands are run.
//!
//! Blocks marked `sh` are run in order, in one folder. Each line of a block marked `text` must
//! appear, as a part of a line, in what the block before it printed.

use std::path::Path;
use std::process::Command;

/// Runs the commands of a page. `programs` are folders that come first in the search path,
/// `backend` is the address that the programs use.
pub fn run(page: &Path, programs: &[&Path], backend: &str, folder: &Path) {
    let text =
        std::fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let mut path: Vec<_> = programs.iter().map(|folder| (*folder).to_owned()).collect();
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let path = std::env::join_paths(path).expect("the folders have no colon");
    let mut printed = String::new();
    let mut commands = 0;
    for (kind, block) in blocks(&text) {
        match kind {
            "sh" => {
                let output = Command::new("sh")
                    .args(["-e", "-c", block])
                    .current_dir(folder)
                    .env("PATH", &path)
                    .env("ALIGNAK_BACKEND_URL", backend)
                    .env("XDG_CONFIG_HOME", folder)
                    .output()
                    .expect("sh can be started");
                printed = String::from_utf8_lossy(&output.stdout).into_owned();
                let errors = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{block}\n{printed}\n{errors}");
                commands += 1;
            }
            "text" => {
                for line in block.lines() {
                    let found = printed.lines().any(|one| one.contains(line.trim_end()));
                    assert!(found, "{line}\nis not in\n{printed}");
                }
            }
            _ => {}
        }
    }
    assert!(commands > 0, "{} has no commands", page.display());
}

/// The fenced blocks of a page, with the word after the fence.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let mut parts = text.split("\n```");
    parts.next();
    let mut blocks = Vec::new();
    while let Some(block) = parts.next() {
        let (kind, body) = block.split_once('\n').unwrap_or((block, ""));
        blocks.push((kind.trim(), body));
        // What follows the closing fence.
        parts.next();
    }
    blocks
}
