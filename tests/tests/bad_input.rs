//! Whatever a client sends, the server answers with the right refusal and changes nothing.

use alignak_tests::http::{Answer, Api, Request, basic, text};
use alignak_tests::{Options, Server};
use serde_json::{Value, json};

const UNKNOWN_ID: &str = "0123456789abcdef01234567";
const NO_ETAG: &str = "0000000000000000000000000000000000000000";

/// A server with some items, and what it held before each case.
struct Bench {
    server: Server,
    admin: Api,
    realm: String,
    command: Value,
    before: Vec<Value>,
}

impl Bench {
    fn new() -> Self {
        let server = Server::start();
        let admin = server.admin();
        let realm = admin.root_realm();
        admin.create("command", &json!({"name": "ping", "_realm": realm}));
        let up = text(&admin.by_name("command", "_internal_host_up"), "_id");
        let host = json!({"name": "srv1", "_realm": realm, "check_command": up});
        admin.create("host", &host);
        let command = admin.by_name("command", "ping");
        let before = content(&admin);
        Self {
            server,
            admin,
            realm,
            command,
            before,
        }
    }

    /// The address of an existing item.
    fn item(&self) -> String {
        format!("/command/{}", text(&self.command, "_id"))
    }

    fn etag(&self) -> String {
        text(&self.command, "_etag")
    }

    /// Fails unless the server holds what it held at first, and still runs.
    #[track_caller]
    fn nothing_changed(&self, case: &str) {
        assert!(
            content(&self.admin) == self.before,
            "{case}: something has changed\n{}",
            self.server.output()
        );
    }

    /// Sends a request that must be refused with this status.
    #[track_caller]
    fn refuse(&self, case: &str, request: Request, status: u16) -> Answer {
        let answer = request.send();
        assert_eq!(answer.status, status, "{case}: {}", answer.text());
        if status != 404 || !answer.body.is_empty() {
            let body = answer.json();
            assert_eq!(body["_status"], "ERR", "{case}: {body}");
        }
        self.nothing_changed(case);
        answer
    }
}

/// Everything that the cases could change.
fn content(admin: &Api) -> Vec<Value> {
    [
        "command",
        "host",
        "service",
        "user",
        "realm",
        "alignakretention",
        "userrestrictrole",
    ]
    .iter()
    .map(|resource| {
        let path = format!("/{resource}?sort=_id&max_results=5000");
        admin.get(&path).send().expect_status(200).json()["_items"].clone()
    })
    .collect()
}

/// Equality where `*` in an expected text stands for any text.
fn alike(want: &Value, got: &Value) -> bool {
    match (want, got) {
        (Value::String(want), Value::String(got)) => match want.split_once('*') {
            Some((start, end)) => got.starts_with(start) && got.ends_with(end),
            None => want == got,
        },
        (Value::Array(want), Value::Array(got)) => {
            want.len() == got.len() && want.iter().zip(got).all(|(want, got)| alike(want, got))
        }
        (Value::Object(want), Value::Object(got)) => {
            want.len() == got.len()
                && want
                    .iter()
                    .all(|(key, want)| got.get(key).is_some_and(|got| alike(want, got)))
        }
        _ => want == got,
    }
}

/// A resource, the fields that are added to a good item of it, and the issues that they raise.
fn wrong_fields() -> Vec<(&'static str, Value, Value)> {
    let missing = "value '0123456789abcdef01234567' must exist in resource";
    vec![
        (
            "command",
            json!({"nope": 1}),
            json!({"nope": "unknown field"}),
        ),
        (
            "command",
            json!({"_etag": "x"}),
            json!({"_etag": "unknown field"}),
        ),
        (
            "command",
            json!({"_created": "x"}),
            json!({"_created": "unknown field"}),
        ),
        (
            "command",
            json!({"_updated": "x"}),
            json!({"_updated": "unknown field"}),
        ),
        (
            "command",
            json!({"_links": {}}),
            json!({"_links": "unknown field"}),
        ),
        (
            "command",
            json!({"_status": "OK"}),
            json!({"_status": "unknown field"}),
        ),
        (
            "command",
            json!({"name": null}),
            json!({"name": ["null value not allowed", "must be of string type"]}),
        ),
        (
            "command",
            json!({"timeout": null}),
            json!({"timeout": ["null value not allowed", "must be of integer type"]}),
        ),
        (
            "command",
            json!({"name": 12}),
            json!({"name": "must be of string type"}),
        ),
        (
            "command",
            json!({"name": ["x"]}),
            json!({"name": "must be of string type"}),
        ),
        (
            "command",
            json!({"name": {"a": 1}}),
            json!({"name": "must be of string type"}),
        ),
        (
            "command",
            json!({"name": true}),
            json!({"name": "must be of string type"}),
        ),
        (
            "command",
            json!({"timeout": "soon"}),
            json!({"timeout": "must be of integer type"}),
        ),
        (
            "command",
            json!({"timeout": []}),
            json!({"timeout": "must be of integer type"}),
        ),
        (
            "host",
            json!({"ls_latency": "slow"}),
            json!({"ls_latency": "must be of float type"}),
        ),
        (
            "command",
            json!({"enable_environment_macros": "yes"}),
            json!({"enable_environment_macros": "must be of boolean type"}),
        ),
        (
            "command",
            json!({"enable_environment_macros": 2}),
            json!({"enable_environment_macros": "must be of boolean type"}),
        ),
        (
            "host",
            json!({"customs": "x"}),
            json!({"customs": "must be of dict type"}),
        ),
        (
            "host",
            json!({"customs": []}),
            json!({"customs": "must be of dict type"}),
        ),
        (
            "host",
            json!({"tags": "x"}),
            json!({"tags": "must be of list type"}),
        ),
        (
            "host",
            json!({"tags": {"a": 1}}),
            json!({"tags": "must be of list type"}),
        ),
        (
            "host",
            json!({"tags": [1]}),
            json!({"tags": {"0": "must be of string type"}}),
        ),
        (
            "command",
            json!({"_realm": "xyz"}),
            json!({"_realm": "value 'xyz' cannot be converted to a ObjectId"}),
        ),
        (
            "command",
            json!({"_realm": UNKNOWN_ID}),
            json!({"_realm": format!("{missing} 'realm', field '_id'.")}),
        ),
        (
            "host",
            json!({"parents": [UNKNOWN_ID]}),
            json!({"parents": {"0": format!("{missing} 'host', field '_id'.")}}),
        ),
        (
            "host",
            json!({"location": {"type": "Line", "coordinates": [1, 2]}}),
            json!({"location": "Point not correct *: Geometry not compliant to GeoJSON"}),
        ),
        (
            "host",
            json!({"location": {"coordinates": [1, 2]}}),
            json!({"location": "Point not correct *: Not compliant to GeoJSON"}),
        ),
        (
            "host",
            json!({"location": {"type": "Point", "coordinates": [1, 2], "more": 1}}),
            json!({"location": "Point not correct *: Not compliant to GeoJSON"}),
        ),
        (
            "host",
            json!({"location": {"type": "Point", "coordinates": [1, "x"]}}),
            json!({"location": "Point not correct *: "}),
        ),
        (
            "command",
            json!({"name": ""}),
            json!({"name": "empty values not allowed"}),
        ),
        (
            "host",
            json!({"initial_state": "oo"}),
            json!({"initial_state": ["max length is 1", "unallowed value oo"]}),
        ),
        (
            "host",
            json!({"initial_state": "z"}),
            json!({"initial_state": "unallowed value z"}),
        ),
        (
            "host",
            json!({"freshness_state": ""}),
            json!({"freshness_state": "unallowed value "}),
        ),
        (
            "host",
            json!({"business_impact": 9}),
            json!({"business_impact": "unallowed value 9"}),
        ),
        (
            "host",
            json!({"stalking_options": ["o", "y"]}),
            json!({"stalking_options": "unallowed values ['y']"}),
        ),
        (
            "realm",
            json!({"global_critical_threshold": 101}),
            json!({"global_critical_threshold": "max value is 100"}),
        ),
        (
            "realm",
            json!({"global_critical_threshold": -1}),
            json!({"global_critical_threshold": "min value is 0"}),
        ),
        (
            "realm",
            json!({"name": "a/b"}),
            json!({"name": "value does not match regex '^[a-zA-Z0-9 \\-_]+$'"}),
        ),
        (
            "host",
            json!({"name": "a|b"}),
            json!({"name": "value does not match regex '^[^`~!$%^&*\"|'<>?,()=]+$'"}),
        ),
        (
            "command",
            json!({"name": "ping"}),
            json!({"name": "value 'ping' is not unique"}),
        ),
        (
            "host",
            json!({"name": "srv1"}),
            json!({"name": "value 'srv1' is not unique"}),
        ),
        (
            "command",
            json!({"name": "ping", "timeout": "x", "zz": 1}),
            json!({
                "name": "value 'ping' is not unique",
                "timeout": "must be of integer type",
                "zz": "unknown field",
            }),
        ),
    ]
}

/// A good item of a resource, to which a case adds what is wrong.
fn good(bench: &Bench, resource: &str) -> Value {
    match resource {
        "realm" => json!({"name": "North", "_parent": bench.realm}),
        "host" => json!({
            "name": "good",
            "_realm": bench.realm,
            "check_command": text(&bench.command, "_id"),
        }),
        _ => json!({"name": "good", "_realm": bench.realm}),
    }
}

#[test]
fn a_wrong_field_in_a_post_is_named_with_its_message() {
    let bench = Bench::new();
    for (resource, wrong, issues) in wrong_fields() {
        let case = format!("POST {resource} with {wrong}");
        let mut item = good(&bench, resource);
        for (key, value) in wrong.as_object().into_iter().flatten() {
            item[key] = value.clone();
        }
        let request = bench.admin.post(&format!("/{resource}")).json(&item);
        let body = bench.refuse(&case, request, 422).json();
        assert!(alike(&issues, &body["_issues"]), "{case}: {body}");
        let message = "Insertion failure: 1 document(s) contain(s) error(s)";
        assert_eq!(
            body["_error"],
            json!({"code": 422, "message": message}),
            "{case}"
        );
    }
}

#[test]
fn a_wrong_field_in_a_patch_is_named_with_its_message() {
    let bench = Bench::new();
    let cases = wrong_fields();
    let other = bench
        .admin
        .create("command", &json!({"name": "other", "_realm": bench.realm}));
    let path = format!("/command/{}", text(&other, "_id"));
    let bench = Bench {
        before: content(&bench.admin),
        ..bench
    };
    for (_, wrong, issues) in cases.iter().filter(|(resource, ..)| *resource == "command") {
        let case = format!("PATCH {wrong}");
        let request = bench.admin.patch(&path).if_match(&text(&other, "_etag"));
        let body = bench.refuse(&case, request.json(wrong), 422).json();
        assert!(alike(issues, &body["_issues"]), "{case}: {body}");
        assert!(body.get("_error").is_none(), "{case}: {body}");
    }
}

#[test]
fn what_is_required_is_asked_for() {
    let bench = Bench::new();
    let required = |fields: &[&str]| -> Value {
        fields
            .iter()
            .map(|field| ((*field).to_owned(), json!("required field")))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let cases = [
        ("command", json!({}), required(&["name", "_realm"])),
        ("command", json!({"name": "x"}), required(&["_realm"])),
        ("command", json!([{"name": "x"}]), required(&["_realm"])),
        ("realm", json!({}), required(&["name"])),
        ("timeperiod", json!({}), required(&["name", "_realm"])),
        ("userrestrictrole", json!({}), required(&["user", "realm"])),
        (
            "hostdependency",
            json!({}),
            required(&["_realm", "dependency_period"]),
        ),
    ];
    for (resource, item, issues) in cases {
        let case = format!("POST {resource} {item}");
        let request = bench.admin.post(&format!("/{resource}")).json(&item);
        let body = bench.refuse(&case, request, 422).json();
        assert_eq!(body["_issues"], issues, "{case}: {body}");
    }
}

#[test]
fn a_list_is_refused_as_a_whole_and_each_element_is_told() {
    let bench = Bench::new();
    let good = |name: &str| json!({"name": name, "_realm": bench.realm});
    let bad = json!({"name": "b", "_realm": bench.realm, "zz": 1});
    let no_object = "'*' is not a document, must be a dict";
    let fine = json!({"_status": "OK"});
    let wrong = |issues: Value| json!({"_status": "ERR", "_issues": issues});
    let cases = [
        (
            json!([good("a"), bad]),
            json!([fine, wrong(json!({"zz": "unknown field"}))]),
        ),
        (
            json!([good("a"), good("a")]),
            json!([fine, wrong(json!({"name": "value 'a' is not unique"}))]),
        ),
        (
            json!([1, good("a")]),
            json!([wrong(json!({"validator exception": no_object})), fine]),
        ),
        (
            json!("ab"),
            json!([
                wrong(json!({"validator exception": "'a' is not a document, must be a dict"})),
                wrong(json!({"validator exception": "'b' is not a document, must be a dict"})),
            ]),
        ),
    ];
    for (list, items) in cases {
        for resource in ["command", "hostgroup", "timeperiod"] {
            let case = format!("POST {resource} {list}");
            let request = bench.admin.post(&format!("/{resource}")).json(&list);
            let body = bench.refuse(&case, request, 422).json();
            assert!(alike(&items, &body["_items"]), "{case}: {body}");
            let count = items.as_array().into_iter().flatten();
            let count = count.filter(|item| item["_status"] == "ERR").count();
            let message = format!("Insertion failure: {count} document(s) contain(s) error(s)");
            assert_eq!(body["_error"]["message"], message, "{case}");
        }
    }
}

#[test]
fn a_body_that_cannot_be_read_is_refused() {
    let bench = Bench::new();
    let unknown_type = "Unknown or no Content-Type header supplied";
    let json = "application/json";
    let cases: Vec<(&str, &str, Vec<u8>, &str)> = vec![
        ("cut JSON", json, b"{\"name\": ".to_vec(), ""),
        ("no JSON", json, b"name".to_vec(), ""),
        ("empty", json, Vec::new(), ""),
        ("not UTF-8", json, b"{\"name\": \"\xff\"}".to_vec(), ""),
        ("two values", json, b"{} {}".to_vec(), ""),
        (
            "a lone surrogate",
            json,
            br#"{"name": "\ud800"}"#.to_vec(),
            "",
        ),
        ("not a number", json, br#"{"timeout": NaN}"#.to_vec(), ""),
        ("an empty list", json, b"[]".to_vec(), ""),
        ("null", json, b"null".to_vec(), ""),
        ("a number", json, b"5".to_vec(), ""),
        ("true", json, b"true".to_vec(), ""),
        ("plain text", "text/plain", b"name=x".to_vec(), unknown_type),
        ("XML", "application/xml", b"<a/>".to_vec(), unknown_type),
        (
            "a JSON dialect",
            "application/vnd.api+json",
            b"{}".to_vec(),
            unknown_type,
        ),
        ("no media type", "nonsense", b"{}".to_vec(), unknown_type),
        (
            "an empty form",
            "application/x-www-form-urlencoded",
            Vec::new(),
            "No form-urlencoded data supplied",
        ),
        (
            "an empty multipart form",
            "multipart/form-data; boundary=x",
            b"--x--\r\n".to_vec(),
            "No multipart/form-data supplied",
        ),
        (
            "a form without boundary",
            "multipart/form-data",
            b"x".to_vec(),
            "",
        ),
        (
            "a cut form",
            "multipart/form-data; boundary=x",
            b"--x\r\nContent".to_vec(),
            "",
        ),
    ];
    for resource in ["command", "host", "service", "user", "realm"] {
        for (what, content_type, body, message) in &cases {
            let case = format!("POST {resource} {what}");
            let request = bench.admin.post(&format!("/{resource}"));
            let answer = bench.refuse(&case, request.raw(content_type, body.clone()), 400);
            assert_eq!(answer.json()["_error"]["code"], 400, "{case}");
            if !message.is_empty() {
                assert_eq!(answer.message(), *message, "{case}");
            }
        }
        let case = format!("POST {resource} without a body");
        bench.refuse(&case, bench.admin.post(&format!("/{resource}")), 400);
    }
    for (what, content_type, body, _) in cases.iter().filter(|case| case.3 == unknown_type) {
        let case = format!("PATCH {what}");
        let request = bench.admin.patch(&bench.item()).if_match(&bench.etag());
        let answer = bench.refuse(&case, request.raw(content_type, body.clone()), 400);
        assert_eq!(answer.message(), unknown_type, "{case}");
    }
}

#[test]
fn a_patch_with_anything_but_an_object_is_refused() {
    let bench = Bench::new();
    let patch = || bench.admin.patch(&bench.item()).if_match(&bench.etag());
    let cases = [
        (json!([]), "'[]' is not a document, must be a dict"),
        (json!([1, 2]), "'[1, 2]' is not a document, must be a dict"),
        (json!("x"), "'x' is not a document, must be a dict"),
        (json!(null), "document is missing"),
    ];
    for (body, issue) in cases {
        let case = format!("PATCH {body}");
        let answer = bench.refuse(&case, patch().json(&body), 422).json();
        assert_eq!(
            answer["_issues"],
            json!({"validator exception": issue}),
            "{case}"
        );
    }
    let other = json!({"_id": UNKNOWN_ID});
    bench.refuse("PATCH to another _id", patch().json(&other), 400);
    let number = patch().json(&json!(5)).send();
    assert!(
        (400..500).contains(&number.status),
        "PATCH 5: {}",
        number.text()
    );
    bench.nothing_changed("PATCH 5");
}

#[test]
fn a_query_that_cannot_be_read_is_refused() {
    let bench = Bench::new();
    let deep = format!(
        "{}{{\"a\": 1}}{}",
        "{\"$and\": [".repeat(200),
        "]}".repeat(200)
    );
    let nested = format!("{}1{}", "{\"a\": ".repeat(2000), "}".repeat(2000));
    let brackets = "(".repeat(5000);
    let wide = json!({"name": {"$in": vec!["x"; 5000]}}).to_string();
    let cases = [
        ("where", r#"{"name": "#),
        ("where", r#"name=="x"#),
        ("where", "name"),
        ("where", "not name==1"),
        ("where", "[1]"),
        ("where", "\"x\""),
        ("where", "5"),
        ("where", "name in [1]"),
        ("where", "1==name"),
        ("where", "1<timeout<3"),
        ("where", "__import__('os')==1"),
        ("where", r#"{"$where": "this.a"}"#),
        ("where", r#"{"$expr": {"$gt": ["$a", 1]}}"#),
        ("where", r#"{"name": {"$eq": "x"}}"#),
        ("where", r#"{"name": {"$nope": 1}}"#),
        ("where", r#"{"$or": [{"a": {"$and": [{"$where": "1"}]}}]}"#),
        ("where", r#"{"a": {"$not": {"$where": "1"}}}"#),
        ("where", r#"{"a": {"$elemMatch": {"b": {"$function": 1}}}}"#),
        ("where", r#"{"name": {"$in": {"$where": "1"}}}"#),
        ("where", r#"{"$or": {"a": 1}}"#),
        ("where", r#"{"$or": []}"#),
        ("where", r#"{"name": {"$in": "x"}}"#),
        ("where", r#"{"name": {"$regex": "("}}"#),
        ("where", r#"{"name": {"$regex": 5}}"#),
        ("where", r#"{"timeout": {"$mod": [0, 0]}}"#),
        ("where", r#"{"timeout": {"$mod": 5}}"#),
        ("where", r#"{"name": {"$size": "x"}}"#),
        ("where", &deep),
        ("where", &nested),
        ("where", &brackets),
        ("sort", "[(\"name\""),
        ("sort", "name,"),
        ("sort", "5"),
        ("sort", "{\"a\": 1}"),
        ("sort", "\"name\""),
        ("sort", "na me"),
        ("projection", "{\"name\""),
        ("projection", "[\"name\"]"),
        ("projection", "name"),
        ("projection", "5"),
        ("embedded", "{\"_realm\""),
        ("embedded", "[\"_realm\"]"),
        ("embedded", "_realm"),
    ];
    for (parameter, value) in cases {
        let shown: String = value.chars().take(80).collect();
        let case = format!("GET /command?{parameter}={shown}");
        let request = bench.admin.get("/command").query(&[(parameter, value)]);
        let answer = bench.refuse(&case, request, 400);
        assert_eq!(answer.json()["_error"]["code"], 400, "{case}");
        if parameter == "embedded" {
            assert_eq!(
                answer.message(),
                "Unable to parse `embedded` clause",
                "{case}"
            );
        }
    }
    let request = bench.admin.get("/command").query(&[("where", &wide)]);
    let status = request.send().status;
    assert!(status == 200 || status == 400, "a long list: {status}");
}

#[test]
fn odd_queries_that_the_original_took_are_still_taken() {
    let bench = Bench::new();
    let cases = [
        "where=",
        "where={}",
        "where=%7B%22name%22:%20%7B%22$regex%22:%20%22/^((?!x).)*$/%22%7D%7D",
        "where=%7B%22nothing%22:%201%7D",
        "where={\"name\":\"ping\"}",
        "sort=-nothing,%20name",
        "max_results=0&page=0",
        "max_results=-3&page=-2",
        "max_results=999999999999999999999999&page=1",
        "max_results=x&page=y",
        "max_results=2.9",
        "projection={}",
        "embedded={}",
        "embedded={\"nope\":1,\"name\":1,\"name.x\":1}",
        "page=99999999999999999999",
        "&&&=&a",
        "nope=%ff%fe",
        "pretty",
        "aggregate=1",
    ];
    for query in cases {
        let answer = bench.admin.get(&format!("/command?{query}")).send();
        assert_eq!(answer.status, 200, "{query}: {}", answer.text());
        answer.json();
    }
}

#[test]
fn what_is_not_there_is_not_found_and_what_cannot_be_done_is_not_allowed() {
    let bench = Bench::new();
    let item = bench.item();
    let missing = [
        "/nothing".to_owned(),
        "/COMMAND".to_owned(),
        "/command/ping".to_owned(),
        format!("/command/{UNKNOWN_ID}"),
        format!("/command/{}", UNKNOWN_ID.to_uppercase()),
        format!("/command/{UNKNOWN_ID}0"),
        format!("{item}/more"),
        "/command/%00".to_owned(),
        "/command/%ff".to_owned(),
        "/..%2f..%2fetc%2fpasswd".to_owned(),
        "/docs/../../etc/passwd".to_owned(),
        "/docs/..%2f..%2fCargo.toml".to_owned(),
        "/alignak_notifications".to_owned(),
        "/livesynthesisretention".to_owned(),
        "/timeseriesretention".to_owned(),
    ];
    for path in missing {
        let answer = bench.admin.get(&path).send();
        assert_eq!(answer.status, 404, "GET {path}: {}", answer.text());
    }
    let not_allowed = [
        ("PATCH", "/command"),
        ("PUT", "/command"),
        ("POST", item.as_str()),
        ("PUT", item.as_str()),
        ("GET", "/login"),
        ("DELETE", "/login"),
        ("GET", "/logout"),
        ("POST", "/version"),
        ("POST", "/backendconfig"),
        ("POST", "/"),
        ("DELETE", "/"),
        ("TRACE", "/command"),
        ("BREW", "/command"),
    ];
    for (method, path) in not_allowed {
        let case = format!("{method} {path}");
        let request = bench.admin.request(method, path).json(&json!({}));
        let answer = bench.refuse(&case, request, 405).json();
        assert_eq!(answer["_error"]["code"], 405, "{case}");
    }
}

#[test]
fn a_change_needs_the_etag_of_what_it_changes() {
    let bench = Bench::new();
    let item = bench.item();
    let body = json!({"alias": "x"});
    let needed = "To edit a document its etag must be provided using the If-Match header";
    let differ = "Client and server etags don't match";
    let unknown = format!("/command/{UNKNOWN_ID}");
    for method in ["PATCH", "DELETE"] {
        let request = |path: &str| {
            let request = bench.admin.request(method, path);
            if method == "PATCH" {
                request.json(&body)
            } else {
                request
            }
        };
        let cases = [
            (request(&item), 428, needed),
            (request(&item).if_match(""), 428, needed),
            (request(&item).if_match(NO_ETAG), 412, differ),
            (request(&item).if_match("*"), 412, differ),
            (request(&unknown), 404, ""),
            (request(&unknown).if_match(&bench.etag()), 404, ""),
        ];
        for (request, status, message) in cases {
            let case = format!("{method}: {request:?}");
            let answer = bench.refuse(&case, request, status);
            if !message.is_empty() {
                assert_eq!(answer.message(), message, "{case}");
            }
        }
        // These may count as another etag or as none.
        for odd in ["\"\"", "W/", "\u{e9}"] {
            let status = request(&item).if_match(odd).send().status;
            assert!(matches!(status, 412 | 428), "{method} {odd}: {status}");
            bench.nothing_changed(odd);
        }
    }
}

#[test]
fn a_default_object_cannot_be_deleted() {
    let bench = Bench::new();
    let protected = [
        ("realm", "All"),
        ("hostgroup", "All"),
        ("servicegroup", "All"),
        ("usergroup", "All"),
        ("timeperiod", "24x7"),
        ("timeperiod", "Never"),
        ("command", "_internal_host_up"),
        ("command", "_echo"),
        ("host", "_dummy"),
        ("user", "admin"),
    ];
    for (resource, name) in protected {
        let item = bench.admin.by_name(resource, name);
        let path = format!("/{resource}/{}", text(&item, "_id"));
        let request = bench.admin.delete(&path).if_match(&text(&item, "_etag"));
        let answer = request.send().expect_status(412);
        assert_eq!(
            answer.text(),
            "This item is a default item and is protected"
        );
        let kind = answer.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("text/html"), "{kind}");
        bench.nothing_changed(&format!("{resource} {name}"));
    }
}

#[test]
fn a_login_without_good_credentials_is_refused() {
    let bench = Bench::new();
    let anonymous = bench.server.api();
    let login = || anonymous.post("/login");
    let none = "No data provided in the login request";
    let missing = "Missing credentials in posted data (username and password are mandatory)";
    let empty = "Username and password must be provided as credentials for login.";
    let wrong = "Please provide proper credentials";
    let cases = [
        (login().json(&json!({})), 401, none),
        (login().raw("text/plain", "x"), 401, none),
        (login(), 401, none),
        (login().json(&json!({"username": "admin"})), 401, missing),
        (login().json(&json!({"password": "admin"})), 401, missing),
        (login().form(&[("username", "admin")]), 401, missing),
        (
            login().json(&json!({"username": "", "password": "x"})),
            401,
            empty,
        ),
        (
            login().json(&json!({"username": "admin", "password": null})),
            401,
            empty,
        ),
        (
            login().json(&json!({"username": "admin", "password": "x"})),
            401,
            wrong,
        ),
        (
            login().json(&json!({"username": "ghost", "password": "admin"})),
            401,
            wrong,
        ),
        (
            login().json(&json!({"username": {"$ne": ""}, "password": "admin"})),
            401,
            "",
        ),
        (
            login().json(&json!({"username": "admin", "password": {"$ne": ""}})),
            401,
            "",
        ),
        (
            login().json(&json!({"username": ["admin"], "password": "admin"})),
            401,
            "",
        ),
        (
            login().json(&json!({"username": 5, "password": 5})),
            401,
            "",
        ),
        (login().json(&json!([1])), 401, ""),
        (login().json(&json!([])), 401, ""),
        (login().json(&json!(5)), 401, ""),
        (login().raw("application/json", "{\"username\""), 400, ""),
        (login().raw("application/json", ""), 400, ""),
    ];
    for (request, status, message) in cases {
        let case = format!("{request:?}");
        let answer = bench.refuse(&case, request, status);
        if !message.is_empty() {
            assert_eq!(answer.message(), message, "{case}");
        }
        assert_eq!(answer.header("www-authenticate"), None, "{case}");
    }
}

#[test]
fn a_request_without_a_good_token_is_refused() {
    let bench = Bench::new();
    let token = bench.admin.token();
    let anonymous = bench.server.api();
    let wrong = [
        String::new(),
        "Bearer".to_owned(),
        "Token".to_owned(),
        "Basic".to_owned(),
        "Basic !!!".to_owned(),
        "Basic gICA".to_owned(),
        basic("", ""),
        basic("admin", "admin"),
        basic(&format!("{token}x"), ""),
        basic("", token),
        format!("Bearer {token}x"),
        format!("Digest {token}"),
        "{\"$ne\": \"\"}".to_owned(),
        "x".repeat(4000),
    ];
    for credentials in wrong {
        let shown: String = credentials.chars().take(60).collect();
        let request = anonymous.get("/host").header("Authorization", &credentials);
        let answer = bench.refuse(&shown, request, 401);
        assert_eq!(
            answer.message(),
            "Please provide proper credentials",
            "{shown}"
        );
        assert_eq!(
            answer.header("www-authenticate"),
            Some("Basic realm=\"eve\""),
            "{shown}"
        );
    }
    let right = [
        basic(token, ""),
        basic(token, "whatever"),
        token.to_owned(),
        format!("Token {token}"),
        format!("Bearer {token}"),
        format!("bearer {token}"),
    ];
    for credentials in right {
        let request = anonymous.get("/host").header("Authorization", &credentials);
        request.send().expect_status(200);
    }
}

#[test]
fn a_body_over_the_limit_is_refused_and_a_deep_one_does_no_harm() {
    let bench = Bench::new();
    let notes = "x".repeat(64 * 1024 * 1024);
    let item = json!({"name": "big", "_realm": bench.realm, "notes": notes});
    match bench.admin.post("/command").json(&item).try_send() {
        Ok(answer) => {
            assert_eq!(answer.status, 413, "{}", answer.text());
            assert_eq!(answer.json()["_error"]["code"], 413);
        }
        // The server may close the connection before all was sent.
        Err(error) => assert!(error.is_request() || error.is_body(), "{error:?}"),
    }
    bench.nothing_changed("a body of 64 MiB");

    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let body = format!("{{\"name\": \"deep\", \"customs\": {{\"x\": {deep}}}}}");
        let request = bench.admin.post("/host").raw("application/json", body);
        let answer = request.send();
        assert!((400..500).contains(&answer.status), "{}", answer.text());
        bench.nothing_changed("a deep body");
    }
}

#[test]
fn an_answer_to_a_body_over_the_limit_says_413() {
    let server = Server::start_with(Options::default());
    let admin = server.admin();
    // The length alone must do: the server need not wait for what it will not take.
    let request = admin
        .post("/command")
        .raw("application/json", " ".repeat(64 * 1024 * 1024));
    if let Ok(answer) = request.try_send() {
        assert_eq!(answer.status, 413, "{}", answer.text());
    }
}

#[test]
fn values_at_the_edges_are_stored_exactly_or_refused() {
    let bench = Bench::new();
    let cases = [
        r#"{"timeout": 9223372036854775807}"#,
        r#"{"timeout": -9223372036854775808}"#,
        r#"{"timeout": 9223372036854775808}"#,
        r#"{"timeout": 99999999999999999999999999}"#,
        r#"{"timeout": 1e400}"#,
        r#"{"timeout": 1e300}"#,
        r#"{"timeout": 1.9}"#,
        r#"{"timeout": "12"}"#,
        r#"{"notes": "a\u0000b"}"#,
        r#"{"notes": "\ud83d\ude00 é"}"#,
        r#"{"notes": ""}"#,
        r#"{"_realm": ""}"#,
        r#"{"notes": "'; DROP TABLE command; --"}"#,
        r#"{"name": "x", "name": "y"}"#,
        r#"{"": 1}"#,
        r#"{"a.b": 1}"#,
        r#"{"$set": {"name": "x"}}"#,
    ];
    let mut etag = bench.etag();
    for body in cases {
        let request = bench.admin.patch(&bench.item()).if_match(&etag);
        let answer = request.raw("application/json", body).send();
        assert!(answer.status < 500, "{body}: {}", answer.text());
        let stored = bench
            .admin
            .get(&bench.item())
            .send()
            .expect_status(200)
            .json();
        if answer.status == 200 {
            etag = text(&answer.json(), "_etag");
            let sent: Value = serde_json::from_str(body).unwrap_or_default();
            if let Some(notes) = sent.get("notes") {
                assert_eq!(&stored["notes"], notes, "{body}");
            }
        } else {
            assert!((400..500).contains(&answer.status), "{body}");
        }
        assert_eq!(stored["_etag"], json!(etag), "{body}");
    }
}

#[test]
fn a_retention_document_is_replaced_only_with_its_etag_and_a_good_body() {
    let bench = Bench::new();
    let made = bench
        .admin
        .create("alignakretention", &json!({"host": "srv1"}));
    let path = format!("/alignakretention/{}", text(&made, "_id"));
    let etag = text(&made, "_etag");
    let bench = Bench {
        before: content(&bench.admin),
        ..bench
    };
    let put = || bench.admin.request("PUT", &path);
    let good = json!({"host": "srv1", "more": {"a.b": [1]}});
    bench.refuse("no etag", put().json(&good), 428);
    bench.refuse("another etag", put().if_match(NO_ETAG).json(&good), 412);
    bench.refuse(
        "no JSON",
        put().if_match(&etag).raw("application/json", "{"),
        400,
    );
    let list = put().if_match(&etag).json(&json!([1])).send();
    assert!((400..500).contains(&list.status), "{}", list.text());
    bench.nothing_changed("PUT of a list");
    let wrong = put().if_match(&etag).json(&json!({"host": 5}));
    let body = bench.refuse("a wrong type", wrong, 422).json();
    assert_eq!(body["_issues"]["host"], "must be of string type", "{body}");
}

#[test]
fn odd_headers_do_no_harm() {
    let bench = Bench::new();
    let item = bench.item();
    let cases = [
        ("If-Modified-Since", "yesterday"),
        ("If-Modified-Since", ""),
        ("If-None-Match", ""),
        ("If-None-Match", "*"),
        ("If-None-Match", "\u{e9}"),
        ("Accept", "nonsense"),
        ("Accept", "application/xml;q=0.1, application/json"),
        ("Origin", "null"),
        ("Content-Type", "\u{e9}"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("X-HTTP-Method-Override", ""),
        ("Range", "bytes=0-1"),
        ("Cookie", "session=x"),
    ];
    for (name, value) in cases {
        let case = format!("{name}: {value}");
        let answer = bench.admin.get(&item).header(name, value).send();
        assert!(
            matches!(answer.status, 200 | 304),
            "{case}: {} {}",
            answer.status,
            answer.text()
        );
        bench.nothing_changed(&case);
    }
    let with_body = bench.admin.get("/command").json(&json!({"a": 1})).send();
    with_body.expect_status(200);
}
