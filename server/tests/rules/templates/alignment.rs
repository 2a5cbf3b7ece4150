//! At any time a host that takes the services of its templates has exactly those that a new host
//! with the same templates gets, beside its own.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::helpers::{host, service_names, service_template, services_of, template};
use crate::fixture::{Backend, backend, backend_with, units};

/// What is done; numbers choose among the existing items.
#[derive(Debug, Clone)]
enum Step {
    Template(Vec<usize>),
    Service { template: usize, name: u8 },
    Host { templates: Vec<usize>, takes: bool },
    LinkTemplate(usize, Vec<usize>),
    LinkHost(usize, Vec<usize>),
    Switch(usize, bool),
    IsTemplate(usize, bool),
    MoveService(usize, usize),
    RenameService(usize, u8),
    RemoveService(usize),
    RemoveTemplate(usize),
    Own(usize, u8),
    RemoveOwn(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let one = || 0..16_usize;
    let links = || prop::collection::vec(0..16_usize, 0..3);
    prop_oneof![
        3 => links().prop_map(Step::Template),
        5 => (one(), 0..3_u8).prop_map(|(template, name)| Step::Service { template, name }),
        3 => (links(), any::<bool>()).prop_map(|(templates, takes)| Step::Host { templates, takes }),
        2 => (one(), links()).prop_map(|(id, links)| Step::LinkTemplate(id, links)),
        2 => (one(), links()).prop_map(|(id, links)| Step::LinkHost(id, links)),
        1 => (one(), any::<bool>()).prop_map(|(id, on)| Step::Switch(id, on)),
        1 => (one(), any::<bool>()).prop_map(|(id, on)| Step::IsTemplate(id, on)),
        1 => (one(), one()).prop_map(|(id, to)| Step::MoveService(id, to)),
        1 => (one(), 0..3_u8).prop_map(|(id, name)| Step::RenameService(id, name)),
        2 => one().prop_map(Step::RemoveService),
        1 => one().prop_map(Step::RemoveTemplate),
        1 => (one(), 0..3_u8).prop_map(|(id, name)| Step::Own(id, name)),
        1 => one().prop_map(Step::RemoveOwn),
    ]
}

struct Fixture {
    backend: Backend,
    templates: Vec<String>,
    services: Vec<String>,
    hosts: Vec<String>,
    own: Vec<String>,
    serial: usize,
}

fn pick(ids: &[String], number: usize) -> Option<String> {
    (!ids.is_empty()).then(|| ids[number % ids.len()].clone())
}

impl Fixture {
    fn links(&self, numbers: &[usize]) -> Value {
        let links = numbers
            .iter()
            .filter_map(|number| pick(&self.templates, *number));
        json!(links.collect::<Vec<_>>())
    }

    fn name(&mut self, kind: &str) -> String {
        self.serial += 1;
        format!("{kind}{}", self.serial)
    }

    /// Changes an item; a refusal, such as of a circle, changes nothing.
    async fn change(&self, name: &str, id: Option<String>, changes: Value) {
        if let Some(id) = id {
            let _ = self.backend.try_patch(name, &id, changes).await;
        }
    }

    async fn perform(&mut self, step: Step) {
        match step {
            Step::Template(links) => {
                let (name, links) = (self.name("template"), self.links(&links));
                let id = template(&self.backend, &name, json!({"_templates": links})).await;
                self.templates.push(id);
            }
            Step::Service { template, name } => {
                if let Some(on) = pick(&self.templates, template) {
                    let posted = json!({
                        "name": format!("s{name}"), "host": on, "_is_template": true,
                        "_templates_from_host_template": true,
                    });
                    let made = self.backend.try_create("service", posted).await;
                    self.services.extend(made.ok());
                }
            }
            Step::Host { templates, takes } => {
                let (name, links) = (self.name("host"), self.links(&templates));
                let posted =
                    json!({"name": name, "_templates": links, "_templates_with_services": takes});
                self.hosts.push(self.backend.create("host", posted).await);
            }
            Step::LinkTemplate(id, links) => {
                let changes = json!({"_templates": self.links(&links)});
                self.change("host", pick(&self.templates, id), changes)
                    .await;
            }
            Step::LinkHost(id, links) => {
                let changes = json!({"_templates": self.links(&links)});
                self.change("host", pick(&self.hosts, id), changes).await;
            }
            Step::Switch(id, on) => {
                let changes = json!({"_templates_with_services": on});
                self.change("host", pick(&self.hosts, id), changes).await;
            }
            Step::IsTemplate(id, on) => {
                let changes = json!({"_is_template": on});
                self.change("host", pick(&self.templates, id), changes)
                    .await;
            }
            Step::MoveService(id, to) => {
                if let Some(to) = pick(&self.templates, to) {
                    let changes = json!({"host": to});
                    self.change("service", pick(&self.services, id), changes)
                        .await;
                }
            }
            Step::RenameService(id, name) => {
                let changes = json!({"name": format!("s{name}")});
                self.change("service", pick(&self.services, id), changes)
                    .await;
            }
            Step::RemoveService(id) => {
                if let Some(id) = pick(&self.services, id) {
                    self.backend.delete("service", &id).await;
                    self.services.retain(|other| *other != id);
                }
            }
            Step::RemoveTemplate(id) => {
                if let Some(id) = pick(&self.templates, id) {
                    for service in services_of(&self.backend, &id).await {
                        self.services.retain(|other| service["_id"] != **other);
                    }
                    self.backend.delete("host", &id).await;
                    self.templates.retain(|other| *other != id);
                }
            }
            Step::Own(id, name) => {
                if let Some(host) = pick(&self.hosts, id) {
                    let posted = json!({"name": format!("s{name}"), "host": host});
                    let made = self.backend.try_create("service", posted).await;
                    self.own.extend(made.ok());
                }
            }
            Step::RemoveOwn(id) => {
                if let Some(id) = pick(&self.own, id) {
                    self.backend.delete("service", &id).await;
                    self.own.retain(|other| *other != id);
                }
            }
        }
    }

    /// The names of the services that came with a host, each with its service template.
    async fn came(&self, host: &str) -> Vec<(String, Value)> {
        let services = services_of(&self.backend, host).await;
        let came = services
            .iter()
            .filter(|service| service["_templates_from_host_template"] == true);
        came.map(|service| {
            (
                service["name"].as_str().unwrap().to_owned(),
                service["_templates"].clone(),
            )
        })
        .collect()
    }

    async fn check(&mut self) {
        for id in self.hosts.clone() {
            let item = self.backend.get("host", &id).await;
            if item["_templates_with_services"] == false {
                continue;
            }
            let name = self.name("probe");
            let posted = json!({"name": name, "_templates": item["_templates"]});
            let probe = self.backend.create("host", posted).await;
            let services = services_of(&self.backend, &id).await;
            let is_own = |name: &str| {
                services.iter().any(|service| {
                    service["name"] == name && service["_templates_from_host_template"] != true
                })
            };
            let mut expected = self.came(&probe).await;
            expected.retain(|(name, _)| !is_own(name));
            assert_eq!(self.came(&id).await, expected, "{}", item["name"]);
            self.backend.delete("host", &probe).await;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_host_has_the_services_of_a_new_host_after_any_steps(
        steps in prop::collection::vec(step(), 1..25),
        in_series in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut fixture = Fixture {
                backend: backend_with(units(in_series)).await,
                templates: Vec::new(),
                services: Vec::new(),
                hosts: Vec::new(),
                own: Vec::new(),
                serial: 0,
            };
            for step in steps {
                fixture.perform(step).await;
                fixture.check().await;
            }
        });
    }
}

/// The report of a pack with two templates that offer the same service.
#[tokio::test]
async fn when_the_nearer_template_goes_the_other_one_steps_in() {
    let backend = backend().await;
    let linux = template(&backend, "linux", json!({})).await;
    let freebsd = template(&backend, "freebsd", json!({})).await;
    let status = service_template(&backend, "status", &linux, json!({})).await;
    service_template(&backend, "status", &freebsd, json!({})).await;
    let id = host(&backend, "mixed", &[&linux, &freebsd], json!({})).await;
    backend.delete("host", &freebsd).await;
    let services = services_of(&backend, &id).await;
    assert_eq!(services.len(), 1);
    assert_eq!(services[0]["_templates"], json!([status]));
}

#[tokio::test]
async fn a_service_template_two_levels_up_reaches_the_hosts() {
    let backend = backend().await;
    let base = template(&backend, "base", json!({})).await;
    let middle = template(&backend, "middle", json!({"_templates": [base]})).await;
    let id = host(&backend, "h", &[&middle], json!({})).await;
    let fields = json!({"_templates_from_host_template": true});
    service_template(&backend, "late", &base, fields).await;
    assert_eq!(service_names(&backend, &id).await, ["late"]);
    backend
        .patch("host", &middle, json!({"_templates": []}))
        .await;
    assert!(service_names(&backend, &id).await.is_empty());
    backend
        .patch("host", &middle, json!({"_templates": [base]}))
        .await;
    assert_eq!(service_names(&backend, &id).await, ["late"]);
    backend.delete("host", &middle).await;
    assert!(service_names(&backend, &id).await.is_empty());
}

#[tokio::test]
async fn turning_the_switch_on_brings_the_services() {
    let backend = backend().await;
    let one = template(&backend, "one", json!({})).await;
    service_template(&backend, "cpu", &one, json!({})).await;
    let off = json!({"_templates_with_services": false});
    let id = host(&backend, "h", &[&one], off).await;
    assert!(service_names(&backend, &id).await.is_empty());
    let on = json!({"_templates_with_services": true});
    backend.patch("host", &id, on).await;
    assert_eq!(service_names(&backend, &id).await, ["cpu"]);
}
