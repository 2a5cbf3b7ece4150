//! Notifications for the arbiter: what it should reload for is queued here, and sent by a job.

use serde_json::json;

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::Transaction;
use crate::contract::{Resource, resource};
use crate::item::{self, Item};

/// Queues a notification for each new or removed item.
pub(super) struct ArbiterNotifications;

impl ResourceRules for ArbiterNotifications {
    /// New templates are not announced.
    fn after_create(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        item: &Item,
    ) -> Result<(), Refusal> {
        if item::flag(item, "_is_template") {
            return Ok(());
        }
        queue(tx, "creation", resource, item)
    }

    /// Removed templates are announced, as services go with them.
    fn announce_removal(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        stored: &Item,
    ) -> Result<(), Refusal> {
        queue(tx, "deletion", resource, stored)
    }
}

fn queue(
    tx: &mut Transaction<'_>,
    event: &str,
    subject: &'static Resource,
    item: &Item,
) -> Result<(), Refusal> {
    if !tx.policy().notifies_arbiter {
        return Ok(());
    }
    let parameters = format!("{}:{}", subject.name, item::text(item, "name"));
    let queued = Item::from_iter([
        ("event".to_owned(), json!(event)),
        ("parameters".to_owned(), json!(parameters)),
    ]);
    tx.create(resource("alignak_notifications"), queued)?;
    Ok(())
}
