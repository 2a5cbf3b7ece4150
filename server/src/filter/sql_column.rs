//! Where the table keeps a top-level field: in a column of its own, or in the item's text.

use super::kind::Kinds;

/// The automatic fields of every item that have columns beside its text, in the order of the
/// alphabet. A column has the name without the underscore.
pub const COLUMNS_BESIDE: [&str; 4] = ["_created", "_etag", "_id", "_updated"];

/// The SQL expression of a top-level field.
pub fn column(field: &str, kinds: &dyn Kinds) -> String {
    if let Some(column) = automatic_column(field) {
        return column.to_owned();
    }
    if kinds.is_key(field) {
        return key_column(field);
    }
    value_in_item(field, kinds)
}

/// The column of a field by which items are found. It holds what [`value_in_item`] selects.
pub fn key_column(field: &str) -> String {
    format!("\"field_{field}\"")
}

/// The table of the elements of a list by which items are found: a row with the column `value` for
/// each, and in `position` the item it belongs to.
pub fn list_table(resource: &str, field: &str) -> String {
    format!("\"elements_{resource}_{field}\"")
}

/// The value of a field in the item's text: null for an absent one, 0 and 1 for truth values, and
/// the JSON text of lists and objects.
pub fn value_in_item(field: &str, kinds: &dyn Kinds) -> String {
    format!("{} ->> {}", item_text(kinds), json_path(field))
}

/// The SQL expression of an item's JSON text.
pub fn item_text(kinds: &dyn Kinds) -> &str {
    kinds.packed_text().unwrap_or("item")
}

/// The text of an item in this table that may be packed, with the members in these columns beside
/// it, by a function of the store's own. The columns are named with the table, since `json_each` has
/// an `id` too.
pub fn packed_text<'f>(
    function: &str,
    table: &str,
    fields: impl IntoIterator<Item = &'f str>,
) -> String {
    let mut arguments = vec![format!("'{table}'"), format!("\"{table}\".item")];
    let beside = COLUMNS_BESIDE.map(|field| (field, field.trim_start_matches('_').to_owned()));
    let keys = fields.into_iter().map(|field| (field, key_column(field)));
    for (member, column) in beside.into_iter().chain(keys) {
        arguments.extend([format!("'{member}'"), format!("\"{table}\".{column}")]);
    }
    format!("{function}({})", arguments.join(", "))
}

/// The column that holds this automatic field beside the item's text.
pub(super) fn automatic_column(field: &str) -> Option<&'static str> {
    match field {
        "_id" => Some("id"),
        "_created" => Some("created"),
        "_updated" => Some("updated"),
        _ => None,
    }
}

/// The SQL literal of the JSON path of a top-level field.
pub fn json_path(field: &str) -> String {
    format!("'$.\"{field}\"'")
}

/// Whether a name can stand in a JSON path as it is.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}
