//! Reading items through one connection.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params_from_iter};
use serde_json::Value;

use super::super::port::{Listing, Query, Snapshot, StoreError, StoredItem};
use crate::contract::Resource;
use crate::filter::{Filter, Sort, SqlValue, Translation, to_sql};
use crate::item::{self, Item};

impl ToSql for SqlValue {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl Snapshot for Connection {
    fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Arc<Item>>, StoreError> {
        let mut statement = self.prepare_cached(&format!(
            "SELECT item FROM \"{}\" WHERE id = ?",
            resource.name
        ))?;
        let parsed = statement.query_row([id], |row| {
            Ok(parse(row.get_ref(0)?.as_str()?).map(Arc::new))
        });
        parsed.optional()?.transpose()
    }

    fn exists(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError> {
        let mut statement =
            self.prepare_cached(&format!("SELECT 1 FROM \"{}\" WHERE id = ?", resource.name))?;
        Ok(statement.exists([id])?)
    }

    fn find(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Vec<Arc<Item>>, StoreError> {
        find(self, resource, filter, |text| parse(text).map(Arc::new))
    }

    fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError> {
        find(self, resource, filter, |text| {
            item::parts(text, names).map_err(|error| damaged(&error))
        })
    }
}

/// The matching items as `read` makes them of their texts.
fn find<T>(
    connection: &Connection,
    resource: &'static Resource,
    filter: &Filter,
    read: impl Fn(&str) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let condition = to_sql(filter, resource);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT item FROM \"{}\" WHERE {} ORDER BY position",
        resource.name, condition.condition
    ))?;
    let mut rows = statement.query(params_from_iter(&condition.parameters))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if condition.exact || filter.matches(&parse(text)?, resource) {
            found.push(read(text)?);
        }
    }
    Ok(found)
}

/// An item from its stored text.
pub(super) fn parse(text: &str) -> Result<Item, StoreError> {
    serde_json::from_str(text).map_err(|error| damaged(&error))
}

fn damaged(error: &serde_json::Error) -> StoreError {
    StoreError::Failed(format!("a stored item is damaged: {error}"))
}

const COLUMNS: &str = "item, etag, updated, created IS NOT NULL, id";

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredItem> {
    let updated: Option<i64> = row.get(2)?;
    let created: bool = row.get(3)?;
    Ok(StoredItem {
        id: row.get(4)?,
        text: row.get_ref(0)?.as_bytes()?.to_vec(),
        etag: row.get(1)?,
        updated: updated.unwrap_or_default(),
        dated: created && updated.is_some(),
    })
}

/// One item by id.
pub(super) fn read(
    connection: &Connection,
    resource: &'static Resource,
    id: &str,
) -> Result<Option<StoredItem>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM \"{}\" WHERE id = ?",
        resource.name
    ))?;
    Ok(statement.query_row([id], stored).optional()?)
}

/// The first items whose ids come after this one.
pub(super) fn walk(
    connection: &Connection,
    resource: &'static Resource,
    after: &str,
    limit: u32,
) -> Result<Vec<StoredItem>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM \"{}\" WHERE id > ? ORDER BY id LIMIT ?",
        resource.name
    ))?;
    let rows = statement.query_map((after, limit), stored)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How a list is read: what SQL decides, and what is left.
pub(super) struct Plan {
    condition: Translation,
    /// SQL puts the items in order; otherwise that is done here.
    sorts_in_sql: bool,
    /// The statement that counts the matches.
    count: String,
    /// The statement that reads the items: a page of them where SQL decides everything, else all
    /// candidates.
    page: String,
}

impl Plan {
    /// The way to read what the query asks for.
    pub(super) fn of(query: &Query) -> Self {
        let condition = to_sql(&query.filter, query.resource);
        let order = query.sort.order_by(query.resource);
        let (name, tests) = (&query.resource.name, &condition.condition);
        let sorts_in_sql = order.is_some();
        let is_complete = sorts_in_sql && condition.exact;
        Self {
            count: format!("SELECT count(*) FROM \"{name}\" WHERE {tests}"),
            page: format!(
                "SELECT {COLUMNS} FROM \"{name}\" WHERE {tests} ORDER BY {}{}",
                order.as_deref().unwrap_or("position"),
                if is_complete { " LIMIT ? OFFSET ?" } else { "" },
            ),
            sorts_in_sql,
            condition,
        }
    }

    /// What lists that are decided by SQL alone have in common with others that take about as
    /// long; nothing for those that are not.
    pub(super) fn likeness(&self, query: &Query) -> Option<String> {
        let magnitude = query.limit.checked_ilog2().unwrap_or_default();
        (self.sorts_in_sql && self.condition.exact).then(|| format!("{magnitude} {}", self.page))
    }
}

/// A page of items.
pub(super) fn list(
    connection: &mut Connection,
    query: &Query,
    plan: &Plan,
) -> Result<Listing, StoreError> {
    if plan.sorts_in_sql && plan.condition.exact {
        list_in_sql(connection, query, plan)
    } else {
        within(connection, SEARCH_TIMEOUT, |connection| {
            list_in_process(connection, query, plan)
        })
    }
}

fn list_in_sql(
    connection: &mut Connection,
    query: &Query,
    plan: &Plan,
) -> Result<Listing, StoreError> {
    // Both statements read one state of the database.
    connection.prepare_cached("BEGIN")?.execute([])?;
    let listing = within(connection, SEARCH_TIMEOUT, |connection| {
        count_and_page(connection, query, plan)
    });
    connection.prepare_cached("COMMIT")?.execute([])?;
    listing
}

/// Reads with an end to the work that `SQLite` does for it.
fn within<T>(
    connection: &mut Connection,
    limit: Duration,
    read: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let began = Instant::now();
    connection.progress_handler(STEPS, Some(move || began.elapsed() > limit))?;
    let found = read(connection);
    connection.progress_handler(0, None::<fn() -> bool>)?;
    found
}

fn count_and_page(
    connection: &Connection,
    query: &Query,
    plan: &Plan,
) -> Result<Listing, StoreError> {
    let parameters = &plan.condition.parameters;
    let mut count = connection.prepare_cached(&plan.count)?;
    let total: i64 = count.query_row(params_from_iter(parameters), |row| row.get(0))?;
    let page = [query.limit, query.skip].map(|number| SqlValue::Integer(clamp(number)));
    let mut statement = connection.prepare_cached(&plan.page)?;
    let rows = statement.query_map(params_from_iter(parameters.iter().chain(&page)), stored)?;
    Ok(Listing {
        items: rows.collect::<Result<_, _>>()?,
        total: u64::try_from(total).unwrap_or_default(),
    })
}

/// A client's filter may be looked for this long.
const SEARCH_TIMEOUT: Duration = Duration::from_secs(5);

/// After how many of `SQLite`'s steps the time is looked at: a millisecond's work at the most.
const STEPS: std::ffi::c_int = 10_000;

/// Decides what SQL cannot: reads the candidates, keeps the matches, sorts them.
fn list_in_process(
    connection: &Connection,
    query: &Query,
    plan: &Plan,
) -> Result<Listing, StoreError> {
    let mut statement = connection.prepare_cached(&plan.page)?;
    let mut rows = statement.query(params_from_iter(&plan.condition.parameters))?;
    let mut found: Vec<(Item, StoredItem)> = Vec::new();
    let mut total = 0;
    let began = Instant::now();
    while let Some(row) = rows.next()? {
        if began.elapsed() > SEARCH_TIMEOUT {
            return Err(StoreError::TooMuchWork);
        }
        let item = parse(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        if !plan.condition.exact && !query.filter.matches(&item, query.resource) {
            continue;
        }
        total += 1;
        if !plan.sorts_in_sql {
            found.push((sort_keys(item, &query.sort), stored(row)?));
        } else if total > query.skip && (found.len() as u64) < query.limit {
            found.push((Item::new(), stored(row)?));
        }
    }
    if !plan.sorts_in_sql {
        found.sort_by(|(a, _), (b, _)| query.sort.compare(a, b, query.resource));
        let skip = usize::try_from(query.skip).unwrap_or(usize::MAX);
        found.drain(..skip.min(found.len()));
        found.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
    }
    let items = found.into_iter().map(|(_, stored)| stored).collect();
    Ok(Listing { items, total })
}

/// The members of an item that decide its place, so that whole parsed items need not be kept.
fn sort_keys(mut item: Item, sort: &Sort) -> Item {
    let mut kept = Item::new();
    for (path, _) in &sort.0 {
        let member = path.split('.').next().unwrap_or_default();
        if let Some(value) = item.remove(member) {
            kept.insert(member.to_owned(), value);
        }
    }
    kept
}

fn clamp(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The dates of an item as the columns hold them.
pub(super) fn date(item: &Item, name: &str) -> Option<i64> {
    item.get(name)
        .and_then(Value::as_str)
        .and_then(crate::date::parse_date)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;

    #[test]
    fn what_sql_looks_for_too_long_is_given_up_and_the_connection_goes_on() {
        let mut connection = Connection::open_in_memory().unwrap();
        let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
            SELECT count(*) FROM n";
        let count = |sql: &'static str| {
            move |connection: &Connection| {
                Ok(connection.query_row(sql, [], |row| row.get::<_, i64>(0))?)
            }
        };
        let given_up = within(&mut connection, Duration::from_millis(20), count(endless));
        assert!(
            matches!(given_up, Err(StoreError::TooMuchWork)),
            "{given_up:?}"
        );
        let one = within(&mut connection, Duration::from_secs(5), count("SELECT 1"));
        assert_eq!(one.unwrap(), 1);
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(count("SELECT 2")(&connection).unwrap(), 2);
    }
}
