//! Requests: queries and commands.

use crate::command::Command;
use crate::query::{Query, QueryBuilder};
use crate::reply::{Code, Reply};

/// What a client asks.
#[derive(Clone, Debug)]
pub enum Request {
    /// `GET <table>` with header lines.
    Query(Box<Query>),
    /// `COMMAND [<time>] <NAME>;…`.
    Command(Command),
}

/// Why a request is refused, and how the client expects to learn it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The code of the reply.
    pub code: Code,
    /// What is wrong, on one line.
    pub message: String,
    /// Whether the request asked for a header before the reply.
    pub framed: bool,
    /// Whether the connection stays open.
    pub keep_alive: bool,
    /// Whether it was a command: its refusal begins with the code when it is not framed.
    pub is_command: bool,
}

impl Refused {
    /// A refusal without header, after which the connection is closed.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            framed: false,
            keep_alive: false,
            is_command: false,
        }
    }

    /// The bytes on the wire.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        let message = if self.is_command && !self.framed {
            format!("{}: {}", self.code.number(), self.message)
        } else {
            self.message
        };
        Reply::refusal(self.code, &message).into_bytes(self.framed)
    }
}

/// Whether a line asks for a header before the reply.
pub(crate) fn asks_for_frame(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(name, value)| name.trim() == "ResponseHeader" && value.trim() == "fixed16")
}

impl Request {
    /// Reads a request, of which the lines are known.
    ///
    /// # Errors
    ///
    /// The request is malformed or exceeds a limit; the first fault is reported, framed as the
    /// request asks for anywhere.
    pub fn parse(lines: &[String]) -> Result<Self, Refused> {
        let (first, headers) = lines
            .split_first()
            .ok_or_else(|| Refused::new(Code::Invalid, "The request is empty"))?;
        let (method, rest) = first.split_once(' ').unwrap_or((first, ""));
        match method {
            "GET" => query(rest.trim(), headers),
            "COMMAND" => command(rest, headers),
            _ => Err(Refused {
                framed: headers.iter().any(|line| asks_for_frame(line)),
                ..Refused::new(Code::Invalid, "Invalid request method")
            }),
        }
    }
}

fn query(table: &str, headers: &[String]) -> Result<Request, Refused> {
    let mut builder = QueryBuilder::new(table);
    let mut fault = None;
    if table.is_empty() {
        fault = Some((
            Code::Invalid,
            "Invalid GET request, missing table name".to_owned(),
        ));
    }
    for line in headers {
        let outcome = builder.header(line);
        fault = fault.or(outcome.err());
    }
    let query = builder.query;
    match fault {
        None => Ok(Request::Query(Box::new(query))),
        Some((code, message)) => Err(Refused {
            framed: query.framed,
            keep_alive: query.keep_alive,
            ..Refused::new(code, message)
        }),
    }
}

/// The header lines of a command are those of a query that concern the reply; others do no harm.
fn command(text: &str, headers: &[String]) -> Result<Request, Refused> {
    let mut builder = QueryBuilder::new("");
    let mut fault = None;
    for line in headers {
        let outcome = builder.header(line);
        fault = fault.or(outcome.err());
    }
    let Query {
        framed,
        keep_alive,
        auth_user,
        ..
    } = builder.query;
    let refused = |code, message: String| Refused {
        framed,
        keep_alive,
        is_command: true,
        ..Refused::new(code, message)
    };
    if let Some((code, message)) = fault {
        return Err(refused(code, message));
    }
    let command =
        Command::parse(text).map_err(|message| refused(Code::BadRequest, message.to_owned()))?;
    Ok(Request::Command(Command {
        auth_user,
        framed,
        keep_alive,
        ..command
    }))
}

#[cfg(test)]
mod tests {
    use super::Request;
    use crate::query::{Aggregate, Query, Statistic};

    fn parse(text: &str) -> Result<Request, super::Refused> {
        let lines: Vec<_> = text.lines().map(str::to_owned).collect();
        Request::parse(&lines)
    }

    fn query(text: &str) -> Query {
        match parse(text) {
            Ok(Request::Query(query)) => *query,
            other => panic!("{text:?}: {other:?}"),
        }
    }

    fn refusal(text: &str) -> String {
        let refused = parse(text).expect_err(text);
        String::from_utf8(refused.into_bytes()).expect("UTF-8")
    }

    #[test]
    fn counts_are_combined_and_aggregates_are_not() {
        let query = query(
            "GET services\nStats: state = 1\nStats: acknowledged = 0\nStatsAnd: 2\n\
             Stats: avg latency\nStats: state = 2\nStatsNegate:",
        );
        let kinds: Vec<_> = query
            .statistics
            .iter()
            .map(|statistic| match statistic {
                Statistic::Count(conditions) => conditions.steps().len(),
                Statistic::Aggregate(Aggregate::Average, _) => 0,
                Statistic::Aggregate(..) => 99,
            })
            .collect();
        assert_eq!(kinds, [3, 0, 2]);
        assert!(refusal("GET services\nStats: sum latency\nStatsNegate:").contains("StatsNegate"));
        assert!(refusal("GET services\nStats: state = 1\nStatsOr: 2").contains("StatsOr"));
    }

    #[test]
    fn faults_are_framed_as_the_request_asks_for_anywhere() {
        assert_eq!(
            refusal("GET hosts\nBogus: 1\nResponseHeader: fixed16"),
            "400          36\nUndefined request header 'Bogus: 1'\n"
        );
        assert_eq!(refusal("BLAH hosts"), "Invalid request method\n");
        assert_eq!(
            refusal("COMMAND NOTS;alpha"),
            "400: Commands must begin with a timestamp inside square brackets\n"
        );
    }

    #[test]
    fn headers_are_checked_and_named() {
        for (line, part) in [
            ("And: 5", "And"),
            ("Limit: x", "Limit"),
            ("Separators: 10 59 44", "Separators"),
            ("ColumnHeaders: yes", "ColumnHeaders"),
            ("Filter: name ~ (", "Filter"),
            ("Sort: name up", "Sort"),
            ("OutputFormat: xml", "OutputFormat"),
            ("WaitTrigger: never", "WaitTrigger"),
        ] {
            let text = refusal(&format!("GET hosts\n{line}"));
            assert!(text.contains(part), "{line}: {text}");
        }
    }

    #[test]
    fn clocks_differ_by_half_hours_at_most_a_day() {
        let query = query("GET hosts\nLocaltime: 1000000");
        assert_eq!(query.time_shift(1_000_100), Ok(0));
        assert_eq!(query.time_shift(1_000_000 - 3599), Ok(3600));
        assert_eq!(query.time_shift(1_000_000 + 7200), Ok(-7200));
        assert!(query.time_shift(1_000_000 + 86_400).is_err());
    }

    #[test]
    fn columns_decide_whether_names_are_shown() {
        assert!(query("GET hosts").shows_column_headers());
        assert!(!query("GET hosts\nColumns: name").shows_column_headers());
        assert!(!query("GET hosts\nStats: state = 0").shows_column_headers());
        assert!(query("GET hosts\nColumns: name\nColumnHeaders: on").shows_column_headers());
    }
}
