//! What is shown on standard output.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::sync::OnceLock;

use comfy_table::{Cell, Color, ContentArrangement, LineStyle, Row, Table, TableStyle};
use serde_json::{Map, Value};

use crate::arguments::Form;
use crate::connect::Item;
use crate::end::End;
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

/// What kept standard output from being written.
static FAILURE: OnceLock<String> = OnceLock::new();

/// Prints a line for people.
pub(crate) fn line(text: &str) {
    exact(&harmless(text));
}

/// Prints a line as it is, for programs.
fn exact(text: &str) {
    self::text(&[text, "\n"].concat());
}

/// Prints a document as it is.
pub(crate) fn text(text: &str) {
    let print = || {
        let mut output = std::io::stdout().lock();
        output
            .write_all(text.as_bytes())
            .and_then(|()| output.flush())
    };
    // A reader that has seen enough, such as `head`, is no failure.
    if let Err(error) = progress::suspend(print)
        && error.kind() != ErrorKind::BrokenPipe
    {
        FAILURE.get_or_init(|| error.to_string());
    }
}

/// Whether everything that was printed went out.
pub(crate) fn complete() -> Result<(), End> {
    match FAILURE.get() {
        None => Ok(()),
        Some(reason) => Err(End::failed(format!(
            "Error writing standard output: {reason}"
        ))),
    }
}

/// A text as a terminal may show it: with nothing that moves the cursor, changes the screen or the
/// direction of writing. Names, notes and what plugins put out are written by others.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmful = |letter: char| {
        let is_control = letter.is_control() && !matches!(letter, '\n' | '\t');
        let is_direction = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        is_control || is_direction
    };
    if text.contains(is_harmful) {
        let text = text.replace("\r\n", "\n");
        text.replace(is_harmful, "\u{fffd}").into()
    } else {
        text.into()
    }
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
            Form::Table => exact(&self.table(Some(MAX_LINES))),
            // A file or a program gets the values as they are.
            Form::Csv if std::io::stdout().is_terminal() => line(&self.csv()),
            Form::Csv => exact(&self.csv()),
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
            let cells = row.iter().map(|text| {
                let cell = Cell::new(harmless(text).replace('\t', " "));
                match colour(text).filter(|_| is_coloured) {
                    Some(colour) => cell.fg(colour),
                    None => cell,
                }
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

/// The columns of items in a table and in CSV.
#[derive(Debug, Default)]
pub(crate) struct Columns<'c> {
    /// Those that the user has chosen; empty for what fits the form.
    pub(crate) chosen: &'c [String],
    /// All members that items may have: the header of CSV without items.
    pub(crate) known: Vec<&'c str>,
}

/// Shows items in a form. A table has the members that people look for, CSV all of them, unless
/// some are chosen; linked items that are embedded appear by their names in both.
pub(crate) fn show_items(items: Vec<Item>, form: Form, columns: &Columns<'_>) {
    if matches!(form, Form::Json | Form::Jsonl) {
        let values = items.into_iter().map(Value::Object).collect();
        return show_values(values, form == Form::Jsonl);
    }
    if items.is_empty() && form == Form::Table {
        return line("No items.");
    }
    let present: BTreeSet<&str> = items
        .iter()
        .flat_map(|item| item.keys().map(String::as_str))
        .collect();
    let mut columns: Vec<&str> = match form {
        _ if !columns.chosen.is_empty() => columns.chosen.iter().map(String::as_str).collect(),
        Form::Csv if items.is_empty() => columns.known.clone(),
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
        Form::Json => show_json(&Value::Object(item)),
        Form::Table => {
            let mut rows = Rows::new(&["Member", "Value"]);
            for (name, value) in &item {
                let text = cell(value);
                if !text.is_empty() {
                    rows.push(vec![name.clone(), text]);
                }
            }
            exact(&rows.table(None));
        }
        Form::Jsonl | Form::Csv => show_items(vec![item], form, &Columns::default()),
    }
}

/// Shows a value as one JSON document.
pub(crate) fn show_json(value: &Value) {
    exact(&json::pretty(value));
}

/// Shows values as one JSON document, or each on a line of its own.
pub(crate) fn show_values(values: Vec<Value>, is_one_per_line: bool) {
    if is_one_per_line {
        for value in &values {
            exact(&json::one_line(value));
        }
    } else {
        show_json(&Value::Array(values));
    }
}

/// A value as the text of a cell: an item by its name, a list by its elements.
pub(crate) fn cell(value: &Value) -> String {
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
    fn what_would_change_a_terminal_is_not_shown() {
        for (text, shown) in [
            ("plain \u{e9}\t1\n2", "plain \u{e9}\t1\n2"),
            ("\u{1b}[2Jgone", "\u{fffd}[2Jgone"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("one\r\ntwo\rthree", "one\ntwo\u{fffd}three"),
            ("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c"),
        ] {
            assert_eq!(harmless(text), shown, "{text:?}");
        }
        let mut rows = Rows::new(&["Output"]);
        rows.push(vec!["\u{1b}]0;title\u{7}".to_owned()]);
        assert!(!rows.table(None).contains(['\u{1b}', '\u{7}']));
        assert_eq!(rows.csv(), "Output\n\u{1b}]0;title\u{7}");
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
