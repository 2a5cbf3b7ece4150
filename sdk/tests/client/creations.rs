//! Creations are repeated under identifiers of the SDK's, and make one item.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use alignak_backend_client::model::{Host, Id, Realm};
use alignak_backend_client::{Backend, HostCreate, TransportRequest};
use serde_json::{Value, json};

use crate::support::{
    Answering, Script, Step, body, parameters, reply, sent_body, written, written_as,
};

const TAKEN: u16 = 409;

fn creation(name: &str) -> HostCreate {
    HostCreate::new(
        name,
        "5f3a0c9e8d1b2a4c6e7f8090".parse::<Id<Realm>>().unwrap(),
    )
}

/// A backend that stores hosts under the identifiers they come with, and loses some replies.
#[derive(Default)]
struct Store {
    hosts: Mutex<BTreeMap<String, Value>>,
    posts: Mutex<usize>,
    /// The posts, counted from 1, whose reply is lost.
    lost: Vec<usize>,
    /// Whether identifiers are refused.
    chooses_ids: bool,
}

impl Store {
    fn backend(self) -> (Arc<Self>, Backend) {
        let store = Arc::new(self);
        let backend = Answering::backend({
            let store = Arc::clone(&store);
            move |request| store.answer(request)
        });
        (store, backend)
    }

    fn answer(&self, request: &TransportRequest) -> Step {
        let mut hosts = self.hosts.lock().unwrap();
        if request.url.path() == "/backendconfig" {
            return reply(404, "");
        }
        if request.method == "GET" {
            let wanted: Value = serde_json::from_str(&parameters(request)["where"]).unwrap();
            let wanted = wanted.to_string();
            let found: Vec<&Value> = hosts
                .iter()
                .filter(|(id, _)| wanted.contains(&format!("\"{id}\"")))
                .map(|(_, host)| host)
                .collect();
            return reply(200, &json!({"_items": found, "_links": {}, "_meta": {"page": 1, "max_results": 50, "total": found.len()}}).to_string());
        }
        let mut posts = self.posts.lock().unwrap();
        *posts += 1;
        let sent = sent_body(request);
        let items = match &sent {
            Value::Array(items) => items.clone(),
            item => vec![item.clone()],
        };
        let has_id = |item: &Value| item.get("_id").is_some();
        if self.chooses_ids && items.iter().any(has_id) {
            let issues = json!({"_id": "ids are chosen by the server"});
            let refused = match &sent {
                Value::Array(items) => json!({
                    "_status": "ERR", "_error": {"code": 422, "message": "no"},
                    "_items": items.iter().map(|_| json!({"_status": "ERR", "_issues": issues}))
                        .collect::<Vec<_>>(),
                }),
                _ => json!({"_status": "ERR", "_issues": issues}),
            };
            return reply(422, &refused.to_string());
        }
        let id_of = |item: &Value| {
            item["_id"]
                .as_str()
                .unwrap_or("5f3a0c9e8d1b2a4c6e7f8091")
                .to_owned()
        };
        if items.iter().any(|item| hosts.contains_key(&id_of(item))) {
            let taken = json!({"_status": "ERR", "_error": {"code": TAKEN, "message": "taken"}});
            return reply(TAKEN, &taken.to_string());
        }
        let answers: Vec<Value> = items
            .iter()
            .map(|item| {
                let id = id_of(item);
                let mut stored = written_as(&id, "e1");
                let answer = stored.clone();
                stored
                    .as_object_mut()
                    .unwrap()
                    .extend(item.as_object().unwrap().clone());
                hosts.insert(id, stored);
                answer
            })
            .collect();
        if self.lost.contains(&posts) {
            return Step::Broken;
        }
        let answer = match &sent {
            Value::Array(_) => json!({"_status": "OK", "_items": answers}),
            _ => answers[0].clone(),
        };
        reply(201, &answer.to_string())
    }

    fn names(&self) -> Vec<String> {
        let hosts = self.hosts.lock().unwrap();
        let mut names: Vec<String> = hosts
            .values()
            .map(|host| host["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }
}

#[tokio::test]
async fn every_creation_has_an_identifier_of_its_own() {
    let script = Script::new([reply(201, &written("e1")), reply(201, &written("e1"))]);
    let hosts = script.backend().hosts();
    for _ in 0..2 {
        hosts.create(&creation("srv1")).await.unwrap();
    }
    let ids = [0, 1].map(|index| sent_body(&script.request(index))["_id"].clone());
    assert_ne!(ids[0], ids[1]);
    for (index, id) in ids.iter().enumerate() {
        assert!(id.as_str().unwrap().parse::<Id<Host>>().is_ok());
        let written = body(&script.request(index));
        assert_eq!(
            written.as_object().unwrap().keys().collect::<Vec<_>>(),
            ["_realm", "name"]
        );
    }
}

#[tokio::test]
async fn a_creation_whose_reply_is_lost_is_repeated_and_makes_one_item() {
    let (store, backend) = Store {
        lost: vec![1],
        ..Store::default()
    }
    .backend();
    let made = backend.hosts().create(&creation("srv1")).await.unwrap();
    assert_eq!(made.etag, "e1");
    assert_eq!(store.names(), ["srv1"]);
    assert!(
        store
            .hosts
            .lock()
            .unwrap()
            .contains_key(&made.id.to_string())
    );
}

#[tokio::test]
async fn a_list_whose_reply_is_lost_is_repeated_and_makes_each_item_once() {
    let lists = [creation("srv1"), creation("srv2")];
    let lost = || Store {
        lost: vec![1],
        ..Store::default()
    };
    let (store, backend) = lost().backend();
    let made = backend.hosts().create_many(&lists).await.unwrap();
    assert_eq!(store.names(), ["srv1", "srv2"]);
    for (made, name) in made.iter().zip(["srv1", "srv2"]) {
        let hosts = store.hosts.lock().unwrap();
        assert_eq!(hosts[&made.id.to_string()]["name"], name);
    }
    let (store, backend) = lost().backend();
    let each = backend.hosts().create_each(&lists).await;
    assert!(each.iter().all(Result::is_ok), "{each:?}");
    assert_eq!(store.names(), ["srv1", "srv2"]);
}

#[tokio::test]
async fn where_the_backend_chooses_identifiers_it_is_asked_to_once() {
    let (store, backend) = Store {
        chooses_ids: true,
        lost: vec![5],
        ..Store::default()
    }
    .backend();
    backend.hosts().create(&creation("srv1")).await.unwrap();
    assert_eq!(*store.posts.lock().unwrap(), 2);
    store.hosts.lock().unwrap().clear();
    backend
        .hosts()
        .create_many(&[creation("srv2")])
        .await
        .unwrap();
    assert_eq!(*store.posts.lock().unwrap(), 3);
    store.hosts.lock().unwrap().clear();
    // Other handles on the same backend know it too; and a lost reply stays a lost reply.
    let other = backend.with_concurrency(2);
    other.hosts().create(&creation("srv3")).await.unwrap();
    assert_eq!(*store.posts.lock().unwrap(), 4);
    store.hosts.lock().unwrap().clear();
    let failure = other.hosts().create(&creation("srv4")).await.unwrap_err();
    assert!(failure.is_interrupted());
    assert_eq!((failure.attempts(), *store.posts.lock().unwrap()), (1, 5));
}

#[tokio::test]
async fn creating_the_same_content_under_the_same_identifier_again_is_success() {
    let (store, backend) = Store::default().backend();
    let id = Id::<Host>::generate();
    let content = creation("srv1").id(id);
    let first = backend.hosts().create(&content).await.unwrap();
    assert_eq!(backend.hosts().create(&content).await.unwrap(), first);
    let failure = backend
        .hosts()
        .create(&creation("srv2").id(id))
        .await
        .unwrap_err();
    assert_eq!(failure.existing_field(), Some("_id"));
    assert!(failure.is_already_exists() && !failure.is_precondition_failed());
    assert_eq!(store.names(), ["srv1"]);
}
