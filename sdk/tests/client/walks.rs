//! Reading everything while others write: a small backend in memory, whose content changes between
//! two pages.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::support::{Script, parameters, reply};
use alignak_backend_client::model::{Command, Id, Resource};
use alignak_backend_client::{
    Backend, BoxFuture, Bytes, Field, Query, Transport, TransportError, TransportRequest,
};
use futures_util::TryStreamExt;
use serde_json::{Value, json};

const NAME: Field<Command, String> = Field::new("name");

type Change = Box<dyn Fn(usize, &mut BTreeMap<u64, String>) + Send + Sync>;

/// Commands by number; `change` is applied after each page.
struct Commands {
    items: Mutex<BTreeMap<u64, String>>,
    pages: Mutex<Vec<TransportRequest>>,
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
        let after = query.get("where").map_or(0, |filter| lower_bound(filter));
        let size = query["max_results"]
            .parse::<usize>()
            .unwrap()
            .min(self.limit);
        let page = query
            .get("page")
            .map_or(1, |page| page.parse::<usize>().unwrap());
        let mut items = self.items.lock().unwrap();
        let mut found: Vec<(u64, String)> = items
            .range(after..)
            .map(|(n, name)| (*n, name.clone()))
            .collect();
        if query.get("sort").map(String::as_str) == Some("-name") {
            found.sort_by(|one, other| other.1.cmp(&one.1));
        }
        let total = found.len();
        let shown: Vec<Value> = found
            .into_iter()
            .skip((page - 1) * size)
            .take(size)
            .map(|(number, name)| {
                json!({"_id": format!("{number:024x}"), "name": name, "_realm": format!("{:024x}", 1)})
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

/// What `{"_id": {"$gt": …}}`, alone or at the end of an `$and`, asks for.
fn lower_bound(filter: &str) -> u64 {
    let filter: Value = serde_json::from_str(filter).unwrap();
    let bound = match filter.get("$and") {
        Some(clauses) => clauses.as_array().unwrap().last().unwrap().clone(),
        None => filter,
    };
    match bound["_id"]["$gt"].as_str() {
        Some(id) => u64::from_str_radix(id, 16).unwrap() + 1,
        None => 0,
    }
}

impl Transport for Commands {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let answer = self.answer(&request).to_string();
        Box::pin(async move { Ok(http::Response::new(answer.into())) })
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

#[tokio::test]
async fn what_is_there_throughout_is_seen_exactly_once() {
    let server = Commands::new(10_000, 5000, busy_writers);
    let backend = server.backend();
    let commands: Vec<Command> = backend
        .collection::<Command>()
        .list()
        .max_results(100)
        .items()
        .try_collect()
        .await
        .unwrap();
    let mut seen = BTreeMap::new();
    for command in &commands {
        *seen.entry(number(command.id().unwrap())).or_insert(0) += 1;
    }
    assert!(seen.values().all(|count| *count == 1));
    let left = server.items.lock().unwrap();
    for original in left.keys().filter(|number| *number % 10 == 0) {
        assert!(seen.contains_key(original), "{original} was lost");
    }
    assert!(server.pages() > 50);
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
    assert_eq!(server.pages(), 1);
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
    assert_eq!(server.pages(), 2);
    let mut pages = commands.list().max_results(40).pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        sizes.push(page.len());
    }
    assert_eq!(sizes, [40, 40, 20]);
}

#[tokio::test]
async fn an_error_ends_the_stream() {
    let item =
        r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "name": "a", "_realm": "5f3a0c9e8d1b2a4c6e7f8090"}"#;
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
