//! Check results and what follows from them.

use crate::item::Item;
use crate::rules::Refusal;
use crate::unit::Unit;

/// See the module.
pub fn fill(_unit: &mut Unit<'_>, _item: &mut Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn after_create(_unit: &mut Unit<'_>, _item: &Item) -> Result<(), Refusal> {
    Ok(())
}
