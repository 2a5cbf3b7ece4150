//! Tables and indexes, made from the contract.

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::repack::repack;
use super::{lists, packed, totals};
use crate::contract::{Index, Resource, contract};
use crate::filter::{column, item_text, key_column, value_in_item};

/// Settings of one connection. `durable` where there is a file to lose.
///
/// The file is not mapped into memory, for the reasons in docs/src/architecture.md.
pub(super) fn configure(connection: &Connection, durable: bool) -> rusqlite::Result<()> {
    packed::register(connection)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(256);
    // Without this guarantee SQLite plans a statement anew whenever a value bound to it differs.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    if durable {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
    }
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.pragma_update(None, "temp_store", "MEMORY")
}

/// Further settings of a connection that only reads: there may be many, and what they keep is
/// worth nothing after the next commit.
pub(super) fn configure_reader(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "cache_size", -4_000)
}

/// Makes what is missing. An existing database gains tables, columns and indexes that are new, and
/// loses the columns of fields by which items are no longer found.
pub(super) fn create(connection: &Connection) -> rusqlite::Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for resource in contract().resources() {
        repack(connection, resource)?;
        connection.execute_batch(&table(resource))?;
        migrate(connection, resource)?;
        make_indexes(connection, resource)?;
        lists::create(connection, resource)?;
    }
    totals::create(connection)?;
    transaction.commit()
}

/// The version of the database once its sums have been counted.
const COUNTED: i64 = 1;

/// Whether the sums in the database are known to be right.
pub(super) fn is_counted(connection: &Connection) -> rusqlite::Result<bool> {
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0));
    version.map(|version: i64| version == COUNTED)
}

/// Remembers whether the sums in the database are known to be right.
pub(super) fn set_counted(connection: &Connection, is_counted: bool) -> rusqlite::Result<()> {
    let version = if is_counted { COUNTED } else { 0 };
    connection.pragma_update(None, "user_version", version)
}

pub(super) fn table(resource: &Resource) -> String {
    let keys = resource.key_fields.iter();
    let keys: Vec<String> = keys
        .map(|field| format!(",\n            {} ANY", key_column(field)))
        .collect();
    let keys = keys.concat();
    // What is packed is bytes, and what cannot be packed is text.
    let kept = if resource.compact { "ANY" } else { "TEXT" };
    format!(
        "CREATE TABLE IF NOT EXISTS \"{}\" (
            position INTEGER PRIMARY KEY,
            id {kept} NOT NULL UNIQUE,
            created INTEGER,
            updated INTEGER,
            etag {kept} NOT NULL,
            checksum INTEGER NOT NULL,
            item {kept} NOT NULL{keys}
        ) STRICT",
        resource.name
    )
}

/// Makes the indexes that are missing, and removes those that are no longer declared, or are declared
/// differently.
fn make_indexes(connection: &Connection, resource: &Resource) -> rusqlite::Result<()> {
    let declared = resource.kept_indexes.iter();
    let declared: Vec<String> = declared.map(|index| declaration(resource, index)).collect();
    let there = indexes(connection, &resource.name)?;
    for (name, _) in there.iter().filter(|(_, made)| !declared.contains(made)) {
        connection.execute_batch(&format!("DROP INDEX \"{name}\""))?;
    }
    let is_missing = |index: &&String| !there.iter().any(|(_, made)| made == *index);
    for index in declared.iter().filter(is_missing) {
        connection.execute_batch(index)?;
    }
    Ok(())
}

/// The statement that makes an index, as the database remembers it.
fn declaration(resource: &Resource, index: &Index) -> String {
    let unique = if index.is_unique { "UNIQUE " } else { "" };
    let plain = |field: &&'static str| column(field, resource);
    let mut columns: Vec<String> = index.fields.iter().map(plain).collect();
    if let Some(covering) = index.covering {
        if let Some(order) = covering.order {
            columns.extend(order.iter().map(|field| format!("{} DESC", plain(field))));
            columns.push("position".to_owned());
        }
        columns.extend(covering.beside.iter().map(plain));
    }
    let only = only(index).map(|test| format!(" WHERE {test}"));
    format!(
        "CREATE {unique}INDEX \"{}\" ON \"{}\" ({}){}",
        index.name,
        resource.name,
        columns.join(", "),
        only.unwrap_or_default()
    )
}

/// The condition of an index that holds some items only.
pub(super) fn only(index: &Index) -> Option<String> {
    let (field, number) = index.above()?;
    Some(format!("{} > {number}", key_column(field)))
}

/// Brings the columns of a table to those that the contract asks for. Indexes are made anew when a
/// column changed. A damaged item has no values there; it is found by its id.
fn migrate(connection: &Connection, resource: &Resource) -> rusqlite::Result<()> {
    let table = &resource.name;
    let existing = key_columns(connection, table)?;
    let wanted: Vec<(&str, String)> = resource
        .key_fields
        .iter()
        .map(|field| (*field, key_column(field)))
        .collect();
    let is_wanted = |column: &String| wanted.iter().any(|(_, wanted)| wanted == column);
    let quoted: Vec<String> = existing.iter().map(|field| key_column(field)).collect();
    let missing: Vec<_> = wanted
        .iter()
        .filter(|(_, column)| !quoted.contains(column))
        .collect();
    let surplus: Vec<_> = quoted.iter().filter(|column| !is_wanted(column)).collect();
    if missing.is_empty() && surplus.is_empty() {
        return Ok(());
    }
    drop_indexes(connection, table)?;
    for column in surplus {
        connection.execute_batch(&format!("ALTER TABLE \"{table}\" DROP COLUMN {column}"))?;
    }
    for (_, column) in &missing {
        connection.execute_batch(&format!("ALTER TABLE \"{table}\" ADD COLUMN {column} ANY"))?;
    }
    let values: Vec<String> = missing
        .iter()
        .map(|(field, column)| format!("{column} = {}", value_in_item(field, resource)))
        .collect();
    if values.is_empty() {
        return Ok(());
    }
    connection.execute_batch(&format!(
        "UPDATE \"{table}\" SET {} WHERE json_valid({})",
        values.join(", "),
        item_text(resource)
    ))
}

/// The fields that have columns in a table, in the order of the alphabet.
pub(super) fn key_columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    names(
        connection,
        &format!(
            "SELECT substr(name, 7) FROM pragma_table_info('{table}')
             WHERE name LIKE 'field\\_%' ESCAPE '\\' ORDER BY 1"
        ),
    )
}

/// Removes the indexes of a table that are not part of its declaration.
pub(super) fn drop_indexes(connection: &Connection, table: &str) -> rusqlite::Result<()> {
    for (name, _) in indexes(connection, table)? {
        connection.execute_batch(&format!("DROP INDEX \"{name}\""))?;
    }
    Ok(())
}

/// The indexes of a table that are not part of its declaration: their names, and the statements
/// that made them.
fn indexes(connection: &Connection, table: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = connection.prepare(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?
             AND sql IS NOT NULL",
    )?;
    let indexes = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    indexes.collect()
}

pub(super) fn names(connection: &Connection, select: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(select)?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use rusqlite::Connection;

    use super::{create, names};

    /// A database whose indexes are on the items' texts, with a surplus column.
    fn earlier() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                r#"CREATE TABLE "command" (
                       position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created INTEGER,
                       updated INTEGER, etag TEXT NOT NULL, checksum INTEGER NOT NULL,
                       item TEXT NOT NULL, "field_gone" ANY
                   ) STRICT;
                   CREATE INDEX "command_by_gone" ON "command" ("field_gone");
                   CREATE UNIQUE INDEX "command_unique_name" ON "command" (item ->> '$."name"');
                   INSERT INTO "command" (id, etag, checksum, item)
                       VALUES ('1', '', 0, '{"name": "ping"}');
                   DROP INDEX "command_unique_name";
                   INSERT INTO "command" (id, etag, checksum, item) VALUES ('2', '', 0, '{"na');"#,
            )
            .unwrap();
        connection
    }

    #[test]
    fn an_existing_database_gains_and_loses_columns_and_keeps_damaged_items() {
        let connection = earlier();
        create(&connection).unwrap();
        let columns = names(&connection, "SELECT name FROM pragma_table_info('command')").unwrap();
        assert!(columns.iter().any(|name| name == "field_name"));
        assert!(!columns.iter().any(|name| name == "field_gone"));
        let found = names(
            &connection,
            r#"SELECT id FROM "command" WHERE "field_name" = 'ping'"#,
        );
        assert_eq!(found.unwrap(), ["1"]);
        assert_eq!(
            names(&connection, r#"SELECT id FROM "command""#)
                .unwrap()
                .len(),
            2
        );
        let again = connection.execute_batch(
            r#"INSERT INTO "command" (id, etag, checksum, item, "field_name")
                   VALUES ('3', '', 0, '{}', 'ping')"#,
        );
        assert!(again.is_err(), "the name is unique");
    }

    #[test]
    fn an_index_that_was_declared_otherwise_is_made_anew() {
        let connection = Connection::open_in_memory().unwrap();
        create(&connection).unwrap();
        let schema =
            "SELECT coalesce(sql, name) FROM sqlite_master WHERE type = 'index' ORDER BY name";
        let declared = names(&connection, schema).unwrap();
        connection
            .execute_batch(
                r#"DROP INDEX "service_covering_host__overall_state_id_ls_state_type__templates_from_host_template";
                   CREATE INDEX "service_covering_host__overall_state_id_ls_state_type__templates_from_host_template"
                       ON "service" ("field_host");
                   CREATE INDEX "service_by_chance" ON "service" (etag);"#,
            )
            .unwrap();
        assert_ne!(names(&connection, schema).unwrap(), declared);
        create(&connection).unwrap();
        assert_eq!(names(&connection, schema).unwrap(), declared);
    }

    #[test]
    fn a_second_start_changes_nothing() {
        let connection = earlier();
        create(&connection).unwrap();
        let schema = "SELECT name || coalesce(sql, '') FROM sqlite_master ORDER BY name";
        let first = names(&connection, schema).unwrap();
        create(&connection).unwrap();
        assert_eq!(names(&connection, schema).unwrap(), first);
    }
}
