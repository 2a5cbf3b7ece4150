//! Who may do what: every public resource, verb, place and kind of caller, from the contract. A new
//! resource is tested as soon as the contract has it.

mod cases;
mod fixture;
mod roads;
mod table;

use alignak_backend::contract::contract;
use serde_json::json;

use crate::callers::{caller_with, etag, put};
pub(crate) use fixture::Fixture;
pub(crate) use roads::references;
pub(crate) use table::{CallerKind, Place, Verb};
use table::{Outcome, PLACES, Sort, caller_kinds, expected, outcome, reaches, sort_of};

#[tokio::test]
async fn reading_changing_and_removing_one_item_follow_the_table() {
    for resource in contract().public() {
        let sort = sort_of(resource);
        for kind in caller_kinds() {
            let fixture = Fixture::new().await;
            for has_flag in [true, false] {
                if !has_flag && sort != Sort::Action {
                    continue;
                }
                let caller = fixture.caller(resource, kind, has_flag).await;
                for place in PLACES {
                    for verb in [Verb::Read, Verb::Update, Verb::Delete] {
                        let Some(id) = fixture.item(resource, place, &caller).await else {
                            continue;
                        };
                        let expected = expected(resource, kind, has_flag, verb, place);
                        let found = fixture.attempt(resource, verb, &id, &caller).await;
                        let name = &resource.name;
                        assert_eq!(
                            found, expected,
                            "{name}: {kind:?} (flag {has_flag}) {verb:?} {place:?}"
                        );
                        if found != Outcome::Allowed {
                            assert!(fixture.backend.try_get(name, &id).await.is_some());
                        }
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn collections_show_and_lose_what_single_items_would() {
    for resource in contract()
        .public()
        .filter(|resource| resource.name != "realm")
    {
        for kind in caller_kinds() {
            let fixture = Fixture::new().await;
            let caller = fixture.caller(resource, kind, true).await;
            let mut items = vec![];
            for place in PLACES {
                items.push((place, fixture.item(resource, place, &caller).await.unwrap()));
            }
            let listed = fixture.backend.listed(&caller, &resource.name).await;
            let removal = outcome(fixture.backend.api.remove_all(&caller, resource).await);
            for (place, id) in items {
                let name = &resource.name;
                let sees = listed.iter().any(|item| item["_id"] == id.as_str());
                let may_see = expected(resource, kind, true, Verb::Read, place) == Outcome::Allowed;
                assert_eq!(sees, may_see, "{name}: {kind:?} lists {place:?}");
                let is_there = fixture.backend.try_get(name, &id).await.is_some();
                let deletion = expected(resource, kind, true, Verb::Delete, place);
                assert_eq!(
                    is_there,
                    deletion != Outcome::Allowed,
                    "{name}: {kind:?} removes {place:?}"
                );
                assert_eq!(removal == Outcome::NoRight, deletion == Outcome::NoRight);
            }
        }
    }
}

#[tokio::test]
async fn defect_6_items_are_created_only_where_a_role_allows_it() {
    for resource in contract().public() {
        let sort = sort_of(resource);
        for kind in caller_kinds() {
            let fixture = Fixture::new().await;
            for has_flag in [true, false] {
                if !has_flag && sort != Sort::Action {
                    continue;
                }
                let caller = fixture.caller(resource, kind, has_flag).await;
                for place in PLACES {
                    let Some(posted) = fixture.posted(resource, place, kind, &caller).await else {
                        continue;
                    };
                    let expected = expected(resource, kind, has_flag, Verb::Create, place);
                    let made = fixture
                        .backend
                        .api
                        .create(&caller, resource, posted.clone())
                        .await;
                    let name = &resource.name;
                    assert_eq!(
                        outcome(made),
                        expected,
                        "{name}: {kind:?} (flag {has_flag}) {place:?} {posted}"
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn defect_6_items_are_moved_only_to_where_a_role_allows_it() {
    for resource in contract().public() {
        let Some(field) = resource.realm_field().filter(|field| *field != "_id") else {
            continue;
        };
        if sort_of(resource) == Sort::Action {
            continue;
        }
        let fixture = Fixture::new().await;
        for reaches_below in [false, true] {
            let kind = CallerKind::Role {
                verb: Verb::Update,
                reaches_below,
            };
            let caller = fixture.caller(resource, kind, true).await;
            for place in [Place::Own, Place::Below, Place::Above, Place::Beside] {
                let id = fixture.item(resource, Place::Own, &caller).await.unwrap();
                if resource.name == "userrestrictrole" {
                    // One that the caller may give.
                    let crud = json!({"crud": ["update"], "resource": "userrestrictrole"});
                    fixture.backend.patch(&resource.name, &id, crud).await;
                }
                let etag = etag(&fixture.backend, &resource.name, &id).await;
                let target = fixture.realm(place).unwrap().0;
                let moved = fixture.backend.api.change(
                    &caller,
                    resource,
                    &id,
                    Some(&etag),
                    json!({field: target}),
                );
                let expected = if reaches(place, reaches_below) {
                    Outcome::Allowed
                } else {
                    Outcome::NoRight
                };
                let name = &resource.name;
                assert_eq!(
                    outcome(moved.await),
                    expected,
                    "{name}: below {reaches_below}, to {place:?}"
                );
            }
        }
    }
}
