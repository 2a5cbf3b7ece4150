//! Datagrams of `StatsD`.
//!
//! Values have no time there: the daemon takes them for those of now.

use crate::outbound::destinations::{Database, DatabaseKind};
use crate::outbound::measurement::Measurement;
use crate::outbound::names;

/// The largest datagram, in bytes: what an Ethernet frame carries.
const MAX_DATAGRAM: usize = 1_432;

/// The datagrams for these values, several in each. Values that the daemon could not read are left
/// out; the number of them comes second.
pub fn encode(database: &Database, values: &[Measurement]) -> (Vec<String>, u64) {
    let mut datagrams: Vec<String> = Vec::new();
    let mut left_out = 0;
    for measurement in values {
        let Some(lines) = lines(database, measurement).filter(|lines| lines.len() <= MAX_DATAGRAM)
        else {
            left_out += 1;
            continue;
        };
        match datagrams.last_mut() {
            Some(last) if last.len() + 1 + lines.len() <= MAX_DATAGRAM => {
                last.push('\n');
                last.push_str(&lines);
            }
            _ => datagrams.push(lines),
        }
    }
    (datagrams, left_out)
}

/// The lines of one value, which must stay in one datagram: a gauge below zero is set to zero
/// first, because a sign means a change.
fn lines(database: &Database, measurement: &Measurement) -> Option<String> {
    let number = measurement.number()?;
    let name = name(database, measurement);
    if name.is_empty() {
        return None;
    }
    Some(match measurement.unit.as_str() {
        "s" | "ms" if number < 0.0 => return None,
        "s" | "ms" => format!("{name}:{number:.6}|ms"),
        "h" => format!("{name}:{}|c", measurement.value),
        _ if number < 0.0 => format!("{name}:0|g\n{name}:{number:?}|g"),
        _ => format!("{name}:{number:?}|g"),
    })
}

/// The name of a value: `[prefix.][realms.]host[.service].metric`, the prefix only for Graphite.
fn name(database: &Database, measurement: &Measurement) -> String {
    let prefix = match database.kind {
        DatabaseKind::Graphite { .. } => database.prefix.as_str(),
        DatabaseKind::Influxdb { .. } => "",
    };
    let realms = if database.has_realms_in_paths() {
        names::realms(&measurement.realm)
    } else {
        String::new()
    };
    let path = names::path([
        prefix,
        &realms,
        &measurement.host,
        &measurement.service,
        &measurement.name,
    ]);
    names::statsd(&path).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbound::fixture::{graphite, influxdb, measurement};

    fn datagram(unit: &str, value: &str) -> Vec<String> {
        let measurement = Measurement {
            unit: unit.to_owned(),
            value: value.to_owned(),
            ..measurement()
        };
        encode(&graphite(), &[measurement]).0
    }

    #[test]
    fn the_type_follows_from_the_unit() {
        let name = "All.North_Sea.srv1.ping.rta";
        for (unit, value, expected) in [
            ("s", "2", format!("{name}:2.000000|ms")),
            ("ms", "2.5", format!("{name}:2.500000|ms")),
            ("h", "4", format!("{name}:4|c")),
            ("", "1.25", format!("{name}:1.25|g")),
            ("%", "-5", format!("{name}:0|g\n{name}:-5.0|g")),
        ] {
            assert_eq!(datagram(unit, value), [expected]);
        }
    }

    #[test]
    fn what_the_daemon_cannot_read_is_left_out() {
        assert!(datagram("ms", "-1").is_empty());
        assert!(datagram("", "N").is_empty());
    }

    #[test]
    fn datagrams_are_filled_and_fit_into_a_frame() {
        let values: Vec<Measurement> = (0..200).map(|_| measurement()).collect();
        let (datagrams, left_out) = encode(&graphite(), &values);
        assert_eq!(left_out, 0);
        assert!(datagrams.iter().all(|one| one.len() <= MAX_DATAGRAM));
        let lines: usize = datagrams.iter().map(|one| one.lines().count()).sum();
        assert_eq!(lines, 200);
        assert!(datagrams.len() < 10, "{}", datagrams.len());
    }

    #[test]
    fn a_prefix_is_for_graphite_only() {
        let (mut graphite, mut influxdb) = (graphite(), influxdb());
        graphite.prefix = "p".to_owned();
        influxdb.prefix = "p".to_owned();
        let first = |database: &Database| encode(database, &[measurement()]).0.remove(0);
        assert!(first(&graphite).starts_with("p.All."));
        assert!(first(&influxdb).starts_with("All."));
    }
}
