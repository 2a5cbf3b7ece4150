//! Tables and indexes, made from the contract.

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::super::layout::Layout;
use crate::contract::{Resource, contract};
use crate::filter::column;

/// Pages in the write-ahead log at which they are put into the database: those of live items are
/// written over and over meanwhile, and put there once.
const CHECKPOINT_PAGES: i64 = 8_000;

/// Settings of one connection. `durable` where there is a file to lose.
pub(super) fn configure(connection: &Connection, durable: bool) -> rusqlite::Result<()> {
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(256);
    // Without this guarantee SQLite plans a statement anew whenever a value bound to it differs.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    if durable {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "mmap_size", 1_i64 << 30)?;
        connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
    }
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.pragma_update(None, "temp_store", "MEMORY")
}

/// Makes what is missing. An existing database gains tables and indexes that are new.
pub(super) fn create(connection: &Connection, layout: &Layout) -> rusqlite::Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for resource in contract().resources() {
        connection.execute_batch(&table(resource))?;
        for statement in indexes(resource, layout) {
            connection.execute_batch(&statement)?;
        }
    }
    transaction.commit()
}

fn table(resource: &Resource) -> String {
    format!(
        "CREATE TABLE IF NOT EXISTS \"{}\" (
            position INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            created INTEGER,
            updated INTEGER,
            etag TEXT NOT NULL,
            checksum INTEGER NOT NULL,
            item TEXT NOT NULL
        ) STRICT",
        resource.name
    )
}

fn indexes(resource: &Resource, layout: &Layout) -> Vec<String> {
    let name = &resource.name;
    let mut statements: Vec<String> = resource
        .unique_fields()
        .map(|field| {
            format!(
                "CREATE UNIQUE INDEX IF NOT EXISTS \"{name}_unique_{field}\" ON \"{name}\" ({})",
                column(field)
            )
        })
        .collect();
    let mut lookups: Vec<Vec<&str>> = resource
        .indexes
        .values()
        .map(|fields| fields.iter().map(String::as_str).collect())
        .collect();
    lookups.extend(layout.lookups_of(resource).map(|field| vec![field]));
    // Each write would pay for an index by which nothing is found sooner.
    lookups
        .retain(|fields| !matches!(fields[..], [field] if layout.is_unselective(resource, field)));
    lookups.sort();
    lookups.dedup();
    // An index costs every write of the item: those that only extend another are left out.
    let kept: Vec<&Vec<&str>> = lookups
        .iter()
        .filter(|fields| {
            let extends =
                |other: &Vec<&str>| other.len() < fields.len() && fields.starts_with(other);
            let is_unique =
                fields.len() == 1 && resource.unique_fields().any(|field| field == fields[0]);
            let is_declared = |field: &&str| {
                field.starts_with("_created")
                    || field.starts_with("_updated")
                    || resource.field(field).is_some()
            };
            !is_unique && !lookups.iter().any(extends) && fields.iter().all(is_declared)
        })
        .collect();
    statements.extend(kept.into_iter().map(|fields| {
        let columns: Vec<String> = fields.iter().map(|field| column(field)).collect();
        format!(
            "CREATE INDEX IF NOT EXISTS \"{name}_by_{}\" ON \"{name}\" ({})",
            fields.join("_"),
            columns.join(", ")
        )
    }));
    statements
}
