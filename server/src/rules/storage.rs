//! What stores must know of the resources: how the rules look items up, and what they rest on.

use std::sync::LazyLock;

use super::visibility::READ_INPUTS;
use crate::contract::{Resource, contract};
use crate::store::Layout;

/// The layout that every store of this server is opened with, read from the contract.
pub static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    let pairs = |of: fn(&Resource) -> &'static [&'static str]| {
        let resources = contract().resources().iter();
        let named = resources.flat_map(move |resource| {
            of(resource)
                .iter()
                .map(|field| (resource.name.as_str(), *field))
        });
        named.collect()
    };
    let that = |has: fn(&&Resource) -> bool| contract().resources().iter().filter(has);
    let name = |resource: &'static Resource| resource.name.as_str();
    Layout {
        lookups: pairs(|resource| resource.lookups),
        unique_together: vec![("service", &["host", "name"])],
        records: that(|resource| resource.weak_references)
            .map(name)
            .collect(),
        place: [&READ_INPUTS[..], &["_user", "realm"]].concat(),
        copied_flag: "_is_template",
        sums: that(|resource| resource.counters)
            .map(name)
            .next()
            .unwrap_or_default(),
    }
});
