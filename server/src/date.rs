//! RFC 1123 dates (`Mon, 05 Feb 2024 09:03:07 GMT`) as Unix seconds.
//!
//! This is how items and filters write dates, and nothing else is accepted in items: the two older
//! forms of HTTP are ordinary text, and years before 1970 are ordinary dates. Headers, which may
//! have the older forms, are read with [`alignak_model::HttpDate`]. Filters may also write a time
//! in the forms of [`parse_query_time`].

use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::{SignedDuration, Timestamp};

const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

const PRINTER: DateTimePrinter = DateTimePrinter::new();

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The first and the last second that a date of four-digit years can name.
pub(crate) const RANGE: std::ops::RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;

/// The Unix seconds of an RFC 1123 text; nothing when the text is not exactly of that form.
pub fn parse_date(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let separators = [
        (3, b','),
        (4, b' '),
        (7, b' '),
        (11, b' '),
        (16, b' '),
        (19, b':'),
    ];
    if bytes.len() != 29
        || !text.is_ascii()
        || bytes[22] != b':'
        || !text.ends_with(" GMT")
        || separators.iter().any(|&(at, byte)| bytes[at] != byte)
        || !WEEKDAYS.contains(&&text[..3])
    {
        return None;
    }
    let month = MONTHS.iter().position(|name| *name == &text[8..11])?;
    seconds_of(
        number(&text[12..16])?,
        i64::try_from(month).ok()? + 1,
        number(&text[5..7])?,
        [
            number(&text[17..19])?,
            number(&text[20..22])?,
            number(&text[23..25])?,
        ],
    )
}

/// The RFC 1123 text of Unix seconds; of the nearest second in [`RANGE`] when they are beyond.
pub fn format_date(seconds: i64) -> String {
    let seconds = seconds.clamp(*RANGE.start(), *RANGE.end());
    let time = Timestamp::from_second(seconds).ok();
    let text = time.and_then(|time| PRINTER.timestamp_to_rfc9110_string(&time).ok());
    text.unwrap_or_else(|| {
        // The printer is fast, and does not take the last day of the range.
        let time = EPOCH.saturating_add(SignedDuration::from_secs(seconds));
        time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
    })
}

/// The time in Unix seconds as logs show it, in UTC: `2017-07-14 02:40:00`.
pub(crate) fn format_log_time(seconds: i64) -> String {
    let seconds = seconds.clamp(*RANGE.start(), *RANGE.end());
    let time = EPOCH.saturating_add(SignedDuration::from_secs(seconds));
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// The Unix seconds of a time as clients write it in a filter: RFC 1123, or ISO 8601 as a date, or
/// a date and a time with or without an offset (UTC where there is none). Fractions of a second
/// are cut off, as stored times have none.
pub(crate) fn parse_query_time(text: &str) -> Option<i64> {
    let with_offset = || Some(text.parse::<Timestamp>().ok()?.as_second());
    let in_utc = || text.parse::<DateTime>().ok().map(unix_seconds);
    parse_date(text).or_else(with_offset).or_else(in_utc)
}

fn unix_seconds(time: DateTime) -> i64 {
    time.duration_since(EPOCH).as_secs()
}

/// The Unix seconds of a calendar date and `[hour, minute, second]`, when they exist.
pub(crate) fn seconds_of(year: i64, month: i64, day: i64, time: [i64; 3]) -> Option<i64> {
    let part = |value: i64| i8::try_from(value).ok();
    let [hour, minute, second] = time;
    let year = i16::try_from(year).ok().filter(|year| *year >= 1)?;
    let (month, day) = (part(month)?, part(day)?);
    let (hour, minute, second) = (part(hour)?, part(minute)?, part(second)?);
    let time = DateTime::new(year, month, day, hour, minute, second, 0);
    time.ok().map(unix_seconds)
}

fn number(digits: &str) -> Option<i64> {
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_they_were_written() {
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Mon, 05 Feb 2024 09:03:07 GMT", 1_707_123_787),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
            ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
            ("Mon, 01 Jan 0001 00:00:00 GMT", -62_135_596_800),
            ("Fri, 31 Dec 9999 23:59:59 GMT", *RANGE.end()),
        ] {
            assert_eq!(format_date(seconds), text);
            assert_eq!(parse_date(text), Some(seconds), "{text}");
        }
        assert_eq!(format_date(i64::MAX), format_date(*RANGE.end()));
        assert_eq!(format_date(i64::MIN), format_date(*RANGE.start()));
    }

    #[test]
    fn dates_that_do_not_exist_are_text() {
        for text in [
            "Thu, 30 Feb 2024 00:00:00 GMT",
            "Thu, 01 Jan 1970 24:00:00 GMT",
            "Thu, 01 Jan 1970 00:60:00 GMT",
            "Thu, 01 Jan 0000 00:00:00 GMT",
            "Thu, 1 Jan 1970 00:00:00 GMT",
            "Thursday, 01-Jan-70 00:00:00 GMT",
            "1970-01-01T00:00:00Z",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn filters_may_write_times_as_iso_8601() {
        for (text, seconds) in [
            ("Mon, 05 Feb 2024 09:03:07 GMT", 1_707_123_787),
            ("2024-02-05T09:03:07Z", 1_707_123_787),
            ("2024-02-05 09:03:07", 1_707_123_787),
            ("2024-02-05T10:03:07.9+01:00", 1_707_123_787),
            ("2024-02-05", 1_707_091_200),
        ] {
            assert_eq!(parse_query_time(text), Some(seconds), "{text}");
        }
        for text in [
            "",
            "yesterday",
            "05.02.2024",
            "02/05/2024",
            "2024-02-30",
            "1707123787",
        ] {
            assert_eq!(parse_query_time(text), None, "{text}");
        }
    }
}
