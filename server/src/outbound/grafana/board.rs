//! What a dashboard shows, before it gets a shape.

use std::hash::{DefaultHasher, Hash, Hasher as _};

use crate::item::{self, Item};
use crate::outbound::destinations::{Database, DatabaseKind};
use crate::outbound::measurement::Measurement;
use crate::outbound::names;
use crate::outbound::performance_data::{self, Metric, Range};
use crate::outbound::wire::carbon;

/// The dashboard of a host.
#[derive(Debug, Clone)]
pub struct Board {
    /// The id of the host.
    pub host: String,
    /// The name of the host.
    pub host_name: String,
    /// The names of the realms from the root to that of the host, joined by dots.
    pub realm: String,
    /// The id of that realm.
    pub realm_id: String,
    /// What is shown: the host, then its services.
    pub rows: Vec<Row>,
}

/// What a dashboard shows of the host itself or of one service.
#[derive(Debug, Clone)]
pub struct Row {
    /// The id of the service; none for the host.
    pub service: Option<String>,
    /// The name of the service, empty for the host.
    pub name: String,
    /// The names of the realms from the root to that of the item, joined by dots.
    pub realm: String,
    /// The metrics.
    pub metrics: Vec<Metric>,
}

/// Where Grafana reads the values.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The name of the data source in Grafana.
    pub name: String,
    /// Its uid in Grafana.
    pub uid: String,
    /// The database.
    pub database: &'a Database,
}

/// What all dashboards of a Grafana have in common.
#[derive(Debug, Clone)]
pub struct Look<'a> {
    /// How often they are drawn anew.
    pub refresh: &'a str,
    /// In which time zone.
    pub timezone: &'a str,
    /// The address of the web interface, without a slash at its end; empty for none.
    pub web_interface: &'a str,
}

impl Board {
    /// The title, by which the original's dashboards are found again.
    pub fn title(&self) -> String {
        format!("Host: {}", self.host_name)
    }

    /// The uid that a new dashboard of the host gets.
    pub fn uid(&self) -> String {
        format!("alk-h-{}", self.host)
    }

    /// The title of a row.
    pub fn row_title(&self, row: &Row) -> String {
        if row.service.is_some() {
            row.name.clone()
        } else {
            format!("Host {} check alive", self.host_name)
        }
    }

    /// A number that differs when the dashboard must be built anew: other services, other metrics,
    /// other units or limits. Values and their bounds change with each check and do not count.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.host_name, &self.realm).hash(&mut hasher);
        for row in &self.rows {
            (&row.service, &row.name, &row.realm).hash(&mut hasher);
            for metric in &row.metrics {
                (&metric.label, &metric.unit).hash(&mut hasher);
                for range in [metric.warning, metric.critical] {
                    let ends = range
                        .map(|range| (range.start.map(f64::to_bits), range.end.map(f64::to_bits)));
                    ends.hash(&mut hasher);
                }
            }
        }
        hasher.finish()
    }
}

impl Row {
    /// The row of a host or a service.
    pub fn of(item: &Item, is_service: bool, realm: String) -> Self {
        let text = |name| item::text(item, name).to_owned();
        Self {
            service: is_service.then(|| text("_id")),
            name: if is_service {
                text("name")
            } else {
                String::new()
            },
            realm,
            metrics: performance_data::parse(item::text(item, "ls_perf_data")),
        }
    }
}

/// One series of a metric: the value, or one of its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What is shown: `rta`, `rta (w)`…
    pub label: String,
    /// The metric, as databases spell it.
    pub name: String,
    /// What tells it from the others of its metric: empty, `w`, `c`, `m` or `M`.
    pub mark: &'static str,
}

/// The value of a metric, then those of its limits that are plain numbers.
pub fn series(metric: &Metric) -> Vec<Series> {
    let name = names::part(&metric.label);
    let plain = |range: Option<Range>| range.is_some_and(|range| range.plain.is_some());
    let limits = [
        (true, "", "", ""),
        (plain(metric.warning), "_warning", " (w)", "w"),
        (plain(metric.critical), "_critical", " (c)", "c"),
        (metric.minimum.is_some(), "_min", " (min)", "m"),
        (metric.maximum.is_some(), "_max", " (max)", "M"),
    ];
    let limits = limits.into_iter().filter(|(is_there, ..)| *is_there);
    let series = limits.map(|(_, suffix, shown, mark)| Series {
        label: format!("{}{shown}", metric.label),
        name: format!("{name}{suffix}"),
        mark,
    });
    series.collect()
}

/// The path in Graphite, without the prefixes, of a series.
pub fn path(board: &Board, row: &Row, database: &Database, name: &str) -> String {
    let mut bare = database.clone();
    bare.prefix = String::new();
    if let DatabaseKind::Influxdb { .. } = bare.kind {
        return names::path([
            names::part(&board.host_name).as_str(),
            &names::part(&row.name),
            name,
        ]);
    }
    let measurement = Measurement {
        realm: row.realm.clone(),
        host: names::part(&board.host_name),
        service: names::part(&row.name),
        name: name.to_owned(),
        value: String::new(),
        unit: String::new(),
        time: 0,
    };
    carbon::path(&bare, &measurement)
}

/// A text between quotes, as targets of Graphite take it: with the quote that it does not have.
pub fn quoted(text: &str) -> String {
    if text.contains('\'') {
        return format!("\"{}\"", text.replace('"', ""));
    }
    format!("'{text}'")
}
