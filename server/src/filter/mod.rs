//! The filter language of the collections: `where`, `sort`, `projection`, `embedded`.
//!
//! A query arrives as untrusted text. It is read once, against an allow-list of
//! operators and limits of size and depth, into a typed [`Filter`]; nothing of the text is ever
//! handed on to a store. The server's own rules (rights, look-ups) build the same type with
//! constructors such as [`Filter::eq`], so that there is one language and one meaning.
//!
//! The meaning is that of `MongoDB` and stands in one place, [`Filter::matches`]. The translation
//! to SQL ([`to_sql`]) is a shortcut only: where it cannot be exactly the same it says so, and the
//! caller decides the candidates with `matches`.
//!
//! The module knows no store and no HTTP. What it must know about a resource it asks through
//! [`Kinds`].

mod ast;
mod error;
mod evaluate;
mod expression;
mod kind;
mod limits;
mod parse;
mod projection;
mod regex;
mod scan;
mod sort;
mod sql;
mod sql_column;
mod sql_field;
mod sql_translation;
mod view;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;

pub use ast::{ElementFilter, Filter, Operand, Test, TypeName};
pub use error::FilterError;
pub use kind::{Kind, Kinds, Undeclared, kind_at};
pub use parse::parse;
pub use projection::{Projection, parse_embedded};
pub use regex::{Effort, Pattern};
pub use sort::Sort;
pub use sql::to_sql;
pub use sql_column::{
    COLUMNS_BESIDE, column, item_text, json_path, key_column, list_table, packed_text,
    value_in_item,
};
pub use sql_translation::{SqlValue, Translation};

pub use crate::date::{format_date, parse_date};
