//! `alignak-backend copy`, from one kind of store to the other and back.

use std::path::Path;
use std::process::{Command, Output};

use alignak_testkit::server::{Options, command};
use alignak_testkit::{Mongo, Server};
use mongodb::bson::{Bson, Document, doc};
use serde_json::{Value, json};

const DUMP: &str = include_str!("../../fixtures/original-database.jsonl");

fn copy(folder: &Path, from: &str, to: &str, more: &[&str]) -> Output {
    let mut command: Command = command(folder);
    command
        .args(["copy", "--from", from, "--to", to])
        .args(more);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Every item of every resource, as a server on that store returns them.
fn served(store: &str) -> Value {
    let options = Options::default().argument("--store").argument(store);
    let server = Server::start_with(options);
    let admin = server.admin();
    let mut all = json!({});
    for resource in [
        "host",
        "service",
        "history",
        "user",
        "realm",
        "livesynthesis",
        "alignak",
        "userrestrictrole",
    ] {
        let page = admin
            .get(&format!("/{resource}?sort=_id&max_results=5000"))
            .send();
        let mut items = page.expect_status(200).json()["_items"].take();
        // The login has given a new token, and the start has counted anew.
        let moving: &[&str] = match resource {
            "user" => &["_etag", "_updated", "token", "password"],
            "livesynthesis" => &["_updated"],
            _ => &[],
        };
        for item in items.as_array_mut().unwrap() {
            for name in moving {
                item.as_object_mut().unwrap().remove(*name);
            }
        }
        all[resource] = items;
    }
    all
}

/// The value with all members in the order of their names, which a copy does not keep.
fn sorted(value: Bson) -> Bson {
    match value {
        Bson::Document(document) => {
            let mut members: Vec<_> = document.into_iter().collect();
            members.sort_by(|left, right| left.0.cmp(&right.0));
            let members = members
                .into_iter()
                .map(|(name, value)| (name, sorted(value)));
            Bson::Document(members.collect())
        }
        Bson::Array(values) => Bson::Array(values.into_iter().map(sorted).collect()),
        other => other,
    }
}

#[test]
fn a_database_of_the_original_goes_to_sqlite_and_back_unchanged() {
    let mongo = Mongo::replica_set(1);
    mongo.load("original", DUMP);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let original = mongo.uri("original");
    let file = format!("sqlite:{}", path.join("copy.sqlite").display());
    let back = mongo.uri("back");

    let output = copy(path, &original, &file, &[]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("hold the same 64 items"),
        "{}",
        said(&output)
    );
    // Again: everything exists already.
    let output = copy(path, &original, &file, &[]);
    assert!(output.status.success(), "{}", said(&output));

    // A copy that stopped half-way is completed.
    let output = copy(path, &file, &back, &[]);
    assert!(output.status.success(), "{}", said(&output));
    let histories = mongo
        .client()
        .database("back")
        .collection::<Document>("history");
    for _ in 0..5 {
        histories.delete_one(doc! {}).run().unwrap();
    }
    let output = copy(path, &file, &back, &[]);
    assert!(output.status.success(), "{}", said(&output));
    let documents = |name: &str, collection: &str| -> Vec<Document> {
        let collection = mongo
            .client()
            .database(name)
            .collection::<Document>(collection);
        let found = collection
            .find(doc! {})
            .sort(doc! {"_id": 1})
            .run()
            .unwrap();
        found.map(Result::unwrap).collect()
    };
    for line in DUMP.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let name = line["collection"].as_str().unwrap();
        let (first, last) = (documents("original", name), documents("back", name));
        assert_eq!(first.len(), last.len(), "{name}");
        for (first, last) in first.into_iter().zip(last) {
            assert_eq!(sorted(first.into()), sorted(last.into()), "{name}");
        }
    }
    assert_eq!(served(&original), served(&back));
}

#[test]
fn a_target_with_data_of_its_own_is_refused_unless_it_is_to_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let (first, second) = (Server::start(), Server::start());
    let mut uris = Vec::new();
    for (server, name) in [(first, "first"), (second, "second")] {
        let admin = server.admin();
        let realm = admin.root_realm();
        admin.create("command", &json!({"name": name, "_realm": realm}));
        let file = server.data().join("alignak-backend.sqlite");
        let copied = path.join(name);
        let mut server = server;
        server.terminate();
        std::fs::copy(file, &copied).unwrap();
        uris.push(format!("sqlite:{}", copied.display()));
    }
    let refused = copy(path, &uris[0], &uris[1], &[]);
    assert!(!refused.status.success());
    assert!(
        said(&refused).contains("the target is not empty"),
        "{}",
        said(&refused)
    );

    let replaced = copy(path, &uris[0], &uris[1], &["--replace"]);
    assert!(replaced.status.success(), "{}", said(&replaced));
    assert_eq!(served(&uris[0]), served(&uris[1]));

    let none = copy(path, "sqlite:/nowhere/at/all", &uris[1], &[]);
    assert!(
        said(&none).contains("there is no database"),
        "{}",
        said(&none)
    );
}

#[test]
fn items_that_share_a_unique_value_are_not_copied_and_named() {
    let mongo = Mongo::alone();
    let commands = mongo
        .client()
        .database("twice")
        .collection::<Document>("command");
    for alias in ["one", "two"] {
        let command = doc! {"name": "same", "alias": alias, "_etag": alias};
        commands.insert_one(command).run().unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let target = format!("sqlite:{}", folder.path().join("copy.sqlite").display());
    let refused = copy(folder.path(), &mongo.uri("twice"), &target, &[]);
    assert!(!refused.status.success());
    let printed = said(&refused);
    assert!(
        printed.contains("cannot take all items of command") && printed.contains("same value"),
        "{printed}"
    );
}
