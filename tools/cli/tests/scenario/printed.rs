//! What is printed, for people and for programs.

use serde_json::{Value, json};

use crate::fixture::{Fixture, without_bars};

#[test]
fn a_closed_pipe_is_no_failure_and_a_full_disk_is_one() {
    let fixture = Fixture::new();
    fixture.cli("add srv").with(0);
    for line in [
        "completions bash",
        "completions zsh",
        "man",
        "-h",
        "--output json list",
    ] {
        // The reader is gone before anything is written.
        let script = format!("set -o pipefail; (sleep 0.5; exec $CLI -b $BACKEND {line}) | true");
        let ended = fixture.script(&script).with(0);
        assert!(
            !ended.errors.contains("panicked"),
            "{line}: {}",
            ended.errors
        );
    }
    for line in [
        "completions bash",
        "man",
        "get srv",
        "--output csv list",
        "whoami",
    ] {
        let full = fixture
            .script(&format!("$CLI -b $BACKEND {line} > /dev/full"))
            .with(2);
        assert!(
            full.errors
                .contains("Error writing standard output: No space left"),
            "{line}: {}",
            full.errors
        );
    }
}

#[test]
fn completions_work_in_bash() {
    let fixture = Fixture::new();
    fixture
        .script("$CLI completions bash > completions.bash")
        .with(0);
    let complete = |words: &str| {
        let script = format!(
            "source completions.bash; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1));
             _alignak__backend__cli alignak-backend-cli \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\";
             echo \"${{COMPREPLY[@]}}\""
        );
        let shown = fixture.script(&script).with(0).output;
        shown
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(complete("alignak-backend-cli sta"), ["status"]);
    assert_eq!(
        complete("alignak-backend-cli status --w"),
        ["--watch", "--with-secrets"]
    );
    assert_eq!(
        complete("alignak-backend-cli -t host"),
        ["host", "hostdependency", "hostescalation", "hostgroup"]
    );
    assert_eq!(
        complete("alignak-backend-cli list --output j"),
        ["json", "jsonl"]
    );
    assert_eq!(complete("alignak-backend-cli result srv cri"), [""; 0]);
    // The abbreviations for old scripts are not offered.
    let passwords = complete("alignak-backend-cli --pa");
    assert_eq!(passwords, ["--password", "--password-file"]);
    for shell in ["zsh", "fish", "elvish", "powershell"] {
        let text = fixture.cli(&format!("completions {shell}")).with(0).output;
        assert!(text.contains("unhandled"), "{shell}: {text}");
    }
    fixture.cli("completions tcsh").with(64);
}

#[test]
fn the_manual_page_has_every_option_of_every_action() {
    let fixture = Fixture::new();
    alignak_testkit::tools::debian_program("groff", &["groff-base"]);
    fixture.script("$CLI man > page.1").with(0);
    let script = "groff -man -ww -Tutf8 -P-cbou -rLL=200n page.1";
    let page = fixture.script(script).with(0);
    assert_eq!(page.errors, "", "the formatter has complaints");
    let text = page.output;
    for (action, option) in [
        ("STATUS", "--watch"),
        ("STATUS", "--unhandled"),
        ("ACK", "--notify"),
        ("DOWNTIME", "--starts-in"),
        ("RESULT", "--perfdata"),
        ("RUN", "--timeout"),
        ("EXPORT", "--owner"),
    ] {
        let (_, rest) = text
            .split_once(&format!("ACTION {action}\n"))
            .expect(action);
        let section = rest.split("\nACTION ").next().expect("a section");
        assert!(section.contains(option), "{option}: {section}");
    }
    for option in ["--include-read-data", "--password-file", "--output"] {
        assert!(text.contains(option), "{option}: {text}");
    }
    assert!(text.contains("Exit codes: 0 done"), "{text}");
    assert!(!text.contains("alignak-backend-cli-status(1)"), "{text}");
}

#[test]
fn tables_hold_nothing_that_a_terminal_obeys_and_other_forms_are_exact() {
    let fixture = Fixture::new();
    fixture.cli("add srv").with(0);
    let output = "\u{1b}]0;owned\u{7}\u{1b}[2Jgone\r\u{9b}31m \u{202e}txt";
    fixture
        .run(&["result", "srv", "DOWN", "--text", output])
        .with(0);
    let stored = &fixture.items("host", &json!({"name": "srv"}))[0]["ls_output"];
    let stored = stored.as_str().expect("an output").to_owned();
    assert!(stored.contains('\u{1b}'), "{stored:?}");
    let harmful = ['\u{1b}', '\u{7}', '\r', '\u{9b}', '\u{202e}'];
    for line in ["status", "--output table list", "--output table get srv"] {
        let table = fixture.cli(line).with(0).output;
        assert!(table.contains("gone"), "{table:?}");
        assert!(!table.contains(harmful), "{table:?}");
    }
    let shown = fixture
        .on_terminal_with("NO_COLOR=1", "--output csv status")
        .with(0)
        .output;
    assert!(!without_bars(&shown).contains('\u{1b}'), "{shown:?}");
    let csv = fixture.cli("--output csv status").with(0).output;
    assert!(csv.contains(&stored), "{csv:?}");
    let lines = fixture.cli("--output jsonl status").with(0).output;
    assert!(!lines.contains(['\u{1b}', '\u{9b}']), "{lines:?}");
    let row: Value = serde_json::from_str(&lines).expect("JSON");
    assert_eq!(row["Output"], stored);
    let row = fixture.cli("--output json get srv").with(0).json();
    assert_eq!(row["ls_output"], stored);
    // Nor do lines about what was done.
    let data = json!({"name": "evil\u{1b}[31m", "command_line": "x"}).to_string();
    let added = fixture.with_input("-t command -d stdin add", &data);
    assert!(!added.errors.contains('\u{1b}'), "{:?}", added.errors);
    let realm = json!({"name": "realm\u{9b}2J"}).to_string();
    let added = fixture.with_input("-t realm -d stdin add", &realm);
    assert!(!added.errors.contains('\u{9b}'), "{:?}", added.errors);
    assert!(!fixture.cli("tree realms").with(0).output.contains('\u{9b}'));
}

#[test]
fn a_list_without_items_says_so() {
    let fixture = Fixture::new();
    let line = "-t hostdependency --output";
    let shown = |form: &str| fixture.cli(&format!("{line} {form} list")).with(0).output;
    assert_eq!(shown("table"), "No items.\n");
    assert_eq!(shown("json"), "[]\n");
    assert_eq!(shown("jsonl"), "");
    let header = shown("csv");
    let header: Vec<&str> = header.trim_end().split(',').collect();
    assert!(
        header.contains(&"dependent_hosts") && header.contains(&"_id"),
        "{header:?}"
    );
    assert!(!header.contains(&"_etag"), "{header:?}");
}

#[test]
fn a_list_is_filtered_ordered_and_cut() {
    let fixture = Fixture::new();
    let hosts: Vec<Value> = (1..=5)
        .map(|number| json!({"name": format!("h{number}"), "business_impact": number % 3}))
        .collect();
    fixture.data("hosts.json", &json!(hosts));
    fixture.cli("-d hosts.json add").with(0);
    let csv = |options: &[&str]| {
        let line = ["--output", "csv", "list"];
        fixture.run(&[&line, options].concat()).with(0).output
    };
    assert_eq!(
        csv(&[
            "--columns",
            "name,business_impact",
            "--sort",
            "-business_impact,name"
        ]),
        "name,business_impact\nh2,2\nh5,2\nh1,1\nh4,1\nh3,0\n"
    );
    let filter = r#"{"business_impact": {"$gte": 1}}"#;
    assert_eq!(
        csv(&[
            "--where",
            filter,
            "--columns",
            "name",
            "--sort",
            "name",
            "--limit",
            "3"
        ]),
        "name\nh1\nh2\nh4\n"
    );
    assert_eq!(
        csv(&["--columns", "name", "--limit", "2"]),
        "name\nh1\nh2\n"
    );
    assert_eq!(csv(&["--limit", "0", "--columns", "name"]), "name\n");
    // No template is found by a filter, but with the option for them.
    assert_eq!(
        csv(&["--where", r#"{"name": "_dummy"}"#, "--columns", "name"]),
        "name\n"
    );
    let line = [
        "-m",
        "list",
        "--where",
        r#"{"name": "_dummy"}"#,
        "--columns",
        "name",
    ];
    fixture.run(&line).with(0);
    let list = fixture.file("alignak-model-list-hosts.json");
    assert_eq!(list, json!([{"name": "_dummy"}]));
    let json = fixture
        .cli("--output json list --limit 1 --columns name")
        .with(0)
        .json();
    assert_eq!(json, json!([{"name": "h1"}]));
    let table = fixture
        .cli("--output table list --columns address,name --sort name")
        .with(0)
        .output;
    assert!(table.starts_with("address"), "{table}");
    for (line, reason) in [
        ("list --columns colour", "a host has no member 'colour'"),
        ("list --sort -colour", "a host has no member 'colour'"),
    ] {
        let refused = fixture.cli(line).with(2).errors;
        assert!(refused.contains(reason), "{refused}");
    }
    fixture.cli("list --where name").with(64);
    fixture.cli("list --where []").with(64);
    fixture.cli("get --where {} h1").with(64);
    // Secrets stay hidden.
    let line = "-t user --output csv list --columns name,password,token";
    let users = fixture.cli(line).with(0).output;
    assert!(users.contains("admin,,"), "{users}");
}
