//! No input makes the lexer, the parser or the expansion panic or take more than its share.
//!
//! The inputs are those of a generated configuration, mutated.

use std::path::Path;
use std::time::{Duration, Instant};

use alignak_backend_import::{Severity, read, read_text};
use alignak_testkit::mutation::{Mutations, try_inputs};

use crate::generator::{Size, generate};

const MUTATIONS: Mutations = Mutations {
    changes: 30,
    removed: 40,
    repeated: 200,
    pieces: PIECES,
};

/// What is put into texts.
const PIECES: &[&str] = &[
    "define host {\n",
    "define ",
    "}\n",
    "{",
    "\\\n",
    "\\;",
    ";",
    "#",
    "\0",
    "\u{fffd}",
    "\r",
    " register 0\n",
    " use host-template-1\n",
    " name host-template-1\n",
    "!",
    "*",
    "+",
    ",",
    "|",
    "&",
    "(",
    ")",
    "[1-9999]",
    "[1-99999999999]",
    "null",
    "$KEY$",
    "$(",
    ")$",
    " _LIST a$(1)$\n",
    " duplicate_foreach _LIST\n",
    " hostgroup_name *,!a&(b|!c)\n",
    " service_overrides a,b c\n",
    " hostgroup_members hosts-1\n",
    "define service {\n",
    "define realm {\n realm_name a\n realm_members a\n}\n",
    " 99999999999999999999 ",
    " parents host-001\n",
    " monday 00:00-24:00\n",
    " exclude period 1\n",
    " service_dependencies ,a,b\n",
    " service_dependencies host-001,Service 1\n",
    "\t",
    "é",
];

#[test]
fn no_mutated_configuration_makes_the_reader_panic() {
    try_inputs(300, |seed, random| {
        let generated = generate(seed / 20, Size::SMALL);
        let text = MUTATIONS.apply(generated.text.as_bytes(), random);
        let (configuration, messages) = read_text(Path::new("mutated.cfg"), &text);
        let _ = configuration.services.len() + messages.count(Severity::Error);
    });
}

#[test]
fn no_mutated_main_file_makes_the_reader_panic() {
    const INCLUDES: Mutations = Mutations {
        pieces: &[
            "cfg_file=part.cfg\n",
            "cfg_file=main.cfg\n",
            "cfg_dir=.\n",
            "cfg_dir=part.cfg\n",
            "cfg_dir=inner/../inner\n",
            "resource_file=part.cfg,,main.cfg\n",
            "$USER1$=",
            "=",
            "\\\n",
            "\0",
            "define host {\n",
            "}\n",
        ],
        ..MUTATIONS
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("inner")).expect("a folder can be made");
    // A folder in itself.
    std::os::unix::fs::symlink(folder.path(), path("inner/outer")).expect("a link can be made");
    try_inputs(100, |seed, random| {
        let generated = generate(seed / 20, Size::SMALL);
        let main = INCLUDES.apply(b"cfg_dir=inner\ncfg_file=part.cfg\n", random);
        let part = INCLUDES.apply(generated.text.as_bytes(), random);
        std::fs::write(path("main.cfg"), main).expect("a file can be written");
        std::fs::write(path("part.cfg"), part).expect("a file can be written");
        let (configuration, messages) = read(&[path("main.cfg")]);
        let _ = configuration.services.len() + messages.count(Severity::Error);
    });
}

/// The variable that names how many lines of each shape the next test reads.
const LINES: &str = "ALIGNAK_TEST_LINES";

/// How long any of the shapes may take; the machine may be busy.
const MAX_TIME: Duration = Duration::from_secs(30);

/// Inputs of shapes that could be expensive, each of so many lines.
fn shapes(lines: usize) -> Vec<String> {
    vec![
        "# a comment that goes on and on\n".repeat(lines),
        format!(
            "define host {{\n host_name h\n alias {}}}\n",
            "a b \\\n".repeat(lines)
        ),
        format!("define host {{\n{}", " colour blue\n".repeat(lines)),
        "define host {\n}\n".repeat(lines),
        "nonsense\n".repeat(lines),
        format!(
            "define host {{\n host_name h\n {}\n}}\n",
            "_A b;".repeat(lines)
        ),
        format!(
            "define hostgroup {{\n hostgroup_name g\n members {}\n}}\n",
            "h,".repeat(lines)
        ),
        format!(
            "define hostgroup {{\n hostgroup_name g\n{}}}\n",
            " members h\n".repeat(lines)
        ),
        "log_file=a\ncfg_dir=b\n".repeat(lines),
    ]
}

#[test]
fn time_grows_no_faster_than_the_input() {
    // Quadratic, these would take minutes.
    for text in shapes(100_000) {
        let begin = Instant::now();
        let (configuration, _) = read_text(Path::new("shape.cfg"), text.as_bytes());
        let took = begin.elapsed();
        let line = text.lines().nth(2).unwrap_or_default();
        assert!(took < MAX_TIME, "{}: {took:?}", &line[..line.len().min(40)]);
        drop(configuration);
    }
}

#[test]
fn inputs_of_every_shape_are_read() {
    let lines = std::env::var(LINES).map_or(100, |text| text.parse().expect("a number"));
    for text in shapes(lines) {
        let (configuration, _) = read_text(Path::new("shape.cfg"), text.as_bytes());
        assert!(configuration.hosts.len() <= 1);
    }
    let status = std::fs::read_to_string("/proc/self/status").expect("a process knows its status");
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    println!("{}", peak.expect("the peak of the memory"));
}

#[test]
fn memory_grows_no_faster_than_the_input() {
    // A process of its own: its peak is that of this test alone.
    let peak = |lines: &str| -> u64 {
        let itself = std::env::current_exe().expect("a test program has a path");
        let output = std::process::Command::new(itself)
            .args([
                "--exact",
                "robustness::inputs_of_every_shape_are_read",
                "--nocapture",
            ])
            .env(LINES, lines)
            .output()
            .expect("the test program can be started");
        let said = String::from_utf8_lossy(&output.stdout);
        let words = said.lines().find_map(|line| line.split_once("VmHWM:"));
        let (_, rest) = words.unwrap_or_else(|| panic!("{said}"));
        let kilobytes = rest.split_whitespace().next().expect("a number");
        kilobytes.parse().expect("a number")
    };
    let (base, small, large) = (peak("1"), peak("50000"), peak("200000"));
    let growth = |peak: u64| peak.saturating_sub(base).max(1);
    assert!(
        growth(large) < 5 * growth(small),
        "four times the input takes {} kB instead of {} kB",
        growth(large),
        growth(small)
    );
}

#[test]
fn random_bytes_are_reported_and_nothing_else() {
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..300 {
        let bytes: Vec<u8> = (0..random.usize(..2000)).map(|_| random.u8(..)).collect();
        let (configuration, _) = read_text(Path::new("random.cfg"), &bytes);
        assert!(configuration.hosts.is_empty());
    }
}

#[test]
fn chains_and_circles_of_any_length_end() {
    let block = |index: usize| {
        let (next, back) = (index + 1, (index + 1) % 5000);
        [
            format!("define host {{\n name t{index}\n register 0\n use t{next}\n}}\n"),
            format!(
                "define hostgroup {{\n hostgroup_name g{index}\n hostgroup_members g{back}\n}}\n"
            ),
            format!("define host {{\n host_name h{index}\n parents h{back}\n}}\n"),
        ]
    };
    let mut text = (0..5000).flat_map(block).collect::<Vec<String>>().concat();
    text.push_str("define host {\n name t5000\n register 0\n use t0\n}\n");
    let (configuration, messages) = read_text(Path::new("chain.cfg"), text.as_bytes());
    assert_eq!(configuration.hosts.len(), 5000);
    for problem in [
        "templates lie above each other",
        "member of itself",
        "parents lead back",
    ] {
        let found = messages
            .iter()
            .any(|message| message.text.contains(problem));
        assert!(found, "{problem}");
    }
}
