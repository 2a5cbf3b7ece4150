//! The dashboards of the original: schema version 7, rows of graph panels. Grafana before 8 needs
//! them; newer ones convert them when they are shown.

use serde_json::{Value, json};

use super::board::{Board, Look, Row, Source, path, quoted, series};
use crate::outbound::names;

/// Colours of the limits.
const COLOURS: [(&str, &str); 4] = [
    ("w", "#CCA300"),
    ("c", "#890F02"),
    ("m", "#447EBC"),
    ("M", "#447EBC"),
];

/// The dashboard as JSON.
pub(super) fn dashboard(board: &Board, source: &Source<'_>, look: &Look<'_>) -> Value {
    let statsd_prefix = source
        .database
        .statsd
        .as_ref()
        .map_or("", |statsd| statsd.prefix.as_str());
    let rows = board
        .rows
        .iter()
        .zip(1_i64..)
        .map(|(row, id)| graph_row(board, row, source, id));
    json!({
        "id": null,
        "title": board.title(),
        "tags": ["alignak", "host"],
        "style": "dark",
        "timezone": look.timezone,
        "refresh": look.refresh,
        "editable": true,
        "hideControls": false,
        "graphTooltip": 1,
        "rows": rows.collect::<Vec<_>>(),
        "time": {"from": "now-6h", "to": "now"},
        "timepicker": {
            "time_options": ["30m", "1h", "6h", "12h", "24h", "2d", "7d", "30d"],
            "refresh_intervals": ["5s", "10s", "30s", "1m", "5m", "15m", "30m", "1h", "2h"],
        },
        "templating": {"list": [
            variable("ts_prefix", "Time series prefix", &source.database.prefix),
            variable("statsd_prefix", "StatsD prefix", statsd_prefix),
        ]},
        "annotations": {"list": []},
        "schemaVersion": 7,
        "version": 0,
        "links": [],
    })
}

fn variable(name: &str, label: &str, value: &str) -> Value {
    json!({
        "name": name,
        "label": label,
        "type": "custom",
        "query": value,
        "current": {"text": value, "value": value},
        "options": [{"text": value, "value": value, "selected": true}],
        "hide": i64::from(value.is_empty()),
        "allValue": null,
        "includeAll": false,
        "multi": false,
        "datasource": null,
        "allFormat": "glob",
    })
}

fn graph_row(board: &Board, row: &Row, source: &Source<'_>, id: i64) -> Value {
    let title = board.row_title(row);
    let mut targets = Vec::new();
    let mut overrides = Vec::new();
    for (position, metric) in row.metrics.iter().enumerate() {
        let letter = u8::try_from(position)
            .ok()
            .filter(|position| *position < 26);
        let letter = letter
            .map(|position| char::from(b'A' + position).to_string())
            .unwrap_or_default();
        for one in series(metric) {
            let reference = match one.mark {
                "" => letter.clone(),
                mark => format!("{letter}-{mark}"),
            };
            targets.push(target(
                board, row, source, &one.name, &one.label, &reference,
            ));
            if let Some((_, colour)) = COLOURS.iter().find(|(mark, _)| *mark == one.mark) {
                overrides
                    .push(json!({"alias": one.label, "fill": 0, "legend": false, "color": colour}));
            }
        }
    }
    json!({
        "collapse": false,
        "editable": true,
        "title": title,
        "height": "250px",
        "panels": [{
            "title": title, "error": false, "span": 12, "editable": true, "datasource": source.name,
            "type": "graph", "id": id, "targets": targets, "lines": true, "fill": 1,
            "linewidth": 2, "points": false, "pointradius": 5, "bars": false, "stack": false,
            "percentage": false,
            "legend": {
                "avg": true, "current": true, "max": true, "min": true, "show": true,
                "total": false, "values": true, "alignAsTable": true,
            },
            "nullPointMode": "connected", "steppedLine": false,
            "tooltip": {
                "value_type": "cumulative", "shared": true, "sort": 0, "msResolution": false,
            },
            "timeFrom": null, "timeShift": null, "aliasColors": {}, "seriesOverrides": overrides,
            "thresholds": [], "links": [],
        }],
    })
}

fn target(
    board: &Board,
    row: &Row,
    source: &Source<'_>,
    name: &str,
    label: &str,
    reference: &str,
) -> Value {
    let database = source.database;
    let has_statsd_prefix = database
        .statsd
        .as_ref()
        .is_some_and(|statsd| !statsd.prefix.is_empty());
    let mut parts = Vec::new();
    if has_statsd_prefix {
        parts.push("$statsd_prefix".to_owned());
    }
    if !database.prefix.is_empty() {
        parts.push("$ts_prefix".to_owned());
    }
    parts.push(path(board, row, database, name));
    let mut tags =
        vec![json!({"key": "host", "operator": "=", "value": names::part(&board.host_name)})];
    if row.service.is_some() {
        tags.push(json!({
            "key": "service", "operator": "=", "value": names::part(&row.name), "condition": "AND",
        }));
    }
    json!({
        "dsType": source.name,
        "measurement": name,
        "resultFormat": "time_series",
        "policy": "default",
        "tags": tags,
        "groupBy": [{"type": "time", "params": ["auto"]}, {"type": "fill", "params": ["null"]}],
        "select": [[{"type": "field", "params": ["value"]}, {"type": "mean", "params": []}]],
        "target": format!("alias({}, {})", parts.join("."), quoted(label)),
        "refId": reference,
    })
}
