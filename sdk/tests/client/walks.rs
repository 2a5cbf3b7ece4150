//! Reading everything while others write: a small backend in memory, whose content changes between
//! two pages.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::{Script, parameters, reply};
use alignak_backend_client::model::{Command, Id, Resource};
use alignak_backend_client::{
    Backend, BoxFuture, Bytes, Field, Item, Position, Query, RetryPolicy, Transport,
    TransportError, TransportRequest,
};
use futures_util::TryStreamExt;
use serde_json::{Value, json};

const NAME: Field<Command, String> = Field::new("name");

type Change = Box<dyn Fn(usize, &mut BTreeMap<u64, String>) + Send + Sync>;

/// Commands by number; `change` is applied after each page.
struct Commands {
    items: Mutex<BTreeMap<u64, String>>,
    pages: Mutex<Vec<TransportRequest>>,
    /// Requests that are under way, and how many were at most.
    under_way: Mutex<(usize, usize)>,
    limit: usize,
    change: Change,
}

impl Commands {
    fn new(
        count: u64,
        limit: usize,
        change: impl Fn(usize, &mut BTreeMap<u64, String>) + Send + Sync + 'static,
    ) -> Arc<Self> {
        let items = (0..count).map(|n| (n * 10, format!("c{n:05}"))).collect();
        Arc::new(Self {
            items: Mutex::new(items),
            pages: Mutex::default(),
            under_way: Mutex::default(),
            limit,
            change: Box::new(change),
        })
    }

    fn backend(self: &Arc<Self>) -> Backend {
        Backend::builder("http://backend.example")
            .transport(Arc::clone(self))
            .build()
            .unwrap()
    }

    fn pages(&self) -> usize {
        self.pages.lock().unwrap().len()
    }

    fn answer(&self, request: &TransportRequest) -> Value {
        if request.url.path() == "/backendconfig" {
            return json!({"PAGINATION_LIMIT": self.limit, "PAGINATION_DEFAULT": 25});
        }
        let query = parameters(request);
        let (after, up_to) = query
            .get("where")
            .map_or((0, u64::MAX), |filter| bounds(filter));
        let size = query["max_results"]
            .parse::<usize>()
            .unwrap()
            .min(self.limit);
        let page = query
            .get("page")
            .map_or(1, |page| page.parse::<usize>().unwrap());
        let mut items = self.items.lock().unwrap();
        let mut found: Vec<(u64, String)> = items
            .range(after.min(up_to)..up_to)
            .map(|(n, name)| (*n, name.clone()))
            .collect();
        if query.get("sort").map(String::as_str) == Some("-name,_id") {
            found.sort_by(|one, other| other.1.cmp(&one.1));
        }
        let total = found.len();
        let shown: Vec<Value> = found
            .into_iter()
            .skip((page - 1) * size)
            .take(size)
            .map(|(number, name)| {
                json!({"_id": format!("{number:024x}"), "name": name, "_realm": format!("{:024x}", 1), "_etag": "e1"})
            })
            .collect();
        let mut pages = self.pages.lock().unwrap();
        (self.change)(pages.len(), &mut items);
        pages.push(request.clone());
        let next = if page * size < total {
            json!({"next": {"href": "…"}})
        } else {
            json!({})
        };
        json!({"_items": shown, "_links": next, "_meta": {"page": page, "max_results": size, "total": total}})
    }
}

/// What `{"_id": {"$gt": …, "$lte": …}}`, alone or at the end of an `$and`, asks for.
fn bounds(filter: &str) -> (u64, u64) {
    let filter: Value = serde_json::from_str(filter).unwrap();
    let bound = match filter.get("$and") {
        Some(clauses) => clauses.as_array().unwrap().last().unwrap().clone(),
        None => filter,
    };
    let bound = |operator: &str| {
        let id = bound["_id"][operator].as_str()?;
        Some(u64::from_str_radix(id, 16).unwrap() + 1)
    };
    (bound("$gt").unwrap_or(0), bound("$lte").unwrap_or(u64::MAX))
}

impl Transport for Commands {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            {
                let (now, most) = &mut *self.under_way.lock().unwrap();
                *now += 1;
                *most = (*most).max(*now);
            }
            // The backend answers at some moment in between, not in the order of the requests.
            let (before, after) = (fastrand::u32(0..5), fastrand::u32(0..5));
            for _ in 0..before {
                tokio::task::yield_now().await;
            }
            let answer = self.answer(&request).to_string();
            for _ in 0..after {
                tokio::task::yield_now().await;
            }
            self.under_way.lock().unwrap().0 -= 1;
            Ok(http::Response::new(answer.into()))
        })
    }
}

fn number(id: Id<Command>) -> u64 {
    u64::from_str_radix(&id.to_string(), 16).unwrap()
}

/// Deletes what was read, and inserts before and behind the reader.
fn busy_writers(page: usize, items: &mut BTreeMap<u64, String>) {
    let page = page as u64;
    for step in 0..20 {
        items.remove(&((page * 100 + step * 2) * 10));
        items.insert((page * 100 + step) * 10 + 5, format!("n{page}-{step}"));
    }
}

/// Everything that was there throughout was seen, and nothing twice.
fn assert_complete(server: &Commands, seen: &[Item<Command>]) {
    let mut numbers: Vec<u64> = seen.iter().map(|item| number(item.id().unwrap())).collect();
    assert!(numbers.is_sorted(), "the items come by `_id`");
    let count = numbers.len();
    numbers.dedup();
    assert_eq!(numbers.len(), count, "an item came twice");
    let left = server.items.lock().unwrap();
    for original in left.keys().filter(|number| *number % 10 == 0) {
        assert!(
            numbers.binary_search(original).is_ok(),
            "{original} was lost"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_there_throughout_is_seen_exactly_once() {
    for (concurrency, prefetch) in [(1, false), (1, true), (2, true), (8, true)] {
        let server = Commands::new(10_000, 5000, busy_writers);
        let commands: Vec<Item<Command>> = server
            .backend()
            .collection::<Command>()
            .list()
            .max_results(100)
            .concurrency(concurrency)
            .prefetch(prefetch)
            .items()
            .try_collect()
            .await
            .unwrap();
        assert_complete(&server, &commands);
        assert!(server.pages() > 50);
        let (left, most) = *server.under_way.lock().unwrap();
        assert_eq!(left, 0);
        assert!(most <= 2 * concurrency, "{most} at once");
        assert!(most > 1 || concurrency == 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_at_once_survives_wild_writers() {
    // Deletes most of the items, behind and before the reader, and appends as much.
    let server = Commands::new(5_000, 5000, |page, items| {
        let page = page as u64;
        for step in 0..100 {
            let hit = (page * 7919 + step * 101) % 5_000;
            items.remove(&(hit * 10));
            items.insert(50_005 + (page * 100 + step) * 10, format!("n{page}-{step}"));
            if page > 40 {
                items.retain(|number, _| number % 10 == 0);
            }
        }
    });
    let backend = server.backend().with_concurrency(6);
    let commands = backend
        .collection::<Command>()
        .list()
        .max_results(50)
        .all()
        .await
        .unwrap();
    assert_complete(&server, &commands);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_at_once_keep_an_order_of_the_callers_own() {
    let server = Commands::new(2_000, 5000, |_, _| {});
    let backend = server.backend().with_concurrency(5);
    let query = Query::new().sort("-name").max_results(50);
    let everything = backend.get_all::<Value>("command", query).await.unwrap();
    let names: Vec<&str> = everything
        .items
        .iter()
        .map(|item| item["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 2_000);
    assert!(names.is_sorted_by(|one, other| one > other));
    // The last page is full: only the empty one behind it shows the end.
    assert_eq!(server.pages(), 41);
    assert!(server.under_way.lock().unwrap().1 > 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_at_once_read_each_page_once() {
    for count in [0, 1, 99, 100, 101, 199, 200, 201, 1000] {
        let server = Commands::new(count, 5000, |_, _| {});
        let backend = server.backend().with_concurrency(4);
        let list = backend.collection::<Command>().list().max_results(100);
        assert_eq!(list.all().await.unwrap().len() as u64, count);
        let pages = server.pages.lock().unwrap();
        let (milestones, read): (Vec<_>, Vec<_>) = pages
            .iter()
            .partition(|page| parameters(page)["max_results"] == "1");
        // Behind a last page that is full, the empty one shows the end.
        assert_eq!(read.len() as u64, count / 100 + 1, "{count}");
        assert_eq!(
            milestones.len() as u64,
            count.div_ceil(100).saturating_sub(2)
        );
        for milestone in milestones {
            assert_eq!(parameters(milestone)["projection"], r#"{"_id":1}"#);
        }
    }
}

#[tokio::test]
async fn a_reader_who_stops_early_costs_one_page() {
    for concurrency in [1, 4] {
        let server = Commands::new(1_000, 5000, |_, _| {});
        let backend = server.backend().with_concurrency(concurrency);
        let mut items = backend
            .collection::<Command>()
            .list()
            .max_results(100)
            .items();
        for _ in 0..50 {
            items.next().await.unwrap().unwrap();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert_eq!(server.pages(), 1);
        assert_eq!(items.total(), Some(1_000));
    }
}

#[tokio::test]
async fn the_next_page_comes_while_the_reader_is_busy() {
    for (prefetch, pages) in [(true, 2), (false, 1)] {
        let server = Commands::new(1_000, 5000, |_, _| {});
        let list = server
            .backend()
            .collection::<Command>()
            .list()
            .max_results(100);
        let mut items = list.prefetch(prefetch).items();
        for _ in 0..60 {
            items.next().await.unwrap().unwrap();
        }
        // A page that is fetched comes soon; one that is not never comes.
        let mut waits = if prefetch { 400 } else { 4 };
        while waits > 0 && !(prefetch && server.pages() == pages) {
            tokio::time::sleep(Duration::from_millis(5)).await;
            waits -= 1;
        }
        assert_eq!(server.pages(), pages);
    }
}

#[tokio::test]
async fn what_is_no_longer_awaited_is_dropped() {
    let server = Commands::new(1_000, 5000, |_, _| {});
    let backend = server.backend().with_concurrency(8);
    let mut items = backend
        .collection::<Command>()
        .list()
        .max_results(10)
        .items();
    for _ in 0..25 {
        items.next().await.unwrap().unwrap();
    }
    drop(items);
    let pages = server.pages();
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(server.pages(), pages);
}

/// A backend that fails at every third page.
struct Shaky(Arc<Commands>, AtomicUsize);

impl Transport for Shaky {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let count = self.1.fetch_add(1, Ordering::SeqCst);
        if count % 3 == 2 {
            return Box::pin(async { Err(TransportError::interrupted("connection reset")) });
        }
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_walk_that_failed_goes_on_behind_its_last_item() {
    for concurrency in [1, 3] {
        let server = Commands::new(1_000, 5000, |page, items| {
            if page < 10 {
                busy_writers(page, items);
            }
        });
        let backend = Backend::builder("http://backend.example")
            .retry(RetryPolicy::none())
            .concurrency(concurrency)
            .transport(Shaky(Arc::clone(&server), AtomicUsize::default()))
            .build()
            .unwrap();
        let list = || backend.collection::<Command>().list().max_results(30);
        let (mut seen, mut failures) = (Vec::new(), 0);
        let mut items = list().items();
        while let Some(item) = items.next().await {
            match item {
                Ok(item) => seen.push(item),
                Err(failure) => {
                    failures += 1;
                    assert!(failure.is_interrupted());
                    // As it would go through a file, in another process.
                    let text = failure.position().unwrap().to_string();
                    assert_eq!(text, items.position().to_string());
                    items = list().resume_from(text.parse().unwrap()).items();
                }
            }
        }
        assert_complete(&server, &seen);
        assert!(failures > 5, "{failures}");
    }
}

#[tokio::test]
async fn a_counted_walk_goes_on_in_the_middle_of_a_page() {
    let server = Commands::new(100, 5000, |_, _| {});
    let commands = server.backend().collection::<Command>();
    let list = || commands.list().sort(NAME.descending()).max_results(30);
    let mut items = list().items();
    let mut names = Vec::new();
    for _ in 0..35 {
        names.push(items.next().await.unwrap().unwrap().name.clone());
    }
    assert_eq!(items.position().to_string(), "page:2+5");
    let mut items = list().resume_from(items.position()).items();
    while let Some(item) = items.next().await {
        names.push(item.unwrap().name.clone());
    }
    assert_eq!(names.len(), 100);
    assert!(names.is_sorted_by(|one, other| one > other));
    let mut pages = list().pages();
    pages.next().await.unwrap().unwrap();
    assert_eq!(pages.position().to_string(), "page:2+0");
}

#[tokio::test]
async fn a_position_of_another_order_is_refused() {
    let server = Commands::new(10, 5000, |_, _| {});
    let commands = server.backend().collection::<Command>();
    let position: Position = "page:2+5".parse().unwrap();
    let mut items = commands.list().resume_from(position).items();
    let failure = items.next().await.unwrap().unwrap_err();
    assert!(failure.is_invalid());
    assert!(items.next().await.is_none());
    let position: Position = "id:5f3a0c9e8d1b2a4c6e7f8091".parse().unwrap();
    let list = commands.list().sort(NAME.ascending());
    assert!(list.resume_from(position).all().await.is_err());
    assert_eq!(server.pages(), 0);
}

#[tokio::test]
async fn an_item_that_cannot_be_read_tells_where_it_is() {
    let items = r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "name": "a", "_etag": "e1", "_realm": "5f3a0c9e8d1b2a4c6e7f8090"}, {"_id": "5f3a0c9e8d1b2a4c6e7f8092", "name": 5, "_etag": "e1"}"#;
    let script = Script::new([reply(200, &format!(r#"{{"_items": [{items}]}}"#))]);
    let commands = script.backend().collection::<Command>();
    let mut items = commands.list().max_results(5).prefetch(false).items();
    assert_eq!(items.next().await.unwrap().unwrap().name, "a");
    let failure = items.next().await.unwrap().unwrap_err();
    assert_eq!(failure.path(), Some("_items[1].name"));
    let position = failure.position().unwrap().to_string();
    assert_eq!(position, "id:5f3a0c9e8d1b2a4c6e7f8091");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn get_all_is_as_careful_and_keeps_the_filter() {
    let server = Commands::new(1000, 50, busy_writers);
    let query = Query::new()
        .filter(&json!({"alias": ""}))
        .projection(["name"]);
    let everything = server
        .backend()
        .get_all::<Value>("command", query)
        .await
        .unwrap();
    let mut ids: Vec<&str> = everything
        .items
        .iter()
        .map(|item| item["_id"].as_str().unwrap())
        .collect();
    assert!(ids.is_sorted());
    ids.dedup();
    assert_eq!(ids.len(), everything.items.len());
    assert_eq!(everything.total, 1000);
    let pages = server.pages.lock().unwrap();
    let second = parameters(&pages[1]);
    let filter: Value = serde_json::from_str(&second["where"]).unwrap();
    assert_eq!(filter["$and"][0], json!({"alias": ""}));
    assert_eq!(filter["$and"][1]["_id"]["$gt"], format!("{:024x}", 490));
    // The page size is what the backend allows.
    assert_eq!(
        (second["max_results"].as_str(), second["sort"].as_str()),
        ("50", "_id")
    );
    assert_eq!(second["projection"], r#"{"name":1}"#);
}

#[tokio::test]
async fn with_an_order_repeated_items_are_dropped() {
    // Each page is followed by an insertion at the front, which shifts the next page by one.
    let server = Commands::new(100, 5000, |page, items| {
        items.insert(100_000 + page as u64, format!("z{page}"));
    });
    let query = Query::new().sort("-name").max_results(10);
    let everything = server
        .backend()
        .get_all::<Value>("command", query)
        .await
        .unwrap();
    assert_eq!(everything.items.len(), 100);
    let names: Vec<&str> = everything
        .items
        .iter()
        .map(|item| item["name"].as_str().unwrap())
        .collect();
    assert!(names.is_sorted_by(|one, other| one > other));

    let commands = server.backend().collection::<Command>();
    let typed = commands
        .list()
        .sort(NAME.descending())
        .max_results(10)
        .all()
        .await
        .unwrap();
    assert!(typed.len() >= 100);
}

#[tokio::test]
async fn a_page_to_begin_with_is_honoured() {
    let server = Commands::new(30, 5000, |_, _| {});
    let query = Query::new().page(3).max_results(10);
    let everything = server
        .backend()
        .get_all::<Value>("command", query)
        .await
        .unwrap();
    assert_eq!(everything.items.len(), 10);
    let pages = server.pages.lock().unwrap();
    let asked: Vec<String> = pages
        .iter()
        .map(|page| parameters(page)["page"].clone())
        .collect();
    assert_eq!(asked, ["3", "4"]);
}

#[tokio::test]
async fn a_page_larger_than_allowed_is_followed_all_the_same() {
    let server = Commands::new(95, 20, |_, _| {});
    let everything = server
        .backend()
        .get_all::<Value>("command", Query::new().max_results(1000))
        .await
        .unwrap();
    assert_eq!((everything.items.len(), server.pages()), (95, 5));
    let sorted = server
        .backend()
        .get_all::<Value>("command", Query::new().max_results(1000).sort("-name"))
        .await
        .unwrap();
    assert_eq!(sorted.items.len(), 95);
}

#[tokio::test]
async fn pages_are_fetched_as_the_stream_is_read() {
    let server = Commands::new(100, 5000, |_, _| {});
    let commands = server.backend().collection::<Command>();
    let mut items = commands.list().max_results(10).items();
    for _ in 0..15 {
        items.next().await.unwrap().unwrap();
    }
    // The second page is under the reader, the third one is on its way or there.
    assert!(server.pages() <= 3);
    let mut pages = commands.list().max_results(40).pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        sizes.push(page.len());
    }
    assert_eq!(sizes, [40, 40, 20]);
}

#[tokio::test]
async fn an_error_ends_the_stream() {
    let item = r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "name": "a", "_etag": "e1", "_realm": "5f3a0c9e8d1b2a4c6e7f8090"}"#;
    let script = Script::new([
        reply(
            200,
            &format!(
                r#"{{"_items": [{item}], "_meta": {{"page": 1, "max_results": 1, "total": 9}}}}"#
            ),
        ),
        reply(401, ""),
    ]);
    let commands = script.backend().collection::<Command>();
    let mut items = commands.list().max_results(1).items();
    assert_eq!(items.next().await.unwrap().unwrap().name, "a");
    assert!(items.next().await.unwrap().unwrap_err().is_unauthorized());
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn an_expression_is_continued_in_its_own_syntax() {
    let item = r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091"}"#;
    let meta = r#"{"page": 1, "max_results": 1, "total": 2}"#;
    let script = Script::new([
        reply(200, &format!(r#"{{"_items": [{item}], "_meta": {meta}}}"#)),
        reply(200, r#"{"_items": []}"#),
    ]);
    let query = Query::from([("where", r#"name=="a" or name=="b""#), ("max_results", "1")]);
    let everything = script
        .backend()
        .get_all::<Value>("host", query)
        .await
        .unwrap();
    assert_eq!(everything.items.len(), 1);
    assert_eq!(
        parameters(&script.request(1))["where"],
        r#"(name=="a" or name=="b") and _id>ObjectId("5f3a0c9e8d1b2a4c6e7f8091")"#
    );
}

#[tokio::test]
async fn what_is_no_collection_is_an_error() {
    let script = Script::new([reply(200, r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091"}"#)]);
    let query = Query::new().max_results(5);
    let failure = script
        .backend()
        .get_all::<Value>("host/1", query)
        .await
        .unwrap_err();
    assert!(failure.is_decode());
    assert!(failure.to_string().contains("_items"), "{failure}");
}
