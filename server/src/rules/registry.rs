//! Which rules each resource has: the only file that names all of them.

use super::actions::Actions;
use super::alias::Alias;
use super::check_results::CheckResults;
use super::dependencies::Dependencies;
use super::group_tree::{self, GroupTree};
use super::history::History;
use super::hosts::{Escalations, Hosts};
use super::live_state::{LiveState, SignsOfLife};
use super::metrics::TimeSeriesDatabases;
use super::notifications::ArbiterNotifications;
use super::overall_state::{self, OverallState};
use super::policy::Policy;
use super::privileges::{AccountRights, RealmRights, RoleRights, ServiceRights};
use super::protection::Protection;
use super::realm_tree::{self, RealmTree};
use super::references;
use super::refusal::Refusal;
use super::relations::{self, Relations};
use super::resource_rules::{RuleList, Rules};
use super::services::Services;
use super::synthesis::{self, Synthesis};
use super::templates::{self, Templates};
use super::time_periods::TimePeriods;
use super::transaction::Transaction;
use super::users::Users;
use crate::contract::Resource;
use crate::store::{Recorded, Store};
use crate::unit::run_work;

/// Resources without rules of their own.
const ANY: RuleList = &[&Relations, &Alias];
const ACTION: RuleList = &[&Actions, &Relations, &Alias];
const GROUP: RuleList = &[&Protection, &Relations, &Alias, &GroupTree];
const DEPENDENCY: RuleList = &[&Relations, &Alias, &Dependencies];
const ESCALATION: RuleList = &[&Relations, &Alias, &Escalations];
const DATABASE: RuleList = &[&Relations, &Alias, &TimeSeriesDatabases];

/// The rules of each resource, in the order in which they are asked.
static TABLE: &[(&str, RuleList)] = &[
    ("actionacknowledge", ACTION),
    ("actiondowntime", ACTION),
    ("actionforcecheck", ACTION),
    ("alignak", &[&SignsOfLife, &Relations, &Alias]),
    ("command", &[&Protection, &Relations, &Alias]),
    ("graphite", DATABASE),
    ("history", &[&Relations, &Alias, &History]),
    (
        "host",
        &[
            &Protection,
            &LiveState,
            &Relations,
            &Alias,
            &Templates,
            &Hosts,
            &OverallState,
            &ArbiterNotifications,
        ],
    ),
    ("hostdependency", DEPENDENCY),
    ("hostescalation", ESCALATION),
    ("hostgroup", GROUP),
    ("influxdb", DATABASE),
    ("livesynthesis", &[&Relations, &Alias, &Synthesis]),
    ("logcheckresult", &[&CheckResults]),
    (
        "realm",
        &[
            &Protection,
            &Relations,
            &Alias,
            &RealmTree,
            &RealmRights,
            &ArbiterNotifications,
        ],
    ),
    (
        "service",
        &[
            &LiveState,
            &Relations,
            &Alias,
            &Templates,
            &Services,
            &ServiceRights,
            &OverallState,
        ],
    ),
    ("servicedependency", DEPENDENCY),
    ("serviceescalation", ESCALATION),
    ("servicegroup", GROUP),
    (
        "timeperiod",
        &[&Protection, &Relations, &Alias, &TimePeriods],
    ),
    (
        "user",
        &[
            &Protection,
            &Relations,
            &Alias,
            &Templates,
            &Users,
            &AccountRights,
        ],
    ),
    ("usergroup", GROUP),
    ("userrestrictrole", &[&Relations, &Alias, &RoleRights]),
];

/// All rules.
pub static RULES: Rules = Rules {
    of: rules_of,
    derived: &[
        templates::follow_removals_and_align,
        realm_tree::recount,
        group_tree::recount,
        references::remove_dangling,
        relations::refuse_circles,
        overall_state::apply_noted,
        synthesis::apply_differences,
    ],
};

/// The rules of a resource, in the order in which they are asked.
pub fn rules_of(resource: &Resource) -> RuleList {
    let found = TABLE.binary_search_by(|(name, _)| (*name).cmp(resource.name.as_str()));
    found.map_or(ANY, |position| TABLE[position].1)
}

/// Runs rules as one unit of work on a store.
///
/// # Errors
/// What the rules refuse, or what the store cannot do. Nothing is changed then.
pub async fn run_unit<T, F>(store: &dyn Store, rules: F) -> Result<T, Refusal>
where
    T: Send + 'static,
    F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
{
    run_unit_with(store, Policy::default(), rules).await
}

/// The same with what the settings say.
///
/// # Errors
/// What the rules refuse, or what the store cannot do. Nothing is changed then.
pub async fn run_unit_with<T, F>(
    store: &dyn Store,
    policy: Policy,
    mut rules: F,
) -> Result<T, Refusal>
where
    T: Send + 'static,
    F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
{
    run_work(store, move |snapshot| {
        let mut tx = Transaction::new(snapshot, &RULES, policy);
        let value = rules(&mut tx)?;
        Ok((value, tx.into_recorded()))
    })
    .await
}

/// Runs rules as a unit of which nothing is committed.
///
/// # Errors
/// What the rules refuse, or what the store cannot do.
pub async fn rehearse_unit<T, F>(
    store: &dyn Store,
    policy: Policy,
    mut rules: F,
) -> Result<T, Refusal>
where
    T: Send + 'static,
    F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
{
    run_work(store, move |snapshot| {
        let value = rules(&mut Transaction::new(snapshot, &RULES, policy))?;
        Ok((value, Recorded::default()))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_resources_only() {
        assert!(TABLE.is_sorted_by_key(|(name, _)| *name));
        let contract = crate::contract::contract();
        let unknown = TABLE.iter().find(|(name, _)| contract.find(name).is_none());
        assert_eq!(unknown.map(|(name, _)| *name), None);
    }
}
