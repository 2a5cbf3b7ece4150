//! Running other programs, cargo first of all.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What went wrong, for the person at the terminal.
pub(crate) type Outcome<T> = Result<T, String>;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."))
        .to_path_buf()
}

/// Cargo, to be run at the root of the workspace.
pub(crate) fn cargo<I>(arguments: I) -> Command
where
    I: IntoIterator,
    I::Item: AsRef<OsStr>,
{
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Says what is done, does it, and fails when it fails.
pub(crate) fn step(what: &str, command: &mut Command) -> Outcome<()> {
    announce(what);
    let status = command
        .status()
        .map_err(|error| format!("{what}: {} cannot be started: {error}", show(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{what}: {} ended with {status}", show(command)))
    }
}

/// Says what is done.
pub(crate) fn announce(what: &str) {
    println!("=== {what}");
}

/// Builds the server and returns its binary.
pub(crate) fn build_server() -> Outcome<PathBuf> {
    let built = build(["--package", "alignak-backend", "--bin", "alignak-backend"])?;
    binary(&built, "alignak-backend")
}

/// Builds something and returns the binaries that came of it.
pub(crate) fn build<I>(what: I) -> Outcome<Vec<PathBuf>>
where
    I: IntoIterator,
    I::Item: AsRef<OsStr>,
{
    announce("build");
    let mut command = cargo(["build", "--message-format", "json-render-diagnostics"]);
    let output = command
        .args(what)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        return Err("the workspace does not build".to_owned());
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let binaries = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["profile"]["test"] == false)
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    Ok(binaries.collect())
}

/// The binary of that name among those that were built.
pub(crate) fn binary(built: &[PathBuf], name: &str) -> Outcome<PathBuf> {
    built
        .iter()
        .find(|path| path.file_stem().is_some_and(|stem| stem == name))
        .cloned()
        .ok_or_else(|| format!("the build made no binary {name}"))
}

/// The target folder of the workspace, where cargo itself puts what it builds.
pub(crate) fn target() -> Outcome<PathBuf> {
    let program =
        std::env::current_exe().map_err(|error| format!("this program has no path: {error}"))?;
    Ok(target_of(&program))
}

/// The target folder that a binary was built in.
pub(crate) fn target_of(binary: &Path) -> PathBuf {
    // A profile's folder lies between.
    binary
        .ancestors()
        .nth(2)
        .map_or_else(|| root().join("target"), Path::to_path_buf)
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a text file, with the folders that it needs.
pub(crate) fn write(path: &Path, text: &str) -> Outcome<()> {
    let written = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, text));
    written.map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
