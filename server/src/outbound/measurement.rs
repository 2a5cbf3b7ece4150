//! What is sent: single values, and the check results that they come from.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{names, performance_data};
use crate::item::{self, Item};

/// One value of one metric at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measurement {
    /// The names of the realms from the root to that of the host, joined by dots, as they are.
    pub realm: String,
    /// The host, as metrics spell it.
    pub host: String,
    /// The service, as metrics spell it; empty for the host itself.
    pub service: String,
    /// The metric, as metrics spell it.
    pub name: String,
    /// The value as text.
    pub value: String,
    /// The unit; empty for none.
    pub unit: String,
    /// When it was measured, in Unix seconds.
    pub time: i64,
}

impl Measurement {
    /// The value as a finite number; none when the text is no number.
    pub fn number(&self) -> Option<f64> {
        self.value
            .trim()
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
    }

    /// Reads an item of `timeseriesretention`.
    pub fn from_item(item: &Item) -> Self {
        let text = |name| item::text(item, name).to_owned();
        let value = match item.get("value") {
            Some(Value::Number(number)) => number.to_string(),
            _ => text("value"),
        };
        Self {
            realm: text("realm"),
            host: text("host"),
            service: text("service"),
            name: text("name"),
            value,
            unit: text("uom"),
            time: item::integer(item, "timestamp"),
        }
    }

    /// The fields of an item of `timeseriesretention`, but for the database.
    pub fn to_item(&self) -> Item {
        Item::from_iter([
            ("realm".to_owned(), self.realm.clone().into()),
            ("host".to_owned(), self.host.clone().into()),
            ("service".to_owned(), self.service.clone().into()),
            ("name".to_owned(), self.name.clone().into()),
            ("value".to_owned(), self.value.clone().into()),
            ("uom".to_owned(), self.unit.clone().into()),
            ("timestamp".to_owned(), self.time.into()),
        ])
    }
}

/// A check result as the outbox keeps it: small to store, and read only by the sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedResult {
    /// The names of the realms from the root to that of the host, joined by dots.
    pub realm: String,
    /// The name of the host.
    pub host: String,
    /// The name of the service; empty for the host itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub service: String,
    /// When it was checked, in Unix seconds.
    pub time: i64,
    /// What the plugin printed as performance data.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub perf_data: String,
    /// The state; none when this is no check result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<i64>,
    /// The overall state that followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall_state: Option<i64>,
}

/// The overall state of what is not monitored, and what is sent for it.
const NOT_MONITORED: (i64, i64) = (5, -1);

impl CheckedResult {
    /// The values of the result: up to five for each metric of the performance data, then the
    /// states.
    pub fn measurements(&self) -> Vec<Measurement> {
        let (host, service) = (names::part(&self.host), names::part(&self.service));
        let mut measurements = Vec::new();
        let mut add = |name: String, value: String, unit: &str| {
            measurements.push(Measurement {
                realm: self.realm.clone(),
                host: host.clone(),
                service: service.clone(),
                name,
                value,
                unit: unit.to_owned(),
                time: self.time,
            });
        };
        for metric in performance_data::parse(&self.perf_data) {
            let name = names::part(&metric.label);
            if name.is_empty() {
                continue;
            }
            let plain =
                |range: Option<performance_data::Range>| range.and_then(|range| range.plain);
            for (suffix, value) in [
                ("", metric.value),
                ("_warning", plain(metric.warning)),
                ("_critical", plain(metric.critical)),
                ("_min", metric.minimum),
                ("_max", metric.maximum),
            ] {
                if let Some(value) = value {
                    add(format!("{name}{suffix}"), value.to_string(), &metric.unit);
                }
            }
        }
        let overall = self.overall_state.map(|state| {
            let (not_monitored, sent) = NOT_MONITORED;
            if state == not_monitored { sent } else { state }
        });
        for (name, state) in [
            ("alignak_state_id", self.state),
            ("alignak_overall_state_id", overall),
        ] {
            if let Some(state) = state {
                add(name.to_owned(), state.to_string(), "");
            }
        }
        measurements
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(perf_data: &str) -> CheckedResult {
        CheckedResult {
            realm: "All.North Sea".to_owned(),
            host: "srv 1".to_owned(),
            service: "disk /".to_owned(),
            time: 1_500_000_000,
            perf_data: perf_data.to_owned(),
            state: Some(1),
            overall_state: Some(5),
        }
    }

    fn names_and_values(perf_data: &str) -> Vec<String> {
        let measurements = result(perf_data).measurements();
        let shown = measurements
            .iter()
            .map(|one| format!("{} {} {}", one.name, one.value, one.unit));
        shown.map(|text| text.trim_end().to_owned()).collect()
    }

    const STATES: [&str; 2] = ["alignak_state_id 1", "alignak_overall_state_id -1"];

    #[test]
    fn results_are_sent_as_the_original_sends_them() {
        for (perf_data, expected) in [
            ("", vec![]),
            (
                "rta=2.5ms;3;5;0;100",
                vec![
                    "rta 2.5 ms",
                    "rta_warning 3 ms",
                    "rta_critical 5 ms",
                    "rta_min 0 ms",
                    "rta_max 100 ms",
                ],
            ),
            (
                "pl=10%;20;60",
                vec![
                    "pl 10 %",
                    "pl_warning 20 %",
                    "pl_critical 60 %",
                    "pl_min 0 %",
                    "pl_max 100 %",
                ],
            ),
            ("'C: used'=12GB;1:5;@6", vec!["C_used 12 GB"]),
            ("/=5", vec!["_ 5"]),
            ("x.1700000000=3", vec!["x 3"]),
            ("e=1e3", vec!["e 1000"]),
            ("rta=U;3;5", vec!["rta_warning 3", "rta_critical 5"]),
            ("日本=5 a=1", vec!["a 1"]),
            (
                "big=18446744073709551615c",
                vec!["big 18446744073709551615 c"],
            ),
        ] {
            let mut all = expected;
            all.extend(STATES);
            assert_eq!(names_and_values(perf_data), all, "{perf_data:?}");
        }
    }

    #[test]
    fn names_are_made_fit_and_the_realm_stays_as_it_is() {
        let measurements = result("a=1").measurements();
        assert_eq!(measurements[0].host, "srv_1");
        assert_eq!(measurements[0].service, "disk_-");
        assert_eq!(measurements[0].realm, "All.North Sea");
    }

    #[test]
    fn a_record_of_the_original_is_read_and_written_alike() {
        let measurement = result("a=1s").measurements().remove(0);
        assert_eq!(Measurement::from_item(&measurement.to_item()), measurement);
    }

    #[test]
    fn values_that_are_no_numbers_are_told_apart() {
        for (value, number) in [
            ("1.5", Some(1.5)),
            ("nan", None),
            ("inf", None),
            ("N", None),
        ] {
            let measurement = Measurement {
                value: value.to_owned(),
                ..result("a=1").measurements().remove(0)
            };
            assert_eq!(measurement.number(), number, "{value}");
        }
    }
}
