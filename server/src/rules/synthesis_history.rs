//! The history of live synthesis: a snapshot of each document from time to time, kept for a while.

use crate::contract::resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::synthesis::COUNTERS;
use crate::rules::{Refusal, write};
use crate::unit::Unit;

/// Copies every document, then forgets the copies older than so many minutes; with 0 none.
pub fn snapshot(unit: &mut Unit<'_>, kept_minutes: u64) -> Result<(), Refusal> {
    let retention = resource("livesynthesisretention");
    for document in unit.find(resource("livesynthesis"), &Filter::everything())? {
        let mut copy: Item = item::parts_of(&document, &COUNTERS);
        copy.insert(
            "livesynthesis".to_owned(),
            item::text(&document, "_id").into(),
        );
        write::fill_defaults(retention, &mut copy);
        unit.insert(retention, copy)?;
    }
    if kept_minutes == 0 {
        return Ok(());
    }
    let seconds = i64::try_from(kept_minutes.saturating_mul(60)).unwrap_or(i64::MAX);
    let oldest = unit.now().saturating_sub(seconds);
    let outdated = Filter::lt("_created", Operand::date(oldest));
    for copy in unit.find(retention, &outdated)? {
        unit.remove(retention, copy);
    }
    Ok(())
}
