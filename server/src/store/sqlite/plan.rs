//! How a list is read: what SQL decides, and by which way through the table.

mod ways;

use super::super::port::Query;
use super::{row, totals};
use crate::contract::Resource;
use crate::filter::{Filter, Translation, to_sql};
use ways::{Ways, indexed_by};

/// Reading an item costs as much as reading so many entries of an index.
const ITEM_COST: u64 = 8;

/// Putting so many matches in order takes less time than passing what lies in other realms.
const MAX_SORTED: u64 = 1_000;

/// How a list is read.
pub(super) struct Plan {
    pub(super) condition: Translation,
    /// The order in SQL; none when items are ordered in process.
    order: Option<String>,
    /// The words for an index, or the table itself, in the order asked for.
    in_order: Option<String>,
    /// Whether a walk in this order is soonest however many items the filter finds: it begins at
    /// them, or the page is one of all items as they come.
    walks: bool,
    /// The words for the index that finds the matches; empty where `SQLite` chooses.
    finding: String,
    /// Whether that index begins with the realms of the matches.
    is_by_realm: bool,
    /// The words for the index that finds matches in all realms, which is better for many of them.
    in_all_realms: Option<String>,
    /// The words for an index in which the page lies in the order asked for, and a condition that
    /// all matches meet: they need not be put in order.
    ordered: Option<(String, String)>,
    /// The statement that counts the matches.
    pub(super) count: String,
    /// What names their number among those that are kept; nothing where it is not needed.
    pub(super) counted: Option<String>,
}

impl Plan {
    /// The way to read what the query asks for.
    pub(super) fn of(query: &Query) -> Self {
        let ways = Ways::of(query);
        let by_realm = ways.by_realm();
        let condition = match &by_realm {
            Some(realms) => {
                let in_realms = Filter::is_in(realms.field, realms.values.iter().copied().cloned());
                let filter = Filter::all_of([in_realms, query.filter.clone()]);
                to_sql(&filter, query.resource)
            }
            None => to_sql(&query.filter, query.resource),
        };
        let (name, tests) = (&query.resource.name, &condition.condition);
        let in_all_realms = ways.covering(tests).or_else(|| ways.by_value(tests));
        let (in_order, ordered) = (ways.in_order(), ways.ordered(tests));
        let is_by_realm = by_realm.is_some();
        let (finding, in_all_realms) = match by_realm {
            Some(realms) if realms.are_in_order(query) => (indexed_by(realms.index), None),
            Some(realms) => (indexed_by(realms.index), in_all_realms),
            None => (in_all_realms.unwrap_or_default(), None),
        };
        // Of all items, every one on the way is on the page or before it.
        let walks = ways.begins_there() || (tests == "1" && in_order.is_some());
        // Without the number it is not known whether a walk is short, or which index is better.
        let choice_depends_on_it = is_by_realm && (ordered.is_some() || in_all_realms.is_some());
        let needs_total = (in_order.is_some() && !walks) || choice_depends_on_it;
        let counted = || format!("{tests} {:?}", condition.parameters);
        Self {
            order: query.sort.order_by(query.resource),
            in_order,
            walks,
            count: if tests == "1" {
                totals::of(query.resource)
            } else {
                format!("SELECT count(*) FROM \"{name}\" {finding} WHERE {tests}")
            },
            counted: (query.counts || needs_total).then(counted),
            finding,
            is_by_realm,
            in_all_realms,
            ordered,
            condition,
        }
    }

    /// Whether SQL puts the items in order.
    pub(super) fn sorts_in_sql(&self) -> bool {
        self.order.is_some()
    }

    /// Whether SQL finds the items and puts them in order.
    pub(super) fn is_complete(&self) -> bool {
        self.sorts_in_sql() && self.condition.exact
    }

    /// What lists that are decided by SQL alone have in common with others that take about as
    /// long; nothing for those that are not. It matters whether their items must be counted.
    pub(super) fn likeness(&self, query: &Query, is_count_known: bool) -> Option<String> {
        let magnitude = query.limit.checked_ilog2().unwrap_or_default();
        let order = self.order.as_ref().filter(|_| self.condition.exact)?;
        let counts = self.counted.is_some() && !is_count_known;
        Some(format!("{magnitude} {counts} {} {order}", self.count))
    }

    /// The statement that finds all candidates, in order.
    pub(super) fn candidates(&self, query: &Query) -> String {
        format!(
            "SELECT rowid FROM \"{}\" {} WHERE {} ORDER BY {}",
            query.resource.name,
            self.finding,
            self.condition.condition,
            self.order.as_deref().unwrap_or("rowid"),
        )
    }

    /// The statement that finds a page when SQL decides everything; its last parameters are the
    /// number of items and how many are passed over. `total` is the number of matches, where it is
    /// known; `items` counts the items of the resource.
    ///
    /// Where the filter lets most items through, the page is soonest found by walking in the order
    /// asked for. Where it lets few through, they are found by the filter's indexes; the items
    /// themselves are read only when it is known which of them are on the page, because `SQLite`
    /// would otherwise hold all of them to put them in order.
    pub(super) fn page(
        &self,
        query: &Query,
        total: Option<u64>,
        items: impl FnOnce() -> rusqlite::Result<u64>,
    ) -> rusqlite::Result<PageStatement> {
        let (name, tests) = (&query.resource.name, &self.condition.condition);
        let order = self.order.as_deref().unwrap_or("rowid");
        let select = |what: &str, way: &str, tests: &str| {
            format!(
                "SELECT {what} FROM \"{name}\" {way} WHERE {tests} ORDER BY {order} \
                 LIMIT ? OFFSET ?"
            )
        };
        let are_few = self.is_by_realm && total.is_some_and(|total| total <= MAX_SORTED);
        let finding = match &self.in_all_realms {
            Some(words) if !are_few => words,
            _ => &self.finding,
        };
        if let Some((way, condition)) = self.ordered.as_ref().filter(|_| !are_few) {
            let tests = format!("{condition} AND {tests}");
            return Ok(PageStatement::InOrder(select("rowid", way, &tests)));
        }
        let walks = match total {
            Some(total) if !self.walks && self.in_order.is_some() => {
                is_short_walk(query, total, items()?)
            }
            _ => self.walks,
        };
        Ok(match &self.in_order {
            Some(way) if walks => {
                PageStatement::Items(select(&row::stored_columns(query.resource), way, tests))
            }
            _ => PageStatement::Positions(select("rowid", finding, tests)),
        })
    }
}

/// Whether the page is soonest found by walking past what does not match.
fn is_short_walk(query: &Query, total: u64, items: u64) -> bool {
    let wanted = query.skip.saturating_add(query.limit).min(total);
    let passed = wanted.saturating_mul(items) / total.max(1);
    // Matches may all lie at the end of the walk, which then passes all others. Half of the items
    // are such a number that looking them up takes about as long.
    let is_dense = total.saturating_mul(2) >= items;
    is_dense && passed.saturating_mul(ITEM_COST) < total
}

/// A statement that finds a page.
pub(super) enum PageStatement {
    /// It reads the items.
    Items(String),
    /// It finds where they are.
    Positions(String),
    /// It finds where they are, in an index that holds them in this order.
    InOrder(String),
}

/// The statement that reads the item at a position.
pub(super) fn at_position(resource: &Resource) -> String {
    format!(
        "SELECT {} FROM \"{}\" WHERE rowid = ?",
        row::stored_columns(resource),
        resource.name
    )
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;
