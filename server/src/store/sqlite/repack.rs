//! Tables of a database whose items are not packed, or were packed with other columns beside them.

use std::sync::Arc;

use rusqlite::{Connection, Row, params};

use super::super::port::Content;
use super::packed::{digits_value, sound_text};
use super::row::checksum;
use super::{schema, writer};
use crate::contract::Resource;
use crate::item;

/// Makes the table of a resource anew, with its items packed, unless it is as the contract asks for.
/// Damaged ones stay damaged.
pub(super) fn repack(connection: &Connection, resource: &Resource) -> rusqlite::Result<()> {
    let table = &resource.name;
    if !resource.compact || !connection.table_exists(None, table.as_str())? {
        return Ok(());
    }
    let earlier = format!("{table}_earlier");
    let keys = schema::key_columns(connection, table)?;
    let is_packed = !holds_texts(connection, table)?;
    if is_packed && keys.iter().eq(resource.key_fields.iter()) {
        return Ok(());
    }
    let text = if is_packed {
        sound_text(&earlier, keys.iter().map(String::as_str))
    } else {
        "item".to_owned()
    };
    tracing::info!(resource = %table, "items are packed, which takes some seconds for each million");
    schema::drop_indexes(connection, table)?;
    connection.execute_batch(&format!(
        "ALTER TABLE \"{table}\" RENAME TO \"{earlier}\";{}",
        schema::table(resource)
    ))?;
    let mut statement = connection.prepare(&format!(
        "SELECT digits(id), {text}, checksum, digits(etag), created, updated FROM \"{earlier}\"
         ORDER BY position"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        move_row(connection, resource, row)?;
    }
    drop(rows);
    drop(statement);
    connection.execute_batch(&format!("DROP TABLE \"{earlier}\""))
}

fn holds_texts(connection: &Connection, table: &str) -> rusqlite::Result<bool> {
    let declared = schema::names(
        connection,
        &format!("SELECT type FROM pragma_table_info('{table}') WHERE name = 'item'"),
    )?;
    Ok(declared.iter().any(|declared| declared == "TEXT"))
}

fn move_row(connection: &Connection, resource: &Resource, row: &Row<'_>) -> rusqlite::Result<()> {
    let id: String = row.get(0)?;
    // Nothing where what was packed is damaged.
    let text: String = row.get::<_, Option<String>>(1)?.unwrap_or_default();
    let sum: i64 = row.get(2)?;
    let item = item::parse(&text).ok();
    if let Some(item) = item.filter(|_| sum == checksum(text.as_bytes())) {
        let item = Arc::new(item);
        writer::insert(connection, resource, &id, &Content { item, text })?;
        return Ok(());
    }
    let etag: String = row.get(3)?;
    let dates: (Option<i64>, Option<i64>) = (row.get(4)?, row.get(5)?);
    connection
        .prepare_cached(&format!(
            "INSERT INTO \"{}\" (id, item, checksum, etag, created, updated)
             VALUES (?, ?, ?, ?, ?, ?)",
            resource.name
        ))?
        .execute(params![
            digits_value(resource, &id),
            text,
            sum,
            digits_value(resource, &etag),
            dates.0,
            dates.1
        ])?;
    Ok(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use serde_json::json;

    use super::super::packed;
    use super::super::row;
    use super::*;
    use crate::contract::resource;
    use crate::store::StoreError;

    const HOST: &str = "6b0dbe8f77a7bd8ad91d7c06";

    /// A table of events as texts, of which one is damaged; returns their ids.
    fn earlier(connection: &Connection) -> Vec<String> {
        connection
            .execute_batch(
                r#"CREATE TABLE "history" (
                       position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created INTEGER,
                       updated INTEGER, etag TEXT NOT NULL, checksum INTEGER NOT NULL,
                       item TEXT NOT NULL, "field_host" ANY, "field_host_name" ANY,
                       "field_service" ANY
                   ) STRICT;
                   CREATE INDEX "history_by_host" ON "history" ("field_host");"#,
            )
            .unwrap();
        let ids: Vec<String> = (0..20).map(|number| format!("{number:024x}")).collect();
        for (number, id) in ids.iter().enumerate() {
            let text = event(id, number).to_string();
            let sum = checksum(text.as_bytes()) + i64::from(number == 13);
            connection
                .execute(
                    "INSERT INTO history (id, created, updated, etag, checksum, item, field_host)
                     VALUES (?, 7, 8, ?, ?, ?, ?)",
                    params![id, "ab".repeat(20), sum, text, HOST],
                )
                .unwrap();
        }
        ids
    }

    fn event(id: &str, number: usize) -> serde_json::Value {
        json!({
            "_id": id, "_etag": "ab".repeat(20), "host": HOST, "host_name": "web",
            "message": format!("event {number}"), "service": null, "type": "webui.comment",
        })
    }

    #[test]
    fn texts_are_packed_once_and_damaged_ones_stay_damaged() {
        let history = resource("history");
        let connection = Connection::open_in_memory().unwrap();
        packed::register(&connection).unwrap();
        let ids = earlier(&connection);
        for _ in 0..2 {
            schema::create(&connection).unwrap();
            let select = format!(
                "SELECT {} FROM history ORDER BY position",
                row::item_columns(history)
            );
            let mut statement = connection.prepare(&select).unwrap();
            let mut rows = statement.query([]).unwrap();
            for (number, id) in ids.iter().enumerate() {
                let row = rows.next().unwrap().unwrap();
                let text = row::text(row, history);
                if number == 13 {
                    assert!(
                        matches!(text, Err(StoreError::Damaged { id: named, .. }) if named == *id)
                    );
                    continue;
                }
                let item = row::parse(row, history, text.unwrap()).unwrap();
                assert_eq!(serde_json::Value::Object(item), event(id, number));
            }
            assert!(rows.next().unwrap().is_none());
        }
        // As if items had been found by something else before.
        connection
            .execute_batch("ALTER TABLE history ADD COLUMN field_type ANY")
            .unwrap();
        schema::create(&connection).unwrap();
        assert_eq!(
            schema::key_columns(&connection, "history").unwrap(),
            ["host", "host_name", "service"]
        );
        let text = sound_text("history", history.key_fields.iter().copied());
        let select = format!("SELECT count(*) FROM history WHERE json_valid({text})");
        let valid: i64 = connection.query_row(&select, [], |row| row.get(0)).unwrap();
        assert_eq!(valid, 20);
        let kept = schema::names(&connection, "SELECT DISTINCT typeof(item) FROM history");
        assert_eq!(kept.unwrap(), ["blob", "text"]);
        let tables = "SELECT name FROM sqlite_master WHERE name LIKE '%earlier%'";
        assert!(schema::names(&connection, tables).unwrap().is_empty());
        let found: i64 = connection
            .query_row(
                "SELECT count(*) FROM history INDEXED BY history_by_host WHERE field_host = unhex(?)",
                [HOST],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(found, 19);
    }
}
