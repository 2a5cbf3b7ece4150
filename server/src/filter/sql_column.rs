//! Where the table keeps a top-level field: in a column of its own, or in the item's text.

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

/// Whether a name can stand in a JSON path as it is.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}
