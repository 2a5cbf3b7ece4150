//! Users: passwords, tokens, roles, the own account, and what goes with a user.

use alignak_backend::api::LoginRefusal;
use alignak_backend::contract::resource;
use alignak_backend::filter::{Filter, Operand};
use alignak_backend::rules::Refusal;
use alignak_backend::rules::rights::Caller;
use serde_json::{Value, json};

use crate::callers::{caller, caller_with, etag, put, realm};
use crate::fixture::{Backend, backend};

async fn login(backend: &Backend, name: &str, password: &str) -> Result<String, LoginRefusal> {
    let Value::Object(credentials) = json!({"username": name, "password": password}) else {
        unreachable!()
    };
    backend.api.login(&credentials, None).await
}

/// The result of changing a user in the name of a caller.
async fn change(
    backend: &Backend,
    who: &std::sync::Arc<Caller>,
    id: &str,
    changes: Value,
) -> Result<(), Refusal> {
    let etag = etag(backend, "user", id).await;
    let changed = backend
        .api
        .change(who, resource("user"), id, Some(&etag), changes);
    changed.await.map(|_| ())
}

fn is_refused<T>(outcome: &Result<T, Refusal>) -> bool {
    matches!(outcome, Err(Refusal::NoRight(_)))
}

async fn roles_of(backend: &Backend, user: &str) -> Vec<Value> {
    let own = Filter::eq("user", Operand::id(user));
    backend.find("userrestrictrole", own).await
}

#[tokio::test]
async fn defect_8_there_is_no_login_without_a_password() {
    let backend = backend().await;
    backend.create("user", json!({"name": "none"})).await;
    backend
        .create(
            "user",
            json!({"name": "literal", "password": "NOPASSWORDSET"}),
        )
        .await;
    let cleared = backend
        .create("user", json!({"name": "cleared", "password": "x"}))
        .await;
    backend
        .patch("user", &cleared, json!({"password": "NOPASSWORDSET"}))
        .await;
    // The hash of the literal, as the original stores it.
    let original = "pbkdf2:sha1:1000$saltsalt$a05b9e10037951763116dabcc1bd91e8e9057469";
    let imported = json!({"name": "imported", "password": original});
    put(&backend, "user", imported).await;
    for name in ["none", "literal", "cleared", "imported"] {
        let user = backend.named("user", name).await.unwrap();
        let stored = user["password"].as_str().unwrap().to_owned();
        for password in ["NOPASSWORDSET", &stored] {
            let refused = login(&backend, name, password).await;
            assert!(
                matches!(refused, Err(LoginRefusal::Wrong)),
                "{name}: {refused:?}"
            );
        }
    }
}

#[tokio::test]
async fn defect_8_an_empty_password_is_refused() {
    let backend = backend().await;
    let posted = json!({"name": "ann", "password": "", "_realm": backend.realm});
    let refused = backend.post("user", posted).await;
    let Err(Refusal::InvalidItem(issues)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(issues["password"], "empty values not allowed");
    let ann = backend
        .create("user", json!({"name": "ann", "password": "x"}))
        .await;
    let refused = backend
        .try_patch("user", &ann, json!({"password": ""}))
        .await;
    assert!(
        matches!(refused, Err(Refusal::InvalidChanges(_))),
        "{refused:?}"
    );
    assert!(login(&backend, "ann", "x").await.is_ok());
}

#[tokio::test]
async fn defect_8_a_new_password_ends_the_token() {
    let backend = backend().await;
    let ann = backend
        .create("user", json!({"name": "ann", "password": "x"}))
        .await;
    let token = login(&backend, "ann", "x").await.unwrap();
    assert!(backend.api.caller(&token).await.unwrap().is_some());
    backend.patch("user", &ann, json!({"password": "y"})).await;
    assert!(backend.api.caller(&token).await.unwrap().is_none());
    assert_ne!(login(&backend, "ann", "y").await.unwrap(), token);
}

#[tokio::test]
async fn defect_8_new_hashes_are_argon2id() {
    let backend = backend().await;
    let ann = backend
        .create("user", json!({"name": "ann", "password": "x"}))
        .await;
    let stored = backend.get("user", &ann).await;
    assert!(
        stored["password"]
            .as_str()
            .unwrap()
            .starts_with("$argon2id$")
    );
}

#[tokio::test]
async fn defect_10_template_users_cannot_log_in() {
    let backend = backend().await;
    let template = json!({"name": "t", "password": "x", "_is_template": true});
    let template = backend.create("user", template).await;
    let refused = login(&backend, "t", "x").await;
    assert!(matches!(refused, Err(LoginRefusal::Wrong)), "{refused:?}");
    let token = backend.get("user", &template).await["token"].clone();
    assert!(
        backend
            .api
            .caller(token.as_str().unwrap())
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_posted_token_is_replaced_and_any_patched_token_makes_a_new_one() {
    let backend = backend().await;
    let ann = backend
        .create("user", json!({"name": "ann", "token": "guess me"}))
        .await;
    let first = backend.get("user", &ann).await["token"].clone();
    assert_ne!(first, "guess me");
    backend.patch("user", &ann, json!({"token": first})).await;
    let second = backend.get("user", &ann).await["token"].clone();
    assert_ne!(second, first);
}

#[tokio::test]
async fn preferences_and_tokens_keep_updated() {
    let backend = backend().await;
    let old = "Mon, 05 Feb 2024 09:03:07 GMT";
    let ann = backend.create("user", json!({"name": "ann"})).await;
    for (changes, is_kept) in [
        (json!({"ui_preferences": {"a": 1}}), true),
        (json!({"token": ""}), true),
        (json!({"ui_preferences": {"b": 2}, "alias": "x"}), false),
    ] {
        let id = ann.clone();
        let dated = backend.api.unit(move |unit| {
            let stored = unit.get(resource("user"), &id)?.unwrap();
            let mut item = alignak_backend::item::Item::clone(&stored);
            item.insert("_updated".to_owned(), old.into());
            unit.update(
                resource("user"),
                stored,
                item,
                alignak_backend::unit::Touch::Kept,
            );
            Ok(())
        });
        dated.await.unwrap();
        backend.patch("user", &ann, changes.clone()).await;
        let user = backend.get("user", &ann).await;
        assert_eq!(user["_updated"] == old, is_kept, "{changes}");
    }
    let merged = backend.get("user", &ann).await["ui_preferences"].clone();
    assert_eq!(merged, json!({"a": 1, "b": 2}));
}

#[tokio::test]
async fn users_without_templates_are_told_of_nothing_unless_they_say_when() {
    let backend = backend().await;
    let period = |name| backend.named("timeperiod", name);
    let never = period("Never").await.unwrap()["_id"].clone();
    let always = period("24x7").await.unwrap()["_id"].clone();
    let ann = json!({"name": "ann", "host_notification_period": always});
    let ann = backend.create("user", ann).await;
    let user = backend.get("user", &ann).await;
    assert_eq!(user["host_notification_period"], always);
    assert_eq!(user["service_notification_period"], never);
    let refused = backend.post("user", json!({"name": "bob"})).await;
    let Err(Refusal::InvalidItem(issues)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(issues.keys().collect::<Vec<_>>(), ["_realm"]);
}

#[tokio::test]
async fn every_user_gets_a_first_role() {
    let backend = backend().await;
    let ann = backend
        .create("user", json!({"name": "ann", "_sub_realm": false}))
        .await;
    let bob = json!({"name": "bob", "back_role_super_admin": true});
    let bob = backend.create("user", bob).await;
    let all = json!(["create", "read", "update", "delete"]);
    for (user, reaches, rights) in [(ann, false, json!(["read"])), (bob, true, all)] {
        let roles = roles_of(&backend, &user).await;
        assert_eq!(roles.len(), 1);
        assert_eq!(roles[0]["crud"], rights);
        assert_eq!(roles[0]["resource"], "*");
        assert_eq!(roles[0]["realm"], json!(backend.realm));
        assert_eq!(roles[0]["sub_realm"], json!(reaches));
    }
}

#[tokio::test]
async fn defect_14_roles_memberships_and_retained_data_go_with_a_user() {
    let backend = backend().await;
    let ann = backend.create("user", json!({"name": "ann"})).await;
    let bob = backend.create("user", json!({"name": "bob"})).await;
    let host = json!({
        "name": "h", "_realm": backend.realm, "users": [ann, bob], "_users_read": [ann],
    });
    let host = put(&backend, "host", host).await;
    let group = backend
        .create("usergroup", json!({"name": "g", "users": [bob, ann]}))
        .await;
    let retained = put(
        &backend,
        "alignakretention",
        json!({"_user": ann, "host": "h"}),
    )
    .await;
    backend.delete("user", &ann).await;
    assert_eq!(roles_of(&backend, &ann).await, Vec::<Value>::new());
    let stored = backend.get("host", &host).await;
    assert_eq!(
        (&stored["users"], &stored["_users_read"]),
        (&json!([bob]), &json!([]))
    );
    assert_eq!(
        backend.get("usergroup", &group).await["users"],
        json!([bob])
    );
    assert_eq!(backend.try_get("alignakretention", &retained).await, None);
    backend.delete_all("user").await;
    assert_eq!(roles_of(&backend, &bob).await, Vec::<Value>::new());
    assert_eq!(backend.get("host", &host).await["users"], json!([]));
}

#[tokio::test]
async fn users_cannot_delete_their_own_account_nor_admin() {
    let backend = backend().await;
    let ann = json!({"name": "ann", "back_role_super_admin": true});
    let ann = caller_with(&backend, ann, &[]).await;
    let users = resource("user");
    for (who, id, text) in [
        (
            &ann,
            &ann.id,
            "You cannot delete the user your are logged with!",
        ),
        (
            &ann,
            &backend.admin.id,
            "This item is a default item and is protected",
        ),
        (
            &backend.admin,
            &backend.admin.id,
            "This item is a default item and is protected",
        ),
    ] {
        let etag = etag(&backend, "user", id).await;
        let refused = backend
            .api
            .remove(who, users, id, Some(&etag))
            .await
            .unwrap_err();
        assert_eq!(refused.to_string(), text);
    }
    backend.api.remove_all(&ann, users).await.unwrap();
    assert_eq!(backend.find("user", Filter::everything()).await.len(), 2);
}

#[tokio::test]
async fn one_s_own_account_can_be_changed_where_it_does_no_harm() {
    let backend = backend().await;
    let ann = caller_with(&backend, json!({"name": "ann"}), &[]).await;
    for harmless in [
        json!({"password": "new"}),
        json!({"token": ""}),
        json!({"ui_preferences": {"menu": "left"}}),
        json!({"email": "ann@example.org", "pager": "1", "address3": "x", "notes": "n"}),
        json!({"host_notifications_enabled": true, "service_notification_options": ["c"]}),
        json!({"is_admin": false, "_realm": backend.realm}),
    ] {
        let changed = change(&backend, &ann, &ann.id, harmless.clone()).await;
        assert!(changed.is_ok(), "{harmless}: {changed:?}");
    }
    let other = realm(&backend, "Other", &backend.realm).await;
    for harmful in [
        json!({"name": "root"}),
        json!({"_realm": other}),
        json!({"_is_template": true}),
        json!({"_users_update": [ann.id]}),
    ] {
        let refused = change(&backend, &ann, &ann.id, harmful.clone()).await;
        assert!(is_refused(&refused), "{harmful}: {refused:?}");
    }
    let unreadable = json!({"_templates": [backend.admin.id]});
    let refused = change(&backend, &ann, &ann.id, unreadable).await;
    assert!(
        matches!(refused, Err(Refusal::InvalidChanges(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn defect_1_only_super_administrators_set_privileges() {
    let backend = backend().await;
    let other = realm(&backend, "Other", &backend.realm).await;
    let role = json!({
        "resource": "*", "crud": ["create", "read", "update", "delete"],
        "realm": backend.realm, "sub_realm": true,
    });
    let ann = caller_with(&backend, json!({"name": "ann"}), &[role]).await;
    let bob = backend.create("user", json!({"name": "bob"})).await;
    for flag in [
        "back_role_super_admin",
        "is_admin",
        "can_submit_commands",
        "can_update_livestate",
    ] {
        for id in [&ann.id, &bob] {
            let refused = change(&backend, &ann, id, json!({flag: true})).await;
            assert!(is_refused(&refused), "{flag}: {refused:?}");
        }
        let posted = json!({"name": flag, flag: true, "_realm": backend.realm});
        let refused = backend.api.create(&ann, resource("user"), posted).await;
        assert!(is_refused(&refused), "{flag}: {refused:?}");
        assert!(backend.named("user", flag).await.is_none());
    }
    let moved = change(&backend, &ann, &ann.id, json!({"_realm": other})).await;
    assert!(is_refused(&moved), "{moved:?}");
    assert!(
        change(&backend, &ann, &bob, json!({"_realm": other}))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn defect_1_an_account_with_more_rights_cannot_be_taken_over() {
    let backend = backend().await;
    let north = realm(&backend, "North", &backend.realm).await;
    let all = ["create", "read", "update", "delete"];
    let role = json!({"resource": "*", "crud": all, "realm": north, "sub_realm": true});
    let ann = caller_with(
        &backend,
        json!({"name": "ann", "_realm": north}),
        std::slice::from_ref(&role),
    )
    .await;
    let equal = caller_with(&backend, json!({"name": "equal", "_realm": north}), &[role]).await;
    let chief = json!({"name": "chief", "_realm": north, "back_role_super_admin": true});
    let chief = backend.create("user", chief).await;
    let wide = json!({"resource": "host", "crud": ["read"], "realm": backend.realm});
    let wide = caller_with(&backend, json!({"name": "wide", "_realm": north}), &[wide]).await;
    let operator = json!({"name": "operator", "_realm": north, "can_submit_commands": true});
    let operator = backend.create("user", operator).await;
    for id in [&chief, &wide.id, &operator] {
        for takes_over in [
            json!({"password": "mine"}),
            json!({"token": ""}),
            json!({"name": "renamed"}),
            json!({"_realm": backend.realm}),
            json!({"_is_template": true}),
        ] {
            let refused = change(&backend, &ann, id, takes_over).await;
            assert!(is_refused(&refused), "{refused:?}");
        }
        assert!(
            change(&backend, &ann, id, json!({"alias": "x"}))
                .await
                .is_ok()
        );
    }
    for taken in [json!({"password": "ours"}), json!({"name": "alike"})] {
        assert!(change(&backend, &ann, &equal.id, taken).await.is_ok());
    }
}

#[tokio::test]
async fn an_account_with_more_rights_cannot_be_removed() {
    let backend = backend().await;
    let north = realm(&backend, "North", &backend.realm).await;
    let all = ["create", "read", "update", "delete"];
    let role = json!({"resource": "*", "crud": all, "realm": north, "sub_realm": true});
    let fields = |name: &str| json!({"name": name, "_realm": north});
    let ann = caller_with(&backend, fields("ann"), std::slice::from_ref(&role)).await;
    let [one, two] = ["one", "two"].map(fields);
    let one = caller_with(&backend, one, std::slice::from_ref(&role)).await;
    let two = caller_with(&backend, two, &[role]).await;
    let chief = json!({"name": "chief", "_realm": north, "back_role_super_admin": true});
    let chief = backend.create("user", chief).await;
    let users = resource("user");
    let remove = async |id: &str| {
        let etag = etag(&backend, "user", id).await;
        backend.api.remove(&ann, users, id, Some(&etag)).await
    };
    let refused = remove(&chief).await;
    assert!(is_refused(&refused), "{refused:?}");
    assert!(remove(&one.id).await.is_ok());
    backend.api.remove_all(&ann, users).await.unwrap();
    for (id, stays) in [(&chief, true), (&ann.id, true), (&two.id, false)] {
        assert_eq!(backend.try_get("user", id).await.is_some(), stays);
    }
}

#[tokio::test]
async fn defect_1_a_new_user_has_no_more_rights_than_the_one_who_made_it() {
    let backend = backend().await;
    let north = realm(&backend, "North", &backend.realm).await;
    let south = realm(&backend, "South", &backend.realm).await;
    let makes = |realm: &str| json!({"resource": "user", "crud": ["create"], "realm": realm});
    let reads = json!({"resource": "*", "crud": ["read"], "realm": north});
    let ann = caller_with(
        &backend,
        json!({"name": "ann"}),
        &[makes(&north), makes(&south), reads],
    )
    .await;
    for (name, realm, expected) in [("near", &north, Some(false)), ("far", &south, None)] {
        let posted = json!({"name": name, "_realm": realm, "_sub_realm": true});
        backend
            .api
            .create(&ann, resource("user"), posted)
            .await
            .unwrap();
        let made = backend.named("user", name).await.unwrap();
        let roles = roles_of(&backend, made["_id"].as_str().unwrap()).await;
        let reaches = roles
            .first()
            .map(|role| role["sub_realm"].as_bool().unwrap());
        assert_eq!(reaches, expected, "{name}");
    }
}

#[tokio::test]
async fn defect_1_roles_give_only_what_the_giver_has() {
    let backend = backend().await;
    let north = realm(&backend, "North", &backend.realm).await;
    let below = realm(&backend, "Below", &north).await;
    let roles = ["host", "userrestrictrole"].map(|resource| {
        json!({"resource": resource, "crud": ["create", "read", "update"], "realm": north})
    });
    let ann = caller_with(&backend, json!({"name": "ann"}), &roles).await;
    let role = |resource: &str, crud: Value, realm: &str, sub_realm: bool| json!({"user": ann.id, "resource": resource, "crud": crud, "realm": realm, "sub_realm": sub_realm});
    let kind = resource("userrestrictrole");
    for (given, is_allowed) in [
        (role("host", json!(["read", "update"]), &north, false), true),
        (role("host", json!(["delete"]), &north, false), false),
        (role("host", json!(["custom"]), &north, false), false),
        (role("host", json!(["read"]), &north, true), false),
        (role("host", json!(["read"]), &below, false), false),
        (role("service", json!(["read"]), &north, false), false),
        (role("*", json!(["read"]), &north, false), false),
        (role("host", json!([]), &north, false), true),
    ] {
        let made = backend.api.create(&ann, kind, given.clone()).await;
        assert_eq!(made.is_ok(), is_allowed, "{given}: {made:?}");
        assert!(is_allowed || is_refused(&made), "{given}: {made:?}");
    }
    let own = backend
        .create(
            "userrestrictrole",
            role("host", json!(["read"]), &north, false),
        )
        .await;
    for (changes, is_allowed) in [
        (json!({"crud": ["read", "delete"]}), false),
        (json!({"sub_realm": true}), false),
        (json!({"resource": "*"}), false),
        (json!({"crud": ["update"]}), true),
    ] {
        let etag = etag(&backend, "userrestrictrole", &own).await;
        let changed = backend
            .api
            .change(&ann, kind, &own, Some(&etag), changes.clone())
            .await;
        assert_eq!(changed.is_ok(), is_allowed, "{changes}: {changed:?}");
    }
}

#[tokio::test]
async fn defect_24_default_objects_are_neither_renamed_nor_removed() {
    let backend = backend().await;
    for (name, protected) in [
        ("realm", "All"),
        ("hostgroup", "All"),
        ("servicegroup", "All"),
        ("usergroup", "All"),
        ("timeperiod", "24x7"),
        ("timeperiod", "Never"),
        ("command", "_internal_host_up"),
        ("command", "_echo"),
        ("host", "_dummy"),
        ("user", "admin"),
    ] {
        let id = crate::fixture::id_of(&backend.named(name, protected).await.unwrap());
        let renamed = backend.try_patch(name, &id, json!({"name": "other"})).await;
        let removed = backend.try_delete(name, &id).await;
        for refusal in [renamed.unwrap_err(), removed.unwrap_err()] {
            let text = "This item is a default item and is protected";
            assert_eq!(refusal.to_string(), text, "{name} {protected}");
        }
        backend
            .patch(name, &id, json!({"name": protected, "alias": "same name"}))
            .await;
        backend.delete_all(name).await;
        assert_eq!(
            crate::fixture::id_of(&backend.named(name, protected).await.unwrap()),
            id
        );
    }
}

#[tokio::test]
async fn a_change_of_rights_holds_at_once() {
    let backend = backend().await;
    let ann = backend.create("user", json!({"name": "ann"})).await;
    let before = backend
        .listed(&*caller(&backend, &ann).await, "command")
        .await
        .len();
    let role = roles_of(&backend, &ann).await[0]["_id"]
        .as_str()
        .unwrap()
        .to_owned();
    backend.delete("userrestrictrole", &role).await;
    let after = backend
        .listed(&*caller(&backend, &ann).await, "command")
        .await
        .len();
    assert_eq!((before, after), (2, 0));
}
