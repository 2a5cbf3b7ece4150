//! Following changes: a small backend in memory, with events or without.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use alignak_backend_client::model::{Command, HistoryEvent};
use alignak_backend_client::registry::Described;
use alignak_backend_client::{
    Backend, BoxFuture, Bytes, Event, Field, Follow, Position, RetryPolicy, Transport,
    TransportError, TransportRequest,
};
use futures_util::TryStreamExt as _;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::parameters;

const NAME: Field<Command, String> = Field::new("name");

/// What the backend answers to `GET /events`.
enum Reply {
    /// A stream that ends behind these events.
    Events(String),
    Status(u16),
    Broken,
}

/// A backend with one collection.
#[derive(Default)]
struct Fake {
    events: Mutex<VecDeque<Reply>>,
    items: Mutex<Vec<Value>>,
    requests: Mutex<Vec<TransportRequest>>,
}

impl Fake {
    fn new(events: impl IntoIterator<Item = Reply>) -> Arc<Self> {
        Arc::new(Self {
            events: Mutex::new(events.into_iter().collect()),
            ..Self::default()
        })
    }

    fn backend(self: &Arc<Self>) -> Backend {
        Backend::builder("http://backend.example")
            .retry(RetryPolicy::none())
            .transport(Arc::clone(self))
            .build()
            .unwrap()
    }

    fn put(&self, number: u64, name: &str, etag: &str) {
        let mut items = self.items.lock().unwrap();
        let item = item(number, name, etag);
        items.retain(|known| known["_id"] != item["_id"]);
        items.push(item);
    }

    /// The requests for a path.
    fn requests(&self, path: &str) -> Vec<TransportRequest> {
        let requests = self.requests.lock().unwrap();
        let of_path = requests.iter().filter(|request| request.url.path() == path);
        of_path.cloned().collect()
    }

    /// The positions with which events were asked for.
    fn positions(&self) -> Vec<String> {
        let position = |request: &TransportRequest| {
            let id = request.headers.get("last-event-id");
            id.map_or("", |id| id.to_str().unwrap()).to_owned()
        };
        self.requests("/events").iter().map(position).collect()
    }

    fn answer(&self, request: &TransportRequest) -> Result<(u16, String), TransportError> {
        match request.url.path() {
            "/events" => match self.events.lock().unwrap().pop_front() {
                Some(Reply::Events(events)) => Ok((200, events)),
                Some(Reply::Status(status)) => Ok((status, "{}".to_owned())),
                Some(Reply::Broken) => Err(TransportError::interrupted("connection reset")),
                None => Ok((404, "{}".to_owned())),
            },
            "/backendconfig" => {
                let limits = json!({"PAGINATION_LIMIT": 50, "PAGINATION_DEFAULT": 25});
                Ok((200, limits.to_string()))
            }
            _ => {
                // The walk goes by identifier.
                let filter = parameters(request).remove("where").unwrap_or_default();
                let after = filter.split("\"$gt\":\"").nth(1).unwrap_or_default();
                let after = after.split('"').next().unwrap().to_owned();
                let mut items = self.items.lock().unwrap().clone();
                items.retain(|item| *item["_id"].as_str().unwrap() > *after);
                items.sort_by_key(|item| item["_id"].as_str().unwrap().to_owned());
                Ok((200, json!({"_items": items}).to_string()))
            }
        }
    }
}

impl Transport for Fake {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let answer = self.answer(&request);
        let is_events = request.url.path() == "/events";
        self.requests.lock().unwrap().push(request);
        Box::pin(async move {
            let (status, body) = answer?;
            let kind = if is_events && status == 200 {
                "text/event-stream"
            } else {
                "application/json"
            };
            let reply = http::Response::builder().status(status);
            let reply = reply.header("content-type", kind);
            let reply = reply.header("date", "Mon, 05 Feb 2024 09:03:07 GMT");
            Ok(reply.body(Bytes::from(body)).unwrap())
        })
    }
}

fn item(number: u64, name: &str, etag: &str) -> Value {
    json!({"_id": format!("{number:024x}"), "_etag": etag, "name": name})
}

/// Events as they are sent.
fn sent(events: &[(&str, &str, Value)]) -> Reply {
    let event = |(name, id, data): &(&str, &str, Value)| {
        format!("id: {id}\nevent: {name}\ndata: {data}\n\n")
    };
    Reply::Events(events.iter().map(event).collect())
}

fn of(number: u64, name: &str, etag: &str) -> Value {
    json!({"resource": "command", "id": format!("{number:024x}"), "item": item(number, name, etag)})
}

fn gone(number: u64) -> Value {
    json!({"resource": "command", "id": format!("{number:024x}")})
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

fn commands(backend: &Backend, from: Position) -> Follow<Command, Named> {
    let list = backend.collection::<Command>().list();
    list.select::<Named>().follow(from)
}

/// The next events, in a few words.
async fn next<R: Described>(follow: &mut Follow<R, Named>, count: usize) -> Vec<String> {
    let mut events = Vec::new();
    for _ in 0..count {
        events.push(match follow.next().await.unwrap() {
            Event::Created(item) => format!("created {}", item.name),
            Event::Updated(item) => format!("updated {}", item.name),
            Event::Deleted(id) => format!("deleted {}", id.to_string().trim_start_matches('0')),
            Event::Live => "live".to_owned(),
            Event::Lagged { reason } => format!("lagged {reason}"),
            other => format!("{:?}", std::mem::discriminant(&other)),
        });
    }
    events
}

#[tokio::test(start_paused = true)]
async fn events_are_passed_on_and_go_on_behind_the_last_one_when_the_stream_breaks() {
    let fake = Fake::new([
        sent(&[
            ("ready", "s.0", json!({})),
            ("created", "s.1", of(1, "a", "1")),
            ("updated", "s.2", of(1, "b", "2")),
        ]),
        Reply::Status(503),
        Reply::Broken,
        sent(&[
            ("ready", "s.2", json!({})),
            ("unknown", "s.3", json!({"more": 1})),
            ("deleted", "s.4", gone(1)),
            ("lagged", "s.5", json!({"reason": "slow"})),
        ]),
    ]);
    let backend = fake.backend();
    let mut follow = commands(&backend, Position::now());
    assert_eq!(
        next(&mut follow, 3).await,
        ["live", "created a", "updated b"]
    );
    assert!(!follow.is_polling());
    assert_eq!(follow.position().to_string(), "event:1707123787+s.2");
    assert_eq!(next(&mut follow, 2).await, ["deleted 1", "lagged slow"]);
    assert_eq!(fake.positions(), ["", "s.2", "s.2", "s.2"]);
    let asked = &fake.requests("/events")[0];
    assert_eq!(parameters(asked)["resource"], "command");
    assert!(fake.requests("/command").is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_filter_goes_along_and_an_order_does_not() {
    let fake = Fake::new([sent(&[("ready", "s.0", json!({}))])]);
    let backend = fake.backend();
    let list = || backend.collection::<Command>().list();
    let filtered = list().filter(NAME.eq("a")).select::<Named>();
    assert_eq!(
        next(&mut filtered.follow(Position::now()), 1).await,
        ["live"]
    );
    let asked = &fake.requests("/events")[0];
    assert_eq!(parameters(asked)["where"], r#"{"name":"a"}"#);
    let sorted = list()
        .sort(NAME.ascending())
        .follow(Position::now())
        .next()
        .await;
    assert!(sorted.unwrap_err().is_invalid());
    let walked = list().resume_from(Position::now()).all().await;
    assert!(
        walked.unwrap_err().is_invalid(),
        "a walk has no such position"
    );
}

#[tokio::test(start_paused = true)]
async fn what_was_changed_since_a_time_comes_first_and_once() {
    let fake = Fake::new([sent(&[
        ("ready", "s.0", json!({})),
        // Was read already.
        ("updated", "s.1", of(2, "two", "1")),
        ("updated", "s.2", of(2, "three", "2")),
    ])]);
    fake.put(1, "one", "1");
    fake.put(2, "two", "1");
    let backend = fake.backend();
    let since = SystemTime::UNIX_EPOCH + Duration::from_secs(1_707_000_001);
    let mut follow = commands(&backend, Position::since(since));
    let events = next(&mut follow, 4).await;
    assert_eq!(
        events,
        ["updated one", "updated two", "live", "updated three"]
    );
    let asked = &fake.requests("/command")[0];
    let filter = &parameters(asked)["where"];
    assert_eq!(
        filter,
        r#"{"_updated":{"$gte":"Sat, 03 Feb 2024 22:39:56 GMT"}}"#
    );
    let everything = Fake::new([sent(&[("ready", "s.0", json!({}))])]);
    everything.put(1, "one", "1");
    let mut follow = commands(&everything.backend(), Position::start());
    assert_eq!(next(&mut follow, 2).await, ["updated one", "live"]);
    let asked = &everything.requests("/command")[0];
    assert!(!parameters(asked).contains_key("where"));
}

#[tokio::test(start_paused = true)]
async fn a_backend_without_events_is_asked_again_and_again() {
    let fake = Fake::new([]);
    fake.put(1, "old", "1");
    let backend = fake.backend();
    let mut follow = commands(&backend, Position::now()).poll_every(Duration::from_secs(1));
    assert_eq!(
        next(&mut follow, 1).await,
        ["live"],
        "what is old is not passed on"
    );
    assert!(follow.is_polling());
    assert!(follow.position().to_string().starts_with("since:"));
    fake.put(2, "new", "1");
    assert_eq!(next(&mut follow, 1).await, ["updated new"]);
    fake.put(1, "changed", "2");
    fake.put(3, "newer", "1");
    let mut events = next(&mut follow, 2).await;
    events.sort_unstable();
    assert_eq!(events, ["updated changed", "updated newer"]);
    assert_eq!(fake.requests("/events").len(), 1);
}

#[tokio::test(start_paused = true)]
async fn nothing_of_the_history_is_missing_when_events_are() {
    let fake = Fake::new([sent(&[
        ("ready", "s.0", json!({})),
        ("created", "s.1", of(1, "one", "1")),
        ("lagged", "s.9", json!({"reason": "slow"})),
        ("created", "s.10", of(4, "four", "1")),
    ])]);
    for (number, name) in [(1, "one"), (2, "two"), (3, "three")] {
        fake.put(number, name, "1");
    }
    let backend = fake.backend();
    let list = backend
        .collection::<HistoryEvent>()
        .list()
        .select::<Named>();
    let mut follow = list.follow(Position::now());
    assert_eq!(next(&mut follow, 2).await, ["live", "created one"]);
    let mut missed = next(&mut follow, 2).await;
    let position = follow.position().to_string();
    assert!(
        position.starts_with("since:"),
        "{position} is before what was missed"
    );
    // What was seen as an event only may come again: it is not known whether it was lost.
    if missed[0] == "created one" {
        missed.remove(0);
        missed.extend(next(&mut follow, 1).await);
    }
    assert_eq!(missed, ["created two", "created three"]);
    assert_eq!(next(&mut follow, 1).await, ["created four"]);
    let position = follow.position().to_string();
    assert!(position.ends_with("+s.10"), "{position}");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_an_error_and_an_outage_one_after_a_while() {
    let fake = Fake::new([Reply::Status(403)]);
    let refused = commands(&fake.backend(), Position::now()).next().await;
    assert!(refused.err().unwrap().is_forbidden());
    let fake = Fake::new((0..1000).map(|_| Reply::Broken));
    let backend = fake.backend().with_total_timeout(Duration::from_secs(30));
    let mut follow = commands(&backend, Position::now());
    let failure = follow.next().await.err().unwrap();
    assert!(failure.is_interrupted());
    assert_eq!(failure.position(), Some(&Position::now()));
    let tried = fake.requests("/events").len();
    assert!((8..40).contains(&tried), "{tried} attempts");
    *fake.events.lock().unwrap() = [sent(&[("ready", "s.0", json!({}))])].into();
    assert_eq!(
        next(&mut follow, 1).await,
        ["live"],
        "the next call tries again"
    );
}

#[tokio::test(start_paused = true)]
async fn an_item_that_cannot_be_read_is_an_error_and_the_next_one_is_read() {
    let mut broken = of(1, "a", "1");
    broken["item"]["name"] = json!(5);
    let fake = Fake::new([sent(&[
        ("ready", "s.0", json!({})),
        ("created", "s.1", broken),
        ("created", "s.2", of(2, "b", "1")),
    ])]);
    let mut follow = commands(&fake.backend(), Position::now());
    assert_eq!(next(&mut follow, 1).await, ["live"]);
    let failure = follow.next().await.err().unwrap();
    assert!(failure.is_decode(), "{failure}");
    assert_eq!(next(&mut follow, 1).await, ["created b"]);
}

#[tokio::test(start_paused = true)]
async fn a_follower_is_a_stream_too() {
    let fake = Fake::new([sent(&[
        ("ready", "s.0", json!({})),
        ("created", "s.1", of(1, "a", "1")),
    ])]);
    let mut follow = commands(&fake.backend(), Position::now());
    assert!(matches!(
        follow.try_next().await.unwrap(),
        Some(Event::Live)
    ));
    let created = follow.try_next().await.unwrap();
    assert!(matches!(created, Some(Event::Created(Named { name })) if name == "a"));
}
