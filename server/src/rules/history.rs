//! History events.

use crate::item::Item;
use crate::rules::Refusal;
use crate::unit::Unit;

/// See the module.
pub fn before_create(_unit: &mut Unit<'_>, _item: &mut Item) -> Result<(), Refusal> {
    Ok(())
}
