//! What breaks in operations: those that go or move, parameters, bodies, results.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Break;
use super::document::{Document, Operation, members, shape};

pub(super) fn breaks(released: &Document, today: &Document) -> Vec<Break> {
    let now = today.operations();
    let mut found = Vec::new();
    for (id, old) in released.operations() {
        let Some(new) = now.get(id) else {
            found.push(Break::new(id, "the operation is gone"));
            continue;
        };
        let mut report = |what: String| found.push(Break::new(id, what));
        if (old.method, old.path) != (new.method, new.path) {
            report(format!("is now {} {}", new.method, new.path));
        }
        if old.content["tags"][0] != new.content["tags"][0] {
            let (from, to) = (&old.content["tags"][0], &new.content["tags"][0]);
            report(format!(
                "moved from tag {from} to {to}, and so to another class"
            ));
        }
        parameters((released, &old), (today, new), &mut report);
        body((released, &old), (today, new), &mut report);
        results((released, &old), (today, new), &mut report);
    }
    found
}

type Side<'a> = (&'a Document, &'a Operation<'a>);

fn parameters(old: Side<'_>, new: Side<'_>, report: &mut impl FnMut(String)) {
    let (known, now) = (in_order(old), in_order(new));
    let is_known = |name: &String| known.iter().any(|(old, _)| old == name);
    let mut names = now.iter().map(|(name, _)| name);
    let added = names.by_ref().find(|name| !is_known(name));
    if let Some(added) = added
        && names.any(is_known)
    {
        report(format!(
            "the parameter {added} is new and stands before others, which some clients pass by place"
        ));
    }
    let before: BTreeMap<_, _> = known.into_iter().collect();
    let after: BTreeMap<_, _> = now.into_iter().collect();
    for (name, parameter) in &before {
        match after.get(name) {
            None => report(format!("the parameter {name} is gone")),
            Some(changed) => {
                let (from, to) = (shape(&parameter["schema"]), shape(&changed["schema"]));
                if from != to {
                    report(format!("the parameter {name} was {from} and is {to}"));
                }
            }
        }
    }
    for (name, parameter) in &after {
        let was = before.get(name).is_some_and(|old| old["required"] == true);
        if parameter["required"] == true && !was {
            report(format!("the parameter {name} is required"));
        }
    }
}

/// The parameters by name, in the order in which many generators make arguments of them.
fn in_order((document, operation): Side<'_>) -> Vec<(String, &Value)> {
    let own = operation.content["parameters"].as_array();
    let shared = operation.shared.as_array();
    shared
        .into_iter()
        .chain(own)
        .flatten()
        .map(|parameter| document.follow(parameter))
        .map(|parameter| {
            let name = parameter["name"].as_str().unwrap_or_default();
            (name.to_owned(), parameter)
        })
        .collect()
}

fn body(old: Side<'_>, new: Side<'_>, report: &mut impl FnMut(String)) {
    let before = old.0.follow(&old.1.content["requestBody"]);
    let after = new.0.follow(&new.1.content["requestBody"]);
    if after["required"] == true && before["required"] != true {
        report("a body is required".to_owned());
    }
    for (kind, content) in members(&before["content"]) {
        let (from, to) = (shape(&content["schema"]), &after["content"][kind]);
        if to.is_null() {
            report(format!("takes no body of type {kind}"));
        } else if from != shape(&to["schema"]) {
            report(format!(
                "the body was {from} and is {}",
                shape(&to["schema"])
            ));
        }
    }
}

fn results(old: Side<'_>, new: Side<'_>, report: &mut impl FnMut(String)) {
    for (status, before) in members(&old.1.content["responses"]) {
        if !status.starts_with('2') {
            continue;
        }
        let after = &new.1.content["responses"][status];
        if after.is_null() {
            report(format!("no longer answers {status}"));
            continue;
        }
        let (before, after) = (old.0.follow(before), new.0.follow(after));
        for (kind, content) in members(&before["content"]) {
            let from = shape(&content["schema"]);
            let to = shape(&after["content"][kind]["schema"]);
            if from != to {
                report(format!("the result {status} was {from} and is {to}"));
            }
        }
    }
}
