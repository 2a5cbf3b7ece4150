//! Single cases of rights: ownership, one's own account, damaged roles, trees that are cut.

use alignak_backend::api::View;
use alignak_backend::contract::{contract, resource};
use alignak_backend::filter::{Filter, Operand};
use alignak_backend::item;
use serde_json::{Value, json};

use super::fixture::Fixture;
use super::table::{CallerKind, Outcome, outcome};
use crate::callers::{caller_with, etag, put};

#[tokio::test]
async fn defect_7_retained_data_belongs_to_its_user_alone() {
    let fixture = Fixture::new().await;
    let kind = resource("alignakretention");
    let ann = fixture.caller(kind, CallerKind::NoRole, false).await;
    let bob = fixture
        .caller(kind, CallerKind::SuperAdministrator, false)
        .await;
    let api = &fixture.backend.api;
    let posted = json!({"host": "h", "_user": bob.id});
    let id = match api.create(&ann, kind, posted).await.unwrap() {
        alignak_backend::api::Created::One(written) => written.id,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        fixture.backend.get("alignakretention", &id).await["_user"],
        json!(ann.id)
    );
    let etag_now = etag(&fixture.backend, "alignakretention", &id).await;
    let stolen = api
        .replace(&bob, kind, &id, Some(&etag_now), json!({"host": "h"}))
        .await;
    assert_eq!(outcome(stolen), Outcome::Hidden);
    let given = json!({"_user": bob.id, "x": 1});
    api.change(&ann, kind, &id, Some(&etag_now), given)
        .await
        .unwrap();
    assert_eq!(
        fixture.backend.get("alignakretention", &id).await["_user"],
        json!(ann.id)
    );
    let etag_now = etag(&fixture.backend, "alignakretention", &id).await;
    api.replace(&ann, kind, &id, Some(&etag_now), json!({"host": "other"}))
        .await
        .unwrap();
    api.remove_all(&bob, kind).await.unwrap();
    assert_eq!(
        fixture.backend.get("alignakretention", &id).await["host"],
        "other"
    );
}

#[tokio::test]
async fn defect_1_and_10_users_see_themselves_and_those_in_readable_realms() {
    let fixture = Fixture::new().await;
    let kind = resource("user");
    let ann = fixture.caller(kind, CallerKind::NoRole, false).await;
    let listed = fixture.backend.listed(&ann, "user").await;
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["_id"], json!(ann.id));
    assert_eq!(listed[0]["token"], json!(ann.token));
    assert_eq!(listed[0].get("password"), None);
    let admin = fixture.backend.listed(&fixture.backend.admin, "user").await;
    for user in admin {
        assert_eq!(user.get("password"), None);
        // The web interface asks for the key, so it is there for others too.
        assert_eq!(
            user["token"] != json!(""),
            user["_id"] == json!(fixture.backend.admin.id)
        );
    }
}

#[tokio::test]
async fn defect_34_a_role_on_a_deleted_realm_gives_nothing_and_breaks_nothing() {
    let fixture = Fixture::new().await;
    let user = fixture.backend.create("user", json!({"name": "ann"})).await;
    for (realm, reaches) in [
        ("0123456789abcdef01234567", true),
        (fixture.north.as_str(), false),
    ] {
        let role = json!({
            "user": user, "realm": realm, "sub_realm": reaches, "resource": "*",
            "crud": ["read", "create", "update", "delete", "custom"],
        });
        put(&fixture.backend, "userrestrictrole", role).await;
    }
    for role in fixture
        .backend
        .find(
            "userrestrictrole",
            Filter::eq("realm", Operand::id(&*fixture.backend.realm)),
        )
        .await
    {
        fixture
            .backend
            .delete("userrestrictrole", role["_id"].as_str().unwrap())
            .await;
    }
    let ann = crate::callers::caller(&fixture.backend, &user).await;
    for resource in contract().public() {
        fixture.backend.listed(&ann, &resource.name).await;
    }
    let realms = fixture.backend.listed(&ann, "realm").await;
    assert_eq!(realms.len(), 1);
    assert_eq!(realms[0]["name"], "North");
}

#[tokio::test]
async fn defect_34_trees_are_cut_above_what_the_caller_may_read() {
    let fixture = Fixture::new().await;
    let groups = resource("hostgroup");
    let backend = &fixture.backend;
    let top = json!({"name": "top", "_realm": backend.realm, "_sub_realm": false});
    let top = backend.create("hostgroup", top).await;
    let middle = json!({"name": "middle", "_realm": fixture.north, "_parent": top});
    let middle = backend.create("hostgroup", middle).await;
    let leaf = json!({"name": "leaf", "_realm": fixture.below, "_parent": middle});
    backend.create("hostgroup", leaf).await;
    let role =
        json!({"resource": "*", "crud": ["read"], "realm": fixture.north, "sub_realm": true});
    let ann = caller_with(
        backend,
        json!({"name": "ann", "_realm": fixture.beside}),
        &[role],
    )
    .await;
    let shown = |items: Vec<Value>, name: &str| {
        let found = items.into_iter().find(|item| item["name"] == name).unwrap();
        (found["_parent"].clone(), found["_tree_parents"].clone())
    };
    let north = json!(fixture.north);
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
    let role = json!({"resource": "hostgroup", "crud": ["read"], "realm": fixture.north});
    let bob = caller_with(
        backend,
        json!({"name": "bob", "_realm": fixture.beside}),
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
    let fixture = Fixture::new().await;
    let backend = &fixture.backend;
    let kind = resource("realm");
    let moves =
        json!({"resource": "realm", "crud": ["update"], "realm": backend.realm, "sub_realm": true});
    let deletes =
        json!({"resource": "*", "crud": ["delete"], "realm": fixture.north, "sub_realm": true});
    let ann = caller_with(backend, json!({"name": "ann"}), &[moves.clone(), deletes]).await;
    let bob = caller_with(backend, json!({"name": "bob"}), &[moves]).await;
    for (who, expected) in [(&ann, Outcome::NoRight), (&bob, Outcome::Allowed)] {
        let etag = etag(backend, "realm", &fixture.beside).await;
        let change = json!({"_parent": fixture.north});
        let moved = backend
            .api
            .change(who, kind, &fixture.beside, Some(&etag), change)
            .await;
        assert_eq!(outcome(moved), expected);
    }
}
