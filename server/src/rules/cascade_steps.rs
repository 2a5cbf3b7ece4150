//! The parts of cascades: what each of the units of a series does.

use std::sync::Arc;

use serde_json::{Value, json};

use super::cascade::{self, Cascade, Kind, users_of};
use super::references;
use super::refusal::Refusal;
use super::templates::{self, TakenAlong};
use super::transaction::Transaction;
use super::visibility;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::Touch;

/// Items that the parts of a cascade visit.
pub enum Visited {
    /// These.
    Listed(&'static Resource, Vec<String>),
    /// All that match.
    Matching(&'static Resource, Filter),
}

/// What a cascade visits, in this order.
pub fn visited(cascade: &Cascade) -> Vec<Visited> {
    let concerns = cascade.concerns;
    match cascade.kind {
        Kind::Spread | Kind::Align => {
            // The templates among them were brought up to date in the unit of the change.
            let users = users_of(&cascade.ids).and(Filter::ne("_is_template", true));
            vec![Visited::Matching(concerns, users)]
        }
        Kind::Undo => vec![Visited::Listed(concerns, cascade.ids.clone())],
        Kind::Follow => {
            let ids = cascade.ids.iter().map(|id| Operand::id(id.as_str()));
            let about = Filter::is_in(&concerns.name, ids);
            let of_each = |records| Visited::Matching(records, about.clone());
            visibility::records().map(of_each).collect()
        }
        Kind::Remove => {
            let mut visited = Vec::new();
            // Hosts that lose a template lose the services that came with it, so that nothing goes
            // with the service templates that are removed then.
            if concerns.templating {
                visited.push(Visited::Matching(concerns, users_of(&cascade.ids)));
            }
            if concerns.name == "host" {
                let on_host = cascade.ids.iter().map(|id| Operand::id(id.as_str()));
                let on_host = Filter::is_in("host", on_host);
                visited.push(Visited::Matching(resource("service"), on_host));
            }
            let naming = references::naming(concerns, &cascade.ids);
            visited.extend(naming.map(|(naming, filter)| Visited::Matching(naming, filter)));
            visited
        }
    }
}

/// Does the part of a cascade that these items make up. Returns whether the cascade still exists:
/// another process may have ended it.
///
/// # Errors
/// What the rules refuse of one of the items, or `TooLarge` when they are too many.
pub fn advance(
    tx: &mut Transaction<'_>,
    cascade: &Cascade,
    of: &'static Resource,
    ids: &[String],
) -> Result<bool, Refusal> {
    let Some(stored) = tx.get(resource("cascade"), &cascade.id)? else {
        return Ok(false);
    };
    match cascade.kind {
        Kind::Spread => templates::refresh_users(tx, of, &stored, ids)?,
        Kind::Align => templates::align_hosts(tx, ids)?,
        Kind::Follow => {
            for id in ids {
                visibility::follow(tx, of, id)?;
            }
        }
        Kind::Undo => {
            for id in ids {
                if let Some(item) = tx.get(of, id)? {
                    tx.remove(of, item)?;
                }
            }
        }
        Kind::Remove => {
            let Some(removed) = cascade.ids.first() else {
                return Ok(true);
            };
            release(tx, cascade, removed, of, ids)?;
        }
    }
    tx.apply_derived()?;
    Ok(true)
}

/// Takes an item that is about to be removed out of these others, or removes them with it.
fn release(
    tx: &mut Transaction<'_>,
    cascade: &Cascade,
    removed: &str,
    of: &'static Resource,
    ids: &[String],
) -> Result<(), Refusal> {
    let concerns = cascade.concerns;
    let mut hosts: Vec<String> = Vec::new();
    for id in ids {
        let Some(item) = tx.get(of, id)? else {
            continue;
        };
        if concerns.name == "host" && of.name == "service" && item::text(&item, "host") == removed {
            tx.remove(of, item)?;
            continue;
        }
        if of == concerns && item::texts(&item, "_templates").contains(&removed) {
            if templates::came_with_host(of, &item) {
                hosts.push(item::text(&item, "host").to_owned());
                tx.remove(of, item)?;
                continue;
            }
            let kept = item::texts(&item, "_templates").into_iter();
            let kept: Vec<&str> = kept.filter(|id| *id != removed).collect();
            let unlinked = Item::from_iter([("_templates".to_owned(), json!(kept))]);
            tx.change(of, item, unlinked)?;
        }
        references::clean_one(tx, concerns, removed, of, id)?;
    }
    if !hosts.is_empty() {
        note_hosts(tx, &cascade.id, &hosts)?;
    }
    Ok(())
}

/// Notes for the history which hosts lost a service with the removed template.
fn note_hosts(tx: &mut Transaction<'_>, cascade: &str, hosts: &[String]) -> Result<(), Refusal> {
    tx.revise(resource("cascade"), cascade, Touch::Updated, |item| {
        let count = item::integer(item, "count") + i64::try_from(hosts.len()).unwrap_or(i64::MAX);
        item.insert("count".to_owned(), count.into());
        if let Some(Value::Array(named)) = item.get_mut("hosts") {
            let free = templates::MAX_HOSTS_NAMED.saturating_sub(named.len());
            named.extend(hosts.iter().take(free).map(|id| Value::from(id.as_str())));
        }
    })?;
    Ok(())
}

/// Ends a cascade whose parts are done: removes the item that is to be removed.
///
/// # Errors
/// What the rules refuse; `TooLarge` when more refers to the item by now than one unit may change.
pub fn end(tx: &mut Transaction<'_>, cascade: &Cascade) -> Result<(), Refusal> {
    let Some(stored) = tx.get(resource("cascade"), &cascade.id)? else {
        return Ok(());
    };
    if cascade.kind == Kind::Remove {
        for id in &cascade.ids {
            let Some(item) = tx.get(cascade.concerns, id)? else {
                continue;
            };
            *tx.notes() = TakenAlong {
                template: id.clone(),
                hosts: item::texts(&stored, "hosts")
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                count: usize::try_from(item::integer(&stored, "count")).unwrap_or_default(),
            };
            tx.remove(cascade.concerns, Arc::clone(&item))?;
        }
    }
    cascade::forget(tx, &cascade.id)?;
    tx.apply_derived()
}
