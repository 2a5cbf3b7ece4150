//! Host templates with services, the removal of templates, and failures on the way.

use alignak_backend::filter::{Filter, Operand};
use alignak_backend::rules::Refusal;
use serde_json::json;

use super::helpers::{follows, host, service_names, service_template, services_of, template};
use crate::fixture::backend;

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
        let all = service_names(&backend, &id).await;
        assert_eq!(all, ["loud", "quiet"], "those of a new host");
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
        let of_host = Filter::eq("host", Operand::id(id.as_str()));
        let events = backend.find("history", of_host).await;
        let messages: Vec<_> = events
            .iter()
            .map(|event| event["message"].as_str().unwrap_or_default())
            .collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].ends_with("deleted: cpu, mem"), "{messages:?}");
        assert!(messages[1].ends_with("deleted: net"), "{messages:?}");
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
        let dummy = crate::fixture::id_of(&backend.named("host", "_dummy").await.unwrap());
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
    async fn only_services_that_came_with_a_host_go_with_their_template() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let top = service_template(&backend, "top", &one, json!({"check_interval": 7})).await;
        let fields = json!({"_templates": [top]});
        let middle = service_template(&backend, "middle", &one, fields).await;
        let came = host(&backend, "came", &[&one], json!({})).await;
        assert_eq!(service_names(&backend, &came).await, ["middle", "top"]);
        let id = backend.create("host", json!({"name": "h"})).await;
        let hand = json!({"name": "hand", "host": id, "_templates": [top, middle]});
        let hand = backend.create("service", hand).await;
        let removed = backend.try_delete("service", &top).await.unwrap();
        assert_eq!(removed.summary(), "service=1");
        assert_eq!(service_names(&backend, &came).await, ["middle"]);
        assert_eq!(
            backend.get("service", &middle).await["_templates"],
            json!([])
        );
        let service = backend.get("service", &hand).await;
        assert_eq!(service["_templates"], json!([middle]));
        assert_eq!(service["check_interval"], 7, "values stay");
    }

    #[tokio::test]
    async fn what_went_with_a_template_is_counted_and_recorded() {
        let backend = backend().await;
        let one = template(&backend, "one", json!({})).await;
        let cpu = service_template(&backend, "cpu", &one, json!({})).await;
        for number in 0..20 {
            host(&backend, &format!("h{number}"), &[&one], json!({})).await;
        }
        let removed = backend.try_delete("service", &cpu).await.unwrap();
        assert_eq!(removed.summary(), "service=20");
        let events = backend
            .find("history", Filter::eq("service_name", "cpu"))
            .await;
        assert_eq!(events.len(), 1, "one event for all of them");
        let message = events[0]["message"].as_str().unwrap();
        assert!(
            message.contains("20 hosts") && message.contains("h0"),
            "{message}"
        );
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
        let write = alignak_backend::rules::run_unit(backend.api.store(), move |unit| {
            let host = alignak_backend::contract::resource("host");
            let stored = unit.get(host, &dangling)?.unwrap();
            let mut item = alignak_backend::item::Item::clone(&stored);
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
