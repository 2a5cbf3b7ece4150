//! Programs that the tests need beside the server, fetched when they are missing.
//!
//! Whatever cannot be fetched makes the test fail, with what to do about it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::binary;

/// The packages and their versions.
const REQUIREMENTS: &str = include_str!("../python/requirements.txt");

/// The interpreter of a virtual environment that holds the packages of
/// `tests/python/requirements.txt`.
pub fn python() -> &'static Path {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let folder = binary::target().join("tools");
        let _lock = Lock::take(&folder);
        let environment = folder.join("python");
        let interpreter = environment.join("bin/python");
        let installed = environment.join("installed.txt");
        if std::fs::read_to_string(&installed).is_ok_and(|text| text == REQUIREMENTS) {
            return interpreter;
        }
        make_environment(&environment);
        let requirements = environment.join("requirements.txt");
        write(&requirements, REQUIREMENTS);
        let mut pip = Command::new(&interpreter);
        pip.args(["-m", "pip", "install", "--quiet", "--no-input"])
            .args(["--disable-pip-version-check", "--requirement"])
            .arg(&requirements);
        run(
            &mut pip,
            "the Python packages of the tests cannot be installed",
        );
        write(&installed, REQUIREMENTS);
        interpreter
    })
}

/// The command that starts `ChromeDriver`, which finds its Chromium itself.
///
/// The Debian packages are installed when they are missing and we are root.
pub fn chromedriver() -> &'static Path {
    static DRIVER: OnceLock<PathBuf> = OnceLock::new();
    DRIVER.get_or_init(|| {
        let _lock = Lock::take(&binary::target().join("tools"));
        if let (Some(driver), Some(_)) = (on_path("chromedriver"), on_path("chromium")) {
            return driver;
        }
        install(&["chromium", "chromium-driver"]);
        on_path("chromedriver").expect("chromium-driver brings chromedriver")
    })
}

/// Whether the packages and programs are here; fetches those that are not.
pub fn fetch() {
    println!("Python packages: {}", python().display());
    println!("Browser driver: {}", chromedriver().display());
}

fn make_environment(folder: &Path) {
    drop(std::fs::remove_dir_all(folder));
    let make = || {
        let mut command = Command::new("python3");
        command.args(["-m", "venv"]).arg(folder);
        command.output()
    };
    if make().is_ok_and(|output| output.status.success()) {
        return;
    }
    // Debian's python3 comes without what makes virtual environments.
    install(&["python3-venv"]);
    drop(std::fs::remove_dir_all(folder));
    let output = make().expect("python3 can be started");
    report(
        &output,
        "no Python environment can be made with python3 -m venv",
    );
}

fn install(packages: &[&str]) {
    let list = packages.join(" ");
    assert!(
        rustix::process::geteuid().is_root(),
        "the tests need {list}: install them with `apt-get install {list}`"
    );
    let problem = format!("apt-get cannot install {list}, which the tests need");
    run(Command::new("apt-get").args(["update", "-qq"]), &problem);
    let mut command = Command::new("apt-get");
    command
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    run(&mut command, &problem);
}

fn run(command: &mut Command, problem: &str) {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{problem}: {command:?}: {error}"));
    report(&output, problem);
}

fn report(output: &Output, problem: &str) {
    assert!(
        output.status.success(),
        "{problem}:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text)
        .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

/// Keeps the test programs that run at the same time from fetching the same thing.
struct Lock {
    _file: File,
}

impl Lock {
    fn take(folder: &Path) -> Self {
        std::fs::create_dir_all(folder)
            .unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
        let file = File::create(folder.join("lock")).expect("a lock file can be made");
        file.lock().expect("a file can be locked");
        Self { _file: file }
    }
}
