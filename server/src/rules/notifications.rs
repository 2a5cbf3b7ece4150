//! Notifications for the arbiter: what it should reload for is queued here, and sent by a job.

use serde_json::json;

use crate::contract::{Resource, resource};
use crate::item::{self, Item};
use crate::rules::{Refusal, write};
use crate::unit::Unit;

/// Queues the news of a new realm or host; templates are no news.
pub fn created(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    item: &Item,
) -> Result<(), Refusal> {
    if item::flag(item, "_is_template") {
        return Ok(());
    }
    queue(unit, "creation", resource, item)
}

/// Queues the news of a realm or host that is gone; templates too, as services go with them.
pub fn removed(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    item: &Item,
) -> Result<(), Refusal> {
    queue(unit, "deletion", resource, item)
}

fn queue(
    unit: &mut Unit<'_>,
    event: &str,
    subject: &'static Resource,
    item: &Item,
) -> Result<(), Refusal> {
    if !unit.policy().tells_arbiter {
        return Ok(());
    }
    let parameters = format!("{}:{}", subject.name, item::text(item, "name"));
    let queued = Item::from_iter([
        ("event".to_owned(), json!(event)),
        ("parameters".to_owned(), json!(parameters)),
    ]);
    write::create(unit, resource("alignak_notifications"), queued)?;
    Ok(())
}
