//! Writes that many others follow from.

use std::time::{Duration, Instant};

use alignak_testkit::http::text;
use serde_json::{Value, json};

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
fn hosts_whose_templates_bring_services_do_not_make_others_wait() {
    let fixture = Fixture::new();
    let template =
        json!({"name": "template", "_is_template": true, "_templates_with_services": true});
    let template = fixture.create("host", template);
    let services: Vec<_> = (0..20)
        .map(|number| {
            json!({
                "name": format!("service {number}"), "host": template, "_is_template": true,
                "_realm": fixture.realm,
            })
        })
        .collect();
    fixture.create_all("service", &services);
    let hosts: Vec<_> = (0..5000)
        .map(|number| {
            json!({
                "name": format!("host {number}"), "_realm": fixture.realm, "_templates": [template],
            })
        })
        .collect();
    write_beside_others(&fixture, || {
        fixture
            .admin
            .post("/host")
            .json(&json!(hosts))
            .send()
            .status
    });
}

#[test]
fn many_services_of_one_host_cost_linear_time() {
    let fixture = Fixture::new();
    let host = fixture.create("host", json!({"name": "one"}));
    let services = |prefix: &str, count: usize| -> Value {
        (0..count)
            .map(|number| json!({"name": format!("{prefix} {number}"), "host": host}))
            .collect()
    };
    let count = 8000;
    let time = |prefix: &str, count: usize| {
        let list = services(prefix, count);
        let began = Instant::now();
        is_done_or_too_large(fixture.admin.post("/service").json(&list).send().status);
        began.elapsed()
    };
    let few = time("few", count / 8);
    let many = time("many", count);
    // Linear is eight times as long, quadratic more than sixty times.
    assert!(
        many < few * 32 + Duration::from_secs(1),
        "{few:?}, then {many:?}"
    );
    let list = services("more", count);
    write_beside_others(&fixture, || {
        fixture.admin.post("/service").json(&list).send().status
    });
}

#[test]
fn the_deletion_of_a_collection_does_not_make_others_wait() {
    let fixture = Fixture::new();
    for host in 0..30 {
        let host = fixture.create("host", json!({"name": format!("host {host}")}));
        let services: Vec<_> = (0..1000)
            .map(|number| json!({"name": format!("service {number}"), "host": host}))
            .collect();
        fixture.create_all("service", &services);
    }
    write_beside_others(&fixture, || fixture.admin.delete("/service").send().status);
    let left = fixture
        .admin
        .get("/service")
        .send()
        .expect_status(200)
        .json();
    assert_eq!(left["_meta"]["total"], 0, "all services are deleted");
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

#[test]
fn the_deletion_of_a_template_with_many_users_does_not_make_others_wait() {
    let fixture = Fixture::new();
    let dummy = text(&fixture.admin.by_name("host", "_dummy"), "_id");
    let template = json!({"name": "template", "host": dummy, "_is_template": true});
    let template = fixture.create("service", template);
    for host in 0..20 {
        let host = fixture.create("host", json!({"name": format!("host {host}")}));
        let services: Vec<_> = (0..1000)
            .map(|number| {
                json!({
                    "name": format!("service {number}"), "host": host, "_templates": [template],
                })
            })
            .collect();
        fixture.create_all("service", &services);
    }
    let path = format!("/service/{template}");
    let stored = fixture.admin.get(&path).send().expect_status(200).json();
    write_beside_others(&fixture, || {
        let deletion = fixture.admin.delete(&path);
        deletion.if_match(&text(&stored, "_etag")).send().status
    });
}
