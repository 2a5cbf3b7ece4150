//! What a `GET` request asks for.

mod conditions;
mod headers;

pub use conditions::{Condition, Conditions, Operator, Step};
pub(crate) use headers::QueryBuilder;
pub use headers::reply_names;

/// One query: a table, which rows and columns of it, and how the reply is written.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The table, such as `services`.
    pub table: String,
    /// The columns in the order of the reply; with statistics they group the rows. `None` if the
    /// request does not name any: all columns, or one row of statistics.
    pub columns: Option<Vec<String>>,
    /// Which rows; the conditions that are left on the stack must all hold.
    pub filter: Conditions,
    /// Counts and aggregates, in order.
    pub statistics: Vec<Statistic>,
    /// The order of the rows, the first key first. Rows that are equal keep the table's own order.
    pub sort: Vec<Sort>,
    /// At most so many rows.
    pub limit: Option<usize>,
    /// So many rows are left out at the beginning.
    pub offset: usize,
    /// Seconds after which the query is given up (code 413).
    pub time_limit: Option<u64>,
    /// Whether the reply begins with a row of column names; if the request does not say, it does
    /// when neither columns nor statistics are named.
    pub column_headers: Option<bool>,
    /// How the rows are written.
    pub output: Output,
    /// Whether the reply begins with a [`ReplyHeader`](crate::ReplyHeader).
    pub framed: bool,
    /// Whether the connection stays open for another request.
    pub keep_alive: bool,
    /// Only rows that this user may see.
    pub auth_user: Option<String>,
    /// The clock of the client, in seconds since 1970.
    pub local_time: Option<i64>,
    /// What the reply is held back for.
    pub wait: Option<Wait>,
}

impl Query {
    /// Whether the reply begins with a row of column names.
    #[must_use]
    pub fn shows_column_headers(&self) -> bool {
        self.column_headers
            .unwrap_or(self.columns.is_none() && self.statistics.is_empty())
    }

    /// Seconds that are added to the times of the reply, and taken from those of its conditions:
    /// the difference of the clocks, rounded to half hours.
    ///
    /// # Errors
    ///
    /// The clocks are 24 hours or more apart.
    pub fn time_shift(&self, now: i64) -> Result<i64, &'static str> {
        const HALF_HOUR: i64 = 1800;
        const DAY: i64 = 86_400;
        let Some(local) = self.local_time else {
            return Ok(0);
        };
        let difference = local.saturating_sub(now);
        let halves = (difference.saturating_add(HALF_HOUR / 2)).div_euclid(HALF_HOUR);
        let shift = halves.saturating_mul(HALF_HOUR);
        if shift.saturating_abs() >= DAY {
            return Err("Localtime: the clocks of client and server are 24 hours or more apart");
        }
        Ok(shift)
    }
}

/// A figure over the rows.
#[derive(Clone, Debug)]
pub enum Statistic {
    /// How many rows the conditions hold for.
    Count(Conditions),
    /// A function over a column.
    Aggregate(Aggregate, String),
}

/// A function over the numbers of a column. Over no rows it is 0, as over a column of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// The sum.
    Sum,
    /// The least.
    Minimum,
    /// The greatest.
    Maximum,
    /// The arithmetic mean.
    Average,
    /// The standard deviation of the population.
    StandardDeviation,
    /// The sum of the inverse numbers; zeros are left out.
    SumOfInverse,
    /// The mean of the inverse numbers; zeros are left out.
    AverageOfInverse,
}

impl Aggregate {
    /// Reads the name that requests use.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "sum" => Self::Sum,
            "min" => Self::Minimum,
            "max" => Self::Maximum,
            "avg" => Self::Average,
            "std" => Self::StandardDeviation,
            "suminv" => Self::SumOfInverse,
            "avginv" => Self::AverageOfInverse,
            _ => return None,
        })
    }
}

/// One key of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: String,
    /// Which end comes first.
    pub direction: Direction,
}

/// Which end of an order comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The least comes first.
    Ascending,
    /// The greatest comes first.
    Descending,
}

/// How the rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The format.
    pub format: OutputFormat,
    /// The separators of [`OutputFormat::Csv`].
    pub separators: Separators,
}

/// The formats of replies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutputFormat {
    /// Values between separators, without quoting.
    #[default]
    Csv,
    /// A JSON list of lists, all of it ASCII.
    Json,
    /// A JSON object with the rows as `data`, the number of rows before `Limit` as `total_count`,
    /// and the names as `columns` if they are asked for.
    WrappedJson,
    /// A Python literal.
    Python,
}

impl OutputFormat {
    /// Reads the name that requests use.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "csv" | "CSV" => Self::Csv,
            "json" => Self::Json,
            "wrapped_json" => Self::WrappedJson,
            "python" | "python3" => Self::Python,
            _ => return None,
        })
    }
}

/// The characters between the parts of the format `csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separators {
    /// After each row.
    pub row: char,
    /// Between the fields of a row.
    pub field: char,
    /// Between the elements of a list.
    pub list: char,
    /// Between the parts of an element, such as a host and a service.
    pub part: char,
}

impl Default for Separators {
    fn default() -> Self {
        Self {
            row: '\n',
            field: ';',
            list: ',',
            part: '|',
        }
    }
}

/// What a reply is held back for.
#[derive(Clone, Debug, Default)]
pub struct Wait {
    /// The object that is waited for: a host, or host and service separated by `;`. The conditions
    /// are those of its row.
    pub object: Option<String>,
    /// The reply is sent as soon as these hold.
    pub conditions: Conditions,
    /// What has to happen before the conditions are looked at again.
    pub trigger: WaitTrigger,
    /// Milliseconds after which the reply is sent in any case; 0 or absent: the server's own limit.
    pub timeout: Option<u64>,
}

/// Events that a request waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WaitTrigger {
    /// A check result.
    Check,
    /// A change of state.
    State,
    /// A new entry of the log.
    Log,
    /// A downtime that begins or ends.
    Downtime,
    /// A comment or an acknowledgement.
    Comment,
    /// A command.
    Command,
    /// A change of the global program state.
    Program,
    /// Any of these.
    #[default]
    All,
}

impl WaitTrigger {
    /// Reads the name that requests use.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "check" => Self::Check,
            "state" => Self::State,
            "log" => Self::Log,
            "downtime" => Self::Downtime,
            "comment" => Self::Comment,
            "command" => Self::Command,
            "program" => Self::Program,
            "all" => Self::All,
            _ => return None,
        })
    }
}
