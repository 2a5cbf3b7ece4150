//! Dashboards of today: schema version 39, a row for the host and each service, with a panel of
//! series, units, and thresholds from warning and critical.

use serde_json::{Value, json};

use super::board::{Board, Look, Row, Source, path, quoted};
use super::scale;
use crate::outbound::destinations::DatabaseKind;
use crate::outbound::names;
use crate::outbound::performance_data::{Metric, Number};

/// Rows and panels have ids from one sequence; those of rows begin here.
const FIRST_ROW: i64 = 100_000;

/// The dashboard as JSON, for a uid.
pub(super) fn dashboard(board: &Board, source: &Source<'_>, look: &Look<'_>, uid: &str) -> Value {
    let mut panels = Vec::new();
    let mut top = 0;
    for (row, id) in board.rows.iter().zip(1_i64..) {
        panels.push(json!({
            "type": "row", "id": FIRST_ROW + id, "title": board.row_title(row), "collapsed": false,
            "gridPos": {"h": 1, "w": 24, "x": 0, "y": top}, "panels": [],
        }));
        panels.push(panel(board, row, source, id, top + 1));
        top += 9;
    }
    json!({
        "id": null,
        "uid": uid,
        "title": board.title(),
        "tags": ["alignak", "host"],
        "timezone": look.timezone,
        "refresh": look.refresh,
        "editable": true,
        "graphTooltip": 1,
        "schemaVersion": 39,
        "version": 0,
        "time": {"from": "now-6h", "to": "now"},
        "timepicker": {
            "refresh_intervals": ["5s", "10s", "30s", "1m", "5m", "15m", "30m", "1h", "2h"],
        },
        "annotations": {"list": []},
        "templating": {"list": []},
        "links": links(board, look),
        "panels": panels,
    })
}

fn links(board: &Board, look: &Look<'_>) -> Value {
    let link = |kind: &str, title: &str, url: String, tags: &[&str]| {
        json!({
            "type": kind, "title": title, "url": url, "icon": "external link", "tooltip": "",
            "tags": tags, "asDropdown": kind == "dashboards", "targetBlank": kind == "link",
            "includeVars": false, "keepTime": true,
        })
    };
    let mut links = Vec::new();
    if !look.web_interface.is_empty() {
        let url = format!("{}/host/{}", look.web_interface, board.host);
        links.push(link("link", "Alignak", url, &[]));
    }
    links.push(link(
        "dashboards",
        "Hosts",
        String::new(),
        &["alignak", "host"],
    ));
    json!(links)
}

fn panel(board: &Board, row: &Row, source: &Source<'_>, id: i64, top: i64) -> Value {
    let datasource = json!({"type": kind(source), "uid": source.uid});
    let targets = row.metrics.iter().enumerate();
    let targets = targets.map(|(position, metric)| {
        let mut target = match source.database.kind {
            DatabaseKind::Graphite { .. } => graphite(board, row, source, metric),
            DatabaseKind::Influxdb { .. } => influxdb(board, row, metric),
        };
        target["refId"] = json!(reference(position));
        target["datasource"] = datasource.clone();
        target
    });
    let targets: Vec<Value> = targets.collect();
    json!({
        "type": "timeseries",
        "id": id,
        "title": board.row_title(row),
        "gridPos": {"h": 8, "w": 24, "x": 0, "y": top},
        "datasource": datasource,
        "targets": targets,
        "fieldConfig": {"defaults": defaults(row.metrics.first()), "overrides": overrides(&row.metrics)},
        "options": {
            "legend": {
                "displayMode": "table", "placement": "bottom", "showLegend": true,
                "calcs": ["min", "max", "mean", "lastNotNull"],
            },
            "tooltip": {"mode": "multi", "sort": "none"},
        },
    })
}

fn kind(source: &Source<'_>) -> &'static str {
    match source.database.kind {
        DatabaseKind::Graphite { .. } => "graphite",
        DatabaseKind::Influxdb { .. } => "influxdb",
    }
}

/// `A` to `Z`, then `AA`…
fn reference(position: usize) -> String {
    let mut text = String::new();
    let mut rest = position;
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        text.insert(0, char::from(b'A' + letter));
        rest /= 26;
        if rest == 0 {
            return text;
        }
        rest -= 1;
    }
}

/// What holds for all series: that of the first metric.
fn defaults(metric: Option<&Metric>) -> Value {
    let has_limits = metric.is_some_and(|metric| metric.warning.or(metric.critical).is_some());
    let mut defaults = json!({
        "color": {"mode": "palette-classic"},
        "mappings": [],
        "custom": {
            "drawStyle": "line", "lineWidth": 2, "fillOpacity": 10, "showPoints": "never",
            "spanNulls": true,
            "thresholdsStyle": {"mode": if has_limits { "line" } else { "off" }},
        },
        "thresholds": thresholds(metric),
        "unit": metric.map_or_else(|| "short".to_owned(), scale::unit),
    });
    if let Some(metric) = metric.filter(|metric| !scale::is_counter(metric)) {
        for (name, bound) in [("min", metric.minimum), ("max", metric.maximum)] {
            if let Some(bound) = bound {
                defaults[name] = json!(bound.as_f64());
            }
        }
    }
    defaults
}

fn thresholds(metric: Option<&Metric>) -> Value {
    let steps = match metric {
        Some(metric) if !scale::is_counter(metric) => scale::steps(metric.warning, metric.critical),
        _ => scale::steps(None, None),
    };
    json!({"mode": "absolute", "steps": steps})
}

/// Where the other metrics differ from the first.
fn overrides(metrics: &[Metric]) -> Vec<Value> {
    let Some((first, others)) = metrics.split_first() else {
        return Vec::new();
    };
    let bound = |bound: Option<Number>| bound.map(Number::as_f64);
    let overrides = others.iter().filter_map(|metric| {
        let mut properties = Vec::new();
        if metric.unit != first.unit {
            properties.push(json!({"id": "unit", "value": scale::unit(metric)}));
        }
        if thresholds(Some(metric)) != thresholds(Some(first)) {
            properties.push(json!({"id": "thresholds", "value": thresholds(Some(metric))}));
        }
        for (name, own, other) in [
            ("min", metric.minimum, first.minimum),
            ("max", metric.maximum, first.maximum),
        ] {
            if bound(own) != bound(other) {
                properties.push(json!({"id": name, "value": bound(own)}));
            }
        }
        let matcher = json!({"id": "byName", "options": metric.label});
        (!properties.is_empty()).then(|| json!({"matcher": matcher, "properties": properties}))
    });
    overrides.collect()
}

fn graphite(board: &Board, row: &Row, source: &Source<'_>, metric: &Metric) -> Value {
    let database = source.database;
    let statsd_prefix = database
        .statsd
        .as_ref()
        .map_or("", |statsd| statsd.prefix.as_str());
    let path = names::path([
        statsd_prefix,
        &database.prefix,
        &path(board, row, database, &names::part(&metric.label)),
    ]);
    let series = if scale::is_counter(metric) {
        format!("perSecond({path})")
    } else {
        path
    };
    json!({"target": format!("alias({series}, {})", quoted(&metric.label))})
}

fn influxdb(board: &Board, row: &Row, metric: &Metric) -> Value {
    let mut select = vec![
        json!({"type": "field", "params": ["value"]}),
        json!({"type": "mean", "params": []}),
    ];
    if scale::is_counter(metric) {
        select.push(json!({"type": "non_negative_derivative", "params": ["1s"]}));
    }
    // Without a service, the series of all services of the host would be mixed.
    json!({
        "measurement": names::part(&metric.label),
        "policy": "default",
        "resultFormat": "time_series",
        "orderByTime": "ASC",
        "alias": metric.label,
        "tags": [
            {"key": "host", "operator": "=", "value": names::part(&board.host_name)},
            {
                "condition": "AND", "key": "service", "operator": "=",
                "value": names::part(&row.name),
            },
        ],
        "groupBy": [
            {"type": "time", "params": ["$__interval"]}, {"type": "fill", "params": ["null"]},
        ],
        "select": [select],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_go_on_after_the_alphabet() {
        for (position, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (702, "AAA")] {
            assert_eq!(reference(position), expected);
        }
    }
}
