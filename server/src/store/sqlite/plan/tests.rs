//! Which way is chosen.

use super::super::SqliteStore;
use super::*;
use crate::contract::resource;
use crate::filter::{Sort, parse};
use crate::rules::LAYOUT;

const FIRST: &str = "5f3a0c9e8d1b2a4c6e7f8091";
const SECOND: &str = "5f3a0c9e8d1b2a4c6e7f8092";

const PROBLEMS: &str = r#"{"_overall_state_id": {"$gt": 2}, "_is_template": false}"#;
const IMPORTANCE: &str = "-business_impact,-_overall_state_id";

/// How `SQLite` counts the services that a filter finds, and finds a page of them when there are so
/// many.
fn ways(store: &SqliteStore, filter: &str, sort: &str, total: u64) -> [Vec<String>; 2] {
    let service = resource("service");
    let query = Query {
        resource: service,
        filter: parse(filter, service).unwrap(),
        sort: Sort::parse(sort).unwrap(),
        skip: 0,
        limit: 50,
        counts: true,
        page: None,
    };
    let plan = Plan::of(&query);
    let page = plan.page(&query, Some(total), || Ok(20_000)).unwrap();
    let (PageStatement::Positions(page) | PageStatement::InOrder(page)) = page else {
        panic!("the few matches are not looked up: {filter}");
    };
    let connection = store.reader().unwrap();
    [plan.count, page].map(|statement| {
        let explain = format!("EXPLAIN QUERY PLAN {statement}");
        let mut explain = connection.prepare(&explain).unwrap();
        let nothing = vec![rusqlite::types::Null; explain.parameter_count()];
        let nothing = rusqlite::params_from_iter(nothing);
        let lines = explain.query_map(nothing, |row| row.get::<_, String>(3));
        lines.unwrap().collect::<Result<Vec<_>, _>>().unwrap()
    })
}

#[test]
fn problems_are_found_in_an_index_that_covers_them_and_need_not_be_put_in_order() {
    let store = SqliteStore::in_memory(&LAYOUT).unwrap();
    // As one who may read two realms, and what is shared of a third, asks.
    let in_realms = format!(
        r#"{{"_overall_state_id": {{"$in": [3, 4]}}, "$or": [
            {{"_realm": {{"$in": ["{FIRST}", "{SECOND}"]}}}},
            {{"_sub_realm": true, "_realm": "5f3a0c9e8d1b2a4c6e7f8093"}}
        ]}}"#
    );
    let critical = r#"{"ls_state": "CRITICAL", "_is_template": false}"#;
    let in_a_realm =
        format!(r#"{{"ls_state": "CRITICAL", "_is_template": false, "_realm": "{FIRST}"}}"#);
    let fine_in_realms = format!(
        r#"{{"ls_state": "OK", "_is_template": false, "_realm": {{"$in": ["{FIRST}", "{SECOND}"]}}}}"#
    );
    let (worst, states) = ("_overall_state_id__is_template_", "ls_state_");
    let important = "business_impact__overall_state_id_";
    let (worst_by_realm, states_by_realm) = ("_realm__overall_state_id_", "_realm_ls_state_");
    let (few, many) = (600, 1_200);
    for (filter, sort, total, counted, found, is_sorted) in [
        (PROBLEMS, IMPORTANCE, few, worst, important, false),
        (PROBLEMS, "", few, worst, worst, true),
        (critical, "", few, states, states, false),
        (
            &in_realms,
            IMPORTANCE,
            few,
            worst_by_realm,
            worst_by_realm,
            true,
        ),
        (
            &in_realms,
            IMPORTANCE,
            many,
            worst_by_realm,
            important,
            false,
        ),
        (&in_realms, "", few, worst_by_realm, worst_by_realm, true),
        (&in_realms, "", many, worst_by_realm, worst, true),
        (
            &in_a_realm,
            "",
            few,
            states_by_realm,
            states_by_realm,
            false,
        ),
        (
            &in_a_realm,
            "",
            many,
            states_by_realm,
            states_by_realm,
            false,
        ),
        (
            &fine_in_realms,
            "",
            few,
            states_by_realm,
            states_by_realm,
            true,
        ),
        (&fine_in_realms, "", many, states_by_realm, states, false),
    ] {
        let [count, page] = ways(&store, filter, sort, total);
        let way = format!("SEARCH service USING COVERING INDEX service_covering_{counted}");
        assert!(count[0].contains(&way), "{count:?}");
        let way = format!("USING COVERING INDEX service_covering_{found}");
        assert!(page[0].contains(&way), "{page:?}");
        let sorts = page.iter().any(|line| line.contains("USE TEMP B-TREE"));
        assert_eq!(sorts, is_sorted, "{page:?}");
    }
}

#[test]
fn what_other_fields_find_sooner_is_found_by_them() {
    let store = SqliteStore::in_memory(&LAYOUT).unwrap();
    let in_a_realm =
        format!(r#"{{"ls_state": "CRITICAL", "_is_template": false, "_realm": "{FIRST}"}}"#);
    for (more, way) in [
        (format!(r#""host": "{SECOND}""#), "(field_host=?"),
        (
            format!(r#""_id": "{SECOND}""#),
            "sqlite_autoindex_service_1",
        ),
        (r#""name": "load""#.to_owned(), "service_by_name"),
        (r#""tags": "linux""#.to_owned(), "rowid=?"),
    ] {
        for (what, sort) in [(PROBLEMS, ""), (PROBLEMS, IMPORTANCE), (&in_a_realm, "")] {
            let filter = format!("{{{more}, {}", &what[1..]);
            let [_, page] = ways(&store, &filter, sort, 600);
            // The place of an item in the table is a column of some indexes.
            let page = page[0].replace("AND position=?", "AND rowid=?");
            assert!(page.contains(way), "{filter} {sort}: {page}");
        }
    }
    let of_hosts =
        format!(r#"{{"$or": [{{"host": "{FIRST}"}}, {{"name": "load"}}], "_realm": "{FIRST}"}}"#);
    let [_, page] = ways(&store, &of_hosts, "", 600);
    assert!(!page[0].contains("covering"), "{page:?}");
}
