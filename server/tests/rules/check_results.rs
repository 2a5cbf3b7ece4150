//! Check results and all that follows from them.

use alignak_backend::api::Created;
use alignak_backend::contract::resource;
use alignak_backend::filter::{Filter, Operand};
use alignak_backend::rules::Refusal;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::{Backend, backend};

/// A backend with host `h`, its service `s`, and host `other` with a service `t`.
struct Fixture {
    backend: Backend,
    host: String,
    service: String,
    other: String,
    foreign: String,
}

async fn fixture() -> Fixture {
    let backend = backend().await;
    let host = backend.create("host", json!({"name": "h"})).await;
    let other = backend.create("host", json!({"name": "other"})).await;
    let service = json!({"name": "s", "host": host});
    let service = backend.create("service", service).await;
    let foreign = json!({"name": "t", "host": other});
    let foreign = backend.create("service", foreign).await;
    Fixture {
        backend,
        host,
        service,
        other,
        foreign,
    }
}

/// A result with the three members that every one must have, and these.
fn result(more: Value) -> Value {
    let mut result = json!({"state": "UP", "state_type": "HARD", "last_state_type": "HARD"});
    for (name, value) in more.as_object().unwrap() {
        result[name] = value.clone();
    }
    result
}

fn of_service(more: Value) -> Value {
    let mut result = result(json!({"host_name": "h", "service_name": "s", "state": "OK"}));
    for (name, value) in more.as_object().unwrap() {
        result[name] = value.clone();
    }
    result
}

impl Fixture {
    async fn post(&self, body: Value) -> Result<Created, Refusal> {
        let results = resource("logcheckresult");
        self.backend
            .api
            .create(&self.backend.admin, results, body)
            .await
    }

    /// Posts one result; returns the stored item.
    async fn stored(&self, body: Value) -> Value {
        match self.post(body).await.unwrap() {
            Created::One(written) => self.backend.get("logcheckresult", &written.id).await,
            other => panic!("{other:?}"),
        }
    }

    async fn issues(&self, body: Value) -> Value {
        match self.post(body).await.unwrap_err() {
            Refusal::InvalidItem(issues) => Value::Object(issues),
            other => panic!("{other:?}"),
        }
    }

    async fn live(&self) -> (Value, Value) {
        let host = self.backend.get("host", &self.host).await;
        (host, self.backend.get("service", &self.service).await)
    }

    async fn count(&self, name: &str) -> usize {
        self.backend.find(name, Filter::everything()).await.len()
    }
}

#[tokio::test]
async fn names_are_enough() {
    let fixture = fixture().await;
    let stored = fixture.stored(of_service(json!({}))).await;
    assert_eq!(stored["host"], json!(fixture.host));
    assert_eq!(stored["service"], json!(fixture.service));
    assert_eq!(stored["_realm"], json!(fixture.backend.realm));
    let stored = fixture.stored(result(json!({"host_name": "h"}))).await;
    assert_eq!(stored["service"], Value::Null);
    assert_eq!(stored["service_name"], "");
}

#[tokio::test]
async fn ids_give_the_names_and_win_over_them() {
    let fixture = fixture().await;
    let ids = json!({
        "host": fixture.host, "host_name": "other", "service": fixture.service, "service_name": "t",
    });
    let stored = fixture.stored(of_service(ids)).await;
    assert_eq!(stored["host_name"], "h");
    assert_eq!(stored["service_name"], "s");
    assert_eq!(stored["service"], json!(fixture.service));
}

#[tokio::test]
async fn a_result_lies_in_the_realm_of_its_host() {
    let fixture = fixture().await;
    let realm = json!({"name": "North", "_parent": fixture.backend.realm});
    let realm = fixture.backend.create("realm", realm).await;
    fixture
        .backend
        .patch("host", &fixture.host, json!({"_realm": realm}))
        .await;
    let elsewhere = json!({"host_name": "h", "_realm": fixture.backend.realm});
    let stored = fixture.stored(result(elsewhere)).await;
    assert_eq!(stored["_realm"], json!(realm));
    let events = fixture.backend.find("history", Filter::everything()).await;
    assert_eq!(events[0]["_realm"], json!(realm));
}

#[tokio::test]
async fn without_a_host_it_is_refused() {
    let fixture = fixture().await;
    for body in [
        json!({}),
        json!({"host": null}),
        json!({"host": "", "host_name": ""}),
    ] {
        let refusal = fixture.post(result(body)).await.unwrap_err();
        assert!(matches!(
            refusal,
            Refusal::Forbidden("Posting LCR without host information is not accepted.")
        ));
    }
}

#[tokio::test]
async fn defect_35_unknown_names_are_refused_naming_the_field() {
    let fixture = fixture().await;
    let gone = "0123456789abcdef01234567";
    let cases = [
        (result(json!({"host_name": "ghost"})), "host_name"),
        (result(json!({"host": gone})), "host"),
        (of_service(json!({"service_name": "ghost"})), "service_name"),
        (of_service(json!({"service_name": "t"})), "service_name"),
        (of_service(json!({"service": gone})), "service"),
    ];
    for (body, field) in cases {
        let issues = fixture.issues(body.clone()).await;
        let named: Vec<&String> = issues.as_object().unwrap().keys().collect();
        assert_eq!(named, [field], "{body}");
    }
    assert_eq!(fixture.count("logcheckresult").await, 0);
    assert_eq!(fixture.count("history").await, 0);
}

#[tokio::test]
async fn a_service_of_another_host_is_refused() {
    let fixture = fixture().await;
    let body = result(json!({"host_name": "h", "service": fixture.foreign, "state": "OK"}));
    let issues = fixture.issues(body).await;
    assert!(
        issues["service"]
            .as_str()
            .unwrap()
            .contains("not a service of the host")
    );
}

#[tokio::test]
async fn defect_20_states_foreign_to_the_item_are_refused() {
    let fixture = fixture().await;
    let cases = [
        (result(json!({"host_name": "h", "state": "OK"})), "state"),
        (
            result(json!({"host_name": "h", "last_state": "CRITICAL"})),
            "last_state",
        ),
        (result(json!({"host_name": "h", "state_id": 9})), "state_id"),
        (of_service(json!({"state": "DOWN"})), "state"),
        (of_service(json!({"state": "BROKEN"})), "state"),
    ];
    for (body, field) in cases {
        let issues = fixture.issues(body.clone()).await;
        assert_eq!(
            issues[field],
            json!(format!("unallowed value {}", text(&body[field])))
        );
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

#[tokio::test]
async fn every_live_field_follows() {
    let fixture = fixture().await;
    let members = json!({
        "state": "CRITICAL", "state_type": "SOFT", "state_id": 2, "acknowledged": true,
        "acknowledgement_type": 2, "downtimed": true, "last_check": 11, "last_state": "WARNING",
        "last_state_type": "SOFT", "output": "o", "long_output": "l", "perf_data": "p=1",
        "current_attempt": 3, "latency": 0.5, "execution_time": 1.5, "passive_check": true,
        "state_changed": true, "last_state_changed": 12, "last_hard_state_changed": 13,
        "last_time_0": 1, "last_time_1": 2, "last_time_2": 3, "last_time_3": 4, "last_time_4": 5,
    });
    fixture.stored(of_service(members.clone())).await;
    let (_, service) = fixture.live().await;
    for (name, value) in members.as_object().unwrap() {
        if name == "state_changed" {
            assert_eq!(service["ls_state_changed"], 1);
        } else if !name.starts_with("last_time_") {
            assert_eq!(&service[format!("ls_{name}")], value, "{name}");
        }
    }
    for (position, name) in ["ok", "warning", "critical", "unknown", "unreachable"]
        .iter()
        .enumerate()
    {
        assert_eq!(service[format!("ls_last_time_{name}")], json!(position + 1));
    }
    let mut of_host = members;
    of_host["host_name"] = json!("h");
    of_host["state"] = json!("DOWN");
    of_host["last_state"] = json!("UP");
    fixture.stored(result(of_host)).await;
    let (host, _) = fixture.live().await;
    assert_eq!(host["ls_state"], "DOWN");
    for (name, value) in [("up", 1), ("down", 2), ("unreachable", 5)] {
        assert_eq!(host[format!("ls_last_time_{name}")], value);
    }
}

#[tokio::test]
async fn members_that_are_not_sent_count_with_their_defaults() {
    let fixture = fixture().await;
    fixture
        .stored(of_service(json!({"output": "o", "last_check": 1})))
        .await;
    fixture.stored(of_service(json!({"last_check": 2}))).await;
    let (_, service) = fixture.live().await;
    assert_eq!(service["ls_output"], "");
}

#[tokio::test]
async fn defect_20_a_result_without_last_state_leaves_only_that_field() {
    let fixture = fixture().await;
    fixture
        .stored(result(json!({"host_name": "h", "last_check": 1})))
        .await;
    let (host, _) = fixture.live().await;
    assert_eq!(host["ls_state"], "UP");
    assert_eq!(host["ls_last_state"], "UNREACHABLE");
    fixture.stored(of_service(json!({"last_check": 1}))).await;
    let (_, service) = fixture.live().await;
    assert_eq!(service["ls_state"], "OK");
    assert_eq!(service["ls_last_state"], "UNKNOWN");
}

#[tokio::test]
async fn a_late_result_goes_into_the_history_only() {
    let fixture = fixture().await;
    let at = |state: &str, clock: i64| {
        result(json!({"host_name": "h", "state": state, "last_check": clock}))
    };
    fixture.stored(at("UP", 100)).await;
    fixture.stored(at("DOWN", 99)).await;
    assert_eq!(fixture.live().await.0["ls_state"], "UP");
    fixture.stored(at("DOWN", 100)).await;
    assert_eq!(fixture.live().await.0["ls_state"], "DOWN");
    assert_eq!(fixture.count("history").await, 3);
    assert_eq!(fixture.count("logcheckresult").await, 3);
}

#[tokio::test]
async fn defect_20_lateness_is_decided_for_each_result_of_a_list() {
    let fixture = fixture().await;
    let list = json!([
        result(json!({"host_name": "h", "state": "DOWN", "last_check": 50})),
        result(json!({"host_name": "other", "state": "UP", "last_check": 60})),
        result(json!({"host_name": "h", "state": "UP", "last_check": 40})),
    ]);
    fixture.post(list).await.unwrap();
    let (host, _) = fixture.live().await;
    assert_eq!(
        (&host["ls_state"], &host["ls_last_check"]),
        (&json!("DOWN"), &json!(50))
    );
    let other = fixture.backend.get("host", &fixture.other).await;
    assert_eq!(other["ls_state"], "UP");
    assert_eq!(fixture.count("history").await, 3);
}

#[tokio::test]
async fn the_live_state_keeps_updated_and_moves_overall_states_and_counters() {
    let fixture = fixture().await;
    let (_, before) = fixture.live().await;
    let critical = json!({"state": "CRITICAL", "last_check": 1});
    fixture.stored(of_service(critical)).await;
    let (host, service) = fixture.live().await;
    assert_eq!(before["_updated"], service["_updated"]);
    assert_ne!(before["_etag"], service["_etag"]);
    assert_eq!(service["_overall_state_id"], 4);
    assert_eq!(host["_overall_state_id"], 3);
    fixture
        .stored(result(json!({"host_name": "h", "last_check": 1})))
        .await;
    assert_eq!(fixture.live().await.0["_overall_state_id"], 4);
    let realm = Filter::eq("_realm", Operand::id(fixture.backend.realm.as_str()));
    let synthesis = fixture.backend.find("livesynthesis", realm).await;
    assert_eq!(synthesis[0]["services_critical_hard"], 1);
    assert_eq!(synthesis[0]["hosts_up_hard"], 1);
}

#[tokio::test]
async fn an_event_tells_of_each_result() {
    let fixture = fixture().await;
    let body = of_service(json!({
        "state": "WARNING", "state_type": "SOFT", "acknowledged": true, "output": "PING slow",
    }));
    let stored = fixture.stored(body).await;
    let events = fixture.backend.find("history", Filter::everything()).await;
    let event = &events[0];
    assert_eq!(event["type"], "check.result");
    assert_eq!(event["message"], "WARNING[SOFT] (True/False): PING slow");
    assert_eq!(event["logcheckresult"], stored["_id"]);
    for name in ["host", "host_name", "service", "service_name", "_realm"] {
        assert_eq!(event[name], stored[name], "{name}");
    }
    assert_eq!(
        (&event["user"], &event["user_name"]),
        (&Value::Null, &json!("Alignak"))
    );
}

#[tokio::test]
async fn a_list_stores_the_known_and_answers_for_the_unknown() {
    let fixture = fixture().await;
    let list = json!([
        of_service(json!({})),
        result(json!({"host_name": "removed"})),
        of_service(json!({"service_name": "removed"})),
        result(json!({"host_name": "h", "state": "WARNING"})),
        result(json!({"host_name": "h"})),
    ]);
    let Created::Partly(elements) = fixture.post(list).await.unwrap() else {
        panic!("some elements should be left out");
    };
    let refused: Vec<Option<&str>> = elements
        .iter()
        .map(|element| match element {
            Ok(_) => None,
            Err(issues) => issues.keys().next().map(String::as_str),
        })
        .collect();
    let expected = [
        None,
        Some("host_name"),
        Some("service_name"),
        Some("state"),
        None,
    ];
    assert_eq!(refused, expected);
    assert_eq!(fixture.count("logcheckresult").await, 2);
    assert_eq!(fixture.count("history").await, 2);
}

#[tokio::test]
async fn a_list_of_one_unknown_host_is_taken_too() {
    let fixture = fixture().await;
    let list = json!([result(json!({"host_name": "removed"}))]);
    let created = fixture.post(list).await.unwrap();
    assert!(matches!(created, Created::Partly(elements) if elements[0].is_err()));
}

#[tokio::test]
async fn a_list_that_is_refused_leaves_the_store_as_it_was() {
    let fixture = fixture().await;
    fixture.stored(of_service(json!({"last_check": 5}))).await;
    let before = fixture.backend.everything().await;
    let no_host = json!([
        of_service(json!({"state": "CRITICAL", "last_check": 9})),
        result(json!({}))
    ]);
    assert!(matches!(
        fixture.post(no_host).await,
        Err(Refusal::Forbidden(_))
    ));
    let mut invalid: Vec<Value> = (0..100)
        .map(|clock| of_service(json!({"state": "CRITICAL", "last_check": clock})))
        .collect();
    invalid[99]["latency"] = json!("slow");
    let Err(Refusal::InvalidList(issues)) = fixture.post(json!(invalid)).await else {
        panic!("the list should be refused");
    };
    assert_eq!(issues.iter().filter(|issues| !issues.is_empty()).count(), 1);
    assert_eq!(fixture.backend.everything().await, before);
}

#[tokio::test]
async fn several_results_for_one_item_are_one_write() {
    let fixture = fixture().await;
    let list: Vec<Value> = (1..=20)
        .map(|clock| of_service(json!({"last_check": clock, "output": format!("{clock}")})))
        .collect();
    fixture.post(json!(list)).await.unwrap();
    let (_, service) = fixture.live().await;
    assert_eq!(service["ls_output"], "20");
    assert_eq!(fixture.count("history").await, 20);
}

/// One result of a random sequence: which item, what state, confirmed or not, when.
type Random = (usize, usize, bool, bool, bool, i64);

fn random_result((item, state, hard, acknowledged, downtimed, clock): Random) -> Value {
    let mut result = json!({
        "state_type": if hard { "HARD" } else { "SOFT" }, "last_state_type": "HARD",
        "host_name": if item < 3 { "h" } else { "other" }, "last_check": clock,
        "acknowledged": acknowledged, "downtimed": downtimed,
    });
    match item {
        0 | 3 => result["state"] = json!(["UP", "DOWN", "UNREACHABLE"][state % 3]),
        1 => result["service_name"] = json!("s"),
        2 => result["service_name"] = json!("s2"),
        _ => result["service_name"] = json!("t"),
    }
    if result.get("state").is_none() {
        result["state"] = json!(["OK", "WARNING", "CRITICAL", "UNKNOWN", "UNREACHABLE"][state % 5]);
    }
    result
}

/// What the results left behind, without what differs between any two backends.
async fn left_behind(backend: &Backend) -> Vec<Value> {
    let mut all = Vec::new();
    for name in ["host", "service", "livesynthesis", "history"] {
        for mut item in backend.find(name, Filter::everything()).await {
            let members = item.as_object_mut().unwrap();
            members.retain(|name, _| {
                let is_kept = ["ls_", "hosts_", "services_", "_overall", "name", "message"];
                is_kept.iter().any(|start| name.starts_with(start))
            });
            all.push(item);
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_list_leaves_behind_what_the_same_results_leave_one_by_one(
        results in proptest::collection::vec(
            (0_usize..5, 0_usize..5, any::<bool>(), any::<bool>(), any::<bool>(), 0_i64..12),
            1..14,
        ),
        cut in 0_usize..14,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (one_by_one, in_lists) = (fixture().await, fixture().await);
            for fixture in [&one_by_one, &in_lists] {
                let second = json!({"name": "s2", "host": fixture.host});
                fixture.backend.create("service", second).await;
            }
            let results: Vec<Value> = results.into_iter().map(random_result).collect();
            for result in &results {
                one_by_one.post(result.clone()).await.unwrap();
            }
            let (first, second) = results.split_at(cut.min(results.len()));
            for list in [first, second] {
                if !list.is_empty() {
                    in_lists.post(json!(list)).await.unwrap();
                }
            }
            let expected = left_behind(&one_by_one.backend).await;
            prop_assert_eq!(left_behind(&in_lists.backend).await, expected);
            Ok(())
        })?;
    }
}
