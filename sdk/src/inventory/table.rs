//! Items by identifier, and by what they belong to and their names.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::row::Row;
use crate::model::Id;

/// What an item belongs to, such as the host of a service, and its name.
type Place = (Option<[u8; 12]>, Arc<str>);

/// The items of one resource.
pub(super) struct Table<R, T> {
    by_id: HashMap<Id<R>, Arc<Row<R, T>>>,
    by_name: BTreeMap<Place, Arc<Row<R, T>>>,
}

impl<R, T> Default for Table<R, T> {
    fn default() -> Self {
        Self {
            by_id: HashMap::new(),
            by_name: BTreeMap::new(),
        }
    }
}

fn place<R, T>(row: &Row<R, T>) -> Place {
    (row.owner, row.shared_name())
}

impl<R, T> Table<R, T> {
    /// Holds a version of an item. Returns whether it is another one than was held.
    pub(super) fn put(&mut self, row: Row<R, T>) -> bool {
        if row.is_template {
            return self.remove(row.id);
        }
        let held = self.by_id.get(&row.id);
        if held.is_some_and(|held| held.etag() == row.etag()) {
            return false;
        }
        self.remove(row.id);
        let row = Arc::new(row);
        self.by_name.insert(place(&row), Arc::clone(&row));
        self.by_id.insert(row.id, row);
        true
    }

    /// Holds an item no longer. Returns whether it was held.
    pub(super) fn remove(&mut self, id: Id<R>) -> bool {
        let Some(row) = self.by_id.remove(&id) else {
            return false;
        };
        let place = place(&row);
        // Another item may have taken its name.
        if self.by_name.get(&place).is_some_and(|held| held.id == id) {
            self.by_name.remove(&place);
        }
        true
    }

    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    pub(super) fn get(&self, id: Id<R>) -> Option<Arc<Row<R, T>>> {
        self.by_id.get(&id).cloned()
    }

    pub(super) fn named(&self, owner: Option<[u8; 12]>, name: &str) -> Option<Arc<Row<R, T>>> {
        self.by_name.get(&(owner, Arc::from(name))).cloned()
    }

    pub(super) fn of(&self, owner: [u8; 12]) -> Vec<Arc<Row<R, T>>> {
        let from = (Some(owner), Arc::from(""));
        let rows = self.by_name.range(from..);
        let rows = rows.take_while(|((of, _), _)| *of == Some(owner));
        rows.map(|(_, row)| Arc::clone(row)).collect()
    }

    pub(super) fn all(&self) -> Vec<Arc<Row<R, T>>> {
        self.by_name.values().cloned().collect()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Host, Service};

    type Services = Table<Service, serde_json::Value>;

    fn service(number: u64, host: u64, name: &str, etag: &str) -> Row<Service, serde_json::Value> {
        let id = |number: u64| format!("{number:024x}");
        let item = json!({"_id": id(number), "_etag": etag, "name": name, "host": id(host)});
        serde_json::from_str(&item.to_string()).unwrap()
    }

    fn host(number: u64) -> [u8; 12] {
        let id: Id<Host> = format!("{number:024x}").parse().unwrap();
        id.to_bytes()
    }

    fn names(rows: &[Arc<Row<Service, serde_json::Value>>]) -> Vec<&str> {
        rows.iter().map(|row| row.name()).collect()
    }

    #[test]
    fn services_are_found_by_host_and_name_through_all_changes() {
        let mut table = Services::default();
        for (number, of, name) in [(1, 7, "http"), (2, 7, "cpu"), (3, 8, "cpu")] {
            assert!(table.put(service(number, of, name, "a")));
            assert!(!table.put(service(number, of, name, "a")), "it is known");
        }
        assert_eq!(names(&table.of(host(7))), ["cpu", "http"]);
        assert!(table.put(service(2, 8, "disk", "b")), "moved and renamed");
        assert_eq!(names(&table.of(host(7))), ["http"]);
        assert_eq!(names(&table.of(host(8))), ["cpu", "disk"]);
        assert!(table.named(Some(host(7)), "cpu").is_none());
        let id = table.named(Some(host(8)), "disk").unwrap().id;
        assert!(table.remove(id) && !table.remove(id));
        assert_eq!(names(&table.all()), ["http", "cpu"]);
        assert_eq!(table.len(), 2);
    }

    #[test]
    fn two_items_may_have_one_name_for_a_moment() {
        let mut table = Services::default();
        table.put(service(1, 7, "http", "a"));
        table.put(service(2, 7, "http", "a"));
        let first = service(1, 7, "http", "a").id;
        assert!(table.remove(first));
        assert_ne!(table.named(Some(host(7)), "http").unwrap().id, first);
    }

    #[test]
    fn what_becomes_a_template_is_not_held() {
        let mut table = Services::default();
        table.put(service(1, 7, "http", "a"));
        let mut template = service(1, 7, "http", "b");
        template.is_template = true;
        assert!(table.put(template));
        assert_eq!(table.len(), 0);
    }
}
