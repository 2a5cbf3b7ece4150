//! The text of a property → its value.

use std::sync::Arc;

use crate::kind::Kind;
use crate::property::{Property, PropertyKind};
use crate::value::{List, Name, Value, elements};

/// The value that a text means, or what is wrong with it.
pub(crate) fn read(kind: Kind, property: &Property, text: &str) -> Result<Value, String> {
    let text = text.trim();
    if text == "null" {
        return Ok(Value::Null);
    }
    match property.kind {
        _ if text.is_empty() => Ok(match property.kind {
            PropertyKind::List | PropertyKind::Options | PropertyKind::Lines => {
                Value::list(Vec::new())
            }
            _ => Value::Null,
        }),
        PropertyKind::Flag => flag(text),
        PropertyKind::Number => number(text),
        PropertyKind::Text => Ok(Value::text(text)),
        PropertyKind::Letter => Ok(Value::text(&letter(kind, text))),
        PropertyKind::List => {
            let (additive, text) = match text.strip_prefix('+') {
                Some(rest) => (true, rest),
                None => (false, text),
            };
            let items = elements(text).map(Name::from).collect();
            Ok(Value::List(Arc::new(List { items, additive })))
        }
        PropertyKind::Options => options(kind, property, text),
        PropertyKind::Lines => Ok(Value::list(vec![Name::from(text)])),
    }
}

fn flag(text: &str) -> Result<Value, String> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "yes" | "true" | "on" => Ok(Value::Flag(true)),
        "0" | "no" | "false" | "off" => Ok(Value::Flag(false)),
        _ => Err(format!("'{text}' is neither 1 nor 0")),
    }
}

fn number(text: &str) -> Result<Value, String> {
    let number = text.parse::<f64>().ok().filter(|number| {
        // Integers beyond this are not kept exactly, and no property needs them.
        number.is_finite() && number.abs() < 9e15
    });
    #[expect(
        clippy::cast_possible_truncation,
        reason = "bounded above; the fraction is cut"
    )]
    let whole = |number: f64| Value::Number(number as i64);
    number
        .map(whole)
        .ok_or_else(|| format!("'{text}' is not a number"))
}

/// A state letter; what Nagios writes as `u` for hosts is unreachable.
fn letter(kind: Kind, text: &str) -> Name {
    let mut letter = text.chars().take(1).collect::<String>();
    letter.make_ascii_lowercase();
    if letter == "u" && kind.has_host_states() {
        "x".clone_into(&mut letter);
    }
    Name::from(letter)
}

/// The words that stand for letters, and all letters that the options of a property can have.
fn options(kind: Kind, property: &Property, text: &str) -> Result<Value, String> {
    let (additive, text) = match text.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut items: Vec<Name> = Vec::new();
    for element in elements(text) {
        let lower = element.to_ascii_lowercase();
        let letter = match lower.as_str() {
            "up" | "ok" => "o",
            "down" => "d",
            "downtime" | "scheduled_downtime" => "s",
            "unreachable" | "unknown" => "u",
            "warning" => "w",
            "critical" => "c",
            "recovery" => "r",
            "flapping" => "f",
            "pending" => "p",
            "none" => "n",
            "all" | "a" => {
                items.extend(all_options(property.name, kind).split(',').map(Name::from));
                continue;
            }
            one if one.chars().count() == 1 => one,
            _ => return Err(format!("'{element}' is not a state or an event")),
        };
        items.push(self::letter(kind, letter));
    }
    let mut seen = Vec::new();
    items.retain(|item| {
        let new = !seen.contains(item);
        seen.push(Name::clone(item));
        new
    });
    Ok(Value::List(Arc::new(List { items, additive })))
}

fn all_options(property: &str, kind: Kind) -> &'static str {
    let of_hosts = kind.has_host_states() || property.starts_with("host_");
    match (property, of_hosts) {
        ("host_notification_options", _) => "d,u,r,f,s",
        ("notification_options", true) => "d,x,r,f,s",
        ("notification_options" | "service_notification_options", false) => "w,u,c,r,f,s",
        ("escalation_options", true) => "d,x,r",
        ("escalation_options", false) => "w,u,c,r",
        ("execution_failure_criteria" | "notification_failure_criteria", true) => "o,d,x,p",
        ("execution_failure_criteria" | "notification_failure_criteria", false) => "o,w,u,c,p",
        (_, true) => "o,d,x",
        (_, false) => "o,w,u,c",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(kind: Kind, name: &str, text: &str) -> Result<Value, String> {
        read(kind, kind.property(name).expect("a known property"), text)
    }

    fn list(kind: Kind, name: &str, text: &str) -> Vec<String> {
        let value = value(kind, name, text).expect("a good value");
        let items = value.as_list().expect("a list");
        items.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn values_are_read_by_the_type_of_their_property() {
        let host = Kind::Host;
        assert_eq!(value(host, "check_freshness", "ON"), Ok(Value::Flag(true)));
        assert_eq!(value(host, "check_interval", "5.9"), Ok(Value::Number(5)));
        assert_eq!(value(host, "alias", "a  b"), Ok(Value::text("a  b")));
        assert_eq!(
            value(host, "initial_state", "unreachable"),
            Ok(Value::text("x"))
        );
        assert_eq!(
            value(Kind::Service, "initial_state", "u"),
            Ok(Value::text("u"))
        );
        assert_eq!(list(host, "parents", " a,, b ,"), ["a", "b"]);
        assert_eq!(
            list(host, "service_overrides", "Disk,check_interval 1"),
            ["Disk,check_interval 1"]
        );
        assert_eq!(value(host, "contacts", "null"), Ok(Value::Null));
    }

    #[test]
    fn states_are_letters_or_words() {
        assert_eq!(
            list(Kind::Host, "notification_options", "d,u,r"),
            ["d", "x", "r"]
        );
        assert_eq!(
            list(Kind::Host, "notification_options", "down,recovery"),
            ["d", "r"]
        );
        assert_eq!(
            list(Kind::Service, "notification_options", "a"),
            ["w", "u", "c", "r", "f", "s"]
        );
        assert_eq!(
            list(Kind::Contact, "host_notification_options", "d,u"),
            ["d", "u"]
        );
    }

    #[test]
    fn wrong_values_are_named() {
        assert_eq!(
            value(Kind::Host, "check_interval", "five"),
            Err("'five' is not a number".to_owned())
        );
        assert!(value(Kind::Host, "check_interval", "NaN").is_err());
        assert!(value(Kind::Host, "check_freshness", "maybe").is_err());
        assert!(value(Kind::Host, "notification_options", "dow").is_err());
    }
}
