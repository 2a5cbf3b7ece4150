//! Every combination of features builds without a warning, and none brings more than it should.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::shell::{Outcome, announce, cargo, step};

/// The packages whose features can be chosen.
const PACKAGES: [&str; 3] = ["alignak-model", "alignak-backend-client", "alignak-backend"];

/// Crates that an application may get by using the client.
const CLIENT_CRATES: usize = 120;

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
    for package in PACKAGES {
        for features in combinations(&features(&metadata, package)?) {
            check(package, &features)?;
        }
    }
    Ok(())
}

fn check(package: &str, features: &str) -> Outcome<()> {
    let mut clippy = cargo(["clippy", "--quiet", "--package", package]);
    clippy.args(["--no-default-features", "--features", features]);
    let what = format!("{package} with features [{features}]");
    step(&what, clippy.args(["--", "--deny", "warnings"]))
}

/// The features of a package, without `default`.
fn features(metadata: &Value, package: &str) -> Outcome<Vec<String>> {
    let packages = metadata["packages"].as_array();
    let found = packages
        .into_iter()
        .flatten()
        .find(|other| other["name"] == package)
        .and_then(|found| found["features"].as_object())
        .ok_or_else(|| format!("cargo knows no package {package}"))?;
    let names = found.keys().filter(|name| *name != "default");
    Ok(names.cloned().collect())
}

/// All subsets, each joined by commas.
fn combinations(features: &[String]) -> Vec<String> {
    let mut found = vec![Vec::<&str>::new()];
    for feature in features {
        let with = found.clone().into_iter().map(|mut some| {
            some.push(feature);
            some
        });
        found.extend(with.collect::<Vec<_>>());
    }
    found.into_iter().map(|some| some.join(",")).collect()
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
    use super::*;

    #[test]
    fn each_subset_comes_once() {
        let features = ["a", "b"].map(str::to_owned);
        assert_eq!(combinations(&features), ["", "a", "b", "a,b"]);
    }
}
