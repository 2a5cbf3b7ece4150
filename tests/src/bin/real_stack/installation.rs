//! The daemons of Alignak, installed in a folder of their own.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use alignak_testkit::binary;
use alignak_testkit::peers::free_port;
use alignak_testkit::process::Process;
use rustix::process::Signal;
use tempfile::TempDir;

/// The daemons, in the order of their start, and their kinds.
const DAEMONS: [(&str, &str); 7] = [
    ("scheduler-master", "scheduler"),
    ("scheduler-north", "scheduler"),
    ("poller-master", "poller"),
    ("reactionner-master", "reactionner"),
    ("broker-master", "broker"),
    ("receiver-master", "receiver"),
    ("arbiter-master", "arbiter"),
];

/// What stands in the configuration for the port of each daemon.
const PORTS: [&str; 7] = [
    "@ARBITER@",
    "@POLLER@",
    "@BROKER@",
    "@RECEIVER@",
    "@REACTIONNER@",
    "@SCHEDULER@",
    "@SCHEDULER_NORTH@",
];

/// How long the daemons may take to end: they save their retention first.
const END: Duration = Duration::from_mins(1);

/// A folder with the configuration of the daemons, and the daemons that run in it.
#[derive(Debug)]
pub(crate) struct Installation {
    folder: TempDir,
    /// The Python environment.
    environment: PathBuf,
    /// The port of the arbiter.
    pub(crate) arbiter: u16,
    daemons: Vec<Daemon>,
}

impl Installation {
    /// Writes the configuration, for a backend at the given address.
    pub(crate) fn new(environment: &Path, backend: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let ports = PORTS.map(|_| free_port());
        let fill_in = |text: &str| {
            let text = text
                .replace("@STACK@", &folder.path().to_string_lossy())
                .replace("@VENV@", &environment.to_string_lossy())
                .replace("@BACKEND@", backend);
            PORTS.iter().zip(ports).fold(text, |text, (name, port)| {
                text.replace(name, &port.to_string())
            })
        };
        let source = binary::workspace().join("tests/stack");
        for name in [
            "bin/check.sh",
            "bin/note.sh",
            "cfg/all.cfg",
            "etc/alignak.ini",
            "etc/alignak-logger.json",
            "etc/alignak.d/backend-arbiter.ini",
            "etc/alignak.d/backend-broker.ini",
            "etc/alignak.d/backend-scheduler.ini",
            "etc/alignak.d/daemons.ini",
        ] {
            let target = folder.path().join(name);
            let parent = target.parent().expect("a file lies in a folder");
            std::fs::create_dir_all(parent).expect("a folder can be made");
            let from = source.join(name);
            let text = std::fs::read_to_string(&from)
                .unwrap_or_else(|error| panic!("cannot read {}: {error}", from.display()));
            std::fs::write(&target, fill_in(&text)).expect("a file can be written");
            let rights = std::fs::metadata(&from)
                .expect("the file exists")
                .permissions();
            std::fs::set_permissions(&target, rights).expect("rights can be set");
        }
        for name in ["run", "var", "logs", "state", "import"] {
            std::fs::create_dir_all(folder.path().join(name)).expect("a folder can be made");
        }
        // The importer looks for the settings of its logger in its working folder.
        let logger = "etc/alignak-logger.json";
        let copy = folder.path().join("import/alignak-logger.json");
        std::fs::copy(folder.path().join(logger), copy).expect("a file can be copied");
        Self {
            folder,
            environment: environment.to_owned(),
            arbiter: ports[0],
            daemons: Vec::new(),
        }
    }

    /// Runs a program of the environment to its end, in a folder of the installation.
    pub(crate) fn run(&self, program: &str, folder: &str, arguments: &[&str]) -> Output {
        let mut command = self.command(program, folder);
        command
            .args(arguments)
            .output()
            .unwrap_or_else(|error| panic!("{program} cannot be started: {error}"))
    }

    /// A program of the environment, to be run in a folder of the installation.
    pub(crate) fn command(&self, program: &str, folder: &str) -> Command {
        let mut command = Command::new(self.environment.join("bin/python"));
        command
            .arg(self.environment.join("bin").join(program))
            .current_dir(self.folder.path().join(folder))
            .env("LC_ALL", "C.UTF-8")
            .env("PYTHONUNBUFFERED", "1")
            .env("NO_PROXY", "127.0.0.1")
            .env("no_proxy", "127.0.0.1");
        command
    }

    /// The Python environment.
    pub(crate) fn environment(&self) -> &Path {
        &self.environment
    }

    /// The configuration file.
    pub(crate) fn configuration(&self) -> String {
        self.path("etc/alignak.ini").to_string_lossy().into_owned()
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts all daemons.
    pub(crate) fn start(&mut self) {
        for (name, kind) in DAEMONS {
            let mut command = self.command(&format!("alignak-{kind}"), "run");
            command
                .args(["-n", name, "-e", &self.configuration()])
                // Other test suites end every process that is called like a daemon: the daemons
                // keep the name of the interpreter.
                .env(
                    "PYTHONPATH",
                    binary::workspace().join("tests/stack/notitle"),
                )
                .process_group(0);
            self.daemons.push(Daemon {
                name,
                process: Process::start(&mut command),
            });
            std::thread::sleep(Duration::from_millis(300));
        }
    }

    /// Ends all daemons, and waits for their end.
    pub(crate) fn stop(&mut self) {
        for daemon in &self.daemons {
            daemon.process.signal(Signal::TERM);
        }
        for mut daemon in self.daemons.drain(..) {
            daemon.process.wait(END);
        }
    }

    /// The names of the daemons that have ended by themselves.
    pub(crate) fn ended(&mut self) -> Vec<&'static str> {
        let mut ended = Vec::new();
        for daemon in &mut self.daemons {
            if !daemon.process.is_running() {
                ended.push(daemon.name);
            }
        }
        ended
    }

    /// A file of the logs; empty while it does not exist.
    pub(crate) fn log(&self, name: &str) -> String {
        let bytes = std::fs::read(self.path("logs").join(name)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The lines of all logs that report errors, with the names of the files. A trace belongs to the
    /// error that is logged right before it.
    pub(crate) fn errors(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (name, _) in DAEMONS {
            let log = self.log(&format!("{name}.log"));
            let lines: Vec<_> = log.lines().collect();
            let is_error = |line: &&str| line.contains("ERROR");
            let errors = lines.iter().enumerate().filter(|(place, line)| {
                let before = &lines[place.saturating_sub(TRACE_BEHIND)..*place];
                let is_alone = line.contains("Traceback") && !before.iter().any(is_error);
                is_error(line) || is_alone
            });
            found.extend(errors.map(|(_, line)| format!("{name}: {line}")));
        }
        found
    }
}

/// How many lines behind its error a trace begins, at most.
const TRACE_BEHIND: usize = 100;

/// A running daemon, with the workers that it has started. All end with their owner.
#[derive(Debug)]
struct Daemon {
    name: &'static str,
    process: Process,
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.process.signal_group(Signal::KILL);
    }
}
