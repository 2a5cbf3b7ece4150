//! Services on their hosts.

use std::collections::{BTreeSet, HashMap, HashSet};

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
        let mut members = |name: &str| users.get(name).cloned().unwrap_or_default();
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
        if hosts.is_empty() {
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

/// For each host template, the hosts that use it, directly or by another template.
fn users_of_templates(hosts: &[Object], templates: &[Object]) -> HashMap<Name, BTreeSet<usize>> {
    let by_name: HashMap<&Name, &Object> = templates
        .iter()
        .filter_map(|template| Some((template.template_name.as_ref()?, template)))
        .collect();
    let mut users: HashMap<Name, BTreeSet<usize>> = HashMap::new();
    for (index, host) in hosts.iter().enumerate() {
        let mut seen: HashSet<&Name> = HashSet::new();
        let mut waiting: Vec<&Name> = host.uses.iter().collect();
        while let Some(name) = waiting.pop() {
            let Some(template) = by_name.get(name) else {
                continue;
            };
            if seen.insert(name) {
                users.entry(Name::clone(name)).or_default().insert(index);
                waiting.extend(&template.uses);
            }
        }
    }
    users
}

/// All services, each on one host, without those that another definition replaces.
pub(super) fn expand(
    definitions: Vec<Object>,
    of_templates: Vec<Object>,
    configuration: &Configuration,
    index: &Hosts,
    messages: &mut Messages,
) -> Vec<Object> {
    let overrides: Vec<HashMap<Name, Vec<(&'static str, Value)>>> = configuration
        .hosts
        .iter()
        .map(|host| overrides(host, messages))
        .collect();
    let mut used: HashSet<(usize, Name)> = HashSet::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let definitions = definitions.into_iter().map(|definition| (definition, true));
    let of_templates = of_templates
        .into_iter()
        .map(|definition| (definition, false));
    for (definition, is_direct) in definitions.chain(of_templates) {
        if definition.name.is_empty() && definition.text("service_description").is_none() {
            let text = "it has no service_description";
            messages.push(Severity::Error, Some(&definition.place), "service", text);
            continue;
        }
        let chosen = index.choose(&definition, "host_name", "hostgroup_name", messages);
        if definition.list("host_name").is_empty() && definition.list("hostgroup_name").is_empty() {
            let text = "it names neither a host nor a host group";
            let label = format!("service '{}'", definition.name);
            messages.push(Severity::Error, Some(&definition.place), label, text);
        }
        for number in chosen.hosts {
            let host = &configuration.hosts[number];
            let mut service = definition.clone();
            if let Some(name) = definition.text("service_description") {
                service.name = Name::clone(name);
            }
            service.set_list("host_name", vec![Name::clone(&host.name)]);
            let copies = match foreach::copies(service, host) {
                Ok(copies) => copies,
                Err(problem) => {
                    messages.push(Severity::Error, Some(&host.place), host.label(), problem);
                    continue;
                }
            };
            for mut service in copies {
                if !is_wanted(&service.name, host) {
                    continue;
                }
                if let Some(values) = overrides[number].get(&service.name) {
                    used.insert((number, Name::clone(&service.name)));
                    service.values.extend(values.iter().cloned());
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

/// The overrides of a host: `<description>,<property> <value>` per line, by description.
fn overrides(host: &Object, messages: &mut Messages) -> HashMap<Name, Vec<(&'static str, Value)>> {
    const FIXED: [&str; 5] = [
        "host_name",
        "service_description",
        "use",
        "servicegroups",
        "name",
    ];
    let mut result: HashMap<Name, Vec<(&'static str, Value)>> = HashMap::new();
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
    overrides: &[HashMap<Name, Vec<(&'static str, Value)>>],
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
