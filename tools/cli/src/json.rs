//! JSON in the layout of the original tool: members sorted, four blanks of indent, ASCII only.

use std::io;

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

/// What each level is moved to the right by.
const INDENT: &str = "    ";

/// The text of a value.
pub(crate) fn pretty(value: &Value) -> String {
    let mut text = Vec::new();
    let layout = Layout(PrettyFormatter::with_indent(INDENT.as_bytes()));
    let mut serializer = Serializer::with_formatter(&mut text, layout);
    // Writing to memory cannot fail, and a value is always JSON.
    drop(Sorted(value).serialize(&mut serializer));
    String::from_utf8(text).unwrap_or_default()
}

/// The text of a value that stands in a larger one, so many levels deep.
pub(crate) fn pretty_within(value: &Value, level: usize) -> String {
    // Line breaks within texts are escaped.
    pretty(value).replace('\n', &break_at(level))
}

/// The text of a value on one line. What terminals would take for a command is escaped, beyond what
/// JSON itself demands.
pub(crate) fn one_line(value: &Value) -> String {
    let text = value.to_string();
    let is_command = |letter: &char| matches!(letter, '\u{7f}'..='\u{9f}');
    if !text.chars().any(|letter| is_command(&letter)) {
        return text;
    }
    // Such letters stand within texts only.
    text.chars().fold(String::new(), |mut line, letter| {
        if is_command(&letter) {
            line.extend(["\\u", &format!("{:04x}", u32::from(letter))]);
        } else {
            line.push(letter);
        }
        line
    })
}

/// A line break, and the indent of a level.
pub(crate) fn break_at(level: usize) -> String {
    ["\n", &INDENT.repeat(level)].concat()
}

/// A value whose objects are written with their members in order.
struct Sorted<'v>(&'v Value);

impl Serialize for Sorted<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(members) => {
                let mut members: Vec<(&String, &Value)> = members.iter().collect();
                members.sort_by_key(|(name, _)| *name);
                let members = members.into_iter();
                serializer.collect_map(members.map(|(name, value)| (name, Sorted(value))))
            }
            Value::Array(values) => serializer.collect_seq(values.iter().map(Sorted)),
            other => other.serialize(serializer),
        }
    }
}

struct Layout(PrettyFormatter<'static>);

impl Formatter for Layout {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(|letter: char| !letter.is_ascii()) {
            let (plain, other) = rest.split_at(at);
            writer.write_all(plain.as_bytes())?;
            let mut letters = other.chars();
            if let Some(letter) = letters.next() {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
            rest = letters.as_str();
        }
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_line_holds_no_command_for_a_terminal_and_means_the_same() {
        let value = json!({"output": "\u{9b}31m \u{1b}[0m \u{e9}\u{7f}"});
        let line = one_line(&value);
        assert_eq!(line, "{\"output\":\"\\u009b31m \\u001b[0m \u{e9}\\u007f\"}");
        assert_eq!(serde_json::from_str::<Value>(&line).ok(), Some(value));
    }

    #[test]
    fn the_layout_is_that_of_the_original() {
        let value = json!({"name": "é\u{1f600}\"", "list": [1, 2.5], "_empty": [], "none": {}});
        assert_eq!(
            pretty(&value),
            "{\n    \"_empty\": [],\n    \"list\": [\n        1,\n        2.5\n    ],\n    \
             \"name\": \"\\u00e9\\ud83d\\ude00\\\"\",\n    \"none\": {}\n}"
        );
    }
}
