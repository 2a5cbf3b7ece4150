//! The same day on other stores and servers: a `MongoDB` replica set of three with one server and
//! with two, and the original server beside ours.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use alignak_testkit::{Mongo, Original};

use crate::Failure;
use crate::day::{Day, LATE, Outcome};
use crate::process::Process;
use crate::site::Site;
use crate::table::{PlainTable, at};

const LISTEN: [&str; 2] = ["--listen", "127.0.0.1:0"];

/// The original answers a list of results after seconds; this is as long as a broker waits for it.
const LATE_IN_ORIGINAL: Duration = Duration::from_secs(30);

/// How long the original is tried with a load.
const TRIAL: Duration = Duration::from_mins(2);

/// The least share of the load that is tried.
const LEAST_SHARE: f64 = 0.01;

/// Plays the day by one server and by two, each with as many results as it can take.
pub(crate) async fn replicated(
    binary: &Path,
    hosts: usize,
    length: Duration,
    share: f64,
) -> Result<(), Failure> {
    let mongo = tokio::task::spawn_blocking(|| Mongo::replica_set(3)).await?;
    let uri = mongo.uri("alignak-bench");
    let arguments = [LISTEN[0], LISTEN[1], "--store", &uri];
    let first = Process::start(binary, &arguments)?;
    let site = Arc::new(Site::create(&first.host, hosts).await?);
    let second = Process::start(binary, &arguments)?;
    let mut table = PlainTable::new([
        "servers",
        "results/s",
        "holds",
        "servers' CPU",
        "mongod's CPU",
    ]);
    for servers in [vec![&first], vec![&first, &second]] {
        let day = Day {
            servers: servers.iter().map(|server| server.host.clone()).collect(),
            processes: servers.iter().map(|server| server.id()).collect(),
            store: mongo.process_ids(),
            site: Arc::clone(&site),
            first_host: 0,
            length,
            share,
            late: LATE,
            import: None,
        };
        let (outcome, _) = as_much_as_it_takes(day, "on three mongod").await?;
        table.add(
            &servers.len().to_string(),
            [
                format!("{:.0}", outcome.rate),
                outcome.holds.to_string(),
                format!("{:.2}", outcome.processors.0),
                format!("{:.2}", outcome.processors.1),
            ],
        );
    }
    table.print();
    drop((first, second));
    // Its end is waited for, which the runtime must not do.
    tokio::task::spawn_blocking(move || drop(mongo)).await?;
    Ok(())
}

/// Plays the day with fewer and fewer results until all are acknowledged in time.
async fn as_much_as_it_takes(mut day: Day<'_>, title: &str) -> Result<(Outcome, f64), Failure> {
    loop {
        let servers = day.servers.len();
        let outcome = day.play(&format!("{servers} server(s) {title}")).await?;
        if outcome.holds || day.share / 2.0 < LEAST_SHARE {
            return Ok((outcome, day.share));
        }
        day.share /= 2.0;
    }
}

/// Finds how much of the day's load the original can take, beginning at this share, and plays the
/// same day on ours.
pub(crate) async fn beside_original(
    binary: &Path,
    environment: &Path,
    hosts: usize,
    share: f64,
) -> Result<(), Failure> {
    let environment = environment.to_owned();
    let (mongo, original) = tokio::task::spawn_blocking(move || {
        let mongo = Mongo::replica_set(1);
        let original = Original::start(&environment, &mongo.uri(""));
        (mongo, original)
    })
    .await?;
    let day = |host: &str, processes: Vec<u32>, store: Vec<u32>, site: Site, share: f64| Day {
        servers: vec![host.to_owned()],
        processes,
        store,
        site: Arc::new(site),
        first_host: 0,
        length: TRIAL,
        share,
        late: LATE_IN_ORIGINAL,
        import: None,
    };
    let members = mongo.process_ids();
    let site = Site::create(original.host(), hosts).await?;
    let of_original = day(
        original.host(),
        original.process_ids(),
        members.clone(),
        site,
        share,
    );
    let (of_original, share) = as_much_as_it_takes(of_original, "of the original").await?;

    let uri = mongo.uri("alignak-bench");
    let ours = Process::start(binary, &[LISTEN[0], LISTEN[1], "--store", &uri])?;
    let site = Site::create(&ours.host, hosts).await?;
    let on_mongo = day(&ours.host, vec![ours.id()], members, site, share);
    let on_mongo = on_mongo.play("ours on MongoDB").await?;
    drop(ours);

    let folder = tempfile::tempdir()?;
    let data = folder.path().to_string_lossy().into_owned();
    let ours = Process::start(binary, &[LISTEN[0], LISTEN[1], "--data-dir", &data])?;
    let site = Site::create(&ours.host, hosts).await?;
    let embedded = day(&ours.host, vec![ours.id()], Vec::new(), site, share);
    let embedded = embedded.play("ours on SQLite").await?;

    println!(
        "\n{} services, {:.0} results per second; the original {}",
        hosts * crate::site::SERVICES,
        of_original.rate,
        if of_original.holds {
            "holds"
        } else {
            "does not hold"
        },
    );
    ratios(&of_original, &on_mongo, &embedded).print();
    tokio::task::spawn_blocking(move || drop((original, mongo))).await?;
    Ok(())
}

/// Medians of the original's requests, and of ours beside them.
fn ratios(original: &Outcome, on_mongo: &Outcome, embedded: &Outcome) -> PlainTable {
    let mut table = PlainTable::new([
        "median, milliseconds",
        "original",
        "ours on MongoDB",
        "ratio",
        "ours on SQLite",
        "ratio",
    ]);
    let median = |times: &BTreeMap<&'static str, Vec<f64>>, what: &str| {
        times.get(what).map_or(f64::NAN, |times| at(times, 0.5))
    };
    for what in original.times.keys() {
        let figures = [original, on_mongo, embedded].map(|outcome| median(&outcome.times, what));
        let [original, on_mongo, embedded] = figures;
        table.add(
            what,
            [
                format!("{original:.2}"),
                format!("{on_mongo:.2}"),
                format!("{:.0}", original / on_mongo),
                format!("{embedded:.2}"),
                format!("{:.0}", original / embedded),
            ],
        );
    }
    let all = |outcome: &Outcome| outcome.processors.0 + outcome.processors.1;
    table.add(
        "processors in use, with mongod",
        [
            format!("{:.2}", all(original)),
            format!("{:.2}", all(on_mongo)),
            format!("{:.0}", all(original) / all(on_mongo)),
            format!("{:.2}", all(embedded)),
            format!("{:.0}", all(original) / all(embedded)),
        ],
    );
    table
}
