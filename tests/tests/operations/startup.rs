//! How the program starts, what it says, what it obeys, and how it ends.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output};
use std::time::Duration;

use alignak_testkit::http::text;
use alignak_testkit::peers::free_port;
use alignak_testkit::process::Process;
use alignak_testkit::server::{command, listening};
use alignak_testkit::tools;
use alignak_testkit::{Api, Options, Server};
use rustix::process::Signal;
use serde_json::{Value, json};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_mins(1);

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// Runs the program to its end.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = command(folder);
    command.args(arguments);
    command.output().expect("the program can be started")
}

/// Starts the program and waits until it listens.
fn start(command: &mut Command) -> (Process, Api) {
    let mut process = Process::start(command);
    let base = process.wait_for(PATIENCE, listening);
    (process, Api::new(&base))
}

fn write(folder: &Path, name: &str, content: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a temporary file can be written");
    path.display().to_string()
}

/// Where a file may not grow any more, a write is refused and the program lives on.
#[test]
fn a_file_that_may_not_grow_refuses_writes_and_ends_nothing() {
    let folder = folder();
    let program = command(folder.path());
    let limited = |blocks: u32, arguments: &[&str]| {
        let mut limited = Command::new("sh");
        limited
            .args(["-c", &format!("ulimit -f {blocks} && exec \"$0\" \"$@\"")])
            .arg(program.get_program())
            .args(program.get_args())
            .args(arguments)
            .current_dir(folder.path());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => limited.env(name, value),
                None => limited.env_remove(name),
            };
        }
        limited
    };
    // In blocks of 512 bytes.
    let mut serve = limited(12_000, &["--listen", "127.0.0.1:0"]);
    let (mut process, api) = start(&mut serve);
    let admin = api.login("admin", "admin");
    let realm = admin.root_realm();
    let notes = "n".repeat(500_000);
    let add = |number: usize| {
        let name = format!("c{number}");
        let command = json!({"name": name, "notes": notes, "_realm": realm});
        admin.post("/command").json(&command).send()
    };
    let refused = (0..40)
        .map(add)
        .find(|answer| answer.status != 201)
        .expect("the file is full in the end");
    assert!([503, 507].contains(&refused.status), "{}", refused.text());
    assert_eq!(admin.get("/realm").send().status, 200);
    assert!(process.stop(Signal::TERM, PATIENCE).success());
    let copy = folder.path().join("copy.sqlite");
    let backup = limited(400, &["backup", &copy.display().to_string()])
        .output()
        .expect("the program can be started");
    assert_eq!(backup.status.code(), Some(1), "{backup:?}");
    let left = std::fs::read_dir(folder.path()).expect("the folder can be read");
    let left: Vec<_> = left
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("copy"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// In the data file: whoever reads the interface sees no hash.
#[test]
fn the_form_of_password_hashes_is_a_setting() {
    let options = Options::default().setting("PASSWORD_HASHES", json!("original"));
    let server = Server::start_with(options);
    let admin = server.admin();
    let user = admin.by_name("user", "admin");
    let path = format!("/user/{}", text(&user, "_id"));
    let change = admin.patch(&path).json(&json!({"password": "other"}));
    let changed = change.header("if-match", &text(&user, "_etag")).send();
    changed.expect_status(200);
    let file = server.data().join("alignak-backend.sqlite");
    let mut stored = std::fs::read(&file).expect("the data file can be read");
    let log = server.data().join("alignak-backend.sqlite-wal");
    stored.extend(std::fs::read(log).unwrap_or_default());
    let form = b"pbkdf2:sha256:50000$";
    assert!(stored.windows(form.len()).any(|window| window == form));
    assert_eq!(
        server
            .api()
            .login("admin", "other")
            .get("/realm")
            .send()
            .status,
        200
    );
}

fn default_page(api: &Api) -> Value {
    api.get("/backendconfig").send().expect_status(200).json()["PAGINATION_DEFAULT"].clone()
}

#[test]
fn a_new_backend_holds_the_default_objects_and_a_restart_adds_none() {
    let mut server = Server::start();
    let totals = |server: &Server| -> Vec<(String, Value)> {
        let admin = server.admin();
        let root = admin.get("/").send().expect_status(200).json();
        let children = root["_links"]["child"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        assert!(children.len() >= 27, "{children:?}");
        children
            .iter()
            .map(|child| {
                let name = child["href"].as_str().unwrap_or_default().to_owned();
                let page = admin.get(&format!("/{name}")).send().expect_status(200);
                (name, page.json()["_meta"]["total"].clone())
            })
            .collect()
    };
    let at_first = totals(&server);
    let total = |name: &str| {
        let found = at_first.iter().find(|(known, _)| known == name);
        found.map(|(_, total)| total.clone()).unwrap_or_default()
    };
    for (name, expected) in [
        ("realm", 1),
        ("usergroup", 1),
        ("hostgroup", 1),
        ("servicegroup", 1),
        ("timeperiod", 2),
        ("command", 2),
        ("host", 1),
        ("user", 1),
        ("userrestrictrole", 1),
        ("service", 0),
    ] {
        assert_eq!(total(name), json!(expected), "{name}");
    }
    let period = server.admin().by_name("timeperiod", "24x7");
    assert!(server.terminate().success(), "{}", server.output());
    server.restart();
    assert_eq!(totals(&server), at_first);
    let again = server.admin().by_name("timeperiod", "24x7");
    assert_eq!(again["_etag"], period["_etag"]);
}

#[test]
fn it_says_where_it_listens_where_the_documentation_and_the_data_are_and_warns() {
    let mut server = Server::start();
    let base = server.api().base().to_owned();
    // All that it says has arrived once it has ended.
    assert!(server.terminate().success());
    let output = server.output();
    assert!(output.contains(&format!("Listening on {base}")), "{output}");
    assert!(output.contains(&format!("{base}/docs")), "{output}");
    assert!(
        output.contains(&server.data().display().to_string()),
        "{output}"
    );
    let warning = output
        .lines()
        .find(|line| line.to_lowercase().contains("warning"));
    assert!(
        warning.is_some_and(|line| line.contains("password")),
        "{output}"
    );
}

#[test]
fn the_warning_goes_with_the_default_password() {
    let mut server = Server::start();
    let admin = server.admin();
    let user = admin.by_name("user", "admin");
    let path = format!("/user/{}", user["_id"].as_str().unwrap_or_default());
    let patch = admin
        .patch(&path)
        .if_match(user["_etag"].as_str().unwrap_or_default());
    let patch = patch.json(&json!({"password": "correct horse battery"}));
    patch.send().expect_status(200);
    assert!(server.terminate().success());
    server.restart();
    let output = server.output();
    assert!(
        !output.to_lowercase().contains("default password"),
        "{output}"
    );
    server.api().login("admin", "correct horse battery");
    let old = json!({"username": "admin", "password": "admin"});
    server
        .api()
        .post("/login")
        .json(&old)
        .send()
        .expect_status(401);
    assert!(!output.contains("correct horse"), "{output}");
}

#[test]
fn help_explains_each_option_and_the_order_of_precedence() {
    let folder = folder();
    let output = run(folder.path(), &["--help"]);
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for word in [
        "--listen",
        "--data-dir",
        "--store",
        "--in-memory",
        "--settings",
        "--log-level",
        "openapi",
        "HOST:PORT",
        "ALIGNAK_BACKEND_CONFIGURATION_FILE",
        "ALIGNAK_BACKEND_DATA_DIR",
        "environment",
    ] {
        assert!(text.contains(word), "{word} is not in\n{text}");
    }
    let version = run(folder.path(), &["--version"]);
    assert!(version.status.success());
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    assert!(version.contains(env!("CARGO_PKG_VERSION")), "{version}");
}

#[test]
fn what_cannot_be_obeyed_is_refused_with_the_reason() {
    let folder = folder();
    let bad = write(folder.path(), "bad.json", "{\n  \"PORT\": 5000,\n  oops\n}");
    let typed = write(
        folder.path(),
        "typed.json",
        "{\"PAGINATION_DEFAULT\": \"many\"}",
    );
    let file = write(folder.path(), "file", "");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let taken = taken
        .local_addr()
        .expect("a listener has an address")
        .to_string();
    let not_sqlite = write(folder.path(), "text.sqlite", &"no database ".repeat(1000));
    let store = format!("sqlite:{not_sqlite}");
    let cases: Vec<(Vec<&str>, &str)> = vec![
        (vec!["--nope"], "--nope"),
        (vec!["nope"], "nope"),
        (vec!["--listen"], "--listen"),
        (vec!["--in-memory", "--listen", "nonsense"], "nonsense"),
        (vec!["--in-memory", "--listen", "127.0.0.1:99999"], "99999"),
        (vec!["--in-memory", "--listen", "256.1.1.1:0"], "256.1.1.1"),
        (vec!["--in-memory", "--listen", &taken], &taken),
        (
            vec!["--in-memory", "--settings", "missing.json"],
            "missing.json",
        ),
        (vec!["--in-memory", "--settings", &bad], "bad.json"),
        (
            vec!["--in-memory", "--settings", &typed],
            "PAGINATION_DEFAULT",
        ),
        (vec!["--in-memory", "--log-level", "a=b=c"], "--log-level"),
        (vec!["--store", "oracle:x"], "oracle:x"),
        (vec!["--store", "sqlite:"], "sqlite:"),
        (vec!["--store", &store], "text.sqlite"),
        (vec!["--data-dir", &file], &file),
        (vec!["--in-memory", "--data-dir", "x"], "--data-dir"),
        (vec!["openapi", "--version", "2.0"], "2.0"),
    ];
    for (arguments, word) in cases {
        let mut arguments = arguments;
        if !arguments.contains(&"--listen") && arguments.first() != Some(&"openapi") {
            arguments.extend(["--listen", "127.0.0.1:0"]);
        }
        let mut command = command(folder.path());
        let mut process = Process::start(command.args(&arguments));
        let status = process.wait(PATIENCE);
        let output = process.output();
        assert!(!status.success(), "{arguments:?} was obeyed:\n{output}");
        assert!(status.code().is_some(), "{arguments:?}: {status}");
        assert!(
            output.contains(word),
            "{arguments:?}: {word} is not in\n{output}"
        );
        assert!(!output.contains("panicked"), "{arguments:?}: {output}");
    }
    let output = run(folder.path(), &["--in-memory", "--settings", &bad]);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(errors.contains("line "), "the place is not in\n{errors}");
}

#[test]
fn the_settings_file_may_hold_comments_and_is_found_by_option_variable_or_place() {
    let folder = folder();
    let settings = |number: u32| {
        format!(
            "/* Settings\n   of the backend */\n{{\n  // The page\n  \"PAGINATION_DEFAULT\": {number}, \
             // entries\n  \"X_DOMAINS\": \"http:\\/\\/a.example\",\n  \"PAGINATION_LIMIT\": 500,\n  \
             \"SCHEDULER_ALIGNAK_ACTIVE\": false,\n  \"UNKNOWN\": [1, null]\n}}\n"
        )
    };
    let by_option = write(folder.path(), "option.json", &settings(11));
    let by_variable = write(folder.path(), "variable.json", &settings(12));
    write(folder.path(), "settings.json", &settings(14));
    std::fs::create_dir_all(folder.path().join("etc/alignak-backend")).expect("a folder");
    let base = || {
        let mut command = command(folder.path());
        command.args(["--in-memory", "--listen", "127.0.0.1:0"]);
        command
    };
    let variable = "ALIGNAK_BACKEND_CONFIGURATION_FILE";

    let (_process, api) = start(
        base()
            .args(["--settings", &by_option])
            .env(variable, &by_variable),
    );
    assert_eq!(default_page(&api), 11, "the option wins over the variable");
    let (_process, api) = start(base().env(variable, &by_variable));
    assert_eq!(
        default_page(&api),
        12,
        "the variable wins over the usual places"
    );
    let (_process, api) = start(&mut base());
    assert_eq!(default_page(&api), 14, "the last of the usual places");
    write(
        folder.path(),
        "etc/alignak-backend/settings.json",
        &settings(13),
    );
    let (_process, api) = start(&mut base());
    assert_eq!(
        default_page(&api),
        13,
        "the first of the usual places wins, alone"
    );
}

#[test]
fn it_says_once_which_settings_and_variables_have_no_effect() {
    let options = Options::default()
        .setting("RENDERERS", json!("file-n4me"))
        .setting("MISSPELT_LIMIT", json!(7))
        .variable("ALIGNAK_BACKEND_UWSGI_LOG", "other-n4me")
        .variable("ALIGNAK_BACKEND_PORT", "");
    let mut server = Server::start_with(options);
    assert!(server.terminate().success());
    let output = server.output();
    let lines: Vec<&str> = output
        .lines()
        .filter(|line| line.starts_with("No effect"))
        .collect();
    assert_eq!(lines.len(), 1, "{output}");
    for name in ["RENDERERS", "MISSPELT_LIMIT", "ALIGNAK_BACKEND_UWSGI_LOG"] {
        assert!(lines[0].contains(name), "{output}");
    }
    for name in ["PAGINATION_LIMIT", "n4me", "ALIGNAK_BACKEND_PORT"] {
        assert!(!output.contains(name), "{output}");
    }
}

#[test]
fn without_settings_the_pages_are_those_of_the_original_s_settings_file() {
    let folder = folder();
    let mut command = command(folder.path());
    let (_process, api) = start(command.args(["--in-memory", "--listen", "127.0.0.1:0"]));
    let config = api.get("/backendconfig").send().expect_status(200).json();
    assert_eq!(
        config,
        json!({"PAGINATION_LIMIT": 5000, "PAGINATION_DEFAULT": 50})
    );
}

#[test]
fn the_option_wins_over_the_settings_for_the_address() {
    let folder = folder();
    let port = free_port();
    let content = format!("{{\"HOST\": \"127.0.0.1\", \"PORT\": {port}}}");
    let settings = write(folder.path(), "settings.json", &content);
    {
        let mut command = command(folder.path());
        let (_process, api) = start(command.args(["--in-memory", "--settings", &settings]));
        assert_eq!(api.base(), format!("http://127.0.0.1:{port}"));
    }
    let mut command = command(folder.path());
    command.args([
        "--in-memory",
        "--settings",
        &settings,
        "--listen",
        "127.0.0.1:0",
    ]);
    let (_process, api) = start(&mut command);
    assert_ne!(api.base(), format!("http://127.0.0.1:{port}"));
}

#[test]
fn the_data_folder_is_chosen_by_option_variable_or_platform() {
    let folder = folder();
    let (option, variable) = (folder.path().join("option"), folder.path().join("variable"));
    let base = || {
        let mut command = command(folder.path());
        command.args(["--listen", "127.0.0.1:0"]);
        command.env("ALIGNAK_BACKEND_DATA_DIR", &variable);
        command
    };
    let says = |mut process: Process, place: &Path| {
        let place = place.display().to_string();
        process.wait_for(PATIENCE, |line| line.contains(&place).then_some(()));
    };
    let (process, _) = start(base().arg("--data-dir").arg(&option));
    says(process, &option);
    assert!(option.is_dir() && !variable.exists());
    let (process, _) = start(&mut base());
    says(process, &variable);
    assert!(variable.is_dir());
    // The home folder of the tested program is the temporary one.
    let (process, _) = start(base().env_remove("ALIGNAK_BACKEND_DATA_DIR"));
    says(process, &folder.path().join(".local/share"));
}

#[test]
fn a_store_may_be_a_file_of_ones_choice() {
    let folder = folder();
    let path = folder.path().join("mine.sqlite");
    let mut command = command(folder.path());
    command.args(["--listen", "127.0.0.1:0", "--store"]);
    let (_process, _) = start(command.arg(format!("sqlite:{}", path.display())));
    assert!(path.is_file());
}

#[test]
fn a_trial_in_memory_leaves_nothing_behind() {
    let folder = folder();
    let mut command = command(folder.path());
    let (mut process, api) = start(command.args(["--in-memory", "--listen", "127.0.0.1:0"]));
    let admin = api.login("admin", "admin");
    let realm = admin.root_realm();
    admin.create("command", &json!({"name": "x", "_realm": realm}));
    assert!(process.stop(Signal::TERM, PATIENCE).success());
    let left = std::fs::read_dir(folder.path())
        .expect("a folder can be read")
        .count();
    assert_eq!(left, 0);
}

#[test]
fn sigterm_and_ctrl_c_end_it_cleanly_and_nothing_is_lost() {
    let mut server = Server::start();
    let realm = server.admin().root_realm();
    for (name, end) in [
        (
            "term",
            Server::terminate as fn(&mut Server) -> std::process::ExitStatus,
        ),
        ("int", Server::interrupt),
    ] {
        let made = server
            .admin()
            .create("command", &json!({"name": name, "_realm": realm}));
        let status = end(&mut server);
        assert!(status.success(), "{name}: {status}\n{}", server.output());
        server.restart();
        let stored = server.admin().by_name("command", name);
        assert_eq!(stored["_etag"], made["_etag"]);
    }
}

#[test]
fn half_a_request_does_not_keep_it_from_ending() {
    let mut server = Server::start();
    let part = b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"user";
    let half = server.api().connection(part);
    server.api().get("/version").send().expect_status(200);
    let began = std::time::Instant::now();
    let status = server.terminate();
    assert!(status.success(), "{status}\n{}", server.output());
    assert!(
        began.elapsed() < Duration::from_secs(30),
        "{:?}",
        began.elapsed()
    );
    drop(half);
}

/// A clock that was never set, or set wrongly, is named at the start; one that goes wrong later costs
/// the connections of that time.
#[test]
fn clocks_before_1970_and_after_9999_harm_nothing() {
    let folder = folder();
    let clock = folder.path().join("clock");
    let set = |date: &str| {
        let next = folder.path().join("next clock");
        std::fs::write(&next, date).expect("a temporary file can be written");
        std::fs::rename(next, &clock).expect("a temporary file can be renamed");
    };
    let architecture = std::env::consts::ARCH;
    let library = format!("/usr/lib/{architecture}-linux-gnu/faketime/libfaketimeMT.so.1");
    let library = tools::debian("libfaketime", Path::new(&library));
    let program = || {
        let mut program = command(folder.path());
        program
            .args(["--listen", "127.0.0.1:0"])
            .env("LD_PRELOAD", &library)
            .env("FAKETIME_TIMESTAMP_FILE", &clock)
            .env("FAKETIME_NO_CACHE", "1")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        program
    };
    set("@1965-03-01 12:00:00");
    let mut process = Process::start(&mut program());
    assert!(!process.wait(PATIENCE).success());
    let output = process.output();
    assert!(output.contains("the clock of this machine"), "{output}");
    set("@1970-01-01 00:00:00");
    let (mut process, api) = start(&mut program());
    let admin = api.login("admin", "admin");
    let realm = admin.root_realm();
    admin.create("host", &json!({"name": "web", "_realm": realm}));
    let answers = || {
        let request = "GET /version HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        let (answer, _) = api.raw(request, PATIENCE);
        answer.starts_with("HTTP/1.1 200")
    };
    for date in ["@1965-03-01 12:00:00", "+8000y"] {
        set(date);
        assert!(!answers(), "{date}");
        set("@2026-11-30 12:00:00");
        assert!(answers(), "{date}");
        let host = admin.by_name("host", "web");
        let result = json!({
            "host_name": "web", "state": "DOWN", "state_id": 1, "state_type": "HARD",
            "last_state_type": "HARD",
        });
        admin.create("logcheckresult", &result);
        assert_ne!(
            admin.by_name("host", "web")["_etag"],
            host["_etag"],
            "{date}"
        );
    }
    let output = process.output();
    assert!(output.contains("no connection is served"), "{output}");
    assert!(process.stop(Signal::TERM, PATIENCE).success());
}

#[test]
fn a_second_server_on_the_same_data_does_not_start() {
    let server = Server::start();
    let mut command = command(server.data().parent().expect("a folder around the data"));
    command.args(["--listen", "127.0.0.1:0", "--data-dir"]);
    let mut second = Process::start(command.arg(server.data()));
    let status = second.wait(PATIENCE);
    let output = second.output();
    assert!(!status.success(), "{output}");
    assert!(output.contains("in use by another server"), "{output}");
    assert!(output.contains(&server.id().to_string()), "{output}");
    server.admin();
}

#[test]
fn defect_9_secrets_are_not_printed() {
    let options = Options::default()
        .setting("MONGO_USERNAME", json!("someone"))
        .setting("MONGO_PASSWORD", json!("tops3cret"))
        .argument("--log-level")
        .argument("trace");
    let mut server = Server::start_with(options);
    let admin = server.admin();
    admin.get("/user").send().expect_status(200);
    let wrong = json!({"username": "admin", "password": "n0tthisone"});
    server
        .api()
        .post("/login")
        .json(&wrong)
        .send()
        .expect_status(401);
    let token = admin.token().to_owned();
    assert!(server.terminate().success());
    let output = server.output();
    for secret in ["tops3cret", "n0tthisone", token.as_str(), "$argon2"] {
        assert!(!output.contains(secret), "{secret} was printed");
    }
}

/// Ends with the test, however that ends.
struct Owned(Child);

impl Drop for Owned {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn a_server_whose_starter_has_gone_goes_on_and_ends_well() {
    use std::io::{BufRead as _, BufReader};
    use std::process::Stdio;

    let folder = folder();
    let mut command = command(folder.path());
    command
        .args(["--in-memory", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped());
    let mut child = Owned(command.spawn().expect("the program can be started"));
    let output = child.0.stdout.take().expect("its output is a pipe");
    let mut lines = BufReader::new(output).lines();
    let heard = lines.find_map(|line| listening(&line.expect("a line can be read")));
    let api = Api::new(&heard.expect("it says where it listens"));
    // The output has no reader any more.
    drop(lines);
    api.get("/").send().expect_status(401);
    let id = rustix::process::Pid::from_child(&child.0);
    rustix::process::kill_process(id, Signal::TERM).expect("a child can be signalled");
    let status = child.0.wait().expect("a child can be waited for");
    assert!(status.success(), "{status}");
}
