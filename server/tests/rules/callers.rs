//! Callers with the rights that a test is about.

use std::sync::Arc;

use alignak_backend::contract::resource;
use alignak_backend::filter::{Filter, Operand};
use alignak_backend::item::{self, Item};
use alignak_backend::rules::rights::Caller;
use alignak_backend::rules::run_unit;
use serde_json::{Value, json};

use crate::fixture::Backend;

/// A user with exactly these roles; fields of the user may be given.
pub(crate) async fn caller_with(backend: &Backend, fields: Value, roles: &[Value]) -> Arc<Caller> {
    let user = backend.create("user", fields).await;
    let own = Filter::eq("user", Operand::id(&*user));
    for role in backend.find("userrestrictrole", own).await {
        let id = role["_id"].as_str().unwrap();
        backend.delete("userrestrictrole", id).await;
    }
    for role in roles {
        let mut role = role.clone();
        role["user"] = json!(user);
        backend.create("userrestrictrole", role).await;
    }
    caller(backend, &user).await
}

/// The user of that id as a caller.
pub(crate) async fn caller(backend: &Backend, user: &str) -> Arc<Caller> {
    let user = backend.get("user", user).await;
    let token = user["token"].as_str().unwrap();
    backend.api.caller(token).await.unwrap().unwrap()
}

/// Puts an item into the store as another program may have written it: no rule is run.
pub(crate) async fn put(backend: &Backend, name: &str, item: Value) -> String {
    let Value::Object(item) = item else {
        panic!("an item is an object");
    };
    let name = resource(name);
    run_unit(backend.api.store(), move |unit| {
        Ok(unit.insert(name, Item::clone(&item))?)
    })
    .await
    .unwrap()
}

/// A realm below another.
pub(crate) async fn realm(backend: &Backend, name: &str, parent: &str) -> String {
    let realm = json!({"name": name, "_parent": parent});
    backend.create("realm", realm).await
}

/// The etag of a stored item; empty when it is gone.
pub(crate) async fn etag(backend: &Backend, name: &str, id: &str) -> String {
    match backend.try_get(name, id).await {
        Some(Value::Object(found)) => item::text(&found, "_etag").to_owned(),
        _ => String::new(),
    }
}
