//! What the contract says of resources and fields, in the forms in which rules ask for it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::contract::{Field, Resource, contract};

/// Names of fields by resource.
type Names = BTreeMap<&'static str, Vec<&'static str>>;

static SECRETS: LazyLock<Names> = LazyLock::new(|| names_of(|field| field.secret));
static RIGHTS: LazyLock<Names> = LazyLock::new(|| names_of(|field| field.grants_rights));

fn names_of(has: fn(&Field) -> bool) -> Names {
    let resources = contract().resources().iter();
    let named = resources.map(|resource| (&*resource.name, resource.fields_that(has).collect()));
    named.collect()
}

fn of(names: &'static Names, resource: &Resource) -> &'static [&'static str] {
    names.get(&*resource.name).map_or(&[], Vec::as_slice)
}

/// The members of the resource's items that are secrets.
pub fn secrets(resource: &Resource) -> &'static [&'static str] {
    of(&SECRETS, resource)
}

/// The fields of the resource that grant rights: only a super administrator sets them.
pub fn granting_fields(resource: &Resource) -> &'static [&'static str] {
    of(&RIGHTS, resource)
}

/// The resources that the engine checks: hosts and services.
pub fn checked() -> impl Iterator<Item = &'static Resource> {
    contract()
        .resources()
        .iter()
        .filter(|resource| resource.checked)
}

/// Whether nothing follows from the removal of an item, and only roles restrict it.
pub fn has_no_side_effects(resource: &Resource) -> bool {
    resource.record || resource.owned
}
