//! The problems of hosts and services, by realm.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::arguments::Form;
use crate::connect::{Item, Session, id, text};
use crate::end::End;
use crate::output::{self, Rows};

/// Shows the problems, once or again and again.
pub(super) async fn show(
    session: &Session<'_>,
    realm: Option<&str>,
    watch: Option<u64>,
    unhandled: bool,
) -> Result<(), End> {
    loop {
        let rows = problems(session, realm, unhandled).await?;
        if watch.is_some() {
            // The screen is cleared only where there is one.
            output::clear();
        }
        if rows.is_empty() && session.form() == Form::Table {
            output::line("No problems.");
        } else {
            rows.show(session.form());
        }
        let Some(seconds) = watch else {
            return Ok(());
        };
        tokio::time::sleep(Duration::from_secs(seconds.max(1))).await;
    }
}

async fn problems(
    session: &Session<'_>,
    realm: Option<&str>,
    unhandled: bool,
) -> Result<Rows, End> {
    let refused = |error| End::refused("Get error for the problems", error);
    let realms = session.all("realm", None, &[]).await.map_err(refused)?;
    let names: HashMap<&str, &str> = realms
        .iter()
        .map(|realm| (id(realm), text(realm, "name")))
        .collect();
    let mut hosts_filter =
        json!({"_is_template": false, "ls_state": {"$ne": "UP"}, "ls_last_check": {"$gt": 0}});
    let mut services_filter = json!({
        "_is_template": false,
        "ls_state": {"$ne": "OK"},
        "ls_last_check": {"$gt": 0},
    });
    for filter in [&mut hosts_filter, &mut services_filter] {
        if let Some(realm) = realm {
            filter["_realm"] = json!({"$in": in_and_below(&realms, realm)?});
        }
        if unhandled {
            filter["ls_acknowledged"] = Value::from(false);
            filter["ls_downtimed"] = Value::from(false);
        }
    }
    let hosts = session
        .all("host", Some(&hosts_filter), &[])
        .await
        .map_err(refused)?;
    let services: Vec<Item> = session
        .all("service", Some(&services_filter), &["host"])
        .await
        .map_err(refused)?;
    let mut found: Vec<Problem> = Vec::new();
    found.extend(
        hosts
            .iter()
            .map(|host| Problem::new(&names, text(host, "name"), "", host)),
    );
    for service in &services {
        let host = service.get("host").and_then(Value::as_object);
        let host = host.map(|host| text(host, "name")).unwrap_or_default();
        found.push(Problem::new(&names, host, text(service, "name"), service));
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

/// The ids of a realm and of those below it.
fn in_and_below(realms: &[Item], name: &str) -> Result<Vec<String>, End> {
    let root = realms.iter().find(|realm| text(realm, "name") == name);
    let root = root.ok_or_else(|| End::failed(format!("the realm '{name}' is not known")))?;
    let mut found = vec![id(root).to_owned()];
    let mut seen: HashSet<String> = found.iter().cloned().collect();
    let mut next = 0;
    while next < found.len() {
        let above = found[next].clone();
        for realm in realms
            .iter()
            .filter(|realm| text(realm, "_parent") == above)
        {
            if seen.insert(id(realm).to_owned()) {
                found.push(id(realm).to_owned());
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
    fn new(realms: &HashMap<&str, &str>, host: &str, service: &str, item: &Item) -> Self {
        let state = text(item, "ls_state").to_owned();
        let severity = match state.as_str() {
            "DOWN" => 0,
            "CRITICAL" => 1,
            "UNREACHABLE" => 2,
            "WARNING" => 3,
            _ => 4,
        };
        let flag = |field: &str| item.get(field).and_then(Value::as_bool) == Some(true);
        let handled = match (flag("ls_acknowledged"), flag("ls_downtimed")) {
            (true, _) => "acknowledged",
            (false, true) => "downtime",
            (false, false) => "",
        };
        let changed = item.get("ls_last_state_changed").and_then(Value::as_u64);
        Self {
            realm: realms
                .get(text(item, "_realm"))
                .copied()
                .unwrap_or_default()
                .to_owned(),
            severity,
            host: host.to_owned(),
            service: service.to_owned(),
            state,
            since: ago(changed.unwrap_or_default()),
            handled,
            output: text(item, "ls_output").to_owned(),
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

/// How long ago a moment was, in Unix seconds: `3d 4h`, `12m`. Empty for none.
fn ago(moment: u64) -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    if moment == 0 {
        return String::new();
    }
    let seconds = now.saturating_sub(moment);
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds}s"),
        (0, 0, minutes) => format!("{minutes}m"),
        (0, hours, minutes) => format!("{hours}h {minutes}m"),
        (days, hours, _) => format!("{days}d {hours}h"),
    }
}
