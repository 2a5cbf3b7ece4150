//! Actions: requests to the monitoring engine.

use crate::contract::Resource;
use crate::item::Item;
use crate::rules::Refusal;
use crate::unit::Unit;

/// See the module.
pub fn before_create(_unit: &mut Unit<'_>, _item: &mut Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn after_create(
    _unit: &mut Unit<'_>,
    _resource: &'static Resource,
    _item: &Item,
) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn after_change(
    _unit: &mut Unit<'_>,
    _resource: &'static Resource,
    _before: &Item,
    _after: &Item,
) -> Result<(), Refusal> {
    Ok(())
}
