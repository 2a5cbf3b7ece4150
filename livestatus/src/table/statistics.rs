//! Counts and aggregates over groups of rows.

use std::collections::HashMap;

use super::allowance::{Allowance, Exceeded};
use super::program::{Memory, Prepared, Program};
use super::{Column, Results, Table};
use crate::query::{Aggregate, Query, Statistic};
use crate::value::Value;
use crate::write::json_row;

/// The groups of a query with statistics, in the order in which they were seen.
pub(super) struct Groups<'query, 'row, Key> {
    query: &'query Query,
    measures: Vec<Measure<Key>>,
    positions: HashMap<String, usize>,
    seen: Vec<(Vec<Value<'row>>, Vec<Figure>)>,
}

/// What is counted or added up.
enum Measure<Key> {
    Count(Prepared),
    Number(Option<Column<Key>>),
}

/// One figure of one group.
#[derive(Clone, Copy, Debug, Default)]
struct Figure {
    count: i64,
    sum: f64,
    sum_of_squares: f64,
    minimum: f64,
    maximum: f64,
    inverse: f64,
    inverse_count: i64,
}

impl<'query, 'row, Key: Copy> Groups<'query, 'row, Key> {
    /// Without columns there is exactly one group, even of no rows.
    pub(super) fn new<T: Table<'row, Key = Key>>(
        table: &T,
        query: &'query Query,
        program: &mut Program<'query, Key>,
        without_columns: bool,
    ) -> Self {
        let measures = query.statistics.iter();
        let measures = measures.map(|statistic| match statistic {
            Statistic::Count(conditions) => Measure::Count(program.prepare(table, conditions)),
            Statistic::Aggregate(_, column) => Measure::Number(table.column(column)),
        });
        let mut groups = Self {
            query,
            measures: measures.collect(),
            positions: HashMap::new(),
            seen: Vec::new(),
        };
        if without_columns {
            groups.position(Vec::new());
        }
        groups
    }

    /// Counts a row in the group of a key.
    ///
    /// # Errors
    ///
    /// There are too many groups, or the time is over.
    pub(super) fn add<T: Table<'row, Key = Key>>(
        &mut self,
        table: &T,
        row: &T::Row,
        key: Vec<Value<'row>>,
        program: &Program<'query, Key>,
        memory: &mut Memory,
        allowance: &Allowance<'_>,
    ) -> Result<(), Exceeded> {
        let before = self.seen.len();
        let position = self.position(key);
        if self.seen.len() > before {
            let (key, figures) = &self.seen[position];
            for value in key {
                allowance.keep(value)?;
            }
            allowance.keep_all(figures.len(), 0)?;
        }
        let figures = &mut self.seen[position].1;
        for (figure, measure) in figures.iter_mut().zip(&self.measures) {
            allowance.step()?;
            match measure {
                Measure::Count(conditions) => {
                    let holds = program.hold(table, row, conditions, memory, allowance)?;
                    figure.count += i64::from(holds);
                }
                Measure::Number(column) => {
                    let value = column.map(|column| table.value(row, column.key));
                    figure.add(value.map_or(0.0, |value| value.as_number()));
                }
            }
        }
        Ok(())
    }

    /// The group of a key, which keeps its JSON types.
    fn position(&mut self, key: Vec<Value<'row>>) -> usize {
        // Without columns all rows have the same key.
        let text = if key.is_empty() {
            String::new()
        } else {
            json_row(&key)
        };
        *self.positions.entry(text).or_insert_with(|| {
            let figures = vec![Figure::default(); self.query.statistics.len()];
            self.seen.push((key, figures));
            self.seen.len() - 1
        })
    }

    /// One row for each group: the key, then the figures.
    pub(super) fn finish(self, mut names: Vec<String>) -> Results<'row> {
        let statistics = &self.query.statistics;
        names.extend((1..=statistics.len()).map(|number| format!("stats_{number}")));
        let rows: Vec<Vec<_>> = self
            .seen
            .into_iter()
            .map(|(mut row, figures)| {
                row.extend(figures.iter().zip(statistics).map(
                    |(figure, statistic)| match statistic {
                        Statistic::Count(_) => Value::Int(figure.count),
                        Statistic::Aggregate(aggregate, _) => figure.result(*aggregate).into(),
                    },
                ));
                row
            })
            .collect();
        let total = rows.len();
        Results { names, rows, total }
    }
}

impl Figure {
    fn add(&mut self, number: f64) {
        if self.count == 0 {
            (self.minimum, self.maximum) = (number, number);
        }
        self.count += 1;
        self.sum += number;
        self.sum_of_squares += number * number;
        self.minimum = self.minimum.min(number);
        self.maximum = self.maximum.max(number);
        if number != 0.0 {
            self.inverse += 1.0 / number;
            self.inverse_count += 1;
        }
    }

    /// The result of a function; 0 over no rows.
    fn result(&self, aggregate: Aggregate) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "aggregates are approximate")]
        let mean = |sum: f64, count: i64| if count == 0 { 0.0 } else { sum / count as f64 };
        match aggregate {
            Aggregate::Sum => self.sum,
            Aggregate::Minimum => self.minimum,
            Aggregate::Maximum => self.maximum,
            Aggregate::Average => mean(self.sum, self.count),
            Aggregate::StandardDeviation => {
                let average = mean(self.sum, self.count);
                let variance = mean(self.sum_of_squares, self.count) - average * average;
                variance.max(0.0).sqrt()
            }
            Aggregate::SumOfInverse => self.inverse,
            Aggregate::AverageOfInverse => mean(self.inverse, self.inverse_count),
        }
    }
}
