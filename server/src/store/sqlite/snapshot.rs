//! Reading items through one connection.

use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, Rows, ToSql, params_from_iter};
use serde_json::Value;

use super::super::port::{Listing, Query, Snapshot, StoreError, StoredItem};
use super::row;
use super::search::Search;
use crate::contract::Resource;
use crate::filter::{Filter, Sort, SqlValue, Translation, to_sql};
use crate::item::Item;

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
        let found = by_id(self, resource, id, row::ITEM, row::parse)?;
        Ok(found.map(Arc::new))
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
        find(self, resource, filter, |row| {
            row::parse(row, resource).map(Arc::new)
        })
    }

    fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError> {
        let of_columns = |name: &&str| matches!(*name, "_id" | "_etag");
        if names.iter().all(of_columns) {
            let condition = to_sql(filter, resource);
            if condition.exact {
                return find_identities(self, resource, &condition, names);
            }
        }
        find(self, resource, filter, |row| {
            row::parts(row, resource, names)
        })
    }
}

/// The ids and etags of the matching items, without reading the items: even damaged ones can be
/// removed.
fn find_identities(
    connection: &Connection,
    resource: &'static Resource,
    condition: &Translation,
    names: &[&str],
) -> Result<Vec<Item>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, etag FROM \"{}\" WHERE {} ORDER BY position",
        resource.name, condition.condition
    ))?;
    let mut rows = statement.query(params_from_iter(&condition.parameters))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut item = Item::new();
        for (column, name) in ["_id", "_etag"].into_iter().enumerate() {
            if names.contains(&name) {
                item.insert(name.to_owned(), Value::String(row.get(column)?));
            }
        }
        found.push(item);
    }
    Ok(found)
}

/// The matching items as `read` makes them of their rows.
fn find<T>(
    connection: &Connection,
    resource: &'static Resource,
    filter: &Filter,
    read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let condition = to_sql(filter, resource);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {} FROM \"{}\" WHERE {} ORDER BY position",
        row::ITEM,
        resource.name,
        condition.condition
    ))?;
    let mut rows = statement.query(params_from_iter(&condition.parameters))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if condition.exact || filter.matches(&row::parse(row, resource)?, resource) {
            found.push(read(row)?);
        }
    }
    Ok(found)
}

fn by_id<T>(
    connection: &Connection,
    resource: &'static Resource,
    id: &str,
    columns: &str,
    read: fn(&Row<'_>, &Resource) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {columns} FROM \"{}\" WHERE id = ?",
        resource.name
    ))?;
    let mut rows = statement.query([id])?;
    let row = rows.next()?;
    row.map(|row| read(row, resource)).transpose()
}

/// One item by id.
pub(super) fn read(
    connection: &Connection,
    resource: &'static Resource,
    id: &str,
) -> Result<Option<StoredItem>, StoreError> {
    by_id(connection, resource, id, row::STORED, row::stored)
}

/// The first items whose ids come after this one.
pub(super) fn walk(
    connection: &Connection,
    resource: &'static Resource,
    after: &str,
    limit: u32,
) -> Result<Vec<StoredItem>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {} FROM \"{}\" WHERE id > ? ORDER BY id LIMIT ?",
        row::STORED,
        resource.name
    ))?;
    all(statement.query((after, limit))?, resource)
}

fn all(mut rows: Rows<'_>, resource: &Resource) -> Result<Vec<StoredItem>, StoreError> {
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(row::stored(row, resource)?);
    }
    Ok(items)
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
                "SELECT {} FROM \"{name}\" WHERE {tests} ORDER BY {}{}",
                row::STORED,
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
    search: &Search,
) -> Result<Listing, StoreError> {
    if plan.sorts_in_sql && plan.condition.exact {
        list_in_sql(connection, query, plan, search)
    } else {
        search.bound(connection, |connection| {
            list_in_process(connection, query, plan, search)
        })
    }
}

fn list_in_sql(
    connection: &mut Connection,
    query: &Query,
    plan: &Plan,
    search: &Search,
) -> Result<Listing, StoreError> {
    // Both statements read one state of the database.
    connection.prepare_cached("BEGIN")?.execute([])?;
    let listing = search.bound(connection, |connection| {
        count_and_page(connection, query, plan)
    });
    connection.prepare_cached("COMMIT")?.execute([])?;
    listing
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
    let rows = statement.query(params_from_iter(parameters.iter().chain(&page)))?;
    Ok(Listing {
        items: all(rows, query.resource)?,
        total: u64::try_from(total).unwrap_or_default(),
    })
}

/// Decides what SQL cannot: reads the candidates, keeps the matches, sorts them.
fn list_in_process(
    connection: &Connection,
    query: &Query,
    plan: &Plan,
    search: &Search,
) -> Result<Listing, StoreError> {
    let resource = query.resource;
    let mut statement = connection.prepare_cached(&plan.page)?;
    let mut rows = statement.query(params_from_iter(&plan.condition.parameters))?;
    let mut found: Vec<(Item, StoredItem)> = Vec::new();
    let mut total = 0;
    while let Some(row) = rows.next()? {
        if search.is_over() {
            return Err(StoreError::TooMuchWork);
        }
        let item = row::parse(row, resource)?;
        let is_match = plan.condition.exact || query.filter.matches(&item, resource);
        if query.filter.is_exhausted() {
            return Err(StoreError::TooMuchWork);
        }
        if !is_match {
            continue;
        }
        total += 1;
        if !plan.sorts_in_sql {
            found.push((sort_keys(item, &query.sort), row::stored(row, resource)?));
        } else if total > query.skip && (found.len() as u64) < query.limit {
            found.push((Item::new(), row::stored(row, resource)?));
        }
    }
    if !plan.sorts_in_sql {
        found.sort_by(|(a, _), (b, _)| query.sort.compare(a, b, resource));
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
