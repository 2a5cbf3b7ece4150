//! Whether items are found by what they hold, and counted: the columns and tables beside them say
//! the same.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{lists, packed, totals};
use crate::contract::{Resource, contract};
use crate::filter::{json_path, key_column, list_table};

/// How many items are named at most for each resource.
const MAX_NAMED: usize = 20;

/// Describes items of the file that are not found by what they hold, and numbers that are not
/// theirs, and mends that if asked to.
/// The file must have the tables of this version. Damaged items are left out.
///
/// # Errors
/// When the file cannot be read, or written.
pub fn problems(path: &Path, repair: bool) -> rusqlite::Result<Vec<String>> {
    let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    packed::register(&connection)?;
    let transaction = connection.transaction()?;
    let mut described = Vec::new();
    for resource in contract().resources() {
        let mut stale = stale_columns(&transaction, resource)?;
        for field in &resource.key_lists {
            stale.extend(stale_elements(&transaction, resource, field)?);
        }
        let of_resource = |what: &str| format!("{}: {what}", resource.name);
        let named = stale.iter().take(MAX_NAMED);
        described
            .extend(named.map(|id| of_resource(&format!("{id} is not found by what it holds"))));
        if let Some(more) = stale.len().checked_sub(MAX_NAMED).filter(|more| *more > 0) {
            described.push(of_resource(&format!(
                "{more} more are not found by what they hold"
            )));
        }
        if repair && !stale.is_empty() {
            mend(&transaction, resource)?;
        }
        described.extend(totals::problem(&transaction, resource, repair)?);
    }
    transaction.commit()?;
    Ok(described)
}

/// The ids of items whose columns differ from their texts.
fn stale_columns(
    connection: &Connection,
    resource: &Resource,
) -> rusqlite::Result<BTreeSet<String>> {
    let fields = resource.key_fields.iter();
    let differ: Vec<String> = fields
        .map(|field| {
            let column = packed::digits_column(resource, &key_column(field));
            format!("{column} IS NOT ({})", value_in(&text_of(resource), field))
        })
        .collect();
    if differ.is_empty() {
        return Ok(BTreeSet::new());
    }
    ids(
        connection,
        &format!(
            "SELECT {} FROM \"{}\" WHERE json_valid({}) AND ({})",
            packed::digits_column(resource, "id"),
            resource.name,
            text_of(resource),
            differ.join(" OR ")
        ),
    )
}

/// The ids of items that are not found by an element of a list, or by one that they do not have.
fn stale_elements(
    connection: &Connection,
    resource: &Resource,
    field: &str,
) -> rusqlite::Result<BTreeSet<String>> {
    let held = lists::elements_of_items(resource, field);
    let kept = format!(
        "SELECT value, position FROM {}",
        list_table(&resource.name, field)
    );
    ids(
        connection,
        &format!(
            "SELECT coalesce(items.id, 'an item that is gone')
             FROM (SELECT * FROM ({held} EXCEPT {kept}) UNION ALL SELECT * FROM ({kept} EXCEPT {held}))
                 AS stale
             LEFT JOIN \"{0}\" AS items ON items.position = stale.position
             WHERE items.item IS NULL OR json_valid(items.item)",
            resource.name
        ),
    )
}

/// The expression of an item's text, null where it is damaged.
fn text_of(resource: &Resource) -> String {
    if resource.compact {
        packed::sound_text(&resource.name, resource.key_fields.iter().copied())
    } else {
        "item".to_owned()
    }
}

/// The expression of a member of such a text.
fn value_in(text: &str, field: &str) -> String {
    format!("{text} ->> {}", json_path(field))
}

fn ids(connection: &Connection, select: &str) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement = connection.prepare(select)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    ids.collect()
}

/// Writes the columns and the elements of all items anew.
fn mend(connection: &Connection, resource: &Resource) -> rusqlite::Result<()> {
    let fields = resource.key_fields.iter();
    let columns: Vec<String> = fields
        .map(|field| {
            let value = value_in(&text_of(resource), field);
            let value = packed::column_value(resource, field, value);
            format!("{} = {value}", key_column(field))
        })
        .collect();
    if !columns.is_empty() {
        connection.execute_batch(&format!(
            "UPDATE \"{}\" SET {} WHERE json_valid({})",
            resource.name,
            columns.join(", "),
            text_of(resource)
        ))?;
    }
    for field in &resource.key_lists {
        let table = list_table(&resource.name, field);
        connection.execute_batch(&format!("DELETE FROM {table}"))?;
        lists::fill(connection, resource, field)?;
    }
    Ok(())
}
