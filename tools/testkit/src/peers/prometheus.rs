//! Prometheus, and what it says about what it would read.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::{eventually, free_port};
use crate::process::Process;
use crate::tools;

/// A running Prometheus that reads one address every second.
#[derive(Debug)]
pub struct Prometheus {
    _process: Process,
    _folder: TempDir,
    port: u16,
}

impl Prometheus {
    /// Starts one that reads `/metrics` at an address such as `127.0.0.1:9000`.
    pub fn start(target: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let port = free_port();
        let text = format!(
            "global:\n  scrape_interval: 1s\nscrape_configs:\n  - job_name: backend\n    \
             static_configs:\n      - targets: ['{target}']\n"
        );
        let file = folder.path().join("prometheus.yml");
        std::fs::write(&file, text).expect("a file can be written");
        let program = tools::debian_program("prometheus", &["prometheus"]);
        let mut command = Command::new(program);
        command
            .arg(format!("--config.file={}", file.display()))
            .arg(format!(
                "--storage.tsdb.path={}",
                folder.path().join("data").display()
            ))
            .arg(format!("--web.listen-address=127.0.0.1:{port}"));
        let process = Process::start(&mut command);
        Self {
            _process: process,
            _folder: folder,
            port,
        }
    }

    /// The value of an expression, once there is one.
    pub fn value(&self, expression: &str) -> f64 {
        let address = format!("http://127.0.0.1:{}/api/v1/query", self.port);
        let http = reqwest::blocking::Client::new();
        eventually("Prometheus knows a value", || {
            let response = http
                .get(&address)
                .query(&[("query", expression)])
                .send()
                .ok()?;
            let answer: Value = serde_json::from_str(&response.text().ok()?).ok()?;
            answer["data"]["result"][0]["value"][1]
                .as_str()?
                .parse()
                .ok()
        })
    }
}

/// What `promtool check metrics` complains of; nothing when all is well.
pub fn check_metrics(text: &str) -> String {
    let program = tools::debian_program("promtool", &["prometheus"]);
    let mut child = Command::new(program)
        .args(["check", "metrics"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("promtool can be started");
    let mut input = child.stdin.take().expect("it has an input");
    input
        .write_all(text.as_bytes())
        .expect("it reads its input");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).trim().to_owned();
    if output.status.success() {
        String::new()
    } else {
        format!("{}: {said}", output.status)
    }
}
