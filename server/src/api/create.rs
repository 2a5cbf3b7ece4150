//! Creating items: one, or a list that is stored as a whole or not at all.
//!
//! A list that is long, or from which much follows, is stored in a series of units: see
//! `create_list`.
//!
//! Only check results whose host or service is unknown, or that are stored already, do not hold up
//! the others of their list: see `rules::check_results`.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use super::backend::Api;
use super::bounds;
use super::create_list::List;
use super::password_hashing::{hash_all, have_passwords};
use super::posted::{Issues, Posted, posted};
use super::repeatable::Repeatable;
use super::written::Written;
use crate::contract::{Lookup, Mode, Resource, Validator, coerce, messages, resource};
use crate::item::Item;
use crate::rules::rights::{Caller, Verb};
use crate::rules::{Refusal, StateBefore, Transaction, write};
use crate::store::StoreError;
use crate::unit::Unit;

/// Longer lists wait for each other, so that others need not wait for several of them.
const LARGE: usize = 10;

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

impl Api {
    /// Creates the items of a request body.
    pub async fn create(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        body: Value,
    ) -> Result<Created, Refusal> {
        self.create_from(caller, resource, body, StateBefore::default())
            .await
    }

    /// Creates the check results of a request body.
    pub async fn create_check_results(
        &self,
        caller: &Arc<Caller>,
        body: Value,
        state_before: StateBefore,
    ) -> Result<Created, Refusal> {
        let results = resource("logcheckresult");
        self.create_from(caller, results, body, state_before).await
    }

    async fn create_from(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        body: Value,
        state_before: StateBefore,
    ) -> Result<Created, Refusal> {
        caller.check_verb(resource, Verb::Create)?;
        bounds::check(resource, &body)?;
        let mut posted = posted(body)?;
        let caller = Arc::clone(caller);
        if have_passwords(resource, &posted.items)? {
            // Hashing takes long: whatever else is wrong is said before.
            let (caller, plain) = (Arc::clone(&caller), posted.clone());
            let create = move |tx: &mut Transaction<'_>| {
                create_all(tx, &caller, resource, plain.clone()).map(|_| ())
            };
            self.units.rehearse(create).await?;
            hash_all(&mut posted.items, self.hash_form()).await?;
        }
        let count = posted.items.len();
        let list = |items: Vec<Item>| List {
            caller: Arc::clone(&caller),
            resource,
            items: items.into(),
            state_before,
        };
        if count > self.units.policy.limits.list {
            let created = self.units.create_in_series(list(posted.items)).await?;
            return Ok(Created::of(created));
        }
        // Little follows from a record.
        let is_large = count > LARGE && !resource.record;
        let again = (count > 1 && !resource.record).then(|| list(posted.items.clone()));
        let mut posted = Repeatable::new(posted);
        let create = move |tx: &mut Transaction<'_>| {
            let posted = posted.take(tx);
            *tx.notes() = state_before;
            create_all(tx, &caller, resource, posted)
        };
        let created = if is_large {
            self.units.run_large(create).await
        } else {
            self.unit(create).await
        };
        match (created, again) {
            (Err(Refusal::TooLarge(_)), Some(list)) => {
                Ok(Created::of(self.units.create_in_series(list).await?))
            }
            (created, _) => Ok(Created::of(created?)),
        }
    }
}

/// What became of an element of a list: what was written, or why it was left out.
pub(super) type Element = Result<Written, Issues>;

impl Created {
    fn of(elements: Vec<Element>) -> Self {
        if elements.iter().any(Result::is_err) {
            return Self::Partly(elements);
        }
        let mut written: Vec<Written> = elements.into_iter().flatten().collect();
        match written.pop() {
            Some(only) if written.is_empty() => Self::One(only),
            last => {
                written.extend(last);
                Self::Many(written)
            }
        }
    }
}

/// Items that are completed and checked.
pub(super) struct Prepared {
    items: Vec<Item>,
    /// What is wrong with each.
    pub(super) issues: Vec<Issues>,
    /// Why elements are left out of the list.
    left_out: Vec<Issues>,
}

/// Creates items in one unit.
pub(super) fn create_all(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    posted: Posted,
) -> Result<Vec<Element>, Refusal> {
    let Prepared {
        items,
        issues,
        left_out,
    } = prepare(tx, caller, resource, posted.items, posted.is_array, &[])?;
    if issues.iter().any(|issues| !issues.is_empty()) {
        return Err(Posted::refusal(issues));
    }
    let mut elements = Vec::with_capacity(items.len());
    for (item, left_out) in items.into_iter().zip(left_out) {
        elements.push(if left_out.is_empty() {
            Ok(write::create(tx, caller, resource, item)?)
        } else {
            Err(left_out)
        });
    }
    for id in elements.iter().flatten() {
        write::after_create(tx, caller, resource, id)?;
    }
    tx.apply_derived()?;
    let mut written = Vec::with_capacity(elements.len());
    for element in elements {
        written.push(match element {
            Ok(id) => Ok(Written::of(tx, resource, &id)?),
            Err(left_out) => Err(left_out),
        });
    }
    Ok(written)
}

/// Completes and checks what was posted, behind these elements of the same list.
pub(super) fn prepare(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    mut items: Vec<Item>,
    is_array: bool,
    earlier: &[Item],
) -> Result<Prepared, Refusal> {
    for item in &mut items {
        coerce(resource, item);
    }
    let mut references = vec![Issues::new(); items.len()];
    for (item, issues) in items.iter().zip(&mut references) {
        write::add_reference_issues(tx, caller, resource, None, item, issues)?;
        write::add_id_issue(caller, resource, item, issues);
    }
    let leaves_out = is_array && write::leaves_out_invalid(tx, resource);
    write::prefetch(tx, resource, &items)?;
    let mut left_out = if leaves_out {
        write::fill_elements(tx, caller, resource, &mut items)?
    } else {
        let items = items.iter_mut();
        items
            .map(|item| write::fill_issues(tx, caller, resource, item))
            .collect::<Result<_, _>>()?
    };
    let mut issues = validate(tx, resource, &items, earlier)?;
    for (issues, hidden) in issues.iter_mut().zip(references) {
        issues.extend(hidden);
    }
    for (issues, left_out) in issues.iter_mut().zip(&left_out) {
        // What is known to be missing is not looked for again.
        issues.retain(|field, _| !left_out.contains_key(field));
    }
    if !leaves_out {
        for (issues, left_out) in issues.iter_mut().zip(&mut left_out) {
            issues.append(left_out);
        }
    }
    Ok(Prepared {
        items,
        issues,
        left_out,
    })
}

fn validate(
    tx: &mut Transaction<'_>,
    resource: &'static Resource,
    items: &[Item],
    earlier: &[Item],
) -> Result<Vec<Issues>, Refusal> {
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    let mut all = Vec::with_capacity(items.len());
    let mut earlier: HashSet<&str> = earlier.iter().filter_map(chosen_id).collect();
    for item in items {
        let mut lookup = InList {
            unit: tx,
            resource,
            earlier: &earlier,
        };
        let mut issues = Validator::new(resource, Mode::Whole, &mut lookup).issues(item)?;
        earlier.extend(chosen_id(item));
        write::add_issues(tx, resource, None, item, &mut issues);
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

/// The id that the client has chosen for an item.
fn chosen_id(item: &Item) -> Option<&str> {
    item.get("_id").and_then(Value::as_str)
}

/// What an element of a list may refer to: what exists, and the elements before it.
struct InList<'l, 'u> {
    unit: &'l mut Unit<'u>,
    resource: &'static Resource,
    earlier: &'l HashSet<&'l str>,
}

impl Lookup for InList<'_, '_> {
    type Error = StoreError;

    fn exists(&mut self, field: &str, resource: &str, id: &str) -> Result<bool, StoreError> {
        let is_earlier = resource == self.resource.name && self.earlier.contains(id);
        let is_earlier = is_earlier && write::may_name_earlier(field);
        Ok(is_earlier || self.unit.exists(field, resource, id)?)
    }

    fn is_taken(
        &mut self,
        resource: &Resource,
        field: &str,
        value: &Value,
        except: Option<&str>,
    ) -> Result<bool, StoreError> {
        self.unit.is_taken(resource, field, value, except)
    }
}
