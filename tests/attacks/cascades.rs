//! Writes that many others follow from.

use std::time::{Duration, Instant};

use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, MAX_WAIT};

/// A write that changes much is done.
fn is_done(status: u16) {
    assert!([200, 201, 204].contains(&status), "answered {status}");
}

/// Writes while another client changes one field, which must not wait for long.
fn write_beside_others(fixture: &Fixture, what: &str, write: impl FnOnce() -> u16 + Send) {
    let began = Instant::now();
    let wait = fixture.longest_wait(|| is_done(write()));
    println!("{what}: {:?}, others waited {wait:?}", began.elapsed());
    assert!(wait < MAX_WAIT, "{what}: another client waited {wait:?}");
}

/// How many items of a resource match.
fn matches(fixture: &Fixture, resource: &str, filter: &Value) -> u64 {
    let query = [
        ("where", filter.to_string()),
        ("max_results", "1".to_owned()),
    ];
    let query = query
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let page = fixture.admin.get(&format!("/{resource}")).query(&query);
    let page = page.send().expect_status(200).json();
    page["_meta"]["total"].as_u64().expect("a total")
}

/// 20 hosts with 1,000 services each that use a service template. Returns the template.
fn template_with_many_users(fixture: &Fixture) -> String {
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
    template
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
    write_beside_others(&fixture, "5,000 hosts with 20 services each", || {
        let creation = fixture.admin.post("/host").json(&json!(hosts));
        creation.send().status
    });
    assert_eq!(
        matches(&fixture, "service", &json!({"_is_template": false})),
        100_000
    );
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
        is_done(fixture.admin.post("/service").json(&list).send().status);
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
    write_beside_others(&fixture, "8,000 services of one host", || {
        fixture.admin.post("/service").json(&list).send().status
    });
    let path = format!("/host/{host}");
    let stored = fixture.admin.get(&path).send().expect_status(200).json();
    write_beside_others(&fixture, "deletion of a host with 17,000 services", || {
        let deletion = fixture.admin.delete(&path);
        deletion.if_match(&text(&stored, "_etag")).send().status
    });
    assert_eq!(matches(&fixture, "service", &json!({})), 0);
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
    write_beside_others(&fixture, "deletion of 30,000 services", || {
        fixture.admin.delete("/service").send().status
    });
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
    write_beside_others(&fixture, "change of a long chain", || {
        let change = fixture.admin.patch(&format!("/host/{root}"));
        let change = change.if_match(&text(&stored, "_etag"));
        change.json(&json!({"check_interval": 17})).send().status
    });
    let last = fixture.admin.get(&format!("/host/{last}")).send().json();
    assert_eq!(last["check_interval"], 17, "the end of the chain follows");
}

#[test]
fn changes_of_a_template_with_many_users_do_not_make_others_wait() {
    let fixture = Fixture::new();
    let template = template_with_many_users(&fixture);
    let path = format!("/service/{template}");
    let stored = fixture.admin.get(&path).send().expect_status(200).json();
    write_beside_others(&fixture, "change of a template with 20,000 users", || {
        let change = fixture.admin.patch(&path).if_match(&text(&stored, "_etag"));
        change.json(&json!({"check_interval": 17})).send().status
    });
    // What the response did not wait for is done soon.
    let until = Instant::now() + Duration::from_mins(1);
    while matches(&fixture, "service", &json!({"check_interval": 17})) < 20_001 {
        assert!(Instant::now() < until, "some users do not follow");
        std::thread::sleep(Duration::from_millis(500));
    }
    let stored = fixture.admin.get(&path).send().expect_status(200).json();
    write_beside_others(&fixture, "deletion of a template with 20,000 users", || {
        let deletion = fixture.admin.delete(&path);
        deletion.if_match(&text(&stored, "_etag")).send().status
    });
    assert_eq!(
        matches(&fixture, "service", &json!({"_templates": template})),
        0
    );
    assert_eq!(matches(&fixture, "service", &json!({})), 20_000);
}

#[test]
fn long_lists_of_check_results_do_not_make_others_wait() {
    let fixture = Fixture::new();
    fixture.create("host", json!({"name": "host"}));
    let results: Vec<_> = (0..10_000)
        .map(|number| {
            json!({
                "host_name": "host", "state": "UP", "state_type": "HARD", "last_state_type": "HARD",
                "last_check": 1000 + number,
            })
        })
        .collect();
    write_beside_others(&fixture, "10,000 check results", || {
        let creation = fixture.admin.post("/logcheckresult").json(&json!(results));
        creation.send().status
    });
    assert_eq!(matches(&fixture, "logcheckresult", &json!({})), 10_000);
}
