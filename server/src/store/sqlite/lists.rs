//! Lists by whose elements items are found: a table of elements beside the items for each.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde_json::Value;

use crate::contract::Resource;
use crate::filter::{json_path, list_table};
use crate::item::Item;

/// The tables of a resource, with those that are missing filled from the items.
pub(super) fn create(connection: &Connection, resource: &Resource) -> rusqlite::Result<()> {
    for field in &resource.key_lists {
        let table = list_table(&resource.name, field);
        if connection.table_exists(None, table.trim_matches('"'))? {
            continue;
        }
        connection.execute_batch(&format!(
            "CREATE TABLE {table} (
                 value TEXT NOT NULL,
                 position INTEGER NOT NULL,
                 PRIMARY KEY (value, position)
             ) STRICT, WITHOUT ROWID"
        ))?;
        fill(connection, resource, field)?;
    }
    Ok(())
}

/// Enters the elements of all items.
pub(super) fn fill(
    connection: &Connection,
    resource: &Resource,
    field: &str,
) -> rusqlite::Result<()> {
    connection.execute_batch(&format!(
        "INSERT INTO {} (value, position) {}",
        list_table(&resource.name, field),
        elements_of_items(resource, field)
    ))
}

/// The statement that selects the elements of all items that are not damaged, with the positions of
/// the items.
pub(super) fn elements_of_items(resource: &Resource, field: &str) -> String {
    let path = json_path(field);
    format!(
        "SELECT DISTINCT element.value, items.position
         FROM \"{}\" AS items, json_each(
             CASE WHEN json_valid(items.item) THEN items.item END, {path}
         ) AS element
         WHERE json_valid(items.item) AND json_type(items.item, {path}) = 'array'
             AND element.type = 'text'",
        resource.name
    )
}

/// Enters the elements of a new item.
pub(super) fn insert(
    connection: &Connection,
    resource: &Resource,
    item: &Item,
) -> rusqlite::Result<()> {
    let position = connection.last_insert_rowid();
    for field in &resource.key_lists {
        for value in elements(item, field) {
            enter(connection, resource, field, value, position)?;
        }
    }
    Ok(())
}

/// Follows the change of an item, or its end: `after` is none then. To be called while the item is
/// there.
pub(super) fn change(
    connection: &Connection,
    resource: &Resource,
    id: &str,
    before: &Item,
    after: Option<&Item>,
) -> rusqlite::Result<()> {
    let mut known_position = None;
    // What is removed without having been read may be damaged: nothing is known of its lists.
    let is_identity = |name: &String| matches!(name.as_str(), "_id" | "_etag");
    let is_unknown = after.is_none() && before.keys().all(is_identity);
    for field in &resource.key_lists {
        if after.is_some_and(|after| before.get(*field) == after.get(*field)) {
            continue;
        }
        let old = elements(before, field);
        let new = after
            .map(|after| elements(after, field))
            .unwrap_or_default();
        if old == new && !is_unknown {
            continue;
        }
        let position = match known_position {
            Some(position) => position,
            None => *known_position.insert(position(connection, resource, id)?),
        };
        if is_unknown {
            connection
                .prepare_cached(&format!(
                    "DELETE FROM {} WHERE position = ?",
                    list_table(&resource.name, field)
                ))?
                .execute([position])?;
        }
        for value in old.difference(&new) {
            connection
                .prepare_cached(&format!(
                    "DELETE FROM {} WHERE value = ? AND position = ?",
                    list_table(&resource.name, field)
                ))?
                .execute(params![value, position])?;
        }
        for value in new.difference(&old) {
            enter(connection, resource, field, value, position)?;
        }
    }
    Ok(())
}

/// Where the item is; nowhere when it is gone, which the change itself will find.
fn position(connection: &Connection, resource: &Resource, id: &str) -> rusqlite::Result<i64> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT position FROM \"{}\" WHERE id = ?",
        resource.name
    ))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map_or(Ok(0), |row| row.get(0))
}

fn enter(
    connection: &Connection,
    resource: &Resource,
    field: &str,
    value: &str,
    position: i64,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT OR IGNORE INTO {} (value, position) VALUES (?, ?)",
            list_table(&resource.name, field)
        ))?
        .execute(params![value, position])?;
    Ok(())
}

fn elements<'i>(item: &'i Item, field: &str) -> BTreeSet<&'i str> {
    let elements = item.get(field).and_then(Value::as_array);
    let elements = elements.into_iter().flatten();
    elements.filter_map(Value::as_str).collect()
}
