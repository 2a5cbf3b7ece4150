//! Live synthesis: how many hosts and services of a realm are in which state.
//!
//! What one host or service adds to the counters of its realm is a function of that item alone.
//! A unit changes the counters by the difference between what its items added before and what they
//! add after it, whatever was done to them, so that the counters always equal a recount. Only
//! `store_differences` and `recount_realm` know where the sums are kept.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::overall_state::is_monitored;
use super::properties::checked;
use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::Transaction;
use crate::contract::{Resource, resource};
use crate::date::format_date;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::{Touch, Unit};

/// Rules of live syntheses: their counters are counted, and clients do not write them.
pub struct Synthesis;

impl ResourceRules for Synthesis {
    /// Counters of a new document are counted, whatever was posted.
    fn after_create(
        &self,
        tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        document: &Item,
    ) -> Result<(), Refusal> {
        recount_realm(tx, item::text(document, "_realm"))
    }

    /// Counters in changes are ignored.
    fn before_change(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        for counter in &*COUNTERS {
            changes.remove(*counter);
        }
        Ok(())
    }
}

/// All counters of a document.
pub static COUNTERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let counters = resource("livesynthesis").fields_that(|field| field.counter);
    counters.collect()
});

/// What decides to which counters an item adds.
const INPUTS: [&str; 8] = [
    "_is_template",
    "_realm",
    "active_checks_enabled",
    "passive_checks_enabled",
    "ls_state",
    "ls_state_type",
    "ls_acknowledged",
    "ls_downtimed",
];

/// Numbers by counter.
pub type Counts = BTreeMap<&'static str, i64>;

/// The counters to which a host or a service adds one.
pub fn contribution(resource: &Resource, item: &Item) -> Vec<&'static str> {
    if item::flag(item, "_is_template") {
        return Vec::new();
    }
    let kind = if resource.name == "host" {
        "hosts"
    } else {
        "services"
    };
    let mut names = vec![format!("{kind}_total")];
    if is_monitored(item) {
        if item::flag(item, "ls_acknowledged") {
            names.push(format!("{kind}_acknowledged"));
        } else {
            let state = item::text(item, "ls_state");
            let confirmation = item::text(item, "ls_state_type");
            names.push(format!("{kind}_{state}_{confirmation}").to_ascii_lowercase());
        }
        if item::flag(item, "ls_downtimed") {
            names.push(format!("{kind}_in_downtime"));
        }
    } else {
        names.push(format!("{kind}_not_monitored"));
    }
    let known = |name: &String| COUNTERS.iter().find(|counter| *counter == name);
    names.iter().filter_map(known).copied().collect()
}

/// By how much the unit changes the counters of each realm.
pub fn differences(unit: &Unit<'_>) -> BTreeMap<String, Counts> {
    let mut realms: BTreeMap<String, Counts> = BTreeMap::new();
    for resource in checked() {
        for (before, after) in unit.touched(resource) {
            if let (Some(before), Some(after)) = (before, after)
                && INPUTS
                    .iter()
                    .all(|input| before.get(*input) == after.get(*input))
            {
                continue;
            }
            for (item, sign) in [(before, -1), (after, 1)] {
                let Some(item) = item else { continue };
                let counts = realms
                    .entry(item::text(item, "_realm").to_owned())
                    .or_default();
                for counter in contribution(resource, item) {
                    *counts.entry(counter).or_default() += sign;
                }
            }
        }
    }
    for counts in realms.values_mut() {
        counts.retain(|_, difference| *difference != 0);
    }
    realms.retain(|_, counts| !counts.is_empty());
    realms
}

/// Brings the counters up to date with what the unit changed.
pub fn apply_differences(unit: &mut Transaction<'_>) -> Result<(), Refusal> {
    for (realm, counts) in differences(unit) {
        store_differences(unit, &realm, &counts)?;
    }
    Ok(())
}

fn documents(unit: &Unit<'_>, realm: &str) -> Result<Vec<Item>, Refusal> {
    let of_realm = Filter::eq("_realm", Operand::id(realm));
    Ok(unit.find_parts(resource("livesynthesis"), &of_realm, &["_id"])?)
}

fn store_differences(unit: &mut Unit<'_>, realm: &str, counts: &Counts) -> Result<(), Refusal> {
    let documents = documents(unit, realm)?;
    if documents.is_empty() {
        return recount_realm(unit, realm);
    }
    for document in documents {
        let id = item::text(&document, "_id");
        let added = counts.iter().map(|(counter, number)| (*counter, *number));
        if unit.add(resource("livesynthesis"), id, added) {
            continue;
        }
        change_document(unit, id, |item| {
            for (counter, difference) in counts {
                let sum = item::integer(item, counter) + difference;
                item.insert((*counter).to_owned(), sum.max(0).into());
            }
        })?;
    }
    Ok(())
}

/// Counters move without a new etag, as in the original: the etag of a document stands for its
/// realm and rights, and is no use for telling whether counters have moved.
fn change_document(
    unit: &mut Unit<'_>,
    id: &str,
    change: impl FnOnce(&mut Item),
) -> Result<(), Refusal> {
    let now = format_date(unit.now());
    unit.revise(resource("livesynthesis"), id, Touch::Unseen, |item| {
        change(item);
        item.insert("_updated".to_owned(), now.into());
    })?;
    Ok(())
}

/// The counters of a realm from its hosts and services.
pub fn count(unit: &Unit<'_>, realm: &str) -> Result<Counts, Refusal> {
    let mut counts: Counts = COUNTERS.iter().map(|counter| (*counter, 0)).collect();
    let of_realm = Filter::eq("_realm", Operand::id(realm));
    for resource in checked() {
        for item in unit.find_parts(resource, &of_realm, &INPUTS)? {
            for counter in contribution(resource, &item) {
                *counts.entry(counter).or_default() += 1;
            }
        }
    }
    Ok(counts)
}

/// Sets the counters of a realm to a recount; makes its document when it has none.
pub fn recount_realm(unit: &mut Unit<'_>, realm: &str) -> Result<(), Refusal> {
    if !unit.has(resource("realm"), realm)? {
        return Ok(());
    }
    // Two units must not both find that the realm has no document, and make one.
    unit.add_conflict_key(resource("realm"), realm);
    let counts = count(unit, realm)?;
    let stored = |(counter, number): (&&str, &i64)| ((*counter).to_owned(), (*number).into());
    let documents = documents(unit, realm)?;
    if documents.is_empty() {
        let mut item: Item = counts.iter().map(stored).collect();
        item.insert("_realm".to_owned(), realm.into());
        unit.insert(resource("livesynthesis"), item)?;
        return Ok(());
    }
    for document in documents {
        let id = item::text(&document, "_id");
        let Some(current) = unit.get(resource("livesynthesis"), id)? else {
            continue;
        };
        let differs = counts
            .iter()
            .any(|(counter, number)| current.get(*counter) != Some(&(*number).into()));
        if differs {
            change_document(unit, id, |item| item.extend(counts.iter().map(stored)))?;
        }
    }
    Ok(())
}

/// Recounts every realm: what a start does.
pub fn recount_all(unit: &mut Unit<'_>) -> Result<(), Refusal> {
    let realms = unit.find_parts(resource("realm"), &Filter::everything(), &["_id"])?;
    for realm in realms {
        recount_realm(unit, item::text(&realm, "_id"))?;
    }
    Ok(())
}
