//! The order of a walk by number.

/// An order in which no two items are equal, in the syntax of the caller.
///
/// Databases promise nothing about the order of equal items from one page to the next: without
/// this, an item may be on two pages and another one on none.
pub(super) fn unambiguous(sort: String) -> String {
    let is_named = sort
        .split(|character: char| !(character.is_alphanumeric() || matches!(character, '_' | '.')))
        .any(|name| name == "_id");
    if is_named {
        return sort;
    }
    let trimmed = sort.trim().trim_end_matches(',').trim_end();
    if trimmed.is_empty() {
        return "_id".to_owned();
    }
    // The syntax of Python: [("name", -1)], or the same as JSON.
    let Some(list) = trimmed.strip_prefix('[') else {
        return format!("{trimmed},_id");
    };
    let Some(pairs) = list.strip_suffix(']') else {
        return sort;
    };
    let last = if pairs.contains('(') {
        r#"("_id", 1)"#
    } else {
        r#"["_id", 1]"#
    };
    match pairs.trim().trim_end_matches(',').trim_end() {
        "" => format!("[{last}]"),
        pairs => format!("[{pairs}, {last}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identifier_comes_last_in_either_syntax() {
        for (given, complete) in [
            ("", "_id"),
            ("name", "name,_id"),
            ("-name, alias,", "-name, alias,_id"),
            ("-_id", "-_id"),
            ("name,_id", "name,_id"),
            ("check_id", "check_id,_id"),
            ("customs._ID", "customs._ID,_id"),
            (r#"[("name", -1)]"#, r#"[("name", -1), ("_id", 1)]"#),
            (
                "[('a', 1), ('b', -1),]",
                r#"[('a', 1), ('b', -1), ("_id", 1)]"#,
            ),
            ("[('_id', -1)]", "[('_id', -1)]"),
            (r#"[["name", -1]]"#, r#"[["name", -1], ["_id", 1]]"#),
            ("[]", r#"[["_id", 1]]"#),
            ("[broken", "[broken"),
        ] {
            assert_eq!(unambiguous(given.to_owned()), complete);
        }
    }
}
