//! Query parameters that cannot be read, and odd ones that must be.

use serde_json::json;

use super::fixture::Fixture;

#[test]
fn defect_38_a_query_that_cannot_be_read_is_refused() {
    let fixture = Fixture::new();
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
        ("page", "two"),
        ("page", "-951"),
        ("page", "1.5"),
        ("max_results", "many"),
        ("max_results", "-3"),
        ("max_results", "false"),
        ("max_results", "2.9"),
        ("page", "9223372036854775808"),
    ];
    for (parameter, value) in cases {
        let shown: String = value.chars().take(80).collect();
        let case = format!("GET /command?{parameter}={shown}");
        let request = fixture.admin.get("/command").query(&[(parameter, value)]);
        let answer = fixture.refuse(&case, request, 400);
        assert_eq!(answer.json()["_error"]["code"], 400, "{case}");
        if parameter == "embedded" {
            assert_eq!(
                answer.message(),
                "Unable to parse `embedded` clause",
                "{case}"
            );
        }
    }
    let request = fixture.admin.get("/command").query(&[("where", &wide)]);
    let status = request.send().status;
    assert!(status == 200 || status == 400, "a long list: {status}");
}

#[test]
fn odd_queries_that_the_original_took_are_still_taken() {
    let fixture = Fixture::new();
    let cases = [
        "where=",
        "where={}",
        "where=%7B%22name%22:%20%7B%22$regex%22:%20%22/^((?!x).)*$/%22%7D%7D",
        "where=%7B%22nothing%22:%201%7D",
        "where={\"name\":\"ping\"}",
        "sort=-nothing,%20name",
        "max_results=0&page=0",
        "max_results=50&page=9223372036854775806",
        "projection={}",
        "embedded={}",
        "embedded={\"nope\":1,\"name\":1,\"name.x\":1}",
        "&&&=&a",
        "nope=%ff%fe",
        "pretty",
        "aggregate=1",
    ];
    for query in cases {
        let answer = fixture.admin.get(&format!("/command?{query}")).send();
        assert_eq!(answer.status, 200, "{query}: {}", answer.text());
        answer.json();
    }
}
