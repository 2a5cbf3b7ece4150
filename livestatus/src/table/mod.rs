//! Tables, and the evaluation of queries over their rows.

mod allowance;
mod compare;
mod program;
mod statistics;

use std::cmp::Ordering;

use crate::query::{Conditions, Direction, Query};
use crate::value::Value;

pub use allowance::{Allowance, Exceeded};
use program::{Memory, Program};
use statistics::Groups;

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// A text.
    Text,
    /// A time in seconds since 1970; 0 is never.
    Time,
    /// A list.
    List,
    /// Names with values.
    Dictionary,
}

impl ColumnKind {
    /// The name in the table `columns`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::Float => "float",
            Self::Text => "string",
            Self::Time => "time",
            Self::List => "list",
            Self::Dictionary => "dict",
        }
    }
}

/// A column that a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<Key> {
    /// How the table knows it.
    pub key: Key,
    /// Its type.
    pub kind: ColumnKind,
}

/// Rows of one kind.
pub trait Table<'row> {
    /// One row; its values may borrow for as long as `'row`.
    type Row;
    /// How a column is known inside the table.
    type Key: Copy;

    /// The column of a name; `None` if there is none. An unknown column holds empty texts.
    fn column(&self, name: &str) -> Option<Column<Self::Key>>;

    /// The names of all columns, which a query without `Columns` and statistics is answered with.
    fn names(&self) -> Vec<String>;

    /// The value of a row in a column.
    fn value(&self, row: &Self::Row, column: Self::Key) -> Value<'row>;

    /// Whether the object of the column is there; a comment on a host has no service, for example.
    /// No condition on a column holds for an object that is not there.
    fn has(&self, _row: &Self::Row, _column: Self::Key) -> bool {
        true
    }
}

/// The rows of a reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Results<'row> {
    /// The names of the columns; statistics are called `stats_1` and so on.
    pub names: Vec<String>,
    /// The values.
    pub rows: Vec<Vec<Value<'row>>>,
    /// How many rows there are before `Limit` and `Offset`.
    pub total: usize,
}

/// Whether the conditions hold for some row. `shift` is [`Query::time_shift`].
///
/// # Errors
///
/// The time is over.
pub fn any_matches<'row, T: Table<'row>>(
    table: &T,
    rows: impl IntoIterator<Item = T::Row>,
    conditions: &Conditions,
    shift: i64,
    allowance: &Allowance<'_>,
) -> Result<bool, Exceeded> {
    let mut program = Program::new(shift);
    let prepared = program.prepare(table, conditions);
    let mut memory = Memory::default();
    for row in rows {
        allowance.step()?;
        memory.next_row();
        if program.hold(table, &row, &prepared, &mut memory, allowance)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Evaluates a query over the rows of a table, which come in the table's natural order.
///
/// `shift` is [`Query::time_shift`]. The rows that the filter leaves are held in memory as far as
/// order and limit need them.
///
/// # Errors
///
/// The reply would be larger than one may be, or the time is over.
pub fn evaluate<'row, T: Table<'row>>(
    table: &T,
    query: &Query,
    rows: impl IntoIterator<Item = T::Row>,
    shift: i64,
    allowance: &Allowance<'_>,
) -> Result<Results<'row>, Exceeded> {
    let names = query.columns.clone().unwrap_or_else(|| {
        if query.statistics.is_empty() {
            table.names()
        } else {
            Vec::new()
        }
    });
    let columns: Vec<_> = names.iter().map(|name| table.column(name)).collect();
    let cell = |row: &T::Row, column: &Option<Column<T::Key>>| {
        allowance.step()?;
        Ok(match column {
            None => Value::empty(),
            Some(column) => shifted(table.value(row, column.key), column.kind, shift),
        })
    };
    let mut program = Program::new(shift);
    let filter = program.prepare(table, &query.filter);
    if query.statistics.is_empty() {
        let mut memory = Memory::default();
        let found = rows.into_iter().filter_map(|row| {
            memory.next_row();
            let holds = allowance
                .step()
                .and_then(|()| program.hold(table, &row, &filter, &mut memory, allowance));
            match holds {
                Ok(holds) => holds.then_some(Ok(row)),
                Err(exceeded) => Some(Err(exceeded)),
            }
        });
        return plain(table, query, names, found, allowance, |row| {
            let cells = columns.iter().map(|column| {
                let value = cell(row, column)?;
                allowance.keep(&value)?;
                Ok(value)
            });
            cells.collect()
        });
    }
    let mut groups = Groups::new(table, query, &mut program, columns.is_empty());
    let mut memory = Memory::default();
    for row in rows {
        allowance.step()?;
        memory.next_row();
        if !program.hold(table, &row, &filter, &mut memory, allowance)? {
            continue;
        }
        let key = columns.iter().map(|column| cell(&row, column));
        let key = key.collect::<Result<_, _>>()?;
        groups.add(table, &row, key, &program, &mut memory, allowance)?;
    }
    let mut results = groups.finish(names);
    sort_groups(query, &mut results);
    cut(query, &mut results.rows);
    allowance.look()?;
    Ok(results)
}

/// The rows themselves, in order.
fn plain<'row, T: Table<'row>>(
    table: &T,
    query: &Query,
    names: Vec<String>,
    found: impl Iterator<Item = Result<T::Row, Exceeded>>,
    allowance: &Allowance<'_>,
    cells: impl Fn(&T::Row) -> Result<Vec<Value<'row>>, Exceeded>,
) -> Result<Results<'row>, Exceeded> {
    let end = query.limit.map(|limit| query.offset.saturating_add(limit));
    if query.sort.is_empty() {
        let mut total = 0;
        let mut rows = Vec::new();
        for row in found {
            let row = row?;
            if total >= query.offset && end.is_none_or(|end| total < end) {
                rows.push(cells(&row)?);
            }
            total += 1;
        }
        return Ok(Results { names, rows, total });
    }
    let keys: Vec<_> = query
        .sort
        .iter()
        .map(|sort| (table.column(&sort.column), sort.direction))
        .collect();
    let mut sorted = Vec::new();
    for row in found {
        let row = row?;
        let key = keys.iter().map(|(column, _)| {
            allowance.step()?;
            let value = match column {
                Some(column) => table.value(&row, column.key),
                None => Value::empty(),
            };
            let value = value.into_comparable();
            allowance.keep(&value)?;
            Ok(value)
        });
        let key: Vec<_> = key.collect::<Result<_, _>>()?;
        sorted.push((key, row));
    }
    sorted.sort_by(|(one, _), (other, _)| {
        let orders = one.iter().zip(other).zip(&keys);
        in_order(orders.map(|((one, other), (_, direction))| (compare(one, other), *direction)))
    });
    allowance.look()?;
    let total = sorted.len();
    let rows = sorted
        .iter()
        .skip(query.offset)
        .take(query.limit.unwrap_or(usize::MAX))
        .map(|(_, row)| cells(row))
        .collect::<Result<_, _>>()?;
    Ok(Results { names, rows, total })
}

fn sort_groups(query: &Query, results: &mut Results<'_>) {
    let keys: Vec<_> = query
        .sort
        .iter()
        .filter_map(|sort| {
            let position = results.names.iter().position(|name| *name == sort.column)?;
            Some((position, sort.direction))
        })
        .collect();
    results.rows.sort_by(|one, other| {
        in_order(
            keys.iter().map(|(position, direction)| {
                (compare(&one[*position], &other[*position]), *direction)
            }),
        )
    });
}

fn cut(query: &Query, rows: &mut Vec<Vec<Value<'_>>>) {
    rows.drain(..query.offset.min(rows.len()));
    rows.truncate(query.limit.unwrap_or(usize::MAX));
}

/// The first key that differs decides.
fn in_order(orders: impl Iterator<Item = (Ordering, Direction)>) -> Ordering {
    orders
        .map(|(order, direction)| match direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn compare(one: &Value<'_>, other: &Value<'_>) -> Ordering {
    match (one, other) {
        (Value::Int(one), Value::Int(other)) => one.cmp(other),
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
            one.as_number().total_cmp(&other.as_number())
        }
        _ => one.as_text().cmp(&other.as_text()),
    }
}

/// Moves a time to the clock of the client; 0 stays never.
fn shifted(value: Value<'_>, kind: ColumnKind, shift: i64) -> Value<'_> {
    match value {
        Value::Int(time) if kind == ColumnKind::Time && time != 0 => {
            Value::Int(time.saturating_add(shift))
        }
        value => value,
    }
}

#[cfg(test)]
mod tests;
