//! The tree of realms, and what goes with a realm.

use std::collections::{BTreeMap, BTreeSet};

use alignak_backend::filter::{Filter, Operand};
use alignak_backend::rules::Refusal;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::callers::{caller_with, put, realm};
use crate::fixture::{Backend, backend};

/// Compares what realms say of the tree with a recount from the parents.
async fn assert_counted(backend: &Backend) {
    let realms = backend.find("realm", Filter::everything()).await;
    let parents: BTreeMap<&str, Option<&str>> = realms
        .iter()
        .map(|realm| (realm["_id"].as_str().unwrap(), realm["_parent"].as_str()))
        .collect();
    let above = |id: &str| {
        let mut above = Vec::new();
        let mut at = parents[id];
        while let Some(parent) = at {
            above.insert(0, parent);
            at = parents[parent];
        }
        above
    };
    for realm in &realms {
        let id = realm["_id"].as_str().unwrap();
        let is_child = |other: &&&str| parents[**other] == Some(id);
        let children: BTreeSet<&str> = parents.keys().filter(is_child).copied().collect();
        let is_below = |other: &&&str| above(other).contains(&id);
        let below: BTreeSet<&str> = parents.keys().filter(is_below).copied().collect();
        assert_eq!(realm["_tree_parents"], json!(above(id)), "{realm}");
        assert_eq!(realm["_level"], json!(above(id).len()), "{realm}");
        assert_eq!(listed(realm, "_children"), children, "{realm}");
        assert_eq!(listed(realm, "_all_children"), below, "{realm}");
    }
}

/// The ids of a list, none of them twice.
fn listed<'a>(realm: &'a Value, field: &str) -> BTreeSet<&'a str> {
    let ids = realm[field].as_array().unwrap();
    let set: BTreeSet<&str> = ids.iter().filter_map(Value::as_str).collect();
    assert_eq!(set.len(), ids.len(), "{realm}");
    set
}

#[derive(Debug, Clone)]
enum Step {
    Create { parent: usize },
    Move { realm: usize, parent: usize },
    Delete { realm: usize },
    DeleteAll,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let any = 0..12_usize;
    let step = prop_oneof![
        6 => any.clone().prop_map(|parent| Step::Create { parent }),
        6 => (any.clone(), any.clone()).prop_map(|(realm, parent)| Step::Move { realm, parent }),
        3 => any.prop_map(|realm| Step::Delete { realm }),
        1 => Just(Step::DeleteAll),
    ];
    prop::collection::vec(step, 1..25)
}

/// Does the steps, and checks after each that it was refused exactly when it had to be.
async fn walk(steps: Vec<Step>) {
    let backend = backend().await;
    let root = backend.realm.clone();
    let mut parents: Vec<(String, String)> = vec![(root.clone(), String::new())];
    let pick =
        |parents: &[(String, String)], index: usize| parents[index % parents.len()].0.clone();
    for (number, step) in steps.into_iter().enumerate() {
        match step {
            Step::Create { parent } => {
                let parent = pick(&parents, parent);
                let id = realm(&backend, &format!("realm {number}"), &parent).await;
                parents.push((id, parent));
            }
            Step::Move { realm, parent } => {
                let (id, parent) = (pick(&parents, realm), pick(&parents, parent));
                let parent_of = |id: &str| {
                    let mut all = parents.iter();
                    all.find(|(other, _)| other == id)
                        .map(|(_, parent)| parent.clone())
                };
                let mut at = Some(parent.clone());
                let mut closes_circle = false;
                while let Some(above) = at {
                    closes_circle |= above == id;
                    at = parent_of(&above);
                }
                let moved = backend
                    .try_patch("realm", &id, json!({"_parent": parent}))
                    .await;
                assert_eq!(moved.is_err(), id == root || closes_circle);
                if moved.is_ok() {
                    let entry = parents.iter_mut().find(|(other, _)| *other == id);
                    entry.unwrap().1 = parent;
                }
            }
            Step::Delete { realm } => {
                let id = pick(&parents, realm);
                let has_children = parents.iter().any(|(_, parent)| *parent == id);
                let deleted = backend.try_delete("realm", &id).await;
                assert_eq!(deleted.is_err(), id == root || has_children);
                if deleted.is_ok() {
                    parents.retain(|(other, _)| *other != id);
                }
            }
            Step::DeleteAll => {
                backend.delete_all("realm").await;
                parents.truncate(1);
            }
        }
        assert_counted(&backend).await;
        let stored = backend.find("realm", Filter::everything()).await.len();
        assert_eq!(stored, parents.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_equals_a_recount_after_any_sequence_of_changes(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(walk(steps));
    }
}

#[tokio::test]
async fn defect_13_moving_a_realm_with_a_subtree_recounts_both_lines() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let b = realm(&backend, "B", &a).await;
    let c = realm(&backend, "C", &b).await;
    let d = realm(&backend, "D", &backend.realm).await;
    backend.patch("realm", &b, json!({"_parent": d})).await;
    assert_counted(&backend).await;
    let moved = backend.get("realm", &c).await;
    assert_eq!(moved["_tree_parents"], json!([backend.realm, d, b]));
    assert_eq!(backend.get("realm", &a).await["_all_children"], json!([]));
    assert_eq!(
        backend.get("realm", &d).await["_all_children"],
        json!([b, c])
    );
}

#[tokio::test]
async fn defect_13_deleting_a_realm_takes_only_its_id_out_of_the_lists_above() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let b = realm(&backend, "B", &a).await;
    let c = realm(&backend, "C", &a).await;
    let d = realm(&backend, "D", &c).await;
    backend.delete("realm", &b).await;
    assert_eq!(
        backend.get("realm", &a).await["_all_children"],
        json!([c, d])
    );
    let root = backend.get("realm", &backend.realm).await;
    assert_eq!(root["_all_children"], json!([a, c, d]));
}

#[tokio::test]
async fn defect_13_a_realm_cannot_be_moved_below_itself_and_the_root_not_at_all() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let b = realm(&backend, "B", &a).await;
    for (id, parent) in [(&a, &a), (&a, &b), (&backend.realm, &a)] {
        let moved = backend
            .try_patch("realm", id, json!({"_parent": parent}))
            .await;
        assert!(matches!(moved, Err(Refusal::Forbidden(_))), "{moved:?}");
    }
    assert_counted(&backend).await;
}

#[tokio::test]
async fn defect_13_children_that_a_client_posts_are_not_stored() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let posted = json!({
        "name": "B", "_parent": a, "_children": [a], "_all_children": [a], "_level": 7,
        "_tree_parents": [],
    });
    backend.create("realm", posted).await;
    assert_counted(&backend).await;
}

#[tokio::test]
async fn a_refused_move_leaves_everything_as_it_was() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let b = realm(&backend, "B", &a).await;
    let before = backend.everything().await;
    assert!(
        backend
            .try_patch("realm", &a, json!({"_parent": b}))
            .await
            .is_err()
    );
    assert_eq!(backend.everything().await, before);
}

#[tokio::test]
async fn computed_fields_are_refused_unless_they_say_what_is_stored() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    realm(&backend, "B", &a).await;
    for field in ["_tree_parents", "_children", "_all_children"] {
        let refused = backend.try_patch("realm", &a, json!({field: []})).await;
        let expected = format!("Updating {field} is forbidden");
        assert!(matches!(refused, Err(Refusal::ForbiddenFor(text)) if text == expected));
    }
    let refused = backend.try_patch("realm", &a, json!({"_level": 4})).await;
    assert!(matches!(refused, Err(Refusal::ForbiddenFor(_))));
    // As the command line tool sends a whole item back.
    let mut whole = backend.get("realm", &a).await;
    for field in ["_id", "_etag", "_created", "_updated"] {
        whole.as_object_mut().unwrap().remove(field);
    }
    whole["alias"] = json!("changed");
    backend.patch("realm", &a, whole).await;
    assert_eq!(backend.get("realm", &a).await["alias"], "changed");
}

#[tokio::test]
async fn no_realm_but_the_root_is_below_none() {
    let backend = backend().await;
    for none in [Value::Null, json!("")] {
        let made = backend
            .create("realm", json!({"name": "B", "_parent": none}))
            .await;
        let parent = backend.get("realm", &made).await["_parent"].clone();
        assert_eq!(parent, json!(backend.realm), "{none}");
        backend.delete("realm", &made).await;
    }
    let a = backend.create("realm", json!({"name": "A"})).await;
    assert_eq!(
        backend.get("realm", &a).await["_parent"],
        json!(backend.realm)
    );
    let refused = backend
        .try_patch("realm", &a, json!({"_parent": null}))
        .await;
    assert!(
        matches!(refused, Err(Refusal::InvalidChanges(_))),
        "{refused:?}"
    );
    let same = json!({"_parent": null, "alias": "Everything"});
    backend.patch("realm", &backend.realm, same).await;
    assert_counted(&backend).await;
}

#[tokio::test]
async fn a_realm_that_owns_items_or_sub_realms_stays() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let b = realm(&backend, "B", &a).await;
    let refused = backend.try_delete("realm", &a).await;
    assert!(matches!(refused, Err(Refusal::Conflict(_))), "{refused:?}");
    let owned = [
        "host",
        "service",
        "user",
        "command",
        "hostgroup",
        "alignakdaemon",
        "grafana",
    ];
    for resource in owned {
        let item = put(&backend, resource, json!({"name": "x", "_realm": b})).await;
        let refused = backend.try_delete("realm", &b).await;
        assert!(
            matches!(refused, Err(Refusal::Conflict(_))),
            "{resource}: {refused:?}"
        );
        backend.delete(resource, &item).await;
    }
    // What happened there is no reason to keep a realm for ever.
    put(
        &backend,
        "history",
        json!({"_realm": b, "type": "check.result"}),
    )
    .await;
    backend.delete("realm", &b).await;
    backend.delete("realm", &a).await;
    assert_counted(&backend).await;
}

#[tokio::test]
async fn defect_14_the_synthesis_and_the_roles_of_a_realm_go_with_it() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let user = backend.create("user", json!({"name": "ann"})).await;
    let role = json!({"user": user, "realm": a, "resource": "host", "crud": ["read"]});
    let role = backend.create("userrestrictrole", role).await;
    let counters = put(&backend, "livesynthesis", json!({"_realm": a})).await;
    let past = json!({"livesynthesis": counters});
    let past = put(&backend, "livesynthesisretention", past).await;
    backend.delete("realm", &a).await;
    assert_eq!(backend.try_get("userrestrictrole", &role).await, None);
    assert_eq!(backend.try_get("livesynthesis", &counters).await, None);
    assert_eq!(backend.try_get("livesynthesisretention", &past).await, None);
}

#[tokio::test]
async fn deleting_all_realms_moves_what_they_owned_to_the_root() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let b = realm(&backend, "B", &a).await;
    let host = put(&backend, "host", json!({"name": "h", "_realm": b})).await;
    let command = put(&backend, "command", json!({"name": "c", "_realm": a})).await;
    let user = backend
        .create("user", json!({"name": "ann", "_realm": b}))
        .await;
    backend.delete_all("realm").await;
    assert_eq!(backend.find("realm", Filter::everything()).await.len(), 1);
    for (resource, id) in [("host", &host), ("command", &command), ("user", &user)] {
        let moved = backend.get(resource, id).await;
        assert_eq!(moved["_realm"], json!(backend.realm), "{resource}");
    }
    let left = Filter::eq("user", Operand::id(&*user));
    assert_eq!(
        backend.find("userrestrictrole", left).await,
        Vec::<Value>::new()
    );
    assert_counted(&backend).await;
}

#[tokio::test]
async fn defect_12_the_counters_of_the_root_count_what_deleted_realms_leave_to_it() {
    let backend = backend().await;
    let a = realm(&backend, "A", &backend.realm).await;
    let b = realm(&backend, "B", &a).await;
    for (name, realm) in [("one", &a), ("two", &b), ("three", &b)] {
        let host = backend
            .create("host", json!({"name": name, "_realm": realm}))
            .await;
        backend
            .create(
                "service",
                json!({"name": "s", "host": host, "_realm": realm}),
            )
            .await;
    }
    backend.delete_all("realm").await;
    for resource in ["host", "service"] {
        for item in backend.find(resource, Filter::everything()).await {
            assert_eq!(item["_realm"], json!(backend.realm), "{resource}");
        }
    }
    let counters = backend.find("livesynthesis", Filter::everything()).await;
    assert_eq!(counters.len(), 1);
    assert_eq!(counters[0]["_realm"], json!(backend.realm));
    let totals = (&counters[0]["hosts_total"], &counters[0]["services_total"]);
    assert_eq!(totals, (&json!(3), &json!(3)));
}

#[tokio::test]
async fn defect_13_a_restricted_user_deletes_only_realms_that_leave_nothing_behind() {
    let backend = backend().await;
    let north = realm(&backend, "North", &backend.realm).await;
    let empty = realm(&backend, "Empty", &north).await;
    let full = realm(&backend, "Full", &north).await;
    let south = realm(&backend, "South", &backend.realm).await;
    put(&backend, "command", json!({"name": "c", "_realm": full})).await;
    let role = json!({"resource": "realm", "crud": ["delete"], "realm": north, "sub_realm": true});
    let ann = caller_with(&backend, json!({"name": "ann"}), &[role]).await;
    let realms = alignak_backend::contract::resource("realm");
    backend.api.remove_all(&ann, realms).await.unwrap();
    assert_eq!(backend.try_get("realm", &empty).await, None);
    for kept in [&north, &full, &south] {
        assert!(backend.try_get("realm", kept).await.is_some());
    }
    assert_counted(&backend).await;
}

#[tokio::test]
async fn damaged_trees_are_mended_by_the_next_change() {
    let backend = backend().await;
    let lost = "0123456789abcdef01234567";
    put(
        &backend,
        "realm",
        json!({"name": "Lost", "_parent": lost, "_level": 9}),
    )
    .await;
    let circle =
        json!({"_id": lost.replace('0', "f"), "name": "Circle", "_parent": lost.replace('0', "f")});
    put(&backend, "realm", circle.clone()).await;
    let root = backend.realm.clone();
    let a = realm(&backend, "A", &root).await;
    assert_eq!(backend.get("realm", &root).await["_children"], json!([a]));
    let found = backend.named("realm", "Lost").await.unwrap();
    assert_eq!(found["_level"], 0);
    let circle = backend.named("realm", "Circle").await.unwrap();
    assert_eq!(circle.get("_level"), None);
}

#[tokio::test]
async fn an_element_of_a_list_may_refer_to_one_before_it() {
    let backend = backend().await;
    let root = backend.named("realm", "All").await.unwrap()["_id"].clone();
    let (upper, lower) = ("5f3a0c9e8d1b2a4c6e7f8091", "5f3a0c9e8d1b2a4c6e7f8092");
    let upper_realm = json!({"_id": upper, "name": "Upper", "_parent": root});
    let lower_realm = json!({"_id": lower, "name": "Lower", "_parent": upper});
    let wrong = json!([lower_realm, upper_realm]);
    let refused = backend.post("realm", wrong).await.unwrap_err();
    assert!(matches!(refused, Refusal::InvalidList(_)), "{refused:?}");
    let right = json!([upper_realm, lower_realm]);
    assert_eq!(backend.post("realm", right).await.unwrap().len(), 2);
    assert_eq!(backend.get("realm", lower).await["_level"], 2);
    assert_counted(&backend).await;
}

#[tokio::test]
async fn an_element_of_a_list_is_no_template_of_another() {
    let backend = backend().await;
    let template = "5f3a0c9e8d1b2a4c6e7f8091";
    let list = json!([
        {"_id": template, "name": "template", "_is_template": true, "check_interval": 7},
        {"name": "web", "_templates": [template]},
    ]);
    let refused = backend.post("host", list).await.unwrap_err();
    assert!(matches!(refused, Refusal::InvalidList(_)), "{refused:?}");
    assert!(backend.named("host", "web").await.is_none());
}
