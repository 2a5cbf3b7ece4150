//! Who is shown the credentials that the backend keeps for other programs.

use alignak_backend::api::{ListRequest, View};
use alignak_backend::contract::resource;
use alignak_backend::filter::{self, Sort};
use alignak_backend::rules::rights::Caller;
use serde_json::{Value, json};

use crate::callers::{caller_with, realm};
use crate::fixture::{Backend, backend};

/// What the caller is shown of the items that match.
async fn shown(backend: &Backend, caller: &Caller, name: &str, filter: &str) -> Vec<Value> {
    let resource = resource(name);
    let request = ListRequest {
        filter: filter::parse(filter, resource).unwrap(),
        sort: Sort::parse("").unwrap(),
        view: View::default(),
        skip: 0,
        limit: 10,
        counts: true,
    };
    let listing = backend.api.list(caller, resource, request).await.unwrap();
    let items = listing.items.iter();
    items
        .map(|item| Value::Object(item.item().unwrap()))
        .collect()
}

#[tokio::test]
async fn credentials_are_shown_to_those_who_may_change_them() {
    let backend = backend().await;
    let north = realm(&backend, "North", &backend.realm).await;
    let grafana = json!({
        "name": "g", "_realm": north, "address": "a", "apikey": "0n1y-f0r-writers",
    });
    backend.create("grafana", grafana).await;
    let database = json!({
        "name": "i", "_realm": north, "address": "a", "login": "n4me", "password": "s3cret",
        "database": "d",
    });
    backend.create("influxdb", database).await;
    let role = |crud: Value| json!({"resource": "*", "crud": crud, "realm": north});
    let who = |name: &str| json!({"name": name, "_realm": north});
    let reader = caller_with(&backend, who("reader"), &[role(json!(["read"]))]).await;
    let writer = caller_with(&backend, who("writer"), &[role(json!(["read", "update"]))]).await;
    let cases = [
        ("grafana", "apikey", "0n1y-f0r-writers"),
        ("influxdb", "login", "n4me"),
        ("influxdb", "password", "s3cret"),
    ];
    for (name, field, secret) in cases {
        let seen = shown(&backend, &reader, name, "").await;
        assert_eq!(seen.len(), 1, "{name}");
        assert!(seen[0].get(field).is_none(), "{field}");
        for caller in [&writer, &backend.admin] {
            let seen = shown(&backend, caller, name, "").await;
            assert_eq!(seen[0][field], secret, "{field}");
        }
        // Nor can it be found out by asking.
        let guess = json!({ field: {"$regex": format!("^{}", &secret[..1])} }).to_string();
        assert!(shown(&backend, &reader, name, &guess).await.is_empty());
        assert_eq!(shown(&backend, &backend.admin, name, &guess).await.len(), 1);
    }
}
