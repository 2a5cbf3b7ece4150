//! What the everyday questions take as a site grows: on an idle server first, then while check
//! results come in; and how soon a server starts.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Failure;
use crate::client::Connection;
use crate::day::{Day, LATE, list, result};
use crate::operators;
use crate::process::Process;
use crate::site::{SERVICES, Site, host_name, text};
use crate::table::{PlainTable, at};

/// A page of what matters most.
const IMPORTANCE: &str = "&sort=-business_impact,-_overall_state_id&max_results=50";

/// How many hosts are removed, the first ones.
const REMOVED: usize = 20;

/// How often each question is asked.
const ROUNDS: usize = 200;

/// For how long check results come in, in each form.
const LOAD: Duration = Duration::from_secs(20);

/// Times of one kind of request, in milliseconds, by its name.
type Times = BTreeMap<String, Vec<f64>>;

/// Measures sites of these numbers of hosts, each on a server of its own; plays a day of so long on
/// each.
pub(crate) async fn run(binary: &Path, sizes: &[usize], day: Duration) -> Result<(), Failure> {
    for hosts in sizes {
        let folder = tempfile::tempdir()?;
        measure(binary, *hosts, folder.path(), day).await?;
    }
    Ok(())
}

async fn measure(
    binary: &Path,
    hosts: usize,
    folder: &Path,
    length: Duration,
) -> Result<(), Failure> {
    let data = folder.to_string_lossy().into_owned();
    let arguments = ["--listen", "127.0.0.1:0", "--data-dir", &data];
    let start = || Process::start(binary, &arguments);
    let server = start()?;
    let began = Instant::now();
    let site = Arc::new(Site::create(&server.host, hosts).await?);
    let guest = site.create_guest(&server.host).await?;
    let services = hosts * SERVICES;
    println!(
        "\n{services} services on {hosts} hosts, made in {:.0} s: {:.0} MB on disk, {}",
        began.elapsed().as_secs_f64(),
        megabytes(size_of(folder)?),
        memory(&server)?
    );
    let mut table = PlainTable::new(["milliseconds", "p50", "p99", "longest"]);
    let mut times = Times::new();
    ask_everything(&server.host, &site, &guest, ROUNDS, &mut times).await?;
    changes(&server.host, &site, &mut times).await?;
    show(&mut table, "", &times);
    for (form, clients, list) in [("one by one", 64, 1), ("in lists of 100", 4, 100)] {
        let (rate, load, questions) =
            under_load(&server.host, &site, &guest, (clients, list)).await?;
        show(&mut table, &format!(", {rate:.0} results/s {form}"), &load);
        show(&mut table, &format!(", beside results {form}"), &questions);
    }
    println!("after the load: {}", memory(&server)?);
    let results_before = size_of(folder)?;
    if !length.is_zero() {
        let (importer, files) = (
            operators::beside("alignak-backend-import")?,
            folder.join("import.cfg"),
        );
        std::fs::write(&files, operators::configuration("imported", 100, SERVICES))?;
        let day = Day {
            servers: vec![server.host.clone()],
            processes: vec![server.id()],
            store: Vec::new(),
            site: Arc::clone(&site),
            first_host: REMOVED,
            length,
            share: 1.0,
            late: LATE,
            import: Some((&importer, &files)),
        };
        day.play(&format!("{services} services")).await?;
        println!(
            "{:.0} MB on disk, {:.0} MB before the day",
            megabytes(size_of(folder)?),
            megabytes(results_before)
        );
    }
    drop(server);
    let mut starts = Times::new();
    for _ in 0..3 {
        let began = Instant::now();
        let server = start()?;
        note(&mut starts, "start after kill -9", began);
        server.end()?;
        let began = Instant::now();
        drop(start()?);
        note(&mut starts, "start after a clean end", began);
    }
    show(&mut table, "", &starts);
    table.print();
    Ok(())
}

fn show(table: &mut PlainTable, circumstances: &str, times: &Times) {
    for (what, times) in times {
        let mut times = times.clone();
        times.sort_by(f64::total_cmp);
        let shown = |share: f64| format!("{:.2}", at(&times, share));
        table.add(
            &format!("{what}{circumstances}"),
            [shown(0.5), shown(0.99), shown(1.0)],
        );
    }
}

fn note(times: &mut Times, what: &str, began: Instant) {
    let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
    times.entry(what.to_owned()).or_default().push(milliseconds);
}

/// Asks the everyday questions in turn.
async fn ask_everything(
    server: &str,
    site: &Site,
    guest: &str,
    rounds: usize,
    times: &mut Times,
) -> Result<(), Failure> {
    let mut connection = Connection::open(server).await?;
    for round in 0..rounds {
        // Spread over the site, the same each time; the first hosts are removed.
        let number = REMOVED + round * 7919 % (site.hosts.len() - REMOVED);
        for (what, path) in questions(site, number) {
            let began = Instant::now();
            connection
                .ask("GET", &path, &site.authorization, "", 200)
                .await?;
            note(times, what, began);
        }
        for (what, path) in questions_of_guest() {
            let began = Instant::now();
            connection.ask("GET", &path, guest, "", 200).await?;
            note(times, what, began);
        }
    }
    Ok(())
}

/// What a user asks who may read one small realm alone.
fn questions_of_guest() -> [(&'static str, String); 4] {
    let problems = json!({"_overall_state_id": {"$gt": 2}, "_is_template": false});
    let fine = json!({"ls_state": "OK", "_is_template": false});
    let first = "&max_results=1";
    [
        (
            "guest: problems by importance",
            list("service", &problems, IMPORTANCE),
        ),
        ("guest: services in a state", list("service", &fine, first)),
        (
            "guest: services by name",
            "/service?sort=name&max_results=50".to_owned(),
        ),
        (
            "guest: first page of hosts",
            "/host?max_results=50".to_owned(),
        ),
    ]
}

fn questions(site: &Site, number: usize) -> Vec<(&'static str, String)> {
    let host = &site.hosts[number];
    let problems = json!({"_overall_state_id": {"$gt": 2}, "_is_template": false});
    let in_realm = json!({
        "_overall_state_id": {"$gt": 2}, "_is_template": false, "_realm": site.low_realm,
    });
    vec![
        (
            "problems by importance",
            list("service", &problems, IMPORTANCE),
        ),
        (
            "problems of a realm",
            list("service", &in_realm, IMPORTANCE),
        ),
        (
            "services in a state",
            list(
                "service",
                &json!({"ls_state": "CRITICAL", "_is_template": false}),
                "&max_results=1",
            ),
        ),
        (
            "host by name",
            list("host", &json!({"name": host_name(number)}), ""),
        ),
        (
            "services of a host",
            list("service", &json!({"host": host}), ""),
        ),
        ("item by id", format!("/host/{host}")),
        (
            "page by id",
            list(
                "service",
                &json!({"_id": {"$gt": host}}),
                "&sort=_id&max_results=50",
            ),
        ),
        (
            "page by id, uncounted",
            list(
                "service",
                &json!({"_id": {"$gt": host}}),
                "&sort=_id&max_results=50&count=0",
            ),
        ),
        (
            "first page",
            list(
                "service",
                &json!({"_is_template": false}),
                "&max_results=50",
            ),
        ),
        (
            "users of a template",
            list(
                "service",
                &json!({"_templates": site.template}),
                "&max_results=10",
            ),
        ),
        (
            "hosts with a tag",
            list(
                "host",
                &json!({"tags": format!("rack-{}", number % 100)}),
                "",
            ),
        ),
        (
            "live synthesis of all realms",
            format!(
                "/livesynthesis?where=%7B%22_realm%22%3A%22{}%22%7D&concatenation=1",
                site.top_realm
            ),
        ),
    ]
}

/// The memory of the server.
fn memory(server: &Process) -> Result<String, Failure> {
    let (resident, mapped) = (server.resident_bytes()?, server.mapped_bytes()?);
    Ok(format!(
        "{:.0} MB resident, of which {:.0} MB are pages of files",
        megabytes(resident),
        megabytes(mapped)
    ))
}

/// Changes of operators: a field, the removal of hosts, a template with many users.
async fn changes(server: &str, site: &Site, times: &mut Times) -> Result<(), Failure> {
    let mut connection = Connection::open(server).await?;
    let change = |etag: &str| format!("{}If-Match: {etag}\r\n", site.authorization);
    for round in 0..REMOVED {
        let path = format!("/host/{}", site.hosts[round]);
        let stored = connection
            .ask("GET", &path, &site.authorization, "", 200)
            .await?;
        let headers = change(&text(&stored.json()?, "_etag"));
        let body = json!({"alias": format!("changed {round}")}).to_string();
        let began = Instant::now();
        let changed = connection.ask("PATCH", &path, &headers, &body, 200).await?;
        note(times, "change of a host", began);
        let headers = change(&text(&changed.json()?, "_etag"));
        let began = Instant::now();
        connection.ask("DELETE", &path, &headers, "", 204).await?;
        note(times, "removal of a host with 20 services", began);
    }
    let path = format!("/service/{}", site.template);
    for round in 0..3 {
        let stored = connection
            .ask("GET", &path, &site.authorization, "", 200)
            .await?;
        let headers = change(&text(&stored.json()?, "_etag"));
        let body = json!({"check_interval": 10 + round}).to_string();
        let is_over = AtomicBool::new(false);
        let bystander = async {
            let mut other = Connection::open(server).await?;
            let path = format!("/host/{}", site.hosts[100]);
            let mut waits = Times::new();
            while !is_over.load(Ordering::Relaxed) {
                let stored = other
                    .ask("GET", &path, &site.authorization, "", 200)
                    .await?;
                let headers = change(&text(&stored.json()?, "_etag"));
                let body = json!({"alias": format!("{:?}", Instant::now())}).to_string();
                let began = Instant::now();
                other.ask("PATCH", &path, &headers, &body, 200).await?;
                note(&mut waits, "change beside a change of a template", began);
            }
            Ok::<_, Failure>(waits)
        };
        let template = async {
            let began = Instant::now();
            let changed = connection.ask("PATCH", &path, &headers, &body, 200).await;
            is_over.store(true, Ordering::Relaxed);
            changed?;
            Ok::<_, Failure>(began)
        };
        let (waits, began) = tokio::try_join!(bystander, template)?;
        note(times, "change of a template with 10,000 users", began);
        for (what, waited) in waits {
            times.entry(what).or_default().extend(waited);
        }
    }
    Ok(())
}

/// Check results of all services in turn for a while, beside the everyday questions. Returns the
/// results per second, how long they waited, and the times of the questions.
async fn under_load(
    server: &str,
    site: &Site,
    guest: &str,
    (clients, list): (usize, usize),
) -> Result<(f64, Times, Times), Failure> {
    let until = Instant::now() + LOAD;
    let next = Arc::new(AtomicUsize::new(0));
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..clients {
        let (next, server) = (Arc::clone(&next), server.to_owned());
        let (authorization, hosts) = (site.authorization.clone(), site.hosts.len());
        senders.spawn(async move {
            let mut connection = Connection::open(&server).await?;
            let mut times = Times::new();
            let mut sent = 0;
            while Instant::now() < until {
                let first = next.fetch_add(list, Ordering::Relaxed);
                let results = (first..first + list).map(|number| {
                    let host = REMOVED + number % (hosts - REMOVED);
                    result(host, number / hosts % SERVICES, number)
                });
                let mut results: Vec<Value> = results.collect();
                let body = match list {
                    1 => results.pop().unwrap_or_default(),
                    _ => results.into(),
                };
                let body = body.to_string();
                let began = Instant::now();
                let path = "/logcheckresult";
                connection
                    .ask("POST", path, &authorization, &body, 201)
                    .await?;
                note(&mut times, "acknowledgement of results", began);
                sent += list;
            }
            Ok::<_, Failure>((sent, times))
        });
    }
    let began = Instant::now();
    let mut questions = Times::new();
    while Instant::now() + Duration::from_secs(1) < until {
        ask_everything(server, site, guest, 1, &mut questions).await?;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let (mut total, mut times) = (0, Times::new());
    while let Some(sender) = senders.join_next().await {
        let (sent, of_sender) = sender??;
        total += sent;
        for (what, waited) in of_sender {
            times.entry(what).or_default().extend(waited);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let rate = total as f64 / began.elapsed().as_secs_f64();
    Ok((rate, times, questions))
}

fn size_of(folder: &Path) -> Result<u64, Failure> {
    let mut size = 0;
    for entry in std::fs::read_dir(folder)? {
        size += entry?.metadata()?.len();
    }
    Ok(size)
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
