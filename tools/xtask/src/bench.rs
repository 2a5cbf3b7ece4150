//! Measuring.

use std::ffi::OsStr;
use std::process::Command;

use crate::original;
use crate::python36;
use crate::shell::{Outcome, binary, build, step, target_of};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The server on each store, and the SDK.
    Ours,
    /// The server beside the original one.
    Peer,
}

/// Builds the server and the measuring program for release, and runs it.
pub(crate) fn run(subject: Subject, quick: bool) -> Outcome<()> {
    if subject == Subject::Peer {
        python36::check()?;
    }
    let packages = [
        "alignak-backend",
        "alignak-backend-cli",
        "alignak-backend-import",
        "alignak-bench",
    ];
    let built = build(
        ["--release", "--bins"]
            .into_iter()
            .chain(packages.into_iter().flat_map(|name| ["--package", name])),
    )?;
    let server = binary(&built, "alignak-backend")?;
    let measure = |what: &str, options: &[&OsStr]| {
        let mut measure = Command::new(binary(&built, "alignak-bench")?);
        measure
            .arg(what)
            .arg(&server)
            .args(quick.then_some("--quick"))
            .args(options);
        step(&format!("measure, {what}"), &mut measure)
    };
    if subject == Subject::Peer {
        let environment = original::environment(&target_of(&server))?;
        let environment = environment.ok_or_else(python36::missing)?;
        let environment = ["--environment".as_ref(), environment.as_os_str()];
        measure("peer", &environment)?;
        return measure("day-peer", &environment);
    }
    for store in ["embedded", "replicated"] {
        measure(store, &[])?;
    }
    measure("operators", &[])?;
    measure("outbound", &[])?;
    measure("sdk", &[])?;
    measure("followers", &[])?;
    measure("livestatus", &[])
}
