//! What is measured: reading an item and a page, changing an item, check results one at a time and
//! in lists.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::Failure;
use crate::client::Connection;
use crate::process::Process;
use crate::table::{Figure, Report, medians};

/// Hosts of the inventory; each has `SERVICES` services.
pub(crate) const HOSTS: usize = 100;
/// Services of each host.
pub(crate) const SERVICES: usize = 5;

/// How much is done.
pub(crate) struct Effort {
    /// Repetitions, of which the table shows the median.
    pub rounds: usize,
    /// Reads of one item in a round.
    pub item_reads: usize,
    /// Reads of a page in a round.
    pub page_reads: usize,
    /// Changes in a round.
    pub changes: usize,
    /// Lists of 100 check results in a round.
    pub lists: usize,
    /// Check results one at a time in a round of several clients.
    pub single_results: usize,
}

impl Effort {
    /// Check results one at a time in a round: a single client is slow.
    pub(crate) fn single_results_of(&self, clients: usize) -> usize {
        if clients == 1 {
            self.single_results / 5
        } else {
            self.single_results
        }
    }
}

/// Measures everything and prints the table.
pub(crate) async fn run(binary: &Path, quick: bool) -> Result<(), Failure> {
    let effort = if quick {
        Effort {
            rounds: 3,
            item_reads: 20_000,
            page_reads: 2_000,
            changes: 1_000,
            lists: 20,
            single_results: 3_000,
        }
    } else {
        Effort {
            rounds: 5,
            item_reads: 60_000,
            page_reads: 6_000,
            changes: 4_000,
            lists: 60,
            single_results: 10_000,
        }
    };
    let folder = tempfile::tempdir()?;
    let data = folder.path().to_string_lossy().into_owned();
    let began = Instant::now();
    let ours = Process::start(binary, &["--listen", "127.0.0.1:0", "--data-dir", &data])?;
    println!(
        "cold start: {} ms; idle: {:.1} MB resident",
        began.elapsed().as_millis(),
        as_megabytes(ours.resident_bytes()?)
    );
    let bare = Process::start(&std::env::current_exe()?, &["bare"])?;
    let inventory = Inventory::create(&ours.host).await?;
    let mut report = Report::new();

    let path = format!("/host/{}", inventory.host_ids[0]);
    let reads = compare_reads(&effort, effort.item_reads, &ours, &bare, &inventory, &path).await?;
    report.add("GET /host/<id>", 8, reads.0, Some(reads.1));
    let path = "/host?max_results=50";
    let reads = compare_reads(&effort, effort.page_reads, &ours, &bare, &inventory, path).await?;
    report.add("GET /host?max_results=50", 8, reads.0, Some(reads.1));

    report.add(
        "PATCH /host/<id>, one field",
        8,
        changes(&effort, &ours, &inventory).await?,
        None,
    );
    for clients in [1, 8, 32, 64] {
        report.add(
            "POST /logcheckresult, one",
            clients,
            single_results(&effort, &ours, &inventory, clients).await?,
            None,
        );
    }
    for clients in [1, 4] {
        report.add(
            "POST /logcheckresult, lists of 100 (each result)",
            clients,
            lists(&effort, &ours, &inventory, clients).await?,
            None,
        );
    }
    report.print();
    println!(
        "after the run: {:.1} MB resident",
        as_megabytes(ours.resident_bytes()?)
    );
    Ok(())
}

fn as_megabytes(bytes: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "only shown")]
    let megabytes = bytes as f64 / 1e6;
    megabytes
}

/// What the server under test holds.
pub(crate) struct Inventory {
    /// The header line that says who asks.
    pub authorization: String,
    /// The realm of all items.
    pub realm: Value,
    /// The hosts, whose names are `host-0` and so on.
    pub host_ids: Vec<String>,
}

impl Inventory {
    /// Creates it on a new server.
    pub(crate) async fn create(host: &str) -> Result<Self, Failure> {
        let mut connection = Connection::open(host).await?;
        let credentials = json!({"username": "admin", "password": "admin"}).to_string();
        let answer = connection
            .ask("POST", "/login", "", &credentials, 200)
            .await?;
        let token = answer.json()?["token"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let authorization = format!(
            "Authorization: Basic {}\r\n",
            STANDARD.encode(format!("{token}:"))
        );
        let realms = connection
            .ask("GET", "/realm", &authorization, "", 200)
            .await?;
        let realm = realms.json()?["_items"][0]["_id"].clone();
        let hosts: Vec<Value> = (0..HOSTS)
            .map(|number| {
                json!({
                    "name": format!("host-{number}"), "_realm": realm,
                    "address": format!("192.0.2.{number}"), "notes": "n".repeat(200),
                })
            })
            .collect();
        let body = Value::from(hosts).to_string();
        let answer = connection
            .ask("POST", "/host", &authorization, &body, 201)
            .await?;
        let items = answer.json()?["_items"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let host_ids: Vec<String> = items
            .iter()
            .filter_map(|item| item["_id"].as_str().map(str::to_owned))
            .collect();
        for id in &host_ids {
            let services: Vec<Value> = (0..SERVICES)
                .map(|number| {
                    json!({"name": format!("service-{number}"), "host": id, "_realm": realm})
                })
                .collect();
            let body = Value::from(services).to_string();
            connection
                .ask("POST", "/service", &authorization, &body, 201)
                .await?;
        }
        Ok(Self {
            authorization,
            realm,
            host_ids,
        })
    }
}

/// Reads the same path from our server and the same bytes from the bare one, in turn.
async fn compare_reads(
    effort: &Effort,
    count: usize,
    ours: &Process,
    bare: &Process,
    inventory: &Inventory,
    path: &str,
) -> Result<(Figure, Figure), Failure> {
    let mut connection = Connection::open(&ours.host).await?;
    let answer = connection
        .ask("GET", path, &inventory.authorization, "", 200)
        .await?;
    println!("{path}: {} bytes", answer.body.len());
    let mut connection = Connection::open(&bare.host).await?;
    let text = String::from_utf8(answer.body)?;
    connection.ask("PUT", "/", "", &text, 200).await?;
    let (mut our_rounds, mut bare_rounds) = (Vec::new(), Vec::new());
    for _ in 0..effort.rounds {
        for (process, rounds) in [(ours, &mut our_rounds), (bare, &mut bare_rounds)] {
            let headers = inventory.authorization.clone();
            let path = path.to_owned();
            let requests = move |connection: &Connection, _client: usize, _number: usize| {
                connection.prepare("GET", &path, &headers, "")
            };
            rounds.push(measure(process, 8, count, 1, 200, requests).await?);
        }
    }
    Ok((medians(&our_rounds), medians(&bare_rounds)))
}

/// Sends `count` requests from several clients at once; each is worth `worth` units of work.
pub(crate) async fn measure<F>(
    process: &Process,
    clients: usize,
    count: usize,
    worth: usize,
    expected: u16,
    requests: F,
) -> Result<Figure, Failure>
where
    F: Fn(&Connection, usize, usize) -> Vec<u8> + Send + Sync + 'static,
{
    let requests = Arc::new(requests);
    let each = count / clients;
    let cpu_before = process.cpu_microseconds()?;
    let began = Instant::now();
    let mut tasks = Vec::new();
    for client in 0..clients {
        let mut connection = Connection::open(&process.host).await?;
        let requests = Arc::clone(&requests);
        tasks.push(tokio::spawn(async move {
            for number in 0..each {
                let request = requests(&connection, client, number);
                let answer = connection.send(&request).await?;
                if answer.status != expected {
                    let text = String::from_utf8_lossy(&answer.body).into_owned();
                    return Err(format!("{} instead of {expected}: {text}", answer.status).into());
                }
            }
            Ok::<_, Failure>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    let seconds = began.elapsed().as_secs_f64();
    let cpu = process.cpu_microseconds()? - cpu_before;
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let units = (each * clients * worth) as f64;
    Ok(Figure {
        cpu: cpu / units,
        rate: units / seconds,
    })
}

/// Changes a field of hosts, each client one of its own.
pub(crate) async fn changes(
    effort: &Effort,
    ours: &Process,
    inventory: &Inventory,
) -> Result<Figure, Failure> {
    let mut rounds = Vec::new();
    for round in 0..effort.rounds {
        // Each client changes a host of its own and keeps its etag.
        let cpu_before = ours.cpu_microseconds()?;
        let began = Instant::now();
        let each = effort.changes / 8;
        let mut tasks = Vec::new();
        for client in 0..8 {
            let mut connection = Connection::open(&ours.host).await?;
            let headers = inventory.authorization.clone();
            let path = format!("/host/{}", inventory.host_ids[client]);
            tasks.push(tokio::spawn(async move {
                let answer = connection.ask("GET", &path, &headers, "", 200).await?;
                let mut etag = answer.json()?["_etag"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned();
                for number in 0..each {
                    let headers = format!("{headers}If-Match: {etag}\r\n");
                    let body = json!({"alias": format!("{round} {number}")}).to_string();
                    let answer = connection.ask("PATCH", &path, &headers, &body, 200).await?;
                    answer.json()?["_etag"]
                        .as_str()
                        .unwrap_or_default()
                        .clone_into(&mut etag);
                }
                Ok::<_, Failure>(())
            }));
        }
        for task in tasks {
            task.await??;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let units = (each * 8) as f64;
        rounds.push(Figure {
            cpu: (ours.cpu_microseconds()? - cpu_before) / units,
            rate: units / began.elapsed().as_secs_f64(),
        });
    }
    Ok(medians(&rounds))
}

/// A check result of a service, or every sixth of the host itself; the state changes each time.
pub(crate) fn result(number: usize, round: usize) -> Value {
    let host = format!("host-{}", number % HOSTS);
    let clock = 1_600_000_000 + round * 100_000 + number;
    let mut result = json!({
        "host_name": host, "state_type": "HARD", "last_state_type": "HARD", "last_check": clock,
        "output": format!("PING OK - {number}"), "perf_data": "rta=2.5ms;3;5;0;100 pl=0%;20;60",
        "latency": 0.5, "execution_time": 0.12, "current_attempt": 1,
        "acknowledged": false, "downtimed": false, "passive_check": false,
    });
    let service = (number / HOSTS) % (SERVICES + 1);
    if service == SERVICES {
        let up = (number + round).is_multiple_of(2);
        result["state"] = json!(if up { "UP" } else { "DOWN" });
        result["state_id"] = json!(i32::from(!up));
        result["last_state"] = json!("UP");
    } else {
        let critical = (number / HOSTS + round).is_multiple_of(2);
        result["service_name"] = json!(format!("service-{service}"));
        result["state"] = json!(if critical { "CRITICAL" } else { "OK" });
        result["state_id"] = json!(if critical { 2 } else { 0 });
        result["last_state"] = json!("OK");
    }
    result
}

/// Sends check results, each in a request of its own.
pub(crate) async fn single_results(
    effort: &Effort,
    ours: &Process,
    inventory: &Inventory,
    clients: usize,
) -> Result<Figure, Failure> {
    let count = effort.single_results_of(clients);
    let mut rounds = Vec::new();
    for round in 0..effort.rounds {
        let headers = inventory.authorization.clone();
        let each = count / clients;
        let requests = move |connection: &Connection, client: usize, number: usize| {
            let body = result(client * each + number, round).to_string();
            connection.prepare("POST", "/logcheckresult", &headers, &body)
        };
        rounds.push(measure(ours, clients, count, 1, 201, requests).await?);
    }
    Ok(medians(&rounds))
}

/// Sends check results in lists of 100.
pub(crate) async fn lists(
    effort: &Effort,
    ours: &Process,
    inventory: &Inventory,
    clients: usize,
) -> Result<Figure, Failure> {
    let mut rounds = Vec::new();
    for round in 0..effort.rounds {
        let headers = inventory.authorization.clone();
        let each = effort.lists / clients;
        let requests = move |connection: &Connection, client: usize, number: usize| {
            let first = (client * each + number) * 100;
            let results: Vec<Value> = (first..first + 100)
                .map(|number| result(number, round + 100))
                .collect();
            let body = Value::from(results).to_string();
            connection.prepare("POST", "/logcheckresult", &headers, &body)
        };
        rounds.push(measure(ours, clients, effort.lists, 100, 201, requests).await?);
    }
    Ok(medians(&rounds))
}
