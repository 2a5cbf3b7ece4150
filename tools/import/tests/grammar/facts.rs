//! What a configuration says, in a form in which two readings of it can be compared.

use std::collections::{BTreeMap, BTreeSet};

use alignak_backend_import::{Configuration, Kind, Object, Value};

/// The properties of an object, each a set of words so that order does not matter.
pub(crate) type Properties = BTreeMap<String, BTreeSet<String>>;

/// Objects by kind and identity, such as `host srv1`.
pub(crate) type Facts = BTreeMap<String, Properties>;

/// Properties that are compared as lists.
const LISTS: [&str; 17] = [
    "members",
    "parents",
    "contacts",
    "contact_groups",
    "exclude",
    "notification_options",
    "host_notification_options",
    "service_notification_options",
    "escalation_options",
    "execution_failure_options",
    "notification_failure_options",
    "stalking_options",
    "host_notification_commands",
    "service_notification_commands",
    "flap_detection_options",
    "services",
    "hosts",
];

/// Properties of hosts and services that are compared.
const MONITORED: [&str; 28] = [
    "alias",
    "display_name",
    "address",
    "parents",
    "check_command",
    "event_handler",
    "check_period",
    "notification_period",
    "contacts",
    "contact_groups",
    "max_check_attempts",
    "check_interval",
    "retry_interval",
    "active_checks_enabled",
    "passive_checks_enabled",
    "check_freshness",
    "process_perf_data",
    "notifications_enabled",
    "notification_interval",
    "first_notification_delay",
    "notification_options",
    "stalking_options",
    "is_volatile",
    "notes",
    "notes_url",
    "action_url",
    "icon_image",
    "flap_detection_enabled",
];

/// The properties of each kind that are compared; services have no alias for Nagios.
fn compared(kind: &str) -> Vec<&'static str> {
    match kind {
        "command" => vec!["command_line"],
        "timeperiod" => vec!["alias", "exclude"],
        "contactgroup" | "hostgroup" | "servicegroup" => vec!["alias", "members", "notes"],
        "contact" => vec![
            "alias",
            "email",
            "pager",
            "host_notification_period",
            "service_notification_period",
            "host_notification_options",
            "service_notification_options",
            "host_notification_commands",
            "service_notification_commands",
            "host_notifications_enabled",
            "service_notifications_enabled",
            "can_submit_commands",
        ],
        "host" => MONITORED.to_vec(),
        "service" => MONITORED[1..].to_vec(),
        "hostdependency" | "servicedependency" => vec![
            "inherits_parent",
            "execution_failure_options",
            "notification_failure_options",
            "dependency_period",
        ],
        "hostescalation" | "serviceescalation" => vec![
            "first_notification",
            "last_notification",
            "notification_interval",
            "escalation_period",
            "escalation_options",
            "contacts",
            "contact_groups",
        ],
        _ => Vec::new(),
    }
}

fn words(kind: &str, name: &str, text: &str) -> BTreeSet<String> {
    if kind == "servicegroup" && name == "members" {
        // Pairs of a host and a service.
        let words: Vec<&str> = text.split(',').map(str::trim).collect();
        words.chunks(2).map(|pair| pair.join("/")).collect()
    } else if LISTS.contains(&name) {
        let words = text
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    } else {
        BTreeSet::from([text.trim().to_owned()])
    }
}

/// What Nagios writes: blocks of `<tab>key<tab>value`, everything expanded.
pub(crate) fn of_nagios(precached: &str) -> Facts {
    let mut facts = Facts::new();
    let mut block: Option<(String, BTreeMap<String, String>)> = None;
    for line in precached.lines() {
        if let Some(kind) = line.strip_prefix("define ") {
            let kind = kind.trim_end_matches('{').trim().to_owned();
            block = Some((kind, BTreeMap::new()));
        } else if line.trim() == "}" {
            if let Some((kind, values)) = block.take() {
                add_nagios(&mut facts, &kind, &values);
            }
        } else if let (Some((_, values)), Some((key, value))) =
            (&mut block, line.trim_start_matches('\t').split_once('\t'))
        {
            values.insert(key.to_owned(), value.to_owned());
        }
    }
    facts
}

fn add_nagios(facts: &mut Facts, kind: &str, values: &BTreeMap<String, String>) {
    let get = |name: &str| values.get(name).cloned().unwrap_or_default();
    let mut properties = Properties::new();
    for name in compared(kind) {
        if let Some(text) = values.get(name) {
            // Intervals are written with six digits; the importer cuts the fraction.
            let text = text
                .split_once(".0000")
                .map_or(text.as_str(), |(whole, _)| whole);
            properties.insert(name.to_owned(), words(kind, name, text));
        }
    }
    if kind == "timeperiod" {
        for (name, value) in values {
            if !["timeperiod_name", "alias", "exclude"].contains(&name.as_str()) {
                properties.insert(name.clone(), BTreeSet::from([value.clone()]));
            }
        }
    }
    for (name, value) in values.iter().filter(|(name, _)| name.starts_with('_')) {
        properties.insert(name.clone(), BTreeSet::from([value.clone()]));
    }
    let name = match kind {
        "service" => format!("{}/{}", get("host_name"), get("service_description")),
        "hostdependency" => format!("{} -> {}", get("host_name"), get("dependent_host_name")),
        "servicedependency" => format!(
            "{}/{} -> {}/{}",
            get("host_name"),
            get("service_description"),
            get("dependent_host_name"),
            get("dependent_service_description")
        ),
        "hostescalation" => format!("{} {}", get("host_name"), notifications(&get)),
        "serviceescalation" => format!(
            "{}/{} {}",
            get("host_name"),
            get("service_description"),
            notifications(&get)
        ),
        _ => get(&format!("{kind}_name")),
    };
    // A dependency has a block for checks and one for notifications.
    facts
        .entry(format!("{kind} {name}"))
        .or_default()
        .extend(properties);
}

/// The notifications of which an escalation is, by which those of one host are told apart.
fn notifications(get: &dyn Fn(&str) -> String) -> String {
    format!("{}-{}", get("first_notification"), get("last_notification"))
}

/// What the importer reads.
pub(crate) fn of_configuration(configuration: &Configuration) -> Facts {
    let mut facts = Facts::new();
    for kind in Kind::ALL {
        for object in configuration.objects(kind) {
            for name in identities(object) {
                facts.insert(format!("{kind} {name}"), of_object(object));
            }
        }
    }
    facts
}

/// The name under which Nagios lists an object; escalations have one for each host or service.
fn identities(object: &Object) -> Vec<String> {
    let number = |name: &str| object.number(name).unwrap_or_default().to_string();
    let first = || notifications(&number);
    match object.kind {
        Kind::Service => vec![format!("{}/{}", object.list("host_name")[0], object.name)],
        Kind::HostEscalation => {
            let hosts = object.list("host_name").iter();
            hosts.map(|host| format!("{host} {}", first())).collect()
        }
        Kind::ServiceEscalation => {
            let pairs = object.list("services").chunks(2);
            pairs
                .map(|pair| format!("{}/{} {}", pair[0], pair[1], first()))
                .collect()
        }
        _ => vec![object.name.to_string()],
    }
}

fn of_object(object: &Object) -> Properties {
    let kind = object.kind.word();
    let mut properties = Properties::new();
    for name in compared(kind) {
        let ours = match name {
            "execution_failure_options" => "execution_failure_criteria",
            "notification_failure_options" => "notification_failure_criteria",
            name => name,
        };
        let Some(value) = object.values.get(ours) else {
            continue;
        };
        let mut text = match value {
            Value::Null => continue,
            Value::Flag(flag) => u8::from(*flag).to_string(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.to_string(),
            Value::List(list) => list.items.join(","),
        };
        // Nagios writes unreachable hosts, and unknown services in escalations, as `u`.
        let is_of_hosts = kind.starts_with("host") || kind == "serviceescalation";
        if is_of_hosts && name.ends_with("options") {
            text = text.replace('x', "u");
        }
        if !text.is_empty() {
            properties.insert(name.to_owned(), words(kind, name, &text));
        }
    }
    for (name, value) in &object.customs {
        properties.insert(name.to_string(), BTreeSet::from([value.to_string()]));
    }
    for (days, ranges) in &object.days {
        properties.insert(spelled_out(days), BTreeSet::from([ranges.to_string()]));
    }
    properties
}

/// Nagios repeats the month at the end of a range: `july 10 - july 15`.
fn spelled_out(days: &str) -> String {
    let words: Vec<&str> = days.split(' ').collect();
    match words.as_slice() {
        [month, first, "-", last, step @ ..] if *month != "day" && last.parse::<i32>().is_ok() => {
            let end = [&[*month, *last], step].concat().join(" ");
            format!("{month} {first} - {end}")
        }
        _ => days.to_owned(),
    }
}
