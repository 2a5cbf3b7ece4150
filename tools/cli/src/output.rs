//! What is shown on standard output.

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Write as _};

use comfy_table::{Cell, Color, ContentArrangement, LineStyle, Row, Table, TableStyle};
use serde_json::{Map, Value};

use crate::arguments::Form;
use crate::connect::Item;
use crate::json;
use crate::progress;

/// A line below the header, and nothing else: a table must fit into 80 columns.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// The blanks on the left and on the right of a cell.
const PADDING: (u16, u16) = (0, 2);

/// Lines that a row of a list takes at most; what does not fit is cut.
const MAX_LINES: usize = 4;

/// How wide a table is where there is no terminal, in characters.
const WIDTH: u16 = 120;

/// The members that a table of items shows, of those that the items have.
const COLUMNS: [&str; 14] = [
    "host",
    "host_name",
    "service_name",
    "name",
    "alias",
    "user_name",
    "type",
    "message",
    "_realm",
    "address",
    "email",
    "command_line",
    "ls_state",
    "ls_output",
];

/// Prints a line. A closed standard output is not an error.
pub(crate) fn line(text: &str) {
    progress::suspend(|| drop(writeln!(std::io::stdout().lock(), "{text}")));
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
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    pub(crate) fn new(columns: &[&str]) -> Self {
        Self {
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
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
        match form {
            Form::Table => line(&self.table(Some(MAX_LINES))),
            Form::Csv => line(&self.csv()),
            Form::Json | Form::Jsonl => {
                let objects = self.rows.iter().map(|row| Value::Object(self.object(row)));
                show_values(objects.collect(), form == Form::Jsonl);
            }
        }
    }

    fn object(&self, row: &[String]) -> Map<String, Value> {
        let pairs = self.columns.iter().zip(row);
        pairs
            .map(|(name, cell)| (name.clone(), Value::from(cell.as_str())))
            .collect()
    }

    fn csv(&self) -> String {
        let lines = std::iter::once(&self.columns).chain(&self.rows);
        let lines = lines.map(|cells| {
            let cells = cells.iter().map(|cell| csv(cell));
            cells.collect::<Vec<_>>().join(",")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The rows as a table, each of so many lines at most.
    fn table(&self, max_lines: Option<usize>) -> String {
        let mut table = Table::new();
        table
            .load_style(STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_header(&self.columns);
        if !std::io::stdout().is_terminal() {
            table.set_width(WIDTH);
        }
        let is_coloured = is_coloured();
        for row in &self.rows {
            let cells = row
                .iter()
                .map(|text| match colour(text).filter(|_| is_coloured) {
                    Some(colour) => Cell::new(text).fg(colour),
                    None => Cell::new(text),
                });
            let mut row = Row::from(cells);
            if let Some(lines) = max_lines {
                row.max_height(lines);
            }
            table.add_row(row);
        }
        for column in table.column_iter_mut() {
            column.set_padding(PADDING);
        }
        // Without the blanks at the ends of the lines.
        let lines = table.lines().map(|line| line.trim_end().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Shows items in a form. A table has the members that people look for, CSV all of them; linked
/// items that are embedded appear by their names in both.
pub(crate) fn show_items(items: Vec<Item>, form: Form) {
    if matches!(form, Form::Json | Form::Jsonl) {
        let values = items.into_iter().map(Value::Object).collect();
        return show_values(values, form == Form::Jsonl);
    }
    let present: BTreeSet<&str> = items
        .iter()
        .flat_map(|item| item.keys().map(String::as_str))
        .collect();
    let mut columns: Vec<&str> = match form {
        Form::Csv => present.iter().copied().collect(),
        _ => COLUMNS
            .into_iter()
            .filter(|name| present.contains(name))
            .collect(),
    };
    if columns.is_empty() {
        columns.push("_id");
    }
    let mut rows = Rows::new(&columns);
    for item in &items {
        let cells = columns.iter().map(|name| item.get(*name).map(cell));
        rows.push(cells.map(Option::unwrap_or_default).collect());
    }
    rows.show(form);
}

/// Shows one item in a form. A table has a line for each member that is not empty.
pub(crate) fn show_item(item: Item, form: Form) {
    match form {
        Form::Json => line(&json::pretty(&Value::Object(item))),
        Form::Table => {
            let mut rows = Rows::new(&["Member", "Value"]);
            for (name, value) in &item {
                let text = cell(value);
                if !text.is_empty() {
                    rows.push(vec![name.clone(), text]);
                }
            }
            line(&rows.table(None));
        }
        Form::Jsonl | Form::Csv => show_items(vec![item], form),
    }
}

fn show_values(values: Vec<Value>, is_one_per_line: bool) {
    if is_one_per_line {
        for value in &values {
            line(&value.to_string());
        }
    } else {
        line(&json::pretty(&Value::Array(values)));
    }
}

/// A value as the text of a cell: an item by its name, a list by its elements.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(cell).collect::<Vec<_>>().join(", "),
        Value::Object(members) if members.is_empty() => String::new(),
        Value::Object(members) => match members.get("name") {
            Some(Value::String(name)) => name.clone(),
            _ => value.to_string(),
        },
        other => other.to_string(),
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
/// text; numbers are none.
fn csv(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let is_formula = cell.starts_with(['=', '+', '-', '@']) && !is_number;
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
    use serde_json::json;

    use super::*;

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        assert_eq!(csv("plain"), "plain");
        assert_eq!(csv("a,b"), "\"a,b\"");
        assert_eq!(csv("say \"hi\""), "\"say \"\"hi\"\"\"");
        assert_eq!(csv("=1+1"), "'=1+1");
        assert_eq!(csv("-1"), "-1");
    }

    #[test]
    fn values_are_shown_as_people_read_them() {
        for (value, text) in [
            (json!(null), ""),
            (json!({}), ""),
            (json!([]), ""),
            (json!("text"), "text"),
            (json!(7), "7"),
            (json!(["a", {"name": "b"}]), "a, b"),
            (json!({"_id": "1", "name": "All"}), "All"),
            (json!({"_OS": "Linux"}), r#"{"_OS":"Linux"}"#),
        ] {
            assert_eq!(cell(&value), text, "{value}");
        }
    }
}
