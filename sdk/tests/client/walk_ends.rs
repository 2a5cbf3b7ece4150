//! Where a walk ends and in which order it goes, when a backend finds and counts in two steps.

use std::sync::{Arc, Mutex};

use alignak_backend_client::{
    Backend, BoxFuture, Bytes, Query, Transport, TransportError, TransportRequest, host,
};
use serde_json::{Value, json};

use crate::support::{Script, parameters, reply};

/// Items by number, of which the first one is deleted between the finding and the counting of the
/// first page.
struct Hasty {
    items: Mutex<Vec<u32>>,
    requests: Mutex<Vec<TransportRequest>>,
}

impl Hasty {
    fn new(count: u32) -> Arc<Self> {
        Arc::new(Self {
            items: Mutex::new((1..=count).collect()),
            requests: Mutex::default(),
        })
    }

    fn backend(self: &Arc<Self>) -> Backend {
        Backend::builder("http://backend.example")
            .transport(Arc::clone(self))
            .build()
            .unwrap()
    }

    fn answer(&self, request: &TransportRequest) -> Value {
        let query = parameters(request);
        let size: usize = query["max_results"].parse().unwrap();
        let page: usize = query.get("page").map_or(1, |page| page.parse().unwrap());
        let filter = query.get("where").map_or("{}", |filter| filter);
        let filter: Value = serde_json::from_str(filter).unwrap();
        let after = filter["_id"]["$gt"]
            .as_str()
            .map_or(0, |id| id.parse().unwrap());
        let mut items = self.items.lock().unwrap();
        let is_behind = |number: &&u32| **number > after;
        let shown: Vec<Value> = items
            .iter()
            .filter(is_behind)
            .skip((page - 1) * size)
            .take(size)
            .map(|number| json!({"_id": format!("{number:024}")}))
            .collect();
        let mut requests = self.requests.lock().unwrap();
        if requests.is_empty() {
            items.remove(0);
        }
        requests.push(request.clone());
        let total = items.iter().filter(is_behind).count();
        json!({"_items": shown, "_meta": {"page": page, "max_results": size, "total": total}})
    }
}

impl Transport for Hasty {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let answer = self.answer(&request).to_string();
        Box::pin(async move { Ok(http::Response::new(answer.into())) })
    }
}

#[tokio::test]
async fn a_deletion_between_finding_and_counting_loses_no_item() {
    for concurrency in [1, 4] {
        let server = Hasty::new(51);
        let backend = server.backend().with_concurrency(concurrency);
        let list = backend.hosts().list().max_results(50).select::<Value>();
        let items = list.all().await.unwrap();
        let last = items.last().map(|item| item["_id"].clone());
        assert_eq!(
            (items.len(), last),
            (51, Some(format!("{:024}", 51).into()))
        );
    }
}

#[tokio::test]
async fn a_full_page_is_not_the_end_of_a_walk_by_number() {
    // Of 51 items the total tells of 50; a page behind the first one is asked for all the same.
    let server = Hasty::new(51);
    let query = Query::new().sort("name").max_results(50);
    let everything = server.backend().get_all::<Value>("host", query).await;
    assert_eq!(everything.unwrap().items.len(), 50);
    assert_eq!(server.requests.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn the_page_behind_a_full_one_is_not_given_when_it_is_empty() {
    for sorted in [false, true] {
        let server = Hasty::new(6);
        let backend = server.backend();
        let mut list = backend.hosts().list().max_results(3).select::<Value>();
        if sorted {
            list = list.sort(host::NAME.ascending());
        }
        let mut pages = list.pages();
        let mut sizes = Vec::new();
        while let Some(page) = pages.next().await {
            sizes.push(page.unwrap().len());
        }
        assert!(sizes.iter().all(|size| *size > 0), "{sizes:?}");
    }
}

#[tokio::test]
async fn a_walk_by_number_has_no_equal_items() {
    let empty = || reply(200, r#"{"_items": []}"#);
    let script = Script::new((0..5).map(|_| empty()));
    let backend = script.backend();
    let list = || backend.hosts().list().max_results(5);
    list().sort(host::LS_STATE.ascending()).all().await.unwrap();
    list().sort(host::LS_STATE.ascending()).items().next().await;
    for sort in ["-name", "name,-_id", r#"[("name", -1)]"#] {
        let query = Query::new().sort(sort).max_results(5);
        backend.get_all::<Value>("host", query).await.unwrap();
    }
    let sorts: Vec<String> = (0..5)
        .map(|index| parameters(&script.request(index))["sort"].clone())
        .collect();
    assert_eq!(
        sorts,
        [
            "ls_state,_id",
            "ls_state,_id",
            "-name,_id",
            "name,-_id",
            r#"[("name", -1), ("_id", 1)]"#
        ]
    );
}

#[tokio::test]
async fn a_count_without_a_number_is_an_error() {
    let script = Script::new([
        reply(200, r#"{"_items": []}"#),
        reply(200, r#"{"_items": [], "_meta": {"total": 7}}"#),
    ]);
    let backend = script.backend();
    let failure = backend.hosts().list().count().await.unwrap_err();
    assert!(failure.is_decode());
    assert!(failure.to_string().contains("`_meta`"), "{failure}");
    assert_eq!(backend.hosts().list().count().await.unwrap(), 7);
}

#[tokio::test]
async fn the_path_into_an_item_that_is_a_list_is_one() {
    let script = Script::new([reply(200, r#"{"_items": [[1], ["one"]]}"#)]);
    let list = script.backend().hosts().list().max_results(5);
    let mut items = list.select::<Vec<u32>>().items();
    assert_eq!(items.next().await.unwrap().unwrap(), [1]);
    let failure = items.next().await.unwrap().unwrap_err();
    assert_eq!(failure.path(), Some("_items[1][0]"));
}
