//! History, requests to the engine, notifications for the arbiter.

use std::sync::Arc;

use alignak_backend::contract::resource;
use alignak_backend::filter::Filter;
use alignak_backend::rules::Policy;
use alignak_backend::rules::Refusal;
use alignak_backend::rules::rights::Caller;
use serde_json::{Map, Value, json};

use crate::fixture::{Backend, backend};

const ACTIONS: [&str; 3] = ["actionacknowledge", "actiondowntime", "actionforcecheck"];

/// A backend with a host `h` in the realm `North` that keeps to itself, and its service `s`.
struct Fixture {
    backend: Backend,
    realm: String,
    host: String,
    service: String,
    admin: String,
}

async fn fixture() -> Fixture {
    let backend = backend().await;
    let realm = json!({"name": "North", "_parent": backend.realm});
    let realm = backend.create("realm", realm).await;
    let host = json!({"name": "h", "_realm": realm, "_sub_realm": false});
    let host = backend.create("host", host).await;
    let service = json!({"name": "s", "host": host, "_realm": realm});
    let service = backend.create("service", service).await;
    let admin = backend.admin.id.clone();
    Fixture {
        backend,
        realm,
        host,
        service,
        admin,
    }
}

impl Fixture {
    /// Posts an event; returns the stored item.
    async fn event(&self, more: Value) -> Value {
        let mut event = json!({"type": "webui.comment", "message": "seen"});
        event.as_object_mut().unwrap().append(&mut object(more));
        let written = self.backend.post("history", event).await.unwrap();
        self.backend.get("history", &written[0].id).await
    }

    async fn events(&self) -> Vec<Value> {
        self.backend.find("history", Filter::everything()).await
    }

    async fn act(&self, name: &str, more: Value) -> String {
        let mut action = json!({"host": self.host, "service": null, "user": self.admin});
        action.as_object_mut().unwrap().append(&mut object(more));
        self.backend.post(name, action).await.unwrap()[0].id.clone()
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        other => panic!("{other} is no object"),
    }
}

#[tokio::test]
async fn an_event_is_completed_by_names_and_by_ids() {
    let fixture = fixture().await;
    let by_names = json!({"host_name": "h", "service_name": "s", "user_name": "admin"});
    let by_ids = json!({"host": fixture.host, "service": fixture.service, "user": fixture.admin});
    for sent in [by_names, by_ids] {
        let event = fixture.event(sent).await;
        let expected = [
            ("host", json!(fixture.host)),
            ("host_name", json!("h")),
            ("service", json!(fixture.service)),
            ("service_name", json!("s")),
            ("user", json!(fixture.admin)),
            ("user_name", json!("admin")),
            ("_realm", json!(fixture.realm)),
            ("_sub_realm", json!(false)),
        ];
        for (name, value) in expected {
            assert_eq!(event[name], value, "{name}");
        }
    }
}

#[tokio::test]
async fn an_event_of_an_unknown_host_is_stored_as_received() {
    let fixture = fixture().await;
    for sent in [
        json!({"host_name": "ghost", "service_name": "s"}),
        json!({}),
    ] {
        let event = fixture.event(sent.clone()).await;
        for name in ["host", "service", "user", "user_name", "_realm"] {
            assert!(event.get(name).is_none(), "{name} for {sent}");
        }
    }
}

#[tokio::test]
async fn unknown_services_and_users_are_left_as_they_are() {
    let fixture = fixture().await;
    let event = fixture
        .event(json!({"host_name": "h", "service_name": "ghost", "user_name": "ghost"}))
        .await;
    assert_eq!(event["service_name"], "ghost");
    assert!(event.get("service").is_none());
    assert_eq!(event["user_name"], "ghost");
    assert!(event.get("user").is_none());
}

#[tokio::test]
async fn an_event_without_a_user_is_the_backends() {
    let fixture = fixture().await;
    let event = fixture.event(json!({"host_name": "h"})).await;
    assert_eq!(
        (&event["user"], &event["user_name"]),
        (&Value::Null, &json!("Alignak"))
    );
}

#[tokio::test]
async fn an_event_needs_a_known_type() {
    let fixture = fixture().await;
    for body in [json!({"message": "m"}), json!({"type": "nonsense"})] {
        let refusal = fixture.backend.post("history", body).await.unwrap_err();
        assert!(matches!(refusal, Refusal::InvalidItem(issues) if issues.contains_key("type")));
    }
}

#[tokio::test]
async fn requests_and_their_processing_are_told() {
    let fixture = fixture().await;
    let cases = [
        ("actionacknowledge", "ack.add", "ack.processed"),
        ("actiondowntime", "downtime.add", "downtime.processed"),
        ("actionforcecheck", "check.request", "check.requested"),
    ];
    for (name, created, processed) in cases {
        let on_service = json!({"service": fixture.service, "comment": "why"});
        let id = fixture.act(name, on_service).await;
        fixture
            .backend
            .patch(name, &id, json!({"processed": true, "comment": "later"}))
            .await;
        let events = fixture.events().await;
        let last = &events[events.len() - 2..];
        for (event, expected) in last.iter().zip([created, processed]) {
            assert_eq!(event["type"], expected);
            assert_eq!(event["message"], "why");
            assert_eq!(event["host_name"], "h");
            assert_eq!(event["service_name"], "s");
            assert_eq!(event["user_name"], "admin");
            assert_eq!(event["_realm"], json!(fixture.realm));
        }
    }
    fixture
        .act("actionacknowledge", json!({"action": "delete"}))
        .await;
    let events = fixture.events().await;
    let last = events.last().unwrap();
    assert_eq!(last["type"], "ack.delete");
    assert_eq!(
        (&last["service"], &last["service_name"]),
        (&Value::Null, &json!(""))
    );
}

#[tokio::test]
async fn defect_23_only_the_first_processed_is_told() {
    let fixture = fixture().await;
    for name in ACTIONS {
        let id = fixture.act(name, json!({})).await;
        let before = fixture.events().await.len();
        fixture
            .backend
            .patch(name, &id, json!({"comment": "other"}))
            .await;
        assert_eq!(
            fixture.events().await.len(),
            before,
            "no event for another field"
        );
        for expected in [1, 1] {
            fixture
                .backend
                .patch(name, &id, json!({"processed": true}))
                .await;
            assert_eq!(fixture.events().await.len(), before + expected);
        }
        fixture
            .backend
            .patch(name, &id, json!({"processed": false}))
            .await;
        fixture
            .backend
            .patch(name, &id, json!({"processed": true}))
            .await;
        assert_eq!(fixture.events().await.len(), before + 2);
    }
}

#[tokio::test]
async fn a_request_lies_where_its_host_is_and_changes_no_live_state() {
    let fixture = fixture().await;
    let (host, service) = (
        fixture.backend.get("host", &fixture.host).await,
        fixture.backend.get("service", &fixture.service).await,
    );
    for name in ACTIONS {
        let sent = json!({"_realm": fixture.backend.realm, "_sub_realm": true});
        let id = fixture.act(name, sent).await;
        let stored = fixture.backend.get(name, &id).await;
        assert_eq!(stored["_realm"], json!(fixture.realm));
        assert_eq!(stored["_sub_realm"], json!(false));
        fixture
            .backend
            .patch(name, &id, json!({"processed": true}))
            .await;
        let before = fixture.events().await.len();
        fixture.backend.delete(name, &id).await;
        assert_eq!(fixture.events().await.len(), before);
    }
    assert_eq!(fixture.backend.get("host", &fixture.host).await, host);
    assert_eq!(
        fixture.backend.get("service", &fixture.service).await,
        service
    );
}

/// A caller who may submit commands and read everything.
async fn caller(fixture: &Fixture, id: &str, more: Value) -> Arc<Caller> {
    let mut user = object(json!({"_id": id, "can_submit_commands": true}));
    user.append(&mut object(more));
    let realm = fixture.backend.realm.clone();
    let role = json!({"resource": "*", "crud": ["read"], "realm": realm, "sub_realm": true});
    let realms = fixture.backend.find("realm", Filter::everything()).await;
    let realms: Vec<_> = realms.into_iter().map(object).collect();
    Arc::new(Caller::new(&user, &[object(role)], &realms))
}

#[tokio::test]
async fn defect_23_requests_in_the_name_of_others_are_for_the_engine() {
    let fixture = fixture().await;
    let user = json!({"name": "jo", "password": "jo", "_realm": fixture.backend.realm});
    let jo = fixture.backend.create("user", user).await;
    let module = json!({"can_update_livestate": true});
    let module = caller(&fixture, "0123456789abcdef01234567", module).await;
    let plain = caller(&fixture, &jo, json!({})).await;
    for name in ACTIONS {
        let api = &fixture.backend.api;
        let in_the_name_of =
            |user: &str| json!({"host": fixture.host, "service": null, "user": user});
        let refused = api.create(&plain, resource(name), in_the_name_of(&fixture.admin));
        let refusal = refused.await.unwrap_err();
        assert!(matches!(refusal, Refusal::InvalidItem(issues) if issues.contains_key("user")));
        for caller in [&plain, &module] {
            let posted = api.create(caller, resource(name), in_the_name_of(&jo));
            posted.await.unwrap();
        }
        let id = fixture.act(name, json!({"user": jo})).await;
        let etag = fixture.backend.get(name, &id).await["_etag"]
            .as_str()
            .unwrap()
            .to_owned();
        let change = json!({"user": fixture.admin});
        let refusal = fixture
            .backend
            .api
            .change(&plain, resource(name), &id, Some(&etag), change)
            .await
            .unwrap_err();
        assert!(matches!(refusal, Refusal::InvalidChanges(issues) if issues.contains_key("user")));
    }
}

async fn queue(backend: &Backend) -> Vec<String> {
    let queued = backend
        .find("alignak_notifications", Filter::everything())
        .await;
    let shown = queued.iter().map(|entry| {
        assert_eq!(entry["notification"], "backend_notification");
        let text = |name: &str| entry[name].as_str().unwrap().to_owned();
        format!("{} {}", text("event"), text("parameters"))
    });
    shown.collect()
}

async fn with_arbiter() -> Backend {
    let Backend { api, admin, realm } = backend().await;
    Backend {
        api: api.with_policy(Policy {
            notifies_arbiter: true,
            ..Policy::default()
        }),
        admin,
        realm,
    }
}

#[tokio::test]
async fn new_and_removed_hosts_and_realms_are_queued_for_the_arbiter() {
    let backend = with_arbiter().await;
    let realm = json!({"name": "North", "_parent": backend.realm});
    let realm = backend.create("realm", realm).await;
    let template = json!({"name": "t", "_is_template": true});
    let template = backend.create("host", template).await;
    let host = backend.create("host", json!({"name": "h"})).await;
    let service = json!({"name": "s", "host": host});
    backend.create("service", service).await;
    let user = json!({"name": "jo", "password": "jo"});
    backend.create("user", user).await;
    backend.patch("host", &host, json!({"alias": "a"})).await;
    backend.delete("host", &template).await;
    backend.delete("host", &host).await;
    backend.delete("realm", &realm).await;
    let expected = [
        "creation realm:North",
        "creation host:h",
        "deletion host:t",
        "deletion host:h",
        "deletion realm:North",
    ];
    assert_eq!(queue(&backend).await, expected);
}

#[tokio::test]
async fn collections_that_are_deleted_are_not_queued() {
    let backend = with_arbiter().await;
    backend.create("host", json!({"name": "h"})).await;
    let realm = json!({"name": "North", "_parent": backend.realm});
    backend.create("realm", realm).await;
    backend.delete_all("host").await;
    backend.delete_all("realm").await;
    assert_eq!(queue(&backend).await.len(), 2);
}

#[tokio::test]
async fn nothing_is_queued_without_an_arbiter() {
    let backend = backend().await;
    backend.create("host", json!({"name": "h"})).await;
    assert!(queue(&backend).await.is_empty());
}
