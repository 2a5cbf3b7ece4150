//! The log: events of the history, and results of checks that changed a state.
//!
//! It is read from the store for each query, within the times and hosts that the filter names.

use std::collections::HashSet;
use std::sync::Arc;

use livestatus_protocol::Code;

use super::access::{Fault, store_fault};
use super::bounds::Bounds;
use super::picture::{Picture, State};
use crate::api::Api;
use crate::contract::{Resource, resource};
use crate::date::parse_date;
use crate::filter::{Filter, Operand, Sort};
use crate::item::{self, Item};
use crate::rules::rights::{Caller, Verb};
use crate::store::Query;

/// How far back the log reaches when the filter does not say, in seconds.
const USUAL_WINDOW: i64 = 31 * 86_400;

/// How many events, and how many results, are read for one query at most.
const MAX_ENTRIES: u64 = 50_000;

/// An alert and a result that are so many seconds apart are one.
const BESIDE: i64 = 10;

/// One line of the log.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) time: i64,
    pub(super) class: i64,
    /// The type: what stands before the colon.
    pub(super) name: String,
    /// What stands behind it.
    pub(super) options: String,
    pub(super) host_name: String,
    pub(super) service_description: String,
    pub(super) contact_name: String,
    pub(super) state: i64,
    pub(super) state_type: String,
    pub(super) attempt: i64,
    pub(super) output: String,
    pub(super) comment: String,
    pub(super) command_name: String,
    /// Today's objects of these names, by position.
    pub(super) host: Option<usize>,
    pub(super) service: Option<usize>,
    pub(super) contact: Option<usize>,
    pub(super) command: Option<usize>,
    id: String,
}

/// Reads the log, the newest entry first.
pub(super) async fn read(
    api: &Api,
    readers: &[Arc<Caller>],
    picture: &Picture,
    bounds: &Bounds,
) -> Result<Vec<Entry>, Fault> {
    let from = if bounds.from == i64::MIN {
        item::now() - USUAL_WINDOW
    } else {
        bounds.from
    };
    let (from, to) = (from.max(0), bounds.to.clamp(0, 1 << 36));
    let hosts = bounds.hosts.as_ref().map_or(Filter::everything(), |hosts| {
        Filter::is_in("host_name", hosts.iter().map(String::as_str))
    });
    let since = Filter::gte("_created", Operand::date(from));
    let events = Filter::all_of([
        since.clone(),
        Filter::lte("_created", Operand::date(to)),
        Filter::ne("type", "check.result"),
        hosts.clone(),
    ]);
    let results = Filter::all_of([
        since,
        Filter::gte("last_check", from),
        Filter::lte("last_check", to),
        Filter::eq("state_changed", true),
        hosts,
    ]);
    let events = items(api, readers, resource("history"), events).await?;
    let results = items(api, readers, resource("logcheckresult"), results).await?;
    let mut entries: Vec<Entry> = events.iter().map(event).collect();
    let mut alerts: HashSet<(String, String, i64)> = HashSet::new();
    for alert in entries
        .iter()
        .filter(|entry| entry.name.ends_with(" ALERT"))
    {
        for time in [
            alert.time / BESIDE - 1,
            alert.time / BESIDE,
            alert.time / BESIDE + 1,
        ] {
            let (host, service) = (&alert.host_name, &alert.service_description);
            alerts.insert((host.clone(), service.clone(), time));
        }
    }
    let results = results.iter().map(result);
    entries.extend(results.filter(|entry| {
        let (host, service) = (&entry.host_name, &entry.service_description);
        !alerts.contains(&(host.clone(), service.clone(), entry.time / BESIDE))
    }));
    entries.sort_by(|one, other| (other.time, &other.id).cmp(&(one.time, &one.id)));
    for entry in &mut entries {
        join(entry, picture);
    }
    Ok(entries)
}

async fn items(
    api: &Api,
    readers: &[Arc<Caller>],
    resource: &'static Resource,
    filter: Filter,
) -> Result<Vec<Item>, Fault> {
    let readable = readers
        .iter()
        .map(|caller| caller.filter(resource, Verb::Read));
    let query = Query {
        resource,
        filter: Filter::all_of(readable.chain([filter])),
        sort: Sort(vec![("_created".to_owned(), true)]),
        skip: 0,
        limit: MAX_ENTRIES,
        counts: false,
        page: None,
    };
    let listing = api
        .store()
        .list(query)
        .await
        .map_err(|error| store_fault(&error))?;
    if listing.total > MAX_ENTRIES {
        let message = format!(
            "The log has more than {MAX_ENTRIES} entries in that time: narrow the filter of 'time'"
        );
        return Err((Code::TooLarge, message));
    }
    let items = listing.items.iter().map(crate::store::StoredItem::item);
    items
        .collect::<Result<_, _>>()
        .map_err(|error| store_fault(&error))
}

fn join(entry: &mut Entry, picture: &Picture) {
    entry.host = picture.host_named(&entry.host_name);
    entry.service = entry
        .host
        .and_then(|host| picture.service_named(host, &entry.service_description));
    let structure = &picture.structure;
    let users = &structure.users.all;
    let contact = &*entry.contact_name;
    entry.contact = users
        .binary_search_by(|user| (*user.name).cmp(contact))
        .ok();
    let commands = &structure.commands.all;
    let command = &*entry.command_name;
    entry.command = commands
        .binary_search_by(|known| (*known.name).cmp(command))
        .ok();
}

/// What every entry about a host or a service has.
fn basis(item: &Item) -> Entry {
    let text = |name| item::text(item, name).to_owned();
    let created = parse_date(item::text(item, "_created"));
    Entry {
        time: created.unwrap_or_default(),
        host_name: text("host_name"),
        service_description: text("service_name"),
        id: text("_id"),
        ..Entry::default()
    }
}

/// A result that changed a state, as an alert.
fn result(item: &Item) -> Entry {
    let mut entry = basis(item);
    let is_host = entry.service_description.is_empty();
    let state = item::text(item, "state");
    entry.time = item::integer(item, "last_check");
    entry.class = 1;
    entry.state = State::of(state).number(is_host);
    item::text(item, "state_type").clone_into(&mut entry.state_type);
    entry.attempt = item::integer(item, "current_attempt");
    item::text(item, "output").clone_into(&mut entry.output);
    let attempt = entry.attempt.to_string();
    let parts = [state, &entry.state_type, &attempt, &entry.output];
    entry.options = options(&entry, &parts);
    entry.name = name_of(is_host, "ALERT");
    entry
}

/// An event of the history.
fn event(item: &Item) -> Entry {
    let mut entry = basis(item);
    let is_host = entry.service_description.is_empty();
    let (kind, message) = (item::text(item, "type"), item::text(item, "message"));
    let user = item::text(item, "user_name");
    // The engine's own lines begin with the type.
    let said = message.split_once(": ").filter(|(name, _)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b' ')
    });
    match kind {
        "monitoring.alert" => {
            entry.class = 1;
            entry.name = name_of(is_host, "ALERT");
            let options = said.map(|(_, options)| options.to_owned());
            entry.options = options.unwrap_or_else(|| options_of(&entry, message));
            read_alert(&mut entry, is_host);
        }
        "monitoring.notification" => {
            entry.class = 3;
            entry.name = name_of(is_host, "NOTIFICATION");
            user.clone_into(&mut entry.contact_name);
            message.clone_into(&mut entry.output);
            entry.options = match said {
                Some((_, options)) => options.to_owned(),
                None => format!("{user};{}", options_of(&entry, message)),
            };
            if said.is_some() {
                read_notification(&mut entry, is_host);
            }
        }
        "monitoring.timeperiod_transition" => {
            entry.class = 6;
            "TIMEPERIOD TRANSITION".clone_into(&mut entry.name);
            said.map_or(message, |(_, options)| options)
                .clone_into(&mut entry.options);
        }
        "monitoring.event_handler" => {
            entry.class = 0;
            entry.name = name_of(is_host, "EVENT HANDLER");
            entry.options = options_of(&entry, message);
        }
        _ => {
            if let Some((word, state_type)) = note_of(kind) {
                entry.class = 1;
                entry.name = name_of(is_host, word);
                state_type.clone_into(&mut entry.state_type);
                message.clone_into(&mut entry.comment);
                entry.options = options(&entry, &[state_type, message]);
            } else if let Some(name) = command_of(kind, is_host) {
                entry.class = 5;
                "EXTERNAL COMMAND".clone_into(&mut entry.name);
                message.clone_into(&mut entry.comment);
                entry.options = if name.is_empty() {
                    message.to_owned()
                } else {
                    name.clone_into(&mut entry.command_name);
                    format!("{name};{}", options(&entry, &[user, message]))
                };
            } else {
                kind.clone_into(&mut entry.name);
                message.clone_into(&mut entry.output);
                message.clone_into(&mut entry.options);
            }
        }
    }
    entry
}

fn name_of(is_host: bool, word: &str) -> String {
    format!("{} {word}", if is_host { "HOST" } else { "SERVICE" })
}

/// `host;[service;]` and more parts.
fn options(entry: &Entry, more: &[&str]) -> String {
    let mut parts = vec![&*entry.host_name];
    if !entry.service_description.is_empty() {
        parts.push(&entry.service_description);
    }
    parts.extend(more);
    parts.join(";")
}

fn options_of(entry: &Entry, message: &str) -> String {
    options(entry, &[message])
}

/// Reads `host;[service;]STATE;TYPE;attempt;output`.
fn read_alert(entry: &mut Entry, is_host: bool) {
    let options = entry.options.clone();
    let mut parts = options.splitn(if is_host { 5 } else { 6 }, ';');
    let mut parts = parts.by_ref().skip(if is_host { 1 } else { 2 });
    if let (Some(state), Some(state_type), Some(attempt), Some(output)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    {
        entry.state = State::of(state).number(is_host);
        state_type.clone_into(&mut entry.state_type);
        entry.attempt = attempt.parse().unwrap_or_default();
        output.clone_into(&mut entry.output);
    } else {
        options.clone_into(&mut entry.output);
    }
}

/// Reads `contact;host;[service;]STATE;command;output`.
fn read_notification(entry: &mut Entry, is_host: bool) {
    let options = entry.options.clone();
    let parts: Vec<&str> = options.splitn(if is_host { 5 } else { 6 }, ';').collect();
    if let [contact, .., state, command, output] = parts.as_slice()
        && parts.len() == if is_host { 5 } else { 6 }
    {
        (*contact).clone_into(&mut entry.contact_name);
        (*command).clone_into(&mut entry.command_name);
        (*output).clone_into(&mut entry.output);
        entry.state = State::of(state).number(is_host);
    }
}

/// What begins or ends: the words of the type, and of its state.
fn note_of(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "monitoring.flapping_start" => ("FLAPPING ALERT", "STARTED"),
        "monitoring.flapping_stop" => ("FLAPPING ALERT", "STOPPED"),
        "monitoring.downtime_start" => ("DOWNTIME ALERT", "STARTED"),
        "monitoring.downtime_end" => ("DOWNTIME ALERT", "STOPPED"),
        "monitoring.downtime_cancelled" => ("DOWNTIME ALERT", "CANCELLED"),
        "monitoring.acknowledge" => ("ACKNOWLEDGE ALERT", "STARTED"),
        _ => return None,
    })
}

/// The command that an event is about; empty if its message says it.
fn command_of(kind: &str, is_host: bool) -> Option<&'static str> {
    Some(match (kind, is_host) {
        ("monitoring.external_command", _) => "",
        ("ack.add", true) => "ACKNOWLEDGE_HOST_PROBLEM",
        ("ack.add", false) => "ACKNOWLEDGE_SVC_PROBLEM",
        ("ack.delete", true) => "REMOVE_HOST_ACKNOWLEDGEMENT",
        ("ack.delete", false) => "REMOVE_SVC_ACKNOWLEDGEMENT",
        ("downtime.add", true) => "SCHEDULE_HOST_DOWNTIME",
        ("downtime.add", false) => "SCHEDULE_SVC_DOWNTIME",
        ("downtime.delete", true) => "DEL_HOST_DOWNTIME",
        ("downtime.delete", false) => "DEL_SVC_DOWNTIME",
        ("check.request", true) => "SCHEDULE_FORCED_HOST_CHECK",
        ("check.request", false) => "SCHEDULE_FORCED_SVC_CHECK",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Item, event, result};

    fn item(value: Value) -> Item {
        match value {
            Value::Object(item) => item,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn lines_of_the_engine_are_taken_apart() {
        let entry = event(&item(json!({
            "type": "monitoring.alert", "host_name": "web", "service_name": "http",
            "message": "SERVICE ALERT: web;http;CRITICAL;SOFT;2;no answer; at all",
            "_created": "Mon, 05 Feb 2024 09:03:07 GMT",
        })));
        assert_eq!(
            (entry.time, entry.class, &*entry.name),
            (1_707_123_787, 1, "SERVICE ALERT")
        );
        assert_eq!(
            (entry.state, &*entry.state_type, entry.attempt),
            (2, "SOFT", 2)
        );
        assert_eq!(entry.output, "no answer; at all");
        let entry = event(&item(json!({
            "type": "monitoring.notification", "host_name": "web",
            "message": "HOST NOTIFICATION: guest;web;DOWN;notify;gone",
        })));
        assert_eq!(
            (&*entry.contact_name, &*entry.command_name),
            ("guest", "notify")
        );
        assert_eq!((entry.state, &*entry.output), (1, "gone"));
    }

    #[test]
    fn requests_are_external_commands_and_changed_states_alerts() {
        let entry = event(&item(json!({
            "type": "ack.add", "host_name": "web", "service_name": "http", "user_name": "guest",
            "message": "known",
        })));
        assert_eq!((entry.class, &*entry.name), (5, "EXTERNAL COMMAND"));
        assert_eq!(
            entry.options,
            "ACKNOWLEDGE_SVC_PROBLEM;web;http;guest;known"
        );
        let entry = result(&item(json!({
            "host_name": "web", "state": "UNREACHABLE", "state_type": "HARD", "current_attempt": 1,
            "last_check": 7, "output": "far",
        })));
        assert_eq!(
            (entry.time, entry.state, &*entry.name),
            (7, 2, "HOST ALERT")
        );
        assert_eq!(entry.options, "web;UNREACHABLE;HARD;1;far");
    }
}
