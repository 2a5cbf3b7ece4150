//! What a family of rules can do around each write of an item.

use std::ops::ControlFlow;
use std::sync::Arc;

use serde_json::Value;

use super::refusal::Refusal;
use super::rights::Caller;
use super::transaction::Transaction;
use crate::contract::Resource;
use crate::item::Item;
use crate::unit::{Touch, Unit};

/// What the application adds to plain storage for the items of a resource. Every step does nothing
/// unless a rule says otherwise.
pub trait ResourceRules: Sync {
    /// Announces to the store what the rules will ask it about these new items.
    fn prefetch(&self, _unit: &Unit<'_>, _items: &[Item]) -> Result<(), Refusal> {
        Ok(())
    }

    /// Completes what a client posted before it is validated.
    fn fill(
        &self,
        _tx: &mut Transaction<'_>,
        _caller: &Caller,
        _resource: &'static Resource,
        _item: &mut Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// What is wrong with a new item, or with changes of the stored one, beyond what the contract
    /// says: the field and the message.
    fn issue(&self, _stored: Option<&Item>, _item: &Item) -> Option<(&'static str, Value)> {
        None
    }

    /// Whether elements of a posted list that `fill` refuses are left out of it.
    fn leaves_out_invalid(&self) -> bool {
        false
    }

    /// The field by which an element of a posted list names what it belongs to, before `fill`, and
    /// what is said of it when the caller may not create the element: the same as of an unknown
    /// name.
    fn unknown_parent(&self, _posted: &Item) -> Option<(&'static str, Value)> {
        None
    }

    /// Whether the item is a default object, which can be neither removed nor renamed.
    fn is_protected(&self, _resource: &Resource, _item: &Item) -> bool {
        false
    }

    /// Records a new item in another way than the usual one. Returns its id, or hands it back.
    fn create(
        &self,
        _tx: &mut Transaction<'_>,
        item: Item,
    ) -> Result<ControlFlow<String, Item>, Refusal> {
        Ok(ControlFlow::Continue(item))
    }

    /// Completes a new item that has its defaults.
    fn before_create(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _item: &mut Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Refuses an item that cannot stand beside the others as it is: a new one, or the new content
    /// of the stored one.
    fn check(&self, _unit: &Unit<'_>, _stored: Option<&Item>, _item: &Item) -> Result<(), Refusal> {
        Ok(())
    }

    /// Refuses a new item by which the caller would gain rights that the caller does not have.
    fn check_created(
        &self,
        _unit: &Unit<'_>,
        _caller: &Caller,
        _item: &Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Writes what follows from a new item.
    fn after_create(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _item: &Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Limits what followed from a new item to what the caller may grant.
    fn limit_created(
        &self,
        _tx: &mut Transaction<'_>,
        _caller: &Caller,
        _id: &str,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Refuses changes that the caller may not make. Not asked for super administrators.
    fn check_changes(
        &self,
        _unit: &Unit<'_>,
        _caller: &Caller,
        _stored: &Item,
        _changes: &Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Refuses a change by which rights were raised indirectly, as by a template. Not asked for
    /// super administrators.
    fn check_changed(&self, _before: &Item, _after: &Item) -> Result<(), Refusal> {
        Ok(())
    }

    /// Whether these changes of an item move its `_updated`; none for the usual answer.
    fn touch(&self, _changes: &Item) -> Option<Touch> {
        None
    }

    /// Refuses or completes changes before they are merged into the stored item.
    fn before_change(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _stored: &Item,
        _changes: &mut Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Completes the new content of a stored item.
    fn before_update(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _stored: &Item,
        _item: &mut Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Writes what follows from a change.
    fn after_change(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _before: &Arc<Item>,
        _after: &Arc<Item>,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Refuses a removal that the caller may not make.
    fn check_removal(
        &self,
        _tx: &Transaction<'_>,
        _caller: &Caller,
        _resource: &'static Resource,
        _stored: &Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Those of the items that a collection deletion by this caller takes.
    fn removable(
        &self,
        _unit: &Unit<'_>,
        _caller: &Caller,
        items: Vec<Arc<Item>>,
    ) -> Result<Vec<Arc<Item>>, Refusal> {
        Ok(items)
    }

    /// Removes several items in another way than one after the other, or hands them back.
    fn remove_many(
        &self,
        _tx: &mut Transaction<'_>,
        items: Vec<Arc<Item>>,
    ) -> Result<Vec<Arc<Item>>, Refusal> {
        Ok(items)
    }

    /// Refuses a removal, or removes first what cannot be without the item.
    fn before_remove(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _stored: &Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    /// Removes what made sense only with the item.
    fn after_remove(&self, _tx: &mut Transaction<'_>, _stored: &Item) -> Result<(), Refusal> {
        Ok(())
    }

    /// Announces a removal that is not part of a collection deletion.
    fn announce_removal(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        _stored: &Item,
    ) -> Result<(), Refusal> {
        Ok(())
    }
}

/// The rules of a resource, in the order in which they are asked.
pub(super) type RuleList = &'static [&'static dyn ResourceRules];

/// Derives something from all changes of a unit together.
pub(super) type Derive = fn(&mut Transaction<'_>) -> Result<(), Refusal>;

/// All rules of the application.
pub struct Rules {
    /// The rules of a resource.
    pub of: fn(&Resource) -> RuleList,
    /// What is derived from all changes of a unit together, in this order.
    pub derived: &'static [Derive],
}
