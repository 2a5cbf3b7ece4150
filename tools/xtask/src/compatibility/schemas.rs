//! What breaks in named schemas: types that go, members that go, change or become required, values
//! that are no longer taken or that old clients do not know.

use serde_json::Value;

use super::Break;
use super::document::{Document, is_nullable, members, shape, texts};

/// Who meets a schema: what is sent may not become narrower, what is received not wider.
#[derive(Clone, Copy)]
struct Use {
    sent: bool,
    received: bool,
}

pub(super) fn breaks(released: &Document, today: &Document) -> Vec<Break> {
    let (sent, received) = released.directions();
    let mut found = Vec::new();
    for (name, old) in released.schemas() {
        let new = today.schema(name);
        if new.is_null() {
            found.push(Break::new(name, "the schema is gone"));
            continue;
        }
        let uses = Use {
            sent: sent.contains(name),
            received: received.contains(name),
        };
        value(name, old, new, uses, &mut found);
        required(name, old, new, uses, &mut found);
        for (member, before) in members(&old["properties"]) {
            let place = format!("{name}.{member}");
            let after = &new["properties"][member];
            if after.is_null() {
                found.push(Break::new(place, "the member is gone"));
            } else {
                value(&place, before, after, uses, &mut found);
            }
        }
    }
    found
}

fn value(place: &str, old: &Value, new: &Value, uses: Use, found: &mut Vec<Break>) {
    let mut report = |what: String| found.push(Break::new(place, what));
    let (from, to) = (shape(old), shape(new));
    if from != to {
        report(format!("was {from} and is {to}"));
    }
    match (is_nullable(old), is_nullable(new)) {
        (false, true) if uses.received => report("may be null".to_owned()),
        (true, false) if uses.sent => report("may no longer be null".to_owned()),
        _ => {}
    }
    let (before, after) = (texts(&old["enum"]), texts(&new["enum"]));
    for gone in before.difference(&after) {
        report(format!("the value {gone} is gone"));
    }
    if uses.received && !before.is_empty() {
        for added in after.difference(&before) {
            report(format!(
                "the value {added} is new, and old clients refuse it"
            ));
        }
    }
    if uses.sent {
        narrower(old, new, &mut report);
    }
}

/// Bounds that refuse what was taken before.
fn narrower(old: &Value, new: &Value, report: &mut impl FnMut(String)) {
    for bound in ["maximum", "maxLength", "maxItems"] {
        if let Some(after) = new[bound].as_f64()
            && old[bound].as_f64().is_none_or(|before| after < before)
        {
            report(format!("{bound} is {after}"));
        }
    }
    for bound in ["minimum", "minLength", "minItems"] {
        if let Some(after) = new[bound].as_f64()
            && old[bound].as_f64().is_none_or(|before| after > before)
        {
            report(format!("{bound} is {after}"));
        }
    }
    if !new["pattern"].is_null() && old["pattern"] != new["pattern"] {
        report(format!("the pattern is {}", new["pattern"]));
    }
}

fn required(name: &str, old: &Value, new: &Value, uses: Use, found: &mut Vec<Break>) {
    let (before, after) = (texts(&old["required"]), texts(&new["required"]));
    let mut report = |member: &str, what: &str| {
        found.push(Break::new(format!("{name}.{member}"), what));
    };
    if uses.sent {
        for member in after.difference(&before) {
            report(member, "is required");
        }
    }
    if uses.received {
        for member in before.difference(&after) {
            // One that is gone is reported as such.
            if !new["properties"][*member].is_null() {
                report(member, "may be absent");
            }
        }
    }
}
