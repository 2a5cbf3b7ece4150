//! Services and service templates.

use std::collections::{HashMap, HashSet};

use super::groups::pairs;
use super::{Mapper, json};
use crate::backend::draft::{Draft, Key};
use crate::backend::names;
use crate::configuration::Configuration;
use crate::kind::Kind;
use crate::object::Object;
use crate::value::Name;

/// The service templates that the backend gets, by the name of the template: one for each host
/// template that it is for, or one for the host template that stands for none.
pub(super) fn template_keys(configuration: &Configuration) -> HashMap<Name, Vec<Key>> {
    let host_templates: HashSet<&str> = configuration
        .templates(Kind::Host)
        .iter()
        .filter_map(|template| template.template_name.as_deref())
        .collect();
    let mut taken: HashSet<Key> = HashSet::new();
    let mut keys: HashMap<Name, Vec<Key>> = HashMap::new();
    for template in configuration.templates(Kind::Service) {
        let Some(name) = &template.template_name else {
            continue;
        };
        let named = template.text("service_description").unwrap_or(name);
        let on = template.list("host_name").iter();
        let mut hosts: Vec<Name> = on
            .filter(|host| host_templates.contains(&***host))
            .map(|host| names::template(host))
            .collect();
        if hosts.is_empty() {
            hosts.push(Name::from(names::DUMMY));
        }
        for host in hosts {
            let mut key = Key::service(Name::clone(&host), names::template(named), true);
            // Of two templates of one description, the second keeps its own name.
            if taken.contains(&key) {
                key = Key::service(host, names::template(name), true);
            }
            if taken.insert(key.clone()) {
                keys.entry(Name::clone(name)).or_default().push(key);
            }
        }
    }
    keys
}

impl Mapper<'_> {
    pub(super) fn service_templates(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let mut drafts = Vec::new();
        let mut done: HashSet<Key> = HashSet::new();
        for template in configuration.templates(Kind::Service) {
            let name = template.template_name.clone().unwrap_or_default();
            let on: Vec<Name> = template
                .list("host_name")
                .iter()
                .map(|host| names::template(host))
                .collect();
            let keys = self
                .service_templates
                .get(&name)
                .cloned()
                .unwrap_or_default();
            if keys.is_empty() {
                let text = "other service templates have its name in the backend, and it is not \
                            imported";
                self.warn(template, text);
            }
            for key in keys {
                let host = key.host.clone().unwrap_or_default();
                let is_here = on.contains(&host) || on.is_empty() || &*host == names::DUMMY;
                if !is_here || !done.insert(key.clone()) {
                    continue;
                }
                let mut draft = self.service(key, template, &HashSet::new());
                draft.set("_is_template", true);
                draft.link("host", Key::template("host", host));
                draft.link("_realm", Key::new("realm", names::ALL));
                drafts.push(draft);
            }
        }
        drafts
    }

    pub(super) fn services(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let hosts: HashMap<&Name, &Object> = configuration
            .hosts
            .iter()
            .map(|host| (&host.name, host))
            .collect();
        let mut above: HashMap<&Name, HashSet<Name>> = HashMap::new();
        let mut drafts = Vec::new();
        for service in &configuration.services {
            let Some(host) = service.list("host_name").first() else {
                continue;
            };
            let host_name = names::object(host);
            let key = Key::service(Name::clone(&host_name), names::object(&service.name), false);
            let of_host = hosts.get(host);
            let used = above.entry(host).or_insert_with(|| {
                let above = of_host.map(|host| self.templates_above(host));
                above.unwrap_or_default()
            });
            let mut draft = self.service(key, service, used);
            draft.link("host", Key::new("host", host_name));
            draft.link(
                "_realm",
                self.realm(of_host.and_then(|host| host.text("realm"))),
            );
            let one = match service.list("hostgroup_name") {
                [group] if self.host_groups.contains(&**group) => {
                    vec![Key::new("hostgroup", names::object(group))]
                }
                _ => Vec::new(),
            };
            draft.link_all("hostgroups", one);
            draft.link_all(
                "service_dependencies",
                pairs(service.list("service_dependencies")),
            );
            drafts.push(draft);
        }
        drafts
    }

    fn service(&mut self, key: Key, service: &Object, host_templates: &HashSet<Name>) -> Draft {
        let mut draft = self.monitored(key, service);
        if let Some(merge) = service.values.get("merge_host_contacts") {
            draft.set("merge_host_users", json(merge));
        }
        let mut templates = Vec::new();
        for name in self.templates_of(service) {
            let Some(keys) = self.service_templates.get(name) else {
                continue;
            };
            // Of the templates of this name, the one for a template of the service's own host.
            let of_host = keys.iter().find(|key| {
                let host = key.host.as_ref();
                host.is_some_and(|host| host_templates.contains(host))
            });
            templates.extend(of_host.or(keys.first()).cloned());
        }
        templates.retain(|template| *template != draft.key);
        draft.link_all("_templates", templates);
        draft
    }

    /// The names, in the backend, of the templates that a host uses, directly or not.
    fn templates_above(&self, host: &Object) -> HashSet<Name> {
        let mut found: HashSet<Name> = HashSet::new();
        let mut waiting: Vec<&Name> = self.templates_of(host);
        while let Some(name) = waiting.pop() {
            let Some(template) = self.used.get(&(Kind::Host, &**name)) else {
                continue;
            };
            if found.insert(names::template(name)) {
                waiting.extend(self.templates_of(template));
            }
        }
        found
    }
}
