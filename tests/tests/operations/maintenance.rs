//! Verifying, backing up, restoring; the man page and completions.

use std::path::Path;
use std::process::Output;

use alignak_testkit::Server;
use alignak_testkit::server::command;
use serde_json::json;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder)
        .args(arguments)
        .output()
        .expect("the program can be started")
}

fn text(output: &Output) -> String {
    let all = [output.stdout.clone(), output.stderr.clone()].concat();
    String::from_utf8_lossy(&all).into_owned()
}

#[test]
fn a_backup_of_a_running_server_is_restored() {
    let mut server = Server::start_with(alignak_testkit::Options::default());
    if std::env::var_os(alignak_testkit::server::MONGO_VARIABLE).is_some() {
        // MongoDB has tools of its own for this.
        return;
    }
    let admin = server.admin();
    let realm = admin.root_realm();
    admin.create("command", &json!({"name": "before", "_realm": realm}));
    let data = server.data();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let copy = folder.path().join("backup.sqlite");
    let (data_text, copy_text) = (data.display().to_string(), copy.display().to_string());
    let in_data = |arguments: &[&str]| {
        let mut all = vec!["--data-dir", &data_text];
        all.extend(arguments);
        run(folder.path(), &all)
    };
    let made = in_data(&["backup", &copy_text]);
    assert!(made.status.success(), "{}", text(&made));
    let again = in_data(&["backup", &copy_text]);
    assert!(
        !again.status.success() && text(&again).contains("exists"),
        "{}",
        text(&again)
    );
    admin.create("command", &json!({"name": "after", "_realm": realm}));
    let refused = in_data(&["restore", &copy_text]);
    assert!(
        !refused.status.success() && text(&refused).contains("in use"),
        "{}",
        text(&refused)
    );
    server.terminate();
    let checked = in_data(&["check"]);
    assert!(checked.status.success(), "{}", text(&checked));
    assert!(text(&checked).contains(" 0 problems"), "{}", text(&checked));
    let restored = in_data(&["restore", &copy_text]);
    assert!(restored.status.success(), "{}", text(&restored));
    server.restart();
    let admin = server.admin();
    admin.by_name("command", "before");
    let found = admin
        .get("/command")
        .query(&[("where", r#"{"name":"after"}"#)])
        .send()
        .json();
    assert_eq!(found["_meta"]["total"], 0);
}

#[test]
fn a_check_of_nothing_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let output = run(
        folder.path(),
        &["--store", "sqlite:missing.sqlite", "check"],
    );
    assert!(!output.status.success());
    assert!(
        text(&output).contains("there is no database"),
        "{}",
        text(&output)
    );
}

#[test]
fn the_man_page_and_completions_are_printed() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let man = run(folder.path(), &["man"]);
    assert!(man.status.success());
    let page = text(&man);
    assert!(page.contains(".TH") && page.contains("backup"), "{page}");
    for (shell, expected) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef"),
        ("fish", "complete -c"),
    ] {
        let output = run(folder.path(), &["completions", shell]);
        assert!(
            output.status.success() && text(&output).contains(expected),
            "{shell}"
        );
    }
}
