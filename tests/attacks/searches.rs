//! Filters that are expensive to evaluate.

use std::time::{Duration, Instant};

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
