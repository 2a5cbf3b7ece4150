//! Hosts: what is filled in, what moves and goes with them.

use crate::item::Item;
use crate::rules::Refusal;
use crate::rules::rights::Caller;
use crate::unit::Unit;

/// See the module.
pub fn fill(_unit: &mut Unit<'_>, _caller: &Caller, _item: &mut Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn fill_escalation(_unit: &mut Unit<'_>, _item: &mut Item) -> Result<(), Refusal> {
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
