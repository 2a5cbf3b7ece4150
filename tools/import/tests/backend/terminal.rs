//! The program on a terminal of 80 columns: questions and bars.

use serde_json::json;

use crate::fixture::Fixture;

const SITE: &str = "define command {\n command_name c\n command_line x\n}\n\
    define host {\n host_name h[1-300]\n check_command c\n}\n";

#[test]
fn a_deletion_is_asked_for_on_a_terminal() {
    let fixture = Fixture::new();
    let file = fixture.file("site.cfg", SITE);
    fixture.import(&[], &file).with(0);
    let count = || fixture.items("command", &json!({"name": "c"})).len();
    // Enter alone means no.
    for answer in ["n\n", "\n", "no\n"] {
        let output = fixture.on_terminal(answer, &["-d"]).with(2);
        assert!(output.contains("? [y/N]"), "{output}");
        assert!(
            output.contains("Nothing is deleted, and nothing is imported."),
            "{output}"
        );
        assert_eq!(count(), 1, "{answer:?}");
    }
    // Neither a dry run asks, nor one that was told the answer.
    let output = fixture.on_terminal("", &["-d", "-c"]).with(0);
    assert!(!output.contains("[y/N]"), "{output}");
    let output = fixture.on_terminal("y\n", &["-d"]).with(0);
    assert!(output.contains("Deleting command: "), "{output}");
    assert_eq!(count(), 0);
    fixture.import(&[], &file).with(0);
    let output = fixture.on_terminal("", &["-d", "--yes"]).with(0);
    assert!(!output.contains("[y/N]"), "{output}");
    assert_eq!(count(), 0);
}

#[test]
fn a_bar_stands_for_the_lines_of_items_on_a_terminal() {
    let fixture = Fixture::new();
    let file = fixture.file("site.cfg", SITE).display().to_string();
    let output = fixture.on_terminal("", &[&file]).with(0);
    assert!(output.contains("Adding hosts...\r\n"), "{output:?}");
    assert!(output.contains("/300 "), "{output:?}");
    assert!(!output.contains("- importing"), "{output:?}");
    let begin = output.find("Adding hosts...").expect("a section");
    assert!(!output[..begin].contains("/300 "), "{output:?}");
    // With -v each item has its line, and there is no bar.
    let verbose = fixture.on_terminal("", &["-v", "-e", &file]).with(0);
    assert!(
        verbose.contains("- importing host #300: h300"),
        "{verbose:?}"
    );
    assert!(!verbose.contains("/300 "), "{verbose:?}");
    let output = fixture.on_terminal("", &["-e", &file]).with(0);
    // A bar never shows more than all.
    for word in without_escapes(&output).split_whitespace() {
        let numbers = word
            .split_once('/')
            .and_then(|(done, all)| Some((done.parse::<u64>().ok()?, all.parse::<u64>().ok()?)));
        assert!(numbers.is_none_or(|(done, all)| done <= all), "{word}");
    }
    // What the user looks at is no wider than the terminal, apart from paths.
    for line in output.lines().filter(|line| !line.contains(".cfg")) {
        for shown in line.split('\r') {
            let visible = without_escapes(shown).chars().count();
            assert!(visible <= 80, "{visible} columns: {shown:?}");
        }
    }
}

/// A text without what moves the cursor or sets colours.
fn without_escapes(text: &str) -> String {
    let mut result = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            for letter in letters.by_ref() {
                if letter.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            result.push(letter);
        }
    }
    result
}
