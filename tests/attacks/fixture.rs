//! A server under attack, and a client that only wants to change one field.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use alignak_testkit::Server;
use alignak_testkit::http::{Api, text};
use serde_json::{Value, json};

/// How long a write may wait for other clients, whatever they do: four times 250 ms.
pub(crate) const MAX_WAIT: Duration = Duration::from_secs(1);

/// A server, and its administrator.
pub(crate) struct Fixture {
    pub(crate) server: Server,
    pub(crate) admin: Api,
    pub(crate) realm: String,
    /// What the server has used at most so far, in megabytes.
    peak_memory: Arc<AtomicU64>,
}

/// How often the memory of the server is looked at.
const MEMORY_PERIOD: Duration = Duration::from_millis(50);

/// Follows the memory of a process until it ends, in megabytes. A page of the database that several
/// connections have mapped is counted once.
fn follow_memory(process: u32) -> Arc<AtomicU64> {
    let peak = Arc::new(AtomicU64::new(0));
    let followed = Arc::clone(&peak);
    let file = format!("/proc/{process}/smaps_rollup");
    std::thread::spawn(move || {
        while let Ok(usage) = std::fs::read_to_string(&file) {
            let line = usage.lines().find_map(|line| line.strip_prefix("Pss:"));
            let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            let Some(kilobytes) = kilobytes else {
                return;
            };
            let kilobytes: u64 = kilobytes;
            followed.fetch_max(kilobytes / 1024, Ordering::Relaxed);
            std::thread::sleep(MEMORY_PERIOD);
        }
    });
    peak
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let server = Server::start();
        let admin = server.admin();
        let realm = admin.root_realm();
        Self {
            peak_memory: follow_memory(server.id()),
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
        let peak = self.peak_memory.load(Ordering::Relaxed);
        assert_ne!(peak, 0, "Linux says how much memory a process uses");
        peak
    }

    /// The longest time that a change of one field took while the attack went on. There is at least
    /// one such change.
    pub(crate) fn longest_wait(&self, attack: impl FnOnce() + Send) -> Duration {
        static BYSTANDERS: AtomicUsize = AtomicUsize::new(0);
        let number = BYSTANDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("bystander {number}");
        let host = self.create("host", json!({"name": name}));
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
