//! Time series databases: one per Grafana and realm.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod common;

use alignak_backend::rules::Refusal;
use common::{Backend, backend};
use serde_json::{Value, json};

/// Realms `All` above `North` above `Oslo`, and a Grafana.
struct Databases {
    backend: Backend,
    north: String,
    oslo: String,
    grafana: String,
}

async fn databases() -> Databases {
    let backend = backend().await;
    let north = json!({"name": "North", "_parent": backend.realm});
    let north = backend.create("realm", north).await;
    let oslo = backend
        .create("realm", json!({"name": "Oslo", "_parent": north}))
        .await;
    let grafana = json!({"name": "g", "address": "127.0.0.1", "apikey": "k"});
    let grafana = backend.create("grafana", grafana).await;
    Databases {
        backend,
        north,
        oslo,
        grafana,
    }
}

impl Databases {
    fn graphite(&self, name: &str, realm: &str, sub_realm: bool) -> Value {
        json!({
            "name": name, "carbon_address": "127.0.0.1", "graphite_address": "127.0.0.1",
            "_realm": realm, "_sub_realm": sub_realm, "grafana": self.grafana,
        })
    }

    fn influxdb(&self, name: &str, realm: &str, sub_realm: bool) -> Value {
        json!({
            "name": name, "address": "127.0.0.1", "login": "l", "password": "p", "database": "d",
            "_realm": realm, "_sub_realm": sub_realm, "grafana": self.grafana,
        })
    }
}

fn text(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Forbidden(text) => text,
        other => panic!("{other:?}"),
    }
}

const IN_REALM: &str = "A timeserie is yet attached to grafana in this realm";
const IN_PARENT: &str = "A timeserie is yet attached to grafana in parent realm";
const IN_CHILD: &str = "A timeserie is yet attached to grafana in sub realm";

#[tokio::test]
async fn a_grafana_has_one_database_in_a_realm() {
    let world = databases().await;
    let backend = &world.backend;
    backend
        .create("graphite", world.graphite("a", &world.north, false))
        .await;
    for body in [
        ("graphite", world.graphite("b", &world.north, false)),
        ("influxdb", world.influxdb("b", &world.north, false)),
    ] {
        let refusal = backend.try_create(body.0, body.1).await.unwrap_err();
        assert_eq!(text(&refusal), IN_REALM);
    }
    let elsewhere = world.influxdb("c", &world.oslo, false);
    backend.create("influxdb", elsewhere).await;
    let mut without = world.influxdb("d", &world.north, false);
    without["grafana"] = Value::Null;
    backend.create("influxdb", without).await;
}

#[tokio::test]
async fn a_database_above_that_covers_the_realm_is_enough() {
    let world = databases().await;
    let backend = &world.backend;
    backend
        .create("graphite", world.graphite("a", &backend.realm, true))
        .await;
    let below = world.influxdb("b", &world.oslo, false);
    let refusal = backend.try_create("influxdb", below).await.unwrap_err();
    assert_eq!(text(&refusal), IN_PARENT);
}

#[tokio::test]
async fn defect_30_a_database_below_counts_too() {
    let world = databases().await;
    let backend = &world.backend;
    backend
        .create("graphite", world.graphite("a", &world.oslo, false))
        .await;
    let above = world.influxdb("b", &world.north, true);
    let refusal = backend.try_create("influxdb", above).await.unwrap_err();
    assert_eq!(text(&refusal), IN_CHILD);
    let alone = world.influxdb("b", &world.north, false);
    backend.create("influxdb", alone).await;
}

#[tokio::test]
async fn defect_30_changes_are_checked_as_well() {
    let world = databases().await;
    let backend = &world.backend;
    backend
        .create("graphite", world.graphite("a", &world.north, false))
        .await;
    let mut other = world.influxdb("b", &world.north, false);
    other["grafana"] = Value::Null;
    let other = backend.create("influxdb", other).await;
    let attach = json!({"grafana": world.grafana});
    let refusal = backend
        .try_patch("influxdb", &other, attach.clone())
        .await
        .unwrap_err();
    assert_eq!(text(&refusal), IN_REALM);
    backend
        .patch("influxdb", &other, json!({"_realm": world.oslo}))
        .await;
    backend.patch("influxdb", &other, attach).await;
    backend
        .patch("influxdb", &other, json!({"prefix": "p"}))
        .await;
    let graphite = backend.named("graphite", "a").await.unwrap();
    let graphite = common::id_of(&graphite);
    let cover = json!({"_sub_realm": true});
    let refusal = backend
        .try_patch("graphite", &graphite, cover)
        .await
        .unwrap_err();
    assert_eq!(text(&refusal), IN_CHILD);
    let back = json!({"_realm": world.north});
    let refusal = backend
        .try_patch("influxdb", &other, back)
        .await
        .unwrap_err();
    assert_eq!(text(&refusal), IN_REALM);
}
