//! Creating items: one, or a list that is stored as a whole or not at all.
//!
//! Only check results that cannot be tied to a host or a service do not hold up the others of
//! their list: see `rules::check_results`.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::slowly::hashed;
use super::{Api, Written, bounds};
use crate::contract::{Mode, Resource, Validator, coerce, messages};
use crate::item::Item;
use crate::rules::rights::{Caller, Verb};
use crate::rules::{Refusal, check_results, privileges, write};
use crate::unit::Unit;

/// The issues of one item by field; none when it is valid.
type Issues = Map<String, Value>;

/// What was created.
#[derive(Debug)]
pub enum Created {
    /// One item was posted, alone or as a list of one.
    One(Written),
    /// A list was posted.
    Many(Vec<Written>),
    /// A list was posted of which some elements were left out: what was written for each, or why
    /// it was not.
    Partly(Vec<Result<Written, Issues>>),
}

/// The items of a request body.
#[derive(Clone)]
struct Posted {
    items: Vec<Item>,
    /// They came as a list, if only of one.
    is_array: bool,
}

impl Posted {
    /// The refusal of the body for the issues of its items.
    fn refusal(mut issues: Vec<Issues>) -> Refusal {
        if issues.len() == 1
            && let Some(only) = issues.pop()
        {
            return Refusal::InvalidItem(only);
        }
        Refusal::InvalidList(issues)
    }
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
        bounds::check(resource, &body)?;
        let mut posted = posted(body)?;
        posted.items = hashed(resource, posted.items).await?;
        let caller = Arc::clone(caller);
        self.unit(move |unit| create_all(unit, &caller, resource, posted.clone()))
            .await
    }
}

fn posted(body: Value) -> Result<Posted, Refusal> {
    let values = match body {
        Value::Object(item) => {
            return Ok(Posted {
                items: vec![item],
                is_array: false,
            });
        }
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
    let mut items = Vec::with_capacity(values.len());
    let mut issues = Vec::with_capacity(values.len());
    for value in values {
        match value {
            Value::Object(item) => {
                items.push(item);
                issues.push(Map::new());
            }
            other => issues.push(messages::not_a_document(&other)),
        }
    }
    if issues.iter().any(|issues| !issues.is_empty()) {
        return Err(Posted::refusal(issues));
    }
    Ok(Posted {
        items,
        is_array: true,
    })
}

fn create_all(
    unit: &mut Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    posted: Posted,
) -> Result<Created, Refusal> {
    let Posted {
        mut items,
        is_array,
    } = posted;
    let mut left_out = fill(unit, caller, resource, &mut items)?;
    let mut issues = validate(unit, resource, &items)?;
    for (item, issues) in items.iter().zip(&mut issues) {
        privileges::add_reference_issues(unit, caller, resource, item, issues)?;
    }
    for (issues, left_out) in issues.iter_mut().zip(&left_out) {
        // What is known to be missing is not looked for again.
        issues.retain(|field, _| !left_out.contains_key(field));
    }
    let leaves_out = is_array && check_results::may_be_left_out(resource);
    if !leaves_out {
        for (issues, left_out) in issues.iter_mut().zip(&mut left_out) {
            issues.append(left_out);
        }
    }
    if issues.iter().any(|issues| !issues.is_empty()) {
        return Err(Posted::refusal(issues));
    }
    let mut elements = Vec::with_capacity(items.len());
    for (item, left_out) in items.into_iter().zip(left_out) {
        elements.push(if left_out.is_empty() {
            Ok(privileges::create(unit, caller, resource, item)?)
        } else {
            Err(left_out)
        });
    }
    for id in elements.iter().flatten() {
        privileges::after_create(unit, caller, resource, id)?;
    }
    write::settle(unit)?;
    let is_partial = elements.iter().any(Result::is_err);
    let mut written = Vec::with_capacity(elements.len());
    for element in elements {
        written.push(match element {
            Ok(id) => Ok(Written::of(unit, resource, &id)?),
            Err(left_out) => Err(left_out),
        });
    }
    if is_partial {
        return Ok(Created::Partly(written));
    }
    let mut written: Vec<Written> = written.into_iter().flatten().collect();
    match written.pop() {
        Some(only) if written.is_empty() => Ok(Created::One(only)),
        last => {
            written.extend(last);
            Ok(Created::Many(written))
        }
    }
}

/// Completes the items; gives what the rules have to say of each.
fn fill(
    unit: &mut Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    items: &mut [Item],
) -> Result<Vec<Issues>, Refusal> {
    for item in &mut *items {
        coerce(resource, item);
    }
    write::look_ahead(unit, resource, items)?;
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        all.push(match write::fill(unit, caller, resource, item) {
            Ok(()) => Map::new(),
            Err(Refusal::InvalidItem(issues)) => issues,
            Err(refusal) => return Err(refusal),
        });
    }
    Ok(all)
}

fn validate(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    items: &[Item],
) -> Result<Vec<Issues>, Refusal> {
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let mut issues = Validator::new(resource, Mode::Whole, unit).issues(item)?;
        write::add_issues(resource, None, item, &mut issues);
        for field in resource.unique_fields() {
            let Some(value) = item.get(field) else {
                continue;
            };
            let Some(text) = value.as_str() else {
                continue;
            };
            if !seen.insert((field, text)) && !issues.contains_key(field) {
                issues.insert(field.to_owned(), messages::not_unique(value).into());
            }
        }
        all.push(issues);
    }
    Ok(all)
}
