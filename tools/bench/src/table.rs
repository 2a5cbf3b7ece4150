//! Figures and how they are shown.

use comfy_table::{Cell, CellAlignment, Table};

/// What one measurement of one server gave, in one round.
#[derive(Clone, Copy)]
pub(crate) struct Figure {
    /// CPU time of the server per unit of work, in microseconds.
    pub cpu: f64,
    /// Units of work per second of wall time.
    pub rate: f64,
}

/// The middle one.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The value at a place of the sorted ones, from 0 (the smallest) to 1 (the largest).
pub(crate) fn at(sorted: &[f64], place: f64) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a place in a short list"
    )]
    let place = (place * sorted.len().saturating_sub(1) as f64).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// The medians of several rounds.
pub(crate) fn medians(rounds: &[Figure]) -> Figure {
    Figure {
        cpu: median(rounds.iter().map(|figure| figure.cpu).collect()),
        rate: median(rounds.iter().map(|figure| figure.rate).collect()),
    }
}

/// The table of all measurements.
pub(crate) struct Report(Table);

impl Report {
    /// An empty one.
    pub(crate) fn new() -> Self {
        let mut table = Table::new();
        table.set_header([
            "what",
            "clients",
            "per second",
            "CPU µs each",
            "bare per second",
            "bare CPU µs",
            "CPU ratio",
        ]);
        Self(table)
    }

    /// Adds a measurement, with that of the bare server if there is one.
    pub(crate) fn add(&mut self, what: &str, clients: usize, ours: Figure, bare: Option<Figure>) {
        let number = |value: f64| format!("{value:.0}");
        let mut cells = vec![
            what.to_owned(),
            clients.to_string(),
            number(ours.rate),
            format!("{:.1}", ours.cpu),
        ];
        match bare {
            Some(bare) => cells.extend([
                number(bare.rate),
                format!("{:.1}", bare.cpu),
                format!("{:.2}", ours.cpu / bare.cpu),
            ]),
            None => cells.extend([String::new(), String::new(), String::new()]),
        }
        add_row(&mut self.0, cells);
    }

    /// Prints it.
    pub(crate) fn print(&self) {
        println!("{}", self.0);
    }
}

/// A table with heads of its own: a name in each row, and figures as text.
pub(crate) struct PlainTable(Table);

impl PlainTable {
    /// An empty one.
    pub(crate) fn new<const COLUMNS: usize>(heads: [&str; COLUMNS]) -> Self {
        let mut table = Table::new();
        table.set_header(heads);
        Self(table)
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, name: &str, figures: impl IntoIterator<Item = String>) {
        add_row(
            &mut self.0,
            std::iter::once(name.to_owned()).chain(figures).collect(),
        );
    }

    /// Prints it.
    pub(crate) fn print(&self) {
        println!("{}", self.0);
    }
}

/// A name to the left, figures to the right.
fn add_row(table: &mut Table, cells: Vec<String>) {
    let cells = cells.into_iter().enumerate().map(|(column, text)| {
        let alignment = if column == 0 {
            CellAlignment::Left
        } else {
            CellAlignment::Right
        };
        Cell::new(text).set_alignment(alignment)
    });
    table.add_row(cells);
}
