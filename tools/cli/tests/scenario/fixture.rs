//! A backend, a folder, and the program.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use alignak_testkit::http::Api;
use alignak_testkit::server::Server;
use alignak_testkit::tools;
use serde_json::Value;
use tempfile::TempDir;

/// What the program would read from the environment of the tests.
const VARIABLES: [&str; 4] = [
    "ALIGNAK_BACKEND_URL",
    "ALIGNAK_BACKEND_USERNAME",
    "ALIGNAK_BACKEND_PASSWORD",
    "ALIGNAK_BACKEND_PROFILE",
];

/// A server of its own, and a folder that is the current one of the program.
pub(crate) struct Fixture {
    pub(crate) server: Server,
    pub(crate) folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Ended {
    /// Panics with everything that was printed when the exit code is another one.
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.output, self.errors);
        self
    }

    /// The output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.output)
            .unwrap_or_else(|error| panic!("{error}: {}", self.output))
    }
}

impl Fixture {
    pub(crate) fn new() -> Self {
        Self {
            server: Server::start(),
            folder: tempfile::tempdir().expect("a temporary folder can be made"),
        }
    }

    /// Runs the program with the words of a line, which are separated by blanks.
    pub(crate) fn cli(&self, line: &str) -> Ended {
        self.run(
            &line
                .split(' ')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>(),
        )
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let api = self.server.api();
        let mut all = vec!["-b", api.base()];
        all.extend(arguments);
        run(self.folder.path(), &all, "")
    }

    /// The same with something on standard input.
    pub(crate) fn with_input(&self, line: &str, input: &str) -> Ended {
        let api = self.server.api();
        let mut all = vec!["-b", api.base()];
        all.extend(line.split(' '));
        run(self.folder.path(), &all, input)
    }

    /// The same on a terminal of 80 columns, which shows both streams: they are the output.
    pub(crate) fn on_terminal(&self, line: &str) -> Ended {
        self.typing("", line)
    }

    /// The same with what somebody types there.
    pub(crate) fn typing(&self, input: &str, line: &str) -> Ended {
        let base = self.server.api().base().to_owned();
        on_terminal(self.folder.path(), "", &format!("-b {base} {line}"), input)
    }

    /// The same with a variable.
    pub(crate) fn on_terminal_with(&self, variable: &str, line: &str) -> Ended {
        let base = self.server.api().base().to_owned();
        on_terminal(
            self.folder.path(),
            variable,
            &format!("-b {base} {line}"),
            "",
        )
    }

    /// Runs a script in bash, in which `$CLI` is the program and `$BACKEND` the address.
    pub(crate) fn script(&self, script: &str) -> Ended {
        let mut bash = Command::new("bash");
        bash.args(["-c", script])
            .env("CLI", env!("CARGO_BIN_EXE_alignak-backend-cli"))
            .env("BACKEND", self.server.api().base());
        ended(bash, self.folder.path(), "")
    }

    /// Writes a data file.
    pub(crate) fn data(&self, name: &str, value: &Value) {
        std::fs::write(self.path(name), value.to_string()).expect("a file can be written");
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file that the program wrote.
    pub(crate) fn file(&self, name: &str) -> Value {
        let text = std::fs::read_to_string(self.path(name));
        let text = text.unwrap_or_else(|error| panic!("{name}: {error}"));
        serde_json::from_str(&text).expect("the program writes JSON")
    }

    pub(crate) fn api(&self) -> Api {
        self.server.admin()
    }

    /// All items that a filter finds.
    pub(crate) fn items(&self, resource: &str, filter: &Value) -> Vec<Value> {
        let filter = filter.to_string();
        let answer = self
            .api()
            .get(&format!("/{resource}"))
            .query(&[("where", &filter), ("max_results", "5000")])
            .send()
            .expect_status(200);
        let items = answer.json()["_items"].as_array().cloned();
        items.expect("a list of items")
    }
}

pub(crate) fn run(folder: &Path, arguments: &[&str], input: &str) -> Ended {
    let mut program = Command::new(env!("CARGO_BIN_EXE_alignak-backend-cli"));
    program.args(arguments);
    ended(program, folder, input)
}

/// Runs the program with variables, and with no terminal that anything could be asked on.
pub(crate) fn run_with(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Ended {
    let mut command = Command::new(tools::debian_program("setsid", &["util-linux"]));
    command
        .args(["--wait", env!("CARGO_BIN_EXE_alignak-backend-cli")])
        .args(arguments)
        .envs(variables.iter().copied());
    ended(command, folder, "")
}

/// Runs the program with a line of options and words on a terminal of 80 columns.
pub(crate) fn on_terminal(folder: &Path, variable: &str, line: &str, input: &str) -> Ended {
    let program = env!("CARGO_BIN_EXE_alignak-backend-cli");
    let command = format!("stty cols 80 rows 24; {variable} exec {program} {line}");
    let mut script = Command::new(tools::debian_program("script", &["bsdutils"]));
    script.args(["--quiet", "--return", "--command", &command, "/dev/null"]);
    ended(script, folder, input)
}

/// What stays on a terminal of the lines on which bars were shown: a slow machine has some.
pub(crate) fn without_bars(shown: &str) -> String {
    shown
        .split_inclusive('\n')
        .map(|line| line.rsplit("\u{1b}[2K").next().unwrap_or(line))
        .collect()
}

fn ended(mut command: Command, folder: &Path, input: &str) -> Ended {
    let given: Vec<_> = command
        .get_envs()
        .filter(|(_, value)| value.is_some())
        .map(|(name, _)| name.to_owned())
        .collect();
    for name in VARIABLES {
        if !given.iter().any(|one| one == name) {
            command.env_remove(name);
        }
    }
    let mut child = command
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    // A program that ends without reading is no fault here.
    drop(stdin.write_all(input.as_bytes()));
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    Ended {
        code: output.status.code().expect("the program ends by itself"),
        output: String::from_utf8_lossy(&output.stdout).into_owned(),
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}
