//! `SQLite`, `MongoDB` and the evaluator side by side: random items, filters, sorts, pages, updates
//! and removals, with the same answers from all three.
//!
//! `ALIGNAK_LONG_TESTS` makes it longer, `ALIGNAK_DIFFERENTIAL_ROUNDS` as long as you like, and
//! `ALIGNAK_DIFFERENTIAL_SEED` repeats one run.
#![cfg(feature = "mongodb")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

use alignak_backend::contract::{Resource, resource};
use alignak_backend::filter::{Filter, Kind, Kinds as _, Sort, parse};
use alignak_backend::item::{self, Item};
use alignak_backend::rules::{LAYOUT, run_unit};
use alignak_backend::store::mongo::MongoStore;
use alignak_backend::store::sqlite::SqliteStore;
use alignak_backend::store::{Query, Store, StoredItem};
use alignak_backend::unit::Touch;
use alignak_testkit::Mongo;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Map, Value, json};

const ROUNDS: u32 = 3;
const LONG_ROUNDS: u32 = 60;
const ITEMS: usize = 30;
const QUERIES: usize = 150;

const IDS: [&str; 3] = [
    "5a0b1c2d3e4f5a6b7c8d9e0f",
    "00000000000000000000000a",
    "ffffffffffffffffffffffff",
];
const DATES: [&str; 3] = [
    "Fri, 20 Nov 2026 20:00:00 GMT",
    "Mon, 05 Feb 2024 09:03:07 GMT",
    "Mon, 05 Feb 2024 09:03:08 GMT",
];

/// Declared fields of hosts of every kind, and fields that nothing declares.
const HOST_PATHS: [&str; 26] = [
    "_id",
    "_created",
    "_updated",
    "_etag",
    "name",
    "alias",
    "business_impact",
    "ls_latency",
    "active_checks_enabled",
    "check_command",
    "_realm",
    "users",
    "users.0",
    "users.1",
    "tags",
    "customs",
    "customs.a",
    "customs.b",
    "customs.a.b",
    "customs.a.0",
    "customs.a.0.b",
    "customs.list.a",
    "location.coordinates",
    "location.coordinates.0",
    "location.type",
    "flap_detection_options",
];
const OPEN_PATHS: [&str; 14] = [
    "_id", "name", "free", "free.a", "free.0", "free.a.b", "free.1.a", "free.a.0", "free.0.0",
    "other", "other.a", "other.0", "pid", "_realm",
];

fn text() -> impl Strategy<Value = Value> {
    select(vec![
        "", "a", "b", "ab", "A", "é", "É", "1", "true", "null", "a\u{0}b", "a'b\"", "10", "a\nb",
        "a\n", "x_1", "a b", "naïve", IDS[0], DATES[1],
    ])
    .prop_map(Value::from)
}

fn id() -> impl Strategy<Value = Value> {
    select(IDS.to_vec()).prop_map(Value::from)
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        8 => (-3_i64..4).prop_map(Value::from),
        4 => (-12_i32..13).prop_map(|number| Value::from(f64::from(number) / 4.0)),
        1 => select(vec![
            json!(i64::MAX), json!(i64::MIN), json!(1_i64 << 53), json!((1_i64 << 53) + 1),
            json!(9_007_199_254_740_992.0), json!(18_446_744_073_709_551_616.0), json!(1e300), json!(-0.0),
            json!(i64::from(i32::MAX) + 1),
        ]),
    ]
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        2 => Just(Value::Null),
        2 => any::<bool>().prop_map(Value::from),
        4 => number(),
        4 => text(),
        2 => id(),
        1 => select(DATES.to_vec()).prop_map(Value::from),
    ]
}

fn anything() -> BoxedStrategy<Value> {
    scalar()
        .prop_recursive(3, 10, 3, |inner| {
            let members = prop::collection::btree_map(
                select(vec!["a", "b", "0", "list"]).prop_map(str::to_owned),
                inner.clone(),
                0..3,
            );
            prop_oneof![
                prop::collection::vec(inner, 0..4).prop_map(Value::from),
                members.prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
        .boxed()
}

fn list(of: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    let element = prop_oneof![9 => of, 1 => Just(Value::Null)];
    prop::collection::vec(element, 0..4)
        .prop_map(Value::from)
        .boxed()
}

fn fields(of: &Resource) -> Vec<(&'static str, BoxedStrategy<Value>)> {
    if of.open {
        return vec![
            ("free", anything()),
            ("other", anything()),
            ("pid", number().boxed()),
            ("alias", text().boxed()),
        ];
    }
    let objects = prop_oneof![
        Just(json!({})),
        anything().prop_map(|value| json!({"a": value})),
        (anything(), anything()).prop_map(|(a, b)| json!({"a": a, "b": b})),
        list(anything()).prop_map(|list| json!({"list": list})),
    ];
    let point =
        (number(), number()).prop_map(|(x, y)| json!({"type": "Point", "coordinates": [x, y]}));
    vec![
        ("alias", text().boxed()),
        ("business_impact", number().boxed()),
        ("ls_latency", number().boxed()),
        (
            "active_checks_enabled",
            any::<bool>().prop_map(Value::from).boxed(),
        ),
        ("check_command", id().boxed()),
        ("_realm", id().boxed()),
        ("users", list(id())),
        ("tags", list(text())),
        ("flap_detection_options", list(text())),
        ("customs", objects.boxed()),
        ("location", point.boxed()),
    ]
}

/// An item without id and name, which must be unique. Some fields are absent or null; in foreign
/// items, some are of a type that no contract allows, as other programs may write to `MongoDB`.
/// Whatever goes into `SQLite` has been checked, and the translation to SQL rests on that.
///
/// A whole number in a field of whole numbers is written as such: `MongoDB`'s items are read so, in
/// whatever form they are stored.
fn content(of: &'static Resource, is_foreign: bool) -> BoxedStrategy<Item> {
    let fields: Vec<_> = fields(of)
        .into_iter()
        .map(|(name, value)| {
            // MongoDB itself refuses two lists in fields of one index.
            let is_indexed = ["_realm", "active_checks_enabled"].contains(&name);
            let other = if is_indexed {
                scalar().boxed()
            } else {
                anything()
            };
            let value = prop_oneof![
                2 => Just(None),
                1 => Just(Some(Value::Null)),
                u32::from(is_foreign) => other.prop_map(Some),
                12 => value.prop_map(Some),
            ];
            value.prop_map(move |value| (name, value))
        })
        .collect();
    let dates = (select(DATES.to_vec()), select(DATES.to_vec()));
    (fields, dates)
        .prop_map(|(fields, (created, updated))| {
            let mut item = Item::new();
            item.insert("_created".to_owned(), created.into());
            item.insert("_updated".to_owned(), updated.into());
            for (name, value) in fields {
                if let Some(value) = value {
                    item.insert(name.to_owned(), as_declared(of, name, value));
                }
            }
            item
        })
        .boxed()
}

/// The same value, as an integer where it is a whole number and the field is declared so.
fn as_declared(of: &Resource, name: &str, value: Value) -> Value {
    let whole = value.as_f64().filter(|number| number.fract() == 0.0);
    match whole {
        Some(number) if of.kind(name) == Kind::Integer && number.abs() < 9e18 => {
            #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
            let integer = number as i64;
            if value.is_f64() {
                integer.into()
            } else {
                value
            }
        }
        _ => value,
    }
}

fn operators() -> BoxedStrategy<Value> {
    let value = || prop_oneof![5 => scalar(), 1 => anything()];
    let values = || prop::collection::vec(value(), 0..4).prop_map(Value::from);
    let compared = (select(vec!["$gt", "$gte", "$lt", "$lte", "$ne"]), value());
    let one = prop_oneof![
        6 => compared.prop_map(|(name, value)| (name, value)),
        2 => (select(vec!["$in", "$nin", "$all"]), values()).prop_map(|(name, value)| (name, value)),
        1 => any::<bool>().prop_map(|there| ("$exists", there.into())),
        1 => select(vec![
            json!("number"), json!("string"), json!("object"), json!("array"), json!("objectId"),
            json!("bool"), json!("date"), json!("null"), json!("int"), json!("long"),
            json!("double"), json!(["int", "null"]), json!(16), json!(2),
        ]).prop_map(|name| ("$type", name)),
        1 => (select(vec![-2, 2, 3]), -1..2).prop_map(|(divisor, rest)| ("$mod", json!([divisor, rest]))),
        1 => (0_u64..3).prop_map(|size| ("$size", Value::from(size))),
        2 => select(vec![
            "a", ".*a.*", "^a", "b$", "a$", "é", ".", "'", "\\d", "\\w", "^\\w+$", "\\W", "\\s", "a.b", "[ab]",
            "^$", "(a|b)", "\\bb", "A", "[^a]", "\\D", "[\\d_]",
        ]).prop_map(|pattern| ("$regex", pattern.into())),
    ];
    let leaf = prop::collection::vec(one, 1..3).prop_map(|pairs| {
        let members = pairs
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        Value::Object(members.collect())
    });
    leaf.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| json!({"$not": inner})),
            inner.clone().prop_map(|inner| json!({"$elemMatch": inner})),
            (select(vec!["a", "b", "a.b", "0"]), inner)
                .prop_map(|(path, inner)| json!({"$elemMatch": {path: inner}})),
        ]
    })
    .boxed()
}

fn filter(of: &Resource, is_foreign: bool) -> BoxedStrategy<Value> {
    let mut paths = if of.open {
        OPEN_PATHS.to_vec()
    } else {
        HOST_PATHS.to_vec()
    };
    // Ids are ids only in a list; what a foreign item has there may be an object with a member `0`.
    paths.retain(|path| !(is_foreign && path.starts_with("users.")));
    let literal =
        prop_oneof![5 => scalar(), 1 => anything(), 1 => Just(json!(IDS[0].to_uppercase()))];
    let test = prop_oneof![3 => literal, 5 => operators()];
    let leaf = (select(paths), test).prop_map(|(path, test)| json!({path: test}));
    let part = leaf.prop_recursive(3, 10, 3, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 1..4);
        (select(vec!["$and", "$or", "$nor"]), parts())
            .prop_map(|(name, parts)| json!({name: parts}))
    });
    prop::collection::vec(part, 0..3)
        .prop_map(|parts| {
            let mut all = Map::new();
            for part in parts {
                all.extend(part.as_object().unwrap().clone());
            }
            Value::Object(all)
        })
        .boxed()
}

fn sort(of: &Resource) -> BoxedStrategy<Vec<(String, bool)>> {
    let mut paths = if of.open {
        OPEN_PATHS.to_vec()
    } else {
        HOST_PATHS.to_vec()
    };
    paths.retain(|path| !path.starts_with("users."));
    let key = (select(paths), any::<bool>());
    let key = key.prop_map(|(path, is_descending)| (path.to_owned(), is_descending));
    prop_oneof![1 => Just(Vec::new()), 2 => prop::collection::vec(key, 1..4)].boxed()
}

/// The stores, and what should be in them.
struct Side {
    sqlite: SqliteStore,
    mongo: MongoStore,
    is_foreign: bool,
}

impl Side {
    fn both(&self) -> Vec<(&'static str, &dyn Store)> {
        let mut both: Vec<(&'static str, &dyn Store)> = vec![("MongoDB", &self.mongo)];
        if !self.is_foreign {
            both.push(("SQLite", &self.sqlite));
        }
        both
    }

    async fn check(
        &self,
        of: &'static Resource,
        items: &[Item],
        query: &Asked,
    ) -> Result<(), String> {
        let Ok(filter) = parse(&query.filter.to_string(), of) else {
            return Ok(());
        };
        let sort = Sort(query.sort.clone());
        let mut expected: Vec<&Item> = items
            .iter()
            .filter(|item| filter.matches(item, of))
            .collect();
        expected.sort_by(|left, right| sort.compare(left, right, of));
        let total = expected.len() as u64;
        let skip = usize::try_from(query.skip).unwrap();
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let expected: Vec<&Item> = expected.into_iter().skip(skip).take(limit).collect();
        for (name, store) in self.both() {
            let listing = store
                .list(Query {
                    resource: of,
                    filter: filter.clone(),
                    sort: sort.clone(),
                    skip: query.skip,
                    limit: query.limit,
                    counts: true,
                    page: None,
                })
                .await
                .map_err(|error| format!("{name}: {error}"))?;
            let found: Vec<Item> = listing
                .items
                .iter()
                .map(|one| one.item().unwrap())
                .collect();
            if listing.total != total || found.iter().ne(expected.iter().copied()) {
                let ids = |items: Vec<&Item>| -> Vec<String> {
                    items
                        .iter()
                        .map(|item| item::text(item, "_id")[22..].to_owned())
                        .collect()
                };
                let (have, want) = (ids(found.iter().collect()), ids(expected.clone()));
                let odd = have
                    .iter()
                    .chain(&want)
                    .find(|id| have.contains(id) != want.contains(id));
                let moved = have.iter().zip(&want).find(|(have, want)| have != want);
                let odd = odd.or(moved.map(|(_, want)| want));
                let odd = odd.and_then(|id| {
                    items
                        .iter()
                        .find(|item| item::text(item, "_id").ends_with(id.as_str()))
                });
                return Err(format!(
                    "{name} finds {have:?} of {} and the evaluator {want:?} of {total}\n{query:?}\n{filter:?}\nfor example {}",
                    listing.total,
                    odd.map(|item| Value::Object(item.clone()).to_string())
                        .unwrap_or_default(),
                ));
            }
        }
        Ok(())
    }
}

#[derive(Debug, Clone)]
struct Asked {
    filter: Value,
    sort: Vec<(String, bool)>,
    skip: u64,
    limit: u64,
}

fn asked(of: &'static Resource, is_foreign: bool) -> BoxedStrategy<Asked> {
    let page = prop_oneof![
        2 => Just((0, u64::MAX)),
        1 => (0_u64..12, 1_u64..12),
    ];
    (filter(of, is_foreign), sort(of), page)
        .prop_map(|(filter, mut sort, (skip, limit))| {
            // Two keys within one list are compared element by element by MongoDB, as pairs; that is
            // not imitated.
            let mut seen: Vec<String> = Vec::new();
            sort.retain(|(path, _)| {
                let root = path.split('.').next().unwrap_or_default().to_owned();
                let is_new = !seen.contains(&root);
                seen.push(root);
                is_new
            });
            (filter, sort, (skip, limit))
        })
        .prop_map(|(filter, sort, (skip, limit))| Asked {
            filter,
            sort,
            skip,
            limit,
        })
        .boxed()
}

async fn fill(side: &Side, of: &'static Resource, items: &[Item]) {
    for (_, store) in side.both() {
        let items = items.to_vec();
        run_unit(store, move |unit| {
            for old in unit.find(of, &Filter::everything())? {
                unit.delete(of, old);
            }
            Ok(())
        })
        .await
        .unwrap();
        run_unit(store, move |unit| {
            for item in &items {
                unit.restore(of, item.clone());
            }
            Ok(())
        })
        .await
        .unwrap();
    }
}

/// Changes and removes some items in both stores and in the list.
async fn change(
    side: &Side,
    of: &'static Resource,
    items: &mut Vec<Item>,
    changes: Vec<(usize, Option<Item>)>,
) {
    for (at, content) in changes {
        let at = at % items.len();
        let before = items[at].clone();
        let after = content.map(|content| {
            let mut after = content;
            for kept in ["_id", "name", "_created", "_updated", "_etag"] {
                if let Some(value) = before.get(kept) {
                    after.insert(kept.to_owned(), value.clone());
                }
            }
            after
        });
        for (_, store) in side.both() {
            let (before, after) = (before.clone(), after.clone());
            run_unit(store, move |unit| {
                let stored = unit.get(of, item::text(&before, "_id"))?.unwrap();
                assert_eq!(*stored, before);
                match &after {
                    Some(after) => unit.update(of, stored, after.clone(), Touch::Unseen),
                    None => unit.delete(of, stored),
                }
                Ok(())
            })
            .await
            .unwrap();
        }
        match after {
            Some(after) => items[at] = after,
            None => drop(items.remove(at)),
        }
    }
}

async fn read_all(side: &Side, of: &'static Resource, items: &[Item]) {
    for (name, store) in side.both() {
        for expected in items {
            let id = item::text(expected, "_id");
            let found = store.read(of, id).await.unwrap();
            let found = found.as_ref().map(StoredItem::item).transpose().unwrap();
            assert_eq!(found.as_ref(), Some(expected), "{name}");
        }
        let walked = store.walk(of, "", 1000).await.unwrap();
        assert_eq!(walked.len(), items.len(), "{name}");
    }
}

fn rounds() -> u32 {
    let given = std::env::var("ALIGNAK_DIFFERENTIAL_ROUNDS").ok();
    let usual = if std::env::var_os("ALIGNAK_LONG_TESTS").is_some() {
        LONG_ROUNDS
    } else {
        ROUNDS
    };
    given.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn seed() -> u64 {
    let given = std::env::var("ALIGNAK_DIFFERENTIAL_SEED").ok();
    given
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(rand::random)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_mongodb_and_the_evaluator_give_the_same_answers() {
    let mongod = tokio::task::spawn_blocking(Mongo::alone).await.unwrap();
    let uri =
        std::env::var("ALIGNAK_DIFFERENTIAL_URI").unwrap_or_else(|_| mongod.uri("differential"));
    let mut side = Side {
        sqlite: SqliteStore::in_memory(&LAYOUT).unwrap(),
        mongo: MongoStore::open(&uri, &LAYOUT).await.unwrap(),
        is_foreign: false,
    };
    let seed = seed();
    println!("seed {seed}");
    let config = Config {
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new(config);
    let mut problems = Vec::new();
    for round in 0..rounds() {
        for (name, is_foreign) in [("host", false), ("host", true), ("alignak", false)] {
            let of = resource(name);
            side.is_foreign = is_foreign;
            let contents = prop::collection::vec(content(of, is_foreign), ITEMS);
            let contents = contents.new_tree(&mut runner).unwrap().current();
            let mut items: Vec<Item> = (0..)
                .zip(contents)
                .map(|(number, item)| named(number, item))
                .collect();
            fill(&side, of, &items).await;
            let changes = (
                any::<usize>(),
                proptest::option::weighted(0.7, content(of, is_foreign)),
            );
            let changes = prop::collection::vec(changes, 8);
            change(
                &side,
                of,
                &mut items,
                changes.new_tree(&mut runner).unwrap().current(),
            )
            .await;
            read_all(&side, of, &items).await;
            for _ in 0..QUERIES {
                let mut tree = asked(of, is_foreign).new_tree(&mut runner).unwrap();
                let Err(mut problem) = side.check(of, &items, &tree.current()).await else {
                    continue;
                };
                // The smallest query that shows it.
                let mut is_better = tree.simplify();
                while is_better {
                    is_better = match side.check(of, &items, &tree.current()).await {
                        Err(smaller) => {
                            problem = smaller;
                            tree.simplify()
                        }
                        Ok(()) => tree.complicate(),
                    };
                }
                let problem = format!("round {round}, {name}: {problem}");
                if !problems.contains(&problem) {
                    problems.push(problem);
                }
            }
        }
        let shown = problems
            .iter()
            .take(12)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n\n");
        assert!(
            problems.is_empty(),
            "seed {seed}, {} problems:\n{shown}",
            problems.len()
        );
    }
    tokio::task::spawn_blocking(move || drop(mongod))
        .await
        .unwrap();
}

fn named(number: u32, mut item: Item) -> Item {
    item.insert(
        "_id".to_owned(),
        format!("6b00b7bca71669eb19{number:06x}").into(),
    );
    item.insert("name".to_owned(), format!("name {number}").into());
    let etag = item::to_text(&item).len();
    item.insert("_etag".to_owned(), format!("{etag:040x}").into());
    item
}
