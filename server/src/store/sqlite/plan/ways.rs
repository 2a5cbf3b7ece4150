//! The ways through a table by which the matches of a filter are found.

use std::collections::BTreeSet;

use super::super::super::port::Query;
use super::super::schema::only;
use crate::contract::Index;
use crate::filter::{Kind, Operand, key_column};

/// The fields by which new items lie at one end.
const AGES: [&str; 3] = ["_created", "_id", "_updated"];

/// The ways that there are for a query.
pub(super) struct Ways<'q> {
    query: &'q Query,
    /// The fields of which the filter compares the values.
    tested: BTreeSet<&'q str>,
}

/// A covering index that begins with the realm, and the realms in which all matches lie.
pub(super) struct ByRealm<'q> {
    pub(super) index: &'static Index,
    pub(super) field: &'static str,
    pub(super) values: Vec<&'q Operand>,
}

impl ByRealm<'_> {
    /// Whether the matches lie in the index as the query asks for them.
    pub(super) fn are_in_order(&self, query: &Query) -> bool {
        let order = self.index.covering.and_then(|covering| covering.order);
        query.sort.is_empty() && order == Some(&[]) && self.values.len() == 1
    }
}

impl<'q> Ways<'q> {
    pub(super) fn of(query: &'q Query) -> Self {
        let tested = query.filter.compared();
        Self { query, tested }
    }

    /// The words that make `SQLite` walk in the order asked for, if there is a way, and a reason to
    /// take it: what a filter finds by its age or its id lies together somewhere, and the walk must not
    /// pass all others to come there. A walk in the order of that very field begins there.
    pub(super) fn in_order(&self) -> Option<String> {
        let query = self.query;
        let sort = match &query.sort.0[..] {
            [] => None,
            [(path, _)] => Some(path.as_str()),
            _ => return None,
        };
        let mut ages = AGES.iter().filter(|field| Some(**field) != sort);
        if ages.any(|field| self.tested.contains(field)) {
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
    pub(super) fn ordered(&self, tests: &str) -> Option<(String, String)> {
        let query = self.query;
        let is_falling = query.sort.0.iter().all(|(_, is_descending)| *is_descending);
        if !is_falling || self.finds_sooner() {
            return None;
        }
        let sort: Vec<&str> = query.sort.0.iter().map(|(path, _)| path.as_str()).collect();
        let suits = |index: &&Index| {
            let order = index.covering.and_then(|covering| covering.order);
            let holds_all = index.above().is_some_and(|(field, number)| {
                // Where nothing is looked for, the index cannot be used.
                query.filter.is_above(field, number) && tests.contains(&key_column(field))
            });
            index.fields.is_empty() && order == Some(&sort) && holds_all
        };
        let index = query.resource.kept_indexes.iter().find(suits)?;
        Some((indexed_by(index), only(index)?))
    }

    /// Whether the filter bounds the field by which the items are put in order.
    pub(super) fn begins_there(&self) -> bool {
        let [(path, _)] = &self.query.sort.0[..] else {
            return false;
        };
        AGES.contains(&path.as_str()) && self.tested.contains(path.as_str())
    }

    /// The words that name a covering index, where the filter asks for a value of its first field and
    /// nothing else finds the items sooner. `SQLite` does not know how many items have which values, and
    /// would look for what is no template, or for the realms of the caller, which most items are in.
    pub(super) fn covering(&self, tests: &str) -> Option<String> {
        let first = self.selective().find(|index| index.is_covering())?;
        // A value of the wrong type leaves nothing to look for.
        let is_used = tests.contains(&key_column(first.fields.first()?));
        (is_used && !self.finds_sooner()).then(|| indexed_by(first))
    }

    /// The way to matches that all lie in some realms, as those of a caller with restricted rights do,
    /// where the filter compares another field of the index and nothing else finds them sooner. What lies
    /// in other realms is not looked at.
    pub(super) fn by_realm(&self) -> Option<ByRealm<'q>> {
        let resource = self.query.resource;
        let field = resource.realm_field()?;
        let values = self.query.filter.values_of(field)?;
        if self.finds_sooner() {
            return None;
        }
        let suits = |index: &&Index| {
            let mut fields = index.fields.iter();
            let finds = |field: &&str| self.is_selective(field) && self.tested.contains(field);
            index.is_covering() && fields.next() == Some(&field) && fields.any(finds)
        };
        let index = resource.kept_indexes.iter().find(suits)?;
        Some(ByRealm {
            index,
            field,
            values,
        })
    }

    /// The words that name the index with the most fields of which the filter asks for values, where it
    /// asks for one of the first and not for items by their ids or by elements of lists. `SQLite` would
    /// look for a realm and a state instead, of which it believes that fewer items have them.
    pub(super) fn by_value(&self, tests: &str) -> Option<String> {
        if self.tests_id_or_list() {
            return None;
        }
        let filter = &self.query.filter;
        let has_value =
            |field: &&&str| self.tested.contains(**field) && filter.values_of(field).is_some();
        let values = |index: &&Index| index.fields.iter().take_while(has_value).count();
        let plain = self.selective();
        let plain = plain.filter(|index| !index.is_covering() && values(index) > 0);
        let index = plain.max_by_key(values)?;
        let is_used = tests.contains(&key_column(index.fields.first()?));
        is_used.then(|| indexed_by(index))
    }

    /// Whether another index finds the matches sooner than a covering one.
    fn finds_sooner(&self) -> bool {
        self.tests_id_or_list() || self.selective().any(|index| !index.is_covering())
    }

    /// Whether the filter asks for items by their ids, or by elements of a list.
    fn tests_id_or_list(&self) -> bool {
        let lists = &self.query.resource.key_lists;
        let mut tested = self.tested.iter();
        tested.any(|field| *field == "_id" || lists.contains(field))
    }

    /// The indexes whose first field the filter compares, and which finds few items.
    fn selective(&self) -> impl Iterator<Item = &'static Index> {
        let indexes = self.query.resource.kept_indexes.iter();
        indexes.filter(|index| {
            let first = index.fields.first();
            first.is_some_and(|field| self.is_selective(field) && self.tested.contains(field))
        })
    }

    /// Whether a value of the field finds few items: neither what is no template nor a realm does.
    fn is_selective(&self, field: &str) -> bool {
        let resource = self.query.resource;
        let kind = resource.field(field).map(|field| &field.kind);
        kind != Some(&Kind::Boolean) && Some(field) != resource.realm_field()
    }
}

/// The words that name an index.
pub(super) fn indexed_by(index: &Index) -> String {
    format!("INDEXED BY \"{}\"", index.name)
}
