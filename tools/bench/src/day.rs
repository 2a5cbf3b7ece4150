//! A site at work: an engine that reports all services in turn every five minutes, dashboards that
//! refresh, operators who look at problems, acknowledge and edit, and an importer that runs once.
//!
//! The questions are those that the web interface and the engine's modules ask. Everything goes on
//! at the same time, paced as it would be, so that the figures say whether the server keeps up and
//! not how much it can do at most.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;
use tokio::time::{Interval, MissedTickBehavior, interval, sleep, sleep_until};

use crate::Failure;
use crate::client::{Answer, Connection};
use crate::process::{cpu_microseconds, memory_bytes};
use crate::site::{SERVICES, Site, host_name, now, service_name, text};
use crate::table::{PlainTable, at};

/// How often each service is checked.
const CHECK_INTERVAL: Duration = Duration::from_mins(5);

/// How many results the engine's broker sends in one list at most.
const LIST: usize = 100;

/// How many lists are under way at most.
const SENDERS: usize = 8;

/// A result that is acknowledged later than this after it was due is late.
pub(crate) const LATE: Duration = Duration::from_secs(1);

const DASHBOARDS: usize = 20;
const REFRESH: Duration = Duration::from_secs(10);

const OPERATORS: usize = 10;
const OPERATOR_PAUSE: Duration = Duration::from_secs(15);

/// How often the engine asks for actions that it has not processed.
const ACTION_INTERVAL: Duration = Duration::from_secs(15);

/// How often memory and waiting results are looked at.
const SAMPLE: Duration = Duration::from_secs(1);

/// How many columns of memory are shown.
const MEMORY_FIGURES: usize = 10;

/// What is played, and on which servers.
pub(crate) struct Day<'d> {
    /// Host and port of each server over the same store; clients are spread over them.
    pub servers: Vec<String>,
    /// The servers' processes.
    pub processes: Vec<u32>,
    /// The processes of a store apart from the servers.
    pub store: Vec<u32>,
    pub site: Arc<Site>,
    /// Hosts before this one are gone.
    pub first_host: usize,
    pub length: Duration,
    /// The share of the results that is sent: 1 for all services every five minutes. Below that,
    /// dashboards and operators pause longer in the same measure.
    pub share: f64,
    /// A result that is acknowledged later than this after it was due is late.
    pub late: Duration,
    /// The importer, and the files that it imports in the middle of the day.
    pub import: Option<(&'d Path, &'d Path)>,
}

/// What came of it.
pub(crate) struct Outcome {
    /// Results that were due, per second.
    pub rate: f64,
    /// Whether every result was acknowledged in time, and nothing failed.
    pub holds: bool,
    /// Processor time of the servers, and of their store, in seconds for each second.
    pub processors: (f64, f64),
    /// Milliseconds of each kind of request, in order.
    pub times: BTreeMap<&'static str, Vec<f64>>,
}

/// Counters and times of all clients.
#[derive(Default)]
struct Record {
    times: Mutex<BTreeMap<&'static str, Vec<f64>>>,
    failures: Mutex<Vec<String>>,
    waiting: AtomicUsize,
    late: AtomicUsize,
    acknowledged: AtomicUsize,
    /// The longest time from when a result was due until it was acknowledged, in microseconds.
    longest_delay: AtomicU64,
}

impl Record {
    async fn note(&self, what: &'static str, began: Instant) {
        let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
        self.times
            .lock()
            .await
            .entry(what)
            .or_default()
            .push(milliseconds);
    }

    async fn fail(&self, failure: String) {
        self.failures.lock().await.push(failure);
    }
}

/// One client with a connection of its own, which is made anew after a failure.
struct Client {
    server: String,
    authorization: String,
    connection: Option<Connection>,
    record: Arc<Record>,
}

impl Client {
    /// Sends a request. A failure and a status of 500 and above are recorded, and answered with
    /// nothing.
    async fn ask(
        &mut self,
        what: &'static str,
        (method, path): (&str, &str),
        headers: &str,
        body: &str,
    ) -> Option<Answer> {
        let began = Instant::now();
        let headers = format!("{}{headers}", self.authorization);
        let answer = self.exchange(method, path, &headers, body).await;
        let failure = match answer {
            Ok(answer) if answer.status < 500 => {
                self.record.note(what, began).await;
                return Some(answer);
            }
            Ok(answer) => format!("{what}: {}", answer.status),
            Err(error) => {
                self.connection = None;
                format!("{what}: {error}")
            }
        };
        self.record.fail(failure).await;
        None
    }

    async fn exchange(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &str,
    ) -> Result<Answer, Failure> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(Connection::open(&self.server).await?),
        };
        let request = connection.prepare(method, path, headers, body);
        connection.send(&request).await
    }

    /// The JSON that a path answers with.
    async fn read(&mut self, what: &'static str, path: &str) -> Option<Value> {
        let answer = self.ask(what, ("GET", path), "", "").await?;
        if answer.status != 200 {
            let failure = format!("{what}: {path}: {}", answer.status);
            self.record.fail(failure).await;
            return None;
        }
        answer.json().ok()
    }

    /// Changes an item; reads its etag once more when it has changed meanwhile.
    async fn change(&mut self, what: &'static str, path: &str, content: &Value) {
        for _ in 0..5 {
            let Some(item) = self.read("item by id", path).await else {
                return;
            };
            let condition = format!("If-Match: {}\r\n", text(&item, "_etag"));
            let body = content.to_string();
            let answer = self.ask(what, ("PATCH", path), &condition, &body).await;
            match answer.map(|answer| answer.status) {
                Some(200) | None => return,
                Some(412) => {}
                Some(status) => return self.record.fail(format!("{what}: {status}")).await,
            }
        }
        let failure = format!("{what}: changed by others five times");
        self.record.fail(failure).await;
    }
}

/// When a client begins, of so many that are spread over their pause. None does so with a list of
/// results, which are due from the very beginning on.
fn start_of(pause: Duration, number: usize, clients: usize) -> Result<Duration, Failure> {
    let (number, clients) = (u32::try_from(number)?, u32::try_from(clients)?);
    Ok(pause * (2 * number + 1) / (2 * clients))
}

/// A list of a resource.
pub(crate) fn list(resource: &str, filter: &Value, more: &str) -> String {
    let filter = filter.to_string();
    let filter = utf8_percent_encode(&filter, NON_ALPHANUMERIC);
    format!("/{resource}?where={filter}{more}")
}

impl Day<'_> {
    /// Plays the day and prints what it took.
    pub(crate) async fn play(&self, title: &str) -> Result<Outcome, Failure> {
        let record = Arc::new(Record::default());
        let began = Instant::now();
        let until = began + self.length;
        let mut clients = JoinSet::new();
        self.spawn_engine(&mut clients, &record, until);
        for number in 0..DASHBOARDS {
            let (client, site) = (self.client(&record, number), Arc::clone(&self.site));
            let refresh = self.pause(REFRESH);
            let start = start_of(refresh, number, DASHBOARDS)?;
            clients.spawn(async move {
                sleep(start).await;
                dashboard(client, &site, interval(refresh), until).await;
            });
        }
        let first_host = self.first_host;
        for number in 0..OPERATORS {
            let (client, site) = (self.client(&record, number), Arc::clone(&self.site));
            let pause = self.pause(OPERATOR_PAUSE);
            let start = start_of(pause, number, OPERATORS)?;
            clients.spawn(async move {
                sleep(start).await;
                operator(client, &site, (first_host, number), interval(pause), until).await;
            });
        }
        let before = self.processors()?;
        let samples = self.sample(&record, until);
        let imported = self.import(began);
        let (samples, imported) = tokio::try_join!(samples, imported)?;
        let seconds = began.elapsed().as_secs_f64();
        let after = self.processors()?;
        while let Some(client) = clients.join_next().await {
            client?;
        }
        let record = Arc::into_inner(record).ok_or("a client is left")?;
        let processors = (
            (after.0 - before.0) / 1e6 / seconds,
            (after.1 - before.1) / 1e6 / seconds,
        );
        Ok(self.report(title, record, &samples, imported, processors))
    }

    fn client(&self, record: &Arc<Record>, number: usize) -> Client {
        Client {
            server: self.servers[number % self.servers.len()].clone(),
            authorization: self.site.authorization.clone(),
            connection: None,
            record: Arc::clone(record),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    fn rate(&self) -> f64 {
        let services = (self.site.hosts.len() * SERVICES) as f64;
        services / CHECK_INTERVAL.as_secs_f64() * self.share
    }

    /// How long clients pause that do so for this long with the whole load.
    fn pause(&self, whole: Duration) -> Duration {
        whole.div_f64(self.share.min(1.0))
    }

    /// Processor time so far in microseconds, of the servers and of their store.
    fn processors(&self) -> Result<(f64, f64), Failure> {
        let of = |ids: &[u32]| -> Result<f64, Failure> {
            ids.iter().copied().map(cpu_microseconds).sum()
        };
        Ok((of(&self.processes)?, of(&self.store)?))
    }

    /// What falls due is put into a queue, from which some senders take it.
    fn spawn_engine(&self, clients: &mut JoinSet<()>, record: &Arc<Record>, until: Instant) {
        let (queue, due) = mpsc::unbounded_channel();
        let (rate, hosts) = (self.rate(), self.first_host..self.site.hosts.len());
        let late = self.late;
        let waits = Arc::clone(record);
        clients.spawn(async move {
            #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
            let time_of_list = Duration::from_secs_f64(LIST as f64 / rate);
            let mut at = Instant::now();
            let mut first = 0;
            while at < until {
                sleep_until(at.into()).await;
                waits.waiting.fetch_add(LIST, Ordering::Relaxed);
                if queue.send((at, first)).is_err() {
                    return;
                }
                first += LIST;
                at += time_of_list;
            }
        });
        let due = Arc::new(Mutex::new(due));
        for number in 0..SENDERS {
            let (mut client, due) = (self.client(record, number), Arc::clone(&due));
            let hosts = hosts.clone();
            clients.spawn(async move {
                loop {
                    let next = due.lock().await.recv().await;
                    let Some((at, first)) = next else {
                        return;
                    };
                    report_results(&mut client, (at, late), first, &hosts).await;
                }
            });
        }
        let mut client = self.client(record, 0);
        clients.spawn(async move {
            let mut ticks = interval(ACTION_INTERVAL);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            while Instant::now() < until {
                ticks.tick().await;
                process_actions(&mut client).await;
            }
        });
    }

    /// Runs the importer in the middle of the day. Returns how long it took.
    async fn import(&self, began: Instant) -> Result<Option<Duration>, Failure> {
        let Some((importer, files)) = self.import else {
            return Ok(None);
        };
        sleep_until((began + self.length / 2).into()).await;
        let began = Instant::now();
        let output = Command::new(importer)
            .args(["-b", &format!("http://{}", self.servers[0])])
            .arg(files)
            .output()
            .await?;
        if output.status.success() {
            Ok(Some(began.elapsed()))
        } else {
            let said = String::from_utf8_lossy(&output.stdout);
            Err(format!("the importer ended with {}: {said}", output.status).into())
        }
    }

    /// Memory of the servers in bytes, and the results that wait, once a second.
    async fn sample(&self, record: &Record, until: Instant) -> Result<Vec<(u64, usize)>, Failure> {
        let mut samples = Vec::new();
        let mut ticks = interval(SAMPLE);
        while Instant::now() < until {
            ticks.tick().await;
            let memory = self.processes.iter().copied().map(memory_bytes);
            let memory: u64 = memory.sum::<Result<u64, Failure>>()?;
            samples.push((memory, record.waiting.load(Ordering::Relaxed)));
        }
        Ok(samples)
    }

    fn report(
        &self,
        title: &str,
        record: Record,
        samples: &[(u64, usize)],
        imported: Option<Duration>,
        processors: (f64, f64),
    ) -> Outcome {
        let (late, acknowledged) = (record.late.into_inner(), record.acknowledged.into_inner());
        let failures = record.failures.into_inner();
        println!(
            "\n{title}, {:.0} minutes: {acknowledged} results of {:.0} per second, {late} late \
             (more than {} s), the longest after {:.0} ms; at most {} waited; {} requests failed",
            self.length.as_secs_f64() / 60.0,
            self.rate(),
            self.late.as_secs(),
            Duration::from_micros(record.longest_delay.into_inner()).as_secs_f64() * 1000.0,
            samples
                .iter()
                .map(|sample| sample.1)
                .max()
                .unwrap_or_default(),
            failures.len(),
        );
        for failure in failures.iter().take(5) {
            println!("  {failure}");
        }
        println!(
            "processors in use: {:.2} by the servers, {:.2} by the store",
            processors.0, processors.1
        );
        if let Some(imported) = imported {
            println!("the importer took {:.1} s", imported.as_secs_f64());
        }
        let parts = samples.chunks(samples.len().div_ceil(MEMORY_FIGURES).max(1));
        let highest = parts.map(|part| part.iter().map(|sample| sample.0).max());
        let highest: Vec<String> = highest
            .map(|memory| format!("{}", memory.unwrap_or_default() / 1_000_000))
            .collect();
        println!("resident MB, the most of each part: {}", highest.join(" "));
        let mut table = PlainTable::new(["milliseconds", "requests", "p50", "p99", "longest"]);
        let mut times = record.times.into_inner();
        for (what, times) in &mut times {
            times.sort_by(f64::total_cmp);
            let shown = |share: f64| format!("{:.2}", at(times, share));
            table.add(
                what,
                [times.len().to_string(), shown(0.5), shown(0.99), shown(1.0)],
            );
        }
        table.print();
        Outcome {
            rate: self.rate(),
            holds: late == 0 && failures.is_empty(),
            processors,
            times,
        }
    }
}

async fn report_results(
    client: &mut Client,
    (due, late): (Instant, Duration),
    first: usize,
    hosts: &Range<usize>,
) {
    let results = (first..first + LIST).map(|number| {
        let service = number % SERVICES;
        result(
            hosts.start + number / SERVICES % hosts.len(),
            service,
            number,
        )
    });
    let body = results.collect::<Value>().to_string();
    let request = ("POST", "/logcheckresult");
    let answer = client.ask("list of results", request, "", &body).await;
    let record = &client.record;
    record.waiting.fetch_sub(LIST, Ordering::Relaxed);
    match answer.map(|answer| answer.status) {
        Some(201) => {
            record.acknowledged.fetch_add(LIST, Ordering::Relaxed);
            let delay = due.elapsed();
            let microseconds = u64::try_from(delay.as_micros()).unwrap_or(u64::MAX);
            record
                .longest_delay
                .fetch_max(microseconds, Ordering::Relaxed);
            if delay > late {
                record.late.fetch_add(LIST, Ordering::Relaxed);
            }
        }
        Some(status) => record.fail(format!("list of results: {status}")).await,
        None => {}
    }
}

/// A result, of which every 200th says that the state has changed.
pub(crate) fn result(host: usize, service: usize, number: usize) -> Value {
    let state = if number.is_multiple_of(200) {
        "WARNING"
    } else {
        "OK"
    };
    json!({
        "host_name": host_name(host), "service_name": service_name(service), "state": state,
        "state_type": "HARD", "last_state_type": "HARD", "last_check": now(),
        "output": "PING OK - Packet loss = 0%, RTA = 0.80 ms",
        "perf_data": "rta=0.80ms;100;500;0 pl=0%;20;60;0",
    })
}

/// Reads the actions that are not processed and marks them, as the engine does.
async fn process_actions(client: &mut Client) {
    let filter = json!({"processed": false});
    let path = list("actionacknowledge", &filter, "&max_results=50");
    let Some(found) = client.read("actions to process", &path).await else {
        return;
    };
    for action in found["_items"].as_array().into_iter().flatten() {
        let path = format!("/actionacknowledge/{}", text(action, "_id"));
        let processed = json!({"processed": true});
        client.change("action processed", &path, &processed).await;
    }
}

/// Looks at the site as the web interface's dashboard does.
async fn dashboard(mut client: Client, site: &Site, mut ticks: Interval, until: Instant) {
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let realm = json!({"_realm": site.top_realm});
    let problems = json!({"_overall_state_id": {"$gt": 2}, "_is_template": false});
    let importance = "&sort=-business_impact,-_overall_state_id&max_results=50";
    let in_state = |state: &str| json!({"ls_state": state, "_is_template": false});
    let questions = [
        (
            "live synthesis of all realms",
            list("livesynthesis", &realm, "&concatenation=1"),
        ),
        (
            "problems by importance",
            list("service", &problems, importance),
        ),
        (
            "problems with their hosts",
            list(
                "service",
                &problems,
                &format!("{importance}&embedded=%7B%22host%22%3A1%7D"),
            ),
        ),
        ("hosts with problems", list("host", &problems, importance)),
        (
            "services in a state",
            list("service", &in_state("CRITICAL"), "&page=0&max_results=1"),
        ),
        (
            "services in a state",
            list("service", &in_state("WARNING"), "&page=0&max_results=1"),
        ),
        (
            "latest history",
            "/history?sort=-_id&max_results=25&count=0".to_owned(),
        ),
    ];
    while Instant::now() < until {
        ticks.tick().await;
        for (what, path) in &questions {
            client.read(what, path).await;
        }
    }
}

/// Looks for problems, acknowledges one, looks at a host and changes it.
async fn operator(
    mut client: Client,
    site: &Site,
    (first_host, number): (usize, usize),
    mut ticks: Interval,
    until: Instant,
) {
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let user = list("user", &json!({"name": "admin"}), "");
    let Some(user) = client.read("user by name", &user).await else {
        return;
    };
    let user = text(&user["_items"][0], "_id");
    let mut round = 0;
    while Instant::now() < until {
        ticks.tick().await;
        // Spread over the site.
        let chosen = (number + round * OPERATORS) * 7919 % (site.hosts.len() - first_host);
        let chosen = first_host + chosen;
        round += 1;
        let problems = json!({
            "_overall_state_id": {"$gt": 2}, "_is_template": false, "_realm": site.low_realm,
        });
        let path = list("service", &problems, "&max_results=10");
        if let Some(found) = client.read("problems of a realm", &path).await {
            let problem = &found["_items"][number % 10];
            if problem.is_object() {
                let action = json!({
                    "action": "add", "user": user, "comment": "I look after it", "notify": true,
                    "sticky": true, "host": problem["host"], "service": problem["_id"],
                });
                let request = ("POST", "/actionacknowledge");
                client
                    .ask("acknowledgement", request, "", &action.to_string())
                    .await;
            }
        }
        let name = json!({"name": host_name(chosen)});
        client.read("host by name", &list("host", &name, "")).await;
        let services = json!({"host": site.hosts[chosen]});
        let path = list("service", &services, "");
        client.read("services of a host", &path).await;
        let path = format!("/host/{}", site.hosts[chosen]);
        let content = json!({"alias": format!("changed by {number} in round {round}")});
        client.change("change of a host", &path, &content).await;
    }
}
