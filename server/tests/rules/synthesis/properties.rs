//! After any sequence of steps the counters of each realm equal a recount, and none is negative.

use alignak_backend::filter::Filter;
use alignak_backend::rules::synthesis::COUNTERS;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::counters::{counts, document, realms, recount};
use crate::fixture::{Backend, backend};

struct Fixture {
    backend: Backend,
    realms: Vec<String>,
}

/// What is done; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Step {
    Host {
        realm: usize,
        live: u8,
        template: Option<usize>,
    },
    HostTemplate {
        with_service: bool,
    },
    Service {
        host: usize,
        live: u8,
        is_template: bool,
    },
    Live {
        is_host: bool,
        item: usize,
        live: u8,
    },
    Switch {
        is_host: bool,
        item: usize,
        active: bool,
        passive: bool,
    },
    Move {
        is_host: bool,
        item: usize,
        realm: usize,
    },
    Template {
        item: usize,
        is_template: bool,
    },
    Retemplate {
        item: usize,
        template: Option<usize>,
    },
    Results {
        results: Vec<(usize, u8)>,
    },
    Remove {
        is_host: bool,
        item: usize,
    },
    RemoveAll {
        which: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let live = any::<u8>;
    let some = || 0..32_usize;
    prop_oneof![
        5 => (0..4_usize, live(), prop::option::weighted(0.4, some()))
            .prop_map(|(realm, live, template)| Step::Host { realm, live, template }),
        2 => any::<bool>().prop_map(|with_service| Step::HostTemplate { with_service }),
        5 => (some(), live(), prop::bool::weighted(0.2))
            .prop_map(|(host, live, is_template)| Step::Service { host, live, is_template }),
        5 => (any::<bool>(), some(), live())
            .prop_map(|(is_host, item, live)| Step::Live { is_host, item, live }),
        3 => (any::<bool>(), some(), any::<bool>(), any::<bool>()).prop_map(
            |(is_host, item, active, passive)| Step::Switch { is_host, item, active, passive }),
        3 => (any::<bool>(), some(), 0..4_usize)
            .prop_map(|(is_host, item, realm)| Step::Move { is_host, item, realm }),
        2 => (some(), any::<bool>())
            .prop_map(|(item, is_template)| Step::Template { item, is_template }),
        2 => (some(), prop::option::of(some()))
            .prop_map(|(item, template)| Step::Retemplate { item, template }),
        3 => prop::collection::vec((some(), live()), 1..8)
            .prop_map(|results| Step::Results { results }),
        2 => (any::<bool>(), some()).prop_map(|(is_host, item)| Step::Remove { is_host, item }),
        1 => (0..3_usize).prop_map(|which| Step::RemoveAll { which }),
    ]
}

/// Live fields as the bits of a number say.
fn live_fields(is_host: bool, bits: u8) -> Value {
    let states = if is_host {
        ["UP", "DOWN", "UNREACHABLE", "UP"]
    } else {
        ["OK", "WARNING", "CRITICAL", "UNKNOWN"]
    };
    json!({
        "ls_state": states[usize::from(bits & 3)],
        "ls_state_type": if bits & 4 == 0 { "HARD" } else { "SOFT" },
        "ls_acknowledged": bits & 8 != 0,
        "ls_downtimed": bits & 16 != 0,
    })
}

fn chosen(items: &[Value], number: usize) -> Option<&Value> {
    items.get(number % items.len().max(1))
}

/// Does it, as far as the rules allow.
#[expect(clippy::too_many_lines, reason = "one arm for each step")]
async fn perform(fixture: &Fixture, serial: usize, step: Step) {
    let backend = &fixture.backend;
    let hosts = backend.find("host", Filter::ne("name", "_dummy")).await;
    let services = backend.find("service", Filter::everything()).await;
    let templates: Vec<Value> = hosts
        .iter()
        .filter(|host| host["_is_template"] == true)
        .cloned()
        .collect();
    let of_kind = |is_host: bool| {
        if is_host {
            ("host", &hosts)
        } else {
            ("service", &services)
        }
    };
    let patch = |is_host: bool, number: usize, changes: Value| {
        let (name, items) = of_kind(is_host);
        let id = chosen(items, number).map(crate::fixture::id_of);
        async move {
            if let Some(id) = id {
                let _ = backend.try_patch(name, &id, changes).await;
            }
        }
    };
    let link = |template: Option<usize>| {
        let template = template.and_then(|number| chosen(&templates, number));
        template.map_or_else(|| json!([]), |template| json!([template["_id"]]))
    };
    match step {
        Step::Host {
            realm,
            live,
            template,
        } => {
            let mut host = live_fields(true, live);
            host["name"] = json!(format!("h{serial}"));
            host["_realm"] = json!(fixture.realms[realm]);
            host["_templates"] = link(template);
            let _ = backend.try_create("host", host).await;
        }
        Step::HostTemplate { with_service } => {
            let host = json!({"name": format!("t{serial}"), "_is_template": true});
            let host = backend.create("host", host).await;
            if with_service {
                let service = json!({
                    "name": format!("s{serial}"), "host": host, "_is_template": true,
                    "_templates_from_host_template": true,
                });
                let _ = backend.try_create("service", service).await;
            }
        }
        Step::Service {
            host,
            live,
            is_template,
        } => {
            if let Some(host) = chosen(&hosts, host) {
                let mut service = live_fields(false, live);
                service["name"] = json!(format!("s{serial}"));
                service["host"] = host["_id"].clone();
                service["_is_template"] = json!(is_template);
                let _ = backend.try_create("service", service).await;
            }
        }
        Step::Live {
            is_host,
            item,
            live,
        } => {
            patch(is_host, item, live_fields(is_host, live)).await;
        }
        Step::Switch {
            is_host,
            item,
            active,
            passive,
        } => {
            let changes =
                json!({"active_checks_enabled": active, "passive_checks_enabled": passive});
            patch(is_host, item, changes).await;
        }
        Step::Move {
            is_host,
            item,
            realm,
        } => {
            patch(is_host, item, json!({"_realm": fixture.realms[realm]})).await;
        }
        Step::Template { item, is_template } => {
            patch(true, item, json!({"_is_template": is_template})).await;
        }
        Step::Retemplate { item, template } => {
            patch(true, item, json!({"_templates": link(template)})).await;
        }
        Step::Results { results } => {
            let results: Vec<Value> = results
                .into_iter()
                .filter_map(|(number, live)| {
                    let is_host = live & 32 == 0;
                    let item = chosen(of_kind(is_host).1, number)?;
                    let fields = live_fields(is_host, live);
                    let mut result = json!({
                        "state": fields["ls_state"], "state_type": fields["ls_state_type"],
                        "last_state_type": "HARD", "acknowledged": fields["ls_acknowledged"],
                        "downtimed": fields["ls_downtimed"], "last_check": serial,
                        "host": if is_host { &item["_id"] } else { &item["host"] },
                    });
                    if !is_host {
                        result["service"] = item["_id"].clone();
                    }
                    Some(result)
                })
                .collect();
            if !results.is_empty() {
                backend
                    .post("logcheckresult", json!(results))
                    .await
                    .unwrap();
            }
        }
        Step::Remove { is_host, item } => {
            let (name, items) = of_kind(is_host);
            if let Some(item) = chosen(items, item) {
                let _ = backend.try_delete(name, &crate::fixture::id_of(item)).await;
            }
        }
        Step::RemoveAll { which } => {
            backend
                .delete_all(["host", "service", "livesynthesis"][which])
                .await;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn counters_equal_a_recount_after_any_steps(steps in prop::collection::vec(step(), 1..30)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let backend = backend().await;
            let realms = realms(&backend).await;
            let fixture = Fixture { backend, realms };
            for (serial, step) in steps.into_iter().enumerate() {
                perform(&fixture, serial, step.clone()).await;
                for realm in &fixture.realms {
                    if let Some(document) = document(&fixture.backend, realm).await {
                        for counter in &*COUNTERS {
                            prop_assert!(document[counter].as_i64().unwrap() >= 0);
                        }
                        let expected = recount(&fixture.backend, realm).await;
                        let counted = counts(&fixture.backend, realm).await;
                        prop_assert_eq!(counted, expected, "after {:?}", step);
                    }
                }
            }
            Ok(())
        })?;
    }
}
