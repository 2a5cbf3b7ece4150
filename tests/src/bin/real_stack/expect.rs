//! Waiting for what is expected.

use std::time::{Duration, Instant};

/// Says how far the program is.
pub(crate) fn report(what: &str) {
    let store = match std::env::var(alignak_testkit::server::MONGO_VARIABLE) {
        Ok(_) => "MongoDB",
        Err(_) => "SQLite",
    };
    println!("[{store}] {what}");
}

/// Waits until nothing is wrong any more; panics with what is still wrong after the limit.
#[track_caller]
pub(crate) fn within(limit: Duration, what: &str, wrong: impl Fn() -> Vec<String>) {
    let begin = Instant::now();
    loop {
        let left = wrong();
        if left.is_empty() {
            let seconds = begin.elapsed().as_secs();
            report(&format!("{what}: after {seconds} s"));
            return;
        }
        assert!(
            begin.elapsed() < limit,
            "{what}: not within {limit:?}:\n{}",
            left.join("\n")
        );
        std::thread::sleep(Duration::from_secs(1));
    }
}

/// A complaint unless the condition holds.
pub(crate) fn unless(holds: bool, complaint: impl FnOnce() -> String) -> Option<String> {
    (!holds).then(complaint)
}
