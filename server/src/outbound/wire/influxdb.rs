//! The line protocol of `InfluxDB`:
//! `rta,host=srv1,realm=All.North,service=ping value=2.5 1500000000000000000`.

use std::fmt::Write as _;

use crate::outbound::measurement::Measurement;

/// One line per value, joined by line ends. Values that are no finite numbers are left out; the
/// number of them comes second.
pub fn encode(values: &[Measurement]) -> (String, u64) {
    let mut lines = String::with_capacity(values.len() * 80);
    let mut left_out = 0;
    for measurement in values {
        let nanoseconds = measurement.time.checked_mul(1_000_000_000);
        let (Some(number), Some(time)) = (measurement.number(), nanoseconds) else {
            left_out += 1;
            continue;
        };
        let start = lines.len();
        escape(&mut lines, &measurement.name, false);
        if lines.len() == start {
            left_out += 1;
            continue;
        }
        for (tag, value) in [
            ("host", &measurement.host),
            ("realm", &measurement.realm),
            ("service", &measurement.service),
        ] {
            let before = lines.len();
            let _ = write!(lines, ",{tag}=");
            let empty = lines.len();
            escape(&mut lines, value, true);
            if lines.len() == empty {
                lines.truncate(before);
            }
        }
        // A field has the type of its first value for ever, so all are floating-point numbers.
        let _ = writeln!(lines, " value={number:?} {time}");
    }
    (lines, left_out)
}

/// Adds a name or a value with what has a meaning in lines escaped. Line ends cannot be escaped and
/// become blanks; a backslash at the end would escape what follows.
fn escape(lines: &mut String, text: &str, is_tag: bool) {
    let text = text.trim_end_matches('\\');
    // A line that begins with this sign is a comment.
    let text = if is_tag {
        text
    } else {
        text.trim_start_matches('#')
    };
    for letter in text.chars() {
        match letter {
            letter if letter.is_control() => lines.push_str("\\ "),
            ' ' | ',' => lines.extend(['\\', letter]),
            '=' if is_tag => lines.push_str("\\="),
            letter => lines.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbound::fixture::measurement;

    #[test]
    fn a_line_is_that_of_the_documentation() {
        let line =
            "rta,host=srv1,realm=All.North\\ Sea,service=ping value=2.5 1500000000000000000\n";
        assert_eq!(encode(&[measurement()]), (line.to_owned(), 0));
    }

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        for (name, realm, service, expected) in [
            ("a b", "All", "", "a\\ b,host=srv1,realm=All value"),
            (
                "a=b,c",
                "A=l,l",
                "s",
                "a=b\\,c,host=srv1,realm=A\\=l\\,l,service=s value",
            ),
            (
                "#a",
                "All\\",
                "x\ny",
                "a,host=srv1,realm=All,service=x\\ y value",
            ),
            ("a", "C:\\x", "", "a,host=srv1,realm=C:\\x value"),
            ("a", "", "", "a,host=srv1 value"),
        ] {
            let measurement = Measurement {
                name: name.to_owned(),
                realm: realm.to_owned(),
                service: service.to_owned(),
                ..measurement()
            };
            let (lines, left_out) = encode(&[measurement]);
            assert!(lines.starts_with(expected), "{lines} {expected}");
            assert_eq!((lines.lines().count(), left_out), (1, 0));
        }
    }

    #[test]
    fn values_are_floating_point_numbers() {
        for (value, expected) in [
            ("1", "value=1.0 "),
            ("18446744073709551615", "value=1.8446744073709552e19 "),
            ("1e-07", "value=1e-7 "),
            ("-3.5", "value=-3.5 "),
        ] {
            let measurement = Measurement {
                value: value.to_owned(),
                ..measurement()
            };
            let (lines, _) = encode(&[measurement]);
            assert!(lines.contains(expected), "{lines} {expected}");
        }
    }

    #[test]
    fn what_cannot_be_written_is_left_out() {
        let values = [
            Measurement {
                value: "N".to_owned(),
                ..measurement()
            },
            Measurement {
                name: "#".to_owned(),
                ..measurement()
            },
            Measurement {
                time: i64::MAX,
                ..measurement()
            },
        ];
        assert_eq!(encode(&values), (String::new(), 3));
    }
}
