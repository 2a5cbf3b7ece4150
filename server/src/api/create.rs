//! Creating items: one, or a list that is stored as a whole or not at all.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::{Api, Written};
use crate::contract::{Mode, Resource, Validator, coerce};
use crate::item::Item;
use crate::rules::rights::{Caller, Verb};
use crate::rules::{Refusal, privileges, users, write};
use crate::store::StoreError;
use crate::unit::Unit;

/// What was created.
#[derive(Debug)]
pub enum Created {
    /// One item was posted, alone or as a list of one.
    One(Written),
    /// A list was posted.
    Many(Vec<Written>),
}

impl Api {
    /// Creates the items of a request body.
    pub async fn create(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        body: Value,
    ) -> Result<Created, Refusal> {
        caller.check_verb(resource, Verb::Create)?;
        let (items, is_list) = items_of(body)?;
        let items = prepare(resource, items).await?;
        let caller = Arc::clone(caller);
        let written = self
            .unit(move |unit| create_all(unit, &caller, resource, items.clone(), is_list))
            .await?;
        let mut written = written;
        if written.len() == 1
            && let Some(only) = written.pop()
        {
            return Ok(Created::One(only));
        }
        Ok(Created::Many(written))
    }
}

/// The items of a body, and whether it was a list of several.
fn items_of(body: Value) -> Result<(Vec<Item>, bool), Refusal> {
    let values = match body {
        Value::Object(item) => return Ok((vec![item], false)),
        Value::Array(values) => values,
        // The original takes a text for the list of its characters.
        Value::String(text) => text
            .chars()
            .map(|character| Value::String(character.to_string()))
            .collect(),
        _ => {
            return Err(Refusal::Malformed(
                "The body must be an object or a list of objects.".to_owned(),
            ));
        }
    };
    if values.is_empty() {
        return Err(Refusal::Malformed("The body is an empty list.".to_owned()));
    }
    let is_list = values.len() > 1;
    let mut items = Vec::with_capacity(values.len());
    let mut issues = Vec::with_capacity(values.len());
    for value in values {
        match value {
            Value::Object(item) => {
                items.push(item);
                issues.push(Map::new());
            }
            other => issues.push(crate::contract::not_a_document(&other)),
        }
    }
    if issues.iter().any(|issues| !issues.is_empty()) {
        return Err(refusal(issues, is_list));
    }
    Ok((items, is_list))
}

fn refusal(mut issues: Vec<Map<String, Value>>, is_list: bool) -> Refusal {
    match issues.pop() {
        Some(only) if !is_list => Refusal::InvalidItem(only),
        Some(last) => {
            issues.push(last);
            Refusal::InvalidList(issues)
        }
        None => Refusal::InvalidList(issues),
    }
}

/// What is too slow to be done inside a unit.
async fn prepare(resource: &'static Resource, mut items: Vec<Item>) -> Result<Vec<Item>, Refusal> {
    if resource.name != "user" {
        return Ok(items);
    }
    let hashed = tokio::task::spawn_blocking(move || {
        items.iter_mut().try_for_each(users::hash_password)?;
        Ok::<_, Refusal>(items)
    });
    hashed
        .await
        .map_err(|error| StoreError::Failed(error.to_string()))?
}

fn create_all(
    unit: &mut Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    mut items: Vec<Item>,
    is_list: bool,
) -> Result<Vec<Written>, Refusal> {
    for item in &mut items {
        write::fill(unit, caller, resource, item)?;
        coerce(resource, item);
    }
    let issues = validate(unit, resource, &items)?;
    if issues.iter().any(|issues| !issues.is_empty()) {
        return Err(refusal(issues, is_list));
    }
    let mut ids = Vec::with_capacity(items.len());
    for item in items {
        ids.push(privileges::create(unit, caller, resource, item)?);
    }
    for id in &ids {
        privileges::after_create(unit, caller, resource, id)?;
    }
    write::settle(unit)?;
    let written = ids.iter().map(|id| Written::of(unit, resource, id));
    written.collect()
}

fn validate(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    items: &[Item],
) -> Result<Vec<Map<String, Value>>, Refusal> {
    let mut seen: HashSet<(&str, String)> = HashSet::new();
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let mut issues = Validator::new(resource, Mode::Whole, unit).issues(item)?;
        write::add_issues(resource, item, &mut issues);
        for field in resource.unique_fields() {
            let Some(value) = item.get(field).and_then(Value::as_str) else {
                continue;
            };
            if !seen.insert((field, value.to_owned())) && !issues.contains_key(field) {
                let message = format!("value '{value}' is not unique");
                issues.insert(field.to_owned(), Value::String(message));
            }
        }
        all.push(issues);
    }
    Ok(all)
}
