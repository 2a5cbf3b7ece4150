//! `VictoriaMetrics`.

use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::{eventually, free_port};
use crate::process::Process;
use crate::tools;

/// A running `victoria-metrics`, killed when dropped.
#[derive(Debug)]
pub struct VictoriaMetrics {
    _process: Process,
    _folder: TempDir,
    /// The port of its HTTP interface.
    pub port: u16,
    /// The port on which it takes lines of Graphite.
    pub graphite_port: u16,
}

impl VictoriaMetrics {
    /// Starts one without data.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let (port, graphite_port) = (free_port(), free_port());
        let program = tools::debian_program("victoria-metrics", &["victoria-metrics"]);
        let mut command = Command::new(program);
        command
            .arg(format!("-httpListenAddr=127.0.0.1:{port}"))
            .arg(format!("-storageDataPath={}", folder.path().display()))
            .arg(format!("-graphiteListenAddr=127.0.0.1:{graphite_port}"))
            .args([
                "-retentionPeriod=100y",
                "-search.latencyOffset=0s",
                "-search.disableCache",
            ]);
        let process = Process::start(&mut command);
        let address = format!("http://127.0.0.1:{port}/health");
        eventually("VictoriaMetrics answers", || {
            reqwest::blocking::get(&address).ok()
        });
        Self {
            _process: process,
            _folder: folder,
            port,
            graphite_port,
        }
    }

    /// The series of that name: labels, values and times of each.
    pub fn export(&self, name: &str) -> Vec<Value> {
        let base = format!("http://127.0.0.1:{}", self.port);
        reqwest::blocking::get(format!("{base}/internal/force_flush"))
            .expect("VictoriaMetrics answers");
        let selector = format!("{{__name__=\"{name}\"}}");
        let text = reqwest::blocking::Client::new()
            .get(format!("{base}/api/v1/export"))
            .query(&[("match[]", selector)])
            .send()
            .and_then(reqwest::blocking::Response::text)
            .expect("VictoriaMetrics answers");
        text.lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }
}
