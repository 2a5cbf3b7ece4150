//! The original server beside ours: the same data on the same `MongoDB` server, a replica set of
//! one member, in databases of their own; and ours once more on `SQLite`.
//!
//! The CPU time of each is that of its processes and of the share of `mongod` that it causes.

use std::path::Path;
use std::time::{Duration, Instant};

use alignak_testkit::{Mongo, Original};
use serde_json::json;

use crate::Failure;
use crate::client::Connection;
use crate::process::{Process, cpu_microseconds};
use crate::scenario::{Inventory, result};
use crate::table::{PlainTable, median};

/// What is asked.
#[derive(Clone, Copy)]
enum Task {
    Item,
    Page,
    Change,
    CheckResult,
}

const TASKS: [(Task, &str); 4] = [
    (Task::Item, "GET /host/<id>"),
    (Task::Page, "GET /host?max_results=50"),
    (Task::Change, "PATCH /host/<id>, one field"),
    (Task::CheckResult, "POST /logcheckresult, one"),
];

/// One of the servers.
struct Side {
    host: String,
    /// The processes of its store.
    mongo: Vec<u32>,
    inventory: Inventory,
    processes: Vec<u32>,
}

/// What one round gave: CPU time in microseconds and units per second.
#[derive(Clone, Copy)]
struct Round {
    server: f64,
    mongo: f64,
    rate: f64,
}

/// Measures both in turn and prints the table. The environment is the one that holds the original.
pub(crate) async fn run(binary: &Path, environment: &Path, quick: bool) -> Result<(), Failure> {
    let (rounds, time) = if quick {
        (3, Duration::from_secs(2))
    } else {
        (5, Duration::from_secs(4))
    };
    let environment = environment.to_owned();
    let (mongo, original) = tokio::task::spawn_blocking(move || {
        let mongo = Mongo::replica_set(1);
        let original = Original::start(&environment, &mongo.uri(""));
        (mongo, original)
    })
    .await?;
    let uri = mongo.uri("alignak-bench");
    let folder = tempfile::tempdir()?;
    let data = folder.path().to_string_lossy().into_owned();
    let listen = ["--listen", "127.0.0.1:0"];
    let on_mongo = Process::start(binary, &[listen[0], listen[1], "--store", &uri])?;
    let embedded = Process::start(binary, &[listen[0], listen[1], "--data-dir", &data])?;
    let members = mongo.process_ids();
    let sides = [
        Side::new(original.host(), original.process_ids(), members.clone()).await?,
        Side::new(&on_mongo.host, vec![on_mongo.id()], members).await?,
        Side::new(&embedded.host, vec![embedded.id()], Vec::new()).await?,
    ];
    let mut table = PlainTable::new([
        "what",
        "clients",
        "original per second",
        "CPU µs (of it mongod)",
        "ours on MongoDB per second",
        "CPU µs (of it mongod)",
        "CPU ratio",
        "ours on SQLite per second",
        "CPU µs",
        "CPU ratio",
    ]);
    for (task, what) in TASKS {
        for clients in [1, 8] {
            let mut found = [Vec::new(), Vec::new(), Vec::new()];
            for round in 0..rounds {
                for (side, found) in sides.iter().zip(&mut found) {
                    // Check results of a round are later than those of the one before.
                    let batch = round * 2 + usize::from(clients == 1);
                    found.push(side.measure(task, clients, batch, time).await?);
                }
            }
            let [original, on_mongo, embedded] = found.map(|rounds| Round::medians(&rounds));
            let of_original = |ours: Round| format!("{:.0}", original.cpu() / ours.cpu());
            table.add(
                what,
                [
                    clients.to_string(),
                    original.rate(),
                    original.cpu_with_share(),
                    on_mongo.rate(),
                    on_mongo.cpu_with_share(),
                    of_original(on_mongo),
                    embedded.rate(),
                    format!("{:.0}", embedded.cpu()),
                    of_original(embedded),
                ],
            );
        }
    }
    table.print();
    // Its end is waited for, which the runtime must not do.
    tokio::task::spawn_blocking(move || drop((original, mongo))).await?;
    Ok(())
}

impl Round {
    fn cpu(self) -> f64 {
        self.server + self.mongo
    }

    fn rate(self) -> String {
        format!("{:.0}", self.rate)
    }

    fn cpu_with_share(self) -> String {
        format!("{:.0} ({:.0})", self.cpu(), self.mongo)
    }

    fn medians(rounds: &[Self]) -> Self {
        let of = |value: fn(&Self) -> f64| median(rounds.iter().map(value).collect());
        Self {
            server: of(|round| round.server),
            mongo: of(|round| round.mongo),
            rate: of(|round| round.rate),
        }
    }
}

impl Side {
    async fn new(host: &str, processes: Vec<u32>, mongo: Vec<u32>) -> Result<Self, Failure> {
        Ok(Self {
            host: host.to_owned(),
            mongo,
            inventory: Inventory::create(host).await?,
            processes,
        })
    }

    /// Several clients ask for so long, one request after the other.
    async fn measure(
        &self,
        task: Task,
        clients: usize,
        batch: usize,
        time: Duration,
    ) -> Result<Round, Failure> {
        let before = (cpu_of(&self.processes)?, cpu_of(&self.mongo)?);
        let began = Instant::now();
        let mut tasks = Vec::new();
        for number in 0..clients {
            let client = Client {
                connection: Connection::open(&self.host).await?,
                headers: self.inventory.authorization.clone(),
                path: format!("/host/{}", self.inventory.host_ids[number]),
                number,
                clients,
                batch,
            };
            tasks.push(tokio::spawn(client.work(task, began + time)));
        }
        let mut done = 0;
        for task in tasks {
            done += task.await??;
        }
        let seconds = began.elapsed().as_secs_f64();
        let units = f64::from(done);
        Ok(Round {
            server: (cpu_of(&self.processes)? - before.0) / units,
            mongo: (cpu_of(&self.mongo)? - before.1) / units,
            rate: units / seconds,
        })
    }
}

fn cpu_of(processes: &[u32]) -> Result<f64, Failure> {
    processes.iter().copied().map(cpu_microseconds).sum()
}

/// One of several that ask at the same time.
struct Client {
    connection: Connection,
    headers: String,
    /// A host of its own.
    path: String,
    number: usize,
    clients: usize,
    batch: usize,
}

impl Client {
    /// Asks until then; returns how often.
    async fn work(mut self, task: Task, end: Instant) -> Result<u32, Failure> {
        let mut etag = String::new();
        if let Task::Change = task {
            let (path, headers) = (&self.path, &self.headers);
            let answer = self.connection.ask("GET", path, headers, "", 200).await?;
            etag = etag_of(&answer.json()?);
        }
        let mut done = 0;
        while Instant::now() < end {
            let (path, headers) = (&self.path, &self.headers);
            match task {
                Task::Item => {
                    self.connection.ask("GET", path, headers, "", 200).await?;
                }
                Task::Page => {
                    let path = "/host?max_results=50";
                    self.connection.ask("GET", path, headers, "", 200).await?;
                }
                Task::Change => {
                    let headers = format!("{headers}If-Match: {etag}\r\n");
                    let body = json!({"alias": format!("{} {done}", self.batch)}).to_string();
                    let changed = self.connection.ask("PATCH", path, &headers, &body, 200);
                    etag = etag_of(&changed.await?.json()?);
                }
                Task::CheckResult => {
                    // Clients that run at the same time report other hosts.
                    let number = usize::try_from(done)? * self.clients + self.number;
                    let body = result(number, self.batch).to_string();
                    let path = "/logcheckresult";
                    self.connection
                        .ask("POST", path, headers, &body, 201)
                        .await?;
                }
            }
            done += 1;
        }
        Ok(done)
    }
}

fn etag_of(answer: &serde_json::Value) -> String {
    answer["_etag"].as_str().unwrap_or_default().to_owned()
}
