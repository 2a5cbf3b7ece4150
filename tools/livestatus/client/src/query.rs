//! Building queries.

use std::fmt::{Display, Write as _};

use livestatus_protocol::reply_names;

use crate::Error;

/// A query: a table with columns, conditions, statistics and order.
///
/// Header lines are sent in the order of the calls, so that [`Self::and`], [`Self::or`] and
/// [`Self::negate`] combine what was called before them.
#[derive(Clone, Debug)]
pub struct Query {
    table: String,
    headers: String,
    has_line_feed: bool,
}

impl Query {
    /// A query for all rows of a table, such as `hosts`.
    #[must_use]
    pub fn table(name: &str) -> Self {
        Self {
            table: name.to_owned(),
            headers: String::new(),
            has_line_feed: name.contains(['\n', '\r']),
        }
    }

    fn header(mut self, name: &str, value: impl Display) -> Self {
        let value = value.to_string();
        self.has_line_feed |= value.contains(['\n', '\r']);
        // Writing into a text cannot fail.
        let _ = writeln!(self.headers, "{name}: {value}");
        self
    }

    /// The columns, in the order of the reply.
    #[must_use]
    pub fn columns<'name>(self, names: impl IntoIterator<Item = &'name str>) -> Self {
        let names: Vec<_> = names.into_iter().collect();
        self.header("Columns", names.join(" "))
    }

    /// Only rows whose column compares to the value: by `=`, `~` (regular expression), `=~`, `~~`
    /// (both ignoring case), `<`, `>`, `<=`, `>=` (of a list: contains), or one of them after `!`.
    #[must_use]
    pub fn filter(self, column: &str, operator: &str, value: impl Display) -> Self {
        self.header("Filter", format_args!("{column} {operator} {value}"))
    }

    /// Replaces the last `count` conditions by their conjunction.
    #[must_use]
    pub fn and(self, count: usize) -> Self {
        self.header("And", count)
    }

    /// Replaces the last `count` conditions by their disjunction.
    #[must_use]
    pub fn or(self, count: usize) -> Self {
        self.header("Or", count)
    }

    /// Negates the last condition.
    #[must_use]
    pub fn negate(self) -> Self {
        self.header("Negate", "")
    }

    /// Counts the rows whose column compares to the value.
    #[must_use]
    pub fn count(self, column: &str, operator: &str, value: impl Display) -> Self {
        self.header("Stats", format_args!("{column} {operator} {value}"))
    }

    /// A figure over a column: `sum`, `min`, `max`, `avg`, `std`, `suminv` or `avginv`.
    #[must_use]
    pub fn aggregate(self, function: &str, column: &str) -> Self {
        self.header("Stats", format_args!("{function} {column}"))
    }

    /// At most so many rows.
    #[must_use]
    pub fn limit(self, rows: usize) -> Self {
        self.header("Limit", rows)
    }

    /// Only rows that this user may see.
    #[must_use]
    pub fn auth_user(self, name: &str) -> Self {
        self.header("AuthUser", name)
    }

    /// Any other header line, such as `Sort`.
    #[must_use]
    pub fn with_header(self, name: &str, value: impl Display) -> Self {
        self.header(name, value)
    }

    /// The names of the columns of the reply; `None` if the reply itself names them.
    pub(crate) fn names(&self) -> Option<Vec<String>> {
        reply_names(&self.headers)
    }

    /// The text of the request, without what concerns the form of the reply.
    ///
    /// # Errors
    ///
    /// A value holds a line feed.
    pub fn text(&self) -> Result<String, Error> {
        if self.has_line_feed {
            return Err(Error::LineFeed("a query"));
        }
        Ok(format!("GET {}\n{}", self.table, self.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn a_query_is_written_in_the_order_of_the_calls() {
        let query = Query::table("hosts")
            .columns(["name", "state"])
            .filter("state", "=", 1)
            .filter("name", "~", "^db")
            .or(2)
            .limit(5);
        assert_eq!(
            query.text().expect("no line feed"),
            "GET hosts\nColumns: name state\nFilter: state = 1\nFilter: name ~ ^db\nOr: 2\nLimit: 5\n"
        );
    }

    #[test]
    fn a_line_feed_cannot_smuggle_a_header() {
        let query = Query::table("hosts").filter("name", "=", "x\nLimit: 1");
        assert!(query.text().is_err());
    }
}
