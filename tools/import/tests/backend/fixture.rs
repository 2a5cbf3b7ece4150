//! A backend, and the program that imports into it.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use alignak_testkit::http::Api;
use alignak_testkit::server::Server;
use serde_json::Value;
use tempfile::TempDir;

/// A server of its own, and a folder for configurations.
pub(crate) struct Fixture {
    pub(crate) server: Server,
    folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) output: String,
}

impl Ended {
    /// Panics with the output when the exit code is another one.
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}", self.output);
        self.output
    }
}

impl Fixture {
    pub(crate) fn new() -> Self {
        Self {
            server: Server::start(),
            folder: tempfile::tempdir().expect("a temporary folder can be made"),
        }
    }

    /// Writes a configuration file.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("a folder can be made");
        }
        std::fs::write(&path, text).expect("a file can be written");
        path
    }

    /// Runs the program with options before a file.
    pub(crate) fn import(&self, options: &[&str], file: &Path) -> Ended {
        let mut all = options.to_vec();
        let file = file.display().to_string();
        all.push(&file);
        self.run(&all)
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let api = self.server.api();
        let mut all = vec!["-b", api.base()];
        all.extend(arguments);
        run(&all)
    }

    /// Runs the program on a terminal of 80 columns, where somebody types `input`.
    pub(crate) fn on_terminal(&self, input: &str, arguments: &[&str]) -> Ended {
        let program = env!("CARGO_BIN_EXE_alignak-backend-import");
        let (base, arguments) = (self.server.api().base().to_owned(), arguments.join(" "));
        let command = format!("stty cols 80 rows 24; exec {program} -b {base} {arguments}");
        let mut script = Command::new("script")
            .args(["--quiet", "--return", "--command", &command, "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("script can be started");
        let mut keyboard = script.stdin.take().expect("a pipe");
        keyboard
            .write_all(input.as_bytes())
            .expect("script reads its input");
        let mut output = String::new();
        let mut screen = script.stdout.take().expect("a pipe");
        screen
            .read_to_string(&mut output)
            .expect("the output is text");
        drop(keyboard);
        let status = script.wait().expect("script ends");
        Ended {
            code: status.code().expect("the program ends by itself"),
            output,
        }
    }

    /// All items of a resource that a filter finds.
    pub(crate) fn items(&self, resource: &str, filter: &Value) -> Vec<Value> {
        items(&self.server.admin(), resource, filter)
    }

    pub(crate) fn item(&self, resource: &str, filter: &Value) -> Value {
        let items = self.items(resource, filter);
        assert_eq!(items.len(), 1, "{resource} {filter}: {items:?}");
        items.into_iter().next().expect("one item")
    }
}

pub(crate) fn run(arguments: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_alignak-backend-import"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program can be started");
    Ended {
        code: output.status.code().expect("the program ends by itself"),
        output: String::from_utf8_lossy(&output.stdout).into_owned(),
    }
}

fn items(api: &Api, resource: &str, filter: &Value) -> Vec<Value> {
    let filter = filter.to_string();
    let answer = api
        .get(&format!("/{resource}"))
        .query(&[("where", &filter), ("max_results", "5000")])
        .send()
        .expect_status(200);
    let items = answer.json()["_items"].as_array().cloned();
    items.expect("a list of items")
}
