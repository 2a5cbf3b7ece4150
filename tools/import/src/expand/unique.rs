//! Several definitions of one name: which one counts.

use std::collections::HashMap;

use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::Name;

/// Objects without those that another definition of the same name replaces, and without those
/// that have no name.
pub(super) fn objects(objects: Vec<Object>, messages: &mut Messages) -> Vec<Object> {
    let (named, nameless): (Vec<Object>, Vec<Object>) = objects
        .into_iter()
        .partition(|object| !object.name.is_empty());
    for object in nameless {
        let property = object.kind.name_property().unwrap_or("name");
        let hint = match object.template_name {
            Some(_) => " (a template needs 'register 0')",
            None => "",
        };
        let text = format!("it has no {property}{hint}");
        messages.push(Severity::Error, Some(&object.place), object.label(), text);
    }
    keep_one(named, |object| Name::clone(&object.name), messages)
}

/// The same for templates, which are known by the name of the template.
pub(super) fn templates(templates: Vec<Object>, messages: &mut Messages) -> Vec<Object> {
    let (named, nameless): (Vec<Object>, Vec<Object>) = templates
        .into_iter()
        .partition(|object| object.template_name.is_some());
    for object in nameless {
        let text = "it is no object (register 0) and has no name, so that it cannot be used";
        messages.push(Severity::Warning, Some(&object.place), object.label(), text);
    }
    // Service templates of one name that belong to different host templates are all kept.
    let key = |object: &Object| {
        let hosts = object.list("host_name").join(",");
        (object.template_name.clone(), hosts)
    };
    keep_one(named, key, messages)
}

fn keep_one<K: std::hash::Hash + Eq>(
    objects: Vec<Object>,
    key: impl Fn(&Object) -> K,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut kept: HashMap<K, usize> = HashMap::new();
    let mut result: Vec<Option<Object>> = Vec::with_capacity(objects.len());
    for object in objects {
        let name = key(&object);
        let Some(&other) = kept.get(&name) else {
            kept.insert(name, result.len());
            result.push(Some(object));
            continue;
        };
        let Some(before) = result.get_mut(other).and_then(Option::take) else {
            continue;
        };
        let (winner, loser) = if object.definition_order() <= before.definition_order() {
            (object, before)
        } else {
            (before, object)
        };
        warn(&winner, &loser, messages);
        kept.insert(name, result.len());
        result.push(Some(winner));
    }
    result.into_iter().flatten().collect()
}

/// Says that of two definitions one is dropped.
pub(super) fn warn(winner: &Object, loser: &Object, messages: &mut Messages) {
    let text = format!(
        "it is defined twice; the definition at {} counts",
        winner.place
    );
    messages.push(Severity::Warning, Some(&loser.place), loser.label(), text);
}
