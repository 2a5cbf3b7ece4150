//! A server under attack, and a client that only wants to change one field.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use alignak_testkit::Server;
use alignak_testkit::http::{Api, text};
use serde_json::{Value, json};

/// How long a write may wait for other clients, whatever they do: four times 250 ms.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// A server, and its administrator.
pub(crate) struct Fixture {
    pub(crate) server: Server,
    pub(crate) admin: Api,
    pub(crate) realm: String,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let server = Server::start();
        let admin = server.admin();
        let realm = admin.root_realm();
        Self {
            server,
            admin,
            realm,
        }
    }

    /// Creates one item in the realm `All`; returns its id.
    pub(crate) fn create(&self, resource: &str, mut item: Value) -> String {
        item["_realm"] = json!(self.realm);
        text(&self.admin.create(resource, &item), "_id")
    }

    /// Creates items in lists of 500; returns their ids.
    pub(crate) fn create_all(&self, resource: &str, items: &[Value]) -> Vec<String> {
        let mut ids = Vec::new();
        for list in items.chunks(500) {
            let answer = self.admin.post(&format!("/{resource}")).json(&json!(list));
            let answer = answer.send().expect_status(201).json();
            let made = answer["_items"]
                .as_array()
                .expect("a list is answered as a list");
            ids.extend(made.iter().map(|item| text(item, "_id")));
        }
        ids
    }

    /// The most memory that the server has used so far, in megabytes.
    pub(crate) fn peak_memory(&self) -> u64 {
        let file = format!("/proc/{}/status", self.server.id());
        let status = std::fs::read_to_string(file).expect("the server runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.expect("Linux says how much memory a process uses") / 1024
    }

    /// The longest time that a change of one field took while the attack went on. There is at least
    /// one such change.
    pub(crate) fn longest_wait(&self, attack: impl FnOnce() + Send) -> Duration {
        let host = self.create("host", json!({"name": "bystander"}));
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let bystander = scope.spawn(|| {
                let mut longest = Duration::ZERO;
                let mut number = 0;
                let path = format!("/host/{host}");
                let stored = self.admin.get(&path).send().expect_status(200).json();
                let mut etag = text(&stored, "_etag");
                while number == 0 || !is_over.load(Ordering::Relaxed) {
                    number += 1;
                    let change = json!({"alias": format!("change {number}")});
                    let began = Instant::now();
                    let answer = self.admin.patch(&path).if_match(&etag).json(&change).send();
                    longest = longest.max(began.elapsed());
                    etag = text(&answer.expect_status(200).json(), "_etag");
                    std::thread::sleep(Duration::from_millis(20));
                }
                longest
            });
            // The bystander ends also when the attack fails.
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(attack));
            is_over.store(true, Ordering::Relaxed);
            let longest = bystander.join().expect("the bystander is served");
            if let Err(panic) = outcome {
                std::panic::resume_unwind(panic);
            }
            longest
        })
    }
}
