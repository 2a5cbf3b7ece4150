//! What followers cost: many of them on one server, each with a connection of its own, while check
//! results come; and what an application's inventory takes.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{interval, sleep};

use crate::Failure;
use crate::client::Connection;
use crate::process::Process;
use crate::scenario::{HOSTS, Inventory, SERVICES};
use crate::sdk::{ALL_SERVICES, fill, output_of};
use crate::table::{PlainTable, median};

/// Followers at a time, all of one user.
const FOLLOWERS: u32 = 1000;

/// What marks the time of sending, in microseconds since the start, in the output of a result.
const MARK: &[u8] = b"sent-at-";

/// One measurement of the server with followers.
struct Load {
    /// Check results per second.
    rate: u64,
    /// For how long.
    time: Duration,
}

/// Measures and prints the tables.
pub(crate) async fn run(binary: &Path, quick: bool) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().to_string_lossy().into_owned();
    let ours = Process::start(binary, &["--listen", "127.0.0.1:0", "--data-dir", &data])?;
    let inventory = Inventory::create(&ours.host).await?;
    let time = Duration::from_secs(if quick { 5 } else { 20 });
    println!("{FOLLOWERS} followers of services");
    let mut table = PlainTable::new([
        "results per second",
        "events per second",
        "latency ms, median",
        "latency ms, 99 %",
        "CPU %",
        "memory MB",
    ]);
    let idle = ours.resident_bytes()?;
    table.add(
        "no follower",
        ["", "", "", "", &megabytes(idle)].map(str::to_owned),
    );
    let followers = Followers::start(&ours.host, &inventory).await?;
    let quiet = ours.resident_bytes()?;
    table.add("0", ["0", "", "", "", &megabytes(quiet)].map(str::to_owned));
    for rate in [1, 10, 30] {
        let load = Load { rate, time };
        let figures = followers.measure(&ours, &inventory, &load).await?;
        table.add(&rate.to_string(), figures);
    }
    drop(followers);
    table.print();
    println!(
        "each follower: {:.1} KB while nothing happens",
        kilobytes(quiet.saturating_sub(idle)) / f64::from(FOLLOWERS)
    );
    println!("The SDK: an inventory of {ALL_SERVICES} services, held in memory");
    fill(&ours.host, &inventory).await?;
    let base = format!("http://{}", ours.host);
    let mut command = Command::new(std::env::current_exe()?);
    let held = output_of(command.args(["sdk-inventory", &base]))?;
    let number = |name: &str| held[name].as_f64().unwrap_or(f64::NAN);
    println!(
        "{:.0} services in {:.2} s, {:.0} bytes each, {:.1} MB in all; {:.2} µs for a question",
        number("services"),
        number("seconds"),
        number("growth") / number("services"),
        number("growth") / 1e6,
        number("microseconds"),
    );
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "figures to be shown")]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1e3
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", kilobytes(bytes) / 1e3)
}

/// Connections that read events.
struct Followers {
    _tasks: JoinSet<()>,
    events: Arc<AtomicU64>,
    latencies: tokio::sync::Mutex<mpsc::UnboundedReceiver<u64>>,
    started: Instant,
}

impl Followers {
    async fn start(host: &str, inventory: &Inventory) -> Result<Self, Failure> {
        let started = Instant::now();
        let events = Arc::new(AtomicU64::new(0));
        let (sender, latencies) = mpsc::unbounded_channel();
        let mut tasks = JoinSet::new();
        for _ in 0..FOLLOWERS {
            let mut stream = TcpStream::connect(host).await?;
            let request = format!(
                "GET /events?resource=service HTTP/1.1\r\nHost: {host}\r\n{}\r\n",
                inventory.authorization
            );
            stream.write_all(request.as_bytes()).await?;
            let mut first = [0; 4096];
            let read = stream.read(&mut first).await?;
            if !first[..read].starts_with(b"HTTP/1.1 200") {
                return Err(String::from_utf8_lossy(&first[..read]).into_owned().into());
            }
            let (events, sender) = (Arc::clone(&events), sender.clone());
            tasks.spawn(async move {
                let mut buffer = vec![0; 16 << 10];
                while let Ok(read) = stream.read(&mut buffer).await {
                    if read == 0 {
                        break;
                    }
                    note(&buffer[..read], started, &events, &sender);
                }
            });
        }
        sleep(Duration::from_secs(1)).await;
        Ok(Self {
            _tasks: tasks,
            events,
            latencies: tokio::sync::Mutex::new(latencies),
            started,
        })
    }

    /// Reports results at a rate, and says what came of it.
    async fn measure(
        &self,
        server: &Process,
        inventory: &Inventory,
        load: &Load,
    ) -> Result<[String; 5], Failure> {
        let mut connection = Connection::open(&server.host).await?;
        let mut latencies = self.latencies.lock().await;
        while latencies.try_recv().is_ok() {}
        let before = self.events.load(Ordering::Relaxed);
        let (cpu, began) = (server.cpu_microseconds()?, Instant::now());
        let mut ticks = interval(Duration::from_secs(1) / u32::try_from(load.rate)?);
        let mut memory = 0;
        let mut number = 0;
        while began.elapsed() < load.time {
            ticks.tick().await;
            number += 1;
            let mut result = crate::scenario::result(number % (HOSTS * SERVICES), number);
            let sent = self.started.elapsed().as_micros();
            result["output"] = json!(format!("sent-at-{sent}."));
            let body = result.to_string();
            let authorization = &inventory.authorization;
            let posted = connection.ask("POST", "/logcheckresult", authorization, &body, 201);
            posted.await?;
            memory = memory.max(server.resident_bytes()?);
        }
        sleep(Duration::from_secs(2)).await;
        let seconds = began.elapsed().as_secs_f64();
        let cpu = (server.cpu_microseconds()? - cpu) / 1e4 / seconds;
        #[expect(clippy::cast_precision_loss, reason = "figures to be shown")]
        let events = (self.events.load(Ordering::Relaxed) - before) as f64;
        let mut found = Vec::new();
        while let Ok(latency) = latencies.try_recv() {
            #[expect(clippy::cast_precision_loss, reason = "figures to be shown")]
            found.push(latency as f64 / 1e3);
        }
        found.sort_by(f64::total_cmp);
        let late = found.get(found.len() * 99 / 100).copied();
        Ok([
            format!("{:.0}", events / load.time.as_secs_f64()),
            format!("{:.1}", median(found)),
            format!("{:.1}", late.unwrap_or(f64::NAN)),
            format!("{cpu:.0}"),
            megabytes(memory),
        ])
    }
}

/// Counts events, and notes how long ago each was sent. One that is cut in two counts where its mark
/// is whole.
fn note(bytes: &[u8], started: Instant, events: &AtomicU64, sender: &mpsc::UnboundedSender<u64>) {
    let now = started.elapsed().as_micros();
    for at in memchr::memmem::find_iter(bytes, MARK) {
        let digits = &bytes[at + MARK.len()..];
        let Some(end) = digits.iter().position(|byte| *byte == b'.') else {
            continue;
        };
        let sent = std::str::from_utf8(&digits[..end]).ok();
        if let Some(sent) = sent.and_then(|text| text.parse::<u128>().ok()) {
            events.fetch_add(1, Ordering::Relaxed);
            // The one who measures may have gone.
            let _ = sender.send(u64::try_from(now.saturating_sub(sent)).unwrap_or(u64::MAX));
        }
    }
}

/// Holds an inventory, and prints as JSON what it takes.
pub(crate) async fn hold(base: &str) -> Result<(), Failure> {
    let backend = crate::sdk_client::logged_in(alignak_backend_client::Backend::new(base)?).await?;
    // So that what a first call needs is not counted.
    backend.hosts().list().count().await?;
    let (before, began) = (crate::usage::resident_bytes()?, Instant::now());
    let inventory = backend.inventory().open().await?;
    let seconds = began.elapsed().as_secs_f64();
    // What was only needed to read is given back, or used again.
    sleep(Duration::from_secs(2)).await;
    let growth = crate::usage::resident_bytes()?.saturating_sub(before);
    let hosts = inventory.hosts();
    let asked = Instant::now();
    let mut found = 0;
    for host in &hosts {
        found += usize::from(inventory.service(host.name(), "service-100").is_some());
    }
    let microseconds = asked.elapsed().as_secs_f64() * 1e6 / f64::from(u32::try_from(hosts.len())?);
    let printed: Value = json!({
        "services": inventory.service_count(),
        "found": found,
        "seconds": seconds,
        "growth": growth,
        "microseconds": microseconds,
    });
    println!("{printed}");
    Ok(())
}
