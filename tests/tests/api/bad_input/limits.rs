//! What is too much for one request is refused, and the server goes on.

use serde_json::{Value, json};

use super::fixture::{Fixture, NO_ETAG, UNKNOWN_ID};

fn nested(levels: usize) -> Value {
    (0..levels).fold(json!(1), |inner, _| json!({ "a": inner }))
}

#[test]
fn a_body_that_nests_too_deep_is_refused_however_the_levels_are_written() {
    let fixture = Fixture::new();
    let dots = |count: usize| vec!["a"; count + 1].join(".");
    let cases = [
        ("20,000 dots", json!({ dots(20_000): 1 })),
        ("150 dots", json!({ dots(150): 1 })),
        ("levels and dots", json!({ dots(40): nested(40) })),
        ("100 levels", nested(100)),
    ];
    for (case, customs) in cases {
        let host = json!({"name": "deep", "_realm": fixture.realm, "customs": customs});
        let post = fixture.admin.post("/host").json(&host);
        fixture.refuse(case, post, 400);
        let list = fixture.admin.post("/host").json(&json!([host]));
        fixture.refuse(case, list, 400);
        let patch = fixture.admin.patch(&fixture.item()).if_match(NO_ETAG);
        fixture.refuse(case, patch.json(&customs), 400);
    }
}

#[test]
fn a_list_of_too_many_elements_is_refused_whatever_they_are() {
    let fixture = Fixture::new();
    let cases = [
        ("numbers", json!(vec![1; 10_001])),
        ("objects", json!(vec![json!({}); 10_001])),
        ("a text", json!("x".repeat(10_001))),
    ];
    for (case, body) in cases {
        fixture.refuse(case, fixture.admin.post("/command").json(&body), 413);
        let patch = fixture.admin.patch(&fixture.item()).if_match(NO_ETAG);
        fixture.refuse(case, patch.json(&body), 413);
    }
}

#[test]
fn a_body_of_too_many_values_is_refused_wherever_they_are() {
    let fixture = Fixture::new();
    let host =
        |field: &str, value: Value| json!({"name": "big", "_realm": fixture.realm, field: value});
    let cases = [
        ("a list in an item", host("tags", json!(vec![1; 200_001]))),
        (
            "lists in lists",
            host("customs", json!({"a": vec![vec![1; 500]; 400]})),
        ),
        (
            "items of a list",
            json!(vec![host("tags", json!(vec!["x"; 100])); 2_000]),
        ),
    ];
    for (case, body) in cases {
        let post = fixture.admin.post("/host").json(&body);
        fixture.refuse(case, post, 413);
    }
    let patch = fixture.admin.patch(&fixture.item()).if_match(NO_ETAG);
    fixture.refuse(
        "changes",
        patch.json(&json!({"notes": vec![1; 200_001]})),
        413,
    );
}

#[test]
fn only_the_first_of_very_many_issues_are_told() {
    let fixture = Fixture::new();
    let elements = |answer: &Value, field: &str| -> usize {
        answer["_issues"][field]
            .as_object()
            .map_or(0, serde_json::Map::len)
    };
    let wrong = json!({"name": "big", "_realm": fixture.realm, "tags": vec![1; 100_000]});
    let answer = fixture.refuse("elements", fixture.admin.post("/host").json(&wrong), 422);
    assert_eq!(elements(&answer.json(), "tags"), 101);
    assert!(answer.text().contains("there are more issues"));
    let unknown =
        json!({"name": "big", "_realm": fixture.realm, "hosts": vec![UNKNOWN_ID; 30_000]});
    let answer = fixture.refuse("ids", fixture.admin.post("/hostgroup").json(&unknown), 422);
    assert_eq!(elements(&answer.json(), "hosts"), 101);
    let mut fields = json!({"name": "big", "_realm": fixture.realm});
    for number in 0..50_000 {
        fields[format!("x{number}")] = json!(1);
    }
    let answer = fixture.refuse("fields", fixture.admin.post("/host").json(&fields), 422);
    assert!(answer.body.len() < 10_000, "{} bytes", answer.body.len());
    let options = json!({
        "name": "big", "_realm": fixture.realm, "flap_detection_options": vec!["z"; 50_000],
    });
    let answer = fixture.refuse("options", fixture.admin.post("/host").json(&options), 422);
    assert!(answer.body.len() < 2_000, "{} bytes", answer.body.len());
}

#[test]
fn a_refusal_does_not_repeat_a_long_value() {
    let fixture = Fixture::new();
    let long = "x".repeat(100_000);
    let command = json!({"name": "long", "_realm": long});
    let answer = fixture.refuse(
        "a long id",
        fixture.admin.post("/command").json(&command),
        422,
    );
    assert!(answer.body.len() < 2_000, "{} bytes", answer.body.len());
}

#[test]
fn a_filter_of_very_many_comparisons_is_answered() {
    let fixture = Fixture::new();
    let many: Vec<String> = (0..900).map(|n| format!("name==\"x{n}\"")).collect();
    let none: Vec<Value> = (0..450).map(|n| json!({"name": format!("x{n}")})).collect();
    for filter in [many.join(" or "), json!({"$nor": none}).to_string()] {
        let list = fixture.admin.get("/command").query(&[("where", &filter)]);
        list.send().expect_status(200);
    }
}

#[test]
fn a_pattern_that_backtracks_is_given_up_in_time() {
    let fixture = Fixture::new();
    let commands: Vec<Value> = (0..300)
        .map(|n| json!({"name": format!("c{n}"), "alias": "a".repeat(60), "_realm": fixture.realm}))
        .collect();
    fixture
        .admin
        .post("/command")
        .json(&json!(commands))
        .send()
        .expect_status(201);
    let pattern = json!({"alias": {"$regex": "((?=a)a|(?=aa)aa)+b"}});
    let began = std::time::Instant::now();
    let list = fixture
        .admin
        .get("/command")
        .query(&[("where", &pattern.to_string())]);
    let status = list.send().status;
    assert!(status == 200 || status == 400, "{status}");
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
    let many: Vec<Value> = (0..21).map(|_| pattern.clone()).collect();
    let many = json!({ "$or": many }).to_string();
    let list = fixture.admin.get("/command").query(&[("where", &many)]);
    list.send().expect_status(400);
}

#[test]
fn members_that_answers_add_are_no_fields_even_where_fields_are_free() {
    let fixture = Fixture::new();
    for name in [
        "_links", "_status", "_issues", "_error", "_etag", "_created", "_updated",
    ] {
        let item = json!({"name": "n", "_realm": fixture.realm, name: "x"});
        let answer = fixture.refuse(name, fixture.admin.post("/alignak").json(&item), 422);
        assert_eq!(answer.json()["_issues"][name], "unknown field");
    }
}
