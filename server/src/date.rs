//! RFC 1123 dates (`Mon, 05 Feb 2024 09:03:07 GMT`) as Unix seconds.
//!
//! This is how items and filters write dates, and nothing else must be accepted there: the two
//! older forms of HTTP are ordinary text, and years before 1970 are ordinary dates. Headers, which
//! may have the older forms, are read with [`alignak_model::HttpDate`].

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const SECONDS_PER_DAY: i64 = 86_400;

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

/// The RFC 1123 text of Unix seconds.
pub fn format_date(seconds: i64) -> String {
    let days = seconds.div_euclid(SECONDS_PER_DAY);
    let rest = seconds.rem_euclid(SECONDS_PER_DAY);
    let (year, month, day) = civil_from_days(days);
    let name = |names: &[&'static str], index: i64| {
        usize::try_from(index)
            .ok()
            .and_then(|index| names.get(index).copied())
            .unwrap_or_default()
    };
    format!(
        "{}, {day:02} {} {year:04} {:02}:{:02}:{:02} GMT",
        name(&WEEKDAYS, (days + 3).rem_euclid(7)),
        name(&MONTHS, month - 1),
        rest / 3_600,
        rest / 60 % 60,
        rest % 60
    )
}

/// The Unix seconds of a calendar date and `[hour, minute, second]`, when they exist.
pub(crate) fn seconds_of(year: i64, month: i64, day: i64, time: [i64; 3]) -> Option<i64> {
    let [hour, minute, second] = time;
    let valid = (1..=9_999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..60).contains(&second);
    valid.then(|| {
        days_from_civil(year, month, day) * SECONDS_PER_DAY + hour * 3_600 + minute * 60 + second
    })
}

fn number(digits: &str) -> Option<i64> {
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

// Both conversions count days in a year that begins in March, so that the leap day comes last,
// from the first of March of the year 0.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// The time in Unix seconds as logs show it, in UTC: `2017-07-14 02:40:00`.
pub(crate) fn format_log_time(seconds: i64) -> String {
    let (year, month, day) = civil_from_days(seconds.div_euclid(SECONDS_PER_DAY));
    let rest = seconds.rem_euclid(SECONDS_PER_DAY);
    format!(
        "{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}",
        rest / 3_600,
        rest / 60 % 60,
        rest % 60
    )
}
