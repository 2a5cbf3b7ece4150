//! The mock for users' tests: what it accepts, what it answers, and how it complains.

use std::panic::{AssertUnwindSafe, catch_unwind};

use alignak_backend_client::model::Host;
use alignak_backend_client::registry::{self, Described, Visitor};
use alignak_backend_client::testing::{self, MockBackend};
use alignak_backend_client::{HostCreate, HostPatch, Item, Method, RetryPolicy, host};
use futures_util::StreamExt;
use serde_json::{Value, json};

fn server(name: &str) -> Item<Host> {
    testing::item(json!({"name": name}))
}

/// What a mock says when it panics.
async fn complaint(call: impl Future<Output = ()> + Send + 'static) -> String {
    let panic = tokio::spawn(call).await.unwrap_err().into_panic();
    panic.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn every_resource_can_be_made_out_of_nothing() {
    struct Make(usize);

    impl Visitor for Make {
        fn visit<R: Described>(&mut self) {
            let item = testing::item::<R>(json!({}));
            assert_eq!(Some(item.id), R::id(&item), "{}", R::NAME);
            self.0 += 1;
        }
    }

    let mut made = Make(0);
    registry::visit(&mut made);
    assert_eq!(made.0, registry::RESOURCES.len());
    assert!(made.0 > 20);
}

#[test]
fn an_item_of_wrong_fields_is_refused() {
    for fields in [json!([]), json!({"name": 5}), json!({"nam": "one"})] {
        let outcome = catch_unwind(|| testing::item::<Host>(fields));
        assert!(outcome.is_err());
    }
}

#[tokio::test]
async fn each_verb_has_its_expectation() {
    let (one, two) = (server("one"), server("two"));
    let content = HostCreate::new("three", one.realm.id().unwrap());
    let mock = MockBackend::new();
    mock.expect(testing::list([&one, &two]))
        .expect(testing::get(&one))
        .expect(testing::missing(&two))
        .expect(testing::create::<Host>().with(&content))
        .expect(testing::create::<Host>().with([&content, &content]))
        .expect(testing::update(&one).if_match(one.etag.clone()))
        .expect(testing::delete(&two))
        .expect(testing::delete_all::<Host>())
        .expect(testing::call(Method::GET, "/docs/host").answers(200, json!({"a": 1})));
    let backend = mock.backend();
    let hosts = backend.hosts();
    assert_eq!(hosts.list().page().await.unwrap().meta.total, Some(2));
    assert_eq!(hosts.list().count().await.unwrap(), 2);
    assert_eq!(hosts.list().first().await.unwrap(), Some(one.clone()));
    assert_eq!(hosts.get(&one).await.unwrap(), one);
    assert_eq!(hosts.get_opt(&two).await.unwrap(), None);
    let made = hosts.create(&content).await.unwrap();
    assert_ne!(made.id, one.id);
    let many = [content.clone(), content.clone()];
    assert_eq!(hosts.create_many(&many).await.unwrap().len(), 2);
    let patch = HostPatch::new().alias("x");
    let changed = hosts.update(&one, patch.clone()).await.unwrap();
    assert_ne!(changed.etag, one.etag);
    hosts.delete(&two).await.unwrap();
    hosts.delete_all().await.unwrap();
    assert_eq!(backend.get::<Value>("docs/host", ()).await.unwrap()["a"], 1);
    let calls = mock.calls();
    assert_eq!(calls.len(), 11);
    let change = calls.iter().find(|call| call.method == Method::PATCH);
    assert_eq!(change.unwrap().body, json!({"alias": "x"}));
}

#[tokio::test]
async fn a_list_is_walked_like_a_real_one() {
    let hosts: Vec<Item<Host>> = (0..95)
        .map(|number| server(&format!("h{number}")))
        .collect();
    for concurrency in [1, 4] {
        let mock = MockBackend::new();
        mock.expect(testing::list(&hosts).filter(host::BUSINESS_IMPACT.gt(3)));
        let list = mock
            .backend()
            .hosts()
            .list()
            .filter(host::BUSINESS_IMPACT.gt(3));
        let list = list.max_results(10).concurrency(concurrency);
        assert_eq!(list.all().await.unwrap(), hosts);
    }
    let mock = MockBackend::new();
    mock.expect(testing::list(&hosts).times(10));
    let list = mock.backend().hosts().list().sort(host::NAME.ascending());
    assert_eq!(list.max_results(10).all().await.unwrap(), hosts);
}

#[tokio::test]
async fn failures_are_answers_too() {
    let host = server("srv1");
    let mock = MockBackend::new();
    mock.expect(testing::get(&host).cannot_connect().times(1))
        .expect(testing::get(&host).breaks().times(1))
        .expect(testing::get(&host).times_out().times(1))
        .expect(testing::get(&host).refuses(403, "no").times(1))
        .expect(testing::get(&host).answers(502, Value::Null).times(1))
        .expect(testing::update(&host).loses_race())
        .expect(testing::create::<Host>().refuses_field("name", "not unique"));
    let hosts = mock.backend().hosts();
    let id = host.id;
    assert!(hosts.get(id).await.unwrap_err().is_connect());
    assert!(hosts.get(id).await.unwrap_err().is_interrupted());
    assert!(hosts.get(id).await.unwrap_err().is_timeout());
    assert!(hosts.get(id).await.unwrap_err().is_forbidden());
    assert_eq!(hosts.get(id).await.unwrap_err().code(), 502);
    let race = hosts
        .update(&host, HostPatch::new().alias("x"))
        .await
        .unwrap_err();
    assert!(race.is_precondition_failed());
    let content = HostCreate::new("srv1", host.realm.id().unwrap());
    let failure = hosts.create(&content).await.unwrap_err();
    assert!(failure.issues().unwrap().get("name").is_some());
}

#[tokio::test(start_paused = true)]
async fn an_application_is_tested_with_its_own_retries() {
    let host = server("srv1");
    let mock = MockBackend::new();
    mock.expect(testing::get(&host).answers(503, Value::Null).times(2));
    mock.expect(testing::get(&host).times(1));
    let backend = mock.builder().retry(RetryPolicy::new()).build().unwrap();
    assert_eq!(backend.hosts().get(host.id).await.unwrap(), host);
}

#[tokio::test]
async fn an_unexpected_call_says_what_was_expected() {
    let message = complaint(async {
        let host = server("srv1");
        let mock = MockBackend::new();
        mock.expect(testing::list([&host]).filter(host::NAME.eq("srv1")));
        mock.expect(testing::update(&host).with(HostPatch::new().alias("x")));
        let hosts = mock.backend().hosts();
        let _ = hosts.update(&host, HostPatch::new().alias("y")).await;
    })
    .await;
    assert!(
        message.starts_with("an unexpected call: PATCH /host/"),
        "{message}"
    );
    assert!(
        message.contains(r#"expected: GET /host where {"name":"srv1"}"#),
        "{message}"
    );
    assert!(
        message.contains(r#"the content is {"alias":"y"} instead of {"alias":"x"}"#),
        "{message}"
    );
    let message = complaint(async {
        let mock = MockBackend::new();
        mock.expect(testing::list([&server("srv1")]).filter(host::NAME.eq("srv1")));
        let list = mock.backend().hosts().list().filter(host::NAME.eq("srv2"));
        let _ = list.all().await;
    })
    .await;
    assert!(
        message.contains(r#"the filter is {"name":"srv2"} instead of {"name":"srv1"}"#),
        "{message}"
    );
}

#[tokio::test]
async fn a_write_that_comes_twice_is_unexpected() {
    let message = complaint(async {
        let host = server("srv1");
        let mock = MockBackend::new();
        mock.expect(testing::delete(&host));
        let hosts = mock.backend().hosts();
        hosts.delete(&host).await.unwrap();
        let _ = hosts.delete(&host).await;
    })
    .await;
    assert!(message.contains("was made 1 times already"), "{message}");
}

#[test]
fn what_was_expected_and_never_came_is_reported_at_the_end() {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mock = MockBackend::new();
        mock.expect(testing::list::<Host>([]).times(3));
    }));
    let panic = outcome.unwrap_err();
    let message = panic.downcast_ref::<String>().unwrap();
    assert_eq!(
        message,
        "expected calls were not made:\n  GET /host: 0 of 3"
    );
}

#[tokio::test]
async fn a_filter_of_identifiers_is_not_taken_for_the_bounds_of_a_walk() {
    let hosts = [server("one"), server("two"), server("three")];
    let ids: Vec<_> = hosts.iter().map(|host| host.id).collect();
    let some = || host::ID.one_of(&ids);
    let mock = MockBackend::new();
    mock.expect(testing::list(&hosts).filter(some()));
    let backend = mock.backend();
    let list = || backend.hosts().list().filter(some());
    assert_eq!(list().all().await.unwrap().len(), 3);
    assert_eq!(list().max_results(1).all().await.unwrap().len(), 3);
    assert_eq!(list().page().await.unwrap().items.len(), 3);

    // Bounds of the caller's own look like those of the walk.
    let above = || host::ID.gt(ids.iter().min().copied().unwrap());
    let mock = MockBackend::new();
    mock.expect(testing::list(&hosts).filter(above()));
    let backend = mock.backend();
    let list = || backend.hosts().list().filter(above());
    assert_eq!(list().all().await.unwrap().len(), 2);
    assert_eq!(list().max_results(1).all().await.unwrap().len(), 2);
    assert!(list().page().await.is_ok());
}

#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "its fields are what is asked for")]
struct Row {
    name: String,
    alias: String,
}

#[tokio::test]
async fn order_embedding_and_selection_are_expected_as_they_are_written() {
    let one = server("one");
    let mock = MockBackend::new();
    mock.expect(
        testing::list([&one])
            .sort(host::BUSINESS_IMPACT.descending())
            .sort(host::NAME.ascending())
            .embed(host::CHECK_COMMAND)
            .select::<Row>(),
    );
    let backend = mock.backend();
    let list = || {
        backend
            .hosts()
            .list()
            .sort(host::BUSINESS_IMPACT.descending())
            .sort(host::NAME.ascending())
            .embed(host::CHECK_COMMAND)
    };
    assert_eq!(list().select::<Row>().all().await.unwrap().len(), 1);
    let call = &mock.calls()[0];
    assert_eq!(call.sort.as_deref(), Some("-business_impact,name"));
    assert_eq!(call.embedded, ["check_command"]);
    assert_eq!(call.projection, ["alias", "name"]);

    for (wrong, why) in [
        (
            list().sort(host::ALIAS.ascending()).select::<Row>(),
            "the order is",
        ),
        (list().embed(host::REALM).select::<Row>(), "`embedded` is"),
        (
            list().project(host::NOTES).select::<Row>(),
            "`projection` is",
        ),
    ] {
        let message = complaint(async move { drop(wrong.all().await) }).await;
        assert!(message.contains(why), "{message}");
    }
}

#[tokio::test]
async fn recorded_calls_show_what_the_caller_wrote() {
    let one = server("one");
    let mock = MockBackend::new();
    let content = HostCreate::new("two", one.realm.id().unwrap());
    mock.expect(testing::list([&one]))
        .expect(testing::create::<Host>().with(&content).times(2));
    let hosts = mock.backend().hosts();
    let made = hosts.create(&content).await.unwrap();
    let again = hosts.create(&content).await.unwrap();
    assert_ne!(made.id, again.id);
    let filter = host::NAME.eq("one");
    hosts.list().filter(filter.clone()).items().next().await;
    let calls = mock.calls();
    assert_eq!(calls[0].body, serde_json::to_value(&content).unwrap());
    assert_eq!(calls[2].filter.as_ref(), Some(filter.as_json()));
    assert_eq!(
        (calls[2].sort.as_ref(), calls[2].projection.len()),
        (None, 0)
    );
}

#[tokio::test]
async fn streams_are_combined_as_all_streams_are() {
    let all: Vec<_> = ["one", "two", "three"].map(server).into();
    let mock = MockBackend::new();
    mock.expect(testing::list(&all).times(2));
    let names = mock.backend().hosts().list().items();
    let names = names.map(|host| host.unwrap().name.clone()).skip(1).take(1);
    assert_eq!(names.collect::<Vec<_>>().await, ["two"]);
    let pages = mock.backend().hosts().list().pages();
    let lengths = pages.map(|page| page.unwrap().len());
    assert_eq!(lengths.collect::<Vec<_>>().await, [3]);
}

#[tokio::test]
async fn a_condition_may_be_absent_or_borrowed() {
    let (name, address) = (host::NAME.eq("one"), host::ADDRESS.eq("192.0.2.1"));
    let mock = MockBackend::new();
    let both = name.clone().and(address.clone());
    mock.expect(testing::list::<Host>([]).filter(both));
    let hosts = mock.backend().hosts().list().filter(None).filter(&name);
    let hosts = hosts.filter(Some(address)).filter(None);
    assert_eq!(hosts.all().await.unwrap(), []);
}
