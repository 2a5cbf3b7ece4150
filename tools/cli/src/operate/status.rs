//! The problems of hosts and services, by realm.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use alignak_backend_client::model::{Host, HostState, Id, Realm, ServiceState};
use alignak_backend_client::{
    BackendException, any_host_problem, any_service_problem, host, host_problem, service,
    service_problem,
};
use serde::Deserialize;

use crate::arguments::Form;
use crate::connect::Session;
use crate::end::End;
use crate::output::{self, Rows};

/// Identifiers that one question names at most, so that its address stays short.
const MAX_IDS: usize = 100;

/// Shows the problems, once or again and again.
pub(super) async fn show(
    session: &Session<'_>,
    realm: Option<&str>,
    watch: Option<u64>,
    unhandled: bool,
) -> Result<(), End> {
    // A realm that is not there is a mistake only at the beginning.
    let mut rows = problems(session, realm, unhandled).await?;
    let Some(seconds) = watch else {
        print(session, &rows);
        return Ok(());
    };
    let mut as_of = clock();
    let mut failure: Option<String> = None;
    loop {
        // The screen is cleared only where there is one.
        output::clear();
        print(session, &rows);
        if session.form() == Form::Table {
            output::line(&format!("As of {as_of}."));
        }
        if let Some(reason) = failure.take() {
            session.log.error(&reason);
        }
        output::complete()?;
        tokio::time::sleep(Duration::from_secs(seconds.max(1))).await;
        match problems(session, realm, unhandled).await {
            Ok(newer) => {
                rows = newer;
                as_of = clock();
            }
            // What was read last stays on the screen.
            Err(end) => failure = Some(format!("{}: {}", clock(), end.reason())),
        }
    }
}

fn print(session: &Session<'_>, rows: &Rows) {
    if rows.is_empty() && session.form() == Form::Table {
        output::line("No problems.");
    } else {
        rows.show(session.form());
    }
}

/// A realm, as far as it matters here.
#[derive(Debug, Deserialize)]
struct RealmRow {
    #[serde(rename = "_id")]
    id: Id<Realm>,
    name: String,
    #[serde(rename = "_parent")]
    parent: Option<Id<Realm>>,
}

/// A host or service with a problem; `S` are its states, `H` is where its host stands.
#[derive(Debug, Deserialize)]
struct ProblemRow<S, H> {
    name: String,
    #[serde(default)]
    host: H,
    #[serde(rename = "_realm")]
    realm: Option<Id<Realm>>,
    #[serde(rename = "ls_state")]
    state: S,
    #[serde(rename = "ls_last_state_changed", default)]
    changed: f64,
    #[serde(rename = "ls_acknowledged", default)]
    is_acknowledged: bool,
    #[serde(rename = "ls_downtimed", default)]
    is_in_downtime: bool,
    #[serde(rename = "ls_output", default)]
    output: String,
}

/// The name of a host.
#[derive(Debug, Deserialize)]
struct NamedHost {
    #[serde(rename = "_id")]
    id: Id<Host>,
    name: String,
}

async fn problems(
    session: &Session<'_>,
    realm: Option<&str>,
    unhandled: bool,
) -> Result<Rows, End> {
    let refused = |error| End::refused("Get error for the problems", error);
    let backend = &session.backend;
    let realms = backend.realms().list().select::<RealmRow>().all();
    let realms = realms.await.map_err(refused)?;
    let (of_hosts, of_services) = if unhandled {
        (host_problem(), service_problem())
    } else {
        (any_host_problem(), any_service_problem())
    };
    // What has never been checked has no state to speak of, whatever its default.
    let mut hosts = backend
        .hosts()
        .list()
        .filter(of_hosts.and(host::LS_LAST_CHECK.gt(0)));
    let mut services = backend
        .services()
        .list()
        .filter(of_services.and(service::LS_LAST_CHECK.gt(0)));
    if let Some(name) = realm {
        let ids = in_and_below(&realms, name)?;
        hosts = hosts.filter(host::REALM.one_of(&ids));
        services = services.filter(service::REALM.one_of(&ids));
    }
    let hosts = hosts.select::<ProblemRow<HostState, ()>>().all();
    let hosts = hosts.await.map_err(refused)?;
    let services = services
        .select::<ProblemRow<ServiceState, Option<Id<Host>>>>()
        .all();
    let services = services.await.map_err(refused)?;
    let hosts_of_services: BTreeSet<Id<Host>> =
        services.iter().filter_map(|service| service.host).collect();
    let host_names = names_of(session, hosts_of_services)
        .await
        .map_err(refused)?;
    let realms: HashMap<Id<Realm>, String> = realms
        .into_iter()
        .map(|realm| (realm.id, realm.name))
        .collect();
    let mut found: Vec<Problem> = Vec::new();
    for host in hosts {
        let (name, state) = (host.name.clone(), host.state.to_string());
        found.push(Problem::new(&realms, name, String::new(), state, host));
    }
    for service in services {
        let host = service.host.and_then(|id| host_names.get(&id)).cloned();
        let (name, state) = (service.name.clone(), service.state.to_string());
        found.push(Problem::new(
            &realms,
            host.unwrap_or_default(),
            name,
            state,
            service,
        ));
    }
    found.sort();
    let mut rows = Rows::new(&[
        "Realm", "Host", "Service", "State", "Since", "Handled", "Output",
    ]);
    for problem in found {
        rows.push(problem.row());
    }
    Ok(rows)
}

/// The names of some hosts.
async fn names_of(
    session: &Session<'_>,
    hosts: BTreeSet<Id<Host>>,
) -> Result<BTreeMap<Id<Host>, String>, BackendException> {
    let hosts: Vec<Id<Host>> = hosts.into_iter().collect();
    let mut names = BTreeMap::new();
    for part in hosts.chunks(MAX_IDS) {
        let list = session.backend.hosts().list().filter(host::ID.one_of(part));
        for host in list.select::<NamedHost>().all().await? {
            names.insert(host.id, host.name);
        }
    }
    Ok(names)
}

/// The ids of a realm and of those below it.
fn in_and_below(realms: &[RealmRow], name: &str) -> Result<Vec<Id<Realm>>, End> {
    let root = realms.iter().find(|realm| realm.name == name);
    let root = root.ok_or_else(|| End::failed(format!("the realm '{name}' is not known")))?;
    let mut found = vec![root.id];
    let mut seen = HashSet::from([root.id]);
    let mut next = 0;
    while let Some(above) = found.get(next).copied() {
        for realm in realms.iter().filter(|realm| realm.parent == Some(above)) {
            if seen.insert(realm.id) {
                found.push(realm.id);
            }
        }
        next += 1;
    }
    Ok(found)
}

/// A problem, in the order in which problems are shown.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    realm: String,
    severity: u8,
    host: String,
    service: String,
    state: String,
    since: String,
    handled: &'static str,
    output: String,
}

impl Problem {
    fn new<S, H>(
        realms: &HashMap<Id<Realm>, String>,
        host: String,
        service: String,
        state: String,
        row: ProblemRow<S, H>,
    ) -> Self {
        let severity = match state.as_str() {
            "DOWN" => 0,
            "CRITICAL" => 1,
            "UNREACHABLE" => 2,
            "WARNING" => 3,
            _ => 4,
        };
        let handled = match (row.is_acknowledged, row.is_in_downtime) {
            (true, _) => "acknowledged",
            (false, true) => "downtime",
            (false, false) => "",
        };
        let realm = row.realm.and_then(|id| realms.get(&id)).cloned();
        Self {
            realm: realm.unwrap_or_default(),
            severity,
            host,
            service,
            state,
            since: ago(row.changed),
            handled,
            output: row.output,
        }
    }

    fn row(self) -> Vec<String> {
        vec![
            self.realm,
            self.host,
            self.service,
            self.state,
            self.since,
            self.handled.to_owned(),
            self.output,
        ]
    }
}

/// Seconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap_or_default().as_secs()
}

/// The time of day.
fn clock() -> String {
    let second = now() % 86_400;
    format!(
        "{:02}:{:02}:{:02} UTC",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// How long ago a moment was, in Unix seconds: `3d 4h`, `12m`. Empty for none.
fn ago(moment: f64) -> String {
    if moment <= 0.0 {
        return String::new();
    }
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let seconds = (since.as_secs_f64() - moment).max(0.0);
    let seconds = Duration::try_from_secs_f64(seconds)
        .unwrap_or_default()
        .as_secs();
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds}s"),
        (0, 0, minutes) => format!("{minutes}m"),
        (0, hours, minutes) => format!("{hours}h {minutes}m"),
        (days, hours, _) => format!("{days}d {hours}h"),
    }
}
