//! One test on one top-level field as an `SQLite` condition.
//!
//! `->>` returns null for an absent field and for null, 0 and 1 for truth values, and the plain
//! value of text and numbers, so that a declared type decides what a comparison may find. Where
//! the language compares within one type only, a value of another type results in the constant 0.

use super::ast::{Operand, Test};
use super::kind::{Kind, Kinds, kind_of};
use super::sql_column::{automatic_column, column, item_text, json_path};
use super::sql_translation::{SqlValue, Translation, join_translations};
use crate::item::hex;

/// Above this many, the values of `$in` travel as one parameter.
const MAX_IN_PARAMETERS: usize = 64;

/// Translates a test; of `Ne`, `Nin` and `Exists(false)`, what they are the negation of.
pub(super) fn positive(name: &str, test: &Test, kinds: &dyn Kinds) -> Translation {
    if matches!(test, Test::Exists(_)) {
        return exists(name, kinds);
    }
    let column = column(name, kinds);
    match kind_of(name, kinds) {
        Kind::List(element) => Elements {
            name,
            text: item_text(kinds),
            column,
            kind: &element,
            table: kinds.list_table(name),
        }
        .test(test),
        Kind::Any => Translation::unknown(),
        kind => {
            let is_beside = automatic_column(name).is_some();
            let form = Form {
                is_seconds: is_beside,
                is_bytes: kinds.has_ids_as_bytes() && (is_beside || kinds.is_key(name)),
            };
            scalar(&column, test, &kind, form)
        }
    }
}

fn exists(name: &str, kinds: &dyn Kinds) -> Translation {
    let condition = match automatic_column(name) {
        Some(column) => format!("{column} IS NOT NULL"),
        None => format!(
            "json_type({}, {}) IS NOT NULL",
            item_text(kinds),
            json_path(name)
        ),
    };
    Translation::exact(condition, Vec::new())
}

/// How values stand in a column, or in the item's text.
#[derive(Clone, Copy, Default)]
struct Form {
    /// Dates are numbers of seconds.
    is_seconds: bool,
    /// Ids are bytes.
    is_bytes: bool,
}

/// What an operand becomes for a field or element of a declared kind.
enum Bound {
    Null,
    Value(SqlValue),
    /// Of another type: no value can compare with it.
    Never,
    /// SQL and the evaluator might disagree.
    Unknown,
}

fn bind(operand: &Operand, kind: &Kind, form: Form) -> Bound {
    match (kind, operand) {
        (_, Operand::Null) => Bound::Null,
        (Kind::Dict | Kind::Point | Kind::Any | Kind::List(_), _)
        | (_, Operand::List(_) | Operand::Object(_)) => Bound::Unknown,
        (Kind::Datetime, _) if !form.is_seconds => Bound::Unknown,
        (Kind::ObjectId, Operand::Id(text)) if form.is_bytes => {
            let bytes = SqlValue::bytes_of_digits(text);
            Bound::Value(bytes.unwrap_or_else(|| SqlValue::Text(text.clone())))
        }
        (Kind::String, Operand::String(text)) | (Kind::ObjectId, Operand::Id(text)) => {
            Bound::Value(SqlValue::Text(text.clone()))
        }
        (Kind::Integer | Kind::Float, Operand::Integer(value))
        | (Kind::Datetime, Operand::Date(value)) => Bound::Value(SqlValue::Integer(*value)),
        (Kind::Integer | Kind::Float, Operand::Float(value)) if value.is_finite() => {
            Bound::Value(SqlValue::Real(*value))
        }
        (Kind::Boolean, Operand::Bool(value)) => Bound::Value(SqlValue::Integer(i64::from(*value))),
        // SQLite binds what is not a number as null.
        (Kind::Integer | Kind::Float, Operand::Float(_)) => Bound::Unknown,
        _ => Bound::Never,
    }
}

fn scalar(column: &str, test: &Test, kind: &Kind, form: Form) -> Translation {
    let is_null = || Translation::exact(format!("{column} IS NULL"), Vec::new());
    let compare = |operand: &Operand, symbol: &str| match bind(operand, kind, form) {
        // Only equality, alone or as a part, is ever true of null.
        Bound::Null if symbol.contains('=') => is_null(),
        Bound::Null | Bound::Never => Translation::constant(false),
        Bound::Value(value) => Translation::exact(format!("{column} {symbol} ?"), vec![value]),
        Bound::Unknown => Translation::unknown(),
    };
    match test {
        Test::Eq(operand) | Test::Ne(operand) => compare(operand, "="),
        Test::Gt(operand) => compare(operand, ">"),
        Test::Gte(operand) => compare(operand, ">="),
        Test::Lt(operand) => compare(operand, "<"),
        Test::Lte(operand) => compare(operand, "<="),
        Test::In(operands) | Test::Nin(operands) => one_of(
            operands,
            kind,
            form,
            |list, values| Translation::exact(format!("{column} IN {list}"), values),
            is_null,
        ),
        Test::Regex(pattern) if *kind == Kind::String => match pattern.contained_text() {
            Some(contained) => Translation::exact(
                format!("instr({column}, ?) > 0"),
                vec![SqlValue::Text(contained.to_owned())],
            ),
            None => Translation::unknown(),
        },
        // A number beyond 64 bits has no remainder; SQLite would take that of the nearest one.
        Test::Mod { divisor, remainder } if *kind == Kind::Integer => Translation::exact(
            format!(
                "({column} % ? = ? AND {column} BETWEEN {} AND {})",
                i64::MIN,
                i64::MAX
            ),
            vec![SqlValue::Integer(*divisor), SqlValue::Integer(*remainder)],
        ),
        _ => Translation::unknown(),
    }
}

/// One of several values: those that can be bound in one `IN`, null on its own.
fn one_of(
    operands: &[Operand],
    kind: &Kind,
    form: Form,
    is_in: impl FnOnce(String, Vec<SqlValue>) -> Translation,
    is_null: impl FnOnce() -> Translation,
) -> Translation {
    let mut values = Vec::new();
    let mut has_null = false;
    for operand in operands {
        match bind(operand, kind, form) {
            Bound::Null => has_null = true,
            Bound::Value(value) => values.push(value),
            Bound::Never => {}
            Bound::Unknown => return Translation::unknown(),
        }
    }
    let mut parts = Vec::new();
    if !values.is_empty() {
        let (list, values) = in_list(values);
        parts.push(is_in(list, values));
    }
    if has_null {
        parts.push(is_null());
    }
    join_translations(true, parts)
}

fn in_list(values: Vec<SqlValue>) -> (String, Vec<SqlValue>) {
    let is_long = values.len() > MAX_IN_PARAMETERS;
    if is_long
        && !values
            .iter()
            .any(|value| matches!(value, SqlValue::Real(_)))
    {
        let is_bytes = values
            .iter()
            .any(|value| matches!(value, SqlValue::Blob(_)));
        let value = if is_bytes {
            "coalesce(unhex(value), value)"
        } else {
            "value"
        };
        let elements: serde_json::Value = values
            .into_iter()
            .map(|value| match value {
                SqlValue::Integer(value) => value.into(),
                SqlValue::Real(value) => serde_json::Value::from(value),
                SqlValue::Text(text) => text.into(),
                SqlValue::Blob(bytes) => hex(&bytes).into(),
            })
            .collect();
        let list = format!("(SELECT {value} FROM json_each(?))");
        return (list, vec![SqlValue::Text(elements.to_string())]);
    }
    (format!("({})", vec!["?"; values.len()].join(", ")), values)
}

/// A declared list: a test passes when it does for one element.
struct Elements<'a> {
    name: &'a str,
    /// The expression of the item's text.
    text: &'a str,
    column: String,
    kind: &'a Kind,
    /// Where the elements are, when items are found by them.
    table: Option<String>,
}

impl Elements<'_> {
    fn test(&self, test: &Test) -> Translation {
        match test {
            Test::Eq(Operand::List(elements)) | Test::Ne(Operand::List(elements))
                if elements.is_empty() && self.sql_types().is_some() =>
            {
                self.length(0)
            }
            Test::Eq(operand) | Test::Ne(operand) => self.compare(operand, "="),
            Test::Gt(operand) => self.compare(operand, ">"),
            Test::Gte(operand) => self.compare(operand, ">="),
            Test::Lt(operand) => self.compare(operand, "<"),
            Test::Lte(operand) => self.compare(operand, "<="),
            Test::In(operands) | Test::Nin(operands) => one_of(
                operands,
                self.kind,
                Form::default(),
                |list, values| self.found(&format!("IN {list}"), values),
                || self.has_null(),
            ),
            Test::Size(size) => {
                i64::try_from(*size).map_or(Translation::constant(false), |size| self.length(size))
            }
            _ => Translation::unknown(),
        }
    }

    fn compare(&self, operand: &Operand, symbol: &str) -> Translation {
        match bind(operand, self.kind, Form::default()) {
            Bound::Null if symbol.contains('=') => self.has_null(),
            Bound::Null | Bound::Never => Translation::constant(false),
            Bound::Value(value) if symbol == "=" => self.found("= ?", vec![value]),
            Bound::Value(value) => self.any(&format!("element.value {symbol} ?"), vec![value]),
            Bound::Unknown => Translation::unknown(),
        }
    }

    /// That one element is a certain value.
    fn found(&self, comparison: &str, values: Vec<SqlValue>) -> Translation {
        match &self.table {
            Some(table) => {
                let positions = format!("SELECT position FROM {table} WHERE value {comparison}");
                Translation::exact(format!("rowid IN ({positions})"), values)
            }
            None => self.any(&format!("element.value {comparison}"), values),
        }
    }

    /// The JSON types of elements of the declared kind.
    fn sql_types(&self) -> Option<&'static str> {
        match self.kind {
            Kind::String | Kind::ObjectId => Some("'text'"),
            Kind::Integer | Kind::Float => Some("'integer', 'real'"),
            Kind::Boolean => Some("'true', 'false'"),
            _ => None,
        }
    }

    fn any(&self, condition: &str, values: Vec<SqlValue>) -> Translation {
        let Some(types) = self.sql_types() else {
            return Translation::unknown();
        };
        // A value that is no list would be taken by json_each for a list of itself.
        let (text, path) = (self.text, json_path(self.name));
        let condition = format!(
            "(json_type({text}, {path}) = 'array' AND EXISTS (SELECT 1 FROM json_each({text}, {path}) \
             AS element WHERE element.type IN ({types}) AND {condition}))"
        );
        Translation::exact(condition, values)
    }

    fn has_null(&self) -> Translation {
        let column = &self.column;
        let (text, path) = (self.text, json_path(self.name));
        let condition = format!(
            "({column} IS NULL OR EXISTS (SELECT 1 FROM json_each({text}, {path}) AS element \
             WHERE element.type = 'null'))"
        );
        Translation::exact(condition, Vec::new())
    }

    fn length(&self, size: i64) -> Translation {
        let (text, path) = (self.text, json_path(self.name));
        let condition = format!(
            "(json_type({text}, {path}) = 'array' AND json_array_length({text}, {path}) = ?)"
        );
        Translation::exact(condition, vec![SqlValue::Integer(size)])
    }
}
