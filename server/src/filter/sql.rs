//! Filters and orders as `SQLite` conditions.
//!
//! The table has the columns `id TEXT`, `created INTEGER`, `updated INTEGER` (Unix seconds) and
//! `item TEXT` (JSON). A translation is exact, or holds for more items than the filter; it never
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
use super::sql_field::{is_plain, positive};

/// A parameter to bind.
#[derive(Clone, Debug, PartialEq)]
pub enum SqlValue {
    /// A whole number; truth values are 0 and 1.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// Text.
    Text(String),
}

/// A filter as a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// Whether the condition holds for exactly the items for which the filter does.
    pub exact: bool,
    /// An SQL expression; `1` for everything, `0` for nothing.
    pub condition: String,
    /// The values of its `?`, in order.
    pub parameters: Vec<SqlValue>,
}

impl Translation {
    pub(super) fn exact(condition: impl Into<String>, parameters: Vec<SqlValue>) -> Self {
        Self {
            exact: true,
            condition: condition.into(),
            parameters,
        }
    }

    pub(super) fn constant(holds: bool) -> Self {
        Self::exact(if holds { "1" } else { "0" }, Vec::new())
    }

    /// What is said of a filter that cannot be translated: any item may be a candidate.
    pub(super) fn unknown() -> Self {
        Self {
            exact: false,
            ..Self::constant(true)
        }
    }

    fn is_constant(&self, holds: bool) -> bool {
        self.condition == if holds { "1" } else { "0" }
    }

    fn negate(self) -> Self {
        if !self.exact {
            Self::unknown()
        } else if self.is_constant(true) || self.is_constant(false) {
            Self::constant(self.is_constant(false))
        } else {
            Self {
                condition: format!("(({}) IS NOT TRUE)", self.condition),
                ..self
            }
        }
    }
}

/// The SQL expression of a top-level field, to be used in conditions and in indexes alike: only an
/// index on the identical text is used.
pub fn column(field: &str) -> String {
    own_column(field).map_or_else(|| format!("item ->> {}", json_path(field)), str::to_owned)
}

/// The column that holds this field beside the item's text.
pub(super) fn own_column(field: &str) -> Option<&'static str> {
    match field {
        "_id" => Some("id"),
        "_created" => Some("created"),
        "_updated" => Some("updated"),
        _ => None,
    }
}

/// The SQL literal of the JSON path of a top-level field.
pub(super) fn json_path(field: &str) -> String {
    format!("'$.\"{field}\"'")
}

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

/// All of the parts, or any of them.
pub(super) fn join_translations(
    is_any: bool,
    parts: impl IntoIterator<Item = Translation>,
) -> Translation {
    let mut exact = true;
    let mut conditions: Vec<String> = Vec::new();
    let mut parameters = Vec::new();
    for part in parts {
        // A constant that decides the whole: an exact one settles it, a guess leaves it open.
        if part.is_constant(is_any) {
            if part.exact {
                return Translation::constant(is_any);
            }
            if is_any {
                exact = false;
                conditions.clear();
                conditions.push("1".to_owned());
                parameters.clear();
                continue;
            }
        }
        exact &= part.exact;
        let is_open = is_any && conditions.first().is_some_and(|condition| condition == "1");
        if !part.is_constant(!is_any) && !is_open {
            conditions.push(part.condition);
            parameters.extend(part.parameters);
        }
    }
    let condition = match conditions.len() {
        0 => if is_any { "0" } else { "1" }.to_owned(),
        _ => balanced(&conditions, if is_any { " OR " } else { " AND " }),
    };
    Translation {
        exact,
        condition,
        parameters,
    }
}

/// How many conditions may be joined side by side.
const WIDEST_JOIN: usize = 16;

/// The conditions, joined as a tree: `SQLite` bounds how deep an expression may be, and reads
/// `a OR b OR c` as one level for each word.
fn balanced(conditions: &[String], word: &str) -> String {
    match conditions {
        [only] => only.clone(),
        few if few.len() <= WIDEST_JOIN => format!("({})", few.join(word)),
        many => {
            let (left, right) = many.split_at(many.len() / 2);
            format!("({}{word}{})", balanced(left, word), balanced(right, word))
        }
    }
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
    let translation = positive(path, test, &kind_of(path, kinds));
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
                terms.push(is_sortable.then(|| format!("{}{direction}", column(path)))?);
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
        Kind::Datetime => column(path) != format!("item ->> {}", json_path(path)),
        _ => false,
    }
}
