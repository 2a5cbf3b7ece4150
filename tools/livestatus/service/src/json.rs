//! The JSON of results: four blanks per level, ASCII only, as the original writes it.

use bytes::Bytes;
use livestatus_client::Row;
use livestatus_protocol::AsciiFormatter;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::ser::PrettyFormatter;

use crate::ask::key_text;
use crate::failure::Failure;

/// Bytes of one part of a streamed reply.
const PART: usize = 64 * 1024;

/// A row as an object. A name that comes twice keeps its first value.
struct Members<'row>(&'row Row);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (position, (name, value)) in self.0.iter().enumerate() {
            if !self.0[..position]
                .iter()
                .any(|(earlier, _)| earlier == name)
            {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

/// Rows by the text of a key, each at the position of the first with that key; the last one wins.
struct ByKey<'rows>(Vec<(String, &'rows Row)>);

impl Serialize for ByKey<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, row)| (key, Members(row))))
    }
}

fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let formatter = AsciiFormatter(PrettyFormatter::with_indent(b"    "));
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
    // Writing values that were read from JSON into memory cannot fail.
    let written = value.serialize(&mut serializer).is_ok();
    debug_assert!(written);
    bytes
}

/// The object of the rows by key.
///
/// # Errors
///
/// There are rows, and none has the column.
pub(crate) fn by_key(
    rows: &[Row],
    key: &str,
    columns: Option<&[String]>,
) -> Result<Vec<u8>, Failure> {
    let is_column = columns.is_some_and(|columns| columns.iter().any(|column| column == key))
        || rows
            .iter()
            .any(|row| row.iter().any(|(name, _)| name == key));
    // An empty table names no columns.
    let is_known = is_column || (rows.is_empty() && columns.is_none());
    if !is_known {
        return Err(Failure::NoKey(key.to_owned()));
    }
    let mut members: Vec<(String, &Row)> = Vec::new();
    let mut positions = std::collections::HashMap::new();
    for row in rows {
        let Some((_, value)) = row.iter().find(|(name, _)| name == key) else {
            tracing::warn!(key, "a row without the key is left out");
            continue;
        };
        let text = key_text(value);
        let position = *positions.entry(text.clone()).or_insert(members.len());
        if position == members.len() {
            members.push((text, row));
        } else {
            members[position].1 = row;
        }
    }
    let mut bytes = pretty(&ByKey(members));
    bytes.push(b'\n');
    Ok(bytes)
}

/// The list of the rows, in parts that are written one after the other.
pub(crate) fn list(rows: Vec<Row>) -> impl Iterator<Item = Bytes> {
    let mut rows = rows.into_iter();
    let mut first = true;
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let mut part = Vec::with_capacity(PART);
        while part.len() < PART {
            let Some(row) = rows.next() else {
                part.extend_from_slice(if first { b"[]\n" } else { b"\n]\n" });
                ended = true;
                break;
            };
            part.extend_from_slice(if first { b"[\n" } else { b",\n" });
            first = false;
            // One level further in.
            for (number, line) in pretty(&Members(&row))
                .split(|byte| *byte == b'\n')
                .enumerate()
            {
                if number > 0 {
                    part.push(b'\n');
                }
                part.extend_from_slice(b"    ");
                part.extend_from_slice(line);
            }
        }
        Some(part.into())
    })
}

#[cfg(test)]
mod tests {
    use livestatus_client::Row;
    use serde_json::{Value, json};

    use super::{by_key, list};

    fn row(members: &[(&str, Value)]) -> Row {
        members
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect()
    }

    fn text(rows: Vec<Row>) -> String {
        let bytes: Vec<u8> = list(rows).flatten().collect();
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_list_is_laid_out_as_the_original_does() {
        let rows = vec![
            row(&[("name", json!("é\n")), ("groups", json!(["a"]))]),
            row(&[("name", json!("b")), ("groups", json!([]))]),
        ];
        assert_eq!(
            text(rows),
            "[\n    {\n        \"name\": \"\\u00e9\\n\",\n        \"groups\": [\n            \"a\"\n        ]\n    },\n    {\n        \"name\": \"b\",\n        \"groups\": []\n    }\n]\n"
        );
        assert_eq!(text(Vec::new()), "[]\n");
    }

    #[test]
    fn a_long_list_comes_in_parts() {
        let rows = vec![row(&[("name", json!("x".repeat(1000)))]); 200];
        assert!(list(rows.clone()).count() > 1);
        let read: Vec<Value> = serde_json::from_str(&text(rows)).expect("JSON");
        assert_eq!(read.len(), 200);
    }

    #[test]
    fn rows_of_one_key_keep_the_place_of_the_first() {
        let rows = vec![
            row(&[("name", json!("a")), ("state", json!(0))]),
            row(&[("name", json!("b")), ("state", json!(1))]),
            row(&[("name", json!("a")), ("state", json!(2))]),
            row(&[("other", json!("c"))]),
        ];
        let bytes = by_key(&rows, "name", None).expect("a column");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.starts_with(
            "{\n    \"a\": {\n        \"name\": \"a\",\n        \"state\": 2\n    },"
        ));
        assert!(by_key(&rows, "none", None).is_err());
        assert_eq!(by_key(&[], "name", None).expect("no rows"), b"{}\n");
    }
}
