//! Removing what others refer to.

use alignak_backend::filter::{Filter, Kind, Operand};
use alignak_backend::rules::Refusal;
use serde_json::{Value, json};

use crate::callers::put;
use crate::fixture::{Backend, backend, id_of};
use crate::rights::{Fixture, Place, references};

async fn conflict(backend: &Backend, name: &str, id: &str) -> String {
    match backend.try_delete(name, id).await {
        Err(Refusal::Conflict(message)) => message,
        other => panic!("{name}: {other:?}"),
    }
}

#[tokio::test]
async fn a_time_period_and_a_command_in_use_stay_and_what_uses_them_is_named() {
    let backend = backend().await;
    let period = backend
        .create("timeperiod", json!({"name": "hours", "dateranges": []}))
        .await;
    let command = backend.create("command", json!({"name": "ping"})).await;
    let template = json!({
        "name": "t", "_is_template": true, "check_period": period, "check_command": command,
        "notification_period": period,
    });
    let template = backend.create("host", template).await;
    backend
        .create("host", json!({"name": "web", "_templates": [template]}))
        .await;
    let message = conflict(&backend, "timeperiod", &period).await;
    assert!(
        message.contains("web") && message.contains("check_period"),
        "{message}"
    );
    let message = conflict(&backend, "command", &command).await;
    assert!(
        message.contains("web") && message.contains("check_command"),
        "{message}"
    );
    assert!(backend.try_get("timeperiod", &period).await.is_some());

    backend
        .delete_with("timeperiod", &period, true)
        .await
        .unwrap();
    backend
        .delete_with("command", &command, true)
        .await
        .unwrap();
    for name in ["t", "web"] {
        let host = backend.named("host", name).await.unwrap();
        assert_eq!(host.get("check_period"), None, "{name}");
        assert_eq!(host["check_command"], Value::Null, "{name}");
    }
    let made = backend
        .try_create("host", json!({"name": "new", "_templates": [template]}))
        .await;
    assert!(made.is_ok(), "{made:?}");
}

#[tokio::test]
async fn a_required_reference_names_a_default_object_afterwards() {
    let backend = backend().await;
    let period = backend
        .create("timeperiod", json!({"name": "hours", "dateranges": []}))
        .await;
    let user = json!({
        "name": "ann", "host_notification_period": period, "service_notification_period": period,
    });
    let user = backend.create("user", user).await;
    let dependency = json!({"name": "d", "dependency_period": period});
    let dependency = backend.create("hostdependency", dependency).await;
    let message = conflict(&backend, "timeperiod", &period).await;
    assert!(
        message.contains("ann") && message.contains('d'),
        "{message}"
    );
    backend
        .delete_with("timeperiod", &period, true)
        .await
        .unwrap();
    let id = |name: &str| {
        let name = name.to_owned();
        let backend = &backend;
        async move { id_of(&backend.named("timeperiod", &name).await.unwrap()) }
    };
    let user = backend.get("user", &user).await;
    assert_eq!(user["host_notification_period"], id("Never").await);
    let dependency = backend.get("hostdependency", &dependency).await;
    assert_eq!(dependency["dependency_period"], id("24x7").await);
}

#[tokio::test]
async fn lists_lose_what_is_removed_and_hold_nothing_up() {
    let backend = backend().await;
    let command = backend.create("command", json!({"name": "mail"})).await;
    let user = json!({"name": "ann", "host_notification_commands": [command]});
    let user = backend.create("user", user).await;
    let base = backend
        .create("timeperiod", json!({"name": "base", "dateranges": []}))
        .await;
    let other = json!({"name": "other", "dateranges": [], "exclude": [base]});
    let other = backend.create("timeperiod", other).await;
    backend.delete("command", &command).await;
    backend.delete("timeperiod", &base).await;
    let user = backend.get("user", &user).await;
    assert_eq!(user["host_notification_commands"], json!([]));
    assert_eq!(
        backend.get("timeperiod", &other).await["exclude"],
        json!([])
    );
}

#[tokio::test]
async fn removing_a_collection_cleans_what_named_its_items() {
    let backend = backend().await;
    let period = backend
        .create("timeperiod", json!({"name": "hours", "dateranges": []}))
        .await;
    let host = json!({"name": "h", "check_period": period, "maintenance_period": period});
    let host = backend.create("host", host).await;
    backend.delete_all("timeperiod").await;
    let host = backend.get("host", &host).await;
    assert_eq!(host.get("check_period"), None);
    assert_eq!(host["maintenance_period"], Value::Null);
    let named = Filter::eq("check_period", Operand::id(&*period));
    assert!(backend.find("host", named).await.is_empty());
}

/// Whatever field names an item: its removal is refused, or leaves no dangling id.
#[tokio::test]
async fn no_field_of_the_contract_is_left_dangling() {
    let fixture = Fixture::new().await;
    let backend = &fixture.backend;
    for (resource, name, field, target) in references() {
        // A record is of what happened, and goes with the host or service that it is about.
        // The links of templates have rules and tests of their own.
        if resource.record || target.record || name == "_templates" {
            continue;
        }
        let admin = &backend.admin;
        let removed = fixture.item(target, Place::Own, admin).await.unwrap();
        let id = json!(removed);
        let value = if matches!(field.kind, Kind::List(_)) {
            json!([id])
        } else {
            id.clone()
        };
        let item = json!({
            "name": fixture.name(&resource.name), "_realm": fixture.north, "realm": fixture.north,
            "user": admin.id, (name): value,
        });
        let naming = put(backend, &resource.name, item).await;
        let what = format!("{}.{name}", resource.name);
        match backend.try_delete(&target.name, &removed).await {
            Ok(_) => {}
            Err(Refusal::Conflict(message)) => {
                assert!(message.contains(name), "{what}: {message}");
                let forced = backend.delete_with(&target.name, &removed, true).await;
                assert!(forced.is_ok(), "{what}: {forced:?}");
            }
            Err(other) => panic!("{what}: {other:?}"),
        }
        if let Some(left) = backend.try_get(&resource.name, &naming).await {
            let named = left[name].to_string();
            assert!(!named.contains(&removed), "{what}: {named}");
        }
    }
}
