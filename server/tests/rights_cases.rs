//! Single cases of rights: ownership, one's own account, damaged roles, trees that are cut.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
mod people;
mod rights_table;

use alignak_backend::api::View;
use alignak_backend::contract::{contract, resource};
use alignak_backend::filter::{Filter, Operand};
use alignak_backend::item;
use people::{etag, person, put};
use rights_table::world::World;
use rights_table::{Kin, Outcome, outcome};
use serde_json::{Value, json};

#[tokio::test]
async fn defect_7_retained_data_belongs_to_its_user_alone() {
    let world = World::new().await;
    let kind = resource("alignakretention");
    let ann = world.caller(kind, Kin::NoRole, false).await;
    let bob = world.caller(kind, Kin::SuperAdministrator, false).await;
    let api = &world.backend.api;
    let posted = json!({"host": "h", "_user": bob.id});
    let id = match api.create(&ann, kind, posted).await.unwrap() {
        alignak_backend::api::Created::One(written) => written.id,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        world.backend.get("alignakretention", &id).await["_user"],
        json!(ann.id)
    );
    let etag_now = etag(&world.backend, "alignakretention", &id).await;
    let stolen = api
        .replace(&bob, kind, &id, Some(&etag_now), json!({"host": "h"}))
        .await;
    assert_eq!(outcome(stolen), Outcome::Hidden);
    let given = json!({"_user": bob.id, "x": 1});
    api.change(&ann, kind, &id, Some(&etag_now), given)
        .await
        .unwrap();
    assert_eq!(
        world.backend.get("alignakretention", &id).await["_user"],
        json!(ann.id)
    );
    let etag_now = etag(&world.backend, "alignakretention", &id).await;
    api.replace(&ann, kind, &id, Some(&etag_now), json!({"host": "other"}))
        .await
        .unwrap();
    api.remove_all(&bob, kind).await.unwrap();
    assert_eq!(
        world.backend.get("alignakretention", &id).await["host"],
        "other"
    );
}

#[tokio::test]
async fn defect_1_and_10_users_see_themselves_and_those_in_readable_realms() {
    let world = World::new().await;
    let kind = resource("user");
    let ann = world.caller(kind, Kin::NoRole, false).await;
    let listed = world.backend.listed(&ann, "user").await;
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["_id"], json!(ann.id));
    assert_eq!(listed[0]["token"], json!(ann.token));
    assert_eq!(listed[0].get("password"), None);
    let admin = world.backend.listed(&world.backend.admin, "user").await;
    for user in admin {
        assert_eq!(user.get("password"), None);
        assert_eq!(
            user.get("token").is_some(),
            user["_id"] == json!(world.backend.admin.id)
        );
    }
}

#[tokio::test]
async fn defect_34_a_role_on_a_deleted_realm_gives_nothing_and_breaks_nothing() {
    let world = World::new().await;
    let user = world.backend.create("user", json!({"name": "ann"})).await;
    for (realm, reaches) in [
        ("0123456789abcdef01234567", true),
        (world.north.as_str(), false),
    ] {
        let role = json!({
            "user": user, "realm": realm, "sub_realm": reaches, "resource": "*",
            "crud": ["read", "create", "update", "delete", "custom"],
        });
        put(&world.backend, "userrestrictrole", role).await;
    }
    for role in world
        .backend
        .find(
            "userrestrictrole",
            Filter::eq("realm", Operand::id(&*world.backend.realm)),
        )
        .await
    {
        world
            .backend
            .delete("userrestrictrole", role["_id"].as_str().unwrap())
            .await;
    }
    let ann = people::caller(&world.backend, &user).await;
    for resource in contract().public() {
        world.backend.listed(&ann, &resource.name).await;
    }
    let realms = world.backend.listed(&ann, "realm").await;
    assert_eq!(realms.len(), 1);
    assert_eq!(realms[0]["name"], "North");
}

#[tokio::test]
async fn defect_34_trees_are_cut_above_what_the_caller_may_read() {
    let world = World::new().await;
    let groups = resource("hostgroup");
    let backend = &world.backend;
    let top = json!({"name": "top", "_realm": backend.realm, "_sub_realm": false});
    let top = backend.create("hostgroup", top).await;
    let middle = json!({"name": "middle", "_realm": world.north, "_parent": top});
    let middle = backend.create("hostgroup", middle).await;
    let leaf = json!({"name": "leaf", "_realm": world.below, "_parent": middle});
    backend.create("hostgroup", leaf).await;
    let role = json!({"resource": "*", "crud": ["read"], "realm": world.north, "sub_realm": true});
    let ann = person(
        backend,
        json!({"name": "ann", "_realm": world.beside}),
        &[role],
    )
    .await;
    let shown = |items: Vec<Value>, name: &str| {
        let found = items.into_iter().find(|item| item["name"] == name).unwrap();
        (found["_parent"].clone(), found["_tree_parents"].clone())
    };
    let north = json!(world.north);
    let realms = backend.listed(&ann, "realm").await;
    assert_eq!(shown(realms.clone(), "North"), (Value::Null, json!([])));
    assert_eq!(shown(realms, "Below"), (north.clone(), json!([north])));
    let all = backend.named("hostgroup", "All").await.unwrap()["_id"].clone();
    let listed = backend.listed(&ann, "hostgroup").await;
    assert_eq!(shown(listed.clone(), "middle"), (Value::Null, json!([all])));
    assert_eq!(shown(listed, "leaf"), (json!(middle), json!([all, middle])));
    let stored = backend.get("hostgroup", &middle).await;
    assert_eq!(stored["_tree_parents"], json!([all, top]));
    // Whoever may read groups but no realm gets an answer, too.
    let role = json!({"resource": "hostgroup", "crud": ["read"], "realm": world.north});
    let bob = person(
        backend,
        json!({"name": "bob", "_realm": world.beside}),
        &[role],
    )
    .await;
    assert_eq!(backend.listed(&bob, "realm").await, Vec::<Value>::new());
    let read = backend
        .api
        .read(&bob, groups, &middle, &View::default())
        .await
        .unwrap();
    assert_eq!(item::text(&read.item().unwrap(), "_parent"), "");
    let whole = backend.listed(&backend.admin, "hostgroup").await;
    assert_eq!(shown(whole, "middle").1, json!([all, top]));
}

#[tokio::test]
async fn a_realm_is_not_moved_to_where_the_mover_would_get_more_rights_in_it() {
    let world = World::new().await;
    let backend = &world.backend;
    let kind = resource("realm");
    let moves =
        json!({"resource": "realm", "crud": ["update"], "realm": backend.realm, "sub_realm": true});
    let deletes =
        json!({"resource": "*", "crud": ["delete"], "realm": world.north, "sub_realm": true});
    let ann = person(backend, json!({"name": "ann"}), &[moves.clone(), deletes]).await;
    let bob = person(backend, json!({"name": "bob"}), &[moves]).await;
    for (who, expected) in [(&ann, Outcome::NoRight), (&bob, Outcome::Allowed)] {
        let etag = etag(backend, "realm", &world.beside).await;
        let change = json!({"_parent": world.north});
        let moved = backend
            .api
            .change(who, kind, &world.beside, Some(&etag), change)
            .await;
        assert_eq!(outcome(moved), expected);
    }
}
