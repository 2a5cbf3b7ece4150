//! The generic layer on each of the public resources: what holds for one holds for all.

use std::process::Command;

use alignak_testkit::http::text;
use alignak_testkit::{Answer, Api, Server, binary};
use serde_json::{Value, json};

/// Fields that rules fill in or hide, whatever their default.
const RULED: [&str; 3] = ["alias", "password", "token"];

struct Fixture {
    admin: Api,
    schemas: Value,
    _server: Server,
}

impl Fixture {
    /// A server with a host and a service, to which other items can refer.
    fn new() -> Self {
        let output = Command::new(binary::backend())
            .arg("openapi")
            .output()
            .expect("the program can be started");
        let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let server = Server::start();
        let fixture = Self {
            admin: server.admin(),
            schemas: document["components"]["schemas"].clone(),
            _server: server,
        };
        for resource in ["host", "service"] {
            let item = fixture.minimal(resource, "first");
            fixture.admin.create(resource, &item);
        }
        fixture
    }

    /// The public resources: name on the wire, and name in the document.
    fn resources(&self) -> Vec<(String, String)> {
        let schemas = self.schemas.as_object().into_iter().flatten();
        let public = schemas.filter(|(_, schema)| schema["x-resource"]["internal"] == false);
        public
            .map(|(name, schema)| (text(&schema["x-resource"], "name"), name.clone()))
            .collect()
    }

    fn schema(&self, resource: &str, suffix: &str) -> &Value {
        let resources = self.resources();
        let (_, name) = resources
            .iter()
            .find(|(known, _)| known == resource)
            .unwrap_or_else(|| panic!("{resource} is not published"));
        &self.schemas[format!("{name}{suffix}")]
    }

    /// An item with just what is required.
    fn minimal(&self, resource: &str, name: &str) -> Value {
        let schema = self.schema(resource, "Create");
        let texts = |list: &Value| -> Vec<String> {
            let list = list.as_array().into_iter().flatten();
            list.filter_map(Value::as_str)
                .map(ToOwned::to_owned)
                .collect()
        };
        let mut wanted = texts(&schema["required"]);
        if resource == "logcheckresult" {
            wanted.push("host".to_owned());
        }
        let mut item = json!({});
        for field in wanted {
            item[&field] = self.some_value(&schema["properties"][&field], &field, name);
        }
        item
    }

    fn some_value(&self, property: &Value, field: &str, name: &str) -> Value {
        if let Some(target) = property["x-relation"]["resource"].as_str() {
            // The latest: the first host is a template.
            let path = format!("/{target}?max_results=1&sort=-_id");
            let page = self.admin.get(&path).send();
            return page.expect_status(200).json()["_items"][0]["_id"].clone();
        }
        if let Some(target) = property["$ref"].as_str() {
            let name = target.rsplit('/').next().expect("a reference has parts");
            return self.schemas[name]["enum"][0].clone();
        }
        match property["type"].as_str() {
            Some("string") if field == "name" => json!(name),
            Some("string") => json!("some text"),
            Some("integer") => json!(7770),
            Some("boolean") => json!(true),
            Some("array") => json!([]),
            other => panic!("{field} is {other:?}: {property}"),
        }
    }
}

fn links(item: &Value) -> Vec<String> {
    let links = item["_links"].as_object().into_iter().flatten();
    links.map(|(name, _)| name.clone()).collect()
}

#[test]
fn an_item_of_each_resource_is_created_read_changed_and_deleted() {
    let fixture = Fixture::new();
    let resources = fixture.resources();
    assert!(resources.len() >= 27, "{resources:?}");
    for (resource, _) in resources {
        let item = fixture.minimal(&resource, "made by a test");
        let made = fixture
            .admin
            .post(&format!("/{resource}"))
            .json(&item)
            .send();
        assert_eq!(made.status, 201, "{resource} {item}: {}", made.text());
        life(&fixture, &resource, &item, &made);
    }
}

/// Follows an item that was just created to its end.
fn life(fixture: &Fixture, resource: &str, item: &Value, made: &Answer) {
    let made = made.json();
    let admin = &fixture.admin;
    assert_eq!(made["_status"], "OK", "{resource}");
    let path = format!("/{resource}/{}", text(&made, "_id"));

    let stored = admin.get(&path).send().expect_status(200).json();
    assert_eq!(stored["_etag"], made["_etag"], "{resource}");
    assert_eq!(
        links(&stored),
        ["collection", "parent", "self"],
        "{resource}"
    );
    assert!(stored.get("_status").is_none(), "{resource}");
    for (field, value) in item.as_object().into_iter().flatten() {
        if !RULED.contains(&field.as_str()) {
            assert_eq!(&stored[field], value, "{resource}.{field}");
        }
    }
    defaults(fixture, resource, item, &stored);

    let filter = json!({"_id": made["_id"]}).to_string();
    let page = admin.get(&format!("/{resource}"));
    let page = page.query(&[("where", filter.as_str())]).send();
    let page = page.expect_status(200).json();
    assert_eq!(page["_meta"]["total"], 1, "{resource}");
    assert_eq!(links(&page["_items"][0]), ["self"], "{resource}");

    let patch = admin.patch(&path).if_match(&text(&stored, "_etag"));
    let patched = patch.json(&json!({})).send();
    let patched = patched.expect_status(200).json();
    let etag = text(&patched, "_etag");
    let wrong = admin.patch(&path).if_match(&etag).json(&json!({"zz": []}));
    let open = ["alignak", "alignakretention"].contains(&resource);
    let etag = match wrong.send() {
        answer if open => text(&answer.expect_status(200).json(), "_etag"),
        answer => {
            let issues = answer.expect_status(422).json();
            assert_eq!(
                issues["_issues"],
                json!({"zz": "unknown field"}),
                "{resource}"
            );
            etag
        }
    };
    let deleted = admin.delete(&path).if_match(&etag).send();
    assert_eq!(deleted.status, 204, "{resource}: {}", deleted.text());
    admin.get(&path).send().expect_status(404);
}

/// What was not sent has its default.
fn defaults(fixture: &Fixture, resource: &str, item: &Value, stored: &Value) {
    if resource == "livesynthesis" {
        // Its counters are counted.
        return;
    }
    let schema = fixture.schema(resource, "");
    let tree = schema["x-resource"]["tree"] == true;
    let defaults = schema["x-defaults"].as_object();
    for (field, default) in defaults.expect("every resource has defaults") {
        // The place in a tree and what only the owner may see are not defaults.
        let ruled = RULED.contains(&field.as_str()) || (tree && field.starts_with('_'));
        if item.get(field).is_none() && !ruled {
            assert_eq!(&stored[field], default, "{resource}.{field}");
        }
    }
}

#[test]
fn each_collection_is_paged_sorted_and_filtered_alike() {
    let fixture = Fixture::new();
    for (resource, _) in fixture.resources() {
        let path = format!("/{resource}");
        let page = fixture
            .admin
            .get(&format!("{path}?page=0&max_results=1"))
            .send();
        let page = page.expect_status(200);
        assert_eq!(page.json()["_meta"]["page"], 1, "{resource}");
        let total = page.json()["_meta"]["total"].to_string();
        assert_eq!(
            page.header("x-total-count"),
            Some(total.as_str()),
            "{resource}"
        );
        let members: Vec<_> = page
            .json()
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect();
        assert_eq!(members, ["_items", "_links", "_meta"], "{resource}");
        for query in [
            "sort=-_updated,name",
            "where={\"nothing\":1}",
            "where={\"_updated\":{\"$gte\":\"Mon, 01 Jan 2001 00:00:00 GMT\"}}",
            "projection={\"name\":1}",
            "embedded={\"_realm\":1,\"host\":1,\"nothing\":1}",
            "pretty",
        ] {
            let answer = fixture.admin.get(&format!("{path}?{query}")).send();
            assert_eq!(answer.status, 200, "{path}?{query}: {}", answer.text());
        }
    }
}

#[test]
fn each_collection_can_be_emptied_but_for_what_is_protected() {
    let fixture = Fixture::new();
    let mut resources = fixture.resources();
    // Users and realms last: the others refer to them.
    resources.sort_by_key(|(name, _)| (name == "user", name == "realm"));
    for (resource, _) in &resources {
        let answer = fixture.admin.delete(&format!("/{resource}")).send();
        assert_eq!(answer.status, 204, "{resource}: {}", answer.text());
    }
    let protected = [
        ("realm", 1),
        ("hostgroup", 1),
        ("servicegroup", 1),
        ("usergroup", 1),
        ("timeperiod", 2),
        ("command", 2),
        ("host", 1),
        ("user", 1),
    ];
    for (resource, count) in protected {
        let page = fixture
            .admin
            .get(&format!("/{resource}"))
            .send()
            .expect_status(200);
        assert_eq!(page.json()["_meta"]["total"], count, "{resource}");
    }
}
