//! A backend without HTTP: the verbs over an empty store in memory, as the administrator.
#![allow(dead_code, reason = "each test file uses its part")]

#[cfg(feature = "mongodb")]
mod pooled;

use std::sync::Arc;

use alignak_backend::api::{Api, Created, ListRequest, View, Written};
use alignak_backend::contract::resource;
use alignak_backend::filter::Filter;
use alignak_backend::item::{self, Item};
use alignak_backend::rules::rights::Caller;
use alignak_backend::rules::run_unit;
use alignak_backend::rules::{LAYOUT, Refusal, default_objects};
use alignak_backend::store::Store;
use alignak_backend::store::sqlite::SqliteStore;
use serde_json::{Value, json};

/// The verbs, and the administrator who uses them.
pub(crate) struct Backend {
    pub(crate) api: Api,
    pub(crate) admin: Arc<Caller>,
    /// The id of the realm `All`.
    pub(crate) realm: String,
}

/// An empty store: `SQLite` in memory, or a database on the `MongoDB` servers that
/// `ALIGNAK_TEST_MONGO` names.
async fn store() -> Arc<dyn Store> {
    #[cfg(feature = "mongodb")]
    if let Ok(servers) = std::env::var(alignak_tests::server::MONGO_VARIABLE) {
        return Arc::new(pooled::store(servers).await);
    }
    Arc::new(SqliteStore::in_memory(&LAYOUT).unwrap())
}

/// An empty backend with its default objects.
pub(crate) async fn backend() -> Backend {
    let store = store().await;
    run_unit(&*store, |unit| default_objects::ensure(unit, "no hash"))
        .await
        .unwrap();
    let (user, realm) = run_unit(&*store, |unit| {
        let user = unit.find_named(resource("user"), "admin")?.unwrap();
        let realm = unit.find_named(resource("realm"), "All")?.unwrap();
        Ok((user, realm))
    })
    .await
    .unwrap();
    let admin = Caller::new(&user, &[], &[Item::clone(&realm)]);
    Backend {
        api: Api::new(store),
        admin: Arc::new(admin),
        realm: item::text(&realm, "_id").to_owned(),
    }
}

/// The `_id` of an item.
pub(crate) fn id_of(item: &Value) -> String {
    item["_id"].as_str().unwrap().to_owned()
}

impl Backend {
    /// Posts a body as it is.
    pub(crate) async fn post(&self, name: &str, body: Value) -> Result<Vec<Written>, Refusal> {
        match self.api.create(&self.admin, resource(name), body).await? {
            Created::One(written) => Ok(vec![written]),
            Created::Many(written) => Ok(written),
            Created::Partly(elements) => Ok(elements.into_iter().flatten().collect()),
        }
    }

    /// Creates one item in the realm `All`, unless it says another; gives its id.
    pub(crate) async fn create(&self, name: &str, item: Value) -> String {
        self.try_create(name, item).await.unwrap()
    }

    /// The same, which may be refused.
    pub(crate) async fn try_create(&self, name: &str, mut item: Value) -> Result<String, Refusal> {
        if item.get("_realm").is_none() && resource(name).field("_realm").is_some() {
            item["_realm"] = json!(self.realm);
        }
        Ok(self.post(name, item).await?.remove(0).id)
    }

    /// One item.
    pub(crate) async fn get(&self, name: &str, id: &str) -> Value {
        self.try_get(name, id).await.unwrap()
    }

    /// One item, if it is there.
    pub(crate) async fn try_get(&self, name: &str, id: &str) -> Option<Value> {
        let id = id.to_owned();
        let name = resource(name);
        let found = run_unit(self.api.store(), move |unit| Ok(unit.get(name, &id)?));
        let found = found.await.unwrap();
        found.map(|item| Value::Object(Arc::unwrap_or_clone(item)))
    }

    /// Changes an item, whatever its etag.
    pub(crate) async fn patch(&self, name: &str, id: &str, changes: Value) -> Written {
        self.try_patch(name, id, changes).await.unwrap()
    }

    /// The same, which may be refused.
    pub(crate) async fn try_patch(
        &self,
        name: &str,
        id: &str,
        changes: Value,
    ) -> Result<Written, Refusal> {
        let etag = self.get(name, id).await["_etag"]
            .as_str()
            .unwrap()
            .to_owned();
        let change = self
            .api
            .change(&self.admin, resource(name), id, Some(&etag), changes);
        change.await
    }

    /// Removes an item, whatever its etag.
    pub(crate) async fn delete(&self, name: &str, id: &str) {
        self.try_delete(name, id).await.unwrap();
    }

    /// The same, which may be refused.
    pub(crate) async fn try_delete(&self, name: &str, id: &str) -> Result<(), Refusal> {
        let etag = self.get(name, id).await["_etag"]
            .as_str()
            .unwrap()
            .to_owned();
        self.api
            .remove(&self.admin, resource(name), id, Some(&etag))
            .await
    }

    /// Removes a collection.
    pub(crate) async fn delete_all(&self, name: &str) {
        self.api
            .remove_all(&self.admin, resource(name))
            .await
            .unwrap();
    }

    /// The matching items.
    pub(crate) async fn find(&self, name: &str, filter: Filter) -> Vec<Value> {
        let name = resource(name);
        let found = run_unit(self.api.store(), move |unit| Ok(unit.find(name, &filter)?));
        found
            .await
            .unwrap()
            .into_iter()
            .map(|item| Value::Object(Arc::unwrap_or_clone(item)))
            .collect()
    }

    /// The first item of that name.
    pub(crate) async fn named(&self, resource: &str, name: &str) -> Option<Value> {
        self.find(resource, Filter::eq("name", name))
            .await
            .into_iter()
            .next()
    }

    /// Everything in the store, resource by resource.
    pub(crate) async fn everything(&self) -> Vec<Vec<Arc<Item>>> {
        let found = run_unit(self.api.store(), |unit| {
            let resources = alignak_backend::contract::contract().resources();
            let all = resources
                .iter()
                .map(|resource| unit.find(resource, &Filter::everything()));
            Ok(all.collect::<Result<Vec<_>, _>>()?)
        });
        found.await.unwrap()
    }

    /// A page as a caller is shown it.
    pub(crate) async fn listed(&self, caller: &Caller, name: &str) -> Vec<Value> {
        let request = ListRequest {
            filter: Filter::everything(),
            sort: alignak_backend::filter::Sort::default(),
            view: View::default(),
            skip: 0,
            limit: 1000,
        };
        let listing = self
            .api
            .list(caller, resource(name), request)
            .await
            .unwrap();
        let items = listing.items.iter().map(|stored| stored.item().unwrap());
        items.map(Value::Object).collect()
    }
}
