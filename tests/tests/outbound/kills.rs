//! The backend is killed while results stream: every value of an acknowledged result arrives.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use alignak_testkit::Server;
use alignak_testkit::peers::{Carbon, eventually};
use serde_json::json;

use crate::{Monitored, now};

const ROUNDS: usize = 20;

#[test]
fn every_value_of_an_acknowledged_result_arrives_after_kill_9() {
    let (carbon, mut server) = (Carbon::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    monitored.graphite(carbon.pickle_port, &json!({}));
    // A host for each round: on MongoDB, what a transaction of a killed server has changed stays
    // locked for a minute.
    let hosts = (0..ROUNDS).map(|round| json!({"name": host(round), "_realm": monitored.root}));
    let hosts: Vec<_> = hosts.collect();
    let made = monitored.admin.post("/host").json(&json!(hosts)).send();
    made.expect_status(201);
    let begin = now() - 50_000;
    let mut acknowledged: Vec<(usize, i64)> = Vec::new();
    for round in 0..ROUNDS {
        let admin = server.admin();
        let count = AtomicUsize::new(0);
        let taken = std::thread::scope(|scope| {
            let posting = scope.spawn(|| {
                let mut taken = Vec::new();
                for number in 0.. {
                    let result = json!({
                        "host_name": host(round), "state": "UP", "state_id": 0,
                        "state_type": "HARD", "last_state_type": "HARD",
                        "last_check": begin + number, "perf_data": format!("n={number}"),
                    });
                    match admin.post("/logcheckresult").json(&result).try_send() {
                        Ok(answer) if answer.status == 201 => taken.push((round, number)),
                        _ => break,
                    }
                    count.fetch_add(1, Ordering::Relaxed);
                }
                taken
            });
            eventually("results are taken", || {
                (count.load(Ordering::Relaxed) > 0).then_some(())
            });
            // Between any two steps of storing, sending and removing.
            std::thread::sleep(Duration::from_millis(round as u64 * 37 % 400));
            server.kill();
            posting.join().expect("posting ends")
        });
        acknowledged.extend(taken);
        server.restart();
    }
    assert!(acknowledged.len() >= ROUNDS, "{}", acknowledged.len());
    eventually("every acknowledged value has arrived", || {
        (0..ROUNDS)
            .all(|round| {
                let points = carbon.points(&format!("All.{}.n", host(round)));
                acknowledged
                    .iter()
                    .filter(|(of, _)| *of == round)
                    .all(|(_, number)| points.contains_key(&(begin + number)))
            })
            .then_some(())
    });
}

fn host(round: usize) -> String {
    format!("host-{round}")
}
