//! Time series databases: one per Grafana and realm, so that a dashboard knows where to look.

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use crate::contract::resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::Unit;

const IN_REALM: &str = "A timeserie is yet attached to grafana in this realm";
const IN_PARENT: &str = "A timeserie is yet attached to grafana in parent realm";
const IN_CHILD: &str = "A timeserie is yet attached to grafana in sub realm";

const PARTS: [&str; 3] = ["_id", "_realm", "_sub_realm"];

/// Refuses a second database for a Grafana that reaches a realm which has one: in the same realm,
/// in a realm above that covers what is below it, or in a realm below one that does.
pub(super) struct TimeSeriesDatabases;

impl ResourceRules for TimeSeriesDatabases {
    fn check(&self, unit: &Unit<'_>, stored: Option<&Item>, item: &Item) -> Result<(), Refusal> {
        let grafana = item::text(item, "grafana");
        let is_same = |stored: &Item| {
            ["grafana", "_realm", "_sub_realm"]
                .iter()
                .all(|name| stored.get(*name) == item.get(*name))
        };
        if grafana.is_empty() || stored.is_some_and(is_same) {
            return Ok(());
        }
        let realm = item::text(item, "_realm");
        let above = parents(unit, realm)?;
        let of_grafana = Filter::eq("grafana", Operand::id(grafana));
        for name in ["graphite", "influxdb"] {
            for other in unit.find_parts(resource(name), &of_grafana, &PARTS)? {
                if item.get("_id").is_some() && other.get("_id") == item.get("_id") {
                    continue;
                }
                let elsewhere = item::text(&other, "_realm");
                if elsewhere == realm {
                    return Err(Refusal::Forbidden(IN_REALM));
                }
                if item::flag(&other, "_sub_realm") && above.iter().any(|id| id == elsewhere) {
                    return Err(Refusal::Forbidden(IN_PARENT));
                }
                let covers = item::flag(item, "_sub_realm");
                if covers && parents(unit, elsewhere)?.iter().any(|id| id == realm) {
                    return Err(Refusal::Forbidden(IN_CHILD));
                }
            }
        }
        Ok(())
    }
}

/// The realms above this one.
fn parents(unit: &Unit<'_>, realm: &str) -> Result<Vec<String>, Refusal> {
    let by_id = Filter::eq("_id", Operand::id(realm));
    let realms = unit.find_parts(resource("realm"), &by_id, &["_tree_parents"])?;
    let above = realms
        .first()
        .map(|realm| item::texts(realm, "_tree_parents"));
    let above = above.unwrap_or_default();
    Ok(above.into_iter().map(str::to_owned).collect())
}
