//! A started server on data of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use rustix::process::Signal;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::binary;
use crate::http::Api;
use crate::mongo;
use crate::peers::eventually;
use crate::process::Process;

/// Much longer than a start takes, for machines that do other things meanwhile.
const PATIENCE: Duration = Duration::from_mins(1);

/// The variable that names `MongoDB` servers, without a database, on which the tests run instead of
/// in folders of their own.
pub const MONGO_VARIABLE: &str = "ALIGNAK_TEST_MONGO";

/// How a server is started.
#[derive(Clone, Debug)]
pub struct Options {
    settings: Value,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
}

impl Default for Options {
    /// The settings that the recorded conversations were made with, and no schedulers.
    fn default() -> Self {
        Self {
            settings: json!({
                "PAGINATION_LIMIT": 5000,
                "PAGINATION_DEFAULT": 50,
                "ALIGNAK_URL": "http://127.0.0.1:7770",
                "SCHEDULER_ALIGNAK_ACTIVE": false,
                "SCHEDULER_TIMESERIES_ACTIVE": false,
                "SCHEDULER_GRAFANA_ACTIVE": false,
                "SCHEDULER_LIVESYNTHESIS_HISTORY": 0,
            }),
            arguments: Vec::new(),
            environment: Vec::new(),
        }
    }
}

impl Options {
    /// Sets a key of the settings file.
    #[must_use]
    pub fn setting(mut self, key: &str, value: Value) -> Self {
        self.settings[key] = value;
        self
    }

    /// Adds a command-line argument.
    #[must_use]
    pub fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// A running `alignak-backend`, killed when dropped, its data removed.
#[derive(Debug)]
pub struct Server {
    process: Process,
    api: Api,
    options: Options,
    folder: TempDir,
}

impl Server {
    /// Starts a server on an empty data folder and an ephemeral port, and waits until it listens.
    pub fn start() -> Self {
        Self::start_with(Options::default())
    }

    /// The same, with options.
    pub fn start_with(options: Options) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let (process, api) = launch(&options, folder.path());
        Self {
            process,
            api,
            options,
            folder,
        }
    }

    /// Ends it as `kill -9` does, at once.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Asks it to end with SIGTERM and returns how it ended.
    pub fn terminate(&mut self) -> ExitStatus {
        self.process.stop(Signal::TERM, PATIENCE)
    }

    /// Asks it to end with SIGINT, as Ctrl-C does, and returns how it ended.
    pub fn interrupt(&mut self) -> ExitStatus {
        self.process.stop(Signal::INT, PATIENCE)
    }

    /// Starts it again, once ended, on the same data. The port is another one.
    pub fn restart(&mut self) {
        let (process, api) = launch(&self.options, self.folder.path());
        self.process = process;
        self.api = api;
    }

    /// A client without token.
    pub fn api(&self) -> Api {
        self.api.clone()
    }

    /// A client that has logged in as the administrator.
    pub fn admin(&self) -> Api {
        self.api.login("admin", "admin")
    }

    /// What the server has printed so far.
    pub fn output(&self) -> String {
        self.process.output()
    }

    /// The port on which it speaks livestatus, once it has said so.
    pub fn livestatus_port(&self) -> u16 {
        eventually("the server says where livestatus is", || {
            let output = self.output();
            let mut lines = output.lines();
            let line = lines.find(|line| line.contains("Livestatus   127"))?;
            line.rsplit_once(':')?.1.trim().parse().ok()
        })
    }

    /// The folder of its data.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

/// A command for the server binary with nothing of the caller's environment that it would read.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(binary::backend());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("ALIGNAK") {
            command.env_remove(name);
        }
    }
    command
        .env_remove("RUST_LOG")
        .env("HOME", folder)
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .current_dir(folder);
    command
}

/// The address in a line such as `Listening on http://127.0.0.1:41233`.
pub fn listening(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("Listening on http://")?;
    let address: String = rest
        .chars()
        .take_while(|letter| !letter.is_whitespace() && *letter != '\u{1b}')
        .collect();
    Some(format!(
        "http://{}",
        address.trim_end_matches(['/', '.', ','])
    ))
}

fn launch(options: &Options, folder: &Path) -> (Process, Api) {
    let settings = folder.join("settings.json");
    std::fs::write(&settings, options.settings.to_string()).expect("settings can be written");
    let mut command = command(folder);
    command.arg("--settings").arg(&settings);
    if !options.arguments.iter().any(|one| one == "--listen") {
        command.args(["--listen", "127.0.0.1:0"]);
    }
    let chooses_store = |one: &String| one == "--in-memory" || one == "--store";
    if !options.arguments.iter().any(chooses_store) {
        match std::env::var(MONGO_VARIABLE) {
            Ok(uri) => command.arg("--store").arg(own_database(&uri, folder)),
            Err(_) => command.arg("--data-dir").arg(folder.join("data")),
        };
    }
    command.args(&options.arguments).envs(
        options
            .environment
            .iter()
            .map(|(name, value)| (name, value)),
    );
    let mut process = Process::start(&mut command);
    let base = process.wait_for(PATIENCE, listening);
    (process, Api::new(&base))
}

/// The address of a database that belongs to the folder alone.
pub(crate) fn own_database(servers: &str, folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let name = format!("test{}-{}", name.replace('.', "-"), std::process::id());
    mongo::in_database(servers, &name)
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(servers) = std::env::var(MONGO_VARIABLE) {
            self.process.kill();
            let database = own_database(&servers, self.folder.path());
            // In a thread of its own: the driver cannot wait where a runtime runs tasks, and a second
            // panic would end the other tests as well.
            let removed = std::thread::spawn(move || mongo::remove(&database)).join();
            if let Err(panic) = removed
                && !std::thread::panicking()
            {
                std::panic::resume_unwind(panic);
            }
        }
    }
}

/// A server that the tests of one file share while any of them runs.
///
/// It ends with the last test that uses it, which a plain `static` would not do.
#[derive(Debug, Default)]
pub struct Shared {
    running: Mutex<Weak<Server>>,
}

impl Shared {
    /// Nothing is started yet.
    pub const fn new() -> Self {
        Self {
            running: Mutex::new(Weak::new()),
        }
    }

    /// The running server, started when there is none.
    pub fn get(&self) -> Arc<Server> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(server) = running.upgrade() {
            return server;
        }
        let server = Arc::new(Server::start());
        *running = Arc::downgrade(&server);
        server
    }
}
