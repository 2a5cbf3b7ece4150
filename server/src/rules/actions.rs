//! Actions: requests to the monitoring engine, which polls them, acts, and marks them processed.
//! The backend only keeps them and records them in the history.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::history;
use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::Caller;
use super::transaction::Transaction;
use super::visibility::{self, READ_INPUTS, may_read};
use crate::contract::{Resource, messages, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::Unit;

/// Refuses a request in another user's name, except from super administrators and from the modules
/// of the monitoring engine, which report what others asked for.
fn check_user(caller: &Caller, item: &Item) -> Result<(), Map<String, Value>> {
    let speaks_for_others = caller.is_super_administrator || caller.can_update_livestate;
    match item.get("user") {
        Some(Value::String(user))
            if !speaks_for_others && !user.eq_ignore_ascii_case(&caller.id) =>
        {
            let message = "requests can only be made in one's own name";
            Err(Map::from_iter([("user".to_owned(), message.into())]))
        }
        _ => Ok(()),
    }
}

/// Adds issues for a host or a service that the caller may not read, which reads as if there were
/// none, and for a service of another host.
fn add_subject_issues(
    unit: &Unit<'_>,
    caller: &Caller,
    item: &Item,
    issues: &mut Map<String, Value>,
) -> Result<(), Refusal> {
    for name in ["host", "service"] {
        let Some(id) = history::filled(item, name).filter(|id| item::is_id(id)) else {
            continue;
        };
        let subject = resource(name);
        let parts = [&["host"][..], &READ_INPUTS].concat();
        let by_id = Filter::eq("_id", Operand::id(id));
        let found = unit.find_parts(subject, &by_id, &parts)?.pop();
        let Some(found) = found.filter(|found| may_read(caller, subject, found)) else {
            let message = messages::dangling(name, "_id", id);
            issues.insert(name.to_owned(), message.into());
            continue;
        };
        let host = item::text(item, "host");
        if name == "service" && !item::text(&found, "host").eq_ignore_ascii_case(host) {
            let message = format!("value '{id}' is not a service of the host");
            issues.insert(name.to_owned(), message.into());
        }
    }
    Ok(())
}

/// Rules of requests to the monitoring engine.
pub(super) struct Actions;

impl ResourceRules for Actions {
    /// The host and the service must be readable for the caller, and the service one of the host.
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        caller: &Caller,
        _resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        let mut issues = check_user(caller, item).err().unwrap_or_default();
        add_subject_issues(tx, caller, item, &mut issues)?;
        if issues.is_empty() {
            Ok(())
        } else {
            Err(Refusal::InvalidItem(issues))
        }
    }

    /// A downtime ends after it starts.
    fn issue(&self, stored: Option<&Item>, item: &Item) -> Option<(&'static str, Value)> {
        let time = |name: &str| {
            let value = item.get(name).or_else(|| stored?.get(name));
            value.and_then(Value::as_i64)
        };
        let (start, end) = (time("start_time")?, time("end_time")?);
        let is_said = item.contains_key("start_time") || item.contains_key("end_time");
        (is_said && end < start).then(|| ("end_time", "the end is before the start".into()))
    }

    /// A request lies where its host and its service are.
    fn before_create(
        &self,
        tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        visibility::place(tx, item)
    }

    /// Records a new request in the history.
    fn after_create(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        item: &Item,
    ) -> Result<(), Refusal> {
        let verb = history::filled(item, "action").unwrap_or("add");
        let event = match resource.name.as_str() {
            "actionacknowledge" => format!("ack.{verb}"),
            "actiondowntime" => format!("downtime.{verb}"),
            _ => "check.request".to_owned(),
        };
        record_event(tx, &event, item)
    }

    /// Who asked, and for what, stays. Only where the request lies cannot be changed by anyone.
    fn check_changes(
        &self,
        unit: &Unit<'_>,
        caller: &Caller,
        stored: &Item,
        changes: &Item,
    ) -> Result<(), Refusal> {
        let differs = |name: &&str| {
            let change = changes.get(*name);
            change.is_some_and(|value| Some(value) != stored.get(*name))
        };
        if differs(&"user") {
            check_user(caller, changes).map_err(Refusal::InvalidChanges)?;
        }
        if ["host", "service"].iter().any(differs) {
            let mut item = stored.clone();
            item::merge(&mut item, changes.clone());
            let mut issues = Map::new();
            add_subject_issues(unit, caller, &item, &mut issues)?;
            if !issues.is_empty() {
                return Err(Refusal::InvalidChanges(issues));
            }
        }
        Ok(())
    }

    /// A request lies where its host and its service are, whatever is sent.
    fn before_change(
        &self,
        _tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        for name in ["_realm", "_sub_realm"] {
            if let Some(value) = changes.get(name)
                && Some(value) != stored.get(name)
            {
                let message = "a request lies in the realm of its host";
                return Err(Refusal::InvalidChanges(Map::from_iter([(
                    name.to_owned(),
                    message.into(),
                )])));
            }
        }
        Ok(())
    }

    fn before_update(
        &self,
        tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        stored: &Item,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        let moves = |name| stored.get(name) != item.get(name);
        if moves("host") || moves("service") {
            visibility::place(tx, item)?;
        }
        Ok(())
    }

    /// Records in the history that a request becomes processed, with what it was before.
    fn after_change(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        before: &Arc<Item>,
        after: &Arc<Item>,
    ) -> Result<(), Refusal> {
        if item::flag(before, "processed") || !item::flag(after, "processed") {
            return Ok(());
        }
        let event = match resource.name.as_str() {
            "actionacknowledge" => "ack.processed",
            "actiondowntime" => "downtime.processed",
            _ => "check.requested",
        };
        record_event(tx, event, before)
    }
}

fn record_event(unit: &mut Unit<'_>, event: &str, action: &Item) -> Result<(), Refusal> {
    let mut recorded = item::parts_of(action, &["host", "service", "user", "_realm", "_sub_realm"]);
    for (resource_name, absent) in [
        ("host", Value::Null),
        ("service", Value::from("")),
        ("user", Value::from(history::NO_USER)),
    ] {
        let name = match history::filled(action, resource_name) {
            Some(id) => history::name_of(unit, resource_name, id)?,
            None => None,
        };
        let name = name.unwrap_or(absent);
        if !name.is_null() {
            recorded.insert(format!("{resource_name}_name"), name);
        }
    }
    recorded.insert("type".to_owned(), event.into());
    let comment = item::text(action, "comment");
    recorded.insert("message".to_owned(), comment.into());
    history::record_event(unit, recorded)
}
