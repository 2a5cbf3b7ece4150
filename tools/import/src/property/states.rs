//! The letters of states and events that each property can have.

use crate::kind::Kind;

/// The letters that a property can have, as the backend writes them.
fn letters(kind: Kind, property: &str) -> &'static [&'static str] {
    let of_hosts = kind.has_host_states() || property.starts_with("host_");
    match (property, of_hosts) {
        ("host_notification_options", _) => &["d", "u", "r", "f", "s", "n"],
        ("service_notification_options", _) => &["w", "c", "u", "r", "f", "s", "n"],
        ("notification_options", true) => &["d", "x", "r", "f", "s", "n"],
        ("notification_options", false) => &["w", "c", "u", "x", "r", "f", "s", "n"],
        ("escalation_options", _) if kind == Kind::Escalation => &["d", "x", "r", "w", "c", "u"],
        ("escalation_options", true) => &["d", "x", "r"],
        ("escalation_options", false) => &["w", "c", "x", "r"],
        ("execution_failure_criteria" | "notification_failure_criteria", true) => {
            &["o", "d", "x", "p", "n"]
        }
        ("execution_failure_criteria" | "notification_failure_criteria", false) => {
            &["o", "w", "c", "u", "p", "n"]
        }
        (_, true) => &["o", "d", "x"],
        (_, false) => &["o", "w", "c", "u", "x"],
    }
}

/// What `all` stands for.
pub(crate) fn all(kind: Kind, property: &str) -> &'static [&'static str] {
    let of_hosts = kind.has_host_states() || property.starts_with("host_");
    match (property, of_hosts) {
        ("host_notification_options", _) => &["d", "u", "r", "f", "s"],
        ("notification_options", true) => &["d", "x", "r", "f", "s"],
        ("notification_options" | "service_notification_options", false) => {
            &["w", "u", "c", "r", "f", "s"]
        }
        ("escalation_options", true) => &["d", "x", "r"],
        ("escalation_options", false) => &["w", "x", "c", "r"],
        ("execution_failure_criteria" | "notification_failure_criteria", true) => {
            &["o", "d", "x", "p"]
        }
        ("execution_failure_criteria" | "notification_failure_criteria", false) => {
            &["o", "w", "u", "c", "p"]
        }
        (_, true) => &["o", "d", "x"],
        (_, false) => &["o", "w", "u", "c"],
    }
}

/// The letter that a word in lower case stands for; other texts as they are.
pub(crate) fn letter_of(word: &str) -> &str {
    match word {
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
        "all" => "a",
        other => other,
    }
}

/// Whether a letter says "none" for a property for which the backend has no such letter.
pub(crate) fn is_none(kind: Kind, property: &str, letter: &str) -> bool {
    letter == "n" && !letters(kind, property).contains(&"n")
}

/// A letter as the backend writes it: unreachable is `x` for hosts, and where there is only one of
/// `u` and `x`, either means it.
pub(crate) fn written(kind: Kind, property: &str, letter: &str) -> Option<&'static str> {
    let letters = letters(kind, property);
    let find = |letter: &str| letters.iter().copied().find(|one| *one == letter);
    find(letter).or_else(|| match letter {
        "u" => find("x"),
        // Only users have `u` for unreachable hosts, and no letter for unreachable services.
        "x" if kind == Kind::Contact || kind == Kind::NotificationWay => find("u"),
        _ => None,
    })
}

/// Why a text is refused.
pub(crate) fn refusal(kind: Kind, property: &str, text: &str) -> String {
    format!("'{text}' is none of {}", letters(kind, property).join(", "))
}
