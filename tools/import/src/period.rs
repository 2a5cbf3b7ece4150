//! The lines of time periods: a day specification and its time ranges.

use std::sync::LazyLock;

use regex::Regex;

/// A line, split into day specification and time ranges, blanks in the ranges removed.
pub(crate) fn read(line: &str) -> Result<(String, String), String> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        let range = r"\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}";
        Regex::new(&format!(r"^(.*?)\s+({range}(?:\s*,\s*{range})*)$"))
            .expect("the pattern is a correct expression")
    });
    let Some(parts) = LINE.captures(line) else {
        return Err(format!(
            "'{line}' is neither a property nor a day with time ranges such as 'monday 08:00-18:00'"
        ));
    };
    let days = parts[1].split_whitespace().collect::<Vec<_>>().join(" ");
    if !is_day_specification(&days) {
        return Err(format!("'{days}' is not a day"));
    }
    let ranges: String = parts[2]
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    for range in ranges.split(',') {
        let minutes = |time: &str| -> Option<u32> {
            let (hours, minutes) = time.split_once(':')?;
            let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
            (hours <= 24 && minutes < 60 && hours * 60 + minutes <= 1440)
                .then_some(hours * 60 + minutes)
        };
        if !range.split('-').all(|time| minutes(time).is_some()) {
            return Err(format!("'{range}' is not a time range within 00:00-24:00"));
        }
    }
    Ok((days, ranges))
}

/// The time ranges that end before they begin, which no backend takes.
pub(crate) fn reversed(ranges: &str) -> impl Iterator<Item = &str> {
    let minutes = |time: &str| -> Option<u32> {
        let (hours, minutes) = time.split_once(':')?;
        Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
    };
    ranges.split(',').filter(move |range| {
        let ends = range.split_once('-');
        ends.is_some_and(|(begin, end)| minutes(end) < minutes(begin))
    })
}

/// `monday`, `2026-01-01 - 2026-02-01 / 3`, `day 1 - 15`, `thursday -1 november`, `july 10 - 20`.
fn is_day_specification(days: &str) -> bool {
    static DAYS: LazyLock<Regex> = LazyLock::new(|| {
        let weekday = "(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)";
        let month = "(?:january|february|march|april|may|june|july|august|september|october|\
                     november|december)";
        let date = r"\d{4}-\d{1,2}-\d{1,2}";
        let point = format!(
            r"(?:{date}|{weekday}\s+-?\d+(?:\s+{month})?|{month}\s+-?\d+|day\s+-?\d+|{weekday})"
        );
        let end = format!(r"(?:{point}|-?\d+)");
        Regex::new(&format!(r"^(?i){point}(?:\s+-\s+{end})?(?:\s*/\s*\d+)?$"))
            .expect("the pattern is a correct expression")
    });
    DAYS.is_match(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_day_is_split_from_its_ranges() {
        for (line, days, ranges) in [
            (
                "monday 00:00-09:00, 17:00-24:00",
                "monday",
                "00:00-09:00,17:00-24:00",
            ),
            ("december 25 00:00-00:00", "december 25", "00:00-00:00"),
            ("day 1 - 15 06:00-18:00", "day 1 - 15", "06:00-18:00"),
            (
                "day 1 - 15 / 2          06:00-18:00",
                "day 1 - 15 / 2",
                "06:00-18:00",
            ),
            (
                "2007-01-01 - 2008-02-01\t00:00-24:00",
                "2007-01-01 - 2008-02-01",
                "00:00-24:00",
            ),
            (
                "thursday -1 november 00:00-24:00",
                "thursday -1 november",
                "00:00-24:00",
            ),
            (
                "monday 3 - thursday 4 / 2 00:00-24:00",
                "monday 3 - thursday 4 / 2",
                "00:00-24:00",
            ),
            (
                "2009-04-01 / 7 00:00-24:00",
                "2009-04-01 / 7",
                "00:00-24:00",
            ),
            (
                "july 10 - 15 / 2 00:00-24:00",
                "july 10 - 15 / 2",
                "00:00-24:00",
            ),
            (
                "tuesday 1 april - friday 2 may 09:00-17:00",
                "tuesday 1 april - friday 2 may",
                "09:00-17:00",
            ),
        ] {
            assert_eq!(
                read(line),
                Ok((days.to_owned(), ranges.to_owned())),
                "{line}"
            );
        }
    }

    #[test]
    fn ranges_over_midnight_are_found() {
        let ranges = "00:00-00:00,08:00-18:00,22:00-06:00,23:00-22:59";
        let found: Vec<&str> = reversed(ranges).collect();
        assert_eq!(found, ["22:00-06:00", "23:00-22:59"]);
    }

    #[test]
    fn other_lines_are_refused() {
        for line in [
            "monday",
            "00:00-24:00",
            "someday 00:00-24:00",
            "monday 10:00-25:00",
            "monday 8-9",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
