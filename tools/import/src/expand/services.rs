//! Services on their hosts.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::budget::Budget;
use super::hosts::Hosts;
use super::{expression, foreach, unique};
use crate::configuration::Configuration;
use crate::kind::Kind;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::options;
use crate::value::{Name, Value};

/// What a service that says nothing takes from its host.
const FROM_HOST: [&str; 12] = [
    "contacts",
    "contact_groups",
    "notification_interval",
    "notification_period",
    "resultmodulations",
    "business_impact_modulations",
    "escalations",
    "poller_tag",
    "reactionner_tag",
    "check_period",
    "business_impact",
    "maintenance_period",
];

/// A service on a host, before it is known whether another definition replaces it.
struct Candidate {
    service: Object,
    /// Its definition names the host itself, and not one of its groups or templates.
    by_name: bool,
}

/// The services that templates with host templates in their `host_name` create: one definition
/// for each of them, on the hosts that use one of those, directly or not.
pub(super) fn of_templates(
    templates: &[Object],
    resolved: Option<&HashMap<Name, Object>>,
    configuration: &Configuration,
    messages: &mut Messages,
) -> Vec<Object> {
    let host_templates = configuration.templates(Kind::Host);
    let users = users_of_templates(&configuration.hosts, host_templates);
    // A template with the name of a host is one whose services are on that host.
    let known: HashSet<&str> = host_templates
        .iter()
        .filter_map(|template| template.template_name.as_deref())
        .chain(configuration.hosts.iter().map(|host| &*host.name))
        .collect();
    let mut result = Vec::new();
    for template in templates {
        let names = template.list("host_name");
        let Some(name) = &template.template_name else {
            continue;
        };
        if names.is_empty() {
            continue;
        }
        let text = names.join(",");
        let mut unknown: Vec<String> = Vec::new();
        let mut members = |name: &str| {
            let found = users.get(name).cloned();
            if found.is_none() && !known.contains(name) {
                unknown.push(name.to_owned());
            }
            found.unwrap_or_default()
        };
        let hosts = if expression::is_expression(&text) {
            let everything = || users.values().flatten().copied().collect();
            match expression::evaluate(&text, &everything, &mut members) {
                Ok(hosts) => hosts,
                Err(problem) => {
                    let text = format!("host_name '{text}': {problem}");
                    messages.push(
                        Severity::Error,
                        Some(&template.place),
                        template.label(),
                        text,
                    );
                    continue;
                }
            }
        } else {
            names.iter().flat_map(|name| members(name)).collect()
        };
        for name in unknown {
            let text = format!("host_name: the host template '{name}' is not defined");
            let label = template.label();
            messages.push(Severity::Warning, Some(&template.place), label, text);
        }
        if hosts.is_empty() {
            let text = "no host gets this service: none uses the host templates of its host_name";
            let label = template.label();
            messages.push(Severity::Information, Some(&template.place), label, text);
            continue;
        }
        let own = template.place.clone();
        let mut service = match resolved.and_then(|resolved| resolved.get(name)) {
            // Of several templates of this name only one is in the table.
            Some(whole) if whole.place == own => whole.clone(),
            _ => template.clone(),
        };
        service.is_template = false;
        service.template_name = None;
        service.name = service
            .text("service_description")
            .cloned()
            .unwrap_or_default();
        if service.name.is_empty() {
            service.name = Name::clone(name);
            let description = Value::Text(Name::clone(name));
            service.values.insert("service_description", description);
        }
        let names = hosts
            .into_iter()
            .map(|host| Name::clone(&configuration.hosts[host].name));
        service.set_list("host_name", names.collect());
        service.values.remove("hostgroup_name");
        result.push(service);
    }
    result
}

/// For each host template, the hosts that use it, directly or by others; also by hosts that are
/// used like templates.
fn users_of_templates(hosts: &[Object], templates: &[Object]) -> HashMap<Name, BTreeSet<usize>> {
    let mut by_name: HashMap<&Name, &Object> = HashMap::new();
    for object in templates.iter().chain(hosts) {
        if let Some(name) = &object.template_name {
            by_name.entry(name).or_insert(object);
        }
    }
    let mut users: HashMap<Name, BTreeSet<usize>> = HashMap::new();
    for (index, host) in hosts.iter().enumerate() {
        let mut seen: HashSet<&Name> = HashSet::new();
        let mut waiting: Vec<&Name> = host.uses.iter().collect();
        while let Some(name) = waiting.pop() {
            let Some(template) = by_name.get(name) else {
                continue;
            };
            if seen.insert(name) {
                if template.is_template {
                    users.entry(Name::clone(name)).or_default().insert(index);
                }
                waiting.extend(&template.uses);
            }
        }
    }
    users
}

/// The definitions of services.
pub(super) struct Definitions {
    /// Those that are no templates.
    pub(super) direct: Vec<Object>,
    /// Those that templates create, see [`of_templates`].
    pub(super) of_templates: Vec<Object>,
}

/// All services, each on one host, without those that another definition replaces.
pub(super) fn expand(
    definitions: Definitions,
    configuration: &Configuration,
    index: &Hosts,
    budget: &mut Budget,
    messages: &mut Messages,
) -> Vec<Object> {
    let overrides: Vec<Overrides> = configuration
        .hosts
        .iter()
        .map(|host| overrides(host, messages))
        .collect();
    let mut used: HashSet<(usize, Name)> = HashSet::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let direct = definitions.direct.into_iter().map(|one| (one, true));
    let of_templates = definitions.of_templates.into_iter().map(|one| (one, false));
    for (mut definition, is_direct) in direct.chain(of_templates) {
        // The description may come from a template.
        if let Some(name) = definition.text("service_description") {
            definition.name = Name::clone(name);
        }
        let said = messages.len();
        if !is_complete(&definition, messages) {
            continue;
        }
        let chosen = index.choose(&definition, "host_name", "hostgroup_name", messages);
        if chosen.hosts.is_empty() && messages.len() == said {
            let text = "it is on no host, and it is not imported";
            let label = definition.label();
            messages.push(Severity::Warning, Some(&definition.place), label, text);
        }
        for number in chosen.hosts {
            let host = &configuration.hosts[number];
            let mut service = definition.clone();
            service.set_list("host_name", vec![Name::clone(&host.name)]);
            let copies = match foreach::copies(service, host) {
                Ok(copies) => copies,
                Err(problem) => {
                    messages.push(Severity::Error, Some(&host.place), host.label(), problem);
                    continue;
                }
            };
            if !budget.take(copies.len(), &definition, messages) {
                break;
            }
            for mut service in copies {
                if !is_wanted(&service.name, host) {
                    continue;
                }
                if let Some(values) = overrides[number].get(&service.name) {
                    used.insert((number, Name::clone(&service.name)));
                    service.values.extend(values.iter().cloned());
                    service.values.retain(|_, value| *value != Value::Null);
                }
                inherit_from_host(&mut service, host);
                let by_name = is_direct && chosen.by_name.contains(&number);
                candidates.push(Candidate { service, by_name });
            }
        }
    }
    report_unused(&overrides, &used, configuration, messages);
    keep_one(candidates, messages)
}

/// Reports what a definition lacks; without a description nothing can be made of it.
fn is_complete(definition: &Object, messages: &mut Messages) -> bool {
    let label = || definition.label();
    if definition.name.is_empty() {
        let hint = match definition.template_name {
            Some(_) => " (a template needs 'register 0')",
            None => "",
        };
        let text = format!("it has no service_description{hint}");
        messages.push(Severity::Error, Some(&definition.place), label(), text);
        return false;
    }
    let groups = definition.list("hostgroup_name");
    if definition.list("host_name").is_empty() && groups.is_empty() {
        let text = "it names neither a host nor a host group";
        messages.push(Severity::Error, Some(&definition.place), label(), text);
    }
    if groups.len() > 1 || groups.iter().any(|group| expression::is_expression(group)) {
        let text = "its services are on the hosts of several host groups; the backend keeps the \
                    host group of a service only where it names a single one";
        messages.push(
            Severity::Information,
            Some(&definition.place),
            label(),
            text,
        );
    }
    true
}

/// Whether a host excludes a service, or includes only others.
fn is_wanted(name: &Name, host: &Object) -> bool {
    let includes = host.list("service_includes");
    if !includes.is_empty() {
        return includes.contains(name);
    }
    let excludes = host.list("service_excludes");
    !excludes
        .iter()
        .any(|excluded| excluded == name || &**excluded == "*")
}

fn inherit_from_host(service: &mut Object, host: &Object) {
    for name in FROM_HOST {
        if service.values.get(name).is_none_or(Value::is_empty)
            && let Some(value) = host.values.get(name)
        {
            service.values.insert(name, value.clone());
        }
    }
}

/// Values of the services of a host, by the descriptions of the services.
type Overrides = HashMap<Name, Vec<(&'static str, Value)>>;

/// The overrides of a host: `<description>,<property> <value>` per line, by description.
fn overrides(host: &Object, messages: &mut Messages) -> Overrides {
    const FIXED: [&str; 5] = [
        "host_name",
        "service_description",
        "use",
        "servicegroups",
        "name",
    ];
    let mut result = Overrides::new();
    for line in host.list("service_overrides") {
        let mut read = || -> Result<(), String> {
            let (description, rest) = line
                .split_once(',')
                .ok_or("it must be '<description>,<property> <value>'")?;
            let (name, value) = rest
                .trim_start()
                .split_once(char::is_whitespace)
                .ok_or("it must be '<description>,<property> <value>'")?;
            if FIXED.contains(&name) {
                return Err(format!("{name} cannot be overridden"));
            }
            let property = Kind::Service
                .property(name)
                .ok_or_else(|| format!("'{name}' is not a property of services"))?;
            let value = options::read(Kind::Service, property, value)?;
            let values = result.entry(Name::from(description.trim())).or_default();
            values.push((property.name, value));
            Ok(())
        };
        if let Err(problem) = read() {
            let text = format!("service_overrides '{line}': {problem}");
            messages.push(Severity::Error, Some(&host.place), host.label(), text);
        }
    }
    result
}

fn report_unused(
    overrides: &[Overrides],
    used: &HashSet<(usize, Name)>,
    configuration: &Configuration,
    messages: &mut Messages,
) {
    for (number, overrides) in overrides.iter().enumerate() {
        for name in overrides.keys() {
            if !used.contains(&(number, Name::clone(name))) {
                let host = &configuration.hosts[number];
                let text = format!("service_overrides: it has no service '{name}'");
                messages.push(Severity::Error, Some(&host.place), host.label(), text);
            }
        }
    }
}

/// Of the services of one name on one host, the one with the lowest `definition_order`; of equals
/// the one that names the host itself, and then the last one.
fn keep_one(candidates: Vec<Candidate>, messages: &mut Messages) -> Vec<Object> {
    let mut kept: HashMap<(Name, Name), usize> = HashMap::new();
    let mut result: Vec<Option<Candidate>> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let host = candidate.service.list("host_name").first().cloned();
        let key = (
            host.unwrap_or_default(),
            Name::clone(&candidate.service.name),
        );
        let Some(before) = kept
            .get(&key)
            .and_then(|other| result.get_mut(*other)?.take())
        else {
            kept.insert(key, result.len());
            result.push(Some(candidate));
            continue;
        };
        let rank = |one: &Candidate| (one.service.definition_order(), !one.by_name);
        let (winner, loser) = if rank(&candidate) <= rank(&before) {
            (candidate, before)
        } else {
            (before, candidate)
        };
        unique::warn(&winner.service, &loser.service, messages);
        kept.insert(key, result.len());
        result.push(Some(winner));
    }
    let kept = result.into_iter().flatten();
    kept.map(|candidate| candidate.service).collect()
}
