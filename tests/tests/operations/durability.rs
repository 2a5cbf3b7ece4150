//! What the server has acknowledged is still there after it was killed.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use alignak_testkit::http::text;
use alignak_testkit::{Api, Server};
use serde_json::{Value, json};

const ROUNDS: usize = 20;

#[test]
fn an_acknowledged_write_survives_kill_9_at_once() {
    let mut server = Server::start();
    let realm = server.admin().root_realm();
    let mut changed = None::<(String, Value)>;
    for round in 0..ROUNDS {
        let admin = server.admin();
        let name = format!("round {round}");
        let made = admin.create("command", &json!({"name": name, "_realm": realm}));
        server.kill();
        server.restart();

        let admin = server.admin();
        let stored = admin.by_name("command", &name);
        assert_eq!(stored["_id"], made["_id"], "round {round}");
        assert_eq!(stored["_etag"], made["_etag"], "round {round}");
        if let Some((path, before)) = changed.take() {
            let now = admin.get(&path).send().expect_status(200).json();
            assert_eq!(now["_etag"], before["_etag"], "round {round}: {path}");
        }

        // The next round also finds the change made just before this one's kill.
        let path = format!("/command/{}", text(&made, "_id"));
        let patch = admin.patch(&path).if_match(&text(&made, "_etag"));
        let body = patch.json(&json!({"alias": "changed"})).send();
        changed = Some((path, body.expect_status(200).json()));
        server.kill();
        server.restart();
    }
    let total = server.admin().get("/command?max_results=1").send();
    assert_eq!(total.json()["_meta"]["total"], json!(ROUNDS + 2));
}

#[test]
fn no_acknowledged_write_of_many_writers_is_lost_by_kill_9() {
    let mut server = Server::start();
    let realm = server.admin().root_realm();
    let acknowledged = Mutex::new(Vec::<(String, String)>::new());
    for round in 0..3 {
        let before = count(&acknowledged);
        let serial = AtomicUsize::new(0);
        let admin = server.admin();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| write_until_killed(&admin, &realm, round, &serial, &acknowledged));
            }
            let patience = Instant::now() + Duration::from_secs(30);
            while count(&acknowledged) < before + 100 && Instant::now() < patience {
                std::thread::sleep(Duration::from_millis(2));
            }
            server.kill();
        });
        server.restart();
        let page = server.admin().get("/command?max_results=5000").send();
        let page = page.expect_status(200).json();
        let stored: std::collections::HashMap<_, _> = page["_items"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| (text(item, "_id"), text(item, "_etag")))
            .collect();
        let acknowledged = acknowledged.lock().expect("no writer panicked");
        assert!(acknowledged.len() >= before + 100, "the writers were stuck");
        for (id, etag) in acknowledged.iter() {
            assert_eq!(stored.get(id), Some(etag), "round {round}: {id} is lost");
        }
    }
}

fn count(acknowledged: &Mutex<Vec<(String, String)>>) -> usize {
    acknowledged.lock().map_or(0, |list| list.len())
}

fn write_until_killed(
    admin: &Api,
    realm: &str,
    round: usize,
    serial: &AtomicUsize,
    acknowledged: &Mutex<Vec<(String, String)>>,
) {
    loop {
        let number = serial.fetch_add(1, Ordering::Relaxed);
        let item = json!({"name": format!("{round} {number}"), "_realm": realm});
        let Ok(answer) = admin.post("/command").json(&item).try_send() else {
            return;
        };
        let made = answer.expect_status(201).json();
        let pair = (text(&made, "_id"), text(&made, "_etag"));
        acknowledged
            .lock()
            .expect("no other writer panicked")
            .push(pair);
    }
}

/// How many items of a resource match.
fn matches(admin: &Api, resource: &str, filter: &Value) -> u64 {
    let filter = filter.to_string();
    let query = [("where", filter.as_str()), ("max_results", "1")];
    let page = admin.get(&format!("/{resource}")).query(&query).send();
    let page = page.expect_status(200).json();
    page["_meta"]["total"].as_u64().expect("a total")
}

/// Waits until so many items match as may.
fn wait_for(admin: &Api, resource: &str, filter: &Value, allowed: &[u64]) {
    let patience = Instant::now() + Duration::from_mins(2);
    loop {
        let found = matches(admin, resource, filter);
        if allowed.contains(&found) {
            return;
        }
        assert!(
            Instant::now() < patience,
            "{found} of {resource}, not {allowed:?}"
        );
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Sends a request in the background and kills the server when the state shows that it has begun.
fn kill_during(
    server: &mut Server,
    request: impl FnOnce(Api) + Send + 'static,
    has_begun: impl Fn(&Api) -> bool,
) {
    let admin = server.admin();
    let sender = admin.clone();
    let sending = std::thread::spawn(move || request(sender));
    while !has_begun(&admin) && !sending.is_finished() {
        std::thread::sleep(Duration::from_millis(5));
    }
    server.kill();
    sending.join().expect("the request ends with the server");
    server.restart();
}

#[test]
fn what_a_series_of_units_had_begun_is_completed_or_undone_after_kill_9() {
    let mut server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    // A list is stored as a whole or not at all.
    let commands = |prefix: &str, count: usize| -> Value {
        (0..count)
            .map(|number| json!({"name": format!("{prefix}{number}"), "_realm": realm}))
            .collect()
    };
    let list = commands("c", 2000);
    let ours = json!({"name": {"$regex": "^c[0-9]"}});
    let begun = ours.clone();
    kill_during(
        &mut server,
        move |admin| drop(admin.post("/command").json(&list).try_send()),
        move |admin| matches(admin, "command", &begun) > 0,
    );
    wait_for(&server.admin(), "command", &ours, &[0, 2000]);
    // All users of a template follow it.
    let admin = server.admin();
    let template = json!({"name": "t", "_realm": realm, "_is_template": true, "check_interval": 1});
    let template = admin.create("host", &template);
    let hosts: Vec<Value> = (0..400)
        .map(|number| {
            json!({
                "name": format!("h{number}"), "_realm": realm, "_templates": [template["_id"]],
            })
        })
        .collect();
    admin
        .post("/host")
        .json(&json!(hosts))
        .send()
        .expect_status(201);
    let path = format!("/host/{}", text(&template, "_id"));
    let (changed, etag) = (path.clone(), text(&template, "_etag"));
    kill_during(
        &mut server,
        move |admin| {
            let change = admin.patch(&changed).if_match(&etag);
            drop(change.json(&json!({"check_interval": 17})).try_send());
        },
        |admin| matches(admin, "host", &json!({"check_interval": 17})) > 1,
    );
    let admin = server.admin();
    wait_for(&admin, "host", &json!({"check_interval": 17}), &[401]);
    // What was to be removed is removed.
    let service = json!({"name": "s", "_realm": realm, "host": template["_id"], "_is_template": true,
        "_templates_from_host_template": true});
    let service = admin.create("service", &service);
    wait_for(&admin, "service", &json!({"_is_template": false}), &[400]);
    let stored = admin.get(&path).send().expect_status(200).json();
    let (removed, etag) = (path.clone(), text(&stored, "_etag"));
    kill_during(
        &mut server,
        move |admin| drop(admin.delete(&removed).if_match(&etag).try_send()),
        |admin| matches(admin, "service", &json!({"_is_template": false})) < 400,
    );
    let admin = server.admin();
    wait_for(&admin, "service", &json!({"name": "s"}), &[0]);
    // The template goes last, when nothing refers to it any more.
    wait_for(&admin, "host", &json!({"name": "t"}), &[0]);
    admin.get(&path).send().expect_status(404);
    admin
        .get(&format!("/service/{}", text(&service, "_id")))
        .send()
        .expect_status(404);
}
