//! Thresholds and units of panels from those of performance data.

use serde_json::{Value, json};

use crate::outbound::performance_data::{Metric, Range};

const GOOD: &str = "green";
const WARNING: &str = "orange";
const CRITICAL: &str = "red";

/// The steps of colours from the ranges of warning and critical: each step holds from its value up,
/// the first one from minus infinity; the worse colour wins.
pub(super) fn steps(warning: Option<Range>, critical: Option<Range>) -> Vec<Value> {
    let mut ends: Vec<f64> = Vec::new();
    for range in [warning, critical].into_iter().flatten() {
        ends.extend(range.start);
        ends.extend(range.end);
    }
    ends.retain(|end| end.is_finite());
    ends.sort_by(f64::total_cmp);
    ends.dedup();
    // The middle of each stretch between two ends decides its colour.
    let colour = |at: f64| {
        let alerts = |range: Option<Range>| range.is_some_and(|range| is_alert(range, at));
        if alerts(critical) {
            CRITICAL
        } else if alerts(warning) {
            WARNING
        } else {
            GOOD
        }
    };
    // The usual `80` means from 0 to 80, but a step is of no use for impossible values below 0.
    let is_usual = |range: Option<Range>| range.is_none_or(|range| range.plain.is_some());
    if is_usual(warning) && is_usual(critical) && ends.iter().all(|end| *end >= 0.0) {
        ends.retain(|end| *end != 0.0);
    }
    let first = ends.first().map_or(0.5, |end| end.min(f64::MAX));
    let below = if ends.is_empty() || is_usual(warning) && is_usual(critical) && first >= 0.0 {
        GOOD
    } else {
        colour(first - 1.0)
    };
    let mut steps = vec![json!({"color": below, "value": null})];
    let mut last = below;
    for (position, end) in ends.iter().enumerate() {
        let next = ends
            .get(position + 1)
            .map_or(end + 1.0, |next| f64::midpoint(*end, *next));
        let colour = colour(next);
        if colour != last {
            steps.push(json!({"color": colour, "value": number(*end)}));
            last = colour;
        }
    }
    steps
}

/// A whole number where it is one.
fn number(value: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
    if value.fract() == 0.0 && value.abs() < 9e15 {
        json!(value as i64)
    } else {
        json!(value)
    }
}

fn is_alert(range: Range, value: f64) -> bool {
    let is_in =
        range.start.is_none_or(|start| value >= start) && range.end.is_none_or(|end| value <= end);
    is_in == range.is_inside
}

/// Whether the metric is a counter, of which the growth is shown.
pub(super) fn is_counter(metric: &Metric) -> bool {
    metric.unit == "c"
}

/// Grafana's name of the unit.
pub(super) fn unit(metric: &Metric) -> String {
    let known = match metric.unit.as_str() {
        "" => "short",
        "s" => "s",
        "ms" => "ms",
        "us" => "µs",
        "ns" => "ns",
        "%" => "percent",
        "B" => "bytes",
        "KB" | "kB" => "kbytes",
        "MB" => "mbytes",
        "GB" => "gbytes",
        "TB" => "tbytes",
        "c" => "cps",
        "b" | "bit" => "bits",
        "bps" => "bps",
        "C" => "celsius",
        "V" => "volt",
        "A" => "amp",
        "W" => "watt",
        other => return format!("suffix:{other}"),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbound::performance_data::parse;

    fn shown(limits: &str) -> String {
        let metrics = parse(&format!("x=1;{limits}"));
        let steps = steps(metrics[0].warning, metrics[0].critical);
        let shown = steps.iter().map(|step| {
            let color = step["color"].as_str().unwrap_or_default();
            format!("{} {color}", step["value"])
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn ranges_become_steps() {
        for (limits, expected) in [
            ("3;5", "null green, 3 orange, 5 red"),
            ("10:;5:", "null red, 5 orange, 10 green"),
            (
                "10:20;5:25",
                "null red, 5 orange, 10 green, 20 orange, 25 red",
            ),
            ("~:10;~:20", "null green, 10 orange, 20 red"),
            ("@10:20", "null green, 10 orange, 20 green"),
            ("", "null green"),
            ("U;bad", "null green"),
            ("0.5;1.5", "null green, 0.5 orange, 1.5 red"),
            (";5", "null green, 5 red"),
        ] {
            assert_eq!(shown(limits), expected, "{limits}");
        }
    }

    #[test]
    fn units_are_those_of_grafana() {
        for (unit_of_plugin, expected) in [
            ("s", "s"),
            ("us", "µs"),
            ("%", "percent"),
            ("MB", "mbytes"),
            ("c", "cps"),
            ("", "short"),
            ("rpm", "suffix:rpm"),
        ] {
            let metrics = parse(&format!("x=1{unit_of_plugin}"));
            assert_eq!(unit(&metrics[0]), expected);
        }
    }
}
