//! Notifications for the arbiter.

use crate::contract::Resource;
use crate::item::Item;
use crate::rules::Refusal;
use crate::unit::Unit;

/// See the module.
pub fn created(
    _unit: &mut Unit<'_>,
    _resource: &'static Resource,
    _item: &Item,
) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn removed(
    _unit: &mut Unit<'_>,
    _resource: &'static Resource,
    _item: &Item,
) -> Result<(), Refusal> {
    Ok(())
}
