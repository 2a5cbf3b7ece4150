//! Filters that are expensive to evaluate.

use std::time::{Duration, Instant};

use alignak_testkit::http::basic;
use serde_json::json;

use super::fixture::Fixture;

/// Patterns that a backtracking matcher needs exponential or quadratic time for.
const PATTERNS: [&str; 6] = [
    "(?=(a+))a*b",
    "(?>a+)+b",
    "(a+)+b",
    "(a|aa)+$b",
    "(a*)*c",
    r"(.*)(.*)(.*)\1b",
];

/// Eight seconds: four times the two that a search may take.
const MAX_SEARCH_TIME: Duration = Duration::from_secs(8);

#[test]
fn a_pattern_that_backtracks_is_bounded_in_time_or_refused() {
    let fixture = Fixture::new();
    let notes = "a".repeat(200_000);
    fixture.create("host", json!({"name": "text", "notes": notes}));
    for pattern in PATTERNS {
        let one = json!({"notes": {"$regex": pattern}});
        let many = json!({"$or": vec![one.clone(); 20]});
        for filter in [one, many] {
            let filter = filter.to_string();
            let began = Instant::now();
            let request = fixture
                .admin
                .get("/host")
                .query(&[("where", filter.as_str())]);
            let answer = request.send();
            let took = began.elapsed();
            assert!([200, 400].contains(&answer.status), "{pattern}: {answer:?}");
            assert!(took < MAX_SEARCH_TIME, "{pattern}: {took:?}");
        }
    }
}

/// The CPU time that a process has used, in clock ticks.
fn ticks(process: u32) -> u64 {
    let file = format!("/proc/{process}/stat");
    let stat = std::fs::read_to_string(file).expect("the server runs");
    // The name, in brackets, may hold blanks; user and system time are the 14th and 15th fields.
    let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
    let used = fields.split_whitespace().skip(11).take(2);
    used.map(|part| part.parse::<u64>().expect("a number"))
        .sum()
}

/// A search whose client leaves ends, though its time is not over.
#[test]
fn a_search_ends_with_the_connection() {
    let fixture = Fixture::new();
    let notes = "a".repeat(1_000_000);
    for number in 0..50 {
        let host = json!({"name": format!("text {number}"), "notes": notes});
        fixture.create("host", host);
    }
    // Each of these looks at the whole text, in linear time.
    let tests =
        (1..=20).map(|times| json!({"notes": {"$regex": format!("[ab]*[c-e]{{{times}}}[f-h]")}}));
    let filter = json!({"$or": tests.collect::<Vec<_>>()}).to_string();
    let mut searches = Vec::new();
    for _ in 0..4 {
        let token = basic(fixture.admin.token(), "");
        let request = format!(
            "GET /host?where={filter} HTTP/1.1\r\nHost: a\r\nAuthorization: {token}\r\n\r\n"
        );
        searches.push(fixture.admin.connection(request.as_bytes()));
    }
    let used_in_half_a_second = || {
        let before = ticks(fixture.server.id());
        std::thread::sleep(Duration::from_millis(500));
        ticks(fixture.server.id()) - before
    };
    let busy = used_in_half_a_second();
    drop(searches);
    std::thread::sleep(Duration::from_millis(200));
    let idle = used_in_half_a_second();
    // Half a second is 50 ticks of one core.
    assert!(busy > 20, "the search is no work: {busy} ticks");
    assert!(idle < busy / 4, "{idle} ticks after {busy}");
}

#[test]
fn a_search_under_way_does_not_keep_the_server_from_ending() {
    let mut fixture = Fixture::new();
    let notes = "a".repeat(200_000);
    for number in 0..50 {
        fixture.create(
            "host",
            json!({"name": format!("text {number}"), "notes": notes}),
        );
    }
    let filter = json!({"$or": vec![json!({"notes": {"$regex": "(?=(a+))a*b"}}); 20]}).to_string();
    let admin = fixture.admin.clone();
    let search = std::thread::spawn(move || {
        let request = admin.get("/host").query(&[("where", filter.as_str())]);
        drop(request.try_send());
    });
    std::thread::sleep(Duration::from_millis(300));
    let began = Instant::now();
    let status = fixture.server.terminate();
    let took = began.elapsed();
    assert!(status.success(), "{status}");
    assert!(
        took < Duration::from_secs(40),
        "the server ended after {took:?}"
    );
    search.join().expect("the search ends");
}
