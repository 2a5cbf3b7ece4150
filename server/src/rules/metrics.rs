//! Time series databases: one per Grafana and realm.

use crate::contract::Resource;
use crate::item::Item;
use crate::rules::Refusal;
use crate::unit::Unit;

/// Refuses a second database for the same Grafana in a realm or above it.
pub fn before_write(
    _unit: &mut Unit<'_>,
    _resource: &Resource,
    _item: &Item,
) -> Result<(), Refusal> {
    Ok(())
}
