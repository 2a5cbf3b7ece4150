//! The published documents: valid, portable, committed as they are, and true of the server.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use alignak_testkit::{Api, Shared, binary, tools};
use alignak_tests::document::{METHODS, Operation, operations, violations};
use serde_json::{Map, Value};

const UNKNOWN_ID: &str = "0123456789abcdef01234567";

/// The committed files, and the arguments and addresses that return the same document.
const DOCUMENTS: [(&str, &[&str], &str); 2] = [
    ("alignak-backend.json", &["openapi"], "/openapi.json"),
    (
        "alignak-backend-3.0.json",
        &["openapi", "--version", "3.0"],
        "/openapi-3.0.json",
    ),
];

static SERVER: Shared = Shared::new();

fn printed(arguments: &[&str]) -> String {
    let output = Command::new(binary::backend())
        .args(arguments)
        .output()
        .expect("the program can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("a document is UTF-8")
}

fn document(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).expect("a document is JSON")
}

fn current() -> Value {
    document(&["openapi"])
}

/// Fails with all of the problems, if there are any.
#[track_caller]
fn none(what: &str, problems: &[String]) {
    let shown: Vec<_> = problems.iter().take(40).cloned().collect();
    assert!(
        problems.is_empty(),
        "{what}: {}\n{}",
        problems.len(),
        shown.join("\n")
    );
}

/// Asks the validator of a version, which takes its time: each has a test of its own.
fn validate(version: usize) {
    let (name, arguments, _) = DOCUMENTS[version];
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join(name);
    std::fs::write(&path, printed(arguments)).expect("a temporary file can be written");
    let output = Command::new(tools::python())
        .args(["-m", "openapi_spec_validator"])
        .arg(&path)
        .output()
        .expect("Python can be started");
    assert!(
        output.status.success(),
        "{name}:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn an_outside_validator_accepts_the_document() {
    validate(0);
}

#[test]
fn an_outside_validator_accepts_the_older_version() {
    validate(1);
}

#[test]
fn both_versions_keep_to_the_portable_subset() {
    for (name, arguments, _) in DOCUMENTS {
        let found = violations(&document(arguments));
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        none(name, &found);
    }
}

#[test]
fn the_versions_are_those_they_claim_to_be() {
    assert_eq!(current()["openapi"], "3.1.0");
    let older = document(&["openapi", "--version", "3.0"]);
    assert_eq!(older["openapi"], "3.0.3");
    let ids = |document: &Value| -> Vec<String> {
        let all = operations(document);
        all.iter().map(|one| one.id().to_owned()).collect()
    };
    assert_eq!(ids(&older), ids(&current()));
}

#[test]
fn the_committed_documents_are_what_the_server_prints() {
    for (name, arguments, _) in DOCUMENTS {
        let path = binary::workspace().join("openapi").join(name);
        let committed = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
        assert!(
            committed == printed(arguments),
            "openapi/{name} has drifted: `cargo xtask openapi --check` lists where"
        );
    }
}

#[test]
fn the_documents_have_sorted_keys_and_end_with_a_newline() {
    for (name, arguments, _) in DOCUMENTS {
        let text = printed(arguments);
        let document = serde_json::from_str(&text).expect("a document is JSON");
        let tidy = serde_json::to_string_pretty(&sorted(&document)).expect("JSON can be written");
        assert!(
            text == format!("{tidy}\n"),
            "{name} is not laid out as it should be"
        );
    }
}

/// The same value with its members in alphabetical order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let ordered: BTreeMap<_, _> = members.iter().collect();
            let ordered = ordered.into_iter();
            let ordered: Map<_, _> = ordered
                .map(|(name, value)| (name.clone(), sorted(value)))
                .collect();
            Value::Object(ordered)
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_operation_ids_are_those_that_clients_know() {
    let path = binary::workspace().join("tests/document/operations.txt");
    let known = std::fs::read_to_string(&path).expect("the list of operations can be read");
    let known: BTreeSet<_> = known.lines().map(ToOwned::to_owned).collect();
    let document = current();
    let published: BTreeSet<_> = operations(&document)
        .iter()
        .map(|one| format!("{} {} {}", one.id(), one.method.to_uppercase(), one.path))
        .collect();
    let gone: Vec<_> = known.difference(&published).cloned().collect();
    none("operations that clients use are gone", &gone);
    let new: Vec<_> = published.difference(&known).cloned().collect();
    none(
        "new operations are to be added to tests/document/operations.txt",
        &new,
    );
}

#[test]
fn the_operations_of_a_resource_are_named_alike() {
    let document = current();
    let mut problems = Vec::new();
    for operation in operations(&document) {
        let Some(resource) = operation.content["x-resource"].as_str() else {
            continue;
        };
        let schemas = document["components"]["schemas"].as_object();
        let facts = schemas
            .into_iter()
            .flatten()
            .map(|(_, schema)| &schema["x-resource"])
            .find(|facts| facts["name"] == resource)
            .unwrap_or_else(|| panic!("no schema is of the resource {resource}"));
        let word = |member: &str| facts[member].as_str().unwrap_or_default().to_owned();
        let (singular, plural) = (word("singular"), word("plural"));
        let item = operation.path.ends_with('}');
        let expected = match (operation.method, item) {
            ("get", false) => format!("list_{plural}"),
            ("post", false) => format!("create_{singular}"),
            ("delete", false) => format!("delete_all_{plural}"),
            ("get", true) => format!("get_{singular}"),
            ("patch", true) => format!("update_{singular}"),
            ("put", true) => format!("replace_{singular}"),
            ("delete", true) => format!("delete_{singular}"),
            _ => String::new(),
        };
        if operation.id() != expected {
            problems.push(format!(
                "{}: {} is not {expected}",
                operation.pointer(),
                operation.id()
            ));
        }
    }
    none("misnamed operations", &problems);
}

#[test]
fn the_server_serves_its_documents() {
    let server = SERVER.get();
    let api = server.api();
    for (name, arguments, address) in DOCUMENTS {
        let answer = api.get(address).send().expect_status(200);
        let kind = answer.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("application/json"), "{address}: {kind}");
        assert_eq!(answer.json(), document(arguments), "{name} and {address}");
    }
    let answer = api.get("/api-docs").send().expect_status(200);
    assert_eq!(answer.json(), current(), "/api-docs");
}

#[test]
fn every_documented_operation_is_answered() {
    let server = SERVER.get();
    let api = server.api();
    let mut problems = Vec::new();
    for operation in operations(&current()) {
        let method = operation.method.to_uppercase();
        let answer = api.request(&method, &operation.address()).send();
        let id = operation.id();
        if id == "get_metrics" && answer.status == 404 {
            // As documented: the setting METRICS_TOKEN is not set.
            continue;
        }
        if answer.status == 404 || answer.status == 405 || answer.status >= 500 {
            problems.push(format!(
                "{id}: {} is answered {}",
                answer.request, answer.status
            ));
        }
        let open = operation.content["security"]
            .as_array()
            .is_some_and(Vec::is_empty);
        let asked = answer.status == 401 && answer.header("www-authenticate").is_some();
        if open == asked {
            let text = if open { "is open" } else { "needs a token" };
            problems.push(format!(
                "{id}: the document says it {text}, the server does not"
            ));
        }
    }
    none("documented, but not so", &problems);
}

#[test]
fn every_status_that_is_seen_is_documented() {
    let server = SERVER.get();
    let (api, admin) = (server.api(), server.admin());
    let mut problems = Vec::new();
    for operation in operations(&current()) {
        let method = operation.method.to_uppercase();
        if operation.path == "/login" || operation.id().starts_with("delete_all") {
            continue;
        }
        for client in [&api, &admin] {
            let answer = client.request(&method, &operation.address()).send();
            let status = answer.status.to_string();
            if operation.content["responses"].get(&status).is_none() {
                problems.push(format!("{}: {status} is not documented", operation.id()));
            }
        }
    }
    none("undocumented answers", &problems);
}

#[test]
fn every_method_that_is_not_documented_is_refused() {
    let server = SERVER.get();
    let api = server.api();
    let document = current();
    let mut problems = Vec::new();
    for (path, methods) in documented(&document) {
        let address = Operation {
            path: &path,
            method: "",
            content: &Value::Null,
        }
        .address();
        for method in METHODS {
            let implied = method == "options" || (method == "head" && methods.contains("get"));
            if implied || methods.contains(method) {
                continue;
            }
            let answer = api.request(&method.to_uppercase(), &address).send();
            if answer.status != 405 {
                problems.push(format!("{} is answered {}", answer.request, answer.status));
            }
        }
        allowed(&api, &path, &address, &methods, &mut problems);
    }
    none("not documented, and yet", &problems);
}

/// Paths, and the methods that are documented for each.
fn documented(document: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let mut paths = BTreeMap::<_, BTreeSet<_>>::new();
    for operation in operations(document) {
        let methods = paths.entry(operation.path.to_owned()).or_default();
        methods.insert(operation.method.to_owned());
    }
    paths
}

/// Compares the methods that OPTIONS lists with the documented ones.
fn allowed(
    api: &Api,
    path: &str,
    address: &str,
    methods: &BTreeSet<String>,
    problems: &mut Vec<String>,
) {
    let answer = api.request("OPTIONS", address).send();
    let listed: BTreeSet<_> = answer
        .header("allow")
        .unwrap_or_default()
        .split(',')
        .map(|word| word.trim().to_lowercase())
        .collect();
    let mut expected = methods.clone();
    expected.insert("options".to_owned());
    if expected.contains("get") {
        expected.insert("head".to_owned());
    }
    if path.ends_with('}') {
        // Not as such: it carries the method override.
        expected.insert("post".to_owned());
    }
    if listed != expected {
        problems.push(format!(
            "OPTIONS {path} lists {listed:?}, documented are {expected:?}"
        ));
    }
}

#[test]
fn every_resource_of_the_root_document_is_documented_and_no_internal_one() {
    let server = SERVER.get();
    let admin = server.admin();
    let root = admin.get("/").send().expect_status(200).json();
    let children = root["_links"]["child"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let mut offered: BTreeSet<_> = children
        .iter()
        .map(|child| format!("/{}", child["href"].as_str().unwrap_or_default()))
        .collect();
    assert!(offered.len() >= 27, "{offered:?}");
    let document = current();
    let paths = documented(&document);
    let collections: BTreeSet<_> = operations(&document)
        .iter()
        .filter(|one| one.content.get("x-resource").is_some() && !one.path.ends_with('}'))
        .map(|one| one.path.to_owned())
        .collect();
    assert_eq!(offered, collections);
    for path in &offered {
        assert!(paths.contains_key(&format!("{path}/{{id}}")), "{path}");
    }
    offered.extend(["/", "/login", "/logout", "/version", "/backendconfig"].map(str::to_owned));
    for path in &offered {
        assert!(paths.contains_key(path), "{path} is not documented");
    }
    for internal in [
        "alignak_notifications",
        "livesynthesisretention",
        "timeseriesretention",
    ] {
        assert!(!paths.contains_key(&format!("/{internal}")), "{internal}");
        admin.get(&format!("/{internal}")).send().expect_status(404);
        let item = format!("/{internal}/{UNKNOWN_ID}");
        admin.get(&item).send().expect_status(404);
    }
}
