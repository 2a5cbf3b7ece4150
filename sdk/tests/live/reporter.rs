//! The reporter against real servers that are killed, as a program that is killed, and on a disk that
//! is full: each result is stored once.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use alignak_backend_client::reporter::{Reporter, ReporterBuilder, ReporterEvent};
use alignak_backend_client::{
    Backend, CheckResult, HostCreate, ServiceCreate, log_check_result, service,
};
use alignak_testkit::Server;
use serde::Deserialize;
use tempfile::TempDir;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, interval, sleep, timeout};

use crate::{Live, aside};

const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// Services that results are reported of.
const SERVICES: usize = 20;

/// Results of each second.
const RATE: usize = 2000;

/// A program of this test that has to be another process, and what it is to do.
const PROGRAM: &str = "ALIGNAK_TEST_REPORTER";

/// An address that stays while the server behind it changes.
struct Relay {
    address: SocketAddr,
    target: Arc<Mutex<Option<SocketAddr>>>,
}

impl Relay {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let target: Arc<Mutex<Option<SocketAddr>>> = Arc::default();
        let shared = Arc::clone(&target);
        tokio::spawn(async move {
            loop {
                let (mut client, _) = listener.accept().await.unwrap();
                let target = *shared.lock().unwrap();
                tokio::spawn(async move {
                    if let Some(target) = target
                        && let Ok(mut server) = TcpStream::connect(target).await
                    {
                        // It ends when one of them does.
                        let _ = copy_bidirectional(&mut client, &mut server).await;
                    }
                });
            }
        });
        Self { address, target }
    }

    fn lead_to(&self, server: Option<&Server>) {
        let address = server.map(|server| {
            let base = server.api().base().to_owned();
            base.trim_start_matches("http://").parse().unwrap()
        });
        *self.target.lock().unwrap() = address;
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// A host with the services that are reported of.
async fn prepare(backend: &Backend) {
    let realm = backend.top_realm().await.unwrap();
    let host = HostCreate::new("reported", realm);
    let host = backend.hosts().create(&host).await.unwrap();
    let services: Vec<ServiceCreate> = (0..SERVICES)
        .map(|number| ServiceCreate::new(format!("s{number}"), &host, realm))
        .collect();
    backend.services().create_many(&services).await.unwrap();
}

fn result(number: usize) -> CheckResult {
    CheckResult::ok("reported")
        .service(format!("s{}", number % SERVICES))
        .output(number.to_string())
}

fn logged_in(address: &str) -> Backend {
    let builder = Backend::builder(address).credentials("admin", "admin");
    builder.build().unwrap()
}

fn quick(backend: &Backend, spool: &Path) -> ReporterBuilder {
    let builder = backend.reporter().spool(spool);
    builder
        .max_delay(Duration::from_secs(1))
        .linger(Duration::from_millis(50))
}

/// Reports results one after the other from `numbers`, 2,000 each second.
async fn report_steadily(reporter: &Reporter, numbers: std::ops::Range<usize>) {
    let mut ticks = interval(Duration::from_millis(50));
    let numbers: Vec<usize> = numbers.collect();
    for group in numbers.chunks(RATE / 20) {
        ticks.tick().await;
        reporter
            .report_all(group.iter().map(|number| result(*number)))
            .await
            .unwrap();
    }
}

#[derive(Deserialize)]
struct Row {
    output: String,
    service_name: String,
}

/// How often each result is stored, and whether those of each service came in their order.
async fn stored(backend: &Backend) -> BTreeMap<usize, usize> {
    let list = backend.log_check_results().list();
    let list = list.filter(log_check_result::HOST_NAME.eq("reported"));
    let mut counts = BTreeMap::new();
    let mut rows = list.select::<Row>().items();
    while let Some(row) = rows.next().await {
        let row = row.unwrap();
        let number: usize = row.output.parse().unwrap();
        assert_eq!(row.service_name, format!("s{}", number % SERVICES));
        *counts.entry(number).or_default() += 1;
    }
    counts
}

/// Each of so many results is stored once, and the live states are those of the last ones.
async fn assert_complete(backend: &Backend, count: usize) {
    let counts = stored(backend).await;
    let missing = (0..count)
        .filter(|number| !counts.contains_key(number))
        .count();
    let repeated = counts.values().filter(|count| **count > 1).count();
    assert_eq!((missing, repeated, counts.len()), (0, 0, count));
    for number in count - SERVICES..count {
        let name = format!("s{}", number % SERVICES);
        let found = backend.services().list().filter(service::NAME.eq(name));
        let found = found.first().await.unwrap().unwrap();
        assert_eq!(found.ls_output, number.to_string());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backend_that_is_killed_and_restarted_stores_each_result_once() {
    let mut server = aside(Server::start);
    let relay = Relay::start().await;
    relay.lead_to(Some(&server));
    let backend = logged_in(&relay.url());
    prepare(&backend).await;
    let spool = TempDir::new().unwrap();
    let failures = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&failures);
    let watched = backend.with_on_attempt(move |attempt| {
        if attempt.outcome.is_err() {
            counted.fetch_add(1, Ordering::Relaxed);
        }
    });
    let reporter = quick(&watched, spool.path()).start().await.unwrap();
    let count = RATE * 8;
    let reporting = tokio::spawn({
        let reporter = reporter.clone();
        async move { report_steadily(&reporter, 0..count).await }
    });
    for _ in 0..3 {
        sleep(Duration::from_millis(1700)).await;
        server = aside(move || {
            server.kill();
            server
        });
        relay.lead_to(None);
        sleep(Duration::from_millis(300)).await;
        server = aside(move || {
            server.restart();
            server
        });
        relay.lead_to(Some(&server));
    }
    reporting.await.unwrap();
    timeout(PATIENCE, reporter.flush()).await.unwrap();
    assert!(
        failures.load(Ordering::Relaxed) > 0,
        "no request met the outages"
    );
    let metrics = reporter.close(PATIENCE).await;
    assert_eq!(
        (metrics.queued, metrics.refused, metrics.damaged),
        (0, 0, 0)
    );
    let all = metrics.stored + metrics.repeated;
    assert_eq!(all, u64::try_from(count).unwrap());
    assert_complete(&backend, count).await;
    aside(move || drop(server));
}

/// This test again, as another process that does what the variable says.
fn program(test: &str, task: &str, address: &str, spool: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([&format!("reporter::{test}"), "--exact", "--nocapture"])
        .env(PROGRAM, task)
        .env("REPORTER_ADDRESS", address)
        .env("REPORTER_SPOOL", spool);
    command
}

fn given(name: &str) -> String {
    std::env::var(name).unwrap()
}

/// Reports from the number that the task names on, and prints how far it got, until it is killed.
async fn report_until_killed(first: usize) {
    let backend = logged_in(&given("REPORTER_ADDRESS"));
    let spool = given("REPORTER_SPOOL");
    let reporter = quick(&backend, Path::new(&spool)).start().await.unwrap();
    let mut next = first;
    let mut ticks = interval(Duration::from_millis(10));
    loop {
        ticks.tick().await;
        let end = next + RATE / 100;
        reporter.report_all((next..end).map(result)).await.unwrap();
        next = end;
        println!("accepted below {next}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_killed_and_restarted_loses_and_repeats_nothing() {
    if let Ok(task) = std::env::var(PROGRAM) {
        return report_until_killed(task.parse().unwrap()).await;
    }
    let live = Live::of(|| Arc::new(Server::start()));
    let backend = live.admin().await;
    prepare(&backend).await;
    let spool = TempDir::new().unwrap();
    let name = "a_program_that_is_killed_and_restarted_loses_and_repeats_nothing";
    let mut accepted = 0;
    for run in 0..5 {
        let mut child = program(name, &accepted.to_string(), &live.address, spool.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let begin = Instant::now();
        let (read, child) = aside(move || {
            let mut last = None;
            let mut killed = false;
            for line in lines {
                let line = line.unwrap();
                if let Some((_, number)) = line.split_once("accepted below ") {
                    last = number.parse::<usize>().ok().or(last);
                }
                // In the middle of appends and requests.
                if !killed && last.is_some() && begin.elapsed() > Duration::from_millis(1500) {
                    child.kill().unwrap();
                    killed = true;
                }
            }
            (last, child)
        });
        aside(move || {
            let mut child = child;
            child.wait().unwrap()
        });
        let read = read.unwrap_or_else(|| panic!("run {run} accepted nothing"));
        // What was under way when it was killed may be accepted too: it is not reported again.
        accepted = read + RATE / 100;
    }
    let reporter = quick(&backend, spool.path()).start().await.unwrap();
    timeout(PATIENCE, reporter.flush()).await.unwrap();
    let metrics = reporter.close(PATIENCE).await;
    assert_eq!(
        (metrics.queued, metrics.refused, metrics.damaged),
        (0, 0, 0)
    );

    let counts = stored(&backend).await;
    assert!(
        counts.values().all(|count| *count == 1),
        "some are stored twice"
    );
    let missing: Vec<usize> = (0..accepted)
        .filter(|number| !counts.contains_key(number))
        .collect();
    // Only of the groups that were under way when it was killed may some be missing, from their ends.
    assert!(missing.len() <= 5 * RATE / 100, "{missing:?}");
    assert!(accepted > 5 * 1000, "only {accepted} results were accepted");
}

/// Reports while the disk of the spool is full, and then is not.
async fn report_to_a_full_disk() {
    let backend = logged_in(&given("REPORTER_ADDRESS"));
    let disk = given("REPORTER_SPOOL");
    let disk = Path::new(&disk);
    let failed = Arc::new(AtomicUsize::new(0));
    let recovered = Arc::new(AtomicUsize::new(0));
    let reporter = quick(&backend, &disk.join("spool"))
        .on_event({
            let (failed, recovered) = (Arc::clone(&failed), Arc::clone(&recovered));
            move |event| match event {
                ReporterEvent::SpoolFailed { .. } => {
                    failed.fetch_add(1, Ordering::Relaxed);
                }
                ReporterEvent::SpoolRecovered => {
                    recovered.fetch_add(1, Ordering::Relaxed);
                }
                _ => {}
            }
        })
        .start()
        .await
        .unwrap();
    report_steadily(&reporter, 0..RATE).await;
    let ballast = disk.join("ballast");
    fill(&ballast);
    report_steadily(&reporter, RATE..4 * RATE).await;
    assert!(failed.load(Ordering::Relaxed) > 0, "the disk was not full");
    std::fs::remove_file(&ballast).unwrap();
    report_steadily(&reporter, 4 * RATE..5 * RATE).await;
    let metrics = reporter.close(PATIENCE).await;
    assert!(
        recovered.load(Ordering::Relaxed) > 0,
        "the spool was not used again"
    );
    assert_eq!(
        (metrics.queued, metrics.refused, metrics.damaged),
        (0, 0, 0)
    );
    println!("everything is sent");
}

/// Writes until there is no room left.
fn fill(path: &Path) {
    use std::io::Write as _;

    let mut file = std::fs::File::create(path).unwrap();
    for size in [4096, 64, 1] {
        while file.write_all(&vec![b'x'; size]).is_ok() {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_loses_and_repeats_nothing() {
    if std::env::var(PROGRAM).is_ok() {
        return report_to_a_full_disk().await;
    }
    let live = Live::of(|| Arc::new(Server::start()));
    let backend = live.admin().await;
    prepare(&backend).await;
    let disk = TempDir::new().unwrap();
    // A disk of half a megabyte that only this process sees.
    let name = "a_full_disk_loses_and_repeats_nothing";
    let inner = program(name, "disk", &live.address, disk.path());
    let mount = r#"mount -t tmpfs -o size=512k none "$REPORTER_SPOOL" && exec "$0" "$@""#;
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", mount]);
    command.arg(inner.get_program()).args(inner.get_args());
    for (variable, value) in inner.get_envs() {
        command.env(variable, value.unwrap());
    }
    let ended = aside(move || command.output().unwrap());
    let printed = String::from_utf8_lossy(&ended.stdout);
    let errors = String::from_utf8_lossy(&ended.stderr);
    assert!(
        printed.contains("everything is sent"),
        "{printed}\n{errors}"
    );
    assert_complete(&backend, 5 * RATE).await;
}
