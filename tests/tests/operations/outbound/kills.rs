//! The backend is killed while results stream: every value of an acknowledged result arrives.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use alignak_testkit::Server;
use alignak_testkit::peers::{Carbon, eventually};
use serde_json::json;

use super::{Monitored, now, service_result};

const ROUNDS: u64 = 20;

#[test]
fn every_value_of_an_acknowledged_result_arrives_after_kill_9() {
    let (carbon, mut server) = (Carbon::start(), Server::start());
    let monitored = Monitored::new(server.admin());
    monitored.graphite(carbon.pickle_port, &json!({}));
    let begin = now() - 50_000;
    let mut acknowledged = Vec::new();
    let next = AtomicI64::new(0);
    for round in 0..ROUNDS {
        let admin = server.admin();
        let taken = std::thread::scope(|scope| {
            let posting = scope.spawn(|| {
                let mut taken = Vec::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let result = service_result(begin + number, &format!("n={number}"));
                    match admin.post("/logcheckresult").json(&result).try_send() {
                        Ok(answer) if answer.status == 201 => taken.push(number),
                        _ => return taken,
                    }
                }
            });
            // Between any two steps of storing, sending and removing.
            std::thread::sleep(Duration::from_millis(150 + round * 37 % 400));
            server.kill();
            posting.join().expect("posting ends")
        });
        acknowledged.extend(taken);
        server.restart();
    }
    assert!(acknowledged.len() > 40, "{}", acknowledged.len());
    let path = "All.North_Sea.srv_1.ping.n";
    eventually("every acknowledged value has arrived", || {
        let points = carbon.points(path);
        acknowledged
            .iter()
            .all(|number| points.contains_key(&(begin + number)))
            .then_some(())
    });
}
