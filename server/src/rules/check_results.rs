//! Check results and what follows from them: live state, overall states, counters, history.
//!
//! The host and the service of a result are resolved by id or by name (`fill`); then it is stored
//! together with all that follows from it (`create`): the live state unless the result is late, an
//! event of the history and, at the end of the unit, overall states and synthesis counters.
//!
//! A result whose host or service is unknown is refused, naming the field. In a list it is left out
//! instead and answered as such, while the others are stored: the engine's broker module sends its
//! whole queue again until it is accepted, so that one removed host would hold up the results of
//! all others for ever.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::{Arc, LazyLock};

use serde_json::{Map, Value};

use super::history::{self, filled};
use super::overall_state;
use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::Caller;
use super::state_before::{self, StateBefore};
use super::transaction::{Transaction, fill_defaults};
use super::visibility::{READ_INPUTS, may_read, place_by};
use crate::contract::{Resource, messages, resource};
use crate::filter::{Filter, Kinds as _, Operand};
use crate::item::{self, Item};
use crate::store::StoreError;
use crate::unit::{Touch, Unit};

/// How many seconds the times of a result may lie ahead.
const MAX_AHEAD: i64 = 86_400;

const NO_HOST: &str = "Posting LCR without host information is not accepted.";

/// Live fields, and the member of a result that each is taken from.
type LiveFields = Vec<(String, &'static str)>;

static OF_HOSTS: LazyLock<LiveFields> = LazyLock::new(|| live_fields("host", &HOST_TIMES));
static OF_SERVICES: LazyLock<LiveFields> = LazyLock::new(|| live_fields("service", &SERVICE_TIMES));

/// Each `ls_` field that is called as a member of results, and the times.
fn live_fields(checked: &str, times: &[(&str, &'static str)]) -> LiveFields {
    let checked = resource(checked);
    let members = resource("logcheckresult").fields.keys();
    let same = members.filter_map(|member| {
        let live = format!("ls_{member}");
        // Whether a result says this one is another question: see `create`.
        let is_taken = checked.field(&live).is_some() && member != LAST_STATE;
        is_taken.then_some((live, member.as_str()))
    });
    let times = times
        .iter()
        .map(|(live, member)| ((*live).to_owned(), *member));
    same.chain(times).collect()
}

const LAST_STATE: &str = "last_state";

const HOST_TIMES: [(&str, &str); 3] = [
    ("ls_last_time_up", "last_time_0"),
    ("ls_last_time_down", "last_time_1"),
    ("ls_last_time_unreachable", "last_time_4"),
];

const SERVICE_TIMES: [(&str, &str); 5] = [
    ("ls_last_time_ok", "last_time_0"),
    ("ls_last_time_warning", "last_time_1"),
    ("ls_last_time_critical", "last_time_2"),
    ("ls_last_time_unknown", "last_time_3"),
    ("ls_last_time_unreachable", "last_time_4"),
];

/// Members of a result whose values the live state does not take for every kind of item.
const STATES: [&str; 3] = ["state", LAST_STATE, "state_id"];

/// Announces what results are about: hosts, what their overall states follow from, services.
fn prefetch(unit: &Unit<'_>, results: &[Item]) -> Result<(), Refusal> {
    let (host, service) = (resource("host"), resource("service"));
    let all = |name: &str| -> Vec<&str> {
        let values = results.iter().filter_map(|result| filled(result, name));
        values.collect::<BTreeSet<_>>().into_iter().collect()
    };
    let mut hosts: BTreeMap<String, String> = BTreeMap::new();
    for (field, values) in [("_id", all("host")), ("name", all("host_name"))] {
        unit.prefetch(host, field, &values, None)?;
        for value in values {
            let operand = Operand::from_value(&value.into(), &host.kind(field));
            let found = unit.find_parts(host, &Filter::eq(field, operand), &["_id", "name"]);
            for found in but_damaged(found)? {
                let part = |name| item::text(&found, name).to_owned();
                hosts.insert(part("_id"), part("name"));
            }
        }
    }
    let host_ids: Vec<&str> = hosts.keys().map(String::as_str).collect();
    let parts = [&SERVICE_PARTS[..], &overall_state::SERVICE_INPUTS].concat();
    unit.prefetch(service, "host", &host_ids, Some(&parts))?;
    let named = |result| {
        let host = filled(result, "host").or_else(|| filled(result, "host_name"))?;
        Some((host, filled(result, "service_name")?))
    };
    let named: HashSet<(&str, &str)> = results.iter().filter_map(named).collect();
    let mut services: Vec<String> = all("service").into_iter().map(str::to_owned).collect();
    for (id, name) in &hosts {
        let of_host = Filter::eq("host", Operand::id(id));
        let found = unit.find_parts(service, &of_host, &["_id", "name"]);
        for found in but_damaged(found)? {
            let service_name = item::text(&found, "name");
            if named.contains(&(id, service_name)) || named.contains(&(name, service_name)) {
                services.push(item::text(&found, "_id").to_owned());
            }
        }
    }
    let services: Vec<&str> = services.iter().map(String::as_str).collect();
    unit.prefetch(service, "_id", &services, None)?;
    // Whether a result is stored already.
    Ok(unit.prefetch(
        resource("logcheckresult"),
        "_id",
        &all("_id"),
        Some(&["_id"]),
    )?)
}

/// What was found, and nothing where an item is damaged: who needs it learns that when reading it.
fn but_damaged(found: Result<Vec<Item>, StoreError>) -> Result<Vec<Item>, StoreError> {
    match found {
        Err(StoreError::Damaged { .. }) => Ok(Vec::new()),
        found => found,
    }
}

/// Whether the performance data of hosts is processed, of those that results of the unit are about:
/// noted when a host is resolved, so that it is not read once more.
#[derive(Debug, Default)]
pub struct ProcessedHosts(pub HashMap<String, bool>);

/// The field of hosts and services that says whether their performance data is processed.
pub const PROCESSES_PERFORMANCE_DATA: &str = "process_perf_data";

/// Whether the performance data of a host or service is processed.
pub fn processes_performance_data(checked: &Item) -> bool {
    let switch = checked.get(PROCESSES_PERFORMANCE_DATA);
    switch.and_then(Value::as_bool).unwrap_or(true)
}

/// Rules of check results.
pub(super) struct CheckResults;

impl ResourceRules for CheckResults {
    fn prefetch(&self, unit: &Unit<'_>, results: &[Item]) -> Result<(), Refusal> {
        prefetch(unit, results)
    }

    /// Resolves the host and the service of a result, by id or by name; the ids win.
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        caller: &Caller,
        _resource: &'static Resource,
        result: &mut Item,
    ) -> Result<(), Refusal> {
        let mut issues = Map::new();
        if let Some(host) = resolve_host(tx, caller, result, &mut issues)? {
            let ProcessedHosts(processed) = tx.notes();
            let id = item::text(&host, "_id").to_owned();
            processed.insert(id, processes_performance_data(&host));
            let checked = resolve_service(tx, caller, result, &host, &mut issues)?;
            refuse_foreign_states(checked, result, &mut issues);
            refuse_contradictions(result, &mut issues);
            refuse_times_ahead(result, tx.now(), &mut issues);
        }
        if issues.is_empty() {
            Ok(())
        } else {
            Err(Refusal::InvalidItem(issues))
        }
    }

    fn leaves_out_invalid(&self) -> bool {
        true
    }

    fn unknown_parent(&self, posted: &Item) -> Option<(&'static str, Value)> {
        let is_id = posted.contains_key("host");
        let field = if is_id { "host" } else { "host_name" };
        let message = unknown("host", is_id, item::text(posted, field));
        Some((field, message.into()))
    }

    /// Stores a result that `fill` has completed and the contract has passed, with all that follows
    /// from it.
    fn create(
        &self,
        tx: &mut Transaction<'_>,
        mut result: Item,
    ) -> Result<ControlFlow<String, Item>, Refusal> {
        let results = resource("logcheckresult");
        let (checked, live_fields, times) = if filled(&result, "service").is_some() {
            (resource("service"), &*OF_SERVICES, &SERVICE_TIMES[..])
        } else {
            result.insert("service".to_owned(), Value::Null);
            result.insert("service_name".to_owned(), Value::from(""));
            (resource("host"), &*OF_HOSTS, &HOST_TIMES[..])
        };
        let before = tx.get(checked, item::text(&result, &checked.name))?;
        if let Some(live) = &before
            && *tx.notes::<StateBefore>() == StateBefore::FromLiveState
        {
            state_before::complete(live, &mut result, times, tx.now());
        }
        let says_last_state = result.contains_key(LAST_STATE);
        fill_defaults(results, &mut result);
        if let Some(before) = before
            && !is_late(&before, &result, tx.now())
        {
            let mut after = Item::clone(&before);
            for (live, member) in live_fields {
                set_live(&mut after, live, &result, member);
            }
            if says_last_state {
                set_live(&mut after, "ls_last_state", &result, LAST_STATE);
            }
            overall_state::follow(tx, checked, &before, &mut after)?;
            tx.update(checked, before, after, Touch::Kept);
        }
        let mut event = event_of(&result);
        let id = tx.insert(results, result)?;
        event.insert("logcheckresult".to_owned(), id.as_str().into());
        history::record_event(tx, event)?;
        Ok(ControlFlow::Break(id))
    }
}

/// Hosts that results of the unit have named, by the field and the value: those of a list are often
/// about few hosts.
#[derive(Debug, Default)]
struct NamedHosts(HashMap<(&'static str, String), Arc<Item>>);

/// Finds the host, of which what decides who may read it is known then. A host that the caller may
/// not read is answered like an unknown one.
fn resolve_host(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    result: &mut Item,
    issues: &mut Map<String, Value>,
) -> Result<Option<Arc<Item>>, Refusal> {
    let (field, value, filter) = match (filled(result, "host"), filled(result, "host_name")) {
        (Some(id), _) => ("host", id, Filter::eq("_id", Operand::id(id))),
        (None, Some(name)) => ("host_name", name, Filter::eq("name", name)),
        (None, None) => return Err(Refusal::Forbidden(NO_HOST)),
    };
    let named = (field, value.to_owned());
    let NamedHosts(known) = tx.notes();
    let found = if let Some(found) = known.get(&named) {
        Arc::clone(found)
    } else {
        let host = resource("host");
        let parts = [&["name", PROCESSES_PERFORMANCE_DATA][..], &READ_INPUTS].concat();
        let found = tx.find_parts(host, &filter, &parts)?.pop();
        let Some(found) = found.filter(|found| may_read(caller, host, found)) else {
            report(issues, field, unknown("host", field == "host", value));
            return Ok(None);
        };
        let found = Arc::new(found);
        let NamedHosts(known) = tx.notes();
        known.insert(named, Arc::clone(&found));
        found
    };
    for (name, part) in [("host", "_id"), ("host_name", "name")] {
        if let Some(value) = found.get(part) {
            result.insert(name.to_owned(), value.clone());
        }
    }
    place_by(result, Some(&found), None);
    Ok(Some(found))
}

/// Finds the service, if the result is about one; returns the resource that was checked.
fn resolve_service(
    unit: &Unit<'_>,
    caller: &Caller,
    result: &mut Item,
    host: &Item,
    issues: &mut Map<String, Value>,
) -> Result<&'static Resource, Refusal> {
    let service = resource("service");
    let host_id = item::text(host, "_id");
    let of_host = || Filter::eq("host", Operand::id(host_id));
    let (field, value, filter) = match (filled(result, "service"), filled(result, "service_name")) {
        (Some(id), _) => ("service", id, Filter::eq("_id", Operand::id(id))),
        (None, Some(name)) => {
            let filter = of_host().and(Filter::eq("name", name));
            ("service_name", name, filter)
        }
        (None, None) => return Ok(resource("host")),
    };
    let found = unit.find_to_change(service, &filter, &SERVICE_PARTS)?.pop();
    match found.filter(|found| may_read(caller, service, found)) {
        None => report(issues, field, unknown("service", field == "service", value)),
        Some(found) if item::text(&found, "host") != host_id => {
            let message = format!("value '{value}' is not a service of the host");
            report(issues, field, message);
        }
        Some(found) => {
            for (name, part) in [("service", "_id"), ("service_name", "name")] {
                if let Some(value) = found.get(part) {
                    result.insert(name.to_owned(), value.clone());
                }
            }
            place_by(result, Some(host), Some(&found));
        }
    }
    Ok(service)
}

/// What is read of a service to resolve it.
const SERVICE_PARTS: [&str; 6] = ["_id", "name", "host", "_realm", "_sub_realm", "_users_read"];

fn unknown(resource: &str, is_id: bool, value: &str) -> String {
    let field = if is_id { "_id" } else { "name" };
    messages::dangling(resource, field, value)
}

fn report(issues: &mut Map<String, Value>, field: &str, message: String) {
    issues.insert(field.to_owned(), Value::String(message));
}

/// Hosts are not WARNING, services are not DOWN. What no result may say is left to validation.
fn refuse_foreign_states(checked: &Resource, result: &Item, issues: &mut Map<String, Value>) {
    let results = resource("logcheckresult");
    for name in STATES {
        let allowed = |resource: &Resource, field: &str, value: &Value| {
            let allowed = resource
                .field(field)
                .and_then(|field| field.allowed.as_ref());
            allowed.is_none_or(|allowed| allowed.contains(value))
        };
        if let Some(value) = result.get(name)
            && (value.is_string() || value.is_i64())
            && allowed(results, name, value)
            && !allowed(checked, &format!("ls_{name}"), value)
        {
            report(issues, name, messages::unallowed(value));
        }
    }
}

/// Refuses a state whose number is that of another state.
fn refuse_contradictions(result: &Item, issues: &mut Map<String, Value>) {
    for (state, number) in [("state", "state_id"), (LAST_STATE, "last_state_id")] {
        let (Some(text), Some(id)) = (
            filled(result, state),
            result.get(number).and_then(Value::as_i64),
        ) else {
            continue;
        };
        let fits = match text {
            "UP" | "OK" => id == 0,
            "WARNING" => id == 1,
            "CRITICAL" => id == 2,
            "UNKNOWN" => id == 3,
            "DOWN" => matches!(id, 1 | 2),
            "UNREACHABLE" => id != 0,
            _ => true,
        };
        // The engine sends the number 0 for a last state that it does not know.
        let is_known = (0..=4).contains(&id);
        if !fits && is_known && (number == "state_id" || id != 0) {
            report(
                issues,
                number,
                format!("value {id} is not the number of {text}"),
            );
        }
    }
}

/// Refuses times that cannot be meant: in milliseconds, or by a clock that is wrong.
fn refuse_times_ahead(result: &Item, now: i64, issues: &mut Map<String, Value>) {
    for (name, value) in result {
        let is_past = name.starts_with("last_") && value.is_i64();
        if is_past && value.as_i64().is_some_and(|time| time > now + MAX_AHEAD) {
            let message = "the time is more than a day ahead; it is in seconds since 1970";
            report(issues, name, message.to_owned());
        }
    }
}

/// A result older than the live state: it goes into the history only.
///
/// A stored time that lies ahead says nothing about the results that follow.
fn is_late(checked: &Item, result: &Item, now: i64) -> bool {
    let last_check = item::integer(checked, "ls_last_check");
    let is_ahead = last_check > now;
    last_check != 0 && !is_ahead && item::integer(result, "last_check") < last_check
}

fn set_live(item: &mut Item, live: &str, result: &Item, member: &str) {
    let value = match result.get(member) {
        Some(Value::Bool(changed)) if live == "ls_state_changed" => {
            Value::from(i64::from(*changed))
        }
        Some(value) => value.clone(),
        None => return,
    };
    match item.get_mut(live) {
        Some(present) => *present = value,
        None => {
            item.insert(live.to_owned(), value);
        }
    }
}

/// The event of the history, but for the result's id.
fn event_of(result: &Item) -> Item {
    let mut event = item::parts_of(
        result,
        &[
            "host",
            "host_name",
            "service",
            "service_name",
            "_realm",
            "_sub_realm",
        ],
    );
    let word = |name| {
        if item::flag(result, name) {
            "True"
        } else {
            "False"
        }
    };
    let message = format!(
        "{}[{}] ({}/{}): {}",
        item::text(result, "state"),
        item::text(result, "state_type"),
        word("acknowledged"),
        word("downtimed"),
        item::text(result, "output"),
    );
    for (name, value) in [
        ("type", Value::from("check.result")),
        ("message", Value::from(message)),
        ("user", Value::Null),
        ("user_name", Value::from(history::NO_USER)),
    ] {
        event.insert(name.to_owned(), value);
    }
    event
}
