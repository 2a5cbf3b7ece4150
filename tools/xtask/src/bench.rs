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
    let mut measure = Command::new(binary(&built, "alignak-benches")?);
    measure.arg(binary(&built, "alignak-backend")?);
    if quick {
        measure.arg("--quick");
    }
    step("measure", &mut measure)
}
