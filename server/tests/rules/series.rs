//! What is too much for one unit: series of units that end as one unit would have, also when they
//! are interrupted.

use alignak_backend::contract::resource;
use alignak_backend::filter::{Filter, Operand};
use alignak_backend::item::Item;
use alignak_backend::rules::registry::run_unit_with;
use alignak_backend::rules::{Refusal, cascade};
use serde_json::{Value, json};

use crate::fixture::{Backend, backend_with, small_units};

/// More users of a template than one unit brings up to date.
const MANY_USERS: usize = 12;

/// More items than one unit changes.
const TOO_MANY: usize = 60;

async fn create_hosts(backend: &Backend, count: usize, more: &Value) -> Vec<String> {
    let hosts = (0..count).map(|number| {
        let mut host = json!({"name": format!("host {number:04}"), "_realm": backend.realm});
        let members = host.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        host
    });
    let written = backend.post("host", hosts.collect()).await.unwrap();
    written.into_iter().map(|host| host.id).collect()
}

async fn create_services(backend: &Backend, host: &str, count: usize, more: &Value) {
    let services = (0..count).map(|number| {
        let mut service = json!({"name": format!("service {number:04}"), "host": host});
        let members = service.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        service
    });
    backend.post("service", services.collect()).await.unwrap();
}

async fn count(backend: &Backend, name: &str, filter: Filter) -> usize {
    backend.find(name, filter).await.len()
}

async fn assert_nothing_is_left(backend: &Backend) {
    let left = backend.find("cascade", Filter::everything()).await;
    assert_eq!(left, Vec::<Value>::new());
}

fn users_of(template: &str) -> Filter {
    Filter::eq("_templates", Operand::id(template))
}

/// Changes an item as one unit, as if the server ended right after it.
async fn patch_and_stop(backend: &Backend, name: &str, id: &str, changes: Value) {
    let (name, id) = (resource(name), id.to_owned());
    let Value::Object(changes) = changes else {
        panic!("changes are an object");
    };
    run_unit_with(backend.api.store(), small_units(), move |tx| {
        let stored = tx.get(name, &id)?.unwrap();
        tx.change(name, stored, changes.clone())?;
        tx.apply_derived()
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_change_of_a_template_reaches_more_users_than_one_unit_changes() {
    let backend = backend_with(small_units()).await;
    let above = json!({"name": "above", "_is_template": true, "customs": {"_A": "1"}});
    let above = backend.create("host", above).await;
    let middle = json!({"name": "middle", "_is_template": true, "_templates": [above]});
    let middle = backend.create("host", middle).await;
    create_hosts(&backend, MANY_USERS, &json!({"_templates": [middle]})).await;
    let own = json!({"name": "own", "_templates": [middle], "check_interval": 3});
    let own = backend.create("host", own).await;
    let changes = json!({"check_interval": 17, "customs": {"_A": "2", "_B": "3"}});
    backend.patch("host", &above, changes).await;
    assert_nothing_is_left(&backend).await;
    for host in backend.find("host", users_of(&middle)).await {
        assert_eq!(host["customs"], json!({"_A": "2", "_B": "3"}), "{host}");
        let is_own = host["_id"] == json!(own);
        assert_eq!(host["check_interval"], if is_own { 3 } else { 17 });
    }
}

#[tokio::test]
async fn a_change_that_was_interrupted_reaches_all_users_later() {
    let backend = backend_with(small_units()).await;
    let template = json!({
        "name": "template", "_is_template": true, "check_interval": 1, "tags": ["old", "both"],
    });
    let template = backend.create("host", template).await;
    let hosts = create_hosts(&backend, MANY_USERS, &json!({"_templates": [template]})).await;
    let other = json!({"name": "other", "_is_template": true, "tags": ["other"]});
    let other = backend.create("host", other).await;
    let changes = json!({"check_interval": 17, "tags": ["both", "new"]});
    patch_and_stop(&backend, "host", &template, changes).await;
    assert_eq!(count(&backend, "cascade", Filter::everything()).await, 1);
    let first = backend.get("host", &hosts[0]).await;
    assert_eq!(first["check_interval"], 1, "it has not been reached");
    // A host that gets other templates meanwhile keeps nothing of the former content.
    let moved = json!({"_templates": [other]});
    backend.patch("host", &hosts[1], moved).await;
    let moved = backend.get("host", &hosts[1]).await;
    assert_eq!(moved["tags"], json!(["other"]));
    // So does one that gets a template in addition.
    let both = json!({"_templates": [template, other]});
    backend.patch("host", &hosts[2], both).await;
    let both = backend.get("host", &hosts[2]).await;
    assert_eq!(both["tags"], json!(["other", "both", "new"]));
    // And a second change is no obstacle.
    patch_and_stop(&backend, "host", &template, json!({"tags": ["newest"]})).await;
    backend
        .patch("host", &hosts[3], json!({"tags": ["own"]}))
        .await;
    backend.api.resume_series().await.unwrap();
    assert_nothing_is_left(&backend).await;
    for host in backend.find("host", users_of(&template)).await {
        let expected = if host["_id"] == json!(hosts[2]) {
            json!(["other", "newest"])
        } else if host["_id"] == json!(hosts[3]) {
            json!(["own"])
        } else {
            json!(["newest"])
        };
        assert_eq!(host["tags"], expected, "{}", host["name"]);
        let of_other = host["_id"] == json!(hosts[2]);
        assert_eq!(host["check_interval"], if of_other { 5 } else { 17 });
    }
}

#[tokio::test]
async fn a_service_template_reaches_all_hosts_below_its_host() {
    let backend = backend_with(small_units()).await;
    let above = backend
        .create("host", json!({"name": "above", "_is_template": true}))
        .await;
    let middle = json!({"name": "middle", "_is_template": true, "_templates": [above]});
    let middle = backend.create("host", middle).await;
    let hosts = create_hosts(&backend, 9, &json!({"_templates": [middle]})).await;
    let offered = json!({
        "name": "cpu", "host": above, "_is_template": true, "_templates_from_host_template": true,
    });
    let offered = backend.create("service", offered).await;
    assert_nothing_is_left(&backend).await;
    assert_eq!(
        count(&backend, "service", users_of(&offered)).await,
        hosts.len()
    );
    // Without the middle level they are of no host template that offers it.
    patch_and_stop(&backend, "host", &middle, json!({"_templates": []})).await;
    assert!(count(&backend, "service", users_of(&offered)).await > 0);
    backend.api.resume_series().await.unwrap();
    assert_nothing_is_left(&backend).await;
    assert_eq!(count(&backend, "service", users_of(&offered)).await, 0);
}

#[tokio::test]
async fn a_template_goes_with_more_services_than_one_unit_removes() {
    let backend = backend_with(small_units()).await;
    let template = json!({"name": "template", "_is_template": true});
    let template = backend.create("host", template).await;
    let offered = json!({"name": "cpu", "host": template, "_is_template": true});
    let offered = backend.create("service", offered).await;
    let hosts = create_hosts(&backend, TOO_MANY, &json!({"_templates": [template]})).await;
    assert_nothing_is_left(&backend).await;
    assert_eq!(
        count(&backend, "service", users_of(&offered)).await,
        TOO_MANY
    );
    let own =
        json!({"name": "own", "host": hosts[0], "_templates": [offered], "retry_interval": 5});
    let own = backend.create("service", own).await;
    let removed = backend.try_delete("service", &offered).await.unwrap();
    assert_eq!(removed.summary(), format!("service={TOO_MANY}"));
    assert_nothing_is_left(&backend).await;
    assert!(backend.try_get("service", &offered).await.is_none());
    let own = backend.get("service", &own).await;
    assert_eq!(own["_templates"], json!([]));
    assert_eq!(own["retry_interval"], 5);
    let events = backend
        .find("history", Filter::eq("service_name", "cpu"))
        .await;
    let last = events.last().unwrap()["message"].as_str().unwrap();
    assert!(last.contains(&format!("on {TOO_MANY} hosts")), "{last}");
    assert!(last.contains("host 0000"), "{last}");
    // The host template loses its users in a series as well.
    let removed = backend.try_delete("host", &template).await.unwrap();
    assert_eq!(removed.summary(), "");
    let linked = Filter::ne("_templates", Operand::List(Vec::new()));
    assert_eq!(count(&backend, "host", linked).await, 0);
}

#[tokio::test]
async fn a_host_goes_with_more_services_than_one_unit_removes() {
    let backend = backend_with(small_units()).await;
    let host = backend.create("host", json!({"name": "large"})).await;
    create_services(&backend, &host, TOO_MANY, &json!({})).await;
    let group = json!({"name": "group", "hosts": [host]});
    let group = backend.create("hostgroup", group).await;
    let refused = backend.patch_realm_of(&host).await;
    assert!(matches!(refused, Err(Refusal::TooLarge(_))), "{refused:?}");
    let removed = backend.try_delete("host", &host).await.unwrap();
    assert_eq!(removed.summary(), format!("service={TOO_MANY}"));
    assert_nothing_is_left(&backend).await;
    assert_eq!(count(&backend, "service", Filter::everything()).await, 0);
    assert_eq!(backend.get("hostgroup", &group).await["hosts"], json!([]));
    let synthesis = &backend.find("livesynthesis", Filter::everything()).await[0];
    assert_eq!(synthesis["services_total"], 0);
}

impl Backend {
    /// Moves a host to a realm of its own, with its services.
    async fn patch_realm_of(&self, host: &str) -> Result<(), Refusal> {
        let realm = json!({"name": "other", "_parent": self.realm});
        let realm = self.create("realm", realm).await;
        let moved = self.try_patch("host", host, json!({"_realm": realm})).await;
        moved.map(|_| ())
    }
}

#[tokio::test]
async fn what_is_used_by_many_is_refused_or_taken_out_of_all_of_them() {
    let backend = backend_with(small_units()).await;
    let command = backend.create("command", json!({"name": "ping"})).await;
    let user = backend
        .create("user", json!({"name": "ann", "password": "secret"}))
        .await;
    let host = backend.create("host", json!({"name": "host"})).await;
    let using = json!({"check_command": command, "users": [user]});
    create_services(&backend, &host, TOO_MANY, &using).await;
    let refused = backend.try_delete("command", &command).await;
    let Err(Refusal::Conflict(message)) = refused else {
        panic!("{refused:?}");
    };
    assert!(
        message.contains("service 0000 (check_command)"),
        "{message}"
    );
    backend
        .delete_with("command", &command, true)
        .await
        .unwrap();
    backend.try_delete("user", &user).await.unwrap();
    assert_nothing_is_left(&backend).await;
    for service in backend.find("service", Filter::everything()).await {
        assert_ne!(service["check_command"], json!(command));
        assert_eq!(service["users"], json!([]));
    }
}

#[tokio::test]
async fn a_removal_that_was_interrupted_is_completed_later() {
    let backend = backend_with(small_units()).await;
    let host = backend.create("host", json!({"name": "large"})).await;
    create_services(&backend, &host, 25, &json!({})).await;
    let id = host.clone();
    run_unit_with(backend.api.store(), small_units(), move |tx| {
        cascade::begin_removal(tx, resource("host"), &id).map(|_| ())
    })
    .await
    .unwrap();
    backend.api.resume_series().await.unwrap();
    assert_nothing_is_left(&backend).await;
    assert!(backend.try_get("host", &host).await.is_none());
    assert_eq!(count(&backend, "service", Filter::everything()).await, 0);
}

#[tokio::test]
async fn a_long_list_is_stored_as_a_whole_or_not_at_all() {
    let backend = backend_with(small_units()).await;
    let command = |number: usize| json!({"name": format!("c{number}"), "_realm": backend.realm});
    let mut list: Vec<Value> = (0..60).map(command).collect();
    let before = count(&backend, "command", Filter::everything()).await;
    list[50]["timeout"] = json!("soon");
    list[59]["name"] = json!("c4");
    let refused = backend.post("command", json!(list)).await;
    let Err(Refusal::InvalidList(issues)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(issues.len(), 60);
    let faulty: Vec<usize> = (0..60).filter(|place| !issues[*place].is_empty()).collect();
    assert_eq!(faulty, [50, 59]);
    assert_eq!(
        count(&backend, "command", Filter::everything()).await,
        before
    );
    let list: Vec<Value> = (0..60).map(command).collect();
    let written = backend.post("command", json!(list)).await.unwrap();
    assert_eq!(written.len(), 60);
    for (number, written) in written.iter().enumerate() {
        let stored = backend.get("command", &written.id).await;
        assert_eq!(stored["name"], format!("c{number}"));
        assert_eq!(stored["_etag"], written.etag());
    }
    assert_nothing_is_left(&backend).await;
}

#[tokio::test]
async fn what_a_rule_refuses_late_in_a_long_list_takes_the_list_with_it() {
    let backend = backend_with(small_units()).await;
    let host = backend.create("host", json!({"name": "host"})).await;
    let mut list: Vec<Value> = (0..50)
        .map(|number| json!({"name": format!("s{number}"), "host": host}))
        .collect();
    // Two services of the same name on a host are only refused when the second is stored.
    list[49]["name"] = json!("s0");
    let refused = backend.post("service", json!(list)).await;
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(count(&backend, "service", Filter::everything()).await, 0);
    assert_nothing_is_left(&backend).await;
}

#[tokio::test]
async fn a_list_that_was_interrupted_is_not_stored() {
    let backend = backend_with(small_units()).await;
    let realm = json!(backend.realm);
    run_unit_with(backend.api.store(), small_units(), move |tx| {
        let commands = resource("command");
        let item = |name: &str| {
            Item::from_iter([
                ("name".to_owned(), json!(name)),
                ("_realm".to_owned(), realm.clone()),
            ])
        };
        for (number, name) in ["one", "two"].into_iter().enumerate() {
            let id = tx.create_fully(commands, item(name))?;
            assert!(number < 2);
            cascade::note_created(tx, "0123456789abcdef01234567", commands, &[id])?;
        }
        tx.apply_derived()
    })
    .await
    .unwrap();
    assert!(backend.named("command", "two").await.is_some());
    backend.api.resume_series().await.unwrap();
    assert!(backend.named("command", "one").await.is_none());
    assert!(backend.named("command", "two").await.is_none());
    assert_nothing_is_left(&backend).await;
}

#[tokio::test]
async fn hosts_that_bring_more_services_than_one_unit_creates_are_created() {
    let backend = backend_with(small_units()).await;
    let template = json!({"name": "template", "_is_template": true});
    let template = backend.create("host", template).await;
    let services: Vec<Value> = (0..20)
        .map(|number| json!({"name": format!("s{number}"), "host": template, "_is_template": true}))
        .collect();
    backend.post("service", json!(services)).await.unwrap();
    let hosts = create_hosts(&backend, 8, &json!({"_templates": [template]})).await;
    assert_nothing_is_left(&backend).await;
    for host in [&hosts[0], &hosts[7]] {
        let of_host = Filter::eq("host", Operand::id(host.as_str()));
        assert_eq!(count(&backend, "service", of_host).await, 20);
    }
}

#[tokio::test]
async fn check_results_of_a_long_list_are_stored_and_unknown_ones_left_out() {
    let backend = backend_with(small_units()).await;
    let host = backend.create("host", json!({"name": "host"})).await;
    let results: Vec<Value> = (0..40)
        .map(|number| {
            let name = if number == 30 { "unknown" } else { "host" };
            json!({
                "host_name": name, "state": "UP", "state_type": "HARD", "last_state_type": "HARD",
                "last_check": 1000 + number,
            })
        })
        .collect();
    let written = backend
        .post("logcheckresult", json!(results))
        .await
        .unwrap();
    assert_eq!(written.len(), 39);
    assert_eq!(backend.get("host", &host).await["ls_last_check"], 1039);
    assert_nothing_is_left(&backend).await;
}

#[tokio::test]
async fn realms_that_own_more_than_one_unit_moves_are_removed() {
    let backend = backend_with(small_units()).await;
    let realm = json!({"name": "north", "_parent": backend.realm});
    let realm = backend.create("realm", realm).await;
    let commands: Vec<Value> = (0..TOO_MANY)
        .map(|number| json!({"name": format!("c{number}"), "_realm": realm}))
        .collect();
    backend.post("command", json!(commands)).await.unwrap();
    backend.delete_all("realm").await;
    assert!(backend.named("realm", "north").await.is_none());
    let of_root = Filter::eq("_realm", Operand::id(backend.realm.as_str()));
    assert!(count(&backend, "command", of_root).await >= TOO_MANY);
}

#[tokio::test]
async fn a_collection_with_items_that_are_too_large_for_one_unit_is_removed() {
    let backend = backend_with(small_units()).await;
    let host = backend.create("host", json!({"name": "large"})).await;
    create_services(&backend, &host, TOO_MANY, &json!({})).await;
    create_hosts(&backend, 5, &json!({})).await;
    backend.delete_all("host").await;
    let names = backend.find("host", Filter::everything()).await;
    assert_eq!(names.len(), 1, "the default host stays");
    assert_eq!(count(&backend, "service", Filter::everything()).await, 0);
    assert_nothing_is_left(&backend).await;
}
