//! What the sending of metrics costs the requests that bring them, and how soon what waits is
//! delivered.
//!
//! The requests are check results, sent to servers that differ only in their time series database:
//! none, one whose port is closed, and one that takes connections and never reads (a black hole).

use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use alignak_testkit::Api;
use alignak_testkit::peers::{Carbon, InfluxDb, eventually, free_port};
use serde_json::{Value, json};

use crate::Failure;
use crate::client::Connection;
use crate::process::Process;
use crate::scenario::{Inventory, result};
use crate::table::{PlainTable, median};

const CLIENTS: usize = 8;

/// What waits to be delivered: 98 metrics and two states in each of 1,000 results.
const RESULTS: i64 = 1_000;
const METRICS: usize = 98;

/// Measures both, and prints a table of each.
pub(crate) async fn run(binary: &Path, quick: bool) -> Result<(), Failure> {
    let (rounds, requests) = if quick { (5, 2_000) } else { (9, 6_000) };
    let mut subjects = Vec::new();
    for database in Database::ALL {
        subjects.push(Subject::start(binary, database).await?);
    }
    for round in 0..rounds {
        for subject in &mut subjects {
            subject.measure(round, requests).await?;
        }
    }
    let mut table = PlainTable::new([
        "database",
        "results per second",
        "to none",
        "median ms",
        "to none",
        "99 % ms",
        "CPU µs each",
        "resident MB",
    ]);
    for subject in &subjects {
        table.add(subject.database.name(), subject.figures(&subjects[0])?);
    }
    println!("Check results, one in a request, {CLIENTS} clients:");
    table.print();

    // The databases are asked by clients that block.
    let binary = binary.to_owned();
    tokio::task::spawn_blocking(move || drain(&binary)).await?
}

/// The database of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Database {
    None,
    ClosedCarbon,
    SilentCarbon,
    ClosedInfluxDb,
    SilentInfluxDb,
}

impl Database {
    const ALL: [Self; 5] = [
        Self::None,
        Self::ClosedCarbon,
        Self::SilentCarbon,
        Self::ClosedInfluxDb,
        Self::SilentInfluxDb,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ClosedCarbon => "Carbon, connection refused",
            Self::SilentCarbon => "Carbon, black hole",
            Self::ClosedInfluxDb => "InfluxDB, connection refused",
            Self::SilentInfluxDb => "InfluxDB, black hole",
        }
    }

    /// The resource and the item that name the database at a port.
    fn item(self, port: u16, realm: &Value) -> Option<(&'static str, Value)> {
        match self {
            Self::None => None,
            Self::ClosedCarbon | Self::SilentCarbon => Some(("/graphite", graphite(port, realm))),
            Self::ClosedInfluxDb | Self::SilentInfluxDb => {
                Some(("/influxdb", influxdb(port, realm)))
            }
        }
    }
}

fn graphite(port: u16, realm: &Value) -> Value {
    json!({
        "name": "G", "carbon_address": "127.0.0.1", "carbon_port": port,
        "graphite_address": "127.0.0.1", "_realm": realm, "_sub_realm": true,
    })
}

fn influxdb(port: u16, realm: &Value) -> Value {
    json!({
        "name": "I", "address": "127.0.0.1", "port": port, "database": "metrics",
        "login": "writer", "password": "writes", "_realm": realm, "_sub_realm": true,
    })
}

/// A server with its database, and what was measured.
struct Subject {
    database: Database,
    process: Process,
    inventory: Inventory,
    rounds: Vec<Round>,
    /// Takes connections, because the system does, and never reads.
    _black_hole: Option<TcpListener>,
    _data: tempfile::TempDir,
}

/// The figures of one round; latencies in milliseconds.
#[derive(Clone, Copy)]
struct Round {
    rate: f64,
    cpu: f64,
    median: f64,
    slow: f64,
}

impl Subject {
    async fn start(binary: &Path, database: Database) -> Result<Self, Failure> {
        let data = tempfile::tempdir()?;
        let process = start(binary, data.path())?;
        let inventory = Inventory::create(&process.host).await?;
        let is_silent = matches!(database, Database::SilentCarbon | Database::SilentInfluxDb);
        let black_hole = is_silent
            .then(|| TcpListener::bind("127.0.0.1:0"))
            .transpose()?;
        let port = match &black_hole {
            Some(listener) => listener.local_addr()?.port(),
            None => free_port(),
        };
        if let Some((path, item)) = database.item(port, &inventory.realm) {
            let mut connection = Connection::open(&process.host).await?;
            connection
                .ask(
                    "POST",
                    path,
                    &inventory.authorization,
                    &item.to_string(),
                    201,
                )
                .await?;
        }
        Ok(Self {
            database,
            process,
            inventory,
            rounds: Vec::new(),
            _black_hole: black_hole,
            _data: data,
        })
    }

    async fn measure(&mut self, round: usize, requests: usize) -> Result<(), Failure> {
        let each = requests / CLIENTS;
        let cpu_before = self.process.cpu_microseconds()?;
        let began = Instant::now();
        let mut tasks = Vec::new();
        for client in 0..CLIENTS {
            let mut connection = Connection::open(&self.process.host).await?;
            let headers = self.inventory.authorization.clone();
            tasks.push(tokio::spawn(async move {
                let mut latencies = Vec::with_capacity(each);
                for number in 0..each {
                    let body = result(client * each + number, round).to_string();
                    let sent = Instant::now();
                    connection
                        .ask("POST", "/logcheckresult", &headers, &body, 201)
                        .await?;
                    latencies.push(sent.elapsed().as_secs_f64() * 1_000.0);
                }
                Ok::<_, Failure>(latencies)
            }));
        }
        let mut latencies = Vec::with_capacity(requests);
        for task in tasks {
            latencies.extend(task.await??);
        }
        let seconds = began.elapsed().as_secs_f64();
        let cpu = self.process.cpu_microseconds()? - cpu_before;
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let count = latencies.len() as f64;
        latencies.sort_by(f64::total_cmp);
        self.rounds.push(Round {
            rate: count / seconds,
            cpu: cpu / count,
            slow: latencies[latencies.len() * 99 / 100],
            median: latencies[latencies.len() / 2],
        });
        Ok(())
    }

    /// The medians of the rounds, and of their ratios to the same rounds without a database.
    fn figures(&self, none: &Self) -> Result<[String; 7], Failure> {
        let of = |figure: fn(&Round) -> f64| median(self.rounds.iter().map(figure).collect());
        let to_none = |figure: fn(&Round) -> f64| {
            let pairs = self.rounds.iter().zip(&none.rounds);
            median(
                pairs
                    .map(|(one, other)| figure(one) / figure(other))
                    .collect(),
            )
        };
        Ok([
            format!("{:.0}", of(|round| round.rate)),
            format!("{:.2}", to_none(|round| round.rate)),
            format!("{:.2}", of(|round| round.median)),
            format!("{:.2}", to_none(|round| round.median)),
            format!("{:.2}", of(|round| round.slow)),
            format!("{:.0}", of(|round| round.cpu)),
            (self.process.resident_bytes()? / 1_000_000).to_string(),
        ])
    }
}

fn start(binary: &Path, data: &Path) -> Result<Process, Failure> {
    let data = data.to_string_lossy();
    Process::start(binary, &["--listen", "127.0.0.1:0", "--data-dir", &data])
}

/// Lets 100,000 values wait for each kind of database, and measures how long it takes from the
/// start of the database until it has all of them.
fn drain(binary: &Path) -> Result<(), Failure> {
    let mut table = PlainTable::new(["100,000 waiting values, drained into", "seconds"]);
    let seconds = |elapsed: Duration| [format!("{:.1}", elapsed.as_secs_f64())];
    let begin = unix_seconds()? - 2 * RESULTS;

    let mut carbon = Carbon::start();
    carbon.stop();
    let waiting = Waiting::fill(binary, begin, |realm| {
        ("graphite", graphite(carbon.pickle_port, realm))
    })?;
    carbon.restart();
    let elapsed = waiting.delivered(|metric| {
        let path = format!("All.host.m{metric}");
        let expected = usize::try_from(RESULTS).unwrap_or_default();
        carbon.points(&path).len() == expected
    });
    table.add("Carbon", seconds(elapsed));

    let mut influxdb_server = InfluxDb::start();
    influxdb_server.stop();
    let waiting = Waiting::fill(binary, begin, |realm| {
        ("influxdb", influxdb(influxdb_server.port, realm))
    })?;
    influxdb_server.restart();
    let elapsed = waiting
        .delivered(|metric| influxdb_server.count(&format!("m{metric}")) == RESULTS.unsigned_abs());
    table.add("InfluxDB", seconds(elapsed));
    table.print();
    Ok(())
}

/// A server whose database is away.
struct Waiting {
    client: Api,
    _process: Process,
    _data: tempfile::TempDir,
}

impl Waiting {
    fn fill(
        binary: &Path,
        begin: i64,
        database: impl Fn(&Value) -> (&'static str, Value),
    ) -> Result<Self, Failure> {
        let data = tempfile::tempdir()?;
        let process = start(binary, data.path())?;
        let client = Api::new(&format!("http://{}", process.host));
        let admin = client.login("admin", "admin");
        let realm = Value::from(admin.root_realm());
        admin.create("host", &json!({"name": "host", "_realm": realm}));
        let (resource, item) = database(&realm);
        admin.create(resource, &item);
        for hundred in 0..RESULTS / 100 {
            let results = (0..100).map(|number| {
                let number = hundred * 100 + number;
                let metrics = (0..METRICS).map(|metric| format!("m{metric}={number}"));
                json!({
                    "host_name": "host", "state": "UP", "state_id": 0, "state_type": "HARD",
                    "last_state_type": "HARD", "last_check": begin + number,
                    "perf_data": metrics.collect::<Vec<_>>().join(" "),
                })
            });
            let body = Value::from(results.collect::<Vec<_>>());
            admin
                .post("/logcheckresult")
                .json(&body)
                .send()
                .expect_status(201);
        }
        Ok(Self {
            client,
            _process: process,
            _data: data,
        })
    }

    /// Asks the server to send now, and waits until all values of each metric are there.
    fn delivered(&self, is_complete: impl Fn(usize) -> bool) -> Duration {
        let began = Instant::now();
        self.client
            .get("/cron_timeseries")
            .send()
            .expect_status(200);
        for metric in (0..METRICS).rev() {
            eventually("all values have arrived", || {
                is_complete(metric).then_some(())
            });
        }
        began.elapsed()
    }
}

fn unix_seconds() -> Result<i64, Failure> {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(i64::try_from(elapsed.as_secs())?)
}
