//! What definitions stand for: groups and their members, services on their hosts, dependencies
//! and escalations between real objects.

mod budget;
mod contacts;
mod dependencies;
mod escalations;
mod expression;
mod extended;
mod foreach;
mod groups;
mod hosts;
mod names;
mod pattern;
mod realms;
mod service_groups;
mod services;
mod targets;
mod unique;

pub(crate) use hosts::select_names;

use std::collections::{BTreeMap, HashMap};

use budget::Budget;

use crate::configuration::Configuration;
use crate::kind::Kind;
use crate::message::Messages;
use crate::object::Object;
use crate::value::Name;

/// Expands the objects of all kinds, whose inheritance is resolved. `templates` are the resolved
/// forms of what can be used as a template.
pub(crate) fn expand(
    mut objects: BTreeMap<Kind, Vec<Object>>,
    templates: &HashMap<Kind, HashMap<Name, Object>>,
    messages: &mut Messages,
) -> Configuration {
    let mut configuration = Configuration::default();
    for (kind, all) in &mut objects {
        let (of_kind, rest): (Vec<Object>, Vec<Object>) = std::mem::take(all)
            .into_iter()
            .partition(|object| object.is_template);
        *all = rest;
        configuration
            .templates
            .insert(*kind, unique::templates(of_kind, messages));
    }
    let mut take = |kind: Kind| objects.remove(&kind).unwrap_or_default();

    let mut budget = Budget::new();
    let hosts = pattern::expand(take(Kind::Host), &mut budget, messages);
    configuration.hosts = unique::objects(hosts, messages);
    configuration.commands = unique::objects(take(Kind::Command), messages);
    configuration.time_periods = unique::objects(take(Kind::TimePeriod), messages);
    let ways = unique::objects(take(Kind::NotificationWay), messages);
    let contacts = unique::objects(take(Kind::Contact), messages);
    configuration.contacts = contacts::with_ways(contacts, &ways, messages);
    let groups = unique::objects(take(Kind::ContactGroup), messages);
    configuration.contact_groups =
        groups::expand(groups, &configuration.contacts, &groups::CONTACTS, messages);
    contacts::expand_all(&mut configuration.hosts, &configuration.contacts);

    let groups = unique::objects(take(Kind::HostGroup), messages);
    configuration.host_groups =
        groups::expand(groups, &configuration.hosts, &groups::HOSTS, messages);
    let realms = unique::objects(take(Kind::Realm), messages);
    realms::expand(realms, &mut configuration, messages);

    let index = hosts::Hosts::new(&configuration.hosts, &configuration.host_groups);
    extended::hosts(
        &take(Kind::HostExtInfo),
        &index,
        &mut configuration.hosts,
        messages,
    );
    let index = hosts::Hosts::new(&configuration.hosts, &configuration.host_groups);
    let service_templates = configuration.templates(Kind::Service);
    let resolved = templates.get(&Kind::Service);
    let mut definitions = take(Kind::Service);
    contacts::expand_all(&mut definitions, &configuration.contacts);
    let mut born = services::of_templates(service_templates, resolved, &configuration, messages);
    contacts::expand_all(&mut born, &configuration.contacts);
    let definitions = services::Definitions {
        direct: definitions,
        of_templates: born,
    };
    let mut services = services::expand(definitions, &configuration, &index, &mut budget, messages);
    extended::services(&take(Kind::ServiceExtInfo), &index, &mut services, messages);
    configuration.services = services;

    let groups = unique::objects(take(Kind::ServiceGroup), messages);
    configuration.service_groups =
        service_groups::expand(groups, &configuration.services, messages);

    let targets = targets::Targets::new(
        &index,
        &configuration.services,
        &configuration.service_groups,
    );
    let host_dependencies =
        dependencies::hosts(take(Kind::HostDependency), &targets, &mut budget, messages);
    let mut service_dependencies = dependencies::services(
        take(Kind::ServiceDependency),
        &targets,
        &mut budget,
        messages,
    );
    let services = &mut configuration.services;
    let of_services = dependencies::of_services(services, &targets, &mut budget, messages);
    service_dependencies.extend(of_services);
    names::make_distinct(&mut service_dependencies);
    let mut host_escalations = escalations::hosts(take(Kind::HostEscalation), &targets, messages);
    let mut service_escalations =
        escalations::services(take(Kind::ServiceEscalation), &targets, messages);
    contacts::expand_all(&mut host_escalations, &configuration.contacts);
    contacts::expand_all(&mut service_escalations, &configuration.contacts);
    configuration.host_dependencies = host_dependencies;
    configuration.service_dependencies = service_dependencies;
    configuration.host_escalations = host_escalations;
    configuration.service_escalations = service_escalations;
    escalations::report(&take(Kind::Escalation), messages);
    configuration
}
