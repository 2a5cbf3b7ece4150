//! Templates as a unit of work sees them, now and before it changed them.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::inheritance::{TEMPLATES, Templates};
use crate::contract::Resource;
use crate::item::{self, Item};
use crate::store::StoreError;
use crate::unit::Unit;

/// When a template is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// Before the unit changed or removed it.
    Before,
    /// As the unit leaves it.
    Now,
}

/// How many templates an item may have, directly and through other templates: each is looked at
/// for each item that uses it.
const MAX_TEMPLATES: usize = 100;

/// What is wrong with an item that uses these templates: its issues, empty if nothing is.
pub(super) fn size_issues(templates: &Templates) -> Map<String, Value> {
    if templates.len() <= MAX_TEMPLATES {
        return Map::new();
    }
    let message = format!("more than {MAX_TEMPLATES} templates, directly and indirectly");
    Map::from_iter([(TEMPLATES.to_owned(), Value::from(message))])
}

/// Templates of one resource that have been read, so that each is read once for all its followers.
pub(super) struct Library {
    resource: &'static Resource,
    now: HashMap<String, Option<Arc<Item>>>,
    before: HashMap<String, Arc<Item>>,
}

impl Library {
    /// Nothing read yet.
    pub(super) fn new(resource: &'static Resource) -> Self {
        Self {
            resource,
            now: HashMap::new(),
            before: HashMap::new(),
        }
    }

    /// Remembers what a template was before the unit changed or removed it.
    pub(super) fn remember(&mut self, before: Arc<Item>) {
        let id = item::text(&before, "_id").to_owned();
        self.now.remove(&id);
        self.before.entry(id).or_insert(before);
    }

    /// What is remembered, with the templates that it used: these may be gone when somebody looks
    /// at it.
    pub(super) fn into_before(mut self, unit: &Unit<'_>) -> Result<Value, StoreError> {
        let ids: Vec<String> = self.before.keys().cloned().collect();
        let before = self.templates(unit, &ids, Time::Before)?;
        let mut all: HashMap<String, Arc<Item>> = before;
        all.extend(self.before);
        let all = all.into_values();
        Ok(all
            .map(|item| Value::Object(Arc::unwrap_or_clone(item)))
            .collect())
    }

    /// The ids of what is remembered.
    pub(super) fn remembered(&self) -> impl Iterator<Item = &str> {
        self.before.keys().map(String::as_str)
    }

    fn get(
        &mut self,
        unit: &Unit<'_>,
        id: &str,
        time: Time,
    ) -> Result<Option<Arc<Item>>, StoreError> {
        if time == Time::Before
            && let Some(before) = self.before.get(id)
        {
            return Ok(Some(Arc::clone(before)));
        }
        if let Some(known) = self.now.get(id) {
            return Ok(known.clone());
        }
        let found = unit.get(self.resource, id)?;
        self.now.insert(id.to_owned(), found.clone());
        Ok(found)
    }

    /// The items of these ids and all that they lead to, linked as templates, template or not.
    pub(super) fn everything(
        &mut self,
        unit: &Unit<'_>,
        ids: &[String],
        time: Time,
    ) -> Result<Templates, StoreError> {
        self.gather(unit, ids, time, |_| true)
    }

    /// The same, but only what is a template: an item that is one no longer is not followed.
    pub(super) fn templates(
        &mut self,
        unit: &Unit<'_>,
        ids: &[String],
        time: Time,
    ) -> Result<Templates, StoreError> {
        self.gather(unit, ids, time, |item| item::flag(item, "_is_template"))
    }

    fn gather(
        &mut self,
        unit: &Unit<'_>,
        ids: &[String],
        time: Time,
        counts: impl Fn(&Item) -> bool,
    ) -> Result<Templates, StoreError> {
        let mut gathered = Templates::new();
        let mut next = ids.to_vec();
        while let Some(id) = next.pop() {
            if gathered.contains_key(&id) {
                continue;
            }
            if let Some(template) = self.get(unit, &id, time)?
                && counts(&template)
            {
                let further = item::texts(&template, TEMPLATES).into_iter();
                next.extend(further.map(str::to_owned));
                gathered.insert(id, template);
            }
        }
        Ok(gathered)
    }
}
