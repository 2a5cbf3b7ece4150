//! Carbon's two protocols.
//!
//! Neither has an acknowledgement. A line is `path value time`; a pickle is a list of
//! `(path, (time, value))` behind its length. Carbon closes the connection at a frame of more than
//! a megabyte and at a line of more than 16 KiB, which is why both are kept far below.

use serde_pickle::SerOptions;

use crate::outbound::destinations::Database;
use crate::outbound::measurement::Measurement;
use crate::outbound::names;

/// How many values go into one pickle.
const FRAME_VALUES: usize = 500;

/// The longest line, in bytes; a path that makes it longer is not sent.
const MAX_LINE: usize = 8 << 10;

/// How values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// Pickles, the default.
    Pickle,
    /// Lines.
    Line,
}

/// The path of a value: `[prefix.][realms.]host[.service].metric`.
pub fn path(database: &Database, measurement: &Measurement) -> String {
    let realms = if database.has_realms_in_paths() {
        names::realms(&measurement.realm)
    } else {
        String::new()
    };
    names::path([
        database.prefix.as_str(),
        &realms,
        &measurement.host,
        &measurement.service,
        &measurement.name,
    ])
}

/// All that is written for these values. Those that are no finite numbers, or whose path is too
/// long, are left out; the number of them comes second.
pub fn encode(protocol: Protocol, database: &Database, values: &[Measurement]) -> (Vec<u8>, u64) {
    let mut points = Vec::with_capacity(values.len());
    for measurement in values {
        let path = path(database, measurement);
        if let Some(number) = measurement.number()
            && !path.is_empty()
            && path.len() <= MAX_LINE - 64
        {
            points.push((path, (measurement.time, number)));
        }
    }
    let left_out = (values.len() - points.len()) as u64;
    let mut bytes = Vec::new();
    match protocol {
        Protocol::Line => {
            for (path, (time, number)) in &points {
                bytes.extend_from_slice(format!("{path} {number:?} {time}\n").as_bytes());
            }
        }
        Protocol::Pickle => {
            for frame in points.chunks(FRAME_VALUES) {
                // Texts and numbers can always be pickled.
                let pickle = serde_pickle::to_vec(&frame, SerOptions::new().proto_v2());
                let pickle = pickle.unwrap_or_default();
                let length = u32::try_from(pickle.len()).unwrap_or_default();
                bytes.extend_from_slice(&length.to_be_bytes());
                bytes.extend_from_slice(&pickle);
            }
        }
    }
    (bytes, left_out)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;
    use crate::outbound::fixture::{graphite, measurement};

    #[test]
    fn paths_are_those_of_the_original() {
        let mut database = graphite();
        for (prefix, realms_prefix, service, expected) in [
            ("", true, "ping", "All.North_Sea.srv1.ping.rta"),
            ("my.p", true, "ping", "my.p.All.North_Sea.srv1.ping.rta"),
            ("my.p", false, "ping", "my.p.srv1.ping.rta"),
            ("", false, "", "srv1.rta"),
        ] {
            database.prefix = prefix.to_owned();
            let crate::outbound::destinations::DatabaseKind::Graphite {
                realms_prefix: has_realms,
                ..
            } = &mut database.kind
            else {
                panic!("the fixture is a Graphite")
            };
            *has_realms = realms_prefix;
            let measurement = Measurement {
                service: service.to_owned(),
                ..measurement()
            };
            assert_eq!(path(&database, &measurement), expected);
        }
    }

    #[test]
    fn lines_have_three_parts() {
        let (bytes, left_out) = encode(Protocol::Line, &graphite(), &[measurement()]);
        let line = String::from_utf8(bytes).unwrap();
        assert_eq!(line, "All.North_Sea.srv1.ping.rta 2.5 1500000000\n");
        assert_eq!(left_out, 0);
    }

    #[test]
    fn pickles_come_in_frames_behind_their_length() {
        let values: Vec<Measurement> = (0..1_200).map(|_| measurement()).collect();
        let (bytes, _) = encode(Protocol::Pickle, &graphite(), &values);
        let (mut rest, mut points) = (&bytes[..], 0);
        while !rest.is_empty() {
            let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
            assert!(length < 1 << 20);
            let frame: Vec<(String, (i64, f64))> =
                serde_pickle::from_slice(&rest[4..4 + length], serde_pickle::DeOptions::new())
                    .unwrap();
            assert_eq!(frame[0].1, (1_500_000_000, 2.5));
            points += frame.len();
            rest = &rest[4 + length..];
        }
        assert_eq!(points, 1_200);
    }

    #[test]
    fn what_carbon_could_not_store_is_left_out() {
        let bad = |value: &str| Measurement {
            value: value.to_owned(),
            ..measurement()
        };
        let long = Measurement {
            name: "x.".repeat(8_000),
            ..measurement()
        };
        let (bytes, left_out) = encode(
            Protocol::Line,
            &graphite(),
            &[bad("nan"), bad("inf"), bad("N"), long],
        );
        assert!(bytes.is_empty());
        assert_eq!(left_out, 4);
    }
}
