//! Where the server binary is.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// The variable that names a server binary to test instead of building one.
pub const VARIABLE: &str = "ALIGNAK_BACKEND_BIN";

/// The server binary: the one that `ALIGNAK_BACKEND_BIN` names, or the one that
/// cargo makes, built once per test program.
pub fn backend() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let Some(named) = std::env::var_os(VARIABLE) else {
            return build();
        };
        let named = PathBuf::from(named);
        assert!(
            named.is_file(),
            "{VARIABLE} names {}, which is not a file",
            named.display()
        );
        named
    })
}

/// The root of the workspace.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("tools/testkit lies in the workspace")
}

/// The target folder that this program was built in.
pub fn target() -> PathBuf {
    let program = std::env::current_exe().expect("this program has a path");
    program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file())
        .map_or_else(|| workspace().join("target"), Path::to_path_buf)
}

fn build() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        // The features of dependencies are unified over all packages, and with a test among the
        // targets over their tests as well: the same as in `cargo test --workspace`, so that
        // nothing is built for the binary alone.
        .args(["build", "--quiet", "--workspace"])
        .args(["--bin", "alignak-backend", "--test", "damaged_items"])
        .args(["--message-format", "json-render-diagnostics"])
        .arg("--target-dir")
        .arg(target())
        .current_dir(workspace())
        .output()
        .expect("cargo can be started");
    assert!(
        output.status.success(),
        "the server cannot be built:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["profile"]["test"] == false)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .expect("cargo names the binary that it built")
}
