//! Reading the header lines of a query.

use super::{
    Aggregate, Condition, Conditions, Direction, OutputFormat, Query, Separators, Sort, Statistic,
    Step, Wait, WaitTrigger,
};
use crate::limits::{
    MAX_COLUMNS, MAX_COMBINATIONS, MAX_CONDITIONS, MAX_PATTERNS, MAX_SORT_KEYS, MAX_STATISTICS,
};
use crate::reply::Code;

/// Collects the header lines of one query. All lines are read even after a fault, because the
/// framing of the reply may be asked for by the last one.
#[derive(Debug, Default)]
pub(crate) struct QueryBuilder {
    pub(crate) query: Query,
    conditions: usize,
    patterns: usize,
    combinations: usize,
    /// The texts of the statistics; what is combined has the text of the first.
    labels: Vec<String>,
}

/// The names of the columns of the reply to a request: those of its `Columns` lines, then one for
/// each `Stats` line. Counts that `StatsAnd`, `StatsOr` and `StatsNegate` combine have one name: that
/// of the first of them. Lines that this crate would refuse are passed over, as another server may
/// take them.
///
/// `None` if the request names neither: then the first row of the reply does.
#[must_use]
pub fn reply_names(request: &str) -> Option<Vec<String>> {
    let mut builder = QueryBuilder::default();
    for line in request.lines() {
        let _ = builder.header(line);
    }
    if builder.query.columns.is_none() && builder.labels.is_empty() {
        return None;
    }
    let mut names = builder.query.columns.unwrap_or_default();
    names.extend(builder.labels);
    Some(names)
}

/// Why a line is refused.
pub(crate) type Fault = (Code, String);

fn bad(message: impl Into<String>) -> Fault {
    (Code::BadRequest, message.into())
}

fn too_much(what: &str, limit: usize) -> Fault {
    (
        Code::TooLarge,
        format!("A request may have at most {limit} {what}"),
    )
}

impl QueryBuilder {
    pub(crate) fn new(table: &str) -> Self {
        let query = Query {
            table: table.to_owned(),
            ..Query::default()
        };
        Self {
            query,
            ..Self::default()
        }
    }

    /// Reads one line `Name: value`.
    pub(crate) fn header(&mut self, line: &str) -> Result<(), Fault> {
        let undefined = || bad(format!("Undefined request header '{line}'"));
        let (name, value) = line.split_once(':').ok_or_else(undefined)?;
        let value = value.trim();
        match name.trim() {
            "Columns" | "StatsGroupBy" => self.columns(value)?,
            "Filter" => {
                let condition = self.condition(name, value)?;
                self.query.filter.push(condition);
            }
            "And" | "Or" | "Negate" => {
                let step = step(name, value)?;
                self.count_combination()?;
                combine(&mut self.query.filter, step, name)?;
            }
            "Stats" => self.statistic(value)?,
            "StatsAnd" | "StatsOr" => self.combine_statistics(name, value)?,
            "StatsNegate" => self.negate_statistic()?,
            "Sort" | "OrderBy" => self.sort(name, value)?,
            "Limit" => self.query.limit = Some(number(name, value)?),
            "Offset" => self.query.offset = number(name, value)?,
            "Timelimit" => self.query.time_limit = Some(number(name, value)?),
            "ColumnHeaders" => self.query.column_headers = Some(switch(name, value)?),
            "OutputFormat" => {
                self.query.output.format = OutputFormat::parse(value)
                    .ok_or_else(|| bad(format!("OutputFormat: '{value}' is not a format")))?;
            }
            "Separators" => self.query.output.separators = separators(value)?,
            "ResponseHeader" => {
                self.query.framed = match value {
                    "fixed16" => true,
                    "off" => false,
                    _ => return Err(bad("ResponseHeader: must be 'off' or 'fixed16'")),
                };
            }
            "KeepAlive" => self.query.keep_alive = switch(name, value)?,
            "AuthUser" => self.query.auth_user = Some(value.to_owned()),
            "Localtime" => self.query.local_time = Some(number(name, value)?),
            "WaitObject" => self.wait().object = Some(value.to_owned()),
            "WaitCondition" => {
                let condition = self.condition(name, value)?;
                self.wait().conditions.push(condition);
            }
            "WaitConditionAnd" | "WaitConditionOr" | "WaitConditionNegate" => {
                let step = step(name.trim_start_matches("WaitCondition"), value)?;
                self.count_combination()?;
                combine(&mut self.wait().conditions, step, name)?;
            }
            "WaitTrigger" => {
                self.wait().trigger = WaitTrigger::parse(value)
                    .ok_or_else(|| bad(format!("WaitTrigger: '{value}' is not a trigger")))?;
            }
            "WaitTimeout" => self.wait().timeout = Some(number(name, value)?),
            // What proxies between client and core understand.
            "Cache" | "Backends" | "AuthDomain" => {}
            _ => return Err(undefined()),
        }
        Ok(())
    }

    fn wait(&mut self) -> &mut Wait {
        self.query.wait.get_or_insert_default()
    }

    fn count_combination(&mut self) -> Result<(), Fault> {
        self.combinations += 1;
        if self.combinations > MAX_COMBINATIONS {
            return Err(too_much("combinations of conditions", MAX_COMBINATIONS));
        }
        Ok(())
    }

    fn columns(&mut self, names: &str) -> Result<(), Fault> {
        let columns = self.query.columns.get_or_insert_default();
        columns.extend(names.split_whitespace().map(str::to_owned));
        if columns.len() > MAX_COLUMNS {
            return Err(too_much("columns", MAX_COLUMNS));
        }
        Ok(())
    }

    fn condition(&mut self, header: &str, text: &str) -> Result<Condition, Fault> {
        self.conditions += 1;
        if self.conditions > MAX_CONDITIONS {
            return Err(too_much("conditions", MAX_CONDITIONS));
        }
        // Counted before it is compiled, so that the limit bounds the work too.
        if self.patterns >= MAX_PATTERNS {
            return Err(too_much("regular expressions", MAX_PATTERNS));
        }
        let condition =
            Condition::parse(text).map_err(|reason| bad(format!("{header}: {reason}")))?;
        self.patterns += usize::from(condition.pattern.is_some());
        Ok(condition)
    }

    fn statistic(&mut self, text: &str) -> Result<(), Fault> {
        if self.query.statistics.len() >= MAX_STATISTICS {
            return Err(too_much("statistics", MAX_STATISTICS));
        }
        self.labels.push(text.to_owned());
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        let column = rest.trim();
        let statistic = match Aggregate::parse(first) {
            // `avg = 3` compares a column that has the name of a function.
            Some(aggregate) if !column.is_empty() && !column.contains(' ') => {
                Statistic::Aggregate(aggregate, column.to_owned())
            }
            _ => {
                let mut conditions = Conditions::default();
                conditions.push(self.condition("Stats", text)?);
                Statistic::Count(conditions)
            }
        };
        self.query.statistics.push(statistic);
        Ok(())
    }

    /// Replaces the last counts by one that combines their conditions.
    fn combine_statistics(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        let step = step(name.trim_start_matches("Stats"), value)?;
        self.count_combination()?;
        let count: usize = number(name, value)?;
        if count > 0 {
            let kept = self.labels.len().saturating_sub(count - 1);
            self.labels.truncate(kept.max(1));
        }
        let statistics = &mut self.query.statistics;
        let first = statistics
            .len()
            .checked_sub(count)
            .ok_or_else(|| bad(format!("{name}: there are no {count} statistics before it")))?;
        let mut combined = Conditions::default();
        for statistic in statistics.drain(first..) {
            let Statistic::Count(mut conditions) = statistic else {
                return Err(bad(format!("{name}: only counts can be combined")));
            };
            conjunction(&mut conditions);
            combined.append(conditions);
        }
        combine(&mut combined, step, name)?;
        statistics.push(Statistic::Count(combined));
        Ok(())
    }

    fn negate_statistic(&mut self) -> Result<(), Fault> {
        self.count_combination()?;
        let Some(Statistic::Count(conditions)) = self.query.statistics.last_mut() else {
            return Err(bad("StatsNegate: there is no count before it"));
        };
        conjunction(conditions);
        combine(conditions, Step::Negate, "StatsNegate")
    }

    fn sort(&mut self, header: &str, value: &str) -> Result<(), Fault> {
        if self.query.sort.len() >= MAX_SORT_KEYS {
            return Err(too_much("sort keys", MAX_SORT_KEYS));
        }
        let mut words = value.split_whitespace();
        let column = words
            .next()
            .ok_or_else(|| bad(format!("{header}: the column is missing")))?;
        let direction = match words.next() {
            None | Some("asc") => Direction::Ascending,
            Some("desc") => Direction::Descending,
            Some(_) => {
                return Err(bad(format!(
                    "{header}: the direction must be 'asc' or 'desc'"
                )));
            }
        };
        self.query.sort.push(Sort {
            column: column.to_owned(),
            direction,
        });
        Ok(())
    }
}

/// Combines what is on the stack to one value.
fn conjunction(conditions: &mut Conditions) {
    if conditions.height() != 1 {
        conditions.combine(Step::And(conditions.height()));
    }
}

fn combine(conditions: &mut Conditions, step: Step, header: &str) -> Result<(), Fault> {
    if conditions.combine(step) {
        Ok(())
    } else {
        Err(bad(format!(
            "{header}: there are not so many conditions before it"
        )))
    }
}

fn step(name: &str, value: &str) -> Result<Step, Fault> {
    Ok(match name {
        "And" => Step::And(number(name, value)?),
        "Or" => Step::Or(number(name, value)?),
        _ => Step::Negate,
    })
}

fn number<T: std::str::FromStr>(header: &str, value: &str) -> Result<T, Fault> {
    value
        .parse()
        .map_err(|_| bad(format!("{header}: '{value}' is not a number in its range")))
}

fn switch(header: &str, value: &str) -> Result<bool, Fault> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(bad(format!("{header}: must be 'on' or 'off'"))),
    }
}

fn separators(value: &str) -> Result<Separators, Fault> {
    let codes: Vec<_> = value
        .split_whitespace()
        .map(|code| code.parse::<u8>().map(char::from))
        .collect::<Result<_, _>>()
        .unwrap_or_default();
    let [row, field, list, part] = *codes.as_slice() else {
        return Err(bad(
            "Separators: must be four character codes from 0 to 255",
        ));
    };
    Ok(Separators {
        row,
        field,
        list,
        part,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_the_columns_then_the_statistics() {
        let cases = [
            (
                "GET hosts\nColumns: name state",
                Some(vec!["name", "state"]),
            ),
            (
                "GET hosts\nColumns: name\nStats:avg latency\nStats:  state = 2",
                Some(vec!["name", "avg latency", "state = 2"]),
            ),
            (
                "GET hosts\nStats: state = 1\nStats: acknowledged = 0\nStatsAnd: 2\nStats: state = 2",
                Some(vec!["state = 1", "state = 2"]),
            ),
            ("GET hosts\nFilter: name = Columns", None),
            (
                "GET hosts\nStats: name ~ (?!x)\nStats: state = 1\nStatsAnd: 2",
                Some(vec!["name ~ (?!x)"]),
            ),
        ];
        for (request, expected) in cases {
            let names = super::reply_names(request);
            let names = names
                .as_ref()
                .map(|names| names.iter().map(String::as_str).collect());
            assert_eq!(names, expected, "{request}");
        }
    }
}
