//! Rows as values of the caller's type.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::Error;

/// One row: the names of the columns with their values, in order.
pub type Row = Vec<(String, Value)>;

/// The beginning of the names that cores give to statistics.
const STATISTIC: &str = "stats_";

/// Whether a core may name a column so: as it was asked for, or as the statistic of a number.
fn is_name(value: &Value, name: &str) -> bool {
    value.as_str().is_some_and(|text| {
        let number = text.strip_prefix(STATISTIC);
        text == name || number.is_some_and(|number| number.parse::<usize>().is_ok())
    })
}

/// Pairs the rows of a reply with the names of the columns. Without names, or if the first row
/// repeats them, the first row is taken as names. Surplus names or values are left out.
pub(crate) fn pair(names: Option<Vec<String>>, mut rows: Vec<Vec<Value>>) -> Vec<Row> {
    let is_header = |row: &[Value], names: &[String]| {
        row.len() == names.len()
            && row
                .iter()
                .zip(names)
                .all(|(value, name)| is_name(value, name))
    };
    let names = match names {
        Some(names) => {
            if rows.first().is_some_and(|row| is_header(row, &names)) {
                rows.remove(0);
            }
            names
        }
        None if rows.is_empty() => return Vec::new(),
        None => rows
            .remove(0)
            .into_iter()
            .map(|name| match name {
                Value::String(name) => name,
                other => other.to_string(),
            })
            .collect(),
    };
    rows.into_iter()
        .map(|row| names.iter().cloned().zip(row).collect())
        .collect()
}

/// Reads a row as a value of the caller's type, whose members have the names of columns.
pub(crate) fn read<T: DeserializeOwned>(row: Row) -> Result<T, Error> {
    let members: Map<String, Value> = row.into_iter().collect();
    Ok(serde_json::from_value(Value::Object(members))?)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::pair;

    #[test]
    fn a_header_row_is_no_data() {
        let rows = |value: Value| -> Vec<Vec<Value>> {
            serde_json::from_value(value).expect("a list of lists")
        };
        let with_names = pair(
            Some(vec!["name".to_owned()]),
            rows(json!([["name"], ["alpha"]])),
        );
        assert_eq!(with_names.len(), 1);
        let counted = pair(
            Some(vec!["name".to_owned(), "state = 0".to_owned()]),
            rows(json!([["name", "stats_1"], ["alpha", 2]])),
        );
        assert_eq!(
            counted,
            [[
                ("name".to_owned(), json!("alpha")),
                ("state = 0".to_owned(), json!(2)),
            ]]
        );
        let without = pair(None, rows(json!([["name", "state"], ["alpha", 1]])));
        assert_eq!(without[0][1], ("state".to_owned(), json!(1)));
        assert!(pair(None, Vec::new()).is_empty());
        assert!(pair(None, rows(json!([["name"]]))).is_empty());
    }
}
