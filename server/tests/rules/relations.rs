//! Items that contain or need themselves, and repeated references.

use alignak_backend::rules::Refusal;
use serde_json::{Value, json};

use crate::fixture::{Backend, backend, id_of};

async fn refused_circle(backend: &Backend, name: &str, id: &str, changes: Value, names: &[&str]) {
    let before = backend.get(name, id).await;
    let refused = backend.try_patch(name, id, changes.clone()).await;
    let Err(Refusal::InvalidChanges(issues)) = refused else {
        panic!("{name} {changes}: {refused:?}");
    };
    let text = Value::Object(issues).to_string();
    for named in names {
        assert!(text.contains(named), "{text}");
    }
    assert_eq!(backend.get(name, id).await, before);
}

#[tokio::test]
async fn parents_lead_to_no_circle_and_are_named_once() {
    let backend = backend().await;
    let top = backend.create("host", json!({"name": "top"})).await;
    let middle = json!({"name": "middle", "parents": [top, top]});
    let middle = backend.create("host", middle).await;
    assert_eq!(backend.get("host", &middle).await["parents"], json!([top]));
    let low = backend
        .create("host", json!({"name": "low", "parents": [middle]}))
        .await;
    let own = json!({"parents": [top]});
    refused_circle(&backend, "host", &top, own, &["top → top"]).await;
    let circle = json!({"parents": [low]});
    refused_circle(&backend, "host", &top, circle, &["low", "middle", "top"]).await;
    backend
        .patch("host", &low, json!({"parents": [middle, top, middle]}))
        .await;
    assert_eq!(
        backend.get("host", &low).await["parents"],
        json!([middle, top])
    );
}

#[tokio::test]
async fn groups_and_exclusions_contain_neither_themselves_nor_what_contains_them() {
    let backend = backend().await;
    for (name, list) in [
        ("hostgroup", "hostgroups"),
        ("servicegroup", "servicegroups"),
        ("usergroup", "usergroups"),
        ("timeperiod", "exclude"),
    ] {
        let item = |name: &str, members: Value| {
            let mut item = json!({"name": name, list: members});
            if list == "exclude" {
                item["dateranges"] = json!([]);
            }
            item
        };
        let one = backend.create(name, item("one", json!([]))).await;
        let two = backend.create(name, item("two", json!([one]))).await;
        refused_circle(&backend, name, &one, json!({list: [one]}), &["one → one"]).await;
        refused_circle(&backend, name, &one, json!({list: [two]}), &["one", "two"]).await;
    }
}

#[tokio::test]
async fn dependencies_lead_to_no_circle() {
    let backend = backend().await;
    let period = id_of(&backend.named("timeperiod", "24x7").await.unwrap());
    let host = async |name: &str| backend.create("host", json!({"name": name})).await;
    let (a, b, c) = (host("a").await, host("b").await, host("c").await);
    let depends = |name: &str, dependent: &str, on: &str| {
        json!({
            "name": name, "hosts": [on], "dependent_hosts": [dependent],
            "dependency_period": period,
        })
    };
    let refused = backend
        .try_create("hostdependency", depends("self", &a, &a))
        .await;
    assert!(
        matches!(refused, Err(Refusal::InvalidItem(_))),
        "{refused:?}"
    );
    backend
        .create("hostdependency", depends("ab", &a, &b))
        .await;
    backend
        .create("hostdependency", depends("bc", &b, &c))
        .await;
    let refused = backend
        .try_create("hostdependency", depends("ca", &c, &a))
        .await;
    let Err(Refusal::InvalidItem(issues)) = refused else {
        panic!("{refused:?}");
    };
    let text = Value::Object(issues).to_string();
    assert!(
        text.contains("a → b → c → a") || text.contains("c → a → b → c"),
        "{text}"
    );
}

#[tokio::test]
async fn a_long_chain_is_no_circle() {
    let backend = backend().await;
    let mut above = backend.create("host", json!({"name": "h0"})).await;
    for number in 1..200 {
        let host = json!({"name": format!("h{number}"), "parents": [above]});
        above = backend.create("host", host).await;
    }
}
