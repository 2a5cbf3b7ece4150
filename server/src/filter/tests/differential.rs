//! Random filters over random items: what `SQLite` finds against what the evaluator says.

use proptest::prelude::*;
use proptest::sample::select;
use rusqlite::{Connection, ToSql, params_from_iter};
use serde_json::{Map, Value, json};

use super::super::{
    ElementFilter, Filter, Operand, Pattern, Sort, SqlValue, Test, TypeName, format_date, to_sql,
};
use super::{Fields, ID, OTHER_ID};

const FIELDS: [&str; 18] = [
    "_id",
    "_created",
    "_updated",
    "name",
    "alias",
    "count",
    "ratio",
    "flag",
    "host",
    "customs",
    "tags",
    "parents",
    "numbers",
    "flags",
    "labels",
    "free",
    "never",
    "customs.a",
];

fn text() -> impl Strategy<Value = String> {
    select(vec![
        "", "a", "b", "ab", "A", "é", "1", "true", "null", "a\u{0}b", "a'b\"", "10", ID,
    ])
    .prop_map(str::to_owned)
}

fn id() -> impl Strategy<Value = String> {
    select(vec![ID, OTHER_ID, "ffffffffffffffffffffffff"]).prop_map(str::to_owned)
}

fn integer() -> impl Strategy<Value = i64> {
    prop_oneof![8 => -3_i64..4, 1 => select(vec![i64::MAX, i64::MIN, 1 << 53, (1 << 53) + 1])]
}

fn float() -> impl Strategy<Value = f64> {
    (-12_i32..13).prop_map(|number| f64::from(number) / 4.0)
}

fn seconds() -> impl Strategy<Value = i64> {
    1_000_000_000_i64..1_000_000_004
}

fn list<S: Strategy<Value = Value> + 'static>(element: S) -> BoxedStrategy<Value> {
    let element = prop_oneof![9 => element, 1 => Just(Value::Null)];
    prop::collection::vec(element, 0..4)
        .prop_map(Value::from)
        .boxed()
}

fn anything() -> BoxedStrategy<Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        integer().prop_map(Value::from),
        float().prop_map(Value::from),
        text().prop_map(Value::from),
        Just(json!([])),
        Just(json!({"a": 1})),
        Just(json!({"a": [1, {"b": 2}]})),
        Just(json!([1, "a"])),
    ]
    .boxed()
}

fn declared() -> Vec<(&'static str, BoxedStrategy<Value>)> {
    let number = prop_oneof![
        float().prop_map(Value::from),
        integer().prop_map(Value::from)
    ];
    vec![
        ("name", text().prop_map(Value::from).boxed()),
        ("alias", text().prop_map(Value::from).boxed()),
        ("count", integer().prop_map(Value::from).boxed()),
        ("ratio", number.boxed()),
        ("flag", any::<bool>().prop_map(Value::from).boxed()),
        ("host", id().prop_map(Value::from).boxed()),
        (
            "customs",
            select(vec![json!({}), json!({"a": 1}), json!({"a": [1, "b"]})]).boxed(),
        ),
        ("tags", list(text().prop_map(Value::from))),
        ("parents", list(id().prop_map(Value::from))),
        ("numbers", list(integer().prop_map(Value::from))),
        ("flags", list(any::<bool>().prop_map(Value::from))),
        ("labels", list(anything())),
        ("free", anything()),
    ]
}

fn item() -> impl Strategy<Value = Map<String, Value>> {
    let fields: Vec<_> = declared()
        .into_iter()
        .map(|(name, value)| {
            let value = prop_oneof![1 => Just(None), 1 => Just(Some(Value::Null)), 6 => value.prop_map(Some)];
            value.prop_map(move |value| (name, value))
        })
        .collect();
    (id(), seconds(), seconds(), fields).prop_map(|(id, created, updated, fields)| {
        let mut item = Map::new();
        item.insert("_id".to_owned(), id.into());
        item.insert("_created".to_owned(), format_date(created).into());
        item.insert("_updated".to_owned(), format_date(updated).into());
        let given = fields
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        item.extend(given);
        item
    })
}

fn operand() -> impl Strategy<Value = Operand> {
    let scalar = prop_oneof![
        Just(Operand::Null),
        any::<bool>().prop_map(Operand::Bool),
        integer().prop_map(Operand::Integer),
        float().prop_map(Operand::Float),
        text().prop_map(Operand::String),
        id().prop_map(Operand::Id),
        seconds().prop_map(Operand::Date),
        Just(Operand::Float(f64::NAN)),
        Just(Operand::Float(9_007_199_254_740_992.0)),
    ];
    let members = scalar
        .clone()
        .prop_map(|value| Operand::Object(vec![("a".to_owned(), value)]));
    prop_oneof![
        9 => scalar.clone(),
        1 => prop::collection::vec(scalar, 0..3).prop_map(Operand::List),
        1 => members,
    ]
}

fn test() -> BoxedStrategy<Test> {
    let several = || prop::collection::vec(operand(), 0..4);
    let pattern = select(vec!["a", ".*a.*", "^a", "b$", "é", ".", "'"])
        .prop_map(|source| Test::Regex(Pattern::new(source, "").unwrap()));
    let leaf = prop_oneof![
        operand().prop_map(Test::Eq),
        operand().prop_map(Test::Ne),
        operand().prop_map(Test::Gt),
        operand().prop_map(Test::Gte),
        operand().prop_map(Test::Lt),
        operand().prop_map(Test::Lte),
        several().prop_map(Test::In),
        several().prop_map(Test::Nin),
        any::<bool>().prop_map(Test::Exists),
        prop::collection::vec(integer().prop_map(Operand::Integer), 60..70).prop_map(Test::In),
        select(vec![
            TypeName::Number,
            TypeName::Code(2),
            TypeName::Code(4),
            TypeName::Code(10)
        ])
        .prop_map(|name| Test::Type(vec![name])),
        pattern,
        (select(vec![-2_i64, 2, 3]), -1_i64..2)
            .prop_map(|(divisor, remainder)| Test::Mod { divisor, remainder }),
        (0_u64..3).prop_map(Test::Size),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Test::Not),
            prop::collection::vec(inner, 1..3)
                .prop_map(|tests| Test::ElemMatch(Box::new(ElementFilter::Value(tests)))),
        ]
    })
    .boxed()
}

fn filter() -> impl Strategy<Value = Filter> {
    let leaf =
        (select(FIELDS.to_vec()), test()).prop_map(|(field, test)| Filter::field(field, test));
    leaf.prop_recursive(3, 12, 3, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            parts().prop_map(Filter::And),
            parts().prop_map(Filter::Or),
            parts().prop_map(Filter::Nor),
            inner.clone().prop_map(Filter::negate),
        ]
    })
}

fn store(items: &[Map<String, Value>]) -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch("CREATE TABLE items (id TEXT, created INTEGER, updated INTEGER, item TEXT)")
        .unwrap();
    let mut insert = connection
        .prepare("INSERT INTO items VALUES (?, ?, ?, ?)")
        .unwrap();
    for item in items {
        let text = |name: &str| item[name].as_str().unwrap();
        let date = |name: &str| super::super::parse_date(text(name));
        insert
            .execute((
                text("_id"),
                date("_created"),
                date("_updated"),
                Value::Object(item.clone()).to_string(),
            ))
            .unwrap();
    }
    drop(insert);
    connection
}

/// The positions of the items that a query finds, in its order.
fn find(connection: &Connection, rest: &str, parameters: &[SqlValue]) -> Vec<usize> {
    let mut statement = connection
        .prepare(&format!("SELECT rowid - 1 FROM items {rest}"))
        .unwrap();
    let parameters = parameters.iter().map(|value| match value {
        SqlValue::Integer(value) => value as &dyn ToSql,
        SqlValue::Real(value) => value,
        SqlValue::Text(value) => value,
        SqlValue::Blob(value) => value,
    });
    let rows = statement
        .query_map(params_from_iter(parameters), |row| row.get::<_, isize>(0))
        .unwrap();
    rows.map(|row| usize::try_from(row.unwrap()).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sqlite_finds_what_the_evaluator_holds_true(
        items in prop::collection::vec(item(), 1..12),
        filters in prop::collection::vec(filter(), 20),
    ) {
        let connection = store(&items);
        for filter in filters {
            let translation = to_sql(&filter, &Fields);
            let rest = format!("WHERE {}", translation.condition);
            let found = find(&connection, &rest, &translation.parameters);
            let holds = |at: &usize| filter.matches(&items[*at], &Fields);
            let expected: Vec<usize> = (0..items.len()).filter(holds).collect();
            if translation.exact {
                prop_assert_eq!(&found, &expected, "{:?} {:?}", filter, translation);
            } else {
                let is_superset = expected.iter().all(|at| found.contains(at));
                prop_assert!(is_superset, "{:?} {:?} {:?}", filter, translation, expected);
            }
        }
    }

    #[test]
    fn sqlite_orders_as_the_evaluator_does(
        items in prop::collection::vec(item(), 1..12),
        keys in prop::collection::vec((select(FIELDS.to_vec()), any::<bool>()), 0..4),
    ) {
        let sort = Sort(keys.into_iter().map(|(path, is_descending)| (path.to_owned(), is_descending)).collect());
        if let Some(order) = sort.order_by(&Fields) {
            let mut expected: Vec<usize> = (0..items.len()).collect();
            expected.sort_by(|left, right| sort.compare(&items[*left], &items[*right], &Fields));
            prop_assert_eq!(find(&store(&items), &format!("ORDER BY {order}"), &[]), expected, "{}", order);
        }
    }
}
