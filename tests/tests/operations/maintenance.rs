//! Verifying, backing up, restoring; the man page and completions.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Output;

use alignak_testkit::server::command;
use alignak_testkit::{Options, Server};
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
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let database = folder.path().join("live.sqlite");
    let store = format!("sqlite:{}", database.display());
    let options = Options::default().argument("--store").argument(&store);
    let mut server = Server::start_with(options);
    let admin = server.admin();
    let realm = admin.root_realm();
    admin.create("command", &json!({"name": "before", "_realm": realm}));
    let copy = folder.path().join("backup.sqlite");
    let copy_text = copy.display().to_string();
    let in_data = |arguments: &[&str]| {
        let mut all = vec!["--store", &store];
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
    server.terminate();

    // A damaged page is found, and the damaged file is no back-up.
    let mut bytes = std::fs::read(&database).expect("the database can be read");
    let page = bytes.len() / 4096 / 2 * 4096;
    bytes[page..page + 4096].fill(0);
    std::fs::write(&database, &bytes).expect("the database can be written");
    let checked = in_data(&["check"]);
    assert_eq!(checked.status.code(), Some(1), "{}", text(&checked));
    assert!(
        text(&checked).contains("the file is damaged: "),
        "{}",
        text(&checked)
    );
    let refused = in_data(&["restore", &database.display().to_string()]);
    assert!(!refused.status.success(), "{}", text(&refused));
    let mode = |path: &Path| {
        let metadata = std::fs::metadata(path).expect("the file is there");
        metadata.permissions().mode() & 0o777
    };
    assert_eq!(mode(&copy), 0o600);
    let open = Permissions::from_mode(0o644);
    std::fs::set_permissions(&copy, open).expect("it is ours");
    let restored = in_data(&["restore", &copy_text]);
    assert!(restored.status.success(), "{}", text(&restored));
    assert_eq!(mode(&database), 0o600, "whoever may read the back-up");
    assert!(in_data(&["check"]).status.success());
}

#[test]
fn backups_of_mongodb_are_left_to_its_own_tools() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for command in ["backup", "restore"] {
        let store = ["--store", "mongodb://127.0.0.1:1/alignak-backend"];
        let refused = run(folder.path(), &[&store[..], &[command, "file"]].concat());
        assert!(!refused.status.success());
        let said = text(&refused);
        for tool in ["mongodump", "mongorestore", "alignak-backend copy"] {
            assert!(said.contains(tool), "{said}");
        }
    }
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
    // The options of a command are offered.
    let bash = text(&run(folder.path(), &["completions", "bash"]));
    let script = format!(
        "{bash}\nCOMP_WORDS=(alignak-backend check --rep) COMP_CWORD=2\n\
         _alignak__backend alignak-backend --rep check; echo \"${{COMPREPLY[@]}}\""
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &script])
        .output();
    let offered = text(&output.expect("bash can be started"));
    assert_eq!(offered.trim(), "--repair");
}
