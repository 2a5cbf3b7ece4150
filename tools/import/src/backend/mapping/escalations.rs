//! Dependencies and escalations.

use super::groups::pairs;
use super::{Mapper, json};
use crate::backend::draft::{Draft, Key};
use crate::backend::names;
use crate::object::Object;
use crate::value::Name;

impl Mapper<'_> {
    pub(super) fn host_dependencies(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        configuration
            .host_dependencies
            .iter()
            .map(|dependency| {
                let mut draft = Self::dependency("hostdependency", dependency);
                draft.link_all("hosts", hosts(dependency.list("host_name")));
                draft.link_all(
                    "dependent_hosts",
                    hosts(dependency.list("dependent_host_name")),
                );
                draft
            })
            .collect()
    }

    pub(super) fn service_dependencies(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let pair = |dependency: &Object, host: &str, name: &str| {
            let both = [dependency.list(host), dependency.list(name)].concat();
            pairs(&both)
        };
        configuration
            .service_dependencies
            .iter()
            .map(|dependency| {
                let mut draft = Self::dependency("servicedependency", dependency);
                draft.link_all("hosts", hosts(dependency.list("host_name")));
                draft.link_all(
                    "dependent_hosts",
                    hosts(dependency.list("dependent_host_name")),
                );
                draft.link_all(
                    "services",
                    pair(dependency, "host_name", "service_description"),
                );
                let dependent = pair(
                    dependency,
                    "dependent_host_name",
                    "dependent_service_description",
                );
                draft.link_all("dependent_services", dependent);
                draft
            })
            .collect()
    }

    fn dependency(resource: &'static str, dependency: &Object) -> Draft {
        let key = Key::new(resource, Name::clone(&dependency.name));
        let mut draft = Draft::new(key, Some(dependency.place.clone()));
        draft.set("alias", &*dependency.name);
        draft.set("definition_order", dependency.definition_order());
        draft.set("inherits_parent", dependency.flag("inherits_parent"));
        for field in [
            "execution_failure_criteria",
            "notification_failure_criteria",
        ] {
            if let Some(criteria) = dependency.values.get(field) {
                draft.set(field, json(criteria));
            }
        }
        let period = dependency.text("dependency_period");
        draft.link("dependency_period", Self::period(period, names::ALWAYS));
        draft.link_all("hostgroups", Vec::new());
        draft.link_all("dependent_hostgroups", Vec::new());
        Self::in_realm_all(&mut draft);
        draft
    }

    pub(super) fn host_escalations(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let escalations = configuration.host_escalations.iter();
        escalations
            .map(|one| self.escalation("hostescalation", one))
            .collect()
    }

    pub(super) fn service_escalations(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let mut drafts = Vec::new();
        for escalation in &configuration.service_escalations {
            let mut draft = self.escalation("serviceescalation", escalation);
            draft.link_all("services", pairs(escalation.list("services")));
            drafts.push(draft);
        }
        drafts
    }

    fn escalation(&self, resource: &'static str, escalation: &Object) -> Draft {
        let key = Key::new(resource, names::object(&escalation.name));
        let mut draft = Draft::new(key, Some(escalation.place.clone()));
        draft.renamed = escalation.text("escalation_name").is_none();
        draft.set("alias", &*escalation.name);
        draft.set("definition_order", escalation.definition_order());
        for field in [
            "first_notification",
            "last_notification",
            "first_notification_time",
            "last_notification_time",
            "notification_interval",
            "escalation_options",
        ] {
            if let Some(value) = escalation.values.get(field) {
                draft.set(field, json(value));
            }
        }
        let period = escalation.text("escalation_period");
        draft.link("escalation_period", Self::period(period, names::ALWAYS));
        draft.link_all("hosts", hosts(escalation.list("host_name")));
        draft.link_all("hostgroups", Vec::new());
        draft.link_all("users", self.users_of(escalation));
        draft.link_all("usergroups", self.user_groups_of(escalation));
        Self::in_realm_all(&mut draft);
        draft
    }
}

fn hosts(names_of_hosts: &[Name]) -> Vec<Key> {
    let names = names_of_hosts.iter();
    names
        .map(|name| Key::new("host", names::object(name)))
        .collect()
}
