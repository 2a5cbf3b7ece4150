//! The typed layer: what its builders send.

use crate::support::{Script, body, parameters, reply, written};
use alignak_backend_client::model::{Command, Host, Id, Realm};
use alignak_backend_client::{
    AlignakRetentionCreate, Changes, Field, Filter, HostCreate, HostPatch, Item, Object, Reference,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

const NAME: Field<Host, String> = Field::new("name");
const TIMEOUT: Field<Host, i64> = Field::new("timeout");
const REALM: Field<Host, Reference<Realm>> = Field::new("_realm");
const PARENTS: Field<Host, Vec<Reference<Host>>> = Field::new("parents");
const TAGS: Field<Host, Vec<String>> = Field::new("tags");
const CHECK: Field<Host, Reference<Command>> = Field::new("check_command");
const CUSTOMS: Field<Host, Object> = Field::new("customs");
const ACTIVE: Field<Host, bool> = Field::new("active_checks_enabled");
const COMMAND_REALM: Field<Command, Reference<Realm>> = Field::new("_realm");

const ID: &str = "5f3a0c9e8d1b2a4c6e7f8091";
const HOST: &str = r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "_etag": "e1", "name": "srv1", "_realm": "5f3a0c9e8d1b2a4c6e7f8090"}"#;

fn id<R>() -> Id<R> {
    ID.parse().unwrap()
}

fn page_of(items: &str, total: usize) -> crate::support::Step {
    let meta = format!(r#"{{"page": 1, "max_results": 25, "total": {total}}}"#);
    reply(
        200,
        &format!(r#"{{"_items": [{items}], "_links": {{}}, "_meta": {meta}}}"#),
    )
}

#[test]
fn every_operator_has_its_json() {
    let cases: Vec<(Filter<Host>, Value)> = vec![
        (NAME.eq("a"), json!({"name": "a"})),
        (NAME.eq(String::from("a")), json!({"name": "a"})),
        (NAME.ne("a"), json!({"name": {"$ne": "a"}})),
        (TIMEOUT.gt(1), json!({"timeout": {"$gt": 1}})),
        (TIMEOUT.gte(1_i64), json!({"timeout": {"$gte": 1}})),
        (TIMEOUT.lt(1), json!({"timeout": {"$lt": 1}})),
        (TIMEOUT.lte(1), json!({"timeout": {"$lte": 1}})),
        (TIMEOUT.one_of([1, 2]), json!({"timeout": {"$in": [1, 2]}})),
        (
            NAME.none_of(["a", "b"]),
            json!({"name": {"$nin": ["a", "b"]}}),
        ),
        (NAME.matches("^srv"), json!({"name": {"$regex": "^srv"}})),
        (
            CHECK.exists(false),
            json!({"check_command": {"$exists": false}}),
        ),
        (CHECK.is_null(), json!({"check_command": null})),
        (ACTIVE.eq(true), json!({"active_checks_enabled": true})),
        (REALM.eq(id::<Realm>()), json!({"_realm": ID})),
        (PARENTS.eq(id::<Host>()), json!({"parents": ID})),
        (TAGS.one_of(["a"]), json!({"tags": {"$in": ["a"]}})),
        (
            CUSTOMS.member("_LOC").eq("here"),
            json!({"customs._LOC": "here"}),
        ),
    ];
    for (filter, expected) in cases {
        assert_eq!(*filter.as_json(), expected);
    }
}

#[test]
fn conditions_join_flat() {
    let filter = NAME.eq("a").and(ACTIVE.eq(true)).and(TIMEOUT.gt(1));
    assert_eq!(
        *filter.as_json(),
        json!({"$and": [{"name": "a"}, {"active_checks_enabled": true}, {"timeout": {"$gt": 1}}]})
    );
    let filter = (NAME.eq("a") | NAME.eq("b")) & !ACTIVE.eq(true);
    assert_eq!(
        *filter.as_json(),
        json!({"$and": [
            {"$or": [{"name": "a"}, {"name": "b"}]},
            {"$nor": [{"active_checks_enabled": true}]},
        ]})
    );
    assert_eq!(filter.to_string(), filter.as_json().to_string());
}

#[tokio::test]
async fn a_list_is_its_query() {
    let script = Script::new([page_of(HOST, 1)]);
    let page = script
        .backend()
        .collection::<Host>()
        .list()
        .filter(NAME.matches("^srv"))
        .filter(ACTIVE.eq(true))
        .sort(NAME.descending())
        .sort(TIMEOUT.ascending())
        .embed(REALM)
        .embed(CHECK.embedded_with(COMMAND_REALM))
        .max_results(10)
        .at_page(3)
        .page()
        .await
        .unwrap();
    assert_eq!(page.items[0].name, "srv1");
    assert_eq!(page.meta.total, Some(1));
    let sent = parameters(&script.request(0));
    assert_eq!(
        sent["where"],
        r#"{"$and":[{"name":{"$regex":"^srv"}},{"active_checks_enabled":true}]}"#
    );
    assert_eq!(sent["sort"], "-name,timeout");
    assert_eq!(
        sent["embedded"],
        r#"{"_realm":1,"check_command":1,"check_command._realm":1}"#
    );
    assert_eq!(
        (sent["max_results"].as_str(), sent["page"].as_str()),
        ("10", "3")
    );
    assert!(!sent.contains_key("projection"));
}

#[tokio::test]
async fn a_selection_asks_for_its_own_fields() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        name: String,
    }
    let script = Script::new([
        page_of(r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "name": "a"}"#, 1),
        page_of(r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "name": "a"}"#, 1),
    ]);
    let hosts = script.backend().collection::<Host>();
    let row = hosts.list().select::<Row>().first().await.unwrap();
    assert_eq!(row, Some(Row { name: "a".into() }));
    let sent = parameters(&script.request(0));
    assert_eq!(sent["projection"], r#"{"name":1}"#);
    assert_eq!(sent["max_results"], "1");
    hosts
        .list()
        .project(TIMEOUT)
        .select::<Value>()
        .page()
        .await
        .unwrap();
    assert_eq!(
        parameters(&script.request(1))["projection"],
        r#"{"timeout":1}"#
    );
}

#[tokio::test]
async fn a_count_reads_next_to_nothing() {
    let script = Script::new([page_of(r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091"}"#, 1234)]);
    let hosts = script.backend().collection::<Host>();
    let count = hosts
        .list()
        .filter(ACTIVE.eq(true))
        .embed(REALM)
        .count()
        .await
        .unwrap();
    assert_eq!(count, 1234);
    let sent = parameters(&script.request(0));
    assert_eq!(sent["max_results"], "1");
    assert_eq!(sent["projection"], r#"{"_id":1}"#);
    assert!(!sent.contains_key("embedded"));
}

#[tokio::test]
async fn an_item_is_read_or_is_not_there() {
    let missing = r#"{"_status": "ERR", "_error": {"code": 404, "message": "not found"}}"#;
    let script = Script::new([
        reply(200, HOST),
        reply(404, missing),
        reply(404, missing),
        reply(401, ""),
        reply(200, HOST),
    ]);
    let hosts = script.backend().collection::<Host>();
    assert_eq!(hosts.get(id::<Host>()).await.unwrap().name, "srv1");
    assert!(hosts.get(id::<Host>()).await.unwrap_err().is_not_found());
    assert_eq!(hosts.get_opt(id::<Host>()).await.unwrap(), None);
    assert!(
        hosts
            .get_opt(id::<Host>())
            .await
            .unwrap_err()
            .is_unauthorized()
    );
    hosts
        .get(id::<Host>())
        .embed(REALM)
        .query("history", 1)
        .await
        .unwrap();
    assert_eq!(script.calls()[0], format!("GET /prefix/host/{ID}"));
    let sent = parameters(&script.request(4));
    assert_eq!(
        (sent["embedded"].as_str(), sent["history"].as_str()),
        (r#"{"_realm":1}"#, "1")
    );
}

#[test]
fn changes_have_three_states() {
    let changes = Changes::new()
        .set("alias", "x")
        .set("timeout", 5_i64)
        .set_all("parents", [id::<Host>()])
        .clear("check_command");
    assert_eq!(
        serde_json::to_value(&changes).unwrap(),
        json!({"alias": "x", "timeout": 5, "parents": [ID], "check_command": null})
    );
    assert_eq!(serde_json::to_string(&Changes::new()).unwrap(), "{}");
}

#[tokio::test]
async fn a_number_that_json_does_not_have_is_never_sent() {
    let script = Script::new([]);
    for number in [f64::NAN, f64::INFINITY] {
        let changes = HostCreate::new("srv1", id::<Realm>()).ls_latency(number);
        let hosts = script.backend().collection::<Host>();
        let failure = hosts.create(&changes).await.unwrap_err();
        assert!(failure.is_invalid());
        assert!(
            failure
                .to_string()
                .contains("`ls_latency` cannot be sent as JSON: it is not a finite number")
        );
    }
}

#[tokio::test]
async fn creations_return_identifiers_and_etags() {
    let written = &written("e1");
    let script = Script::new([
        reply(201, written),
        reply(
            201,
            &format!(r#"{{"_status": "OK", "_items": [{written}, {written}]}}"#),
        ),
        reply(201, written),
        reply(204, ""),
    ]);
    let hosts = script.backend().collection::<Host>();
    let item = HostCreate::from_members(Map::from_iter([("name".to_owned(), "srv1".into())]));
    let made = hosts.create(&item).await.unwrap();
    assert_eq!((made.id, made.etag.as_str()), (id(), "e1"));
    assert_eq!(
        hosts
            .create_many(&[item.clone(), item.clone()])
            .await
            .unwrap()
            .len(),
        2
    );
    // A list of one is answered like one item.
    assert_eq!(hosts.create_many(&[item]).await.unwrap().len(), 1);
    assert_eq!(body(&script.request(2)), json!([{"name": "srv1"}]));
    // What a creation answered can be deleted as it is.
    hosts.delete(&made).await.unwrap();
    assert_eq!(script.request(3).headers["if-match"], "e1");
}

#[tokio::test]
async fn a_change_takes_identifier_and_etag_from_the_item() {
    let host: Item<Host> = serde_json::from_str(HOST).unwrap();
    let written = &written("e2");
    let script = Script::new([reply(200, written), reply(200, written), reply(204, "")]);
    let hosts = script.backend().collection::<Host>();
    let done = hosts
        .update(&host, HostPatch::new().alias("x"))
        .await
        .unwrap();
    assert_eq!(done.etag, "e2");
    let retentions = script.backend().alignak_retentions();
    let content = AlignakRetentionCreate::new();
    retentions.replace((id(), "e7"), content).await.unwrap();
    hosts.delete(&host).await.unwrap();
    let item = format!("/prefix/host/{ID}");
    assert_eq!(
        script.calls(),
        [
            format!("PATCH {item}"),
            format!("PUT /prefix/alignakretention/{ID}"),
            format!("DELETE {item}")
        ]
    );
    assert_eq!(script.request(0).headers["if-match"], "e1");
    assert_eq!(script.request(1).headers["if-match"], "e7");
}

#[tokio::test]
async fn an_identifier_alone_needs_inception() {
    let written = &written("e2");
    let script = Script::new([reply(200, HOST), reply(200, written)]);
    let hosts = script.backend().collection::<Host>();
    let failure = hosts
        .update(id(), HostPatch::new().alias("x"))
        .await
        .unwrap_err();
    assert!(failure.is_invalid());
    assert!(failure.to_string().contains("If-Match required"));
    hosts
        .update(id(), HostPatch::new().alias("x"))
        .inception()
        .await
        .unwrap();
    assert_eq!(script.request(1).headers["if-match"], "e1");
}

#[tokio::test]
async fn a_lost_race_is_won_by_inception() {
    let host: Item<Host> = serde_json::from_str(HOST).unwrap();
    let fresh = HOST.replace("e1", "e9");
    let script = Script::new([reply(412, ""), reply(200, &fresh), reply(204, "")]);
    let hosts = script.backend().collection::<Host>();
    hosts.delete(&host).inception().await.unwrap();
    assert_eq!(script.request(2).headers["if-match"], "e9");
    let failure = Script::new([reply(412, "")])
        .backend()
        .collection::<Host>()
        .update(&host, HostPatch::new().alias("x"))
        .await
        .unwrap_err();
    assert!(failure.is_precondition_failed());
}

#[tokio::test]
async fn an_operation_fills_its_path_safely() {
    let script = Script::new([reply(200, "{}")]);
    let backend = script.backend();
    let operation = || backend.operation("get_x", http::Method::GET, "/x/{a}/y/{b}");
    operation()
        .path_param("a/b")
        .path_param("c?d")
        .send_json::<Value>()
        .await
        .unwrap();
    assert_eq!(script.calls(), ["GET /prefix/x/a%2Fb/y/c%3Fd"]);
    for wrong in [
        operation().path_param("a"),
        operation().path_param("a").path_param("b").path_param("c"),
        operation().path_param("..").path_param("b"),
        operation().path_param("").path_param("b"),
    ] {
        assert!(wrong.send().await.unwrap_err().is_invalid());
    }
}

#[test]
fn what_a_creation_would_change_of_an_item_is_what_differs() {
    let stored = r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "_etag": "e1", "name": "srv1",
        "_realm": "5f3a0c9e8d1b2a4c6e7f8090", "alias": "Server 1",
        "parents": ["5f3a0c9e8d1b2a4c6e7f8093", "5f3a0c9e8d1b2a4c6e7f8092"],
        "check_interval": 5}"#;
    let stored: Item<Host> = serde_json::from_str(stored).unwrap();
    let realm: Id<Realm> = "5f3a0c9e8d1b2a4c6e7f8090".parse().unwrap();
    let parents: [Id<Host>; 2] = [
        "5f3a0c9e8d1b2a4c6e7f8092".parse().unwrap(),
        "5f3a0c9e8d1b2a4c6e7f8093".parse().unwrap(),
    ];
    let wanted = HostCreate::new("srv1", realm).parents(parents);
    let same = wanted.clone().alias("Server 1");
    assert_eq!(same.changes_to(&stored), None);
    let other = wanted.alias("Server one").check_interval(5);
    let changes = other.changes_to(&stored).unwrap();
    assert_eq!(changes, HostPatch::new().alias("Server one"));
    let all = HostPatch::from(other);
    let expected = HostPatch::new().parents(parents).name("srv1").realm(realm);
    assert_eq!(all, expected.alias("Server one").check_interval(5));
}
