//! The text of a property → its value.

use std::sync::Arc;

use crate::kind::Kind;
use crate::property::{Property, PropertyKind, states};
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
        PropertyKind::Letter => letter(kind, property, text),
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

/// The state that a letter or a word names, as the backend writes it.
fn letter(kind: Kind, property: &Property, text: &str) -> Result<Value, String> {
    let first = text
        .chars()
        .take(1)
        .collect::<String>()
        .to_ascii_lowercase();
    match states::written(kind, property.name, &first) {
        Some(written) => Ok(Value::text(written)),
        None => Err(states::refusal(kind, property.name, text)),
    }
}

/// Letters, or the words that stand for them; `all` stands for all that the property can have.
fn options(kind: Kind, property: &Property, text: &str) -> Result<Value, String> {
    let (additive, text) = match text.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut items: Vec<Name> = Vec::new();
    for element in elements(text) {
        let lower = element.to_ascii_lowercase();
        let letters = match states::letter_of(&lower) {
            "a" => states::all(kind, property.name),
            letter if states::is_none(kind, property.name, letter) => &[],
            letter => match states::written(kind, property.name, letter) {
                Some(written) => &[written][..],
                None => return Err(states::refusal(kind, property.name, element)),
            },
        };
        for letter in letters {
            if !items.iter().any(|item| &**item == *letter) {
                items.push(Name::from(*letter));
            }
        }
    }
    Ok(Value::List(Arc::new(List { items, additive })))
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
            list(Kind::Contact, "host_notification_options", "d,u,x"),
            ["d", "u"]
        );
        assert_eq!(
            list(Kind::ServiceEscalation, "escalation_options", "w,u,x"),
            ["w", "x"]
        );
        // No state at all is an empty list where the backend has no letter for it.
        assert_eq!(list(Kind::Host, "stalking_options", "n"), [""; 0]);
        assert_eq!(list(Kind::Host, "notification_options", "n"), ["n"]);
    }

    #[test]
    fn wrong_values_are_named() {
        assert_eq!(
            value(Kind::Host, "check_interval", "five"),
            Err("'five' is not a number".to_owned())
        );
        assert!(value(Kind::Host, "check_interval", "NaN").is_err());
        assert!(value(Kind::Host, "check_freshness", "maybe").is_err());
        for (kind, name, text, problem) in [
            (
                Kind::Host,
                "notification_options",
                "d,q",
                "'q' is none of d, x, r, f, s, n",
            ),
            (
                Kind::Host,
                "notification_options",
                "dow",
                "'dow' is none of d, x, r, f, s, n",
            ),
            (Kind::Host, "initial_state", "w", "'w' is none of o, d, x"),
            (
                Kind::Service,
                "freshness_state",
                "d",
                "'d' is none of o, w, c, u, x",
            ),
            (
                Kind::ServiceDependency,
                "execution_failure_criteria",
                "w,d",
                "'d' is none of o, w, c, u, p, n",
            ),
            (
                Kind::HostEscalation,
                "escalation_options",
                "w",
                "'w' is none of d, x, r",
            ),
            (
                Kind::Contact,
                "service_notification_options",
                "d",
                "'d' is none of w, c, u, r, f, s, n",
            ),
        ] {
            assert_eq!(value(kind, name, text), Err(problem.to_owned()), "{kind}");
        }
    }
}
