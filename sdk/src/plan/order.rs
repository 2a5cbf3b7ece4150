//! In which order items of one resource are created.

use std::collections::BTreeSet;

use super::keys::{resource, texts};
use super::step::Step;

/// The creations of one resource in an order in which each comes after those that it refers to.
pub(super) fn parents_first(creations: Vec<Step>) -> Vec<Step> {
    let mut ids: BTreeSet<String> = creations.iter().filter_map(own_id).collect();
    let mut left = creations;
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let (ready, later): (Vec<Step>, Vec<Step>) =
            left.into_iter().partition(|step| !refers_to(step, &ids));
        // What refers to itself in a circle is for the backend to refuse.
        if ready.is_empty() {
            ordered.extend(later);
            break;
        }
        for id in ready.iter().filter_map(own_id) {
            ids.remove(&id);
        }
        ordered.extend(ready);
        left = later;
    }
    ordered
}

fn own_id(step: &Step) -> Option<String> {
    match step {
        Step::Create { fields, .. } => Some(fields.get("_id")?.as_str()?.to_owned()),
        _ => None,
    }
}

fn refers_to(step: &Step, ids: &BTreeSet<String>) -> bool {
    let Step::Create {
        resource: name,
        fields,
        ..
    } = step
    else {
        return false;
    };
    let references = resource(name).into_iter().flat_map(|info| {
        info.references()
            .filter(|field| field.reference() == Some(info.name))
    });
    let values = references.filter_map(|field| fields.get(field.name));
    values.flat_map(texts).any(|id| ids.contains(id))
}
