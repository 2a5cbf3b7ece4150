//! Writes that many others follow from.

use alignak_testkit::http::text;
use serde_json::json;

use super::fixture::{Fixture, LONGEST_WAIT};

/// A bulk write is done, or refused as too large.
fn is_done_or_too_large(status: u16) {
    assert!([200, 201, 204, 413].contains(&status), "answered {status}");
}

/// Writes while another client changes one field, which must not wait for long.
fn write_beside_others(fixture: &Fixture, write: impl FnOnce() -> u16 + Send) {
    let wait = fixture.longest_wait(|| is_done_or_too_large(write()));
    assert!(wait < LONGEST_WAIT, "another client waited {wait:?}");
}

#[test]
fn a_long_chain_of_templates_does_not_make_others_wait() {
    let fixture = Fixture::new();
    let root = fixture.create("host", json!({"name": "0", "_is_template": true}));
    let mut last = root.clone();
    for number in 1..619 {
        let template = json!({
            "name": number.to_string(), "_realm": fixture.realm, "_is_template": true,
            "_templates": [last],
        });
        let answer = fixture.admin.post("/host").json(&template).send();
        if answer.status != 201 {
            // Longer chains are refused, with the reason.
            assert!([413, 422].contains(&answer.status), "{answer:?}");
            break;
        }
        last = text(&answer.json(), "_id");
    }
    let stored = fixture.admin.get(&format!("/host/{root}")).send().json();
    write_beside_others(&fixture, || {
        let change = fixture.admin.patch(&format!("/host/{root}"));
        let change = change.if_match(&text(&stored, "_etag"));
        change.json(&json!({"check_interval": 17})).send().status
    });
    let last = fixture.admin.get(&format!("/host/{last}")).send().json();
    assert_eq!(last["check_interval"], 17, "the end of the chain follows");
}
