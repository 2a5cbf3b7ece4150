//! Writers at the same time lose nothing and never see each other's half-done work.

use std::collections::BTreeMap;
use std::sync::Barrier;

use alignak_testkit::http::{Answer, text};
use alignak_testkit::{Api, Server, Shared};
use serde_json::{Value, json};

const WRITERS: usize = 64;

static SERVER: Shared = Shared::new();

/// Sends one request from each of many threads at the same moment.
fn at_once<F>(count: usize, send: F) -> Vec<Answer>
where
    F: Fn(usize) -> Answer + Sync,
{
    let start = Barrier::new(count);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..count)
            .map(|number| {
                let (start, send) = (&start, &send);
                scope.spawn(move || {
                    start.wait();
                    send(number)
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("a request was answered"))
            .collect()
    })
}

fn statuses(answers: &[Answer]) -> BTreeMap<u16, usize> {
    let mut counts = BTreeMap::new();
    for answer in answers {
        *counts.entry(answer.status).or_default() += 1;
    }
    counts
}

fn command(admin: &Api, name: &str) -> Value {
    let realm = admin.root_realm();
    admin.create(
        "command",
        &json!({"name": name, "timeout": 0, "_realm": realm}),
    )
}

fn path_of(item: &Value) -> String {
    format!("/command/{}", text(item, "_id"))
}

#[test]
fn exactly_one_of_64_patches_with_the_same_etag_wins() {
    let server = SERVER.get();
    let admin = server.admin();
    for round in 0..5 {
        let item = command(&admin, &format!("contended {round}"));
        let (path, etag) = (path_of(&item), text(&item, "_etag"));
        let answers = at_once(WRITERS, |number| {
            let body = json!({"alias": format!("writer {number}")});
            admin.patch(&path).if_match(&etag).json(&body).send()
        });
        let expected = BTreeMap::from([(200, 1), (412, WRITERS - 1)]);
        assert_eq!(statuses(&answers), expected, "round {round}");
        let winner = answers.iter().position(|answer| answer.status == 200);
        let winner = winner.expect("one has won");
        let stored = admin.get(&path).send().expect_status(200).json();
        assert_eq!(stored["alias"], format!("writer {winner}"));
        assert_eq!(stored["_etag"], answers[winner].json()["_etag"]);
        for loser in answers.iter().filter(|answer| answer.status == 412) {
            assert_eq!(loser.message(), "Client and server etags don't match");
        }
    }
}

#[test]
fn exactly_one_of_64_creations_of_one_name_succeeds() {
    let server = SERVER.get();
    let admin = server.admin();
    let realm = admin.root_realm();
    let item = json!({"name": "wanted by all", "_realm": realm});
    let answers = at_once(WRITERS, |_| admin.post("/command").json(&item).send());
    let expected = BTreeMap::from([(201, 1), (422, WRITERS - 1)]);
    assert_eq!(statuses(&answers), expected);
    for loser in answers.iter().filter(|answer| answer.status == 422) {
        let issue = json!({"name": "value 'wanted by all' is not unique"});
        assert_eq!(loser.json()["_issues"], issue);
    }
    let page = admin
        .get(r#"/command?where={"name":"wanted%20by%20all"}"#)
        .send();
    assert_eq!(page.json()["_meta"]["total"], 1);
}

#[test]
fn exactly_one_of_many_creations_of_one_id_succeeds() {
    let server = SERVER.get();
    let admin = server.admin();
    let realm = admin.root_realm();
    let answers = at_once(16, |number| {
        let name = format!("same id {number}");
        let item = json!({"name": name, "_realm": realm, "_id": "00000000000000000000beef"});
        admin.post("/command").json(&item).send()
    });
    assert_eq!(statuses(&answers), BTreeMap::from([(201, 1), (409, 15)]));
}

#[test]
fn creations_of_different_names_all_succeed() {
    let server = SERVER.get();
    let admin = server.admin();
    let realm = admin.root_realm();
    let answers = at_once(WRITERS, |number| {
        let item = json!({"name": format!("mine {number}"), "_realm": realm});
        admin.post("/command").json(&item).send()
    });
    assert_eq!(statuses(&answers), BTreeMap::from([(201, WRITERS)]));
    let filter = r#"{"name": {"$regex": "^mine "}}"#;
    let page = admin.get("/command").query(&[("where", filter)]).send();
    assert_eq!(page.json()["_meta"]["total"], WRITERS);
}

#[test]
fn counting_up_with_etags_loses_no_step() {
    let server = SERVER.get();
    let admin = server.admin();
    let item = command(&admin, "counter");
    let path = path_of(&item);
    let (threads, steps) = (8, 5);
    at_once(threads, |_| {
        let mut last = None;
        for _ in 0..steps {
            last = Some(count_up(&admin, &path));
        }
        last.expect("there is a step")
    });
    let stored = admin.get(&path).send().json();
    assert_eq!(stored["timeout"], json!(threads * steps));
}

fn count_up(admin: &Api, path: &str) -> Answer {
    loop {
        let item = admin.get(path).send().expect_status(200).json();
        let next = item["timeout"].as_i64().expect("a number") + 1;
        let patch = admin.patch(path).if_match(&text(&item, "_etag"));
        let answer = patch.json(&json!({"timeout": next})).send();
        if answer.status == 200 {
            return answer;
        }
        assert_eq!(answer.status, 412, "{}", answer.text());
    }
}

#[test]
fn of_patches_and_deletions_with_one_etag_exactly_one_wins() {
    let server = SERVER.get();
    let admin = server.admin();
    let item = command(&admin, "short-lived");
    let (path, etag) = (path_of(&item), text(&item, "_etag"));
    let answers = at_once(16, |number| {
        if number % 2 == 0 {
            admin.delete(&path).if_match(&etag).send()
        } else {
            let patch = admin.patch(&path).if_match(&etag);
            patch.json(&json!({"alias": "x"})).send()
        }
    });
    let counts = statuses(&answers);
    let won = counts.get(&200).unwrap_or(&0) + counts.get(&204).unwrap_or(&0);
    assert_eq!(won, 1, "{counts:?}");
    assert!(
        counts
            .keys()
            .all(|status| [200, 204, 404, 412].contains(status)),
        "{counts:?}"
    );
}

#[test]
fn readers_see_a_list_of_items_appear_as_a_whole() {
    let server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    let list: Vec<_> = (0..200)
        .map(|number| json!({"name": format!("bulk {number}"), "_realm": realm}))
        .collect();
    let list = Value::Array(list);
    let filter = r#"{"name": {"$regex": "^bulk "}}"#;
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| admin.post("/command").json(&list).send());
        loop {
            let finished = writer.is_finished();
            let query = [("where", filter), ("max_results", "5000")];
            let page = admin.get("/command").query(&query).send().json();
            let seen = page["_items"].as_array().map_or(0, Vec::len);
            assert!(seen == 0 || seen == 200, "{seen} of 200 were seen");
            assert_eq!(page["_meta"]["total"], json!(seen));
            if seen == 200 {
                break;
            }
            assert!(!finished, "the list was posted and is not seen");
        }
        writer
            .join()
            .expect("the list was posted")
            .expect_status(201);
    });
}
