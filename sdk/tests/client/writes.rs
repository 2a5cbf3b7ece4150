//! What writes tell, the loop that never loses an update, and finding by name.

use alignak_backend_client::model::{Host, Id, Realm};
use alignak_backend_client::{HostCreate, HostPatch};
use serde_json::json;

use crate::support::{Script, Step, body, parameters, reply, written};

const ID: &str = "5f3a0c9e8d1b2a4c6e7f8091";

fn id() -> Id<Host> {
    ID.parse().unwrap()
}

fn host(etag: &str, impact: i64) -> String {
    json!({
        "_id": ID, "_etag": etag, "name": "srv1", "_realm": "5f3a0c9e8d1b2a4c6e7f8090",
        "business_impact": impact,
    })
    .to_string()
}

fn creation() -> HostCreate {
    HostCreate::new(
        "srv1",
        "5f3a0c9e8d1b2a4c6e7f8090".parse::<Id<Realm>>().unwrap(),
    )
}

#[tokio::test]
async fn a_creation_tells_identifier_etag_and_dates() {
    let script = Script::new([reply(201, &written("e1"))]);
    let made = script.backend().hosts().create(&creation()).await.unwrap();
    assert_eq!((made.id, made.etag.as_str()), (id(), "e1"));
    assert_eq!(made.created.to_string(), "Mon, 05 Feb 2024 09:03:07 GMT");
    assert_eq!(made.created, made.updated);
}

#[tokio::test]
async fn a_creation_that_tells_no_identifier_is_a_decode_failure() {
    let script = Script::new([reply(201, r#"{"_status": "OK"}"#), reply(201, "")]);
    for _ in 0..2 {
        let hosts = script.backend().hosts();
        let failure = hosts.create(&creation()).await.unwrap_err();
        assert!(failure.is_decode());
        assert_eq!(failure.code(), 201);
    }
}

#[tokio::test]
async fn each_of_many_creations_is_told_of() {
    let list = format!(r#"{{"_items": [{}, {}]}}"#, written("a"), written("b"));
    let script = Script::new([reply(201, &list), reply(201, &list)]);
    let hosts = script.backend().hosts();
    let two = [creation(), creation()];
    let made = hosts.create_many(&two).await.unwrap();
    let etags: Vec<&str> = made.iter().map(|one| one.etag.as_str()).collect();
    assert_eq!(etags, ["a", "b"]);
    let three = [creation(), creation(), creation()];
    let failure = hosts.create_many(&three).await.unwrap_err();
    assert!(failure.is_decode());
    assert!(failure.to_string().contains("2 of 3 items"), "{failure}");
    // Nothing to create, nothing to send.
    assert_eq!(hosts.create_many(&[]).await.unwrap(), []);
    assert_eq!(script.calls().len(), 2);
}

#[tokio::test]
async fn a_loop_of_changes_sees_what_the_faster_one_wrote() {
    let script = Script::new([
        reply(200, &host("e1", 1)),
        reply(412, ""),
        reply(200, &host("e2", 4)),
        reply(200, &written("e3")),
    ]);
    let hosts = script.backend().hosts();
    let done = hosts
        .update_with(id(), |host| {
            HostPatch::new().business_impact(host.business_impact + 1)
        })
        .await
        .unwrap();
    assert_eq!(done.etag, "e3");
    assert_eq!(body(&script.request(1)), json!({"business_impact": 2}));
    assert_eq!(body(&script.request(3)), json!({"business_impact": 5}));
    assert_eq!(script.request(3).headers["if-match"], "e2");
}

#[tokio::test(start_paused = true)]
async fn a_loop_of_changes_does_not_take_its_own_write_for_that_of_another() {
    // The change is made, but its reply is lost: a repetition would meet 412, and then the etag
    // of its own change.
    let script = Script::new([
        reply(200, &host("e1", 1)),
        Step::Broken,
        reply(412, ""),
        reply(200, &host("e2", 2)),
        reply(200, &written("e3")),
    ]);
    let hosts = script.backend().hosts();
    let mut decisions = 0;
    let failure = hosts
        .update_with(id(), |host| {
            decisions += 1;
            HostPatch::new().business_impact(host.business_impact + 1)
        })
        .await
        .unwrap_err();
    assert!(failure.is_interrupted());
    assert_eq!((decisions, failure.attempts()), (1, 1));
    assert_eq!(script.calls().len(), 2);
}

#[tokio::test]
async fn a_loop_of_changes_stops_where_a_rule_protects_the_item() {
    let script = Script::new([
        reply(200, &host("e1", 1)),
        reply(412, "protected"),
        reply(200, &host("e1", 1)),
    ]);
    let hosts = script.backend().hosts();
    let failure = hosts
        .update_with(id(), |_| HostPatch::new().alias("x"))
        .await
        .unwrap_err();
    assert_eq!(failure.message(), "protected");
    assert_eq!(script.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_loop_of_changes_ends_after_thirty_lost_races() {
    let script = Script::new((0..30).flat_map(|round| {
        [
            reply(200, &host(&format!("e{round}"), 1)),
            reply(412, "lost"),
        ]
    }));
    let hosts = script.backend().hosts();
    let failure = hosts
        .update_with(id(), |_| HostPatch::new().alias("x"))
        .await
        .unwrap_err();
    assert!(failure.is_precondition_failed());
    assert_eq!(script.calls().len(), 60);
}

#[tokio::test]
async fn an_item_is_found_by_its_name() {
    let page = |items: &str| {
        format!(r#"{{"_items": [{items}], "_meta": {{"page": 1, "max_results": 1, "total": 1}}}}"#)
    };
    let script = Script::new([reply(200, &page(&host("e1", 1))), reply(200, &page(""))]);
    let hosts = script.backend().hosts();
    let found = hosts.get_by_name("srv1").await.unwrap().unwrap();
    assert_eq!(found.id, id());
    assert!(hosts.get_by_name("srv2").await.unwrap().is_none());
    let sent = parameters(&script.request(0));
    assert_eq!(sent["where"], r#"{"name":"srv1"}"#);
    assert_eq!(sent["max_results"], "1");
}
