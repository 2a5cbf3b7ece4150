//! The original backend in Python, as a black box: installed in an environment of its own, served
//! by uWSGI as its manual says.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use rustix::process::Signal;
use serde_json::json;
use tempfile::TempDir;

use crate::peers::free_port;
use crate::process::Process;
use crate::server::own_database;

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// As many as the original's own service starts.
const PROCESSES: &str = "4";

/// The running original on an empty database. It ends with its owner.
#[derive(Debug)]
pub struct Original {
    process: Process,
    /// Host and port, which is also one of its arguments.
    address: String,
    _folder: TempDir,
}

impl Original {
    /// Starts it from the virtual environment that `cargo xtask` made, on `MongoDB` servers at an
    /// address without a database.
    ///
    /// The settings are those that the original is shipped with, without its periodic jobs and its
    /// log file.
    pub fn start(environment: &Path, mongo: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let settings = folder.path().join("settings.json");
        let content = json!({
            "MONGO_URI": own_database(mongo, folder.path()),
            "PAGINATION_LIMIT": 5000,
            "PAGINATION_DEFAULT": 50,
            "ALIGNAK_URL": "",
            "SCHEDULER_ALIGNAK_ACTIVE": false,
            "SCHEDULER_TIMESERIES_ACTIVE": false,
            "SCHEDULER_GRAFANA_ACTIVE": false,
            "SCHEDULER_LIVESYNTHESIS_HISTORY": 0,
        });
        std::fs::write(&settings, content.to_string()).expect("settings can be written");
        let address = format!("127.0.0.1:{}", free_port());
        let mut command = Command::new(environment.join("bin/uwsgi"));
        command
            .args(["--http-socket", &address])
            .args(["--module", "alignak_backend.app:app", "--need-app"])
            .args(["--master", "--processes", PROCESSES, "--no-orphans"])
            .args(["--disable-logging", "--die-on-term"])
            .env("ALIGNAK_BACKEND_CONFIGURATION_FILE", &settings)
            .current_dir(folder.path());
        let mut process = Process::start(&mut command);
        let last = format!("spawned uWSGI worker {PROCESSES}");
        process.wait_for(PATIENCE, |line| line.contains(&last).then_some(()));
        Self {
            process,
            address,
            _folder: folder,
        }
    }

    /// Its host and port.
    pub fn host(&self) -> &str {
        &self.address
    }

    /// Where it is served.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The ids of its processes, the master and those that serve.
    pub fn process_ids(&self) -> Vec<u32> {
        let processes = std::fs::read_dir("/proc").expect("there is /proc");
        let ids = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        ids.filter(|id| {
            let line = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
            line.split(|byte| *byte == 0)
                .any(|argument| argument == self.address.as_bytes())
        })
        .collect()
    }
}

impl Drop for Original {
    fn drop(&mut self) {
        // Its master has to end the others.
        self.process.stop(Signal::TERM, PATIENCE);
    }
}
