//! What a filter says of hosts and times, so that not all rows need to be looked at.

use std::collections::BTreeSet;

use livestatus_protocol::{Condition, Conditions, Operator, Step};

/// A superset of the rows for which conditions hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    /// The earliest time.
    pub(super) from: i64,
    /// The latest time.
    pub(super) to: i64,
    /// The names of the hosts; `None` if all are possible.
    pub(super) hosts: Option<BTreeSet<String>>,
}

impl Bounds {
    const ALL: Self = Self {
        from: i64::MIN,
        to: i64::MAX,
        hosts: None,
    };

    /// The bounds of conditions in a table where the host's name stands in columns of these names.
    /// `shift` is what the client's clock is ahead.
    pub(super) fn of(conditions: &Conditions, host_columns: &[&str], shift: i64) -> Self {
        let mut stack: Vec<Self> = Vec::new();
        for step in conditions.steps() {
            let top = match step {
                Step::Compare(condition) => Self::of_one(condition, host_columns, shift),
                Step::And(count) => {
                    let first = stack.len().saturating_sub(*count);
                    stack.drain(first..).fold(Self::ALL, Self::and)
                }
                Step::Or(count) => {
                    let first = stack.len().saturating_sub(*count);
                    stack.drain(first..).reduce(Self::or).unwrap_or(Self::ALL)
                }
                Step::Negate => {
                    stack.pop();
                    Self::ALL
                }
            };
            stack.push(top);
        }
        stack.into_iter().fold(Self::ALL, Self::and)
    }

    fn of_one(condition: &Condition, host_columns: &[&str], shift: i64) -> Self {
        let mut bounds = Self::ALL;
        if condition.negated {
            return bounds;
        }
        let (column, value) = (condition.column.as_str(), &condition.value);
        if host_columns.contains(&column) {
            if condition.operator == Operator::Equal && !value.is_empty() {
                bounds.hosts = Some(BTreeSet::from([value.clone()]));
            }
        } else if matches!(column, "time" | "log_time")
            && let Ok(time) = value.parse::<i64>()
        {
            let time = time.saturating_sub(shift);
            match condition.operator {
                Operator::Equal => (bounds.from, bounds.to) = (time, time),
                Operator::Greater | Operator::GreaterOrEqual => bounds.from = time,
                Operator::Less | Operator::LessOrEqual => bounds.to = time,
                _ => {}
            }
        }
        bounds
    }

    fn and(self, other: Self) -> Self {
        Self {
            from: self.from.max(other.from),
            to: self.to.min(other.to),
            hosts: match (self.hosts, other.hosts) {
                (Some(one), Some(other)) => Some(one.intersection(&other).cloned().collect()),
                (one, other) => one.or(other),
            },
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            from: self.from.min(other.from),
            to: self.to.max(other.to),
            hosts: match (self.hosts, other.hosts) {
                (Some(mut one), Some(mut other)) => {
                    one.append(&mut other);
                    Some(one)
                }
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use livestatus_protocol::Request;

    use super::Bounds;

    fn bounds(filter: &str) -> (i64, i64, Option<Vec<String>>) {
        let text = format!("GET services\n{filter}");
        let lines: Vec<_> = text.lines().map(str::to_owned).collect();
        let Ok(Request::Query(query)) = Request::parse(&lines) else {
            panic!("{filter}");
        };
        let bounds = Bounds::of(&query.filter, &["host_name"], 100);
        let hosts = bounds.hosts.map(|hosts| hosts.into_iter().collect());
        (bounds.from, bounds.to, hosts)
    }

    #[test]
    fn filters_bound_hosts_and_times() {
        let (first, last) = (i64::MIN, i64::MAX);
        let hosts = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
        let cases = [
            ("Filter: state = 1", (first, last, None)),
            ("Filter: host_name = a", (first, last, hosts(&["a"]))),
            (
                "Filter: host_name = a\nFilter: host_name = b",
                (first, last, hosts(&[])),
            ),
            (
                "Filter: host_name = a\nFilter: description = x\nAnd: 2\nFilter: host_name = b\nOr: 2",
                (first, last, hosts(&["a", "b"])),
            ),
            (
                "Filter: host_name = a\nFilter: state = 1\nOr: 2",
                (first, last, None),
            ),
            ("Filter: host_name = a\nNegate:", (first, last, None)),
            ("Filter: host_name != a", (first, last, None)),
            ("Filter: host_name =", (first, last, None)),
            (
                "Filter: time >= 1100\nFilter: time < 2100",
                (1000, 2000, None),
            ),
            (
                "Filter: time = 1100\nFilter: time = 1200\nOr: 2",
                (1000, 1100, None),
            ),
        ];
        for (filter, expected) in cases {
            assert_eq!(bounds(filter), expected, "{filter}");
        }
    }
}
