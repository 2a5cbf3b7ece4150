//! Graphite's web server, which answers from the files of Carbon.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::{Carbon, eventually, free_port};
use crate::process::Process;
use crate::tools;

/// A running `graphite-web` beside a Carbon, killed when dropped.
#[derive(Debug)]
pub struct GraphiteWeb {
    _process: Process,
    _folder: TempDir,
    http: reqwest::blocking::Client,
    /// The port of its HTTP interface.
    pub port: u16,
}

impl GraphiteWeb {
    /// Starts one that reads what a Carbon has written.
    pub fn start(carbon: &Carbon) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let root = folder.path().display().to_string();
        let settings = format!(
            "SECRET_KEY = 'tests'\nALLOWED_HOSTS = ['*']\nTIME_ZONE = 'UTC'\n\
             STORAGE_DIR = '{root}'\nWHISPER_DIR = '{}'\nINDEX_FILE = '{root}/index'\n\
             LOG_DIR = '{root}'\nCARBONLINK_HOSTS = []\nDATABASES = {{'default': {{\
             'ENGINE': 'django.db.backends.sqlite3', 'NAME': '{root}/web.sqlite'}}}}\n",
            carbon.whisper().display()
        );
        std::fs::write(folder.path().join("test_settings.py"), settings)
            .expect("a file can be written");
        let port = free_port();
        let program = tools::debian_program("graphite-manage", &["graphite-web"]);
        let mut command = Command::new(program);
        command
            .args(["runserver", "--noreload"])
            .arg(format!("127.0.0.1:{port}"))
            .env("PYTHONPATH", folder.path())
            .env("GRAPHITE_SETTINGS_MODULE", "test_settings")
            .current_dir(folder.path());
        let web = Self {
            _process: Process::start(&mut command),
            _folder: folder,
            http: reqwest::blocking::Client::new(),
            port,
        };
        eventually("Graphite's web server answers", || web.ask("nothing", 0));
        web
    }

    /// What the render API returns for a target: the points that are there since a moment, by time
    /// in Unix seconds, of each series by its name.
    pub fn render(&self, target: &str, since: i64) -> BTreeMap<String, BTreeMap<i64, f64>> {
        let answer = self.ask(target, since).expect("a rendered answer");
        let series = answer.as_array().expect("a list of series");
        let points = |one: &Value| {
            let points = one["datapoints"].as_array().into_iter().flatten();
            let points = points.filter_map(|point| Some((point[1].as_i64()?, point[0].as_f64()?)));
            points.collect()
        };
        let name = |one: &Value| one["target"].as_str().unwrap_or_default().to_owned();
        series.iter().map(|one| (name(one), points(one))).collect()
    }

    fn ask(&self, target: &str, since: i64) -> Option<Value> {
        let response = self
            .http
            .get(format!("http://127.0.0.1:{}/render", self.port))
            .query(&[("target", target), ("format", "json")])
            .query(&[("from", since)])
            .send()
            .ok()?;
        serde_json::from_str(&response.text().ok()?).ok()
    }
}
