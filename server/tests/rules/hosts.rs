//! Hosts and services: what is filled in, what is refused, what moves and goes together.

use alignak_backend::filter::{Filter, Operand};
use alignak_backend::rules::Refusal;
use serde_json::{Value, json};

use crate::fixture::{Backend, backend, id_of};

const ON_TEMPLATE: &str = "Adding a non template service on a template host is forbidden";
const SAME_NAME: &str = "Adding a service with the same name as an existing one is forbidden";

fn forbidden<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    match result {
        Err(Refusal::Forbidden(text)) => text,
        other => panic!("not forbidden: {other:?}"),
    }
}

async fn id_named(backend: &Backend, resource: &str, name: &str) -> String {
    id_of(&backend.named(resource, name).await.unwrap())
}

mod filling {
    use super::*;

    #[tokio::test]
    async fn a_host_is_checked_by_the_internal_command_in_the_callers_realm() {
        let backend = backend().await;
        let written = backend.post("host", json!({"name": "h"})).await.unwrap();
        let item = backend.get("host", &written[0].id).await;
        let up = id_named(&backend, "command", "_internal_host_up").await;
        assert_eq!(item["check_command"], up);
        assert_eq!(item["_realm"], backend.realm);
    }

    #[tokio::test]
    async fn a_null_command_is_kept() {
        let backend = backend().await;
        let id = backend
            .create("host", json!({"name": "h", "check_command": null}))
            .await;
        assert_eq!(backend.get("host", &id).await["check_command"], Value::Null);
    }

    #[tokio::test]
    async fn defect_21_a_service_is_put_into_the_realm_of_its_host() {
        let backend = backend().await;
        let realm = backend.create("realm", json!({"name": "Other"})).await;
        let host = backend
            .create("host", json!({"name": "h", "_realm": realm}))
            .await;
        let posted = json!({"name": "s", "host": host});
        let written = backend.post("service", posted).await.unwrap();
        let item = backend.get("service", &written[0].id).await;
        assert_eq!(item["_realm"], realm);
        assert_eq!(
            item["check_command"],
            id_named(&backend, "command", "_echo").await
        );
    }

    #[tokio::test]
    async fn an_escalation_always_holds_unless_it_says_when() {
        let backend = backend().await;
        let always = id_named(&backend, "timeperiod", "24x7").await;
        let never = id_named(&backend, "timeperiod", "Never").await;
        for resource in ["hostescalation", "serviceescalation"] {
            let unsaid = json!({"name": "e", "users": [], "usergroups": []});
            let id = backend.create(resource, unsaid).await;
            assert_eq!(
                backend.get(resource, &id).await["escalation_period"],
                always
            );
            let said = json!({
                "name": "said", "escalation_period": never, "users": [], "usergroups": [],
            });
            let id = backend.create(resource, said).await;
            assert_eq!(backend.get(resource, &id).await["escalation_period"], never);
        }
    }

    #[tokio::test]
    async fn a_service_without_a_host_is_told_that_its_name_needs_one() {
        let backend = backend().await;
        match backend.try_create("service", json!({"name": "s"})).await {
            Err(Refusal::InvalidItem(issues)) => {
                assert_eq!(json!(issues), json!({"name": "field 'host' is required"}));
            }
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn defect_37_a_null_host_is_an_issue() {
        let backend = backend().await;
        for is_template in [false, true] {
            for host in [Value::Null, json!("")] {
                let posted = json!({"name": "s", "host": host, "_is_template": is_template});
                let refused = backend.try_create("service", posted).await;
                assert!(
                    matches!(refused, Err(Refusal::InvalidItem(_))),
                    "{refused:?}"
                );
            }
        }
        let host = backend.create("host", json!({"name": "h"})).await;
        let id = backend
            .create("service", json!({"name": "s", "host": host}))
            .await;
        let refused = backend
            .try_patch("service", &id, json!({"host": null}))
            .await;
        assert!(
            matches!(refused, Err(Refusal::InvalidChanges(_))),
            "{refused:?}"
        );
    }
}

mod services {
    use super::*;

    #[tokio::test]
    async fn an_ordinary_service_cannot_stand_on_a_template() {
        let backend = backend().await;
        let dummy = id_named(&backend, "host", "_dummy").await;
        let refused = backend
            .try_create("service", json!({"name": "s", "host": dummy}))
            .await;
        assert_eq!(forbidden(refused), ON_TEMPLATE);
        let host = backend.create("host", json!({"name": "h"})).await;
        let id = backend
            .create("service", json!({"name": "s", "host": host}))
            .await;
        let refused = backend
            .try_patch("service", &id, json!({"host": dummy}))
            .await;
        assert_eq!(forbidden(refused), ON_TEMPLATE);
    }

    #[tokio::test]
    async fn a_name_stands_once_on_a_host() {
        let backend = backend().await;
        let host = backend.create("host", json!({"name": "h"})).await;
        backend
            .create("service", json!({"name": "s", "host": host}))
            .await;
        for is_template in [false, true] {
            let posted = json!({"name": "s", "host": host, "_is_template": is_template});
            assert_eq!(
                forbidden(backend.try_create("service", posted).await),
                SAME_NAME
            );
        }
        let other = backend.create("host", json!({"name": "other"})).await;
        backend
            .create("service", json!({"name": "s", "host": other}))
            .await;
    }

    #[tokio::test]
    async fn defect_22_services_of_one_list_are_compared() {
        let backend = backend().await;
        let host = backend.create("host", json!({"name": "h"})).await;
        let service = json!({"name": "s", "host": host, "_realm": backend.realm});
        let before = backend.everything().await;
        let refused = backend.post("service", json!([service, service])).await;
        assert_eq!(forbidden(refused), SAME_NAME);
        assert_eq!(backend.everything().await, before);
    }

    #[tokio::test]
    async fn defect_22_a_change_of_name_or_host_is_checked() {
        let backend = backend().await;
        let host = backend.create("host", json!({"name": "h"})).await;
        let other = backend.create("host", json!({"name": "other"})).await;
        backend
            .create("service", json!({"name": "taken", "host": host}))
            .await;
        let id = backend
            .create("service", json!({"name": "s", "host": host}))
            .await;
        let refused = backend
            .try_patch("service", &id, json!({"name": "taken"}))
            .await;
        assert_eq!(forbidden(refused), SAME_NAME);
        backend
            .patch("service", &id, json!({"name": "s", "host": host}))
            .await;
        let far = backend
            .create("service", json!({"name": "taken", "host": other}))
            .await;
        let refused = backend
            .try_patch("service", &far, json!({"host": host}))
            .await;
        assert_eq!(forbidden(refused), SAME_NAME);
        backend
            .patch("service", &far, json!({"host": host, "name": "free"}))
            .await;
    }
}

mod moves {
    use super::*;

    #[tokio::test]
    async fn defect_18_a_realm_change_reaches_all_services_whatever_else_is_sent() {
        let backend = backend().await;
        let realm = backend.create("realm", json!({"name": "Other"})).await;
        let host = backend
            .create("host", json!({"name": "h", "_is_template": true}))
            .await;
        let posted = json!({"name": "t", "host": host, "_is_template": true});
        let template = backend.create("service", posted).await;
        backend
            .patch("host", &host, json!({"_is_template": false}))
            .await;
        let service = backend
            .create("service", json!({"name": "s", "host": host}))
            .await;
        let stranger = backend.create("host", json!({"name": "stranger"})).await;
        let foreign = backend
            .create("service", json!({"name": "s", "host": stranger}))
            .await;
        let changes = json!({"alias": "first", "_realm": realm, "notes": "n"});
        backend.patch("host", &host, changes).await;
        assert_eq!(backend.get("service", &service).await["_realm"], realm);
        assert_eq!(backend.get("service", &template).await["_realm"], realm);
        assert_eq!(
            backend.get("service", &foreign).await["_realm"],
            backend.realm
        );
    }

    #[tokio::test]
    async fn a_template_passes_its_realm_to_no_host() {
        let backend = backend().await;
        let realm = backend.create("realm", json!({"name": "Other"})).await;
        let template = json!({"name": "t", "_is_template": true});
        let template = backend.create("host", template).await;
        let host = json!({"name": "h", "_templates": [template]});
        let host = backend.create("host", host).await;
        backend
            .patch("host", &template, json!({"_realm": realm}))
            .await;
        assert_eq!(backend.get("host", &host).await["_realm"], backend.realm);
    }
}

mod removal {
    use super::*;

    #[tokio::test]
    async fn services_go_with_their_host() {
        let backend = backend().await;
        let host = backend.create("host", json!({"name": "h"})).await;
        let other = backend.create("host", json!({"name": "other"})).await;
        backend
            .create("service", json!({"name": "s", "host": host}))
            .await;
        let kept = backend
            .create("service", json!({"name": "s", "host": other}))
            .await;
        backend.delete("host", &host).await;
        let left = backend.find("service", Filter::everything()).await;
        assert_eq!(left.len(), 1);
        assert_eq!(left[0]["_id"], kept);
    }

    #[tokio::test]
    async fn defect_14_nothing_lists_a_removed_host() {
        let backend = backend().await;
        let always = id_named(&backend, "timeperiod", "24x7").await;
        let host = backend.create("host", json!({"name": "h"})).await;
        let child = json!({"name": "child", "parents": [host]});
        let child = backend.create("host", child).await;
        let both = json!([host, child]);
        let mut lists = Vec::new();
        for (resource, list) in [
            ("hostgroup", "hosts"),
            ("hostdependency", "hosts"),
            ("hostdependency", "dependent_hosts"),
            ("hostescalation", "hosts"),
            ("servicedependency", "hosts"),
            ("servicedependency", "dependent_hosts"),
        ] {
            let mut item = json!({"name": list});
            item[list] = both.clone();
            if resource.ends_with("dependency") {
                item["dependency_period"] = json!(always);
            }
            if resource.ends_with("escalation") {
                item["users"] = json!([]);
                item["usergroups"] = json!([]);
            }
            lists.push((resource, list, backend.create(resource, item).await));
        }
        let untouched = backend
            .create("hostgroup", json!({"name": "u", "hosts": [child]}))
            .await;
        let before = backend.get("hostgroup", &untouched).await;
        backend.delete("host", &host).await;
        assert_eq!(backend.get("host", &child).await["parents"], json!([]));
        for (resource, list, id) in lists {
            let item = backend.get(resource, &id).await;
            assert_eq!(item[list], json!([child]), "{resource}.{list}");
        }
        assert_eq!(backend.get("hostgroup", &untouched).await, before);
    }

    #[tokio::test]
    async fn defect_14_nothing_lists_a_removed_service() {
        let backend = backend().await;
        let always = id_named(&backend, "timeperiod", "24x7").await;
        let host = backend.create("host", json!({"name": "h"})).await;
        let gone = backend
            .create("service", json!({"name": "gone", "host": host}))
            .await;
        let needs = json!({"name": "s", "host": host, "service_dependencies": [gone]});
        let service = backend.create("service", needs).await;
        let both = json!([gone, service]);
        let group = json!({"name": "g", "services": both});
        let group = backend.create("servicegroup", group).await;
        let third = json!({"name": "third", "host": host});
        let third = backend.create("service", third).await;
        let needed = json!({
            "name": "needed", "services": both, "dependent_services": [third],
            "dependency_period": always,
        });
        let needed = backend.create("servicedependency", needed).await;
        let fourth = json!({"name": "fourth", "host": host});
        let fourth = backend.create("service", fourth).await;
        let needing = json!({
            "name": "needing", "services": [fourth], "dependent_services": both,
            "dependency_period": always,
        });
        let needing = backend.create("servicedependency", needing).await;
        let escalation = json!({"name": "e", "services": both, "users": [], "usergroups": []});
        let escalation = backend.create("serviceescalation", escalation).await;
        backend.delete("service", &gone).await;
        let only = json!([service]);
        assert_eq!(
            backend.get("service", &service).await["service_dependencies"],
            json!([])
        );
        assert_eq!(backend.get("servicegroup", &group).await["services"], only);
        assert_eq!(
            backend.get("serviceescalation", &escalation).await["services"],
            only
        );
        let needed = backend.get("servicedependency", &needed).await;
        assert_eq!(needed["services"], only);
        let needing = backend.get("servicedependency", &needing).await;
        assert_eq!(needing["dependent_services"], only);
    }

    #[tokio::test]
    async fn a_link_that_is_inherited_is_dropped_and_still_follows() {
        let backend = backend().await;
        let parent = backend.create("host", json!({"name": "parent"})).await;
        let template = json!({"name": "t", "_is_template": true, "parents": [parent]});
        let template = backend.create("host", template).await;
        let host = backend
            .create("host", json!({"name": "h", "_templates": [template]}))
            .await;
        assert_eq!(backend.get("host", &host).await["parents"], json!([parent]));
        backend.delete("host", &parent).await;
        let item = backend.get("host", &host).await;
        assert_eq!(item["parents"], json!([]));
        assert!(
            item["_template_fields"]
                .as_array()
                .unwrap()
                .contains(&json!("parents"))
        );
    }

    #[tokio::test]
    async fn defect_14_removing_all_hosts_removes_their_services() {
        let backend = backend().await;
        let template = json!({"name": "t", "_is_template": true});
        let template = backend.create("host", template).await;
        let cpu = json!({"name": "cpu", "host": template, "_is_template": true});
        backend.create("service", cpu).await;
        let generic = json!({"name": "generic", "_is_template": true});
        let generic = backend.create("service", generic).await;
        let host = backend
            .create("host", json!({"name": "h", "_templates": [template]}))
            .await;
        let group = backend
            .create("hostgroup", json!({"name": "g", "hosts": [host]}))
            .await;
        assert_eq!(
            backend
                .find("service", Filter::eq("host", Operand::id(host)))
                .await
                .len(),
            1
        );
        backend.delete_all("host").await;
        let hosts = backend.find("host", Filter::everything()).await;
        assert_eq!(hosts.len(), 1);
        assert_eq!(hosts[0]["name"], "_dummy");
        let services = backend.find("service", Filter::everything()).await;
        assert_eq!(services.len(), 1, "the dummy host keeps its template");
        assert_eq!(services[0]["_id"], generic);
        assert_eq!(backend.get("hostgroup", &group).await["hosts"], json!([]));
    }

    #[tokio::test]
    async fn removing_all_services_takes_templates_along() {
        let backend = backend().await;
        backend
            .create("service", json!({"name": "generic", "_is_template": true}))
            .await;
        let host = backend.create("host", json!({"name": "h"})).await;
        backend
            .create("service", json!({"name": "s", "host": host}))
            .await;
        backend.delete_all("service").await;
        assert!(
            backend
                .find("service", Filter::everything())
                .await
                .is_empty()
        );
        assert!(backend.try_get("host", &host).await.is_some());
    }

    #[tokio::test]
    async fn the_dummy_host_stays() {
        let backend = backend().await;
        let dummy = id_named(&backend, "host", "_dummy").await;
        let text = forbidden(backend.try_delete("host", &dummy).await);
        assert_eq!(text, "This item is a default item and is protected");
    }
}
