//! Questions, and what stays on the screen.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::fixture::Fixture;

#[test]
fn a_whole_resource_is_deleted_after_a_yes() {
    let fixture = Fixture::new();
    let count = || fixture.items("host", &json!({"_is_template": false})).len();
    fixture.cli("add srv").with(0);
    for answer in ["n\n", "\n", "no\n", "x\n", ""] {
        let asked = fixture.typing(answer, "delete").with(2).output;
        assert!(
            asked.contains("Delete all items of host? [y/N]"),
            "{asked:?}"
        );
        assert!(asked.contains("nothing is deleted"), "{asked:?}");
        assert_eq!(count(), 1, "{answer:?}");
    }
    // A dry run has nothing to ask.
    let dry = fixture.typing("", "-c delete").with(0).output;
    assert!(!dry.contains("[y/N]"), "{dry:?}");
    for answer in ["y\n", "Y\n", "yes\n"] {
        fixture.typing(answer, "delete").with(0);
        assert_eq!(count(), 0, "{answer:?}");
        fixture.cli("add srv").with(0);
    }
    let silent = fixture.typing("n\n", "--yes delete").with(0).output;
    assert!(!silent.contains("[y/N]"), "{silent:?}");
    assert_eq!(count(), 0);
    // Scripts of the original tool are not asked.
    fixture.cli("add srv").with(0);
    fixture.cli("delete").with(0);
    assert_eq!(count(), 0);
}

#[test]
fn a_configuration_deletes_items_after_a_yes() {
    let fixture = Fixture::new();
    std::fs::create_dir(fixture.path("site")).expect("a folder can be made");
    let write = |names: &[&str]| {
        let hosts: Vec<_> = names
            .iter()
            .map(|name| json!({"name": name, "_realm": "All"}))
            .collect();
        fixture.data(
            "site/all.json",
            &json!({"imported_from": "site", "hosts": hosts}),
        );
    };
    let count = || {
        fixture
            .items("host", &json!({"imported_from": "site"}))
            .len()
    };
    write(&["a", "b"]);
    // What only adds is not asked about.
    fixture.cli("apply site").with(0);
    write(&["a"]);
    let refused = fixture.cli("apply site").with(2);
    assert!(refused.output.contains("- host b"), "{}", refused.output);
    assert!(
        refused
            .errors
            .contains("nothing is changed: 1 items would be deleted, which needs --yes"),
        "{}",
        refused.errors
    );
    for answer in ["n\n", "\n"] {
        let asked = fixture.typing(answer, "apply site").with(2).output;
        assert!(asked.contains("Delete 1 items? [y/N]"), "{asked:?}");
        assert_eq!(count(), 2);
    }
    fixture.typing("y\n", "apply site").with(0);
    assert_eq!(count(), 1);
    write(&[]);
    let silent = fixture.cli("apply --yes site").with(0);
    assert!(
        silent.errors.contains("0 created, 0 changed, 1 deleted"),
        "{}",
        silent.errors
    );
    assert_eq!(count(), 0);
}

#[test]
fn problems_stay_on_the_screen_while_the_backend_is_away() {
    let mut fixture = Fixture::new();
    fixture.cli("add srv").with(0);
    fixture.cli("result srv DOWN --text gone").with(0);
    let base = fixture.server.api().base().to_owned();
    let mut watching = Command::new(env!("CARGO_BIN_EXE_alignak-backend-cli"))
        .args(["-b", &base, "status", "--watch", "1"])
        .env("XDG_CONFIG_HOME", fixture.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let output = read_along(watching.stdout.take());
    let errors = read_along(watching.stderr.take());
    wait_for("two tables", || output().matches("As of ").count() >= 2);
    let table = output();
    assert!(
        table.contains("gone") && table.contains(" UTC.\n"),
        "{table}"
    );
    assert!(
        !table.contains('\u{1b}'),
        "no terminal, no commands for one: {table:?}"
    );
    fixture.server.kill();
    wait_for("an error", || {
        errors().contains("Get error for the problems")
    });
    let before = output().matches("gone").count();
    wait_for("the last table again", || {
        output().matches("gone").count() > before
    });
    assert!(
        watching.try_wait().expect("its state").is_none(),
        "it goes on"
    );
    watching.kill().expect("it can be ended");
    watching.wait().expect("it ends");
    // A mistake at the beginning ends it.
    let fixture = Fixture::new();
    fixture.cli("status --watch 1 Nowhere").with(2);
    fixture.cli("status --watch soon").with(64);
}

/// What a stream has brought so far.
fn read_along(stream: Option<impl std::io::Read + Send + 'static>) -> impl Fn() -> String {
    let text = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let shared = std::sync::Arc::clone(&text);
    let mut stream = stream.expect("the stream is piped");
    std::thread::spawn(move || {
        let mut part = [0; 4096];
        while let Ok(read @ 1..) = stream.read(&mut part) {
            shared.lock().expect("a lock").extend(&part[..read]);
        }
    });
    move || String::from_utf8_lossy(&text.lock().expect("a lock")).into_owned()
}

#[track_caller]
fn wait_for(what: &str, is_there: impl Fn() -> bool) {
    let begin = Instant::now();
    while !is_there() {
        assert!(
            begin.elapsed() < Duration::from_mins(2),
            "there is no sign of {what}"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_terminal_is_cleared_before_each_table() {
    let fixture = Fixture::new();
    // `timeout` ends it as the user does.
    let program = env!("CARGO_BIN_EXE_alignak-backend-cli");
    let script = format!(
        "script --quiet --return --command \
         'timeout --foreground --signal INT 10 {program} -b $BACKEND status --watch 1' /dev/null < /dev/null"
    );
    let shown = fixture.script(&script).with(124).output;
    let tables = shown.matches("\u{1b}[2J\u{1b}[H").count();
    assert!(tables >= 2, "{shown:?}");
    assert_eq!(shown.matches("No problems.").count(), tables, "{shown:?}");
}
