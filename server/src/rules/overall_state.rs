//! Overall states.

use crate::rules::Refusal;
use crate::unit::Unit;

/// See the module.
pub fn settle(_unit: &mut Unit<'_>) -> Result<(), Refusal> {
    Ok(())
}
