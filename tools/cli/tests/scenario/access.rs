//! Which backend is used, and who logs in.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::thread::JoinHandle;

use serde_json::json;

use crate::fixture::{Fixture, on_terminal, run, run_with};

/// A backend with the users `ops` and `bob`, each with a password of their own.
fn with_users() -> Fixture {
    let fixture = Fixture::new();
    let users = json!([
        {"name": "ops", "password": "secret of ops", "back_role_super_admin": true,
         "host_notification_period": "24x7", "service_notification_period": "24x7"},
        {"name": "bob", "password": "secret of bob", "back_role_super_admin": true,
         "host_notification_period": "24x7", "service_notification_period": "24x7"},
    ]);
    fixture.data("users.json", &users);
    fixture.cli("-t user -d users.json add").with(0);
    for (name, secret) in [
        ("ops-password", "secret of ops\n"),
        ("bob-password", "secret of bob"),
    ] {
        write(&fixture.path(name), secret, 0o600);
    }
    fixture
}

fn write(file: &Path, text: &str, mode: u32) {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).expect("a folder can be made");
    }
    std::fs::write(file, text).expect("a file can be written");
    let rights = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(file, rights).expect("a file's rights can be set by its owner");
}

/// Writes the file of profiles, the default one with these lines.
fn profile(fixture: &Fixture, lines: &str) {
    let text = format!("default = \"site\"\n[profiles.site]\n{lines}\n");
    write(&fixture.path("alignak/backend.toml"), &text, 0o644);
}

/// Who is logged in with these variables and arguments.
fn who(fixture: &Fixture, variables: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut all = arguments.to_vec();
    all.extend(["--output", "csv", "whoami"]);
    let shown = run_with(fixture.folder.path(), variables, &all)
        .with(0)
        .output;
    let name = shown.lines().find_map(|line| line.strip_prefix("name,"));
    name.expect("a name").to_owned()
}

#[test]
fn options_come_before_variables_and_these_before_profiles() {
    let fixture = with_users();
    let url = fixture.server.api().base().to_owned();
    profile(
        &fixture,
        &format!("url = \"{url}\"\nusername = \"ops\"\npassword_file = \"../ops-password\""),
    );
    assert_eq!(who(&fixture, &[], &[]), "ops");
    // The same backend, written in another way.
    let same = format!("{url}/");
    assert_eq!(who(&fixture, &[], &["-b", &same]), "ops");
    let bob = [
        ("ALIGNAK_BACKEND_USERNAME", "bob"),
        ("ALIGNAK_BACKEND_PASSWORD", "secret of bob"),
    ];
    assert_eq!(who(&fixture, &bob, &[]), "bob");
    let ops = ["-u", "ops", "-p", "secret of ops"];
    assert_eq!(who(&fixture, &bob, &ops), "ops");
    // A file that is named on the command line comes before the variable.
    let file = ["-u", "ops", "--password-file", "ops-password"];
    assert_eq!(who(&fixture, &bob, &file), "ops");
    let file = ["-u", "bob", "--password-file", "bob-password"];
    assert_eq!(who(&fixture, &[], &file), "bob");
    let nowhere = ("ALIGNAK_BACKEND_URL", "http://127.0.0.1:1");
    let admin = ["-b", &url, "-u", "admin", "-p", "admin"];
    assert_eq!(who(&fixture, &[nowhere], &admin), "admin");
    run_with(fixture.folder.path(), &[nowhere], &["whoami"]).with(1);
    let missing = ["--password-file", "missing", "whoami"];
    let missing = run_with(fixture.folder.path(), &[], &missing).with(1);
    assert!(
        missing.errors.contains("cannot read missing"),
        "{}",
        missing.errors
    );
    let other = [("ALIGNAK_BACKEND_PROFILE", "other")];
    let other = run_with(fixture.folder.path(), &other, &["whoami"]).with(1);
    assert!(
        other.errors.contains("no profile 'other' in"),
        "{}",
        other.errors
    );
}

#[test]
fn a_password_that_others_can_read_is_not_used() {
    let fixture = with_users();
    let url = fixture.server.api().base().to_owned();
    let home = fixture.path("home");
    write(&home.join("password"), "secret of ops\n", 0o644);
    profile(
        &fixture,
        &format!("url = \"{url}\"\nusername = \"ops\"\npassword_file = \"~/password\""),
    );
    let home = home.display().to_string();
    let variables = [("HOME", home.as_str())];
    let open = run_with(fixture.folder.path(), &variables, &["whoami"]).with(1);
    assert!(
        open.errors
            .contains("can be read by others: set its mode to 0600"),
        "{}",
        open.errors
    );
    write(&fixture.path("home/password"), "secret of ops\n", 0o600);
    assert_eq!(who(&fixture, &variables, &[]), "ops");
}

#[test]
fn the_password_of_a_profile_is_asked_for_where_there_is_no_file() {
    let fixture = with_users();
    let url = fixture.server.api().base().to_owned();
    profile(&fixture, &format!("url = \"{url}\"\nusername = \"ops\""));
    let folder = fixture.folder.path();
    let nobody = run_with(folder, &[], &["whoami"]).with(1);
    assert!(
        nobody
            .errors
            .contains("the profile 'site' names no file with the password of ops"),
        "{}",
        nobody.errors
    );
    let asked = on_terminal(folder, "", "whoami", "secret of ops\n")
        .with(0)
        .output;
    assert!(asked.contains("Password of ops: "), "{asked:?}");
    assert!(asked.contains("ops"), "{asked:?}");
    let wrong = on_terminal(folder, "", "whoami", "admin\n").with(1).output;
    assert!(wrong.contains("password is wrong"), "{wrong:?}");
    // The file of one user is not that of another.
    profile(
        &fixture,
        &format!("url = \"{url}\"\nusername = \"ops\"\npassword_file = \"../ops-password\""),
    );
    let bob = run_with(folder, &[], &["-u", "bob", "whoami"]).with(1);
    assert!(bob.errors.contains("the password of bob"), "{}", bob.errors);
    let line = "-u bob -p - whoami";
    let asked = on_terminal(folder, "", line, "secret of bob\n")
        .with(0)
        .output;
    assert!(asked.contains("Password of bob: "), "{asked:?}");
    run_with(folder, &[], &["-p", "-", "whoami"]).with(1);
}

/// What a program that connects sends first, in one request.
fn listen() -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut request = Vec::new();
        let mut part = [0; 4096];
        while !String::from_utf8_lossy(&request).contains('}') {
            match stream.read(&mut part) {
                Ok(read @ 1..) => request.extend(&part[..read]),
                _ => break,
            }
        }
        let refusal = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        drop(stream.write_all(refusal.as_bytes()));
        String::from_utf8_lossy(&request).into_owned()
    });
    (url, heard)
}

#[test]
fn the_password_of_a_profile_is_not_sent_to_another_backend() {
    let fixture = with_users();
    let lines = "url = \"https://backend.invalid\"\nusername = \"ops\"\npassword_file = \"../ops-password\"";
    profile(&fixture, lines);
    let folder = fixture.folder.path();
    let (url, heard) = listen();
    let ended = run_with(folder, &[], &["-b", &url, "whoami"]).with(1);
    assert!(
        ended
            .errors
            .contains("The profile 'site' is for another backend"),
        "{}",
        ended.errors
    );
    let heard = heard.join().expect("the listener ends");
    assert!(
        heard.contains("POST /login") && heard.contains("admin"),
        "{heard}"
    );
    assert!(
        !heard.contains("ops") && !heard.contains("secret"),
        "{heard}"
    );
    let (url, heard) = listen();
    let variables = [
        ("ALIGNAK_BACKEND_URL", url.as_str()),
        ("ALIGNAK_BACKEND_PROFILE", "site"),
    ];
    run_with(folder, &variables, &["whoami"]).with(1);
    let heard = heard.join().expect("the listener ends");
    assert!(
        !heard.contains("ops") && !heard.contains("secret"),
        "{heard}"
    );
    // Who names both means both.
    let (url, heard) = listen();
    let line = ["-b", &url, "--profile", "site", "whoami"];
    run_with(folder, &[], &line).with(1);
    let heard = heard.join().expect("the listener ends");
    assert!(heard.contains("secret of ops"), "{heard}");
}

#[test]
fn no_secret_is_shown() {
    let fixture = with_users();
    let folder = fixture.folder.path();
    let address = "http://ops:hidden@127.0.0.1:1";
    let refused = run(folder, &["-v", "-b", address, "list"], "").with(1);
    let all = [refused.output, refused.errors].concat();
    assert!(!all.contains("hidden"), "{all}");
    let data = r#"{"name": "eve", "password": "secret of eve", "token": "t0ken",
        "host_notification_period": "24x7", "service_notification_period": "24x7"}"#;
    let dry = fixture
        .with_input("-c -v -t user -d stdin add", data)
        .with(0)
        .errors;
    assert!(dry.contains("Dry run: add user 'eve': {"), "{dry}");
    assert!(dry.contains(r#""password":"(secret)""#), "{dry}");
    assert!(
        !dry.contains("secret of") && !dry.contains("t0ken"),
        "{dry}"
    );
    let line = "-v -p admin -t user -d stdin add";
    let sent = fixture.with_input(line, r#"{"name": "eve", "password": "secret of eve", "host_notification_period": "24x7", "service_notification_period": "24x7"}"#).with(0).errors;
    assert!(sent.contains("POST /user: 201 Created after "), "{sent}");
    assert!(!sent.contains("secret of"), "{sent}");

    std::fs::create_dir(fixture.path("site")).expect("a folder can be made");
    let desired = json!({"imported_from": "site", "users": [
        {"name": "carl", "_realm": "All", "password": "secret of carl",
         "host_notification_period": "24x7", "service_notification_period": "24x7"},
    ]});
    fixture.data("site/users.json", &desired);
    for form in ["table", "json", "jsonl", "csv"] {
        let plan = fixture
            .cli(&format!("--output {form} plan site"))
            .with(0)
            .output;
        assert!(plan.contains("carl") && plan.contains("(secret)"), "{plan}");
        assert!(!plan.contains("secret of carl"), "{plan}");
    }
    // A list with secrets can be read by its owner only.
    let mode = || {
        let file = std::fs::metadata(fixture.path("alignak-object-list-users.json"));
        file.expect("a list").permissions().mode() & 0o777
    };
    fixture.cli("-t user --with-secrets list").with(0);
    assert_eq!(mode(), 0o600);
    fixture
        .script("umask 022; $CLI -b $BACKEND -t user list")
        .with(0);
    assert_eq!(mode(), 0o644);
}
