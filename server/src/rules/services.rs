//! Services: what is filled in, which are refused.

use crate::item::Item;
use crate::rules::Refusal;
use crate::rules::rights::Caller;
use crate::unit::Unit;

/// See the module.
pub fn fill(_unit: &mut Unit<'_>, _caller: &Caller, _item: &mut Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn before_create(_unit: &mut Unit<'_>, _item: &Item) -> Result<(), Refusal> {
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
pub fn after_remove(_unit: &mut Unit<'_>, _stored: &Item) -> Result<(), Refusal> {
    Ok(())
}
