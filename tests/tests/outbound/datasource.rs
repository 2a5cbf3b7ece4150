//! The backend as a data source of Grafana.

use alignak_testkit::{Api, Options, Server};
use serde_json::{Value, json};

use crate::Monitored;

fn query(api: &Api, target: &str) -> Value {
    let body = json!({"targets": [{"refId": "A", "target": target}]});
    api.post("/query")
        .json(&body)
        .send()
        .expect_status(200)
        .json()
}

fn rows(api: &Api, target: &str) -> Vec<Value> {
    query(api, target)[0]["rows"]
        .as_array()
        .cloned()
        .unwrap_or_default()
}

fn annotations(api: &Api, query: &str) -> Vec<Value> {
    let body = json!({
        "range": {"from": "2001-01-01T00:00:00.000Z", "to": "2100-01-01T00:00:00.000Z"},
        "annotation": {"name": "n", "query": query},
    });
    let answer = api
        .post("/annotations")
        .json(&body)
        .send()
        .expect_status(200)
        .json();
    answer.as_array().cloned().unwrap_or_default()
}

#[test]
fn a_token_is_needed_and_rights_apply() {
    let server = Server::start();
    let monitored = Monitored::new(server.admin());
    for path in [
        "/search",
        "/query",
        "/annotations",
        "/tag-keys",
        "/tag-values",
    ] {
        server
            .api()
            .post(path)
            .json(&json!({"target": ""}))
            .send()
            .expect_status(401);
    }
    let user = json!({
        "name": "reader", "password": "secret", "_realm": monitored.root, "_sub_realm": false,
        "host_notification_period": monitored.admin.by_name("timeperiod", "24x7")["_id"],
        "service_notification_period": monitored.admin.by_name("timeperiod", "24x7")["_id"],
    });
    monitored.admin.create("user", &user);
    let reader = server.api().login("reader", "secret");
    assert_eq!(rows(&monitored.admin, "host:name:srv 1").len(), 1);
    assert_eq!(rows(&reader, "host:name:srv 1").len(), 0);
}

#[test]
fn tables_show_names_for_references_and_every_kind_of_value_is_understood() {
    let server = Server::start();
    let monitored = Monitored::new(server.admin());
    let admin = &monitored.admin;
    let services = rows(admin, "Services");
    assert_eq!(
        (&services[0][0], &services[0][1]),
        (&json!("srv 1"), &json!("ping"))
    );
    let realm = admin.by_name("realm", "North Sea");
    let realm = realm["_id"].as_str().expect("an id");
    for (target, count) in [
        ("host:name:srv 1".to_owned(), 1),
        ("host/name/srv 1".to_owned(), 1),
        ("host:name:/^srv".to_owned(), 1),
        (format!("host:_realm:{realm}"), 1),
        ("host:active_checks_enabled:true".to_owned(), 1),
        ("host:active_checks_enabled:0".to_owned(), 0),
        ("host:ls_state_id:3".to_owned(), 1),
        ("realm:name:All".to_owned(), 1),
        ("service:name:ping".to_owned(), 1),
    ] {
        assert_eq!(rows(admin, &target).len(), count, "{target}");
    }
    for (target, expected) in [
        (
            "host:ls_state_id:three",
            "Bad value (three) for the field ls_state_id",
        ),
        (
            "host:_realm:North",
            "Bad value (North) for the field _realm",
        ),
        ("host:name:/(", "Bad regular expression"),
        (
            "timeseriesretention:name:x",
            "Bad endpoint for query: timeseriesretention.",
        ),
    ] {
        let body = json!({"targets": [{"target": target}]});
        let answer = admin.post("/query").json(&body).send().expect_status(404);
        assert!(
            answer.message().starts_with(expected),
            "{target}: {}",
            answer.message()
        );
    }
    let columns = |target: &str| query(admin, target)[0]["columns"].as_array().map(Vec::len);
    let before = columns("Hosts");
    assert_ne!(columns("host:notes:x"), before);
    assert_eq!(columns("Hosts"), before);
}

#[test]
fn added_filters_narrow_tables() {
    let server = Server::start();
    let monitored = Monitored::new(server.admin());
    let admin = &monitored.admin;
    admin.create("host", &json!({"name": "other", "_realm": monitored.root}));
    let keys = admin
        .post("/tag-keys")
        .json(&json!({}))
        .send()
        .expect_status(200)
        .json();
    assert!(
        keys.as_array()
            .expect("a list")
            .contains(&json!({"type": "string", "text": "realm"}))
    );
    let values = admin
        .post("/tag-values")
        .json(&json!({"key": "realm"}))
        .send()
        .json();
    assert_eq!(values, json!([{"text": "All"}, {"text": "North Sea"}]));
    let count = |filter: Value| {
        let body = json!({"targets": [{"target": "Hosts"}], "adhocFilters": [filter]});
        let answer = admin
            .post("/query")
            .json(&body)
            .send()
            .expect_status(200)
            .json();
        answer[0]["rows"].as_array().map(Vec::len)
    };
    let realm =
        |operator: &str| json!({"key": "realm", "operator": operator, "value": "North Sea"});
    assert_eq!(count(realm("=")), Some(1));
    assert_eq!(count(realm("!=")), Some(1));
    assert_eq!(
        count(json!({"key": "host", "operator": "=", "value": "other"})),
        Some(1)
    );
    // A filter that cannot be read is refused: without it, the table would show more.
    for filters in [
        json!({}),
        json!("realm"),
        json!([7]),
        json!([{"key": "realm", "operator": "="}]),
        json!([{"key": ["realm"], "operator": "=", "value": "All"}]),
        json!([{"key": "realm", "operator": "=", "value": 1}]),
    ] {
        let body = json!({"targets": [{"target": "Hosts"}], "adhocFilters": filters});
        let answer = admin.post("/query").json(&body).send().expect_status(404);
        assert!(
            answer.text().contains("Bad format for posted data"),
            "{filters}"
        );
    }
}

#[test]
fn annotations_have_times_in_milliseconds_and_find_services() {
    let server = Server::start();
    let monitored = Monitored::new(server.admin());
    let admin = &monitored.admin;
    monitored.post(1_500_000_000, "");
    for query in [
        "history:check.result:{srv 1,x}:{ping}",
        "history/check.result/srv 1",
    ] {
        let found = annotations(admin, query);
        assert_eq!(found.len(), 1, "{query}");
        assert!(found[0]["time"].as_i64().expect("a number") > 1_000_000_000_000);
        assert_eq!(found[0]["tags"], json!(["check.result"]));
        assert!(
            found[0]["title"]
                .as_str()
                .expect("a text")
                .starts_with("srv 1/ping - OK[HARD]")
        );
    }
    let states = annotations(admin, "livestate:x:srv 1:ping");
    assert_eq!(states[0]["text"], "srv 1/ping: OK (HARD) - ");
}

#[test]
fn annotations_are_the_newest_in_the_order_of_time() {
    let options = Options::default()
        .setting("PAGINATION_LIMIT", json!(3))
        .setting("PAGINATION_DEFAULT", json!(2));
    let server = Server::start_with(options);
    let monitored = Monitored::new(server.admin());
    for number in 0..5 {
        let mut result = crate::service_result(1_500_000_000 + number, "");
        result["output"] = json!(format!("number {number}"));
        let post = monitored.admin.post("/logcheckresult").json(&result);
        post.send().expect_status(201);
    }
    let found = annotations(&monitored.admin, "history:check.result:srv 1");
    let texts: Vec<&str> = found
        .iter()
        .filter_map(|annotation| annotation["text"].as_str()?.split_once(": "))
        .map(|(_, output)| output)
        .collect();
    assert_eq!(texts, ["number 2", "number 3", "number 4"]);
}

#[test]
fn the_data_source_can_be_turned_off() {
    let options = Options::default().setting("GRAFANA_DATASOURCE", json!(false));
    let server = Server::start_with(options);
    let admin = server.admin();
    for path in ["/search", "/query", "/annotations"] {
        admin
            .post(path)
            .json(&json!({"target": ""}))
            .send()
            .expect_status(404);
    }
    admin.get("/").send().expect_status(200);
}
