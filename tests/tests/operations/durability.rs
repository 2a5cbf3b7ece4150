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
