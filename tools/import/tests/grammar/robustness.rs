//! No input makes the lexer, the parser or the expansion panic or take more than its share.
//!
//! `cargo fuzz` needs an unstable toolchain, so the inputs are mutated here: those of a generated
//! configuration, by a generator with a seed. In the long tier of the tests new inputs are tried for
//! ten minutes, otherwise a fixed number.

use std::path::Path;
use std::time::{Duration, Instant};

use alignak_backend_import::{Severity, read_text};

use crate::generator::{Size, generate};

/// The variable that selects the long tier.
const LONG_TIER: &str = "ALIGNAK_LONG_TESTS";

/// How long new inputs are tried for in the long tier.
const LONG: Duration = Duration::from_mins(10);

/// What is put into texts, besides random bytes and pieces of the text itself.
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
    "\t",
    "é",
];

fn mutate(text: &[u8], random: &mut fastrand::Rng) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..=random.usize(..30) {
        let at = random.usize(..=text.len());
        match random.u8(..6) {
            0 => {
                let end = (at + random.usize(..40)).min(text.len());
                text.drain(at..end);
            }
            1 => {
                let byte = random.u8(..);
                text.insert(at, byte);
            }
            2 => {
                // A piece of the text itself, moved.
                let from = random.usize(..=text.len());
                let to = (from + random.usize(..200)).min(text.len());
                let piece = text[from..to].to_vec();
                text.splice(at..at, piece);
            }
            3 if at < text.len() => text[at] = random.u8(..),
            4 => text.truncate(text.len() - random.usize(..=text.len() / 10)),
            _ => {
                let piece = PIECES[random.usize(..PIECES.len())];
                text.splice(at..at, piece.bytes());
            }
        }
    }
    text
}

#[test]
fn no_mutated_configuration_makes_the_reader_panic() {
    let limit = std::env::var_os(LONG_TIER).map(|_| LONG);
    let begin = Instant::now();
    let mut tried = 0_u64;
    while limit.map_or(tried < 300, |limit| begin.elapsed() < limit) {
        let generated = generate(tried / 20, Size::SMALL);
        let mut random = fastrand::Rng::with_seed(tried);
        let text = mutate(generated.text.as_bytes(), &mut random);
        // A panic shows the seed, which repeats it.
        let result = std::panic::catch_unwind(|| {
            let (configuration, messages) = read_text(Path::new("mutated.cfg"), &text);
            configuration.services.len() + messages.count(Severity::Error)
        });
        assert!(
            result.is_ok(),
            "the input of seed {tried} makes the reader panic"
        );
        tried += 1;
    }
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
