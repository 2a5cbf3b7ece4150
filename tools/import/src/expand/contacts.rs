//! Contacts: notification ways merged in, lists of contacts resolved.

use std::collections::{BTreeMap, HashMap};

use super::hosts::select_names;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::{Name, Value};

/// What a notification way decides for its contact.
const DECIDED: [&str; 7] = [
    "host_notifications_enabled",
    "service_notifications_enabled",
    "host_notification_period",
    "service_notification_period",
    "host_notification_options",
    "service_notification_options",
    "min_business_impact",
];

const COMMANDS: [&str; 2] = [
    "host_notification_commands",
    "service_notification_commands",
];

/// Contacts with what their notification ways say: the commands of all ways, and everything else
/// from the first one.
pub(super) fn with_ways(
    mut contacts: Vec<Object>,
    ways: &[Object],
    messages: &mut Messages,
) -> Vec<Object> {
    let ways: HashMap<&Name, &Object> = ways.iter().map(|way| (&way.name, way)).collect();
    for contact in &mut contacts {
        let named = contact.list("notificationways").to_vec();
        if named.len() > 1 {
            let text = format!(
                "it has {} notification ways; periods and options are those of '{}'",
                named.len(),
                named[0]
            );
            messages.push(
                Severity::Warning,
                Some(&contact.place),
                contact.label(),
                text,
            );
        }
        let mut is_first = true;
        for name in named {
            let Some(way) = ways.get(&name) else {
                let text = format!("the notification way '{name}' is not defined");
                messages.push(Severity::Error, Some(&contact.place), contact.label(), text);
                continue;
            };
            merge(contact, &way.values, is_first);
            is_first = false;
        }
    }
    contacts
}

fn merge(contact: &mut Object, way: &BTreeMap<&'static str, Value>, is_first: bool) {
    if is_first {
        for name in DECIDED {
            if let Some(value) = way.get(name) {
                contact.values.insert(name, value.clone());
            }
        }
    }
    for name in COMMANDS {
        let added = way.get(name).and_then(Value::as_list).unwrap_or_default();
        let mut commands = contact.list(name).to_vec();
        commands.extend(added.iter().cloned());
        contact.set_list(name, commands);
    }
}

/// Resolves `*` and `!name` in the contacts of objects.
pub(super) fn expand_all(objects: &mut [Object], contacts: &[Object]) {
    for object in objects {
        let named = object.list("contacts");
        if named
            .iter()
            .any(|name| &**name == "*" || name.starts_with('!'))
        {
            let all = contacts.iter().map(|contact| &contact.name);
            let names = select_names(named, all);
            object.set_list("contacts", names);
        }
    }
}
