//! Dashboards of a store in memory, made in a double of Grafana.
//!
//! The double follows the documentation of Grafana's HTTP interface: what it answers to good and
//! bad requests of data sources, folders, searches and dashboards, by version.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use super::{Dashboards, GrafanaSettings, Shape};
use crate::contract::resource;
use crate::item::Item;
use crate::rules::{LAYOUT, fill_defaults, run_unit};
use crate::store::Store;
use crate::store::sqlite::SqliteStore;
use crate::unit::Touch;

const KEY: &str = "glsa_key";

#[derive(Default)]
struct Double {
    version: Option<&'static str>,
    sources: Vec<Value>,
    folders: BTreeMap<String, Value>,
    /// By uid.
    dashboards: BTreeMap<String, Value>,
    saves: usize,
    /// What the next dashboards are answered with.
    failing: Option<(StatusCode, Value)>,
}

type Shared = Arc<Mutex<Double>>;

fn refused(status: u16, message: &str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or_default();
    (status, Json(json!({"message": message}))).into_response()
}

async fn authorised(headers: HeaderMap, request: Request, next: Next) -> Response {
    let wanted = format!("Bearer {KEY}");
    let given = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok());
    if request.uri().path() != "/api/health" && given != Some(&*wanted) {
        return refused(401, "Invalid API key");
    }
    next.run(request).await
}

async fn health(State(double): State<Shared>) -> Response {
    match double.lock().unwrap().version {
        None => refused(404, "Not found"),
        Some("") => Json(json!({"database": "ok"})).into_response(),
        Some(version) => Json(json!({"database": "ok", "version": version})).into_response(),
    }
}

async fn sources(State(double): State<Shared>) -> Json<Value> {
    Json(double.lock().unwrap().sources.clone().into())
}

async fn add_source(State(double): State<Shared>, Json(mut body): Json<Value>) -> Response {
    let mut double = double.lock().unwrap();
    if double
        .sources
        .iter()
        .any(|source| source["name"] == body["name"])
    {
        return refused(409, "data source with the same name already exists");
    }
    let id = double.sources.len() + 1;
    body["id"] = id.into();
    double.sources.push(body.clone());
    Json(json!({"id": id, "name": body["name"], "message": "Datasource added", "datasource": body}))
        .into_response()
}

async fn folder(State(double): State<Shared>, Path(uid): Path<String>) -> Response {
    match double.lock().unwrap().folders.get(&uid) {
        Some(folder) => Json(folder.clone()).into_response(),
        None => refused(404, "folder not found"),
    }
}

async fn add_folder(State(double): State<Shared>, Json(body): Json<Value>) -> Response {
    let uid = body["uid"].as_str().unwrap_or_default().to_owned();
    double.lock().unwrap().folders.insert(uid, body.clone());
    Json(body).into_response()
}

async fn search(
    State(double): State<Shared>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Json<Value> {
    if query.get("page").is_some_and(|page| page != "1") {
        return Json(json!([]));
    }
    let double = double.lock().unwrap();
    let found = double.dashboards.iter();
    let found = found.map(|(uid, one)| json!({"uid": uid, "title": one["title"]}));
    Json(found.collect())
}

/// Stores by uid; without one, as since 11.3, always adds.
async fn save(State(double): State<Shared>, Json(body): Json<Value>) -> Response {
    let mut double = double.lock().unwrap();
    double.saves += 1;
    if let Some((status, answer)) = double.failing.clone() {
        return (status, Json(answer)).into_response();
    }
    if body["dashboard"]["title"]
        .as_str()
        .is_none_or(str::is_empty)
    {
        return refused(400, "empty-name");
    }
    if let Some(folder) = body["folderUid"].as_str()
        && !double.folders.contains_key(folder)
    {
        return refused(404, "folder not found");
    }
    let made = format!("made{}", double.saves);
    let uid = body["dashboard"]["uid"]
        .as_str()
        .unwrap_or(&made)
        .to_owned();
    if uid.len() > 40 {
        return refused(400, "uid too long");
    }
    let mut dashboard = body["dashboard"].clone();
    dashboard["folderUid"] = body["folderUid"].clone();
    double.dashboards.insert(uid.clone(), dashboard);
    Json(json!({"uid": uid, "status": "success", "version": 1})).into_response()
}

async fn start(version: Option<&'static str>) -> (Shared, u16) {
    let double: Shared = Arc::new(Mutex::new(Double {
        version,
        ..Double::default()
    }));
    let router = Router::new()
        .route("/api/health", get(health))
        .route("/api/datasources", get(sources).post(add_source))
        .route("/api/folders/{uid}", get(folder))
        .route("/api/folders", post(add_folder))
        .route("/api/search", get(search))
        .route("/api/dashboards/db", post(save))
        .layer(middleware::from_fn(authorised))
        .with_state(Arc::clone(&double));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (double, port)
}

const ALL: &str = "5f0c00000000000000000a01";
const NORTH: &str = "5f0c00000000000000000a02";
const HOST: &str = "5f0c00000000000000000b01";
const SERVICE: &str = "5f0c00000000000000000c01";

fn item(value: Value) -> Item {
    value.as_object().cloned().unwrap_or_default()
}

/// Realms, a host with a service that have performance data, a host without, a database for each.
async fn fixture(grafana_port: u16, kind: &'static str) -> Arc<dyn Store> {
    let store: Arc<dyn Store> = Arc::new(SqliteStore::in_memory(&LAYOUT).unwrap());
    let grafana = "5f0c00000000000000000d01";
    let mut items = vec![
        ("realm", json!({"_id": ALL, "name": "All"})),
        (
            "realm",
            json!({"_id": NORTH, "name": "North Sea", "_parent": ALL}),
        ),
        (
            "grafana",
            json!({
                "_id": grafana, "name": "my grafana", "address": "127.0.0.1",
                "port": grafana_port, "apikey": KEY, "_realm": ALL, "_sub_realm": true,
            }),
        ),
        (
            "host",
            json!({
                "_id": HOST, "name": "srv 1", "_realm": NORTH, "ls_last_check": 1,
                "ls_perf_data": "rta=2.5ms;3;5;0;100 pl=0%;80;100", "_is_template": false,
            }),
        ),
        (
            "host",
            json!({"name": "quiet", "_realm": NORTH, "_is_template": false}),
        ),
        (
            "service",
            json!({
                "_id": SERVICE, "name": "net/if", "host": HOST, "_realm": NORTH,
                "ls_last_check": 1, "ls_perf_data": "'in bytes'=123c;;;0 '/var'=5MB;@1:2",
                "_is_template": false,
            }),
        ),
        (
            "service",
            json!({"name": "no data", "host": HOST, "_realm": NORTH, "_is_template": false}),
        ),
    ];
    items.push(match kind {
        "graphite" => (
            "graphite",
            json!({
                "name": "G", "carbon_address": "c", "graphite_address": "web", "prefix": "p",
                "_realm": NORTH, "_sub_realm": true, "grafana": grafana,
            }),
        ),
        _ => (
            "influxdb",
            json!({
                "name": "I", "address": "influx", "database": "d", "login": "l",
                "password": "secret", "_realm": NORTH, "_sub_realm": true, "grafana": grafana,
            }),
        ),
    });
    run_unit(&*store, move |unit| {
        for (name, value) in &items {
            let mut item = item(value.clone());
            fill_defaults(resource(name), &mut item);
            unit.insert(resource(name), item)?;
        }
        Ok(())
    })
    .await
    .unwrap();
    store
}

fn dashboards(store: &Arc<dyn Store>, shape: Shape) -> Dashboards {
    let settings = GrafanaSettings {
        shape,
        web_interface: "https://ui.example.org/".to_owned(),
    };
    Dashboards::new(Arc::clone(store), reqwest::Client::new(), settings)
}

async fn change(store: &Arc<dyn Store>, name: &'static str, id: &'static str, changes: Value) {
    run_unit(&**store, move |unit| {
        let changes = item(changes.clone());
        unit.revise(resource(name), id, Touch::Kept, |item| {
            item.extend(changes.clone());
        })?;
        Ok(())
    })
    .await
    .unwrap();
}

async fn flags(store: &Arc<dyn Store>) -> Vec<(bool, i64)> {
    let mut flags = Vec::new();
    for (name, id) in [("host", HOST), ("service", SERVICE)] {
        let item = store
            .read(resource(name), id)
            .await
            .unwrap()
            .unwrap()
            .item()
            .unwrap();
        flags.push((
            crate::item::flag(&item, "ls_grafana"),
            crate::item::integer(&item, "ls_grafana_panelid"),
        ));
    }
    flags
}

fn created(report: &Value) -> &Value {
    &report["my grafana"]["created_dashboards"]
}

#[tokio::test]
async fn a_host_gets_a_dashboard_with_its_services_once() {
    let (double, port) = start(Some("11.6.0")).await;
    let store = fixture(port, "graphite").await;
    let dashboards = dashboards(&store, Shape::Automatic);
    assert_eq!(flags(&store).await, [(false, 0), (false, 0)]);
    let report = dashboards.run(false).await.unwrap();
    assert_eq!(report["my grafana"]["connection"], true, "{report}");
    assert_eq!(*created(&report), json!(["srv 1"]));
    assert_eq!(
        report["my grafana"]["skipped"],
        json!({"All": "no time series database for this Grafana in the realm"})
    );
    assert_eq!(flags(&store).await, [(true, 1), (true, 2)]);
    {
        let double = double.lock().unwrap();
        assert_eq!(double.sources[0]["name"], "alignak-graphite-G");
        assert_eq!(double.sources[0]["url"], "http://web:8080");
        assert_eq!(
            double.folders[&format!("alk-{NORTH}")]["title"],
            "Alignak All.North Sea"
        );
        let dashboard = &double.dashboards[&format!("alk-h-{HOST}")];
        assert_eq!(dashboard["title"], "Host: srv 1");
        assert_eq!(dashboard["schemaVersion"], 39);
        assert_eq!(dashboard["panels"][0]["title"], "Host srv 1 check alive");
        assert_eq!(dashboard["panels"][2]["title"], "net/if");
        let target =
            |panel: usize, at: usize| dashboard["panels"][panel]["targets"][at]["target"].clone();
        assert_eq!(target(1, 0), "alias(p.All.North_Sea.srv_1.rta, 'rta')");
        assert_eq!(
            target(3, 0),
            "alias(perSecond(p.All.North_Sea.srv_1.net-if.in_bytes), 'in bytes')"
        );
        assert_eq!(
            target(3, 1),
            "alias(p.All.North_Sea.srv_1.net-if._var, '/var')"
        );
        let steps = &dashboard["panels"][1]["fieldConfig"]["defaults"]["thresholds"]["steps"];
        assert_eq!(steps[2], json!({"color": "red", "value": 5}));
        assert_eq!(
            dashboard["links"][0]["url"],
            format!("https://ui.example.org/host/{HOST}")
        );
    }
    let again = dashboards.run(false).await.unwrap();
    assert_eq!(*created(&again), json!([]));
    let forced = dashboards.run(true).await.unwrap();
    assert_eq!(*created(&forced), json!(["srv 1", "quiet"]));
    assert_eq!(double.lock().unwrap().dashboards.len(), 2);
}

#[tokio::test]
async fn a_dashboard_is_made_again_when_services_or_metrics_change() {
    let (double, port) = start(Some("12.0.1")).await;
    let store = fixture(port, "graphite").await;
    let dashboards = dashboards(&store, Shape::Automatic);
    dashboards.run(false).await.unwrap();
    for (changes, is_made) in [
        (
            json!({"ls_perf_data": "rta=9.5ms;3;5;0;100 pl=7%;80;100"}),
            false,
        ),
        (
            json!({"ls_perf_data": "rta=9.5ms;3;5;0;100 pl=7%;80;100 new=1"}),
            true,
        ),
        (
            json!({"ls_perf_data": "rta=9.5ms;4;5;0;100 pl=7%;80;100 new=1"}),
            true,
        ),
    ] {
        change(&store, "host", HOST, changes.clone()).await;
        let report = dashboards.run(false).await.unwrap();
        assert_eq!(
            created(&report).as_array().unwrap().len(),
            usize::from(is_made),
            "{changes}"
        );
    }
    change(&store, "service", SERVICE, json!({"ls_grafana": false})).await;
    let report = dashboards.run(false).await.unwrap();
    assert_eq!(*created(&report), json!(["srv 1/net/if"]));
    assert_eq!(double.lock().unwrap().dashboards.len(), 1);
}

#[tokio::test]
async fn dashboards_of_the_original_are_adopted() {
    let (double, port) = start(Some("11.6.0")).await;
    double.lock().unwrap().dashboards.insert(
        "OldUid".to_owned(),
        json!({"title": "Host: srv 1", "schemaVersion": 7}),
    );
    let store = fixture(port, "graphite").await;
    dashboards(&store, Shape::Automatic)
        .run(false)
        .await
        .unwrap();
    let double = double.lock().unwrap();
    assert_eq!(double.dashboards.len(), 1);
    assert_eq!(double.dashboards["OldUid"]["schemaVersion"], 39);
}

#[tokio::test]
async fn the_shape_follows_the_version_or_the_settings() {
    for (version, shape, expected) in [
        (Some("7.5.17"), Shape::Automatic, 7),
        (Some("8.0.0"), Shape::Automatic, 39),
        (Some("13.2.0"), Shape::Automatic, 39),
        (Some(""), Shape::Automatic, 39),
        (None, Shape::Automatic, 7),
        (Some("13.2.0"), Shape::Original, 7),
        (Some("7.5.17"), Shape::Current, 39),
    ] {
        let (double, port) = start(version).await;
        let store = fixture(port, "influxdb").await;
        dashboards(&store, shape).run(false).await.unwrap();
        let double = double.lock().unwrap();
        let dashboard = double.dashboards.values().next().unwrap();
        assert_eq!(
            dashboard["schemaVersion"], expected,
            "{version:?} {shape:?}"
        );
    }
}

#[tokio::test]
async fn the_original_shape_is_that_of_the_original() {
    let (double, port) = start(Some("5.4.3")).await;
    let store = fixture(port, "influxdb").await;
    let dashboards = dashboards(&store, Shape::Automatic);
    dashboards.run(false).await.unwrap();
    dashboards.run(true).await.unwrap();
    let double = double.lock().unwrap();
    assert_eq!(double.sources[0]["password"], "secret");
    let of_host = |one: &&Value| one["title"] == "Host: srv 1";
    assert_eq!(double.dashboards.values().filter(of_host).count(), 1);
    let dashboard = double.dashboards.values().find(of_host).unwrap();
    let panel = &dashboard["rows"][0]["panels"][0];
    assert_eq!(panel["datasource"], "alignak-influxdb-I");
    let target = |at: usize| &panel["targets"][at];
    assert_eq!(target(0)["refId"], "A");
    assert_eq!(target(1)["refId"], "A-w");
    assert_eq!(target(1)["measurement"], "rta_warning");
    assert_eq!(target(1)["target"], "alias(srv_1.rta_warning, 'rta (w)')");
    assert_eq!(target(5)["refId"], "B");
    assert_eq!(
        panel["seriesOverrides"][0],
        json!({"alias": "rta (w)", "fill": 0, "legend": false, "color": "#CCA300"})
    );
    let service = &dashboard["rows"][1]["panels"][0];
    assert_eq!(service["id"], 2);
    assert_eq!(service["targets"][0]["tags"][1]["value"], "net-if");
}

#[tokio::test]
async fn nothing_is_marked_before_grafana_has_taken_it() {
    let (double, port) = start(Some("11.6.0")).await;
    let store = fixture(port, "graphite").await;
    let dashboards = dashboards(&store, Shape::Automatic);
    for status in [500, 429, 403, 401] {
        double.lock().unwrap().failing = Some((
            StatusCode::from_u16(status).unwrap(),
            json!({"message": "no"}),
        ));
        let report = dashboards.run(false).await.unwrap();
        assert_eq!(*created(&report), json!([]), "{status}");
        assert!(report["my grafana"]["error"].is_string(), "{status}");
        assert_eq!(flags(&store).await, [(false, 0), (false, 0)], "{status}");
    }
    double.lock().unwrap().failing = None;
    assert_eq!(
        *created(&dashboards.run(false).await.unwrap()),
        json!(["srv 1"])
    );
}

#[tokio::test]
async fn what_grafana_refuses_is_not_sent_again_before_it_changes() {
    let (double, port) = start(Some("11.6.0")).await;
    let store = fixture(port, "graphite").await;
    let dashboards = dashboards(&store, Shape::Automatic);
    double.lock().unwrap().failing = Some((
        StatusCode::BAD_REQUEST,
        json!({"message": "bad", "status": "empty-name"}),
    ));
    dashboards.run(false).await.unwrap();
    dashboards.run(false).await.unwrap();
    assert_eq!(double.lock().unwrap().saves, 1);
    double.lock().unwrap().failing = None;
    change(&store, "host", HOST, json!({"ls_perf_data": "other=1"})).await;
    assert_eq!(
        *created(&dashboards.run(false).await.unwrap()),
        json!(["srv 1"])
    );
}

#[tokio::test]
async fn a_grafana_that_is_away_or_refuses_the_key_is_reported() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let dead = closed.local_addr().unwrap().port();
    drop(closed);
    let store = fixture(dead, "graphite").await;
    let report = dashboards(&store, Shape::Automatic)
        .run(false)
        .await
        .unwrap();
    assert_eq!(report["my grafana"]["connection"], false);
    let (_double, port) = start(Some("11.6.0")).await;
    let store = fixture(port, "graphite").await;
    change(
        &store,
        "grafana",
        "5f0c00000000000000000d01",
        json!({"apikey": "wrong"}),
    )
    .await;
    let report = dashboards(&store, Shape::Automatic)
        .run(false)
        .await
        .unwrap();
    assert_eq!(report["my grafana"]["connection"], false);
    assert_eq!(flags(&store).await, [(false, 0), (false, 0)]);
}

#[tokio::test]
async fn a_host_that_was_marked_for_another_grafana_gets_its_dashboard_here_too() {
    let (double, port) = start(Some("11.6.0")).await;
    let store = fixture(port, "graphite").await;
    for (name, id) in [("host", HOST), ("service", SERVICE)] {
        change(&store, name, id, json!({"ls_grafana": true})).await;
    }
    let report = dashboards(&store, Shape::Automatic)
        .run(false)
        .await
        .unwrap();
    assert_eq!(*created(&report), json!(["srv 1"]));
    // Another process finds it there.
    let report = dashboards(&store, Shape::Automatic)
        .run(false)
        .await
        .unwrap();
    assert_eq!(*created(&report), json!([]));
    assert_eq!(double.lock().unwrap().saves, 1);
}

#[tokio::test]
async fn without_grafana_there_is_nothing_to_report() {
    let store: Arc<dyn Store> = Arc::new(SqliteStore::in_memory(&LAYOUT).unwrap());
    assert_eq!(
        dashboards(&store, Shape::Automatic)
            .run(true)
            .await
            .unwrap(),
        json!({})
    );
}
