//! Measuring.

use std::process::Command;

use crate::shell::{Outcome, binary, build, step};

/// Builds the server and the measuring program for release, and runs it.
pub(crate) fn run(quick: bool) -> Outcome<()> {
    let packages = ["alignak-backend", "alignak-benches"];
    let built = build(
        ["--release", "--bins"]
            .into_iter()
            .chain(packages.into_iter().flat_map(|name| ["--package", name])),
    )?;
    for store in ["embedded", "replicated"] {
        let mut measure = Command::new(binary(&built, "alignak-benches")?);
        measure
            .arg(store)
            .arg(binary(&built, "alignak-backend")?)
            .args(quick.then_some("--quick"));
        step(&format!("measure, {store}"), &mut measure)?;
    }
    Ok(())
}
