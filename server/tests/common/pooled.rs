//! Databases on `MongoDB` for tests, used again when a test is done with one: to make collections
//! and indexes takes longer than most tests.

use std::sync::{Mutex, PoisonError};

use alignak_backend::contract::Resource;
use alignak_backend::item::new_id;
use alignak_backend::rules::LAYOUT;
use alignak_backend::store::mongo::MongoStore;
use alignak_backend::store::{Listing, Query, Store, StoreFuture, StoredItem, Work};
use alignak_tests::mongo;

/// Addresses of databases that no test uses now.
static FREE: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A store whose database is free again when it is dropped.
struct Pooled {
    store: MongoStore,
    uri: String,
}

impl Drop for Pooled {
    fn drop(&mut self) {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        free.push(self.uri.clone());
    }
}

/// An empty store in a database of these servers.
pub(super) async fn store(servers: String) -> impl Store {
    let known = FREE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let empty = tokio::task::spawn_blocking(move || match known {
        Some(uri) => {
            mongo::clear(&uri);
            uri
        }
        None => mongo::in_database(&servers, &format!("test-{}", new_id())),
    });
    let uri = empty.await.unwrap();
    Pooled {
        store: MongoStore::open(&uri, &LAYOUT).await.unwrap(),
        uri,
    }
}

impl Store for Pooled {
    fn place(&self) -> String {
        self.store.place()
    }

    fn read<'a>(
        &'a self,
        resource: &'static Resource,
        id: &'a str,
    ) -> StoreFuture<'a, Option<StoredItem>> {
        self.store.read(resource, id)
    }

    fn list(&self, query: Query) -> StoreFuture<'_, Listing> {
        self.store.list(query)
    }

    fn walk<'a>(
        &'a self,
        resource: &'static Resource,
        after: &'a str,
        limit: u32,
    ) -> StoreFuture<'a, Vec<StoredItem>> {
        self.store.walk(resource, after, limit)
    }

    fn run(&self, work: Work) -> StoreFuture<'_, ()> {
        self.store.run(work)
    }

    fn is_shared(&self) -> bool {
        self.store.is_shared()
    }

    fn lease<'a>(&'a self, name: &'a str, holder: &'a str, seconds: u32) -> StoreFuture<'a, bool> {
        self.store.lease(name, holder, seconds)
    }

    fn close(&self) -> StoreFuture<'_, ()> {
        self.store.close()
    }
}
