//! What is shown on standard output.

use std::io::{IsTerminal as _, Write as _};

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{Cell, Color, ContentArrangement, Table};
use serde_json::{Map, Value};

use crate::arguments::Form;
use crate::json;

/// Prints a line. A closed standard output is not an error.
pub(crate) fn line(text: &str) {
    drop(writeln!(std::io::stdout().lock(), "{text}"));
}

/// Clears the screen, where there is one.
pub(crate) fn clear() {
    if std::io::stdout().is_terminal() {
        drop(write!(std::io::stdout().lock(), "\x1b[2J\x1b[H"));
    }
}

/// Rows with the same columns.
#[derive(Debug)]
pub(crate) struct Rows {
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Rows {
    pub(crate) fn new(columns: &'static [&'static str]) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows in a form; for a table, in colour where it is shown on a terminal.
    pub(crate) fn show(&self, form: Form) {
        line(&match form {
            Form::Table => self.table(),
            Form::Json => {
                let objects = self.rows.iter().map(|row| Value::Object(self.object(row)));
                json::pretty(&Value::Array(objects.collect()))
            }
            Form::Jsonl => {
                let lines = self
                    .rows
                    .iter()
                    .map(|row| Value::Object(self.object(row)).to_string());
                lines.collect::<Vec<_>>().join("\n")
            }
            Form::Csv => {
                let header = self.columns.join(",");
                let rows = self.rows.iter().map(|row| {
                    let cells = row.iter().map(|cell| csv(cell));
                    cells.collect::<Vec<_>>().join(",")
                });
                let lines = std::iter::once(header).chain(rows);
                lines.collect::<Vec<_>>().join("\n")
            }
        });
    }

    fn object(&self, row: &[String]) -> Map<String, Value> {
        let pairs = self.columns.iter().zip(row);
        pairs
            .map(|(name, cell)| ((*name).to_owned(), Value::from(cell.as_str())))
            .collect()
    }

    fn table(&self) -> String {
        let mut table = Table::new();
        table
            .load_style(UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_header(self.columns);
        if !std::io::stdout().is_terminal() {
            table.set_width(120);
        }
        let is_coloured = is_coloured();
        for row in &self.rows {
            let cells = row
                .iter()
                .map(|text| match colour(text).filter(|_| is_coloured) {
                    Some(colour) => Cell::new(text).fg(colour),
                    None => Cell::new(text),
                });
            table.add_row(cells);
        }
        table.to_string()
    }
}

/// Colour only on a terminal, and not where the user wants none.
fn is_coloured() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    std::io::stdout().is_terminal() && !refused
}

/// The colour of a state.
fn colour(text: &str) -> Option<Color> {
    match text {
        "UP" | "OK" => Some(Color::Green),
        "WARNING" => Some(Color::Yellow),
        "DOWN" | "CRITICAL" => Some(Color::Red),
        "UNKNOWN" | "UNREACHABLE" => Some(Color::Magenta),
        _ => None,
    }
}

/// A cell, quoted where it has to be. What a spreadsheet would take for a formula is marked as
/// text.
fn csv(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@']);
    let cell = if is_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        assert_eq!(csv("plain"), "plain");
        assert_eq!(csv("a,b"), "\"a,b\"");
        assert_eq!(csv("say \"hi\""), "\"say \"\"hi\"\"\"");
        assert_eq!(csv("=1+1"), "'=1+1");
    }
}
