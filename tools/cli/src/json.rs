//! JSON in the layout of the original tool: members sorted, four blanks of indent, ASCII only.

use std::io;

use serde::Serialize as _;
use serde_json::Value;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

/// The text of a value.
pub(crate) fn pretty(value: &Value) -> String {
    let mut text = Vec::new();
    let layout = Layout(PrettyFormatter::with_indent(b"    "));
    let mut serializer = Serializer::with_formatter(&mut text, layout);
    // Writing to memory cannot fail, and a value is always JSON.
    drop(sorted(value).serialize(&mut serializer));
    String::from_utf8(text).unwrap_or_default()
}

/// The same value with the members of all objects in order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let sorted = members
                .into_iter()
                .map(|(name, value)| (name.clone(), self::sorted(value)));
            Value::Object(sorted.collect())
        }
        Value::Array(values) => values.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

struct Layout(PrettyFormatter<'static>);

impl Formatter for Layout {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for letter in fragment.chars() {
            if letter.is_ascii() {
                writer.write_all(&[letter as u8])?;
            } else {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
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
    fn the_layout_is_that_of_the_original() {
        let value = json!({"name": "é\u{1f600}\"", "list": [1, 2.5], "_empty": [], "none": {}});
        assert_eq!(
            pretty(&value),
            "{\n    \"_empty\": [],\n    \"list\": [\n        1,\n        2.5\n    ],\n    \
             \"name\": \"\\u00e9\\ud83d\\ude00\\\"\",\n    \"none\": {}\n}"
        );
    }
}
