//! The counters of the live synthesis, counted again from the hosts and services themselves.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::content::all;
use crate::http::{Api, text};

/// Counters of one realm, by name. What is not in it counts zero.
pub type Counters = BTreeMap<String, i64>;

/// The counters that each realm should have, by its id.
pub fn recount(admin: &Api) -> BTreeMap<String, Counters> {
    let mut realms: BTreeMap<String, Counters> = BTreeMap::new();
    for (resource, prefix) in [("host", "hosts"), ("service", "services")] {
        for item in all(admin, resource, r#"{"_is_template": false}"#) {
            let counters = realms.entry(text(&item, "_realm")).or_default();
            let mut count =
                |name: &str| *counters.entry(format!("{prefix}_{name}")).or_default() += 1;
            count("total");
            if item["active_checks_enabled"] == false && item["passive_checks_enabled"] == false {
                count("not_monitored");
                continue;
            }
            if item["ls_acknowledged"] == true {
                count("acknowledged");
            } else {
                let state = format!(
                    "{}_{}",
                    text(&item, "ls_state"),
                    text(&item, "ls_state_type")
                );
                count(&state.to_lowercase());
            }
            if item["ls_downtimed"] == true {
                count("in_downtime");
            }
        }
    }
    realms
}

/// Where the counters that the server keeps differ from a recount, one line each.
pub fn wrong_counters(admin: &Api) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut expected = recount(admin);
    for kept in all(admin, "livesynthesis", "{}") {
        let realm = text(&kept, "_realm");
        let counted = expected.remove(&realm).unwrap_or_default();
        wrong.extend(differences(&realm, &kept, &counted));
    }
    for realm in expected.keys() {
        wrong.push(format!("{realm} has items and no counters"));
    }
    wrong
}

/// Where one document of counters differs from what was counted.
pub fn differences(what: &str, kept: &Value, counted: &Counters) -> Vec<String> {
    let mut counted = counted.clone();
    let mut wrong = Vec::new();
    let members = kept.as_object().into_iter().flatten();
    for (name, value) in members.filter(|(name, _)| is_counter(name)) {
        let right = counted.remove(name).unwrap_or_default();
        if *value != right {
            wrong.push(format!("{what}: {name} is {value}, not {right}"));
        }
    }
    wrong.extend(
        counted
            .keys()
            .map(|name| format!("{what}: {name} is missing")),
    );
    wrong
}

/// Whether a member of a live synthesis is a counter.
pub fn is_counter(name: &str) -> bool {
    name.starts_with("hosts_") || name.starts_with("services_")
}
