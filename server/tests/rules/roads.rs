//! Rights on every road: actions, check results, history, references, services on hosts.

use std::sync::Arc;

use alignak_backend::api::Created;
use alignak_backend::contract::resource;
use alignak_backend::filter::{Filter, Operand};
use alignak_backend::rules::Refusal;
use alignak_backend::rules::rights::{Caller, Verb};
use serde_json::{Value, json};

use crate::callers::{caller_with, etag, realm};
use crate::fixture::{Backend, backend};

/// Two realms side by side, each with a host and a service, and a user of the first who may read and
/// change everything in it.
struct Fixture {
    backend: Backend,
    north: String,
    south: String,
    north_host: String,
    south_host: String,
    south_service: String,
    nora: Arc<Caller>,
}

async fn fixture() -> Fixture {
    let backend = backend().await;
    let north = realm(&backend, "North", &backend.realm).await;
    let south = realm(&backend, "South", &backend.realm).await;
    let host = async |name: &str, realm: &str| {
        backend
            .create("host", json!({"name": name, "_realm": realm}))
            .await
    };
    let (north_host, south_host) = (host("north", &north).await, host("south", &south).await);
    let service = json!({"name": "secret", "host": south_host, "_realm": south});
    let south_service = backend.create("service", service).await;
    let user = json!({"name": "nora", "_realm": north, "can_submit_commands": true});
    let crud = json!(["create", "read", "update", "delete"]);
    let role = json!({"realm": north, "sub_realm": true, "resource": "*", "crud": crud});
    let nora = caller_with(&backend, user, &[role]).await;
    Fixture {
        backend,
        north,
        south,
        north_host,
        south_host,
        south_service,
        nora,
    }
}

impl Fixture {
    async fn post(&self, name: &str, body: Value) -> Result<String, Refusal> {
        self.post_as(&self.nora, name, body).await
    }

    async fn post_as(
        &self,
        caller: &Arc<Caller>,
        name: &str,
        body: Value,
    ) -> Result<String, Refusal> {
        match self
            .backend
            .api
            .create(caller, resource(name), body)
            .await?
        {
            Created::One(written) => Ok(written.id),
            other => panic!("{other:?}"),
        }
    }

    async fn patch(&self, name: &str, id: &str, changes: Value) -> Result<(), Refusal> {
        let etag = etag(&self.backend, name, id).await;
        let api = &self.backend.api;
        api.change(&self.nora, resource(name), id, Some(&etag), changes)
            .await?;
        Ok(())
    }

    fn action(&self, name: &str, host: &str, service: Value) -> Value {
        let mut action =
            json!({"host": host, "service": service, "user": self.nora.id, "comment": "c"});
        if name != "actionforcecheck" {
            action["action"] = json!("add");
        }
        if name == "actiondowntime" {
            for (field, value) in [("start_time", 1), ("end_time", 2), ("duration", 0)] {
                action[field] = json!(value);
            }
            action["fixed"] = json!(true);
        }
        action
    }
}

/// What a refusal says of a field.
fn issue(refused: Result<impl std::fmt::Debug, Refusal>, field: &str) -> Value {
    match refused {
        Err(Refusal::InvalidItem(issues) | Refusal::InvalidChanges(issues)) => {
            assert!(issues.contains_key(field), "{issues:?}");
            issues[field].clone()
        }
        other => panic!("{field}: {other:?}"),
    }
}

const ACTIONS: [&str; 3] = ["actionacknowledge", "actiondowntime", "actionforcecheck"];
const UNKNOWN: &str = "0123456789abcdef01234567";

#[tokio::test]
async fn actions_on_hidden_hosts_and_services_read_as_if_there_were_none() {
    let fixture = fixture().await;
    for name in ACTIONS {
        let hidden = fixture.action(name, &fixture.south_host, Value::Null);
        let hidden = issue(fixture.post(name, hidden).await, "host").to_string();
        let unknown = fixture.action(name, UNKNOWN, Value::Null);
        let unknown = issue(fixture.post(name, unknown).await, "host").to_string();
        assert_eq!(hidden.replace(&fixture.south_host, UNKNOWN), unknown);
        let service = json!(fixture.south_service);
        let hidden = fixture.action(name, &fixture.north_host, service);
        issue(fixture.post(name, hidden).await, "service");
        let good = fixture.action(name, &fixture.north_host, Value::Null);
        assert!(fixture.post(name, good).await.is_ok());
    }
    let history = fixture
        .backend
        .find("history", Filter::eq("host_name", "south"))
        .await;
    assert!(history.is_empty(), "{history:?}");
}

#[tokio::test]
async fn the_service_of_an_action_is_one_of_its_host_even_for_administrators() {
    let fixture = fixture().await;
    for name in ACTIONS {
        let mut action = fixture.action(name, &fixture.north_host, json!(fixture.south_service));
        action["user"] = json!(fixture.backend.admin.id);
        let refused = fixture.post_as(&fixture.backend.admin, name, action).await;
        let text = issue(refused, "service").to_string();
        assert!(text.contains("not a service of the host"), "{text}");
    }
}

#[tokio::test]
async fn a_hidden_action_is_not_found_whatever_the_etag_and_none_is_moved() {
    let fixture = fixture().await;
    for name in ACTIONS {
        let mut posted = fixture.action(name, &fixture.south_host, Value::Null);
        posted["user"] = json!(fixture.backend.admin.id);
        let hidden = fixture.backend.create(name, posted).await;
        let changes = json!({"processed": true});
        for etag in [None, Some("wrong")] {
            let api = &fixture.backend.api;
            let refused = api
                .change(
                    &fixture.nora,
                    resource(name),
                    &hidden,
                    etag,
                    changes.clone(),
                )
                .await;
            assert!(matches!(refused, Err(Refusal::NotFound)), "{refused:?}");
        }
        let own = fixture.action(name, &fixture.north_host, Value::Null);
        let own = fixture.post(name, own).await.unwrap();
        issue(
            fixture
                .patch(name, &own, json!({"_realm": fixture.south}))
                .await,
            "_realm",
        );
        assert!(fixture.patch(name, &own, changes).await.is_ok());
    }
}

#[tokio::test]
async fn a_hidden_host_of_a_result_is_answered_like_an_unknown_one() {
    let fixture = fixture().await;
    let result = |host: &str| json!({"host_name": host, "state": "UP", "state_type": "HARD", "last_state_type": "HARD"});
    let hidden = issue(
        fixture.post("logcheckresult", result("south")).await,
        "host_name",
    );
    let unknown = issue(
        fixture.post("logcheckresult", result("nobody")).await,
        "host_name",
    );
    let hidden = hidden.to_string().replace("south", "nobody");
    assert_eq!(hidden, unknown.to_string());
    let list = json!([result("south"), result("north"), result("nobody")]);
    let results = resource("logcheckresult");
    match fixture
        .backend
        .api
        .create(&fixture.nora, results, list)
        .await
    {
        Ok(Created::Partly(elements)) => {
            let stored: Vec<bool> = elements.iter().map(Result::is_ok).collect();
            assert_eq!(stored, [false, true, false]);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_event_is_in_the_callers_name_and_where_its_host_is() {
    let fixture = fixture().await;
    let other = json!({"name": "other", "_realm": fixture.south, "_sub_realm": false});
    let other = fixture.backend.create("user", other).await;
    let event = json!({
        "type": "webui.comment", "message": "m", "host_name": "north", "user": other,
        "_realm": fixture.north,
    });
    issue(fixture.post("history", event).await, "user");
    let event = json!({
        "type": "webui.comment", "message": "m", "host_name": "north", "user_name": "admin",
        "_realm": fixture.north,
    });
    let id = fixture.post("history", event).await.unwrap();
    let stored = fixture.backend.get("history", &id).await;
    assert_eq!(stored["user"], fixture.nora.id);
    assert_eq!(stored["user_name"], "nora");
    assert_eq!(stored["host"], fixture.north_host);
    assert_eq!(stored["_realm"], fixture.north);
    let hidden = json!({
        "type": "webui.comment", "message": "m", "host_name": "south", "_realm": fixture.north,
    });
    let id = fixture.post("history", hidden).await.unwrap();
    assert_eq!(fixture.backend.get("history", &id).await.get("host"), None);
}

/// What is readable of a resource, by the names of host and service.
async fn readable(fixture: &Fixture, caller: &Caller, name: &str) -> usize {
    fixture.backend.listed(caller, name).await.len()
}

#[tokio::test]
async fn records_of_private_hosts_and_services_are_not_shown_below_and_follow_moves() {
    let fixture = fixture().await;
    let backend = &fixture.backend;
    let shared = backend.create("host", json!({"name": "shared"})).await;
    let private = json!({"name": "private", "_sub_realm": false});
    let private = backend.create("host", private).await;
    let service = |name: &str, is_shared: bool| json!({"name": name, "host": shared, "_sub_realm": is_shared});
    let open = backend.create("service", service("open", true)).await;
    backend.create("service", service("closed", false)).await;
    let result = |host: &str, service: Option<&str>| {
        let mut result = json!({
            "host_name": host, "state": "UNREACHABLE", "state_type": "HARD",
            "last_state_type": "HARD",
        });
        if let Some(service) = service {
            result["service_name"] = json!(service);
        }
        result
    };
    let results = [
        result("shared", None),
        result("private", None),
        result("shared", Some("open")),
        result("shared", Some("closed")),
    ];
    backend
        .post("logcheckresult", json!(results))
        .await
        .unwrap();
    for name in ["logcheckresult", "history"] {
        assert_eq!(readable(&fixture, &fixture.nora, name).await, 2, "{name}");
    }
    backend
        .patch("service", &open, json!({"_sub_realm": false}))
        .await;
    for name in ["logcheckresult", "history"] {
        assert_eq!(readable(&fixture, &fixture.nora, name).await, 1, "{name}");
    }
    backend
        .patch("host", &private, json!({"_realm": fixture.north}))
        .await;
    for name in ["logcheckresult", "history"] {
        assert_eq!(readable(&fixture, &fixture.nora, name).await, 2, "{name}");
    }
    backend
        .patch("host", &shared, json!({"_sub_realm": false}))
        .await;
    for name in ["logcheckresult", "history"] {
        assert_eq!(readable(&fixture, &fixture.nora, name).await, 1, "{name}");
    }
}

#[tokio::test]
async fn records_of_a_service_that_changed_its_host_follow_both() {
    let fixture = fixture().await;
    let backend = &fixture.backend;
    let host = async |name: &str, is_shared: bool| {
        let host = json!({"name": name, "_sub_realm": is_shared});
        backend.create("host", host).await
    };
    let (former, later) = (host("former", true).await, host("later", false).await);
    let service = json!({"name": "s", "host": former, "_sub_realm": true});
    let service = backend.create("service", service).await;
    let result = |host: &str| {
        json!({
            "host": host, "service": service, "state": "OK", "state_type": "HARD",
            "last_state_type": "HARD",
        })
    };
    let old = backend.create("logcheckresult", result(&former)).await;
    backend
        .patch("service", &service, json!({"host": later}))
        .await;
    let new = backend.create("logcheckresult", result(&later)).await;
    backend
        .patch("service", &service, json!({"_realm": fixture.north}))
        .await;
    let place = async |id: &str| {
        let record = backend.get("logcheckresult", id).await;
        (record["_realm"].clone(), record["_sub_realm"].clone())
    };
    let north = json!(fixture.north);
    assert_eq!(place(&old).await, (north.clone(), json!(true)));
    assert_eq!(place(&new).await, (north.clone(), json!(false)));
    // What the former host does still concerns the record that names it.
    backend
        .patch("host", &former, json!({"_sub_realm": false}))
        .await;
    assert_eq!(place(&old).await, (north, json!(false)));
    let left = backend.find("cascade", Filter::everything()).await;
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_service_needs_the_right_to_change_its_host() {
    let fixture = fixture().await;
    let shared = fixture
        .backend
        .create("host", json!({"name": "shared"}))
        .await;
    let service = json!({"name": "s", "host": shared, "_realm": fixture.north});
    let refused = fixture.post("service", service).await;
    assert!(
        matches!(refused, Err(Refusal::NoRight(Verb::Create))),
        "{refused:?}"
    );
    let service = json!({"name": "s", "host": fixture.north_host, "_realm": fixture.north});
    let own = fixture.post("service", service).await.unwrap();
    let refused = fixture
        .patch("service", &own, json!({"host": shared}))
        .await;
    assert!(
        matches!(refused, Err(Refusal::NoRight(Verb::Update))),
        "{refused:?}"
    );
    assert!(
        fixture
            .patch("service", &own, json!({"alias": "a"}))
            .await
            .is_ok()
    );
    let hidden = fixture
        .patch("service", &own, json!({"host": fixture.south_host}))
        .await;
    issue(hidden, "host");
}

#[tokio::test]
async fn every_reference_in_what_is_written_must_be_readable() {
    let fixture = fixture().await;
    let backend = &fixture.backend;
    let in_south = async |name: &str, item: Value| {
        let mut item = item;
        item["_realm"] = json!(fixture.south);
        item["_sub_realm"] = json!(false);
        backend.create(name, item).await
    };
    let command = in_south("command", json!({"name": "c"})).await;
    let period = in_south("timeperiod", json!({"name": "p", "dateranges": []})).await;
    let group = in_south("hostgroup", json!({"name": "g"})).await;
    let user = in_south("user", json!({"name": "u"})).await;
    let grafana = in_south(
        "grafana",
        json!({"name": "g", "apikey": "k", "address": "g"}),
    )
    .await;
    let dependency = json!({
        "name": "d", "hosts": [fixture.south_host], "dependency_period": period,
        "_realm": fixture.north,
    });
    let named =
        |field: &str, value: Value| json!({field: value, "name": "x", "_realm": fixture.north});
    for (name, body, field) in [
        (
            "host",
            named("parents", json!([fixture.south_host])),
            "parents",
        ),
        (
            "host",
            named("check_command", json!(command)),
            "check_command",
        ),
        ("host", named("check_period", json!(period)), "check_period"),
        ("host", named("users", json!([user])), "users"),
        ("host", named("_users_read", json!([user])), "_users_read"),
        (
            "hostgroup",
            named("hosts", json!([fixture.south_host])),
            "hosts",
        ),
        ("hostgroup", named("_parent", json!(group)), "_parent"),
        (
            "hostescalation",
            named("hosts", json!([fixture.south_host])),
            "hosts",
        ),
        ("hostdependency", dependency.clone(), "hosts"),
        ("hostdependency", dependency, "dependency_period"),
        ("influxdb", named("grafana", json!(grafana)), "grafana"),
    ] {
        let text = issue(fixture.post(name, body).await, field).to_string();
        assert!(
            text.contains("must exist in resource"),
            "{name}.{field}: {text}"
        );
    }
    let host = named("alias", json!("a"));
    let host = fixture.post("host", host).await.unwrap();
    for (field, value) in [("check_command", json!(command)), ("users", json!([user]))] {
        issue(
            fixture.patch("host", &host, json!({field: value})).await,
            field,
        );
    }
    // A list that an administrator has filled can be sent back, shorter or longer.
    backend
        .patch("host", &host, json!({"parents": [fixture.south_host]}))
        .await;
    let longer = json!({"parents": [fixture.south_host, fixture.north_host]});
    assert!(fixture.patch("host", &host, longer).await.is_ok());
}

#[tokio::test]
async fn what_a_template_passes_on_need_not_be_readable() {
    let fixture = fixture().await;
    let backend = &fixture.backend;
    let command = json!({"name": "c", "_sub_realm": false});
    let command = backend.create("command", command).await;
    let template = json!({"name": "t", "_is_template": true, "check_command": command});
    let template = backend.create("host", template).await;
    let host = json!({"name": "h", "_templates": [template], "_realm": fixture.north});
    let id = fixture.post("host", host).await.unwrap();
    assert_eq!(backend.get("host", &id).await["check_command"], command);
}

#[tokio::test]
async fn an_id_is_chosen_by_the_server_so_that_a_taken_one_shows_nothing() {
    let fixture = fixture().await;
    let host = |id: &str| json!({"_id": id, "name": "x", "_realm": fixture.north});
    let taken = issue(fixture.post("host", host(&fixture.south_host)).await, "_id");
    let free = issue(fixture.post("host", host(UNKNOWN)).await, "_id");
    assert_eq!(taken, free);
}

#[tokio::test]
async fn an_etag_does_not_depend_on_a_secret() {
    let backend = backend().await;
    let mut etags = Vec::new();
    for secret in ["one", "two"] {
        let grafana = json!({"name": "g", "apikey": secret, "address": "g"});
        let id = backend.create("grafana", grafana).await;
        etags.push(backend.get("grafana", &id).await["_etag"].clone());
        let changed = backend
            .patch("grafana", &id, json!({"apikey": "three"}))
            .await;
        assert_ne!(etags[0], changed.etag(), "a change of it is a change");
        backend.delete("grafana", &id).await;
    }
    assert_eq!(etags[0], etags[1]);
}

#[tokio::test]
async fn a_refusal_of_a_removal_names_only_what_is_readable() {
    let fixture = fixture().await;
    let backend = &fixture.backend;
    let period = json!({"name": "hours", "dateranges": [], "_realm": fixture.north});
    let period = backend.create("timeperiod", period).await;
    for (host, name) in [
        (&fixture.south_host, "south"),
        (&fixture.north_host, "north"),
    ] {
        backend
            .patch("host", host, json!({"check_period": period}))
            .await;
        let etag = etag(backend, "timeperiod", &period).await;
        let periods = resource("timeperiod");
        let refused = backend
            .api
            .remove(&fixture.nora, periods, &period, Some(&etag))
            .await;
        let Err(Refusal::Conflict(message)) = refused else {
            panic!("{name}: {refused:?}");
        };
        assert!(!message.contains("south"), "{message}");
    }
    let named = Filter::eq("check_period", Operand::id(&*period));
    assert_eq!(backend.find("host", named).await.len(), 2);
}
