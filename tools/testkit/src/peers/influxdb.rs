//! `InfluxDB` 1.x.

use std::process::Command;

use rustix::process::Signal;
use serde_json::Value;
use tempfile::TempDir;

use super::{PATIENCE, eventually, free_port};
use crate::process::Process;
use crate::tools;

/// A running `influxd` with a database `metrics`, and a user `writer` who may write to it.
#[derive(Debug)]
pub struct InfluxDb {
    process: Option<Process>,
    folder: TempDir,
    http: reqwest::blocking::Client,
    /// The port of its HTTP interface.
    pub port: u16,
}

/// The one who may do everything.
const ADMIN: (&str, &str) = ("admin", "secret");

impl InfluxDb {
    /// Starts one without data, with the database and its user.
    pub fn start() -> Self {
        let mut influxdb = Self::start_empty();
        influxdb.create_database();
        influxdb
    }

    /// Starts one that has neither the database nor its user.
    pub fn start_empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut influxdb = Self {
            process: None,
            folder,
            http: reqwest::blocking::Client::new(),
            port: free_port(),
        };
        let at = |name: &str| influxdb.folder.path().join(name).display().to_string();
        let text = format!(
            "reporting-disabled = true\nbind-address = \"127.0.0.1:{}\"\n[meta]\ndir = \"{}\"\n\
             [data]\ndir = \"{}\"\nwal-dir = \"{}\"\n[monitor]\nstore-enabled = false\n\
             [http]\nbind-address = \"127.0.0.1:{}\"\nauth-enabled = true\nlog-enabled = false\n\
             [subscriber]\nenabled = false\n",
            free_port(),
            at("meta"),
            at("data"),
            at("wal"),
            influxdb.port,
        );
        std::fs::write(influxdb.folder.path().join("influxdb.conf"), text)
            .expect("a file can be written");
        influxdb.restart();
        let (name, password) = ADMIN;
        influxdb.ask(&format!(
            "CREATE USER {name} WITH PASSWORD '{password}' WITH ALL PRIVILEGES"
        ));
        influxdb
    }

    /// Makes the database and its user.
    pub fn create_database(&mut self) {
        self.ask("CREATE DATABASE metrics");
        self.ask("CREATE USER writer WITH PASSWORD 'writes'");
        self.ask("GRANT WRITE ON metrics TO writer");
    }

    /// Starts it again, once stopped, on the same port and data.
    pub fn restart(&mut self) {
        let program = tools::debian_program("influxd", &["influxdb"]);
        let mut command = Command::new(program);
        command
            .arg("-config")
            .arg(self.folder.path().join("influxdb.conf"))
            .env("HOME", self.folder.path());
        self.process = Some(Process::start(&mut command));
        let address = format!("http://127.0.0.1:{}/ping", self.port);
        eventually("InfluxDB answers", || self.http.get(&address).send().ok());
    }

    /// Ends it.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.stop(Signal::TERM, PATIENCE);
        }
    }

    /// The answer to a query.
    pub fn ask(&self, query: &str) -> Value {
        let (name, password) = ADMIN;
        let response = self
            .http
            .post(format!("http://127.0.0.1:{}/query", self.port))
            .basic_auth(name, Some(password))
            .query(&[("db", "metrics"), ("epoch", "s"), ("q", query)])
            .send()
            .expect("InfluxDB answers");
        let text = response.text().expect("the answer can be read");
        let answer: Value = serde_json::from_str(&text).expect("the answer is JSON");
        assert!(
            answer["results"][0].get("error").is_none(),
            "{query}: {answer}"
        );
        answer
    }

    /// How many values a measurement has.
    pub fn count(&self, measurement: &str) -> u64 {
        let answer = self.ask(&format!("SELECT COUNT(value) FROM \"{measurement}\""));
        answer["results"][0]["series"][0]["values"][0][1]
            .as_u64()
            .unwrap_or_default()
    }

    /// The rows of a query, without the names of the columns.
    pub fn rows(&self, query: &str) -> Vec<Value> {
        let answer = self.ask(query);
        let rows = answer["results"][0]["series"][0]["values"].as_array();
        rows.cloned().unwrap_or_default()
    }
}
