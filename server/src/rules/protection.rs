//! The default objects that the rest of the system relies on can be neither removed nor renamed.

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::Transaction;
use crate::contract::Resource;
use crate::item::{self, Item};

/// Removing a default object is refused with this text.
pub(super) const PROTECTED: &str = "This item is a default item and is protected";

/// Protects the default objects of a resource: those of the names that the contract gives.
pub(super) struct Protection;

impl ResourceRules for Protection {
    fn is_protected(&self, resource: &Resource, item: &Item) -> bool {
        resource.default_items.contains(&item::text(item, "name"))
    }

    fn before_remove(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        stored: &Item,
    ) -> Result<(), Refusal> {
        if self.is_protected(resource, stored) {
            return Err(Refusal::Forbidden(PROTECTED));
        }
        Ok(())
    }

    /// Under another name a default object would lose its protection.
    fn before_change(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        let renames = changes
            .get("name")
            .is_some_and(|name| Some(name) != stored.get("name"));
        if renames && self.is_protected(resource, stored) {
            return Err(Refusal::Forbidden(PROTECTED));
        }
        Ok(())
    }
}
