//! Templates: what is inherited at creation, what follows later, what stays an item's own.

mod alignment;
mod chains;
mod helpers;
mod services;

use alignak_backend::rules::Refusal;
use serde_json::json;

use crate::fixture::{Backend, backend};
use helpers::{follows, host, service_names, service_template, template};

mod creation {
    use super::*;

    #[tokio::test]
    async fn the_last_template_wins_and_lists_and_customs_are_accumulated() {
        let backend = backend().await;
        let fields = json!({"tags": ["t1"], "customs": {"A": 1, "B": 1}, "check_interval": 7});
        let one = template(&backend, "T1", fields).await;
        let fields = json!({"tags": ["t2"], "customs": {"B": 2, "C": 2}, "check_interval": 9});
        let two = template(&backend, "T2", fields).await;
        let own = json!({"tags": ["h", "t2"], "customs": {"A": 0}});
        let id = host(&backend, "h", &[&one, &two], own).await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["check_interval"], 9);
        assert_eq!(item["tags"], json!(["t2", "t1", "h"]));
        assert_eq!(item["customs"], json!({"A": 0, "B": 1, "C": 2}));
        assert_eq!(item["alias"], "T2");
    }

    #[tokio::test]
    async fn own_keys_are_kept_and_do_not_follow() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({"check_interval": 7})).await;
        let id = host(
            &backend,
            "h",
            &[&one],
            json!({"check_interval": 7, "alias": "own"}),
        )
        .await;
        let item = backend.get("host", &id).await;
        assert!(!follows(&item, "check_interval"));
        assert!(!follows(&item, "alias"));
        assert!(!follows(&item, "name"));
        assert!(follows(&item, "tags"), "accumulated fields always follow");
        assert!(
            follows(&item, "check_period"),
            "so do fields that no host has yet"
        );
        assert_eq!(item["alias"], "own");
    }

    #[tokio::test]
    async fn realms_access_lists_flags_and_live_state_are_not_inherited() {
        let backend = backend().await;
        let realm = backend.create("realm", json!({"name": "Other"})).await;
        let fields = json!({
            "_realm": realm, "_sub_realm": false, "_users_read": [backend.admin.id],
            "_templates_with_services": false, "ls_output": "hello",
        });
        let one = template(&backend, "T1", fields).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["_realm"], backend.realm);
        assert_eq!(item["_sub_realm"], true);
        assert_eq!(item.get("_users_read"), None);
        assert_eq!(item["_templates_with_services"], true);
        assert_eq!(item["ls_output"], "");
        assert_eq!(item["_is_template"], false);
    }

    #[tokio::test]
    async fn nothing_is_inherited_without_templates_and_sent_bookkeeping_is_discarded() {
        let backend = backend().await;
        let id = host(&backend, "h", &[], json!({"_template_fields": ["alias"]})).await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["_template_fields"], json!([]));
        backend
            .patch(
                "host",
                &id,
                json!({"_template_fields": ["alias"], "notes": "n"}),
            )
            .await;
        assert_eq!(
            backend.get("host", &id).await["_template_fields"],
            json!([])
        );
    }

    #[tokio::test]
    async fn values_come_through_several_levels() {
        let backend = backend().await;
        let base = template(
            &backend,
            "base",
            json!({"check_interval": 3, "tags": ["b"]}),
        )
        .await;
        let fields = json!({"_templates": [base], "retry_interval": 2, "tags": ["m"]});
        let middle = template(&backend, "middle", fields).await;
        let id = host(&backend, "h", &[&middle], json!({"tags": ["h"]})).await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["check_interval"], 3);
        assert_eq!(item["retry_interval"], 2);
        assert_eq!(item["tags"], json!(["b", "m", "h"]));
    }

    #[tokio::test]
    async fn a_malformed_template_is_named() {
        let backend = backend().await;
        let refused = backend
            .try_create("host", json!({"name": "h", "_templates": ["zzz"]}))
            .await;
        match refused {
            Err(Refusal::ForbiddenFor(text)) => {
                assert_eq!(text, "The template 'zzz' is not at the right format");
            }
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn defect_36_an_unknown_template_is_an_issue_of_the_field() {
        let backend = backend().await;
        let unknown = "000000000000000000000000";
        let posted = json!({"name": "h", "_templates": [unknown]});
        match backend.try_create("host", posted).await {
            Err(Refusal::InvalidItem(issues)) => {
                assert!(
                    issues["_templates"]["0"]
                        .as_str()
                        .unwrap()
                        .contains(unknown)
                );
            }
            other => panic!("{other:?}"),
        }
        assert!(backend.named("host", "h").await.is_none());
    }

    #[tokio::test]
    async fn odd_values_are_refused_by_validation_not_by_a_crash() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({"tags": ["t"]})).await;
        for odd in [
            json!({"name": "h", "_templates": one}),
            json!({"name": "h", "_templates": [one], "tags": "x"}),
            json!({"name": "h", "_templates": [one], "customs": []}),
            json!({"name": "h", "_templates": {"a": 1}}),
        ] {
            let refused = backend.try_create("host", odd.clone()).await;
            assert!(
                matches!(refused, Err(Refusal::InvalidItem(_))),
                "{odd}: {refused:?}"
            );
        }
        let null = json!({"name": "h", "_templates": [null]});
        let refused = backend.try_create("host", null).await;
        assert!(matches!(refused, Err(Refusal::ForbiddenFor(_))));
    }

    #[tokio::test]
    async fn a_service_inherits_name_and_host() {
        let backend = backend().await;
        let id = backend.create("host", json!({"name": "h"})).await;
        let dummy = backend.named("host", "_dummy").await.unwrap();
        let dummy = crate::fixture::id_of(&dummy);
        let generic = service_template(&backend, "generic", &dummy, json!({})).await;
        let made = backend
            .create("service", json!({"host": id, "_templates": [generic]}))
            .await;
        let item = backend.get("service", &made).await;
        assert_eq!(item["name"], "generic");
        assert!(follows(&item, "name"));
        assert!(!follows(&item, "host"));
        let refused = backend
            .try_create("service", json!({"name": "x", "_templates": [generic]}))
            .await;
        assert!(
            matches!(refused, Err(Refusal::Forbidden(_))),
            "lands on a template host"
        );
    }

    #[tokio::test]
    async fn defect_17_users_inherit_neither_secrets_nor_privileges() {
        let backend = backend().await;
        let posted = json!({
            "name": "T", "_is_template": true, "password": "secret", "email": "t@example.org",
            "host_notification_period": always(&backend).await,
            "service_notification_period": always(&backend).await,
            "back_role_super_admin": true, "is_admin": true, "can_submit_commands": true,
            "can_update_livestate": true, "tags": ["t"],
        });
        let one = backend.create("user", posted).await;
        let id = backend
            .create("user", json!({"name": "u", "_templates": [one]}))
            .await;
        let (user, model) = (
            backend.get("user", &id).await,
            backend.get("user", &one).await,
        );
        assert_eq!(user["email"], "t@example.org");
        assert_eq!(user["tags"], json!(["t"]));
        assert_eq!(user["host_notification_commands"], json!([]));
        for field in ["password", "token"] {
            assert_ne!(user[field], model[field], "{field}");
            assert!(!follows(&user, field));
        }
        for field in [
            "back_role_super_admin",
            "is_admin",
            "can_submit_commands",
            "can_update_livestate",
        ] {
            assert_eq!(user[field], false, "{field}");
            assert!(!follows(&user, field));
        }
        let password = user["password"].clone();
        let changes = json!({"password": "other", "is_admin": true, "email": "new@example.org"});
        backend.patch("user", &one, changes).await;
        let user = backend.get("user", &id).await;
        assert_eq!(user["email"], "new@example.org");
        assert_eq!(user["password"], password);
        assert_eq!(user["is_admin"], false);
    }

    async fn always(backend: &Backend) -> String {
        crate::fixture::id_of(&backend.named("timeperiod", "24x7").await.unwrap())
    }
}

mod changes {
    use super::*;

    #[tokio::test]
    async fn an_own_value_wins_over_a_later_change_of_the_template() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({"check_interval": 7})).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        backend
            .patch("host", &one, json!({"check_interval": 8}))
            .await;
        assert_eq!(backend.get("host", &id).await["check_interval"], 8);
        backend
            .patch("host", &id, json!({"check_interval": 8}))
            .await;
        backend
            .patch(
                "host",
                &one,
                json!({"check_interval": 9, "retry_interval": 4}),
            )
            .await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["check_interval"], 8);
        assert_eq!(item["retry_interval"], 4);
        assert!(!follows(&item, "check_interval"));
    }

    #[tokio::test]
    async fn defect_15_with_several_templates_an_own_value_still_wins() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({})).await;
        let two = template(&backend, "T2", json!({})).await;
        let id = host(&backend, "h", &[&one, &two], json!({})).await;
        assert!(follows(&backend.get("host", &id).await, "check_interval"));
        backend
            .patch("host", &id, json!({"check_interval": 1}))
            .await;
        backend
            .patch("host", &two, json!({"check_interval": 2}))
            .await;
        assert_eq!(backend.get("host", &id).await["check_interval"], 1);
    }

    #[tokio::test]
    async fn defect_15_changes_reach_all_levels() {
        let backend = backend().await;
        let base = template(
            &backend,
            "base",
            json!({"check_interval": 3, "tags": ["b"]}),
        )
        .await;
        let middle = template(
            &backend,
            "middle",
            json!({"_templates": [base], "tags": ["m"]}),
        )
        .await;
        let id = host(&backend, "h", &[&middle], json!({"tags": ["h"]})).await;
        backend
            .patch("host", &base, json!({"check_interval": 4, "tags": ["c"]}))
            .await;
        for item in [&middle, &id] {
            assert_eq!(backend.get("host", item).await["check_interval"], 4);
        }
        assert_eq!(
            backend.get("host", &middle).await["tags"],
            json!(["c", "m"])
        );
        assert_eq!(
            backend.get("host", &id).await["tags"],
            json!(["c", "m", "h"])
        );
    }

    #[tokio::test]
    async fn defect_15_templates_keep_their_own_values_as_well() {
        let backend = backend().await;
        let base = template(&backend, "base", json!({"check_interval": 3})).await;
        let middle = template(&backend, "middle", json!({"_templates": [base]})).await;
        let id = host(&backend, "h", &[&middle], json!({})).await;
        backend
            .patch("host", &middle, json!({"check_interval": 5}))
            .await;
        backend
            .patch("host", &base, json!({"check_interval": 4}))
            .await;
        assert_eq!(backend.get("host", &middle).await["check_interval"], 5);
        assert_eq!(backend.get("host", &id).await["check_interval"], 5);
    }

    #[tokio::test]
    async fn defect_15_accumulated_lists_stay_accumulated() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({"tags": ["a"], "customs": {"A": 1}})).await;
        let two = template(&backend, "T2", json!({"tags": ["b"], "customs": {"B": 2}})).await;
        let own = json!({"tags": ["own"], "customs": {"OWN": 0}});
        let id = host(&backend, "h", &[&one, &two], own).await;
        backend
            .patch("host", &one, json!({"tags": ["c"], "customs": {"A": 3}}))
            .await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["tags"], json!(["b", "c", "own"]));
        assert_eq!(item["customs"], json!({"OWN": 0, "A": 3, "B": 2}));
    }

    #[tokio::test]
    async fn a_change_in_a_template_that_is_not_the_last_one_is_masked() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({})).await;
        let two = template(&backend, "T2", json!({"check_interval": 2})).await;
        let id = host(&backend, "h", &[&one, &two], json!({})).await;
        backend
            .patch("host", &one, json!({"check_interval": 1}))
            .await;
        assert_eq!(backend.get("host", &id).await["check_interval"], 2);
    }

    #[tokio::test]
    async fn defect_15_a_change_of_templates_fills_again_what_is_inherited() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({"check_interval": 1, "tags": ["a"]})).await;
        let two = template(&backend, "T2", json!({"check_interval": 2, "tags": ["b"]})).await;
        let own = json!({"retry_interval": 9, "tags": ["own"]});
        let id = host(&backend, "h", &[&one], own).await;
        let below = template(&backend, "below", json!({"_templates": [one]})).await;
        let lowest = host(&backend, "lowest", &[&below], json!({})).await;
        backend
            .patch("host", &id, json!({"_templates": [two]}))
            .await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["check_interval"], 2);
        assert_eq!(item["retry_interval"], 9);
        assert_eq!(item["tags"], json!(["b", "own"]));
        backend
            .patch(
                "host",
                &below,
                json!({"_templates": [two], "retry_interval": 5}),
            )
            .await;
        let item = backend.get("host", &lowest).await;
        assert_eq!(item["check_interval"], 2);
        assert_eq!(item["retry_interval"], 5);
        assert_eq!(item["tags"], json!(["b"]));
    }

    #[tokio::test]
    async fn without_any_template_values_stay_as_they_were() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({"check_interval": 1, "tags": ["a"]})).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        backend.patch("host", &id, json!({"_templates": []})).await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["check_interval"], 1);
        assert_eq!(item["tags"], json!(["a"]));
    }

    #[tokio::test]
    async fn nothing_is_a_template_of_itself() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({})).await;
        let two = template(&backend, "T2", json!({"_templates": [one]})).await;
        let three = template(&backend, "T3", json!({"_templates": [two]})).await;
        for above in [&one, &three] {
            let refused = backend
                .try_patch("host", &one, json!({"_templates": [above]}))
                .await;
            assert!(matches!(refused, Err(Refusal::InvalidChanges(_))));
        }
    }

    #[tokio::test]
    async fn renaming_a_host_template_renames_no_host_but_a_service_template_its_services() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({})).await;
        let cpu = service_template(&backend, "cpu", &one, json!({})).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        backend
            .patch("host", &one, json!({"name": "renamed"}))
            .await;
        assert_eq!(backend.get("host", &id).await["name"], "h");
        backend
            .patch("service", &cpu, json!({"name": "processor"}))
            .await;
        assert_eq!(service_names(&backend, &id).await, ["processor"]);
    }

    #[tokio::test]
    async fn a_propagated_write_counts_as_a_change() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({})).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        let other = host(&backend, "other", &[&one], json!({"check_interval": 1})).await;
        let before = backend.get("host", &id).await;
        let unchanged = backend.get("host", &other).await;
        backend
            .patch("host", &one, json!({"check_interval": 8}))
            .await;
        assert_ne!(backend.get("host", &id).await["_etag"], before["_etag"]);
        assert_eq!(backend.get("host", &other).await, unchanged);
    }

    #[tokio::test]
    async fn an_item_that_is_a_template_no_longer_is_not_followed() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({"check_interval": 1})).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        backend
            .patch("host", &one, json!({"_is_template": false}))
            .await;
        backend
            .patch("host", &one, json!({"check_interval": 2}))
            .await;
        let item = backend.get("host", &id).await;
        assert_eq!(item["check_interval"], 1);
        assert_eq!(item["_templates"], json!([one]));
        backend
            .patch("host", &one, json!({"_is_template": true}))
            .await;
        assert_eq!(backend.get("host", &id).await["check_interval"], 2);
    }

    #[tokio::test]
    async fn the_answer_of_a_change_has_the_final_etag() {
        let backend = backend().await;
        let one = template(&backend, "T1", json!({})).await;
        service_template(&backend, "cpu", &one, json!({})).await;
        let id = host(&backend, "h", &[], json!({})).await;
        let written = backend
            .patch("host", &id, json!({"_templates": [one]}))
            .await;
        assert_eq!(backend.get("host", &id).await["_etag"], written.etag());
        assert_eq!(service_names(&backend, &id).await, ["cpu"]);
    }
}
