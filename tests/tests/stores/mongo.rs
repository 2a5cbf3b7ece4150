//! The server on `MongoDB`: an existing database, a server that is absent, one that goes away.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use alignak_testkit::http::text;
use alignak_testkit::process::Process;
use alignak_testkit::server::{Options, command};
use alignak_testkit::{Api, Mongo, Server};
use mongodb::bson::{Bson, Document, doc};
use serde_json::{Value, json};

const DUMP: &str = include_str!("../../fixtures/original-database.jsonl");

fn on(mongo: &Mongo, database: &str) -> Server {
    let options = Options::default().argument("--store");
    Server::start_with(options.argument(&mongo.uri(database)))
}

/// Every document by collection and id.
fn documents(mongo: &Mongo, database: &str) -> BTreeMap<(String, String), Document> {
    let database = mongo.client().database(database);
    let names = database.list_collection_names().run().unwrap();
    let mut found = BTreeMap::new();
    for name in names {
        for document in database
            .collection::<Document>(&name)
            .find(doc! {})
            .run()
            .unwrap()
        {
            let document = document.unwrap();
            let id = match document.get("_id") {
                Some(Bson::ObjectId(id)) => id.to_hex(),
                other => format!("{other:?}"),
            };
            found.insert((name.clone(), id), document);
        }
    }
    found
}

/// The dump's items by collection and id, as JSON that clients see.
fn dumped() -> Vec<(String, String, Value)> {
    let lines = DUMP
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let items = lines.filter(|line| line.get("item").is_some());
    items
        .map(|line| {
            let item = shown(&line["item"]);
            (text(&line, "collection"), text(&item, "_id"), item)
        })
        .collect()
}

/// Extended JSON as clients see it.
fn shown(value: &Value) -> Value {
    let Value::Object(members) = value else {
        return match value {
            Value::Array(values) => values.iter().map(shown).collect(),
            other => other.clone(),
        };
    };
    if let [(name, inner)] = members.iter().collect::<Vec<_>>()[..] {
        match name.as_str() {
            "$oid" => return inner.clone(),
            "$numberInt" => return text(value, name).parse::<i64>().unwrap().into(),
            "$numberDouble" => return text(value, name).parse::<f64>().unwrap().into(),
            "$date" => {
                let milliseconds: u64 = text(inner, "$numberLong").parse().unwrap();
                let date = std::time::UNIX_EPOCH + Duration::from_millis(milliseconds);
                return httpdate::fmt_http_date(date).into();
            }
            _ => {}
        }
    }
    let shown = members
        .iter()
        .map(|(name, value)| (name.clone(), shown(value)));
    Value::Object(shown.collect())
}

fn differences(left: &Document, right: &Document) -> Vec<String> {
    let names: std::collections::BTreeSet<_> = left.keys().chain(right.keys()).collect();
    let differs = |name: &&&String| left.get(name.as_str()) != right.get(name.as_str());
    names
        .iter()
        .filter(differs)
        .map(|name| (*name).clone())
        .collect()
}

/// Makes indexes before the server starts: one of an earlier version of it, and one of somebody else.
fn make_indexes(mongo: &Mongo, database: &str) {
    let indexes = [
        ("alignak_backend_gone", "gone"),
        ("by_operators", "operators"),
    ];
    let indexes = indexes.map(|(name, field)| doc! {"key": {field: 1}, "name": name});
    let make = doc! {"createIndexes": "service", "indexes": indexes.to_vec()};
    let database = mongo.client().database(database);
    database.run_command(make).run().unwrap();
}

fn own_indexes_are_those_of_this_version_and_find_problems_in_order(mongo: &Mongo, database: &str) {
    let database = mongo.client().database(database);
    let names = database.collection::<Document>("service");
    let names = names.list_index_names().run().unwrap();
    assert!(!names.contains(&"alignak_backend_gone".to_owned()));
    assert!(names.contains(&"by_operators".to_owned()), "{names:?}");
    let problems = doc! {
        "find": "service", "filter": {"_overall_state_id": {"$gt": 2}, "_is_template": false},
        "sort": {"business_impact": -1, "_overall_state_id": -1, "_id": 1}, "limit": 50,
    };
    let plan = database
        .run_command(doc! {"explain": problems})
        .run()
        .unwrap();
    let way = plan.get_document("queryPlanner").unwrap();
    let way = way.get_document("winningPlan").unwrap().to_string();
    assert!(way.contains("alignak_backend_business_impact_"), "{way}");
    assert!(
        !way.contains("\"SORT\""),
        "they need not be put in order: {way}"
    );
}

fn serves_an_existing_database(mongo: &Mongo) {
    const NAME: &str = "alignak-backend";
    mongo.load(NAME, DUMP);
    make_indexes(mongo, NAME);
    let before = documents(mongo, NAME);
    let server = on(mongo, NAME);
    let admin = server.admin();

    // What was there is as it was, except what a login and a recount change.
    let after = documents(mongo, NAME);
    for (key, document) in &before {
        let changed = differences(document, &after[key]);
        let expected = |name: &String| match key.0.as_str() {
            "user" => ["token", "password", "_etag", "_updated"].contains(&name.as_str()),
            "livesynthesis" => {
                name.starts_with("hosts_") || name.starts_with("services_") || name == "_updated"
            }
            _ => false,
        };
        let rest: Vec<_> = changed.iter().filter(|name| !expected(name)).collect();
        assert!(rest.is_empty(), "{key:?}: {rest:?} of {document}");
    }
    let total = after
        .keys()
        .filter(|key| !key.0.starts_with("alignak_backend_"))
        .count();
    assert!(total >= before.len(), "something is gone");

    every_item_can_be_read(&admin);
    every_item_can_be_changed(&admin);
    counters_equal_a_recount(&admin);
    own_indexes_are_those_of_this_version_and_find_problems_in_order(mongo, NAME);
}

fn every_item_can_be_read(admin: &Api) {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (resource, id, item) in dumped() {
        if is_internal(&resource) {
            continue;
        }
        *counts.entry(resource.clone()).or_default() += 1;
        let path = format!("/{resource}/{id}");
        let read = admin.get(&path).send().expect_status(200).json();
        for (name, value) in item.as_object().unwrap() {
            let is_moving = match resource.as_str() {
                "user" => ["token", "password", "_etag", "_updated"].contains(&name.as_str()),
                "livesynthesis" => true,
                _ => name == "schema_version",
            };
            if !is_moving {
                assert_eq!(&read[name], value, "{path}: {name}");
            }
        }
        // The same by its exact values.
        let filter = json!({"_id": id}).to_string();
        let page = admin
            .get(&format!("/{resource}"))
            .query(&[("where", &filter)])
            .send();
        assert_eq!(page.json()["_meta"]["total"], 1, "{path}");
    }
    for (resource, count) in counts {
        let page = admin
            .get(&format!("/{resource}"))
            .send()
            .expect_status(200)
            .json();
        let total = page["_meta"]["total"].as_u64().unwrap();
        assert!(total >= count, "{resource}: {total} of {count}");
    }
}

fn is_internal(resource: &str) -> bool {
    ["alignak_notifications"].contains(&resource)
}

fn every_item_can_be_changed(admin: &Api) {
    for (resource, id, item) in dumped() {
        let field = ["notes", "alias", "message", "output", "retention_data"]
            .into_iter()
            .find(|field| item[*field].is_string());
        let Some(field) = field else { continue };
        if is_internal(&resource) {
            continue;
        }
        let path = format!("/{resource}/{id}");
        let read = admin.get(&path).send().expect_status(200).json();
        let changes = json!({field: "changed here"});
        let patch = admin.patch(&path).if_match(&text(&read, "_etag"));
        patch.json(&changes).send().expect_status(200);
        let read = admin.get(&path).send().expect_status(200).json();
        assert_eq!(read[field], "changed here", "{path}");
    }
}

fn counters_equal_a_recount(admin: &Api) {
    let realm = admin.root_realm();
    let filter = json!({"_realm": realm}).to_string();
    let page = admin
        .get("/livesynthesis")
        .query(&[("where", &filter)])
        .send()
        .json();
    let counters = &page["_items"][0];
    for resource in ["host", "service"] {
        let filter = json!({"_realm": realm, "_is_template": false}).to_string();
        let page = admin
            .get(&format!("/{resource}"))
            .query(&[("where", &filter)])
            .send()
            .json();
        assert_eq!(
            counters[format!("{resource}s_total")],
            page["_meta"]["total"],
            "{resource}"
        );
    }
}

#[test]
fn a_database_of_the_original_on_a_stand_alone_server_is_served_in_full() {
    serves_an_existing_database(&Mongo::alone());
}

#[test]
fn a_database_of_the_original_on_a_replica_set_is_served_in_full() {
    serves_an_existing_database(&Mongo::replica_set(1));
}

#[test]
fn without_a_server_the_start_fails_within_seconds_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let began = Instant::now();
    let mut command = command(folder.path());
    command.args([
        "--listen",
        "127.0.0.1:0",
        "--store",
        "mongodb://me:secret@127.0.0.1:1/x",
    ]);
    let mut process = Process::start(&mut command);
    let status = process.wait(Duration::from_secs(30));
    assert!(!status.success());
    assert!(
        began.elapsed() < Duration::from_secs(8),
        "{:?}",
        began.elapsed()
    );
    let output = process.output();
    assert!(
        output.contains("cannot open the store mongodb://127.0.0.1:1/x"),
        "{output}"
    );
    assert!(!output.contains("secret"), "{output}");
}

#[test]
fn tls_and_accounts_are_used_as_the_address_says() {
    let mongo = Mongo::secured();
    // Reads see what was written, whatever the address prefers.
    let uri = mongo.uri("secured") + "&readPreference=secondaryPreferred";
    let options = Options::default().argument("--store");
    let server = Server::start_with(options.argument(&uri));
    let admin = server.admin();
    let realm = admin.root_realm();
    admin.create("command", &json!({"name": "safe", "_realm": realm}));
    admin.by_name("command", "safe");

    let good = mongo.uri("secured");
    let refused = [
        (good.replace("s3cret", "another"), "uthentication failed"),
        (good.replace("tls=true", "tls=false"), ""),
    ];
    for (uri, reason) in refused {
        let folder = tempfile::tempdir().unwrap();
        let mut command = command(folder.path());
        command.args(["--listen", "127.0.0.1:0", "--store", &uri]);
        let mut process = Process::start(&mut command);
        let status = process.wait(Duration::from_secs(30));
        assert!(!status.success());
        let output = process.output();
        assert!(output.contains("cannot open the store"), "{output}");
        assert!(output.contains(reason), "{output}");
        assert!(!output.contains("of-mongodb"), "{output}");
    }
}

#[test]
fn while_mongodb_is_away_the_answer_is_503_and_afterwards_all_is_well_again() {
    let mut mongo = Mongo::replica_set(1);
    let server = on(&mongo, "away");
    let admin = server.admin();
    let realm = admin.root_realm();
    admin.create("command", &json!({"name": "before", "_realm": realm}));
    mongo.kill(0);
    for _ in 0..2 {
        for request in [
            admin.get("/command"),
            admin
                .post("/command")
                .json(&json!({"name": "meanwhile", "_realm": realm})),
        ] {
            let answer = request.send().expect_status(503);
            assert!(answer.header("retry-after").is_some(), "{answer:?}");
            let body = answer.json();
            assert_eq!(body["_status"], "ERR");
            assert_eq!(body["_error"]["code"], 503);
        }
    }
    mongo.run(0);
    let end = Instant::now() + Duration::from_mins(1);
    loop {
        let answer = admin
            .post("/command")
            .json(&json!({"name": "after", "_realm": realm}))
            .send();
        if answer.status == 201 {
            break;
        }
        assert_eq!(answer.status, 503, "{answer:?}");
        assert!(Instant::now() < end, "the server does not recover");
        std::thread::sleep(Duration::from_millis(200));
    }
    admin.by_name("command", "before");
    admin.by_name("command", "after");
}

#[test]
fn duplicates_of_what_should_be_unique_are_named_and_left() {
    let mongo = Mongo::alone();
    let commands = mongo
        .client()
        .database("twice")
        .collection::<Document>("command");
    for alias in ["one", "two"] {
        commands
            .insert_one(doc! {"name": "same", "alias": alias})
            .run()
            .unwrap();
    }
    let server = on(&mongo, "twice");
    let output = server.output();
    assert!(
        output.contains("several items of command have the same name"),
        "{output}"
    );
    assert!(output.contains("`same` (2 times)"), "{output}");
    let admin = server.admin();
    let realm = admin.root_realm();
    let third = admin
        .post("/command")
        .json(&json!({"name": "same", "_realm": realm}))
        .send();
    assert_eq!(third.status, 422);
    let folder = tempfile::tempdir().unwrap();
    let checked = command(folder.path())
        .args(["--store", &mongo.uri("twice"), "check"])
        .output()
        .unwrap();
    assert_eq!(checked.status.code(), Some(1));
    let said = String::from_utf8_lossy(&checked.stdout);
    let named = said
        .lines()
        .filter(|line| line.ends_with("name: another item has this value"));
    assert_eq!(named.count(), 1, "{said}");
}

/// The shell writes all numbers as doubles: they are found, compared and counted like integers.
#[test]
fn whole_doubles_are_found_and_counted_like_integers() {
    let mongo = Mongo::alone();
    let database = "doubles";
    let id;
    {
        let server = on(&mongo, database);
        let admin = server.admin();
        let realm = admin.root_realm();
        let host = admin.create("host", &json!({"name": "web", "_realm": realm}));
        id = text(&host, "_id");
    }
    let hosts = mongo
        .client()
        .database(database)
        .collection::<Document>("host");
    let doubles = doc! {
        "business_impact": 4.0, "_overall_state_id": 4.0, "ls_state_id": 1.0, "ls_state": "DOWN",
        "ls_state_type": "HARD",
    };
    let changed = hosts
        .update_one(doc! {"name": "web"}, doc! {"$set": doubles})
        .run()
        .unwrap();
    assert_eq!(changed.modified_count, 1);
    let server = on(&mongo, database);
    let admin = server.admin();
    let page = admin.get("/livesynthesis").send().expect_status(200).json();
    assert_eq!(page["_items"][0]["hosts_down_hard"], 1, "{page}");
    let found = |filter: &str| {
        let found = admin.get("/host").query(&[("where", filter)]).send();
        found.expect_status(200).json()["_meta"]["total"].clone()
    };
    for filter in [
        r#"{"business_impact": 4}"#,
        r#"{"business_impact": {"$in": [4, 5]}}"#,
        r#"{"business_impact": {"$gt": 3, "$lte": 4}}"#,
        r#"{"_overall_state_id": {"$gt": 2}, "name": "web"}"#,
        r#"{"ls_state_id": {"$ne": 0}, "name": "web"}"#,
    ] {
        assert_eq!(found(filter), 1, "{filter}");
    }
    let host = admin.get(&format!("/host/{id}")).send();
    let host = host.expect_status(200).text();
    assert!(host.contains("\"business_impact\":4,"), "{host}");
    let result = json!({
        "host_name": "web", "state": "UP", "state_id": 0, "state_type": "HARD",
        "last_state_type": "HARD",
    });
    admin.create("logcheckresult", &result);
    assert_eq!(found(r#"{"_overall_state_id": 0, "name": "web"}"#), 1);
    counters_equal_a_recount(&admin);
}

/// A client of a server whose store is slow to open waits for its answer.
#[test]
fn the_port_is_bound_before_the_store_answers() {
    let mongo = Mongo::alone();
    let stop = |signal: &str| {
        for id in mongo.process_ids() {
            let sent = std::process::Command::new("kill")
                .args([signal, &id.to_string()])
                .status();
            assert!(sent.unwrap().success());
        }
    };
    stop("-STOP");
    let folder = tempfile::tempdir().unwrap();
    let port = alignak_testkit::peers::free_port();
    let mut command = command(folder.path());
    let listen = format!("127.0.0.1:{port}");
    command.args(["--listen", &listen, "--store", &mongo.uri("slow")]);
    let server = Process::start(&mut command);
    let end = Instant::now() + Duration::from_secs(10);
    let mut waiting = loop {
        match std::net::TcpStream::connect(&listen) {
            Ok(stream) => break stream,
            Err(_) => assert!(Instant::now() < end, "{}", server.output()),
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(!server.output().contains("Listening"));
    waiting
        .write_all(b"GET /version HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .unwrap();
    stop("-CONT");
    waiting
        .set_read_timeout(Some(Duration::from_mins(1)))
        .unwrap();
    let mut answer = String::new();
    waiting.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
