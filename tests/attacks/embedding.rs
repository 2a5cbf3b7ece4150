//! Embedded items that multiply.

use std::time::{Duration, Instant};

use serde_json::json;

use super::fixture::Fixture;

/// What the server may use at most, in megabytes: it starts with some 30.
const MAX_MEMORY_MEGABYTES: u64 = 600;

#[test]
fn embedding_in_two_levels_is_bounded_in_memory_and_time() {
    let fixture = Fixture::new();
    let mut parents: Vec<String> = Vec::new();
    for layer in 0..3 {
        let hosts: Vec<_> = (0..60)
            .map(|number| {
                json!({
                    "name": format!("host {layer} {number}"), "_realm": fixture.realm,
                    "parents": parents,
                })
            })
            .collect();
        parents = fixture.create_all("host", &hosts);
    }
    let query = [
        ("embedded", r#"{"parents": 1, "parents.parents": 1}"#),
        ("max_results", "500"),
    ];
    let began = Instant::now();
    let answer = fixture.admin.get("/host").query(&query).send();
    let took = began.elapsed();
    if answer.status == 400 {
        let reason = answer.message();
        assert!(reason.contains("embed"), "the bound is named: {reason}");
    } else {
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    assert!(took < Duration::from_secs(8), "{took:?}");
    let memory = fixture.peak_memory();
    assert!(memory < MAX_MEMORY_MEGABYTES, "the server used {memory} MB");
}
