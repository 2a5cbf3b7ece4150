//! Hosts whose name is a pattern such as `web[01-12-%02d]`.

use std::sync::LazyLock;

use regex::Regex;

use super::budget::Budget;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::{Name, Value};

/// How many names one pattern may stand for.
const MAX_NAMES: u64 = 10_000;

/// One object for each name that a pattern stands for; others as they are.
pub(super) fn expand(
    hosts: Vec<Object>,
    budget: &mut Budget,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut result = Vec::with_capacity(hosts.len());
    for host in hosts {
        match names(&host.name) {
            Ok(None) => result.push(host),
            Ok(Some(names)) if !budget.take(names.len(), &host, messages) => {}
            Ok(Some(names)) => result.extend(names.into_iter().map(|name| {
                let name = Name::from(name);
                let mut copy = host.clone();
                copy.values
                    .insert("host_name", Value::Text(Name::clone(&name)));
                copy.name = name;
                copy
            })),
            Err(problem) => {
                messages.push(Severity::Error, Some(&host.place), host.label(), problem);
            }
        }
    }
    result
}

/// The names of a pattern; `None` for a plain name.
pub(super) fn names(pattern: &str) -> Result<Option<Vec<String>>, String> {
    static RANGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\[(\d{1,9})-(\d{1,9})(?:-%(0?)(\d{0,2})d)?\]")
            .expect("the pattern is a correct expression")
    });
    let Some(range) = RANGE.captures(pattern) else {
        return Ok(None);
    };
    let whole = range.get(0).map_or(0..0, |found| found.range());
    let number = |group: usize| range[group].parse::<u64>().unwrap_or_default();
    let (first, last) = (number(1), number(2));
    if last < first || last - first >= MAX_NAMES {
        return Err(format!(
            "the range in '{pattern}' is empty, or stands for more than {MAX_NAMES} names"
        ));
    }
    let zeros = range.get(3).is_some_and(|zeros| !zeros.is_empty());
    let width = range
        .get(4)
        .and_then(|width| width.as_str().parse::<usize>().ok());
    let width = width.unwrap_or_default();
    let (before, after) = (&pattern[..whole.start], &pattern[whole.end..]);
    let name = |number: u64| {
        if zeros {
            format!("{before}{number:0width$}{after}")
        } else {
            format!("{before}{number:width$}{after}")
        }
    };
    Ok(Some((first..=last).map(name).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_its_names() {
        let names = |pattern: &str| names(pattern).expect("a good pattern");
        assert_eq!(
            names("h[3-4]"),
            Some(vec!["h3".to_owned(), "h4".to_owned()])
        );
        assert_eq!(
            names("q[08-10-%03d]x").expect("names"),
            ["q008x", "q009x", "q010x"]
        );
        assert_eq!(names("plain"), None);
        assert!(super::names("h[4-3]").is_err());
        assert!(super::names("h[0-999999999]").is_err());
    }
}
