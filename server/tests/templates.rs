//! Templates: what is inherited at creation, what follows later, what stays an item's own.

#![expect(clippy::unwrap_used, reason = "a test may stop where it fails")]

mod common;

use alignak_backend::filter::{Filter, Operand};
use alignak_backend::rules::Refusal;
use common::{Backend, backend};
use serde_json::{Value, json};

async fn template(backend: &Backend, name: &str, mut fields: Value) -> String {
    fields["name"] = json!(name);
    fields["_is_template"] = json!(true);
    backend.create("host", fields).await
}

async fn host(backend: &Backend, name: &str, templates: &[&str], mut fields: Value) -> String {
    fields["name"] = json!(name);
    fields["_templates"] = json!(templates);
    backend.create("host", fields).await
}

async fn service_template(backend: &Backend, name: &str, on: &str, mut fields: Value) -> String {
    fields["name"] = json!(name);
    fields["host"] = json!(on);
    fields["_is_template"] = json!(true);
    backend.create("service", fields).await
}

async fn services_of(backend: &Backend, host: &str) -> Vec<Value> {
    let mut services = backend
        .find("service", Filter::eq("host", Operand::id(host)))
        .await;
    services.sort_by_key(|service| service["name"].to_string());
    services
}

async fn service_names(backend: &Backend, host: &str) -> Vec<String> {
    let services = services_of(backend, host).await;
    let names = services.iter().map(|service| service["name"].as_str());
    names.map(|name| name.unwrap().to_owned()).collect()
}

fn follows(item: &Value, field: &str) -> bool {
    let fields = item["_template_fields"].as_array().unwrap();
    let times = fields.iter().filter(|name| *name == field).count();
    assert!(times < 2, "{field} is there {times} times");
    times == 1
}

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
            "so do fields that nobody has yet"
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
        let dummy = common::id_of(&dummy);
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
        common::id_of(&backend.named("timeperiod", "24x7").await.unwrap())
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

mod host_services {
    use super::*;

    #[tokio::test]
    async fn a_host_comes_with_the_services_of_its_templates() {
        let backend = backend().await;
        let realm = backend.create("realm", json!({"name": "Other"})).await;
        let base = template(&backend, "base", json!({})).await;
        let linux = template(&backend, "linux", json!({"_templates": [base]})).await;
        service_template(&backend, "cpu", &base, json!({"check_interval": 1})).await;
        let near = service_template(&backend, "cpu", &linux, json!({"check_interval": 2})).await;
        service_template(&backend, "mem", &base, json!({"ls_output": "said"})).await;
        let id = host(&backend, "h", &[&linux], json!({"_realm": realm})).await;
        let services = services_of(&backend, &id).await;
        assert_eq!(services.len(), 2);
        let (cpu, mem) = (&services[0], &services[1]);
        assert_eq!(cpu["check_interval"], 2, "the nearer template wins");
        assert_eq!(cpu["_templates"], json!([near]));
        assert_eq!(cpu["_realm"], realm);
        assert_eq!(cpu["_is_template"], false);
        assert_eq!(cpu["_templates_from_host_template"], true);
        assert_eq!(cpu["_template_fields"].as_array().unwrap().len(), 76);
        assert!(follows(cpu, "name") && !follows(cpu, "host"));
        assert_eq!(mem["ls_output"], "said");
    }

    #[tokio::test]
    async fn of_two_templates_the_last_one_gives_the_service() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let two = template(&backend, "two", json!({})).await;
        service_template(&backend, "cpu", &one, json!({})).await;
        let last = service_template(&backend, "cpu", &two, json!({})).await;
        let id = host(&backend, "h", &[&one, &two], json!({})).await;
        assert_eq!(
            services_of(&backend, &id).await[0]["_templates"],
            json!([last])
        );
    }

    #[tokio::test]
    async fn templates_and_hosts_that_do_not_want_services_get_none() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        service_template(&backend, "cpu", &one, json!({})).await;
        let two = template(&backend, "two", json!({"_templates": [one]})).await;
        let bare = host(
            &backend,
            "bare",
            &[&one],
            json!({"_templates_with_services": false}),
        )
        .await;
        assert!(services_of(&backend, &two).await.is_empty());
        assert!(services_of(&backend, &bare).await.is_empty());
    }

    #[tokio::test]
    async fn a_new_service_template_reaches_the_hosts_when_it_says_so() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        let bare = host(
            &backend,
            "bare",
            &[&one],
            json!({"_templates_with_services": false}),
        )
        .await;
        service_template(&backend, "quiet", &one, json!({})).await;
        assert!(services_of(&backend, &id).await.is_empty());
        let fields = json!({"_templates_from_host_template": true});
        service_template(&backend, "loud", &one, fields).await;
        assert_eq!(service_names(&backend, &id).await, ["loud"]);
        assert!(services_of(&backend, &bare).await.is_empty());
    }

    #[tokio::test]
    async fn defect_16_a_host_with_a_service_of_that_name_is_passed_over() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let has = host(&backend, "has", &[&one], json!({})).await;
        let lacks = host(&backend, "lacks", &[&one], json!({})).await;
        let own = backend
            .create("service", json!({"name": "cpu", "host": has}))
            .await;
        let fields = json!({"_templates_from_host_template": true});
        service_template(&backend, "cpu", &one, fields).await;
        let services = services_of(&backend, &has).await;
        assert_eq!(services.len(), 1);
        assert_eq!(services[0]["_id"], own);
        assert_eq!(service_names(&backend, &lacks).await, ["cpu"]);
    }

    #[tokio::test]
    async fn a_service_template_stays_one() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let cpu = service_template(&backend, "cpu", &one, json!({})).await;
        match backend
            .try_patch("service", &cpu, json!({"_is_template": false}))
            .await
        {
            Err(Refusal::Forbidden(text)) => {
                assert_eq!(
                    text,
                    "Change a service template to not template is forbidden"
                );
            }
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn other_templates_bring_other_services() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let two = template(&backend, "two", json!({})).await;
        service_template(&backend, "cpu", &one, json!({})).await;
        let shared = service_template(&backend, "mem", &one, json!({})).await;
        service_template(&backend, "net", &two, json!({})).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        let kept = services_of(&backend, &id).await[1].clone();
        assert_eq!(kept["_templates"], json!([shared]));
        backend
            .patch("host", &id, json!({"_templates": [one, two]}))
            .await;
        assert_eq!(service_names(&backend, &id).await, ["cpu", "mem", "net"]);
        assert_eq!(services_of(&backend, &id).await[1]["_id"], kept["_id"]);
        backend
            .patch("host", &id, json!({"_templates": [two]}))
            .await;
        assert_eq!(service_names(&backend, &id).await, ["net"]);
        backend.patch("host", &id, json!({"_templates": []})).await;
        assert!(services_of(&backend, &id).await.is_empty());
    }

    #[tokio::test]
    async fn defect_16_other_templates_leave_unrelated_services_alone() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let two = template(&backend, "two", json!({})).await;
        let generic = json!({"name": "generic", "_is_template": true});
        let generic = backend.create("service", generic).await;
        service_template(&backend, "net", &two, json!({})).await;
        let id = host(&backend, "h", &[&one], json!({})).await;
        let own = json!({"name": "own", "host": id, "_templates": [generic]});
        let own = backend.create("service", own).await;
        let clash = backend
            .create("service", json!({"name": "net", "host": id}))
            .await;
        backend
            .patch("host", &id, json!({"_templates": [two]}))
            .await;
        let services = services_of(&backend, &id).await;
        assert_eq!(services.len(), 2);
        assert_eq!(services[0]["_id"], clash);
        assert_eq!(services[1]["_id"], own);
    }

    #[tokio::test]
    async fn a_service_template_without_a_host_is_put_on_the_dummy_host() {
        let backend = backend().await;
        let dummy = common::id_of(&backend.named("host", "_dummy").await.unwrap());
        let id = backend
            .create("service", json!({"name": "s", "_is_template": true}))
            .await;
        assert_eq!(backend.get("service", &id).await["host"], dummy);
        let texts = json!({"name": "t", "_is_template": "true"});
        let id = backend.create("service", texts).await;
        assert_eq!(backend.get("service", &id).await["host"], dummy);
    }
}

mod removal {
    use super::*;

    #[tokio::test]
    async fn services_go_with_their_template_through_all_levels() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let top = service_template(&backend, "top", &one, json!({})).await;
        let fields = json!({"_templates": [top]});
        let middle = service_template(&backend, "middle", &one, fields).await;
        let id = backend.create("host", json!({"name": "h"})).await;
        let low = json!({"name": "low", "host": id, "_templates": [middle]});
        let low = backend.create("service", low).await;
        let other = backend
            .create("service", json!({"name": "other", "host": id}))
            .await;
        backend.delete("service", &top).await;
        assert!(backend.try_get("service", &middle).await.is_none());
        assert!(backend.try_get("service", &low).await.is_none());
        assert!(backend.try_get("service", &other).await.is_some());
    }

    #[tokio::test]
    async fn defect_14_a_removed_host_template_leaves_no_dangling_link() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({"check_interval": 1, "tags": ["a"]})).await;
        let two = template(&backend, "two", json!({"check_interval": 2, "tags": ["b"]})).await;
        service_template(&backend, "cpu", &two, json!({})).await;
        let id = host(&backend, "h", &[&one, &two], json!({"tags": ["own"]})).await;
        let only = host(&backend, "only", &[&two], json!({})).await;
        let below = template(&backend, "below", json!({"_templates": [one, two]})).await;
        let lowest = host(&backend, "lowest", &[&below], json!({})).await;
        assert_eq!(service_names(&backend, &id).await, ["cpu"]);
        backend.delete("host", &two).await;
        assert!(services_of(&backend, &id).await.is_empty());
        let item = backend.get("host", &id).await;
        assert_eq!(item["_templates"], json!([one]));
        assert_eq!(item["check_interval"], 1);
        assert_eq!(item["tags"], json!(["a", "own"]));
        let item = backend.get("host", &only).await;
        assert_eq!(item["_templates"], json!([]));
        assert_eq!(item["check_interval"], 2);
        let item = backend.get("host", &lowest).await;
        assert_eq!(item["check_interval"], 1);
        assert_eq!(item["tags"], json!(["a"]));
    }

    #[tokio::test]
    async fn defect_36_a_missing_template_is_passed_over() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({"check_interval": 1})).await;
        let gone = "0123456789abcdef01234567";
        let id = host(&backend, "h", &[&one], json!({})).await;
        let dangling = id.clone();
        let write = alignak_backend::store::run_unit(backend.api.store(), move |unit| {
            let host = alignak_backend::contract::resource("host");
            let stored = unit.get(host, &dangling)?.unwrap();
            let mut item = stored.clone();
            item["_templates"].as_array_mut().unwrap().push(json!(gone));
            unit.update(host, stored, item, alignak_backend::unit::Touch::Updated);
            Ok(())
        });
        write.await.unwrap();
        backend
            .patch("host", &one, json!({"check_interval": 5}))
            .await;
        assert_eq!(backend.get("host", &id).await["check_interval"], 5);
    }
}

mod whole_or_nothing {
    use super::*;

    /// A host on which the third of five services cannot be renamed.
    #[tokio::test]
    async fn a_clash_in_a_cascade_leaves_everything_as_it_was() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let cpu = service_template(&backend, "cpu", &one, json!({})).await;
        let mut hosts = Vec::new();
        for number in 0..5 {
            hosts.push(host(&backend, &format!("h{number}"), &[&one], json!({})).await);
        }
        backend
            .create("service", json!({"name": "taken", "host": hosts[2]}))
            .await;
        let before = backend.everything().await;
        let refused = backend
            .try_patch("service", &cpu, json!({"name": "taken"}))
            .await;
        assert!(matches!(refused, Err(Refusal::Forbidden(_))));
        assert_eq!(backend.everything().await, before);
    }

    #[tokio::test]
    async fn a_refused_item_of_a_list_leaves_no_host_and_no_service() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        for name in ["a", "b", "c", "d", "e"] {
            service_template(&backend, name, &one, json!({})).await;
        }
        let before = backend.everything().await;
        let posted = json!([
            {"name": "h1", "_templates": [one], "_realm": backend.realm},
            {"name": "h1", "_templates": [one], "_realm": backend.realm},
        ]);
        let refused = backend.post("host", posted).await;
        assert!(matches!(refused, Err(Refusal::InvalidList(_))));
        assert_eq!(backend.everything().await, before);
        // The same when the refusal comes from within the writes.
        let id = "aaaaaaaaaaaaaaaaaaaaaaaa";
        let posted = json!([
            {"_id": id, "name": "h1", "_templates": [one], "_realm": backend.realm},
            {"_id": id, "name": "h2", "_templates": [one], "_realm": backend.realm},
        ]);
        let refused = backend.post("host", posted).await;
        assert!(matches!(refused, Err(Refusal::Conflict(_))), "{refused:?}");
        assert_eq!(backend.everything().await, before);
    }
}
