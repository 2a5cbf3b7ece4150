use std::borrow::Cow;

use super::{Allowance, Column, ColumnKind, Exceeded, Table, any_matches, evaluate};
use crate::query::Query;
use crate::request::Request;
use crate::value::Value;
use crate::write::write;

struct Host {
    name: &'static str,
    state: i64,
    latency: f64,
    groups: Vec<&'static str>,
    last_check: i64,
    customs: Vec<(&'static str, &'static str)>,
}

struct Hosts;

#[derive(Clone, Copy)]
enum Key {
    Name,
    State,
    Latency,
    Groups,
    LastCheck,
    Customs,
}

impl<'row> Table<'row> for Hosts {
    type Row = &'row Host;
    type Key = Key;

    fn column(&self, name: &str) -> Option<Column<Key>> {
        let (key, kind) = match name {
            "name" => (Key::Name, ColumnKind::Text),
            "state" => (Key::State, ColumnKind::Int),
            "latency" => (Key::Latency, ColumnKind::Float),
            "groups" => (Key::Groups, ColumnKind::List),
            "last_check" => (Key::LastCheck, ColumnKind::Time),
            "custom_variables" => (Key::Customs, ColumnKind::Dictionary),
            _ => return None,
        };
        Some(Column { key, kind })
    }

    fn names(&self) -> Vec<String> {
        vec!["name".to_owned(), "state".to_owned()]
    }

    fn value(&self, row: &&'row Host, column: Key) -> Value<'row> {
        match column {
            Key::Name => row.name.into(),
            Key::State => row.state.into(),
            Key::Latency => row.latency.into(),
            Key::Groups => Value::List(row.groups.iter().map(|group| Value::text(group)).collect()),
            Key::LastCheck => row.last_check.into(),
            Key::Customs => Value::Dictionary(
                row.customs
                    .iter()
                    .map(|(name, value)| (Cow::Borrowed(*name), Cow::Borrowed(*value)))
                    .collect(),
            ),
        }
    }
}

fn hosts() -> Vec<Host> {
    vec![
        Host {
            name: "alpha",
            state: 0,
            latency: 0.5,
            groups: vec!["linux", "Web"],
            last_check: 1000,
            customs: vec![("OS", "Linux")],
        },
        Host {
            name: "beta",
            state: 0,
            latency: 1.5,
            groups: vec!["linux"],
            last_check: 2000,
            customs: vec![],
        },
        Host {
            name: "gamma é",
            state: 1,
            latency: 0.0,
            groups: vec![],
            last_check: 0,
            customs: vec![("OS", "BSD")],
        },
    ]
}

fn query(text: &str) -> Query {
    let lines: Vec<_> = format!("GET hosts\n{text}")
        .lines()
        .map(str::to_owned)
        .collect();
    match Request::parse(&lines) {
        Ok(Request::Query(query)) => *query,
        other => panic!("{text}: {other:?}"),
    }
}

fn ask(text: &str) -> String {
    let hosts = hosts();
    let query = query(text);
    let allowance = Allowance::new(&|| false);
    let results = evaluate(&Hosts, &query, &hosts, 0, &allowance).expect("not too large");
    let with_names = query.shows_column_headers();
    let bytes = write(&results, query.output, with_names, &allowance).expect("not too large");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_operator_on_every_type() {
    let cases = [
        ("name = alpha", "alpha"),
        ("name != alpha", "beta,gamma é"),
        ("name =~ ALPHA", "alpha"),
        ("name =~ GAMMA É", "gamma é"),
        ("name ~ ^[ab]", "alpha,beta"),
        ("name !~~ A$", "gamma é"),
        ("name < beta", "alpha"),
        ("name >= beta", "beta,gamma é"),
        ("name =", ""),
        ("state = 0", "alpha,beta"),
        ("state =", "alpha,beta"),
        ("state > 0", "gamma é"),
        ("state !<= 0", "gamma é"),
        ("state ~ ^[1-9]", "gamma é"),
        ("latency >= 0.5", "alpha,beta"),
        ("latency = 1.50", "beta"),
        ("groups >= linux", "alpha,beta"),
        ("groups >= web", ""),
        ("groups <= web", "alpha"),
        ("groups < linux", "gamma é"),
        ("groups > WEB", "beta,gamma é"),
        ("groups =", "gamma é"),
        ("groups !=", "alpha,beta"),
        ("groups ~ ^We", "alpha"),
        ("groups ~~ ^we", "alpha"),
        ("custom_variables = OS Linux", "alpha"),
        ("custom_variables ~~ os ^(linux|bsd)", "alpha,gamma é"),
        ("custom_variables = OS", "beta"),
        ("nothing =", "alpha,beta,gamma é"),
        ("nothing = x", ""),
        ("last_check > 1500", "beta"),
    ];
    for (filter, names) in cases {
        let text = ask(&format!(
            "Columns: name\nFilter: {filter}\nSeparators: 44 59 124 124"
        ));
        assert_eq!(text.trim_end_matches(','), names, "{filter}");
    }
}

#[test]
fn rows_are_sorted_cut_and_counted() {
    let text = ask(
        "Columns: name\nSort: state desc\nSort: latency desc\nOffset: 1\nLimit: 1\n\
                    OutputFormat: wrapped_json\nColumnHeaders: on",
    );
    assert_eq!(
        text,
        "{\"columns\":[\"name\"],\"data\":[[\"beta\"]],\"total_count\":3}\n"
    );
}

#[test]
fn statistics_without_columns_are_one_row_even_of_nothing() {
    let text = ask(
        "Filter: name = none\nStats: state = 0\nStats: avg latency\nStats: min state\n\
                    Stats: sum name\nOutputFormat: json",
    );
    assert_eq!(text, "[[0,0,0,0]]\n");
    let text = ask("Columns: state\nFilter: name = none\nStats: state = 0\nOutputFormat: json");
    assert_eq!(text, "[]\n");
}

#[test]
fn statistics_are_grouped_and_keep_their_types() {
    let text = ask(
        "Columns: state\nStats: groups >= linux\nStats: groups >= Web\nStatsAnd: 2\n\
                    Stats: sum latency\nStats: suminv latency\nStats: std latency\n\
                    Sort: state desc\nOutputFormat: json\nColumnHeaders: on",
    );
    assert_eq!(
        text,
        "[[\"state\",\"stats_1\",\"stats_2\",\"stats_3\",\"stats_4\"],\n\
         [1,0,0,0,0],\n[0,1,2,2.6666666666666665,0.5]]\n"
    );
}

#[test]
fn names_are_shown_without_columns_and_json_is_ascii() {
    let text = ask("Filter: state = 1\nOutputFormat: json");
    assert_eq!(text, "[[\"name\",\"state\"],\n[\"gamma \\u00e9\",1]]\n");
}

#[test]
fn csv_has_four_separators_and_no_quoting() {
    let text = ask("Columns: name groups custom_variables\nFilter: name = alpha");
    assert_eq!(text, "alpha;linux,Web;OS|Linux\n");
}

#[test]
fn times_are_those_of_the_client() {
    let hosts = hosts();
    let query = query("Columns: name last_check\nFilter: last_check >= 2800\nOutputFormat: json");
    let allowance = Allowance::new(&|| false);
    let results = evaluate(&Hosts, &query, &hosts, 1800, &allowance).expect("not too large");
    let bytes = write(&results, query.output, false, &allowance).expect("not too large");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(text, "[[\"alpha\",2800],\n[\"beta\",3800]]\n");
}

#[test]
fn what_is_inside_of_values_counts_and_so_do_sort_keys() {
    let host = Host {
        groups: vec!["member"; 98],
        ..hosts().swap_remove(1)
    };
    let rows = |text: &str, count: usize, (cells, bytes): (usize, usize)| {
        let rows = std::iter::repeat_n(&host, count);
        let allowance = Allowance::with(&|| false, cells, bytes);
        let query = query(text);
        let results = evaluate(&Hosts, &query, rows, 0, &allowance)?;
        let text = write(&results, query.output, false, &allowance)?;
        Ok((results.rows.len(), text.len()))
    };
    let all = usize::MAX;
    // A name, and a list of 98 members.
    let lists = "Columns: name groups";
    assert_eq!(rows(lists, 10, (1_000, all)).map(|found| found.0), Ok(10));
    assert_eq!(rows(lists, 10, (999, all)), Err(Exceeded::Cells));
    let grouped = "Columns: name groups\nStats: state = 0";
    assert_eq!(rows(grouped, 10, (101, all)).map(|found| found.0), Ok(1));
    assert_eq!(rows(grouped, 10, (100, all)), Err(Exceeded::Cells));
    let keys = "Columns: name\nLimit: 1\nSort: state\nSort: groups\nSort: latency";
    assert_eq!(rows(keys, 10, (31, all)).map(|found| found.0), Ok(1));
    assert_eq!(rows(keys, 10, (30, all)), Err(Exceeded::Cells));
    // Bytes while it is evaluated, and of what is written.
    let names = "Columns: name\nOutputFormat: json";
    assert_eq!(rows(names, 100, (all, 399)), Err(Exceeded::Bytes));
    assert_eq!(rows(names, 100, (all, 410)), Err(Exceeded::Bytes));
    assert_eq!(rows(names, 100, (all, 2_000)).map(|found| found.0), Ok(100));
}

#[test]
fn the_time_is_looked_at_within_a_row() {
    let host = hosts().swap_remove(0);
    let looks = std::cell::Cell::new(0);
    let is_over = || {
        looks.set(looks.get() + 1);
        looks.get() > 3
    };
    let conditions: Vec<_> = (0..5_000)
        .map(|number| format!("Filter: name != {number}\n"))
        .collect();
    let conditions = conditions.concat();
    let long = query(&format!("Columns: name\n{conditions}"));
    let allowance = Allowance::new(&is_over);
    let outcome = evaluate(&Hosts, &long, [&host], 0, &allowance);
    assert_eq!(outcome.map(|results| results.total), Err(Exceeded::Time));
    assert_eq!(looks.get(), 4, "it ends at once");
    looks.set(0);
    let allowance = Allowance::new(&is_over);
    let outcome = any_matches(&Hosts, [&host], &long.filter, 0, &allowance);
    assert_eq!(outcome, Err(Exceeded::Time));
    looks.set(0);
    let counts: Vec<_> = (0..1_000)
        .map(|number| format!("Stats: state = {number}\n"))
        .collect();
    let counts = query(&counts.concat());
    let outcome = evaluate(&Hosts, &counts, [&host], 0, &Allowance::new(&is_over));
    assert_eq!(outcome.map(|results| results.total), Err(Exceeded::Time));
}

#[test]
fn a_query_may_have_so_many_columns_statistics_conditions_and_keys() {
    let code = |line: &str, count: usize| {
        let mut lines = vec!["GET hosts".to_owned()];
        lines.extend(std::iter::repeat_n(line.to_owned(), count));
        Request::parse(&lines)
            .map(|_| ())
            .map_err(|refused| refused.code.number())
    };
    for (line, most) in [
        ("Columns: name", 500),
        ("Stats: state = 0", 1_000),
        ("Sort: name asc", 10),
        ("Filter: name = x", 20_000),
        ("And: 0", 100_000),
    ] {
        assert_eq!(code(line, most), Ok(()), "{line}");
        assert_eq!(code(line, most + 1), Err(413), "{line}");
    }
}
