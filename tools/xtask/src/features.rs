//! Every combination of features builds without a warning, and none brings more than it should.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::shell::{Outcome, announce, cargo, root, step, target};

/// The version of `cargo-hack`, which combines the features.
const CARGO_HACK: &str = "0.6.46";

/// Crates that an application may get by using the client.
const CLIENT_CRATES: usize = 115;

/// Checks all combinations, and what stands in the trees of dependencies.
pub(crate) fn run() -> Outcome<()> {
    announce("compare the trees of dependencies");
    let model = tree("alignak-model")?;
    if let Some(name) = model.iter().find(|line| line.starts_with("utoipa")) {
        return Err(format!(
            "alignak-model depends on {name} without its feature `openapi`"
        ));
    }
    let client = tree("alignak-backend-client")?;
    println!(
        "alignak-backend-client: {} crates, itself included",
        client.len()
    );
    if client.len() > CLIENT_CRATES {
        return Err(format!("more than {CLIENT_CRATES} are too many"));
    }
    let metadata = output(&mut cargo([
        "metadata",
        "--no-deps",
        "--format-version",
        "1",
    ]))?;
    let metadata: Value = serde_json::from_str(&metadata)
        .map_err(|error| format!("cargo metadata is not JSON: {error}"))?;
    check_rust_version(&client)?;
    let packages = packages(&metadata);
    if packages.is_empty() {
        return Err("no package has features: `cargo metadata` has changed".to_owned());
    }
    let mut clippy = Command::new(cargo_hack()?);
    clippy
        .current_dir(root())
        .args(["hack", "clippy", "--quiet"]);
    for package in &packages {
        clippy.args(["--package", package]);
    }
    // `default` is the sum of others, so that it adds no combination.
    clippy.args(["--feature-powerset", "--exclude-features", "default"]);
    let what = format!("every combination of features of {}", packages.join(", "));
    step(&what, clippy.args(["--", "--deny", "warnings"]))
}

/// The program of `cargo-hack`, installed below the target folder when it is missing.
fn cargo_hack() -> Outcome<PathBuf> {
    let folder = target()?.join("tools/cargo-hack").join(CARGO_HACK);
    let program = folder.join("bin/cargo-hack");
    if program.is_file() {
        return Ok(program);
    }
    let mut install = cargo(["install", "cargo-hack", "--locked", "--quiet"]);
    install
        .args(["--version", CARGO_HACK, "--root"])
        .arg(&folder);
    step(&format!("install cargo-hack {CARGO_HACK}"), &mut install)?;
    Ok(program)
}

/// The packages of the workspace that have features to choose from.
fn packages(metadata: &Value) -> Vec<&str> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let chosen = packages.filter(|package| {
        let features = package["features"].as_object();
        features.is_some_and(|features| features.keys().any(|name| name != "default"))
    });
    chosen
        .filter_map(|package| package["name"].as_str())
        .collect()
}

/// No crate that the client needs asks for a newer Rust than the client says.
fn check_rust_version(client: &BTreeSet<String>) -> Outcome<()> {
    let metadata = output(&mut cargo(["metadata", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)
        .map_err(|error| format!("cargo metadata is not JSON: {error}"))?;
    let asked = rust_versions(&metadata, client);
    let own = asked
        .iter()
        .find(|(name, _)| name.starts_with("alignak-backend-client "))
        .map(|(_, version)| version.clone())
        .ok_or("alignak-backend-client says no `rust-version`")?;
    match asked.iter().find(|(_, version)| *version > own) {
        None => Ok(()),
        Some((name, version)) => Err(format!(
            "{name} asks for Rust {version:?}, which is newer than {own:?}"
        )),
    }
}

/// The versions of Rust that these crates, such as `url v2.5.0`, ask for.
fn rust_versions(metadata: &Value, crates: &BTreeSet<String>) -> Vec<(String, Vec<u32>)> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let asked = packages.filter_map(|package| {
        let name = format!(
            "{} v{}",
            package["name"].as_str()?,
            package["version"].as_str()?
        );
        let version = package["rust_version"].as_str()?;
        let mut numbers: Vec<u32> = version.split('.').flat_map(str::parse).collect();
        numbers.resize(3, 0);
        crates.contains(&name).then_some((name, numbers))
    });
    asked.collect()
}

/// The crates that a package needs with its default features.
fn tree(package: &str) -> Outcome<BTreeSet<String>> {
    let mut command = cargo(["tree", "--package", package, "--edges", "no-dev"]);
    let printed = output(command.args(["--prefix", "none", "--format", "{p}"]))?;
    let named = printed.lines().map(|line| {
        let words: Vec<_> = line.split_whitespace().take(2).collect();
        words.join(" ")
    });
    Ok(named.filter(|line| !line.is_empty()).collect())
}

fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn packages_without_a_choice_of_features_are_left_out() {
        let metadata = json!({"packages": [
            {"name": "plain", "features": {}},
            {"name": "fixed", "features": {"default": []}},
            {"name": "chosen", "features": {"default": ["tls"], "tls": []}},
        ]});
        assert_eq!(packages(&metadata), ["chosen"]);
    }

    #[test]
    fn versions_of_rust_are_those_of_the_named_crates() {
        let metadata = json!({"packages": [
            {"name": "url", "version": "2.5.0", "rust_version": "1.63"},
            {"name": "icu", "version": "2.4.0", "rust_version": "1.88.1"},
            {"name": "silent", "version": "1.0.0", "rust_version": null},
            {"name": "other", "version": "1.0.0", "rust_version": "1.99"},
        ]});
        let crates = ["url v2.5.0", "icu v2.4.0", "silent v1.0.0"].map(str::to_owned);
        assert_eq!(
            rust_versions(&metadata, &BTreeSet::from(crates)),
            [
                ("url v2.5.0".to_owned(), vec![1, 63, 0]),
                ("icu v2.4.0".to_owned(), vec![1, 88, 1]),
            ]
        );
    }
}
