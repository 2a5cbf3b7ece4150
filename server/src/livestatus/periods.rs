//! Whether a moment lies in a time period.
//!
//! Understood are the days of the week and dates (`2026-12-24`, or two of them with ` - ` between),
//! each with ranges of hours, all in UTC. A period with anything else is taken for what the engine
//! says of it (`is_active`).
//!
//! Periods may exclude others, which exclude others again. Each is looked at once for one question,
//! and without recursion: neither their number nor a cycle makes it long.

use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::Value;

use super::picture::{Entry, Key, Structure, Timeperiod};
use crate::date::format_log_time;

const DAYS: [&str; 7] = [
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "monday",
    "tuesday",
    "wednesday",
];

/// Which periods contain the moment of a query, as far as was asked.
#[derive(Default)]
pub(super) struct Periods(RefCell<HashMap<Key, bool>>);

impl Periods {
    /// Whether the period contains the moment of the query, in seconds since 1970.
    pub(super) fn contain(
        &self,
        period: &Entry<Timeperiod>,
        structure: &Structure,
        now: i64,
    ) -> bool {
        let known = self.0.borrow().get(&period.key).copied();
        known.unwrap_or_else(|| {
            let contains = contains(period, |name| structure.timeperiod(name), now);
            self.0.borrow_mut().insert(period.key, contains);
            contains
        })
    }
}

/// A period that is being looked at.
struct Open<'a> {
    period: &'a Entry<Timeperiod>,
    /// How many of its exclusions were looked at.
    next: usize,
}

/// Whether the period contains a moment. A period that is excluded by itself, through others, is
/// taken not to contain it there.
fn contains<'a>(
    period: &'a Entry<Timeperiod>,
    named: impl Fn(&str) -> Option<&'a Entry<Timeperiod>>,
    now: i64,
) -> bool {
    let mut known: HashMap<Key, bool> = HashMap::new();
    let mut open: Vec<Open<'a>> = Vec::new();
    // What came of the period that was looked at last.
    let mut last = begin(period, now, &mut known, &mut open);
    while let Some(top) = open.last_mut() {
        // An exclusion that contains the moment decides; otherwise the next one is looked at.
        let excluded = if last == Some(true) {
            None
        } else {
            let name = top.period.exclude.get(top.next);
            top.next += 1;
            name
        };
        let Some(name) = excluded else {
            let contains = last != Some(true);
            known.insert(top.period.key, contains);
            open.pop();
            last = Some(contains);
            continue;
        };
        last = match named(name) {
            None => Some(false),
            Some(other) => match known.get(&other.key) {
                Some(contains) => Some(*contains),
                None => begin(other, now, &mut known, &mut open),
            },
        };
    }
    last.unwrap_or_default()
}

/// Begins to look at a period; says whether it contains the moment if its exclusions do not matter.
fn begin<'a>(
    period: &'a Entry<Timeperiod>,
    now: i64,
    known: &mut HashMap<Key, bool>,
    open: &mut Vec<Open<'a>>,
) -> Option<bool> {
    let decided = match &*period.name {
        "24x7" => Some(true),
        "Never" => Some(false),
        _ => match in_ranges(&period.ranges.0, now) {
            Some(true) => None,
            Some(false) => Some(false),
            None => Some(period.is_active),
        },
    };
    // Until it is decided, it does not contain the moment: that ends cycles.
    known.insert(period.key, decided.unwrap_or_default());
    if decided.is_none() {
        open.push(Open { period, next: 0 });
    }
    decided
}

/// Whether the ranges contain the moment; `None` if they say something else.
fn in_ranges(ranges: &Value, now: i64) -> Option<bool> {
    let mut is_in = false;
    for entry in ranges.as_array()? {
        for (day, hours) in entry.as_object()? {
            let is_today = is_day(day, now)?;
            is_in |= in_hours(hours.as_str()?, now)? && is_today;
        }
    }
    Some(is_in)
}

fn is_day(text: &str, now: i64) -> Option<bool> {
    let text = text.trim();
    if let Some(day) = DAYS.iter().position(|day| day.eq_ignore_ascii_case(text)) {
        let today = now.div_euclid(86_400).rem_euclid(7);
        return Some(i64::try_from(day).ok()? == today);
    }
    let is_date = |text: &str| {
        let digits = text.bytes().enumerate();
        let mut digits = digits.map(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        text.len() == 10 && digits.all(|is_right| is_right)
    };
    let (first, last) = text.split_once(" - ").unwrap_or((text, text));
    if !is_date(first) || !is_date(last) {
        return None;
    }
    let today = format_log_time(now);
    let today = today.get(..10)?;
    Some(first <= today && today <= last)
}

/// `00:00-24:00`, or several such ranges separated by commas.
fn in_hours(text: &str, now: i64) -> Option<bool> {
    let minute = now.rem_euclid(86_400) / 60;
    let minutes = |text: &str| {
        let (hours, minutes) = text.trim().split_once(':')?;
        let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?);
        let total = i64::from(hours) * 60 + i64::from(minutes);
        (minutes < 60 && total <= 24 * 60).then_some(total)
    };
    let mut is_in = false;
    for range in text.split(',') {
        let (from, to) = range.split_once('-')?;
        is_in |= (minutes(from)?..minutes(to)?).contains(&minute);
    }
    Some(is_in)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{contains, in_ranges};
    use crate::livestatus::picture::{Entry, Plain, Timeperiod};

    /// Monday, 5 February 2024, 09:03:07.
    const MONDAY: i64 = 1_707_123_787;

    #[test]
    fn days_and_dates_with_hours_are_understood() {
        let cases = [
            (json!([{"monday": "00:00-24:00"}]), Some(true)),
            (json!([{"Monday": "00:00-09:00,09:03-09:04"}]), Some(true)),
            (
                json!([{"monday": "09:04-24:00"}, {"tuesday": "00:00-24:00"}]),
                Some(false),
            ),
            (json!([{"2024-02-05": "09:00-10:00"}]), Some(true)),
            (
                json!([{"2024-02-01 - 2024-02-04": "00:00-24:00"}]),
                Some(false),
            ),
            (json!([]), Some(false)),
            (json!([{"monday 3": "00:00-24:00"}]), None),
            (json!([{"monday": "whenever"}]), None),
            (json!([{"monday": "9223372036854775807:00-24:00"}]), None),
            (json!([{"monday": "00:00-24:01"}]), None),
            (json!([{"monday": "00:00-25:00"}]), None),
            (json!([{"monday": "00:60-24:00"}]), None),
            (json!("monday"), None),
        ];
        for (ranges, expected) in cases {
            assert_eq!(in_ranges(&ranges, MONDAY), expected, "{ranges}");
        }
    }

    /// Periods that contain every moment but for what they exclude, called by their numbers.
    fn periods(excluded: impl Fn(usize) -> Vec<usize>, count: usize) -> Vec<Entry<Timeperiod>> {
        let entry = |number: usize| {
            let exclude = excluded(number).into_iter();
            let days = json!([{"2000-01-01 - 2099-12-31": "00:00-24:00"}]);
            Entry {
                key: format!("{number:024x}").parse().expect("an id"),
                place: 0,
                seen: 0.0,
                record: Timeperiod {
                    name: number.to_string().into(),
                    alias: "".into(),
                    ranges: Plain(days),
                    exclude: exclude.map(|name| name.to_string().into()).collect(),
                    is_active: false,
                },
            }
        };
        (0..count).map(entry).collect()
    }

    fn first_contains(periods: &[Entry<Timeperiod>]) -> bool {
        let named = |name: &str| periods.get(name.parse::<usize>().ok()?);
        contains(&periods[0], named, MONDAY)
    }

    #[test]
    fn exclusions_hold_however_deep_and_however_many_there_are() {
        let next = |number: usize| vec![number + 1];
        assert!(first_contains(&periods(next, 1)), "there is no such period");
        assert!(!first_contains(&periods(next, 2)));
        assert!(!first_contains(&periods(next, 10)));
        assert!(first_contains(&periods(next, 100_001)));
        // Each excludes all that follow: only the last contains the moment.
        let all = |number: usize| (number + 1..500).rev().collect();
        assert!(!first_contains(&periods(all, 500)));
        let later = |number: usize| (number + 1..500).collect();
        assert!(!first_contains(&periods(later, 500)));
        // Cycles end.
        assert!(first_contains(&periods(|_| vec![0], 1)));
        assert!(!first_contains(&periods(|number| vec![1 - number], 2)));
        assert!(!first_contains(&periods(|_| (0..500).collect(), 500)));
    }
}
