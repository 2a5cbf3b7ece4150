//! The history of live synthesis: a snapshot of each document from time to time, kept for a while.

use super::refusal::Refusal;
use super::synthesis::COUNTERS;
use super::transaction::{Transaction, fill_defaults};
use crate::contract::resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};

/// Copies every document, then removes the copies older than `kept_minutes`; with 0 none.
pub fn snapshot(tx: &mut Transaction<'_>, kept_minutes: u64) -> Result<(), Refusal> {
    let retention = resource("livesynthesisretention");
    for document in tx.find(resource("livesynthesis"), &Filter::everything())? {
        let mut copy: Item = item::parts_of(&document, &COUNTERS);
        copy.insert(
            "livesynthesis".to_owned(),
            item::text(&document, "_id").into(),
        );
        fill_defaults(retention, &mut copy);
        tx.insert(retention, copy)?;
    }
    if kept_minutes == 0 {
        return Ok(());
    }
    let seconds = i64::try_from(kept_minutes.saturating_mul(60)).unwrap_or(i64::MAX);
    let oldest = tx.now().saturating_sub(seconds);
    let outdated = Filter::lt("_created", Operand::date(oldest));
    for copy in tx.find(retention, &outdated)? {
        tx.delete(retention, copy);
    }
    Ok(())
}
