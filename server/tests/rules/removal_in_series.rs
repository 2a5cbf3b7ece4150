//! Collection deletions, which are series of units.

use alignak_backend::contract::resource;
use alignak_backend::filter::Filter;
use serde_json::json;

use crate::callers::{caller_with, realm};
use crate::fixture::backend;

#[tokio::test]
async fn a_collection_of_several_units_is_removed_but_for_default_objects() {
    let backend = backend().await;
    let commands: Vec<_> = (0..450)
        .map(|number| json!({"name": format!("c{number}"), "_realm": backend.realm}))
        .collect();
    backend.post("command", json!(commands)).await.unwrap();
    backend.delete_all("command").await;
    let mut left: Vec<_> = backend
        .find("command", Filter::everything())
        .await
        .iter()
        .map(|command| command["name"].as_str().unwrap().to_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["_echo", "_internal_host_up"]);
}

#[tokio::test]
async fn of_a_collection_only_what_the_caller_may_remove_goes() {
    let backend = backend().await;
    let north = realm(&backend, "North", &backend.realm).await;
    let mut posted = Vec::new();
    for number in 0..300 {
        posted.push(json!({"name": format!("n{number}"), "_realm": north}));
        posted.push(json!({"name": format!("a{number}"), "_realm": backend.realm}));
    }
    backend.post("command", json!(posted)).await.unwrap();
    let role = json!({"realm": north, "resource": "command", "crud": ["delete"]});
    let caller = caller_with(&backend, json!({"name": "nora", "_realm": north}), &[role]).await;
    let commands = resource("command");
    backend.api.remove_all(&caller, commands).await.unwrap();
    let left = backend.find("command", Filter::everything()).await;
    assert_eq!(left.len(), 302);
    assert!(left.iter().all(|command| command["_realm"] != north));
}

/// The removal of a host's own service brings the one that its template offers.
#[tokio::test]
async fn services_that_come_while_services_are_removed_are_removed_as_well() {
    let backend = backend().await;
    let template = json!({"name": "t", "_is_template": true});
    let template = backend.create("host", template).await;
    let host = json!({"name": "h", "_templates": [template]});
    let host = backend.create("host", host).await;
    backend
        .create("service", json!({"name": "cpu", "host": host}))
        .await;
    let offered = json!({"name": "cpu", "host": template, "_is_template": true});
    backend.create("service", offered).await;
    backend.delete_all("service").await;
    assert!(
        backend
            .find("service", Filter::everything())
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_host_does_not_have_more_templates_than_can_be_looked_at() {
    let backend = backend().await;
    let mut above: Option<String> = None;
    for number in 0..100 {
        let templates: Vec<String> = above.into_iter().collect();
        let template = json!({
            "name": format!("t{number}"), "_is_template": true, "_templates": templates,
        });
        above = Some(backend.create("host", template).await);
    }
    let host = json!({"name": "h", "_templates": [above]});
    let id = backend.create("host", host).await;
    let last = json!({"name": "last", "_is_template": true, "_templates": [above]});
    let last = backend.create("host", last).await;
    let refused = backend
        .try_create("host", json!({"name": "k", "_templates": [last]}))
        .await;
    assert!(refused.is_err(), "{refused:?}");
    let refused = backend
        .try_patch("host", &id, json!({"_templates": [last]}))
        .await;
    assert!(refused.is_err(), "{refused:?}");
}
