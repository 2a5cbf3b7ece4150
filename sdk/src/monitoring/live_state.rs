//! The live state of hosts and services, as far as reports need it.
//!
//! A backend without requests in bulk takes the whole live state from a check result: what the
//! result does not hold is set to a default, an acknowledgement for instance to none. A careful
//! report to it therefore begins with reading the live state, and carries over what the check knows
//! nothing of.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::check_result::CheckResult;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::generated::{LogCheckResultCreate, LogCheckResultRequired, host, service};
use crate::model::{CheckResultState, Host, Id, StateType};
use crate::typed::{Field, List};

/// The live state of a host or service.
#[derive(Clone, Deserialize)]
#[serde(default)]
pub(super) struct LiveState {
    #[serde(rename = "ls_state")]
    state: CheckResultState,
    #[serde(rename = "ls_state_type")]
    state_type: StateType,
    #[serde(rename = "ls_state_id")]
    state_id: i64,
    #[serde(rename = "ls_last_state_changed")]
    state_changed: i64,
    #[serde(rename = "ls_last_hard_state_changed")]
    hard_state_changed: i64,
    #[serde(rename = "ls_acknowledged")]
    acknowledged: bool,
    #[serde(rename = "ls_acknowledgement_type")]
    acknowledgement_type: i64,
    #[serde(rename = "ls_downtimed")]
    downtimed: bool,
    #[serde(rename = "ls_current_attempt")]
    current_attempt: i64,
    /// When each state was last found, by the number of the state.
    #[serde(skip)]
    last_times: [i64; 5],
}

impl Default for LiveState {
    fn default() -> Self {
        Self {
            state: CheckResultState::Ok,
            state_type: StateType::Hard,
            state_id: 0,
            state_changed: 0,
            hard_state_changed: 0,
            acknowledged: false,
            acknowledgement_type: 1,
            downtimed: false,
            current_attempt: 0,
            last_times: [0; 5],
        }
    }
}

/// The names of the fields above, and of the times, of hosts and of services.
const COMMON: [&str; 9] = [
    "ls_state",
    "ls_state_type",
    "ls_state_id",
    "ls_last_state_changed",
    "ls_last_hard_state_changed",
    "ls_acknowledged",
    "ls_acknowledgement_type",
    "ls_downtimed",
    "ls_current_attempt",
];
const HOST_TIMES: [&str; 5] = [
    "ls_last_time_up",
    "ls_last_time_down",
    "",
    "ls_last_time_unknown",
    "ls_last_time_unreachable",
];
const SERVICE_TIMES: [&str; 5] = [
    "ls_last_time_ok",
    "ls_last_time_warning",
    "ls_last_time_critical",
    "ls_last_time_unknown",
    "ls_last_time_unreachable",
];

/// Rows that one reply has at most.
const MAX_ROWS: u32 = 1000;

/// A host or service with nothing but what a report needs.
#[derive(Deserialize)]
struct Row {
    #[serde(rename = "_id")]
    id: Id<Host>,
    name: String,
    host: Option<Id<Host>>,
    #[serde(flatten)]
    live: LiveState,
    #[serde(flatten)]
    times: BTreeMap<String, serde_json::Value>,
}

impl Row {
    fn into_live(self, names: [&str; 5]) -> LiveState {
        let time = |name| self.times.get(name).and_then(serde_json::Value::as_i64);
        LiveState {
            last_times: names.map(|name| time(name).unwrap_or_default()),
            ..self.live
        }
    }
}

/// The live states of what some check results are about, by host and service.
#[derive(Default)]
pub(super) struct LiveStates {
    hosts: BTreeMap<String, (Id<Host>, LiveState)>,
    services: BTreeMap<(String, String), LiveState>,
}

impl LiveStates {
    /// Reads what is not known yet of the subjects of these results: all hosts in one question,
    /// and all services in another one.
    pub(super) async fn read(
        &mut self,
        backend: &Backend,
        results: impl Iterator<Item = &CheckResult> + Clone,
    ) -> Result<(), BackendException> {
        let hosts: BTreeSet<&str> = results
            .clone()
            .map(|result| result.host.as_str())
            .filter(|host| !self.hosts.contains_key(*host))
            .collect();
        if !hosts.is_empty() {
            let list = backend
                .hosts()
                .list()
                .filter(host::NAME.one_of(hosts).and(host::IS_TEMPLATE.eq(false)));
            let rows = projected(list, HOST_TIMES).max_results(MAX_ROWS);
            for row in rows.all().await? {
                let (name, id) = (row.name.clone(), row.id);
                self.hosts.insert(name, (id, row.into_live(HOST_TIMES)));
            }
        }
        let wanted: Vec<(&str, Id<Host>, &str)> = results
            .filter_map(|result| {
                let service = result.service.as_deref()?;
                let (id, _) = self.hosts.get(&result.host)?;
                let key = (result.host.clone(), service.to_owned());
                (!self.services.contains_key(&key)).then_some((&*result.host, *id, service))
            })
            .collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let names: BTreeMap<Id<Host>, &str> =
            wanted.iter().map(|(name, id, _)| (*id, *name)).collect();
        let services: BTreeSet<&str> = wanted.iter().map(|(.., service)| *service).collect();
        let list = backend.services().list().filter(
            service::HOST
                .one_of(names.keys())
                .and(service::NAME.one_of(services)),
        );
        let rows = projected(list.project(service::HOST), SERVICE_TIMES).max_results(MAX_ROWS);
        for row in rows.all().await? {
            let host = row.host.and_then(|id| names.get(&id).copied());
            if let Some(host) = host {
                let key = (host.to_owned(), row.name.clone());
                self.services.insert(key, row.into_live(SERVICE_TIMES));
            }
        }
        Ok(())
    }

    /// The result with everything that the live state is made of; afterwards the state is that of
    /// the result.
    pub(super) fn complete(
        &mut self,
        result: &CheckResult,
        checked_at: i64,
    ) -> Result<LogCheckResultCreate, BackendException> {
        let name = &result.host;
        let Some((_, of_host)) = self.hosts.get_mut(name) else {
            return Err(BackendException::unknown(&format!("host `{name}`")));
        };
        let live = match &result.service {
            None => of_host,
            Some(service) => {
                let key = (name.clone(), service.clone());
                self.services.get_mut(&key).ok_or_else(|| {
                    let service = format!("service `{service}` of the host `{name}`");
                    BackendException::unknown(&service)
                })?
            }
        };
        let (content, after) = content(result, checked_at, live);
        *live = after;
        Ok(content)
    }
}

/// A list of nothing but what a report needs.
fn projected<R>(list: List<R>, times: [&'static str; 5]) -> List<R, Row> {
    let fields = COMMON.into_iter().chain(times).chain(["name"]);
    fields
        .filter(|name| !name.is_empty())
        .fold(list, |list, name| list.project(Field::<R, ()>::new(name)))
        .select::<Row>()
}

/// The content of a creation, and the live state after it.
fn content(
    result: &CheckResult,
    checked: i64,
    before: &LiveState,
) -> (LogCheckResultCreate, LiveState) {
    let changed = result.state != before.state;
    let confirmed = result.state_type == StateType::Hard;
    let hard_changed = confirmed && (changed || before.state_type != StateType::Hard);
    let is_sticky = before.acknowledgement_type == 2;
    let number = result.state_id();
    let mut last_times = before.last_times;
    if let Some(time) = usize::try_from(number)
        .ok()
        .and_then(|number| last_times.get_mut(number))
    {
        *time = checked;
    }
    let after = LiveState {
        state: result.state.clone(),
        state_type: result.state_type.clone(),
        state_id: number,
        state_changed: if changed {
            checked
        } else {
            before.state_changed
        },
        hard_state_changed: if hard_changed {
            checked
        } else {
            before.hard_state_changed
        },
        acknowledged: before.acknowledged && !result.is_good() && (is_sticky || !changed),
        acknowledgement_type: before.acknowledgement_type.max(1),
        downtimed: before.downtimed,
        current_attempt: match (changed, confirmed) {
            (true, _) => 1,
            (false, true) => before.current_attempt,
            (false, false) => before.current_attempt.saturating_add(1),
        },
        last_times,
    };
    let content = LogCheckResultCreate::new(LogCheckResultRequired {
        last_state_type: before.state_type.clone(),
        state: result.state.clone(),
        state_type: result.state_type.clone(),
    });
    let content = match &result.service {
        Some(service) => content.service_name(service),
        None => content,
    };
    let content = content
        .host_name(&result.host)
        .last_check(checked)
        .state_id(number)
        .state_changed(changed)
        .last_state(before.state.clone())
        .last_state_id(before.state_id)
        .last_state_changed(after.state_changed)
        .last_hard_state_changed(after.hard_state_changed)
        .acknowledged(after.acknowledged)
        .acknowledgement_type(after.acknowledgement_type)
        .downtimed(after.downtimed)
        .current_attempt(after.current_attempt)
        .passive_check(result.passive)
        .output(&result.output)
        .long_output(&result.long_output)
        .perf_data(&result.perf_data)
        .latency(result.latency)
        .execution_time(result.execution_time)
        .last_time_0(after.last_times[0])
        .last_time_1(after.last_times[1])
        .last_time_2(after.last_times[2])
        .last_time_3(after.last_times[3])
        .last_time_4(after.last_times[4]);
    (content, after)
}
