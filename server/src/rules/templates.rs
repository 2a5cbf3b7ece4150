//! Templates: what items inherit, and keep inheriting.

use crate::contract::Resource;
use crate::item::Item;
use crate::rules::Refusal;
use crate::unit::Unit;

/// See the module.
pub fn fill(
    _unit: &mut Unit<'_>,
    _resource: &'static Resource,
    _item: &mut Item,
) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn after_host_create(_unit: &mut Unit<'_>, _host: &Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn after_service_create(_unit: &mut Unit<'_>, _service: &Item) -> Result<(), Refusal> {
    Ok(())
}

/// See the module.
pub fn before_change(
    _unit: &mut Unit<'_>,
    _resource: &'static Resource,
    _stored: &Item,
    _item: &mut Item,
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

/// See the module.
pub fn after_remove(
    _unit: &mut Unit<'_>,
    _resource: &'static Resource,
    _stored: &Item,
) -> Result<(), Refusal> {
    Ok(())
}
