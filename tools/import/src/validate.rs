//! Defaults, and what is wrong with a configuration once it is expanded.

mod circles;

use std::collections::HashSet;

use crate::configuration::Configuration;
use crate::kind::Kind;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::options;
use crate::value::{Name, Value};

/// Names of periods that the backend knows without a definition.
const KNOWN_PERIODS: [&str; 4] = ["24x7", "always", "none", "never"];

/// Commands that the monitoring engine has built in.
const KNOWN_COMMANDS: [&str; 6] = [
    "bp_rule",
    "_internal_host_up",
    "_internal_host_check",
    "_internal_service_check",
    "_echo",
    "_set_state",
];

const PERIODS: [&str; 8] = [
    "check_period",
    "notification_period",
    "host_notification_period",
    "service_notification_period",
    "maintenance_period",
    "snapshot_period",
    "escalation_period",
    "dependency_period",
];

/// Fills in the defaults of every kind, and what follows from other properties.
pub(crate) fn complete(configuration: &mut Configuration) {
    for kind in Kind::ALL {
        let Some(objects) = configuration.objects_mut(kind) else {
            continue;
        };
        let defaults: Vec<(&'static str, Value)> = kind
            .properties()
            .filter(|property| !property.default.is_empty() && property.name != "register")
            .filter_map(|property| {
                let value = options::read(kind, property, property.default).ok()?;
                Some((property.name, value))
            })
            .collect();
        for object in objects {
            for (name, value) in &defaults {
                object.values.entry(name).or_insert_with(|| value.clone());
            }
            complete_one(object);
        }
    }
}

fn complete_one(object: &mut Object) {
    if matches!(object.kind, Kind::Host | Kind::Service) {
        let interval = object.number("check_interval").unwrap_or_default();
        if object.number("freshness_threshold").unwrap_or_default() == 0 {
            let seconds = interval.saturating_mul(60);
            object
                .values
                .insert("freshness_threshold", Value::Number(seconds));
        }
    }
    if object.kind.property("alias").is_some() && object.text("alias").is_none() {
        let alias = match (object.kind, object.list("host_name")) {
            (Kind::Service, [host]) => Name::from(format!("{host} {}", object.name)),
            (Kind::Host, _) => object.text("display_name").unwrap_or(&object.name).clone(),
            _ => Name::clone(&object.name),
        };
        object.values.insert("alias", Value::Text(alias));
    }
    if object.kind == Kind::Host && object.text("address").is_none() {
        let address = Value::Text(Name::clone(&object.name));
        object.values.insert("address", address);
    }
}

/// Reports references to what is not defined, and what is missing.
pub(crate) fn check(configuration: &Configuration, messages: &mut Messages) {
    let known = Known::of(configuration);
    for kind in Kind::ALL {
        for object in configuration.objects(kind) {
            known.check(object, messages);
        }
    }
    circles::report(configuration, messages);
}

/// Reports what templates refer to and nothing defines: the backend gets templates too, and would
/// get them without these references.
pub(crate) fn check_templates(configuration: &Configuration, messages: &mut Messages) {
    let known = Known::of(configuration);
    for kind in [Kind::Contact, Kind::Host, Kind::Service] {
        for template in configuration.templates(kind) {
            known.check_references(template, Severity::Warning, messages);
        }
    }
}

struct Known<'a> {
    commands: HashSet<&'a str>,
    periods: HashSet<&'a str>,
    contacts: HashSet<&'a str>,
    contact_groups: HashSet<&'a str>,
    hosts: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(configuration: &'a Configuration) -> Self {
        let names = |kind: Kind| -> HashSet<&str> {
            let objects = configuration.objects(kind).iter();
            objects.map(|object| &*object.name).collect()
        };
        Self {
            commands: names(Kind::Command),
            periods: names(Kind::TimePeriod),
            contacts: names(Kind::Contact),
            contact_groups: names(Kind::ContactGroup),
            hosts: names(Kind::Host),
        }
    }

    fn check(&self, object: &Object, messages: &mut Messages) {
        self.check_references(object, Severity::Error, messages);
        let mut error = |text: String| {
            messages.push(Severity::Error, Some(&object.place), object.label(), text);
        };
        if object.kind == Kind::Host {
            for name in object.list("parents") {
                if *name == object.name {
                    error("it is its own parent".to_owned());
                } else if !self.hosts.contains(&**name) {
                    error(format!("parents: the host '{name}' is not defined"));
                }
            }
        }
        if object.kind == Kind::Command && object.text("command_line").is_none() {
            let built_in = KNOWN_COMMANDS.contains(&&*object.name);
            if !built_in {
                error("it has no command_line".to_owned());
            }
        }
        warn_about_contacts(object, messages);
    }

    /// Reports references to commands, time periods, contacts and contact groups that nothing
    /// defines.
    fn check_references(&self, object: &Object, severity: Severity, messages: &mut Messages) {
        let mut error = |text: String| {
            messages.push(severity, Some(&object.place), object.label(), text);
        };
        for property in ["check_command", "event_handler", "snapshot_command"] {
            if let Some(call) = object.text(property) {
                let name = command_name(call);
                if !self.commands.contains(name) && !KNOWN_COMMANDS.contains(&name) {
                    error(format!("{property}: the command '{name}' is not defined"));
                }
            }
        }
        for property in [
            "host_notification_commands",
            "service_notification_commands",
        ] {
            for call in object.list(property) {
                let name = command_name(call);
                if !self.commands.contains(name) && !KNOWN_COMMANDS.contains(&name) {
                    error(format!("{property}: the command '{name}' is not defined"));
                }
            }
        }
        for property in PERIODS {
            if let Some(name) = object.text(property)
                && !self.is_period(name)
            {
                error(format!(
                    "{property}: the time period '{name}' is not defined"
                ));
            }
        }
        for name in object.list("exclude") {
            if !self.is_period(name) {
                error(format!("exclude: the time period '{name}' is not defined"));
            }
        }
        for name in object.list("contacts") {
            let name = name.trim_start_matches('!');
            if name != "*" && !self.contacts.contains(name) {
                error(format!("the contact '{name}' is not defined"));
            }
        }
        for name in object.list("contact_groups") {
            let name = name.trim_start_matches('!');
            if name != "*" && !self.contact_groups.contains(name) {
                error(format!("the contact group '{name}' is not defined"));
            }
        }
    }

    fn is_period(&self, name: &str) -> bool {
        self.periods.contains(name) || KNOWN_PERIODS.contains(&name.to_ascii_lowercase().as_str())
    }
}

fn warn_about_contacts(object: &Object, messages: &mut Messages) {
    let is_monitored = matches!(object.kind, Kind::Host | Kind::Service);
    if is_monitored
        && object.flag("notifications_enabled")
        && object.list("contacts").is_empty()
        && object.list("contact_groups").is_empty()
    {
        let text = "notifications are enabled, and it has neither contacts nor contact groups";
        messages.push(Severity::Warning, Some(&object.place), object.label(), text);
    }
}

/// The name of a command in a call: the text up to the first `!` that is not escaped.
pub(crate) fn command_name(call: &str) -> &str {
    let mut escaped = false;
    for (index, letter) in call.char_indices() {
        if letter == '!' && !escaped {
            return call[..index].trim();
        }
        escaped = letter == '\\';
    }
    call.trim()
}
