//! Environments of Python 3.6, which the original backend and the daemons of Alignak need. Their
//! packages are installed by name from the Python package index. They are only run, never read.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::shell::{Outcome, announce, read, step, write};

/// Whether a program is a Python 3.6 that can make environments.
const CHECK: &str = "import sys, ensurepip, venv; sys.exit(sys.version_info[:2] != (3, 6))";

/// The environment of that name, made when it is missing; `None` where there is no Python 3.6.
///
/// Each list is the arguments of one `pip install`, in turn: old packages need old tools to be
/// built with.
pub(crate) fn environment(
    target: &Path,
    name: &str,
    packages: &[Vec<String>],
) -> Outcome<Option<PathBuf>> {
    let Some(python) = interpreter() else {
        return Ok(None);
    };
    let folder = target.join("tools").join(name);
    let installed = folder.join("installed.txt");
    let wanted = packages.concat().join("\n");
    if read(&installed).is_ok_and(|text| text == wanted) {
        return Ok(Some(folder));
    }
    announce(&format!("make the Python environment {name}"));
    drop(std::fs::remove_dir_all(&folder));
    let mut make = Command::new(python);
    step("make", make.args(["-m", "venv"]).arg(&folder))?;
    for packages in packages {
        let mut pip = Command::new(folder.join("bin/python"));
        pip.args(["-m", "pip", "install", "--quiet", "--no-input"])
            .arg("--disable-pip-version-check")
            .args(packages);
        step(&format!("install {}", packages.join(" ")), &mut pip)?;
    }
    write(&installed, &wanted)?;
    Ok(Some(folder))
}

/// Fails where there is no Python 3.6.
pub(crate) fn check() -> Outcome<()> {
    interpreter().map(drop).ok_or_else(missing)
}

/// What is said where there is no Python 3.6.
pub(crate) fn missing() -> String {
    "the original's programs need Python 3.6, and there is none: neither `python3.6` on the path \
     nor a version 3.6 of pyenv (`pyenv install 3.6.15`) runs"
        .to_owned()
}

/// A Python 3.6: on the path, or one that pyenv has.
fn interpreter() -> Option<PathBuf> {
    std::iter::once(PathBuf::from("python3.6"))
        .chain(of_pyenv())
        .find(|python| {
            let mut command = Command::new(python);
            command.args(["-c", CHECK]);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        })
}

fn of_pyenv() -> Vec<PathBuf> {
    let root = std::env::var_os("PYENV_ROOT").map(PathBuf::from);
    let root = root.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".pyenv")));
    let versions = root.and_then(|root| std::fs::read_dir(root.join("versions")).ok());
    versions
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|version| version.file_name().to_string_lossy().starts_with("3.6."))
        .map(|version| version.path().join("bin/python3.6"))
        .collect()
}
