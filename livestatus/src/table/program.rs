//! Conditions prepared for many rows.
//!
//! The columns are looked up once for all rows, and so are the numbers in the values. Comparisons that
//! occur more than once, as they do in the statistics of overviews, are made once for each row.

use std::collections::HashMap;

use super::allowance::{Allowance, Exceeded};
use super::compare::{Wanted, matches_condition};
use super::{Column, Table};
use crate::query::{Condition, Conditions, Operator, Step};
use crate::value::Value;

/// All comparisons of a query, each once.
pub(super) struct Program<'query, Key> {
    shift: i64,
    comparisons: Vec<Comparison<'query, Key>>,
    positions: HashMap<(&'query str, Operator, bool, &'query str), usize>,
}

struct Comparison<'query, Key> {
    column: Option<Column<Key>>,
    condition: &'query Condition,
    wanted: Wanted,
}

/// Conditions whose comparisons are those of a program.
pub(super) struct Prepared {
    steps: Vec<PreparedStep>,
    is_combined: bool,
}

enum PreparedStep {
    Compare(usize),
    And(usize),
    Or(usize),
    Negate,
}

/// What is known of one row.
#[derive(Default)]
pub(super) struct Memory {
    /// The row in which each comparison was made last, and what came of it.
    truths: Vec<(u64, bool)>,
    row: u64,
    stack: Vec<bool>,
}

impl Memory {
    /// Forgets the row before.
    pub(super) fn next_row(&mut self) {
        self.row += 1;
    }
}

impl<'query, Key: Copy> Program<'query, Key> {
    /// A program without comparisons. `shift` is [`Query::time_shift`](crate::Query::time_shift).
    pub(super) fn new(shift: i64) -> Self {
        Self {
            shift,
            comparisons: Vec::new(),
            positions: HashMap::new(),
        }
    }

    /// Takes conditions in.
    pub(super) fn prepare<'row, T: Table<'row, Key = Key>>(
        &mut self,
        table: &T,
        conditions: &'query Conditions,
    ) -> Prepared {
        let steps: Vec<_> = conditions
            .steps()
            .iter()
            .map(|step| match step {
                Step::Compare(condition) => PreparedStep::Compare(self.position(table, condition)),
                Step::And(count) => PreparedStep::And(*count),
                Step::Or(count) => PreparedStep::Or(*count),
                Step::Negate => PreparedStep::Negate,
            })
            .collect();
        let is_combined = steps
            .iter()
            .any(|step| !matches!(step, PreparedStep::Compare(_)));
        Prepared { steps, is_combined }
    }

    fn position<'row, T: Table<'row, Key = Key>>(
        &mut self,
        table: &T,
        condition: &'query Condition,
    ) -> usize {
        let key = (
            condition.column.as_str(),
            condition.operator,
            condition.negated,
            condition.value.as_str(),
        );
        *self.positions.entry(key).or_insert_with(|| {
            let column = table.column(&condition.column);
            self.comparisons.push(Comparison {
                column,
                condition,
                wanted: Wanted::new(condition, column.map(|column| column.kind), self.shift),
            });
            self.comparisons.len() - 1
        })
    }

    /// Whether the conditions hold for the row that the memory is about.
    ///
    /// # Errors
    ///
    /// The time is over.
    pub(super) fn hold<'row, T: Table<'row, Key = Key>>(
        &self,
        table: &T,
        row: &T::Row,
        prepared: &Prepared,
        memory: &mut Memory,
        allowance: &Allowance<'_>,
    ) -> Result<bool, Exceeded> {
        memory.truths.resize(self.comparisons.len(), (0, false));
        // Without combinations the first comparison that fails decides.
        if !prepared.is_combined {
            for step in &prepared.steps {
                if let PreparedStep::Compare(position) = step
                    && !self.truth(table, row, *position, memory, allowance)?
                {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        let mut stack = std::mem::take(&mut memory.stack);
        stack.clear();
        for step in &prepared.steps {
            allowance.step()?;
            match step {
                PreparedStep::Compare(position) => {
                    stack.push(self.truth(table, row, *position, memory, allowance)?);
                }
                PreparedStep::And(count) => {
                    let first = stack.len().saturating_sub(*count);
                    let truth = stack.drain(first..).all(|one| one);
                    stack.push(truth);
                }
                PreparedStep::Or(count) => {
                    let first = stack.len().saturating_sub(*count);
                    let truth = stack.drain(first..).any(|one| one);
                    stack.push(truth);
                }
                PreparedStep::Negate => {
                    if let Some(truth) = stack.last_mut() {
                        *truth = !*truth;
                    }
                }
            }
        }
        let holds = stack.iter().all(|truth| *truth);
        memory.stack = stack;
        Ok(holds)
    }

    fn truth<'row, T: Table<'row, Key = Key>>(
        &self,
        table: &T,
        row: &T::Row,
        position: usize,
        memory: &mut Memory,
        allowance: &Allowance<'_>,
    ) -> Result<bool, Exceeded> {
        allowance.step()?;
        let (at, truth) = memory.truths[position];
        if at == memory.row {
            return Ok(truth);
        }
        let Comparison {
            column,
            condition,
            wanted,
        } = &self.comparisons[position];
        let truth = match column {
            Some(column) => {
                // What is said of an object that is not there is false, negated or not.
                table.has(row, column.key)
                    && matches_condition(&table.value(row, column.key), condition, wanted)
            }
            None => matches_condition(&Value::empty(), condition, wanted),
        };
        memory.truths[position] = (memory.row, truth);
        Ok(truth)
    }
}
