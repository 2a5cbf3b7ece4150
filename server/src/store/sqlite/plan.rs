//! How a list is read: what SQL decides, and by which way through the table.

use super::super::port::Query;
use super::schema::only;
use super::{row, totals};
use crate::contract::{Index, Resource};
use crate::filter::{Filter, Kind, Operand, Translation, key_column, to_sql};

/// Reading an item costs as much as reading so many entries of an index.
const ITEM_COST: u64 = 8;

/// Putting so many matches in order takes less time than passing what lies in other realms.
const MAX_SORTED: u64 = 1_000;

/// The fields by which new items lie at one end.
const AGES: [&str; 3] = ["_created", "_id", "_updated"];

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
        let by_realm = by_realm(query);
        let condition = match &by_realm {
            Some(realms) => {
                let in_realms = Filter::is_in(realms.field, realms.values.iter().copied().cloned());
                let filter = Filter::all_of([in_realms, query.filter.clone()]);
                to_sql(&filter, query.resource)
            }
            None => to_sql(&query.filter, query.resource),
        };
        let (name, tests) = (&query.resource.name, &condition.condition);
        let in_all_realms = covering(query, tests).or_else(|| by_value(query, tests));
        let (in_order, ordered) = (in_order(query), ordered(query, tests));
        let is_by_realm = by_realm.is_some();
        let (finding, in_all_realms) = match by_realm {
            Some(realms) if realms.are_in_order(query) => (indexed_by(realms.index), None),
            Some(realms) => (indexed_by(realms.index), in_all_realms),
            None => (in_all_realms.unwrap_or_default(), None),
        };
        // Of all items, every one on the way is on the page or before it.
        let walks = begins_there(query) || (tests == "1" && in_order.is_some());
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

/// The words that make `SQLite` walk in the order asked for, if there is a way, and a reason to
/// take it: what a filter finds by its age or its id lies together somewhere, and the walk must not
/// pass all others to come there. A walk in the order of that very field begins there.
fn in_order(query: &Query) -> Option<String> {
    let compared = query.filter.compared();
    let sort = match &query.sort.0[..] {
        [] => None,
        [(path, _)] => Some(path.as_str()),
        _ => return None,
    };
    let mut ages = AGES.iter().filter(|field| Some(**field) != sort);
    if ages.any(|field| compared.contains(field)) {
        return None;
    }
    let Some(path) = sort else {
        return Some("NOT INDEXED".to_owned());
    };
    let resource = query.resource;
    if path == "_id" {
        return Some(format!(
            "INDEXED BY \"sqlite_autoindex_{}_1\"",
            resource.name
        ));
    }
    let index = resource
        .kept_indexes
        .iter()
        .find(|index| index.fields[..] == [path] && index.above().is_none())?;
    Some(indexed_by(index))
}

/// The words for an index in which the matches lie in the order asked for, and its condition.
fn ordered(query: &Query, tests: &str) -> Option<(String, String)> {
    let is_falling = query.sort.0.iter().all(|(_, is_descending)| *is_descending);
    let sort: Vec<&str> = query.sort.0.iter().map(|(path, _)| path.as_str()).collect();
    let suits = |index: &&Index| {
        let order = index.covering.and_then(|covering| covering.order);
        let holds_all = index.above().is_some_and(|(field, number)| {
            // Where nothing is looked for, the index cannot be used.
            query.filter.is_above(field, number) && tests.contains(&key_column(field))
        });
        index.fields.is_empty() && order == Some(&sort) && holds_all
    };
    let may_be = is_falling && !finds_sooner(query);
    let mut indexes = query.resource.kept_indexes.iter().filter(|_| may_be);
    let index = indexes.find(suits)?;
    Some((indexed_by(index), only(index)?))
}

/// Whether the filter bounds the field by which the items are put in order.
fn begins_there(query: &Query) -> bool {
    let [(path, _)] = &query.sort.0[..] else {
        return false;
    };
    AGES.contains(&path.as_str()) && query.filter.compared().contains(path.as_str())
}

/// The words that name a covering index, where the filter asks for a value of its first field and
/// nothing else finds the items sooner. `SQLite` does not know how many items have which values, and
/// would look for what is no template, or for the realms of the caller, which most items are in.
fn covering(query: &Query, tests: &str) -> Option<String> {
    let first = selective(query).find(|index| index.is_covering())?;
    // A value of the wrong type leaves nothing to look for.
    let is_used = tests.contains(&key_column(first.fields.first()?));
    (is_used && !finds_sooner(query)).then(|| indexed_by(first))
}

/// A covering index that begins with the realm, and the realms in which all matches lie.
struct ByRealm<'q> {
    index: &'static Index,
    field: &'static str,
    values: Vec<&'q Operand>,
}

impl ByRealm<'_> {
    /// Whether the matches lie in the index as the query asks for them.
    fn are_in_order(&self, query: &Query) -> bool {
        let order = self.index.covering.and_then(|covering| covering.order);
        query.sort.is_empty() && order == Some(&[]) && self.values.len() == 1
    }
}

/// The way to matches that all lie in some realms, as those of a caller with restricted rights do,
/// where the filter compares another field of the index and nothing else finds them sooner. What lies
/// in other realms is not looked at.
fn by_realm(query: &Query) -> Option<ByRealm<'_>> {
    let (resource, tested) = (query.resource, query.filter.compared());
    let field = resource.realm_field()?;
    let values = query.filter.values_of(field)?;
    let suits = |index: &&Index| {
        let mut fields = index.fields.iter();
        let finds = |field: &&str| is_selective(resource, field) && tested.contains(field);
        index.is_covering() && fields.next() == Some(&field) && fields.any(finds)
    };
    let may_be = !finds_sooner(query);
    let mut indexes = resource.kept_indexes.iter().filter(|_| may_be);
    let index = indexes.find(suits)?;
    Some(ByRealm {
        index,
        field,
        values,
    })
}

/// The words that name the index with the most fields of which the filter asks for values, where it
/// asks for one of the first and not for items by their ids or by elements of lists. `SQLite` would
/// look for a realm and a state instead, of which it believes that fewer items have them.
fn by_value(query: &Query, tests: &str) -> Option<String> {
    let tested = query.filter.compared();
    if tested.contains("_id") || tests_list(query) {
        return None;
    }
    let has_value =
        |field: &&&str| tested.contains(**field) && query.filter.values_of(field).is_some();
    let values = |index: &&Index| index.fields.iter().take_while(has_value).count();
    let plain = selective(query).filter(|index| !index.is_covering() && values(index) > 0);
    let index = plain.max_by_key(values)?;
    let is_used = tests.contains(&key_column(index.fields.first()?));
    is_used.then(|| indexed_by(index))
}

/// Whether the filter asks for elements of a list by which items are found.
fn tests_list(query: &Query) -> bool {
    let lists = &query.resource.key_lists;
    let tested = query.filter.compared();
    tested.into_iter().any(|field| lists.contains(field))
}

/// Whether another index finds the matches sooner than a covering one.
fn finds_sooner(query: &Query) -> bool {
    let tested = query.filter.compared();
    tested.contains("_id")
        || tests_list(query)
        || selective(query).any(|index| !index.is_covering())
}

/// The indexes whose first field the filter compares, and which finds few items.
fn selective(query: &Query) -> impl Iterator<Item = &'static Index> + Clone {
    let resource = query.resource;
    let tested = query.filter.compared();
    resource.kept_indexes.iter().filter(move |index| {
        let first = index.fields.first();
        first.is_some_and(|field| is_selective(resource, field) && tested.contains(field))
    })
}

/// Whether a value of the field finds few items: neither what is no template nor a realm does.
fn is_selective(resource: &Resource, field: &str) -> bool {
    let kind = resource.field(field).map(|field| &field.kind);
    kind != Some(&Kind::Boolean) && Some(field) != resource.realm_field()
}

fn indexed_by(index: &Index) -> String {
    format!("INDEXED BY \"{}\"", index.name)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;
