//! Packages of Debian, and their sources.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Lock, install, on_path, run, write};
use crate::binary;

/// A file that a Debian package brings. The package is installed when it is missing and we are
/// root.
pub fn debian(package: &str, file: &Path) -> PathBuf {
    let _lock = Lock::take(&binary::target().join("tools"));
    if !file.exists() {
        install(&[package]);
        assert!(file.exists(), "{package} does not bring {}", file.display());
    }
    file.to_owned()
}

/// A program of Debian packages, which are installed when it is missing and we are root.
pub fn debian_program(program: &str, packages: &[&str]) -> PathBuf {
    let _lock = Lock::take(&binary::target().join("tools"));
    if let Some(found) = on_path(program) {
        return found;
    }
    install(packages);
    on_path(program).unwrap_or_else(|| panic!("{packages:?} bring {program}"))
}

/// The unpacked upstream source of a Debian package: from the newest of these releases whose archive
/// still has it.
///
/// The lists are kept in a folder of their own, so that neither root nor a change of the machine's
/// sources is needed.
pub fn debian_source(package: &str) -> PathBuf {
    const RELEASES: [&str; 3] = ["bookworm", "trixie", "sid"];
    let folder = binary::target().join("tools/debian-sources").join(package);
    let _lock = Lock::take(&binary::target().join("tools"));
    let unpacked = folder.join("source");
    if unpacked.is_dir() {
        return unpacked;
    }
    let found = RELEASES
        .iter()
        .find_map(|release| download_source(package, release, &folder.join(release)));
    let problem = format!("the source of {package} is in none of the releases {RELEASES:?}");
    let archive = found.unwrap_or_else(|| panic!("{problem}"));
    let partial = folder.join("partial");
    std::fs::create_dir_all(&partial).expect("a folder can be made");
    let mut tar = Command::new("tar");
    tar.args(["--extract", "--strip-components=1", "--file"])
        .arg(&archive)
        .arg("--directory")
        .arg(&partial);
    run(&mut tar, &problem);
    std::fs::rename(&partial, &unpacked).expect("a folder can be moved");
    unpacked
}

/// The archive of the upstream source, from one release.
fn download_source(package: &str, release: &str, folder: &Path) -> Option<PathBuf> {
    let place = |name: &str| {
        let place = folder.join(name);
        std::fs::create_dir_all(&place).expect("a folder can be made");
        place.display().to_string()
    };
    place("lists/partial");
    place("cache/archives/partial");
    let list = folder.join("sources.list");
    write(
        &list,
        &format!(
            "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] \
             http://deb.debian.org/debian {release} main\n"
        ),
    );
    let options = [
        format!("Dir::Etc::SourceList={}", list.display()),
        format!("Dir::Etc::SourceParts={}", place("parts")),
        format!("Dir::State::Lists={}", place("lists")),
        format!("Dir::Cache={}", place("cache")),
        // Its user could not write into these folders.
        "APT::Sandbox::User=".to_owned(),
    ];
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        for option in &options {
            apt.args(["-o", option]);
        }
        apt.args(["-qq"]).args(arguments).current_dir(folder);
        drop(apt.output());
    };
    apt(&["update"]);
    apt(&["source", "--download-only", "--tar-only", package]);
    std::fs::read_dir(folder)
        .expect("a folder of ours can be read")
        .flatten()
        .map(|entry| entry.path())
        .find(|file| file.to_string_lossy().contains(".orig.tar"))
}
