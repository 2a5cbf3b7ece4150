//! Filters and orders as `SQLite` conditions.
//!
//! The table has the columns `id TEXT`, `created INTEGER`, `updated INTEGER` (Unix seconds), `item
//! TEXT` (JSON), and one for each field by which items are found. A translation is exact, or holds for more items than the filter; it never
//! holds for fewer. What is not exact must be decided with [`Filter::matches`].
//!
//! A condition may be null where it does not hold, as SQL has it. Within `AND`, `OR` and `WHERE`
//! that is the same as false; negations are therefore pushed down to the tests and made there
//! with `IS NOT TRUE`.

use serde_json::Map;

use super::ast::{Filter, Test};
use super::evaluate::is_negative;
use super::kind::{Kind, Kinds, kind_of};
use super::sort::Sort;
use super::sql_column::{automatic_column, column, is_plain};
use super::sql_field::positive;
use super::sql_translation::{Translation, join_translations};

/// Translates a filter. See [`Translation`].
pub fn to_sql(filter: &Filter, kinds: &dyn Kinds) -> Translation {
    translate(filter, false, kinds)
}

fn translate(filter: &Filter, negated: bool, kinds: &dyn Kinds) -> Translation {
    match filter {
        Filter::And(parts) => join(parts, negated, negated, kinds),
        Filter::Or(parts) => join(parts, !negated, negated, kinds),
        Filter::Nor(parts) => join(parts, negated, !negated, kinds),
        Filter::Not(part) => translate(part, !negated, kinds),
        Filter::Field(path, test) => field(path, test, negated, kinds),
    }
}

fn join(parts: &[Filter], is_any: bool, negated: bool, kinds: &dyn Kinds) -> Translation {
    join_translations(
        is_any,
        parts.iter().map(|part| translate(part, negated, kinds)),
    )
}

fn field(path: &str, test: &Test, negated: bool, kinds: &dyn Kinds) -> Translation {
    if let Test::Not(tests) = test {
        let parts = tests.iter().map(|test| field(path, test, !negated, kinds));
        return join_translations(!negated, parts);
    }
    let first = path.split('.').next().unwrap_or_default();
    if kinds.is_never_stored(first) {
        let absent = Filter::field(path, test.clone()).matches(&Map::new(), kinds);
        return Translation::constant(absent != negated);
    }
    if first != path || !is_plain(path) {
        return Translation::unknown();
    }
    let translation = positive(path, test, kinds);
    let is_inverse = is_negative(test) || *test == Test::Exists(false);
    if is_inverse == negated {
        translation
    } else {
        translation.negate()
    }
}

impl Sort {
    /// The SQL order, ending with the order of storage; nothing when the items must be ordered in
    /// process, because a key is a list, an object, a dotted path or not declared.
    pub fn order_by(&self, kinds: &dyn Kinds) -> Option<String> {
        let mut terms = Vec::new();
        for (path, is_descending) in &self.0 {
            let is_there = !kinds.is_never_stored(path.split('.').next().unwrap_or_default());
            if is_there {
                let is_sortable = is_plain(path) && is_sortable(path, &kind_of(path, kinds));
                let direction = if *is_descending { " DESC" } else { "" };
                terms.push(is_sortable.then(|| format!("{}{direction}", column(path, kinds)))?);
            }
        }
        terms.push("rowid".to_owned());
        Some(terms.join(", "))
    }
}

fn is_sortable(path: &str, kind: &Kind) -> bool {
    match kind {
        Kind::String | Kind::Integer | Kind::Float | Kind::Boolean | Kind::ObjectId => true,
        // Only the automatic dates are columns of seconds; the text of a date has another order.
        Kind::Datetime => automatic_column(path).is_some(),
        _ => false,
    }
}
