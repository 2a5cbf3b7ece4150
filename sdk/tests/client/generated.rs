//! The generated operations, by one resource of each kind: what they send.

use alignak_backend_client::model::{Command, Host, HostState, Id, Realm};
use alignak_backend_client::{AlignakRetentionCreate, HostCreate, HostPatch, history_event, host};
use serde_json::json;

use crate::support::{Script, body, parameters, reply, written};

const HOST: &str = r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "_etag": "e1", "name": "srv1", "_realm": "5f3a0c9e8d1b2a4c6e7f8090"}"#;
const EMPTY: &str =
    r#"{"_items": [], "_links": {}, "_meta": {"page": 1, "max_results": 25, "total": 0}}"#;

fn realm() -> Id<Realm> {
    "5f3a0c9e8d1b2a4c6e7f8090".parse().unwrap()
}

#[test]
fn a_creation_holds_what_was_set_and_nothing_else() {
    let content = HostCreate::new("srv1", realm())
        .address("10.0.0.1")
        .tags(["linux", "web"])
        .parents(Vec::<Id<Host>>::new())
        .business_impact(4);
    assert_eq!(
        serde_json::to_value(content).unwrap(),
        json!({
            "name": "srv1", "_realm": "5f3a0c9e8d1b2a4c6e7f8090", "address": "10.0.0.1",
            "tags": ["linux", "web"], "parents": [], "business_impact": 4,
        })
    );
}

#[test]
fn a_patch_has_three_states_per_field() {
    assert_eq!(serde_json::to_value(HostPatch::new()).unwrap(), json!({}));
    let patch = HostPatch::new()
        .ls_state(HostState::Down)
        .clear_check_command();
    assert_eq!(
        serde_json::to_value(patch).unwrap(),
        json!({"ls_state": "DOWN", "check_command": null})
    );
    let state = HostState::from("A STATE OF TOMORROW");
    assert_eq!(
        serde_json::to_value(HostPatch::new().ls_state(state)).unwrap(),
        json!({"ls_state": "A STATE OF TOMORROW"})
    );
}

#[test]
fn enumerations_compare_with_their_own_values() {
    let filter = host::LS_STATE
        .one_of([HostState::Down, HostState::Unreachable])
        .and(host::CHECK_COMMAND.eq("5f3a0c9e8d1b2a4c6e7f8092".parse::<Id<Command>>().unwrap()));
    assert_eq!(
        *filter.as_json(),
        json!({"$and": [
            {"ls_state": {"$in": ["DOWN", "UNREACHABLE"]}},
            {"check_command": "5f3a0c9e8d1b2a4c6e7f8092"},
        ]})
    );
}

#[tokio::test]
async fn every_verb_has_its_operation() {
    let script = Script::new([
        reply(200, EMPTY),
        reply(200, HOST),
        reply(404, ""),
        reply(201, &written("e2")),
        reply(201, &written("e2")),
        reply(200, &written("e2")),
        reply(204, ""),
        reply(204, ""),
    ]);
    let hosts = script.backend().hosts();
    let id: Id<Host> = "5f3a0c9e8d1b2a4c6e7f8091".parse().unwrap();
    let content = HostCreate::new("srv1", realm());
    hosts
        .list()
        .sort(host::NAME.ascending())
        .page()
        .await
        .unwrap();
    let item = hosts.get(id).embed(host::REALM).await.unwrap();
    assert_eq!(hosts.get_opt(id).await.unwrap(), None);
    hosts.create(&content).await.unwrap();
    hosts.create_many(&[content]).await.unwrap();
    hosts
        .update(&item, HostPatch::new().alias("x"))
        .await
        .unwrap();
    hosts.delete(&item).await.unwrap();
    hosts.delete_all().await.unwrap();
    let one = "/prefix/host/5f3a0c9e8d1b2a4c6e7f8091";
    assert_eq!(
        script.calls(),
        [
            "GET /prefix/host".to_owned(),
            format!("GET {one}"),
            format!("GET {one}"),
            "POST /prefix/host".to_owned(),
            "POST /prefix/host".to_owned(),
            format!("PATCH {one}"),
            format!("DELETE {one}"),
            "DELETE /prefix/host".to_owned(),
        ]
    );
    assert_eq!(
        parameters(&script.request(1))["embedded"],
        r#"{"_realm":1}"#
    );
    assert_eq!(script.request(5).headers["if-match"], "e1");
    assert_eq!(body(&script.request(5)), json!({"alias": "x"}));
}

#[tokio::test]
async fn what_may_be_replaced_is_put() {
    let script = Script::new([reply(200, &written("e2"))]);
    let retentions = script.backend().alignak_retentions();
    let content = AlignakRetentionCreate::new().set("state", json!({"a": 1}));
    let id = "5f3a0c9e8d1b2a4c6e7f8091".parse().unwrap();
    retentions.replace((id, "e1"), content).await.unwrap();
    assert_eq!(
        script.calls(),
        ["PUT /prefix/alignakretention/5f3a0c9e8d1b2a4c6e7f8091"]
    );
    assert_eq!(body(&script.request(0))["state"], json!({"a": 1}));
}

#[tokio::test]
async fn a_resource_without_a_plural_has_a_handle_too() {
    let script = Script::new([reply(200, EMPTY)]);
    let history = script.backend().history_events();
    let list = history.list().sort(history_event::CREATED.descending());
    assert!(list.first().await.unwrap().is_none());
    assert_eq!(parameters(&script.request(0))["sort"], "-_created");
}
