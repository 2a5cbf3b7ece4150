//! Reading items through one connection.

use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, Rows, Statement, StatementStatus, ToSql, params_from_iter};
use serde_json::Value;

use super::super::port::{Listing, Query, Snapshot, StoreError, StoredItem};
use super::super::tally::Tally;
use super::counts::Counts;
use super::packed::{digits_column, digits_value};
use super::plan::{self, PageStatement, Plan};
use super::search::Search;
use super::{row, totals};
use crate::contract::Resource;
use crate::filter::{Effort, Filter, Kind, Sort, SqlValue, Translation, key_column, to_sql};
use crate::item::{self, Item};

impl ToSql for SqlValue {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl Snapshot for Connection {
    fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Arc<Item>>, StoreError> {
        let found = by_id(self, resource, id, row::item_columns, |row, resource| {
            row::parse(row, resource, row::text(row, resource)?)
        })?;
        Ok(found.map(Arc::new))
    }

    fn exists(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError> {
        let mut statement =
            self.prepare_cached(&format!("SELECT 1 FROM \"{}\" WHERE id = ?", resource.name))?;
        Ok(statement.exists([digits_value(resource, id)])?)
    }

    fn find(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Vec<Arc<Item>>, StoreError> {
        find(self, resource, filter, |row, text| {
            row::parse(row, resource, text).map(Arc::new)
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
        find(self, resource, filter, |row, text| {
            row::parts(row, resource, text, names)
        })
    }

    /// Counts in the columns of an index, where there is one of all fields.
    fn tally(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        fields: &[&str],
    ) -> Result<Tally, StoreError> {
        let condition = to_sql(filter, resource);
        let is_column = |field: &&str| {
            let kind = resource.field(field).map(|field| &field.kind);
            resource.key_fields.contains(field)
                && matches!(kind, Some(Kind::Integer | Kind::String | Kind::ObjectId))
        };
        if condition.exact && fields.iter().all(is_column) {
            return count_by_columns(self, resource, &condition, fields);
        }
        let parts = self.find_parts(resource, filter, fields)?;
        Ok(Tally::of(&parts, fields))
    }
}

fn count_by_columns(
    connection: &Connection,
    resource: &'static Resource,
    condition: &Translation,
    fields: &[&str],
) -> Result<Tally, StoreError> {
    let columns: Vec<String> = fields.iter().map(|field| key_column(field)).collect();
    let columns = columns.join(", ");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT count(*), {columns} FROM \"{}\" WHERE {} GROUP BY {columns}",
        resource.name, condition.condition
    ))?;
    let mut rows = statement.query(params_from_iter(&condition.parameters))?;
    let mut tally = Tally::default();
    while let Some(row) = rows.next()? {
        let mut part = Item::new();
        for (index, field) in fields.iter().enumerate() {
            let value = match row.get_ref(index + 1)? {
                ValueRef::Integer(number) => number.into(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
                ValueRef::Blob(bytes) => item::hex(bytes).into(),
                _ => continue,
            };
            part.insert((*field).to_owned(), value);
        }
        tally.add(part, row.get(0)?);
    }
    Ok(tally)
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
        "SELECT {}, {} FROM \"{}\" WHERE {} ORDER BY position",
        digits_column(resource, "id"),
        digits_column(resource, "etag"),
        resource.name,
        condition.condition
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
    read: impl Fn(&Row<'_>, &str) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let condition = to_sql(filter, resource);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {} FROM \"{}\" WHERE {} ORDER BY position",
        row::item_columns(resource),
        resource.name,
        condition.condition
    ))?;
    let mut rows = statement.query(params_from_iter(&condition.parameters))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row::text(row, resource)?;
        if condition.exact || filter.matches(&row::parse(row, resource, text)?, resource) {
            found.push(read(row, text)?);
        }
    }
    Ok(found)
}

fn by_id<T>(
    connection: &Connection,
    resource: &'static Resource,
    id: &str,
    columns: fn(&Resource) -> String,
    read: fn(&Row<'_>, &Resource) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {} FROM \"{}\" WHERE id = ?",
        columns(resource),
        resource.name
    ))?;
    let mut rows = statement.query([digits_value(resource, id)])?;
    let row = rows.next()?;
    row.map(|row| read(row, resource)).transpose()
}

/// The first ids of the matching items, in their order.
pub(super) fn ids(
    connection: &Connection,
    resource: &'static Resource,
    filter: &Filter,
    limit: u64,
) -> Result<Vec<String>, StoreError> {
    let condition = to_sql(filter, resource);
    if condition.exact {
        // Without reading the items: even damaged ones are found.
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {} FROM \"{}\" WHERE {} ORDER BY id LIMIT ?",
            digits_column(resource, "id"),
            resource.name,
            condition.condition
        ))?;
        let limit = SqlValue::Integer(clamp(limit));
        let parameters = condition.parameters.iter().chain([&limit]);
        let ids = statement.query_map(params_from_iter(parameters), |row| row.get(0))?;
        return Ok(ids.collect::<rusqlite::Result<_>>()?);
    }
    let found = connection.find_parts(resource, filter, &["_id"])?;
    let ids = found.iter().map(|item| item::text(item, "_id").to_owned());
    let mut ids: Vec<String> = ids.collect();
    ids.sort_unstable();
    ids.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(ids)
}

/// One item by id.
pub(super) fn read(
    connection: &Connection,
    resource: &'static Resource,
    id: &str,
) -> Result<Option<StoredItem>, StoreError> {
    by_id(connection, resource, id, row::stored_columns, row::stored)
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
        row::stored_columns(resource),
        resource.name
    ))?;
    let after = digits_value(resource, after);
    all(statement.query((after, limit))?, resource)
}

fn all(mut rows: Rows<'_>, resource: &Resource) -> Result<Vec<StoredItem>, StoreError> {
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(row::stored(row, resource)?);
    }
    Ok(items)
}

/// A page of items, and whether their number had to be counted.
pub(super) fn list(
    connection: &mut Connection,
    query: &Query,
    plan: &Plan,
    counts: &Counts,
    search: &Search,
) -> Result<(Listing, bool), StoreError> {
    // All statements read one state of the database.
    connection.prepare_cached("BEGIN")?.execute([])?;
    let listing = search.bound(connection, |connection| {
        if plan.is_complete() {
            count_and_page(connection, query, plan, counts)
        } else {
            list_in_process(connection, query, plan, search).map(|listing| (listing, false))
        }
    });
    connection.prepare_cached("COMMIT")?.execute([])?;
    listing
}

fn count_and_page(
    connection: &Connection,
    query: &Query,
    plan: &Plan,
    counts: &Counts,
) -> Result<(Listing, bool), StoreError> {
    let parameters = &plan.condition.parameters;
    let number = |row: &Row<'_>| row.get::<_, i64>(0);
    let mut scanned = 0;
    let count = || {
        let mut count = connection.prepare_cached(&plan.count)?;
        let total = count.query_row(params_from_iter(parameters), number)?;
        scanned += scanned_by(&count);
        Ok(u64::try_from(total).unwrap_or_default())
    };
    let (total, has_counted) = match &plan.counted {
        Some(counted) => {
            // The first statement that reads decides which state all of them read.
            let hold = || {
                let mut read = connection.prepare_cached(&totals::of(query.resource))?;
                Ok(read.query_row([], number).map(drop)?)
            };
            let of_filter = (counted.as_str(), &query.filter);
            let (total, has_counted) = counts.get(query.resource, of_filter, hold, count)?;
            (Some(total), has_counted)
        }
        None => (None, false),
    };
    let items = || {
        let last = format!(
            "SELECT coalesce(max(rowid), 0) FROM \"{}\"",
            query.resource.name
        );
        let last = connection.prepare_cached(&last)?.query_row([], number)?;
        Ok(u64::try_from(last).unwrap_or_default())
    };
    let statement = plan.page(query, total, items)?;
    let page = [query.wanted(), query.skip].map(|number| SqlValue::Integer(clamp(number)));
    let parameters = parameters.iter().chain(&page);
    let mut items = Vec::new();
    let mut take = |row: &Row<'_>| {
        let item = row::stored(row, query.resource)?;
        query.take(item, &mut items)
    };
    match statement {
        PageStatement::Items(statement) => {
            let mut statement = connection.prepare_cached(&statement)?;
            let mut rows = statement.query(params_from_iter(parameters))?;
            while let Some(row) = rows.next()? {
                take(row)?;
            }
            drop(rows);
            scanned += scanned_by(&statement);
        }
        PageStatement::Positions(ref sql) | PageStatement::InOrder(ref sql) => {
            let mut at_position = connection.prepare_cached(&plan::at_position(query.resource))?;
            let mut positions_statement = connection.prepare_cached(sql)?;
            let found = positions(&mut positions_statement, parameters)?;
            if matches!(statement, PageStatement::Positions(_)) {
                scanned += scanned_by(&positions_statement);
            }
            for position in found {
                if let Some(row) = at_position.query([position])?.next()? {
                    take(row)?;
                }
            }
        }
    }
    let mut listing = query.listing(items, total.filter(|_| query.counts));
    if !query.filter.is_everything() {
        listing.scanned = scanned;
    }
    Ok((listing, has_counted))
}

/// How many items the statement has looked at without an index that finds the matches.
fn scanned_by(statement: &Statement<'_>) -> u64 {
    let steps = statement.reset_status(StatementStatus::FullscanStep);
    u64::try_from(steps).unwrap_or_default()
}

/// Where the items are that a statement finds, in its order.
fn positions<'p>(
    statement: &mut Statement<'_>,
    parameters: impl IntoIterator<Item = &'p SqlValue>,
) -> rusqlite::Result<Vec<i64>> {
    let positions = statement.query_map(params_from_iter(parameters), |row| row.get(0))?;
    positions.collect()
}

/// Decides what SQL cannot: reads the candidates, keeps the matches, sorts them.
fn list_in_process(
    connection: &Connection,
    query: &Query,
    plan: &Plan,
    search: &Search,
) -> Result<Listing, StoreError> {
    let resource = query.resource;
    let effort = query.filter.effort();
    let mut candidates = connection.prepare_cached(&plan.candidates(query))?;
    let found = positions(&mut candidates, &plan.condition.parameters)?;
    let scanned = found.len() as u64 + scanned_by(&candidates);
    let mut at_position = connection.prepare_cached(&plan::at_position(resource))?;
    let mut page = Vec::new();
    // Where items are sorted here, only what decides their places is kept of each.
    let mut candidates: Vec<(Item, String)> = Vec::new();
    let mut total = 0;
    for position in found {
        if search.is_over() {
            return Err(StoreError::TooMuchWork);
        }
        let mut rows = at_position.query([position])?;
        let Some(row) = rows.next()? else {
            continue;
        };
        let text = row::text(row, resource)?;
        if !plan.condition.exact || !plan.sorts_in_sql() {
            let item = row::parse(row, resource, text)?;
            let is_match = plan.condition.exact || query.filter.matches(&item, resource);
            if effort.as_ref().is_some_and(Effort::is_exhausted) {
                return Err(StoreError::TooMuchWork);
            }
            if !is_match {
                continue;
            }
            if !plan.sorts_in_sql() {
                candidates.push((sort_keys(item, &query.sort), row.get(2)?));
            }
        }
        total += 1;
        if plan.sorts_in_sql() && total > query.skip && (page.len() as u64) < query.wanted() {
            query.take(row::stored_as(row, text.as_bytes())?, &mut page)?;
        } else if plan.sorts_in_sql() && total > query.skip && !query.counts {
            break;
        }
    }
    if !plan.sorts_in_sql() {
        candidates.sort_by(|(a, _), (b, _)| query.sort.compare(a, b, resource));
        let skip = usize::try_from(query.skip).unwrap_or(usize::MAX);
        let wanted = usize::try_from(query.wanted()).unwrap_or(usize::MAX);
        for (_, id) in candidates.iter().skip(skip).take(wanted) {
            if let Some(stored) = self::read(connection, resource, id)? {
                query.take(stored, &mut page)?;
            }
        }
    }
    let mut listing = query.listing(page, query.counts.then_some(total));
    listing.scanned = scanned;
    Ok(listing)
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
