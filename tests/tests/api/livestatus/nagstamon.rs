//! Nagstamon from Debian, whose window is on a display in memory.

use std::path::Path;
use std::process::Command;

use alignak_testkit::peers::{PATIENCE, eventually};
use alignak_testkit::process::Process;
use alignak_testkit::tools;
use serde_json::{Value, json};

use super::Live;

/// Starts Nagstamon's window and prints its rows.
const PROGRAM: &str = include_str!("../../../livestatus/nagstamon.py");

#[test]
fn nagstamon_shows_problems_and_commands() {
    let live = Live::start();
    tools::debian("nagstamon", Path::new("/usr/bin/nagstamon"));
    let mut display = Process::start(
        Command::new(tools::debian_program("Xvfb", &["xvfb"]))
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0", "1200x800x24"]),
    );
    let number: u32 = display.wait_for(PATIENCE, |line| line.trim().parse().ok());
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let window = Process::start(
        Command::new("/usr/bin/python3")
            .args(["-c", PROGRAM])
            .arg(folder.path().join("configuration"))
            .arg(live.port.to_string())
            .env("HOME", folder.path())
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("DISPLAY", format!(":{number}"))
            .env("QT_QPA_PLATFORM", "xcb"),
    );
    let wait_for = |expected: &Value| {
        eventually(&format!("the window shows {expected}"), || {
            let output = window.output();
            let last = output.lines().rfind(|line| line.starts_with("rows "))?;
            let rows: Value = serde_json::from_str(last.strip_prefix("rows ")?).ok()?;
            (rows == *expected).then_some(())
        });
    };
    wait_for(&json!([
        ["alpha", "disk", "CRITICAL", "disk full; 99%"],
        ["beta", "", "DOWN", "gone"],
    ]));
    let alpha = live.admin.by_name("host", "alpha");
    let disk = live.admin.by_name("service", "disk");
    for (resource, members) in [
        (
            "actionacknowledge",
            json!({"action": "add", "sticky": true, "comment": "seen in Nagstamon"}),
        ),
        ("actionforcecheck", json!({})),
    ] {
        let found = eventually(resource, || {
            let page = live.admin.get(&format!("/{resource}")).send().json();
            page["_items"].get(0).cloned()
        });
        assert_eq!(
            (&found["host"], &found["service"]),
            (&alpha["_id"], &disk["_id"])
        );
        for (name, value) in members.as_object().expect("an object") {
            assert_eq!(&found[name], value, "{resource}");
        }
    }
    live.result("beta", None, "UP", "back");
    wait_for(&json!([["alpha", "disk", "CRITICAL", "disk full; 99%"]]));
    live.result("alpha", Some("disk"), "OK", "tidied up");
    wait_for(&json!([]));
}
