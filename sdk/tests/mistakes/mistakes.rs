//! Each program in `cases/` is a mistake that users of the SDK make. It does not compile, and the
//! compiler names the remedy in the words of the SDK: what it says is in the file `.stderr` beside.
//!
//! The messages are those of the toolchain of the workspace, Rust 1.95, and other toolchains word them
//! otherwise. After a change, `TRYBUILD=overwrite cargo test --workspace --test mistakes` writes the
//! files; read them as a user would before they are committed.

use std::process::Command;

/// The toolchain whose messages are in the files.
const TOOLCHAIN: &str = "rustc 1.95.";

#[test]
fn mistakes_are_explained() {
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(compiler)
        .arg("--version")
        .output()
        .expect("the compiler tells its version");
    let version = String::from_utf8_lossy(&version.stdout);
    assert!(
        version.starts_with(TOOLCHAIN),
        "the messages in cases/*.stderr are those of {TOOLCHAIN}*, and this is {version}: with another \
         toolchain, write them anew (TRYBUILD=overwrite), read them, and change TOOLCHAIN"
    );
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
