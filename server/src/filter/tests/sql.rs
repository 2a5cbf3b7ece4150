use serde_json::json;

use super::super::{Filter, Operand, Sort, SqlValue, column, parse, to_sql};
use super::{DATE, Fields, ID, SECONDS};

fn text(value: &str) -> SqlValue {
    SqlValue::Text(value.to_owned())
}

#[test]
fn declared_fields_are_translated_exactly() {
    let cases = [
        (json!({}), "1", vec![]),
        (json!({"_id": ID}), "id = ?", vec![text(ID)]),
        (
            json!({"_updated": {"$gte": DATE}}),
            "updated >= ?",
            vec![SqlValue::Integer(SECONDS)],
        ),
        (
            json!({"name": "a"}),
            r#"item ->> '$."name"' = ?"#,
            vec![text("a")],
        ),
        (
            json!({"name": {"$ne": "a"}}),
            r#"((item ->> '$."name"' = ?) IS NOT TRUE)"#,
            vec![text("a")],
        ),
        (
            json!({"name": null}),
            r#"item ->> '$."name"' IS NULL"#,
            vec![],
        ),
        (
            json!({"name": {"$in": ["a", null, 5]}}),
            r#"(item ->> '$."name"' IN (?) OR item ->> '$."name"' IS NULL)"#,
            vec![text("a")],
        ),
        (
            json!({"name": {"$regex": ".*text.*"}}),
            r#"instr(item ->> '$."name"', ?) > 0"#,
            vec![text("text")],
        ),
        (
            json!({"flag": true}),
            r#"item ->> '$."flag"' = ?"#,
            vec![SqlValue::Integer(1)],
        ),
        (json!({"flag": 1}), "0", vec![]),
        (json!({"flag": {"$ne": 1}}), "1", vec![]),
        (json!({"name": {"$in": []}}), "0", vec![]),
        (json!({"never": 1}), "0", vec![]),
        (json!({"never": {"$ne": 1}}), "1", vec![]),
        (
            json!({"$and": [{"name": "a"}, {"count": {"$gt": 1.5}}]}),
            r#"(item ->> '$."name"' = ? AND item ->> '$."count"' > ?)"#,
            vec![text("a"), SqlValue::Real(1.5)],
        ),
        (
            json!({"$nor": [{"_id": ID}, {"count": {"$ne": 1}}]}),
            r#"(((id = ?) IS NOT TRUE) AND item ->> '$."count"' = ?)"#,
            vec![text(ID), SqlValue::Integer(1)],
        ),
        (
            json!({"$or": [{"name": {"$regex": "^a"}}, {"never": null}]}),
            "1",
            vec![],
        ),
        (
            json!({"free": {"$exists": false}}),
            r#"((json_type(item, '$."free"') IS NOT NULL) IS NOT TRUE)"#,
            vec![],
        ),
    ];
    for (query, condition, parameters) in cases {
        let translation = to_sql(&parse(&query.to_string(), &Fields).unwrap(), &Fields);
        assert_eq!(
            (translation.exact, translation.condition.as_str()),
            (true, condition),
            "{query}"
        );
        assert_eq!(translation.parameters, parameters, "{query}");
    }
}

#[test]
fn the_rest_is_a_superset() {
    let cases = [
        (json!({"free": 1}), "1"),
        (json!({"free": {"$ne": 1}}), "1"),
        (json!({"customs._A": 1, "_id": ID}), "id = ?"),
        (json!({"name": {"$regex": "^a"}, "_id": ID}), "id = ?"),
        (
            json!({"$or": [{"name": {"$regex": "^a"}}, {"_id": ID}]}),
            "1",
        ),
        (json!({"$or": [{"_id": ID}, {"free": 1}]}), "1"),
        (json!({"$nor": [{"free": 1, "_id": ID}]}), "1"),
        (
            json!({"$nor": [{"$or": [{"free": 1}, {"_id": ID}]}]}),
            "((id = ?) IS NOT TRUE)",
        ),
        (json!({"bad\"name": 1}), "1"),
        (json!({"bad'name": null}), "1"),
    ];
    for (query, condition) in cases {
        let translation = to_sql(&parse(&query.to_string(), &Fields).unwrap(), &Fields);
        assert_eq!(
            (translation.exact, translation.condition.as_str()),
            (false, condition),
            "{query}"
        );
    }
}

#[test]
fn many_values_travel_as_one_parameter() {
    let ids = (0..1_000).map(|number| Operand::id(format!("{number:024x}")));
    let translation = to_sql(&Filter::is_in("host", ids), &Fields);
    assert!(translation.exact);
    assert_eq!(
        translation.condition,
        r#"item ->> '$."host"' IN (SELECT value FROM json_each(?))"#
    );
    assert_eq!(translation.parameters.len(), 1);
}

#[test]
fn orders_end_with_the_order_of_storage() {
    let cases = [
        ("", Some("rowid".to_owned())),
        ("_id", Some("id, rowid".to_owned())),
        (
            "-name,_updated",
            Some(format!("{} DESC, updated, rowid", column("name", &Fields))),
        ),
        (
            "-never,flag",
            Some(format!("{}, rowid", column("flag", &Fields))),
        ),
        ("tags", None),
        ("customs", None),
        ("customs._A", None),
        ("name,free", None),
    ];
    for (text, expected) in cases {
        assert_eq!(
            Sort::parse(text).unwrap().order_by(&Fields),
            expected,
            "{text}"
        );
    }
}

#[test]
fn conditions_use_an_index_on_the_same_text() {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    let index = format!(
        "CREATE INDEX by_host ON items ({})",
        column("host", &Fields)
    );
    connection
        .execute_batch("CREATE TABLE items (id TEXT, created INTEGER, updated INTEGER, item TEXT)")
        .unwrap();
    connection.execute_batch(&index).unwrap();
    let many = (0..1_000).map(|number| Operand::id(format!("{number:024x}")));
    for filter in [
        Filter::eq("host", Operand::id(ID)),
        Filter::is_in("host", [Operand::id(ID), Operand::Null]),
        Filter::is_in("host", many),
        Filter::eq("host", Operand::Null).and(Filter::eq("free", 1)),
    ] {
        let condition = to_sql(&filter, &Fields).condition;
        let explain = format!("EXPLAIN QUERY PLAN SELECT * FROM items WHERE {condition}");
        let mut statement = connection.prepare(&explain).unwrap();
        let count = statement.parameter_count();
        let plan: String = statement
            .query_row(rusqlite::params_from_iter(vec!["[]"; count]), |row| {
                row.get(3)
            })
            .unwrap();
        assert!(
            plan.contains("by_host") || plan.contains("MULTI-INDEX"),
            "{condition}: {plan}"
        );
    }
}
