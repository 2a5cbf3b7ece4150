//! The tree of realms.

use crate::item::Item;
use crate::rules::Refusal;
use crate::unit::Unit;

/// See the module.
pub fn fill(_unit: &mut Unit<'_>, _item: &mut Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn before_create(_unit: &mut Unit<'_>, _item: &mut Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn after_create(_unit: &mut Unit<'_>, _item: &Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn before_change(
    _unit: &mut Unit<'_>,
    _stored: &Item,
    _changes: &mut Item,
) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn after_change(_unit: &mut Unit<'_>, _before: &Item, _after: &Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn before_remove(_unit: &mut Unit<'_>, _stored: &Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn after_remove(_unit: &mut Unit<'_>, _stored: &Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn remove_many(_unit: &mut Unit<'_>, _stored: Vec<Item>) -> Result<(), Refusal> {
    Ok(())
}
