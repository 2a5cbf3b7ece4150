//! Escalations: one per definition, with the hosts or services that it concerns.

use super::names;
use super::targets::{MASTER, Targets};
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::Name;

pub(super) fn hosts(
    definitions: Vec<Object>,
    targets: &Targets<'_>,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut result = Vec::new();
    for mut definition in definitions {
        let said = messages.len();
        let hosts = targets.hosts(&definition, &MASTER, messages);
        if hosts.is_empty() {
            warn_about_nothing(&definition, "hosts", said, messages);
            continue;
        }
        definition.name = name(&definition, "he");
        definition.set_list("host_name", hosts);
        result.push(definition);
    }
    names::make_distinct(&mut result);
    result
}

pub(super) fn services(
    definitions: Vec<Object>,
    targets: &Targets<'_>,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut result = Vec::new();
    for mut definition in definitions {
        let said = messages.len();
        let pairs = targets.services(&definition, &MASTER, messages);
        if pairs.is_empty() {
            warn_about_nothing(&definition, "services", said, messages);
            continue;
        }
        definition.name = name(&definition, "se");
        let mut hosts: Vec<Name> = pairs.iter().map(|(host, _)| Name::clone(host)).collect();
        hosts.dedup();
        definition.set_list("host_name", hosts);
        let flat = pairs
            .into_iter()
            .flat_map(|(host, service)| [host, service]);
        definition.set_list("services", flat.collect());
        result.push(definition);
    }
    names::make_distinct(&mut result);
    result
}

/// Says that an escalation is for nothing, unless messages since `said` say why.
fn warn_about_nothing(definition: &Object, what: &str, said: usize, messages: &mut Messages) {
    if messages.len() == said {
        let text = format!("it is for no {what}, and it is not imported");
        let label = definition.label();
        messages.push(Severity::Warning, Some(&definition.place), label, text);
    }
}

/// The name that an escalation has or gets: `he_<host>`, `hehg_<group>`, `se_<host>_<service>`.
fn name(definition: &Object, prefix: &str) -> Name {
    if let Some(name) = definition.text("escalation_name") {
        return Name::clone(name);
    }
    let hosts = definition.list(MASTER.hosts).join(",");
    let mut name = if hosts.is_empty() {
        format!(
            "{prefix}hg_{}",
            definition.list(MASTER.host_groups).join(",")
        )
    } else {
        format!("{prefix}_{hosts}")
    };
    let services = definition.list(MASTER.services).join(",");
    if !services.is_empty() {
        name = format!("{name}_{services}");
    }
    names::made(&name)
}

/// Says that escalations by name are not imported.
pub(super) fn report(escalations: &[Object], messages: &mut Messages) {
    for escalation in escalations {
        let text = "the backend keeps no escalations of this type; use hostescalation and \
                    serviceescalation";
        messages.push(
            Severity::Warning,
            Some(&escalation.place),
            escalation.label(),
            text,
        );
    }
}
