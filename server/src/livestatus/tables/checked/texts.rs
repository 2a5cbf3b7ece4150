//! Texts for people, with their macros, and the macros of the user.

use std::borrow::Cow;

use livestatus_protocol::ColumnKind::{Dictionary, List, Text};
use livestatus_protocol::Value;

use super::text;
use crate::livestatus::tables::{OfChecked, Scene, Spec, Subject, derived, exact};

/// A text field with its macros replaced.
macro_rules! expanded {
    ($name:literal, $field:ident) => {
        derived(
            $name,
            Text,
            concat!("`", stringify!($field), "` with macros replaced"),
            |scene, it| expanded(scene, it, &it.entry.record.$field),
        )
    };
}

/// The columns.
pub(super) static COLUMNS: &[Spec<OfChecked>] = &[
    text!("notes", notes, "notes"),
    text!("notes_url", notes_url, "notes_url"),
    text!("action_url", action_url, "action_url"),
    text!("icon_image", icon_image, "icon_image"),
    text!("icon_image_alt", icon_image_alt, "icon_image_alt"),
    expanded!("notes_expanded", notes),
    expanded!("notes_url_expanded", notes_url),
    expanded!("action_url_expanded", action_url),
    expanded!("icon_image_expanded", icon_image),
    derived(
        "custom_variable_names",
        List,
        "`customs`; of hosts also LAT and LONG",
        |_, it| {
            let names = customs(it).into_iter().map(|(name, _)| Value::Text(name));
            Value::List(names.collect())
        },
    ),
    derived(
        "custom_variable_values",
        List,
        "`customs`; of hosts also `location`",
        |_, it| {
            let values = customs(it).into_iter().map(|(_, value)| Value::Text(value));
            Value::List(values.collect())
        },
    ),
    derived(
        "custom_variables",
        Dictionary,
        "`customs`; of hosts also `location`",
        |_, it| Value::Dictionary(customs(it)),
    ),
];

/// The user's macros, and of hosts the place under the names that maps read.
fn customs(it: Subject<'_>) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
    let record = &it.entry.record;
    let own = record.customs.0.iter();
    let mut all: Vec<_> = own
        .map(|(name, value)| (Cow::Borrowed(&**name), Cow::Borrowed(&**value)))
        .collect();
    if let (true, Some((latitude, longitude))) = (it.is_host, record.location.0) {
        for (name, number) in [("LAT", latitude), ("LONG", longitude)] {
            if !record.customs.0.iter().any(|(known, _)| &**known == name) {
                all.push((Cow::Borrowed(name), Cow::Owned(number.to_string())));
            }
        }
    }
    all
}

/// Replaces the macros of names and addresses, and those of the user.
fn expanded<'a>(scene: &Scene<'a>, it: Subject<'a>, text: &'a str) -> Value<'a> {
    if !text.contains('$') {
        return Value::text(text);
    }
    // Of a host that may not be read only the name is known, which the service shows by itself.
    let host = scene.readable_host_of(it);
    let host_name = || {
        let host = scene.host_of(it);
        host.map_or_else(String::new, |host| host.entry.record.name.to_string())
    };
    let of_host = |get: fn(Subject<'a>) -> &'a str| host.map(get).unwrap_or_default().to_owned();
    let custom = |subject: Subject<'a>, name: &str| {
        let customs = &subject.entry.record.customs.0;
        let found = customs.iter().find(|(known, _)| &**known == name);
        found.map(|(_, value)| value.to_string())
    };
    let replacement = |name: &str| -> Option<String> {
        match name {
            "HOSTNAME" => Some(host_name()),
            "HOSTALIAS" => Some(of_host(|host| &host.entry.record.alias)),
            "HOSTADDRESS" => Some(of_host(|host| &host.entry.record.address)),
            "SERVICEDESC" if !it.is_host => Some(it.name.to_string()),
            _ => name
                .strip_prefix("_HOST")
                .and_then(|name| custom(host?, name))
                .or_else(|| {
                    let name = name.strip_prefix("_SERVICE")?;
                    (!it.is_host).then(|| custom(it, name)).flatten()
                }),
        }
    };
    let mut made = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('$') {
        made.push_str(before);
        let known = behind
            .split_once('$')
            .and_then(|(name, after)| Some((replacement(name)?, after)));
        if let Some((value, after)) = known {
            made.push_str(&value);
            rest = after;
        } else {
            made.push('$');
            rest = behind;
        }
    }
    made.push_str(rest);
    made.into()
}
