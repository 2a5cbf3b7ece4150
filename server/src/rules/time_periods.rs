//! Time periods: their ranges of hours must be such that an engine can follow them.

use serde_json::{Map, Value};

use super::resource_rules::ResourceRules;
use crate::item::Item;

const MINUTES_PER_DAY: u32 = 24 * 60;

/// The rules of time periods.
pub(super) struct TimePeriods;

impl ResourceRules for TimePeriods {
    fn issue(&self, _stored: Option<&Item>, period: &Item) -> Option<(&'static str, Value)> {
        let days = period.get("dateranges")?.as_array()?;
        let mut issues = Map::new();
        for (position, day) in days.iter().enumerate() {
            if let Some(problem) = day_problem(day) {
                issues.insert(position.to_string(), problem.into());
            }
        }
        (!issues.is_empty()).then(|| ("dateranges", issues.into()))
    }
}

/// What is wrong with an object of days and their ranges.
fn day_problem(day: &Value) -> Option<String> {
    let Some(day) = day.as_object() else {
        return Some("must be an object such as {\"monday\": \"09:00-17:00\"}".to_owned());
    };
    day.iter().find_map(|(name, ranges)| {
        let problem = match ranges.as_str() {
            None => "takes a text of time ranges".to_owned(),
            Some(ranges) => ranges.split(',').find_map(range_problem)?,
        };
        Some(format!("'{name}' {problem}"))
    })
}

/// What is wrong with a range such as `09:00-17:00`. A range that ends as it starts is empty.
fn range_problem(range: &str) -> Option<String> {
    let range = range.trim();
    let Some((start, end)) = range.split_once('-') else {
        return Some(format!(
            "has '{range}', which is no time range such as 09:00-17:00"
        ));
    };
    match (minutes(start.trim()), minutes(end.trim())) {
        (Some(start), Some(end)) if end < start => {
            Some(format!("has '{range}', which ends before it starts"))
        }
        (Some(_), Some(_)) => None,
        _ => Some(format!(
            "has '{range}', whose times are not between 00:00 and 24:00"
        )),
    }
}

/// The minutes since midnight of `HH:MM`, from 00:00 to 24:00.
fn minutes(time: &str) -> Option<u32> {
    let (hours, minutes) = time.split_once(':')?;
    let number = |digits: &str, most: usize| {
        let is_number = (1..=most).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_digit());
        is_number.then(|| digits.parse::<u32>().ok())?
    };
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    let time = hours * 60 + minutes;
    (minutes < 60 && time <= MINUTES_PER_DAY).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_within_a_day_and_end_after_they_start() {
        for good in [
            "00:00-24:00",
            "9:00-17:30",
            "00:00-00:00",
            "00:00-09:00,17:00-24:00",
            " 08:00 - 12:00 , 13:00-17:00",
        ] {
            let day = serde_json::json!({"monday": good, "2024-12-24": "00:00-12:00"});
            assert_eq!(day_problem(&day), None, "{good}");
        }
        for (bad, reason) in [
            ("24:30-25:00", "not between"),
            ("00:00-24:30", "not between"),
            ("17:00-09:00", "ends before it starts"),
            ("00:00-09:00,17:00", "no time range"),
            ("", "no time range"),
            ("nine-five", "not between"),
            ("09:60-10:00", "not between"),
            ("009:00-10:00", "not between"),
            ("-1:00-10:00", "not between"),
        ] {
            let problem = day_problem(&serde_json::json!({"monday": bad})).unwrap_or_default();
            assert!(
                problem.contains("'monday'") && problem.contains(reason),
                "{bad}: {problem}"
            );
        }
        for bad in [
            serde_json::json!({"monday": 1}),
            serde_json::json!("monday"),
        ] {
            assert!(day_problem(&bad).is_some(), "{bad}");
        }
    }
}
