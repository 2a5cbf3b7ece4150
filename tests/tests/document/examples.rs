//! The examples of the document, tried: every body of a request works on a new server, with ids of
//! that server filled in, and every error is what the server answers.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use alignak_testkit::http::{Answer, text};
use alignak_testkit::server::Options;
use alignak_testkit::{Api, Server, tools};
use alignak_tests::document::operations;
use serde_json::{Map, Value, json};

/// The id that stands for every id in the examples.
const PLACEHOLDER: &str = "5a0b1c2d3e4f5a6b7c8d9e0f";

/// What a resource's examples are, and what its references are to.
struct Examples {
    resource: String,
    create: Value,
    patch: Value,
    item: Value,
    /// The resource that a field refers to.
    relations: BTreeMap<String, String>,
}

fn document(api: &Api) -> Value {
    api.get("/openapi.json").send().expect_status(200).json()
}

/// The component that a reference names, or else the value itself.
fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let reference = value["$ref"].as_str().unwrap_or_default();
    document
        .pointer(reference.trim_start_matches('#'))
        .filter(|_| !reference.is_empty())
        .unwrap_or(value)
}

fn json_content(body: &Value) -> &Value {
    &body["content"]["application/json"]
}

/// The examples of all resources.
fn examples(document: &Value) -> Vec<Examples> {
    let mut found: BTreeMap<String, Examples> = BTreeMap::new();
    for operation in operations(document) {
        let Some(resource) = operation.content["x-resource"].as_str() else {
            continue;
        };
        let entry = found
            .entry(resource.to_owned())
            .or_insert_with(|| Examples {
                resource: resource.to_owned(),
                create: Value::Null,
                patch: Value::Null,
                item: Value::Null,
                relations: BTreeMap::new(),
            });
        let body = json_content(&operation.content["requestBody"]);
        match operation.method {
            "post" => {
                entry.create = body["example"].clone();
                let schema = resolve(document, &body["schema"]);
                for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                    let one = property.get("items").unwrap_or(property);
                    if let Some(target) = one["x-relation"]["resource"].as_str() {
                        entry.relations.insert(name.clone(), target.to_owned());
                    }
                }
            }
            "patch" => entry.patch = body["example"].clone(),
            "get" if operation.path.ends_with('}') => {
                entry.item =
                    json_content(&operation.content["responses"]["200"])["example"].clone();
            }
            _ => {}
        }
    }
    found.into_values().collect()
}

/// The example with ids of this server; `None` while it has no item that a field could refer to.
fn filled(api: &Api, example: &Examples, made: &BTreeMap<String, String>) -> Option<Value> {
    let mut item = example.create.clone();
    for (field, target) in &example.relations {
        let Some(value) = item.get_mut(field).filter(|value| !value.is_null()) else {
            continue;
        };
        let id = made.get(target).cloned().or_else(|| any(api, target))?;
        match value {
            Value::Array(list) => *list = vec![json!(id)],
            other => *other = json!(id),
        }
    }
    Some(item)
}

/// The id of any item of a resource.
fn any(api: &Api, resource: &str) -> Option<String> {
    let page = api.get(&format!("/{resource}?max_results=1")).send().json();
    page["_items"][0]["_id"].as_str().map(str::to_owned)
}

fn keys(value: &Value) -> Vec<&String> {
    value.as_object().into_iter().flat_map(Map::keys).collect()
}

#[test]
fn every_request_works_on_a_new_server() {
    let server = Server::start();
    let admin = server.admin();
    let document = document(&admin);
    let mut waiting = examples(&document);
    assert!(waiting.len() >= 27);
    let mut made = BTreeMap::new();
    // In an order in which what an example refers to exists.
    while !waiting.is_empty() {
        let mut refused = Vec::new();
        let before = waiting.len();
        waiting.retain(|example| match create(&admin, &document, example, &made) {
            Ok(id) => {
                made.insert(example.resource.clone(), id);
                false
            }
            Err(reason) => {
                refused.push(format!("{}: {reason}", example.resource));
                true
            }
        });
        assert!(waiting.len() < before, "{refused:#?}");
    }
    check_results_in_bulk(&admin, &document);
}

/// Creates the item of an example, reads and changes it.
fn create(
    api: &Api,
    document: &Value,
    example: &Examples,
    made: &BTreeMap<String, String>,
) -> Result<String, String> {
    let resource = &example.resource;
    let item = filled(api, example, made).ok_or("it refers to an item that does not exist")?;
    let answer = api.post(&format!("/{resource}")).json(&item).send();
    if answer.status == 422 {
        return Err(answer.text());
    }
    let written = answer.expect_status(201).json();
    let documented = &document["components"]["responses"]["ItemCreated"];
    assert_eq!(
        keys(&written),
        keys(&json_content(documented)["example"]),
        "{resource}"
    );
    let path = format!("/{resource}/{}", text(&written, "_id"));
    let read = api.get(&path).send().expect_status(200).json();
    for (name, shown) in example.item.as_object().into_iter().flatten() {
        let got = &read[name];
        let is_own = !["_id", "_etag", "_created", "_updated", "_links"].contains(&name.as_str());
        if is_own && !example.relations.contains_key(name) {
            assert_eq!(got, shown, "{resource}.{name}");
        } else {
            assert!(read.get(name).is_some(), "{resource}.{name} is not shown");
        }
    }
    assert_eq!(
        keys(&read["_links"]),
        keys(&example.item["_links"]),
        "{resource}"
    );
    let patch = api.patch(&path).if_match(&text(&read, "_etag"));
    let patched = patch.json(&example.patch).send().expect_status(200).json();
    assert_eq!(keys(&patched), keys(&written), "{resource}");
    Ok(text(&read, "_id"))
}

fn check_results_in_bulk(api: &Api, document: &Value) {
    let operation = &document["paths"]["/logcheckresult/bulk"]["post"];
    let results = &json_content(&operation["requestBody"])["example"];
    let shown = &json_content(&operation["responses"]["201"])["example"];
    let answer = api.post("/logcheckresult/bulk").json(results).send();
    let got = answer.expect_status(201).json();
    assert_eq!(keys(&got["_items"][0]), keys(&shown["_items"][0]));
    assert_eq!(got["_items"][1], shown["_items"][1]);
    assert_eq!(got["_items"].as_array().map(Vec::len), Some(2));
}

/// Errors that no request can bring about at will: each is built by the code that answers it.
const NOT_PROVOKED: [&str; 3] = ["UploadTimeout", "ServerFailed", "Unavailable"];

#[test]
fn every_error_is_what_the_server_answers() {
    let options = Options::default().setting("IP_CRON", json!(["192.0.2.7"]));
    let server = Server::start_with(options);
    let admin = server.admin();
    let document = document(&admin);
    let mut answers = provoked(&admin);
    for (name, response) in document["components"]["responses"]
        .as_object()
        .into_iter()
        .flatten()
    {
        let content = json_content(response);
        if content["schema"]["$ref"] != "#/components/schemas/ErrorBody"
            || NOT_PROVOKED.contains(&name.as_str())
        {
            continue;
        }
        let answer = answers
            .remove(name.as_str())
            .unwrap_or_else(|| panic!("nothing provokes {name}"));
        let mut body = answer.json();
        if name == "ForbiddenAddress" {
            body = serde_json::from_str(&answer.text().replace("127.0.0.1", "192.0.2.1"))
                .expect("the answer is JSON");
        }
        assert_eq!(body, content["example"], "{name}");
        assert_eq!(
            body["_error"]["code"].as_u64().unwrap_or(422),
            u64::from(answer.status)
        );
        for (header, _) in response["headers"].as_object().into_iter().flatten() {
            assert!(
                answer.header(&header.to_lowercase()).is_some(),
                "{name}: {header}"
            );
        }
    }
    assert!(answers.is_empty(), "not documented: {:?}", answers.keys());
}

/// What the server answers to requests that are wrong in one way each.
fn provoked(admin: &Api) -> BTreeMap<&'static str, Answer> {
    let anonymous = admin.anonymous();
    let login = |name: &str| {
        let credentials = json!({"username": name, "password": "wrong"});
        anonymous.post("/login").json(&credentials).send()
    };
    let realm = admin.root_realm();
    let period = text(&admin.by_name("timeperiod", "24x7"), "_id");
    let user = json!({
        "name": "ann", "password": "a long password", "_realm": realm,
        "host_notification_period": period, "service_notification_period": period,
    });
    admin.create("user", &user);
    let ann = anonymous.login("ann", "a long password");
    let host = json!({"name": "web", "_realm": realm});
    let host = admin.create("host", &host);
    let action = json!({"host": host["_id"], "service": null, "user": host["_id"]});
    let command = admin.create(
        "command",
        &json!({"_id": PLACEHOLDER, "name": "a", "_realm": realm}),
    );
    let path = format!("/command/{PLACEHOLDER}");
    let protected = admin.by_name("command", "_internal_host_up");
    let protected_path = format!("/command/{}", text(&protected, "_id"));
    let result = json!({
        "host_name": "web", "state": "UP", "state_type": "HARD", "last_state_type": "HARD",
    });
    let mut broken = result.clone();
    broken
        .as_object_mut()
        .map(|members| members.remove("state"));
    let change = |etag: &str, body: &Value| admin.patch(&path).if_match(etag).json(body).send();
    let etag = text(&command, "_etag");
    for _ in 0..10 {
        login("nobody");
    }
    BTreeMap::from([
        ("BadRequest", admin.get("/host?page=two").send()),
        ("NotAllowed", anonymous.get("/host").send()),
        ("LoginRefused", login("admin")),
        (
            "CommandsRefused",
            ann.post("/actionforcecheck").json(&action).send(),
        ),
        (
            "NotFound",
            admin.get("/command/000000000000000000000000").send(),
        ),
        (
            "Conflict",
            admin
                .post("/command")
                .json(&json!({"_id": PLACEHOLDER, "name": "b", "_realm": realm}))
                .send(),
        ),
        ("PreconditionFailed", change("0000", &json!({"alias": "x"}))),
        (
            "ForbiddenByRule",
            admin
                .delete(&protected_path)
                .if_match(&text(&protected, "_etag"))
                .send(),
        ),
        (
            "ForbiddenAddress",
            anonymous.get("/cron_livesynthesis_history").send(),
        ),
        (
            "TooLarge",
            admin
                .post("/command")
                .raw("application/json", vec![b' '; (16 << 20) + 1])
                .send(),
        ),
        (
            "InvalidItem",
            admin
                .post("/command")
                .json(&json!({"_realm": realm}))
                .send(),
        ),
        (
            "InvalidItems",
            admin
                .post("/logcheckresult/bulk")
                .json(&json!([result, broken]))
                .send(),
        ),
        ("InvalidChanges", change(&etag, &json!({"nope": 1}))),
        (
            "EtagMissing",
            admin.patch(&path).json(&json!({"alias": "x"})).send(),
        ),
        ("TooManyAttempts", login("nobody")),
    ])
}

/// The commands of the introduction, as they stand there but for the address.
#[test]
fn the_getting_started_works_as_given() {
    let server = Server::start();
    let admin = server.admin();
    let document = document(&admin);
    let introduction = text(&document["info"], "description");
    let commands: Vec<_> = introduction
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"))
        .map(|(commands, _)| commands)
        .collect();
    assert!(commands.len() >= 3, "{introduction}");
    let address = "BACKEND=http://127.0.0.1:5000";
    let script = commands.concat();
    assert!(script.contains(address), "{script}");
    let script = script.replace(address, &format!("BACKEND={}", server.api().base()));
    let curl = tools::debian("curl", Path::new("/usr/bin/curl"));
    // Bodies of refusals are shown, and end the script.
    let function = format!(
        "curl() {{ {} --fail-with-body \"$@\"; echo; }}",
        curl.display()
    );
    let output = Command::new("sh")
        .args(["-e", "-c", &format!("{function}\n{script}")])
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .expect("a shell can be started");
    let shown = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{shown}\n{errors}");
    let host = admin.by_name("host", "web");
    assert_eq!(host["address"], "192.0.2.10");
    // A host that was never checked is UNREACHABLE, and so in the list.
    let last = shown.lines().last().unwrap_or_default();
    assert!(last.contains("\"name\":\"web\""), "{last}");
    assert!(!last.contains("\"name\":\"_dummy\""), "{last}");
}
