//! A unit of work with the rules bound to it.
//!
//! Requests and rules write through the same object, so that a service made from a template meets
//! the same rules as one that a client posted: a rule that needs further writes calls back into
//! the [`Transaction`] that was passed to it. What depends on all changes of a unit together
//! (overall states, synthesis counters) is derived once, by [`Transaction::apply_derived`], when
//! everything else is recorded.
//!
//! The transaction knows no rule by name. Each resource has a list of
//! [`ResourceRules`](super::resource_rules::ResourceRules), which are asked in that order at every
//! step.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::ops::{ControlFlow, Deref, DerefMut};
use std::sync::Arc;

use super::policy::Policy;
use super::properties::secrets;
use super::refusal::Refusal;
use super::resource_rules::{RuleList, Rules};
use super::size::Limits;
use serde_json::Value;

use crate::contract::{Field, Resource};
use crate::filter::{Filter, Kind};
use crate::item::{self, Item};
use crate::store::{Recorded, Snapshot};
use crate::unit::{Touch, Unit};

/// How many items one unit may change, with all that is derived from them.
const MAX_CHANGES_WITH_DERIVED: usize = 50_000;

/// A unit of work with the rules bound to it.
pub struct Transaction<'a> {
    unit: Unit<'a>,
    rules: &'static Rules,
    policy: Policy,
    notes: HashMap<TypeId, Box<dyn Any>>,
}

impl<'a> Deref for Transaction<'a> {
    type Target = Unit<'a>;

    fn deref(&self) -> &Unit<'a> {
        &self.unit
    }
}

impl<'a> DerefMut for Transaction<'a> {
    fn deref_mut(&mut self) -> &mut Unit<'a> {
        &mut self.unit
    }
}

impl<'a> Transaction<'a> {
    /// A unit over the view, with these rules.
    pub fn new(snapshot: &'a dyn Snapshot, rules: &'static Rules, policy: Policy) -> Self {
        let mut unit = Unit::new(snapshot);
        unit.set_secrets(secrets);
        Self {
            unit,
            rules,
            policy,
            notes: HashMap::new(),
        }
    }

    /// What the settings say.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// How much the unit may change.
    pub fn limits(&self) -> Limits {
        self.policy.limits
    }

    /// The matching items.
    ///
    /// # Errors
    /// `TooLarge` when there are more than one unit may change.
    pub(super) fn find_changeable(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Vec<Arc<Item>>, Refusal> {
        let limits = self.limits();
        let found = self.find_few(resource, filter, limits.changes)?;
        found.ok_or_else(|| limits.exceeded())
    }

    /// The rules of a resource.
    pub fn rules_of(&self, resource: &Resource) -> RuleList {
        (self.rules.of)(resource)
    }

    /// What rules have noted for the end of the unit, by the type of the notes.
    pub fn notes<T: Default + 'static>(&mut self) -> &mut T {
        let notes = self.notes.entry(TypeId::of::<T>());
        let notes = notes.or_insert_with(|| Box::new(T::default()));
        match notes.downcast_mut() {
            Some(notes) => notes,
            None => unreachable!("notes are kept under their own type"),
        }
    }

    /// Whether the item is a default object.
    pub fn is_protected(&self, resource: &Resource, item: &Item) -> bool {
        let mut rules = self.rules_of(resource).iter();
        rules.any(|rule| rule.is_protected(resource, item))
    }

    /// Completes and records a new item; returns its id. `after_create` must follow when all items
    /// of the request are recorded.
    pub fn create(&mut self, resource: &'static Resource, item: Item) -> Result<String, Refusal> {
        self.create_and_check(resource, item, true)
    }

    /// Creates an item that the calling rule has checked against the others itself.
    pub fn create_checked(
        &mut self,
        resource: &'static Resource,
        item: Item,
    ) -> Result<String, Refusal> {
        let id = self.create_and_check(resource, item, false)?;
        self.after_create(resource, &id)?;
        Ok(id)
    }

    fn create_and_check(
        &mut self,
        resource: &'static Resource,
        mut item: Item,
        needs_check: bool,
    ) -> Result<String, Refusal> {
        self.check_size()?;
        let rules = self.rules_of(resource);
        for rule in rules {
            item = match rule.create(self, item)? {
                ControlFlow::Continue(item) => item,
                ControlFlow::Break(id) => return Ok(id),
            };
        }
        fill_defaults(resource, &mut item);
        for rule in rules {
            rule.before_create(self, resource, &mut item)?;
        }
        if needs_check {
            for rule in rules {
                rule.check(self, None, &item)?;
            }
        }
        Ok(self.insert(resource, item)?)
    }

    /// Writes what follows from a new item.
    pub fn after_create(&mut self, resource: &'static Resource, id: &str) -> Result<(), Refusal> {
        let rules = self.rules_of(resource);
        if rules.is_empty() {
            return Ok(());
        }
        if let Some(item) = self.get(resource, id)? {
            for rule in rules {
                rule.after_create(self, resource, &item)?;
            }
        }
        Ok(())
    }

    /// Creates an item with all that follows from it; returns its id.
    pub fn create_fully(
        &mut self,
        resource: &'static Resource,
        item: Item,
    ) -> Result<String, Refusal> {
        let id = self.create(resource, item)?;
        self.after_create(resource, &id)?;
        Ok(id)
    }

    /// Changes an item: objects are merged, everything else is replaced. A member of a free object
    /// that is null is removed.
    pub fn change(
        &mut self,
        resource: &'static Resource,
        stored: Arc<Item>,
        mut changes: Item,
    ) -> Result<(), Refusal> {
        self.check_size()?;
        let rules = self.rules_of(resource);
        let touch = rules.iter().find_map(|rule| rule.touch(&changes));
        for rule in rules {
            rule.before_change(self, resource, &stored, &mut changes)?;
        }
        let mut item = Item::clone(&stored);
        let removed = removed_members(resource, &mut changes);
        item::merge(&mut item, changes);
        for (field, member) in removed {
            if let Some(Value::Object(members)) = item.get_mut(&field) {
                members.remove(&member);
            }
        }
        for rule in rules {
            rule.before_update(self, resource, &stored, &mut item)?;
        }
        for rule in rules {
            rule.check(self, Some(&stored), &item)?;
        }
        let touch = touch.unwrap_or(Touch::Updated);
        self.update(resource, Arc::clone(&stored), item, touch);
        let id = item::text(&stored, "_id");
        let after = self.get(resource, id)?.ok_or(Refusal::NotFound)?;
        for rule in rules {
            rule.after_change(self, resource, &stored, &after)?;
        }
        Ok(())
    }

    /// Records what follows from other items for this one, such as from the templates that it
    /// uses: no field becomes its own by that, and nothing further follows from it.
    pub fn adjust(
        &mut self,
        resource: &'static Resource,
        stored: Arc<Item>,
        item: Item,
    ) -> Result<(), Refusal> {
        self.check_size()?;
        for rule in self.rules_of(resource) {
            rule.check(self, Some(&stored), &item)?;
        }
        self.update(resource, stored, item, Touch::Updated);
        Ok(())
    }

    /// Replaces the whole content of an item.
    pub fn replace(&mut self, resource: &'static Resource, stored: Arc<Item>, mut item: Item) {
        for name in ["_id", "_created"] {
            if let Some(value) = stored.get(name) {
                item.insert(name.to_owned(), value.clone());
            }
        }
        fill_defaults(resource, &mut item);
        self.update(resource, stored, item, Touch::Updated);
    }

    /// Removes an item and what made sense only with it.
    pub fn remove(
        &mut self,
        resource: &'static Resource,
        stored: Arc<Item>,
    ) -> Result<(), Refusal> {
        self.remove_one(resource, Arc::clone(&stored))?;
        for rule in self.rules_of(resource) {
            rule.announce_removal(self, resource, &stored)?;
        }
        Ok(())
    }

    /// Removes several items of a resource at once, as a collection deletion does.
    pub fn remove_many(
        &mut self,
        resource: &'static Resource,
        mut stored: Vec<Arc<Item>>,
    ) -> Result<(), Refusal> {
        for rule in self.rules_of(resource) {
            stored = rule.remove_many(self, stored)?;
        }
        for item in stored {
            // A cascade may have removed it already.
            if self.has(resource, item::text(&item, "_id"))? {
                self.remove_one(resource, item)?;
            }
        }
        Ok(())
    }

    fn remove_one(
        &mut self,
        resource: &'static Resource,
        stored: Arc<Item>,
    ) -> Result<(), Refusal> {
        self.check_size()?;
        let rules = self.rules_of(resource);
        for rule in rules {
            rule.before_remove(self, resource, &stored)?;
        }
        self.delete(resource, Arc::clone(&stored));
        for rule in rules {
            rule.after_remove(self, &stored)?;
        }
        Ok(())
    }

    /// Refuses to go on when the unit changes as much as one may where a series of units can do it.
    fn check_size(&self) -> Result<(), Refusal> {
        let limits = self.limits();
        if self.changes() < limits.changes {
            Ok(())
        } else {
            Err(limits.exceeded())
        }
    }

    /// Derives what depends on all changes of the unit together, and makes the etags.
    pub fn apply_derived(&mut self) -> Result<(), Refusal> {
        for derive in self.rules.derived {
            derive(self)?;
        }
        if self.changes() > MAX_CHANGES_WITH_DERIVED {
            return Err(Refusal::TooLarge(format!(
                "The request changes more than {MAX_CHANGES_WITH_DERIVED} items, with all that follows from it: \
                 make it in smaller parts."
            )));
        }
        self.make_etags();
        Ok(())
    }

    /// What the store must now commit.
    pub fn into_recorded(self) -> Recorded {
        self.unit.into_recorded()
    }
}

/// Takes out of changes the members of free objects that are null, which stands for their removal.
/// Returns each with its field.
fn removed_members(resource: &Resource, changes: &mut Item) -> Vec<(String, String)> {
    let mut removed = Vec::new();
    for (name, value) in changes.iter_mut() {
        let is_free = |field: &Field| field.kind == Kind::Dict;
        if let Value::Object(members) = value
            && resource.field(name).is_some_and(is_free)
        {
            members.retain(|member, value| {
                if value.is_null() {
                    removed.push((name.clone(), member.clone()));
                }
                !value.is_null()
            });
        }
    }
    removed
}

/// Puts declared defaults into a new item where it says nothing.
pub(crate) fn fill_defaults(resource: &Resource, item: &mut Item) {
    for (name, field) in &resource.fields {
        if let Some(default) = &field.default
            && !item.contains_key(name)
        {
            item.insert(name.clone(), default.clone());
        }
    }
}
