//! Time series databases: one per Grafana and realm.

use alignak_backend::rules::Refusal;
use serde_json::{Value, json};

use crate::fixture::{Backend, backend};

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
    let fixture = databases().await;
    let backend = &fixture.backend;
    backend
        .create("graphite", fixture.graphite("a", &fixture.north, false))
        .await;
    for body in [
        ("graphite", fixture.graphite("b", &fixture.north, false)),
        ("influxdb", fixture.influxdb("b", &fixture.north, false)),
    ] {
        let refusal = backend.try_create(body.0, body.1).await.unwrap_err();
        assert_eq!(text(&refusal), IN_REALM);
    }
    let elsewhere = fixture.influxdb("c", &fixture.oslo, false);
    backend.create("influxdb", elsewhere).await;
    let mut without = fixture.influxdb("d", &fixture.north, false);
    without["grafana"] = Value::Null;
    backend.create("influxdb", without).await;
}

#[tokio::test]
async fn a_database_above_that_covers_the_realm_is_enough() {
    let fixture = databases().await;
    let backend = &fixture.backend;
    backend
        .create("graphite", fixture.graphite("a", &backend.realm, true))
        .await;
    let below = fixture.influxdb("b", &fixture.oslo, false);
    let refusal = backend.try_create("influxdb", below).await.unwrap_err();
    assert_eq!(text(&refusal), IN_PARENT);
}

#[tokio::test]
async fn defect_30_a_database_below_counts_too() {
    let fixture = databases().await;
    let backend = &fixture.backend;
    backend
        .create("graphite", fixture.graphite("a", &fixture.oslo, false))
        .await;
    let above = fixture.influxdb("b", &fixture.north, true);
    let refusal = backend.try_create("influxdb", above).await.unwrap_err();
    assert_eq!(text(&refusal), IN_CHILD);
    let alone = fixture.influxdb("b", &fixture.north, false);
    backend.create("influxdb", alone).await;
}

#[tokio::test]
async fn defect_30_changes_are_checked_as_well() {
    let fixture = databases().await;
    let backend = &fixture.backend;
    backend
        .create("graphite", fixture.graphite("a", &fixture.north, false))
        .await;
    let mut other = fixture.influxdb("b", &fixture.north, false);
    other["grafana"] = Value::Null;
    let other = backend.create("influxdb", other).await;
    let attach = json!({"grafana": fixture.grafana});
    let refusal = backend
        .try_patch("influxdb", &other, attach.clone())
        .await
        .unwrap_err();
    assert_eq!(text(&refusal), IN_REALM);
    backend
        .patch("influxdb", &other, json!({"_realm": fixture.oslo}))
        .await;
    backend.patch("influxdb", &other, attach).await;
    backend
        .patch("influxdb", &other, json!({"prefix": "p"}))
        .await;
    let graphite = backend.named("graphite", "a").await.unwrap();
    let graphite = crate::fixture::id_of(&graphite);
    let cover = json!({"_sub_realm": true});
    let refusal = backend
        .try_patch("graphite", &graphite, cover)
        .await
        .unwrap_err();
    assert_eq!(text(&refusal), IN_CHILD);
    let back = json!({"_realm": fixture.north});
    let refusal = backend
        .try_patch("influxdb", &other, back)
        .await
        .unwrap_err();
    assert_eq!(text(&refusal), IN_REALM);
}
