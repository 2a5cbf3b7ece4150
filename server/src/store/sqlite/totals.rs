//! How many items each resource has, kept by every commit: a page of all items shows their number,
//! and counting millions of them takes longer than reading the page.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::super::port::{Change, Changes};
use super::schema::names;
use crate::contract::{Resource, contract};

/// Makes the table, and counts the items of each resource that is not in it.
pub(super) fn create(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS totals (
             resource TEXT PRIMARY KEY,
             number INTEGER NOT NULL
         ) STRICT, WITHOUT ROWID",
    )?;
    // Nothing is written at a start that finds all of them: another process may just be ending.
    let known = names(connection, "SELECT resource FROM totals")?;
    let resources = contract().resources().iter();
    for resource in resources.filter(|resource| !known.contains(&resource.name)) {
        connection.execute(
            &format!(
                "INSERT INTO totals SELECT ?, (SELECT count(*) FROM \"{}\")",
                resource.name
            ),
            [&resource.name],
        )?;
    }
    Ok(())
}

/// The statement that selects the number of all items.
pub(super) fn of(resource: &Resource) -> String {
    format!(
        "SELECT number FROM totals WHERE resource = '{}'",
        resource.name
    )
}

/// Adds what these changes create and takes off what they remove. Part of their transaction.
pub(super) fn follow(connection: &Connection, committed: &[Changes]) -> rusqlite::Result<()> {
    let mut differences: BTreeMap<&str, i64> = BTreeMap::new();
    for (resource, _, change) in committed.iter().flatten() {
        let difference = match change {
            Change::Insert(_) => 1,
            Change::Remove { .. } => -1,
            Change::Update { .. } | Change::Add { .. } => continue,
        };
        *differences.entry(&resource.name).or_default() += difference;
    }
    for (resource, difference) in differences {
        connection
            .prepare_cached("UPDATE totals SET number = number + ? WHERE resource = ?")?
            .execute(params![difference, resource])?;
    }
    Ok(())
}

/// Describes a number that is not that of the items, and puts it right if asked to.
pub(super) fn problem(
    connection: &Connection,
    resource: &Resource,
    repair: bool,
) -> rusqlite::Result<Option<String>> {
    let number = |statement: &str| connection.query_row(statement, [], |row| row.get(0));
    let kept: i64 = number(&of(resource))?;
    let counted: i64 = number(&format!("SELECT count(*) FROM \"{}\"", resource.name))?;
    if kept == counted {
        return Ok(None);
    }
    if repair {
        connection.execute(
            "UPDATE totals SET number = ? WHERE resource = ?",
            params![counted, resource.name],
        )?;
    }
    let name = &resource.name;
    Ok(Some(format!(
        "{name}: {kept} items are counted, and {counted} are there"
    )))
}
