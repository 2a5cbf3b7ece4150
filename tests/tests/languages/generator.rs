//! One client: a folder under `tests/clients` with `generate.sh`, `build.sh` where there is
//! something to build, and `run.sh`, run in a copy of the folder beside the documents.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use alignak_testkit::process::Process;
use alignak_testkit::{Server, binary, tools};

const PACKAGE: &str = include_str!("../../clients/package.json");
const PACKAGE_LOCK: &str = include_str!("../../clients/package-lock.json");
const REQUIREMENTS: &str = include_str!("../../clients/requirements.txt");

/// The longest step is the compilation of a client in Rust with all its dependencies.
const LIMIT: Duration = Duration::from_mins(20);

/// The folder that the clients' own folders lie in.
pub(crate) fn sources() -> PathBuf {
    binary::workspace().join("tests/clients")
}

/// A place to make one client in.
pub(crate) struct Workbench {
    name: &'static str,
    folder: PathBuf,
    /// What the steps have printed so far.
    pub(crate) output: String,
}

impl Workbench {
    /// A new copy of the client's folder, with the committed documents in it.
    pub(crate) fn set_up(name: &'static str) -> Self {
        let folder = binary::target().join("clients").join(name);
        drop(std::fs::remove_dir_all(&folder));
        copy(&sources().join(name), &folder);
        for document in ["alignak-backend.json", "alignak-backend-3.0.json"] {
            let committed = binary::workspace().join("openapi").join(document);
            std::fs::copy(&committed, folder.join(document)).expect("a document can be copied");
        }
        let modules = tools::node_modules(PACKAGE, PACKAGE_LOCK);
        std::os::unix::fs::symlink(modules, folder.join("node_modules"))
            .expect("a link can be made");
        Self {
            name,
            folder,
            output: String::new(),
        }
    }

    /// Runs one of the client's scripts, which must succeed, and returns what it printed. A client
    /// that needs no such step has no such script.
    pub(crate) fn step(&mut self, step: &str, server: Option<&Server>) -> String {
        let script = format!("{step}.sh");
        if !self.folder.join(&script).is_file() {
            return String::new();
        }
        let mut command = command();
        command
            .args(["sh", "-e"])
            .arg(&script)
            .current_dir(&self.folder);
        if let Some(server) = server {
            command.env("ALIGNAK_URL", server.api().base());
        }
        let mut process = Process::start(&mut command);
        let status = process.wait(LIMIT);
        let output = process.output();
        assert!(status.success(), "{} {step}: {status}\n{output}", self.name);
        self.output.push_str(&output);
        self.output.push('\n');
        output
    }
}

/// A command, at low priority, that finds the generators.
pub(crate) fn command() -> Command {
    let python = tools::python_with("generators", REQUIREMENTS);
    let programs = python.parent().unwrap_or(Path::new("/")).to_owned();
    let modules = tools::node_modules(PACKAGE, PACKAGE_LOCK);
    let mut path = vec![modules.join(".bin"), programs];
    if let Some(inherited) = std::env::var_os("PATH") {
        path.extend(std::env::split_paths(&inherited));
    }
    let jar = python
        .ancestors()
        .nth(2)
        .map(|environment| environment.join("lib"))
        .and_then(|lib| Some(std::fs::read_dir(lib).ok()?.flatten().next()?.path()))
        .map(|lib| lib.join("site-packages/openapi_generator_cli/openapi-generator.jar"))
        .expect("a virtual environment has a library");
    let mut command = Command::new("nice");
    command
        .env("PATH", std::env::join_paths(path).expect("paths are plain"))
        .env("OPENAPI_GENERATOR_JAR", jar)
        .env("CARGO_TARGET_DIR", binary::target().join("clients/cargo"))
        .env("REDOCLY_TELEMETRY", "off")
        .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
        .env("NO_COLOR", "1")
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1");
    command
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made under target");
    let entries = std::fs::read_dir(from)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", from.display()));
    for entry in entries.flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            std::fs::copy(&source, &target).expect("a file can be copied to target");
        }
    }
}
