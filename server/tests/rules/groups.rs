//! The trees of groups, and their members.

use std::collections::BTreeMap;

use alignak_backend::filter::Filter;
use alignak_backend::rules::Refusal;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::callers::put;
use crate::fixture::{Backend, backend};

const GROUPS: [&str; 3] = ["hostgroup", "servicegroup", "usergroup"];

/// Compares what the groups say of their tree with a recount from these parents.
async fn assert_counted(backend: &Backend, resource: &str, parents: &BTreeMap<String, String>) {
    let groups = backend.find(resource, Filter::everything()).await;
    assert_eq!(groups.len(), parents.len());
    for group in groups {
        let id = group["_id"].as_str().unwrap();
        let mut above: Vec<&str> = Vec::new();
        let mut at = parents[id].as_str();
        while !at.is_empty() {
            above.insert(0, at);
            at = parents[at].as_str();
        }
        let parent = above.last().map_or(Value::Null, |parent| json!(parent));
        assert_eq!(group["_parent"], parent, "{group}");
        assert_eq!(group["_tree_parents"], json!(above), "{group}");
        assert_eq!(group["_level"], json!(above.len()), "{group}");
    }
}

#[derive(Debug, Clone)]
enum Step {
    Create { parent: Option<usize> },
    Move { group: usize, parent: usize },
    Delete { group: usize },
    DeleteAll,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let any = 0..12_usize;
    let step = prop_oneof![
        6 => prop::option::of(any.clone()).prop_map(|parent| Step::Create { parent }),
        6 => (any.clone(), any.clone()).prop_map(|(group, parent)| Step::Move { group, parent }),
        3 => any.prop_map(|group| Step::Delete { group }),
        1 => Just(Step::DeleteAll),
    ];
    prop::collection::vec(step, 1..25)
}

async fn root(backend: &Backend, resource: &str) -> String {
    let root = backend.named(resource, "All").await.unwrap();
    crate::fixture::id_of(&root)
}

/// Does the steps, and checks after each that it was refused exactly when it had to be.
async fn walk(resource: &str, steps: Vec<Step>) {
    let backend = backend().await;
    let root = root(&backend, resource).await;
    let mut parents = BTreeMap::from([(root.clone(), String::new())]);
    let pick = |parents: &BTreeMap<String, String>, index: usize| {
        parents.keys().nth(index % parents.len()).unwrap().clone()
    };
    for (number, step) in steps.into_iter().enumerate() {
        match step {
            Step::Create { parent } => {
                let parent = parent.map(|parent| pick(&parents, parent));
                let posted = json!({"name": format!("g{number}"), "_parent": parent});
                let id = backend.create(resource, posted).await;
                parents.insert(id, parent.unwrap_or_else(|| root.clone()));
            }
            Step::Move { group, parent } => {
                let (id, parent) = (pick(&parents, group), pick(&parents, parent));
                let mut at = parent.clone();
                let mut closes_circle = false;
                while !at.is_empty() {
                    closes_circle |= at == id;
                    at.clone_from(&parents[&at]);
                }
                let moved = backend
                    .try_patch(resource, &id, json!({"_parent": parent}))
                    .await;
                assert_eq!(moved.is_err(), id == root || closes_circle);
                if moved.is_ok() {
                    parents.insert(id, parent);
                }
            }
            Step::Delete { group } => {
                let id = pick(&parents, group);
                let deleted = backend.try_delete(resource, &id).await;
                assert_eq!(deleted.is_err(), id == root);
                if deleted.is_ok() {
                    let heir = parents.remove(&id).unwrap();
                    for parent in parents.values_mut().filter(|parent| **parent == id) {
                        parent.clone_from(&heir);
                    }
                }
            }
            Step::DeleteAll => {
                backend.delete_all(resource).await;
                parents.retain(|id, _| *id == root);
            }
        }
        assert_counted(&backend, resource, &parents).await;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 36, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_trees_equal_a_recount_after_any_sequence_of_changes(
        resource in prop::sample::select(GROUPS.to_vec()), steps in steps(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(walk(resource, steps));
    }
}

#[tokio::test]
async fn defect_13_a_group_cannot_be_moved_below_itself_to_nowhere_or_to_a_level() {
    let backend = backend().await;
    for resource in GROUPS {
        let a = backend.create(resource, json!({"name": "a"})).await;
        let b = backend
            .create(resource, json!({"name": "b", "_parent": a}))
            .await;
        let refused = [
            (
                &a,
                json!({"_parent": a}),
                "Moving an item below itself is forbidden",
            ),
            (
                &a,
                json!({"_parent": b}),
                "Moving an item below itself is forbidden",
            ),
            (
                &a,
                json!({"_parent": null}),
                "Error: parent not found: None",
            ),
            (&a, json!({"_level": 5}), "Updating _level is forbidden"),
            (
                &b,
                json!({"_tree_parents": []}),
                "Updating _tree_parents is forbidden",
            ),
        ];
        for (id, changes, expected) in refused {
            let refusal = backend.try_patch(resource, id, changes).await.unwrap_err();
            let is_plain = matches!(refusal, Refusal::Forbidden(_) | Refusal::ForbiddenFor(_));
            assert!(is_plain && refusal.to_string() == expected, "{refusal:?}");
        }
    }
}

#[tokio::test]
async fn defect_14_children_of_a_deleted_group_go_to_its_parent_and_no_list_names_it() {
    let backend = backend().await;
    for (resource, list) in GROUPS
        .into_iter()
        .zip(["hostgroups", "servicegroups", "usergroups"])
    {
        let a = backend.create(resource, json!({"name": "a"})).await;
        let b = backend
            .create(resource, json!({"name": "b", "_parent": a}))
            .await;
        let c = backend
            .create(resource, json!({"name": "c", "_parent": b}))
            .await;
        let naming = json!({"name": "d", list: [b, c]});
        let naming = backend.create(resource, naming).await;
        backend.delete(resource, &b).await;
        let child = backend.get(resource, &c).await;
        assert_eq!(child["_parent"], json!(a));
        assert_eq!(
            child["_tree_parents"],
            json!([root(&backend, resource).await, a])
        );
        assert_eq!(backend.get(resource, &naming).await[list], json!([c]));
    }
}

#[tokio::test]
async fn members_count_once_in_the_order_of_their_first_place() {
    let backend = backend().await;
    let [x, y, z] = ["x", "y", "z"].map(|name| json!({"name": name, "_realm": backend.realm}));
    let x = put(&backend, "host", x).await;
    let y = put(&backend, "host", y).await;
    let z = put(&backend, "host", z).await;
    let group = json!({"name": "g", "hosts": [z, x, z, y, x]});
    let group = backend.create("hostgroup", group).await;
    assert_eq!(
        backend.get("hostgroup", &group).await["hosts"],
        json!([z, x, y])
    );
    backend
        .patch("hostgroup", &group, json!({"hosts": [y, y, x]}))
        .await;
    assert_eq!(
        backend.get("hostgroup", &group).await["hosts"],
        json!([y, x])
    );
}

#[tokio::test]
async fn defect_14_members_that_are_deleted_leave_their_groups() {
    let backend = backend().await;
    let host = put(
        &backend,
        "host",
        json!({"name": "h", "_realm": backend.realm}),
    )
    .await;
    let other = json!({"name": "o", "_realm": backend.realm, "parents": [host]});
    let other = put(&backend, "host", other).await;
    let service = put(
        &backend,
        "service",
        json!({"name": "s", "_realm": backend.realm}),
    )
    .await;
    let user = backend.create("user", json!({"name": "ann"})).await;
    let hosts = json!({"name": "g", "hosts": [host, other]});
    let hosts = backend.create("hostgroup", hosts).await;
    let services = json!({"name": "g", "services": [service]});
    let services = backend.create("servicegroup", services).await;
    let users = json!({"name": "g", "users": [user]});
    let users = backend.create("usergroup", users).await;
    backend.delete("host", &host).await;
    backend.delete("service", &service).await;
    backend.delete("user", &user).await;
    assert_eq!(
        backend.get("hostgroup", &hosts).await["hosts"],
        json!([other])
    );
    assert_eq!(backend.get("host", &other).await["parents"], json!([]));
    assert_eq!(
        backend.get("servicegroup", &services).await["services"],
        json!([])
    );
    assert_eq!(backend.get("usergroup", &users).await["users"], json!([]));
}
