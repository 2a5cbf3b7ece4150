//! Services that come with a host: one for each service template of its host templates.
//!
//! A host that takes the services of its templates has, after every unit that changed something
//! they follow from, exactly those that a new host with the same templates would get, beside its
//! own. There is one rule for that, `align_services`, run for every host below the change. Two
//! changes are no such change: a service that came with a host and is removed by itself, and a new
//! service template that does not ask to be given to existing hosts
//! (`_templates_from_host_template`). Both are made up for at the next change.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Value, json};

use super::inheritance::{FOLLOWED, TEMPLATES, can_follow, direct, inherited_fields};
use super::propagation::followers;
use crate::contract::{AUTOMATIC_FIELDS, Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::cascade::{self, users_of};
use crate::rules::history;
use crate::rules::refusal::Refusal;
use crate::rules::transaction::Transaction;
use crate::store::StoreError;
use crate::unit::Unit;

/// The flag of a service that came with a host and, on a service template, of one that is given to
/// existing hosts, too.
const FROM_HOST_TEMPLATE: &str = "_templates_from_host_template";

/// How many hosts an event of the history names.
pub(in crate::rules) const MAX_HOSTS_NAMED: usize = 10;

/// How many services an event of the history names.
const MAX_SERVICES_NAMED: usize = 20;

/// The services that a series of units has removed before their template.
#[derive(Default)]
pub(in crate::rules) struct TakenAlong {
    /// The id of the template.
    pub(in crate::rules) template: String,
    /// The first hosts that have lost one, up to `MAX_HOSTS_NAMED`.
    pub(in crate::rules) hosts: Vec<String>,
    /// How many hosts have.
    pub(in crate::rules) count: usize,
}

/// Whether the item is a service that came with its host.
pub(in crate::rules) fn came_with_host(of: &Resource, item: &Item) -> bool {
    of.name == "service"
        && !item::flag(item, "_is_template")
        && item::flag(item, FROM_HOST_TEMPLATE)
}

/// What services follow from, in a host.
const HOST_INPUTS: [&str; 3] = [TEMPLATES, "_is_template", "_templates_with_services"];

/// What services follow from, in a service template.
const TEMPLATE_INPUTS: [&str; 3] = ["host", "name", "_is_template"];

/// Brings the services that came with hosts in line with the hosts' templates.
pub(super) fn align_services(tx: &mut Transaction<'_>) -> Result<(), Refusal> {
    let hosts = concerned_hosts(tx)?;
    align(tx, hosts)
}

/// The same for these hosts, as a part of a series of units.
pub(in crate::rules) fn align_hosts(
    tx: &mut Transaction<'_>,
    ids: &[String],
) -> Result<(), Refusal> {
    let mut hosts = Vec::with_capacity(ids.len());
    for id in ids {
        let host = tx.get(resource("host"), id)?;
        let is_aligned =
            |host: &Arc<Item>| !item::flag(host, "_is_template") && takes_services(host);
        hosts.extend(host.filter(is_aligned));
    }
    align(tx, hosts)
}

fn align(tx: &mut Transaction<'_>, hosts: Vec<Arc<Item>>) -> Result<(), Refusal> {
    let mut wanted: HashMap<Vec<String>, Rc<[Arc<Item>]>> = HashMap::new();
    for host in hosts {
        let templates = direct(&host);
        let services = if let Some(services) = wanted.get(&templates) {
            Rc::clone(services)
        } else {
            let services: Rc<[Arc<Item>]> = offered(tx, &templates)?.into();
            wanted.insert(templates, Rc::clone(&services));
            services
        };
        align_host(tx, &host, &services)?;
    }
    Ok(())
}

/// The hosts that take services and may now have others than a new host would get.
/// More hosts than that below changed templates are left to a series of units.
fn concerned_hosts(unit: &mut Transaction<'_>) -> Result<Vec<Arc<Item>>, Refusal> {
    let differs = |before: &Item, after: &Item, inputs: &[&str]| {
        inputs
            .iter()
            .any(|name| before.get(*name) != after.get(*name))
    };
    let mut hosts: BTreeSet<String> = BTreeSet::new();
    let mut templates: BTreeSet<String> = BTreeSet::new();
    for (before, after) in unit.touched(resource("host")) {
        let (Some(after), before) = (after, before) else {
            // Those that used it have lost the link.
            continue;
        };
        if before.is_some_and(|before| !differs(before, after, &HOST_INPUTS)) {
            continue;
        }
        let id = item::text(after, "_id").to_owned();
        let was_template = before.is_some_and(|before| item::flag(before, "_is_template"));
        if was_template || (item::flag(after, "_is_template") && before.is_some()) {
            templates.insert(id.clone());
        }
        hosts.insert(id);
    }
    for (before, after) in unit.touched(resource("service")) {
        let ends = [before, after].into_iter().flatten();
        let is_changed = match (before, after) {
            (Some(before), Some(after)) => differs(before, after, &TEMPLATE_INPUTS),
            (Some(_), None) => true,
            _ => false,
        };
        for service in ends {
            let is_template = item::flag(service, "_is_template");
            let asks = is_template
                && item::flag(service, FROM_HOST_TEMPLATE)
                && !before.is_some_and(|before| item::flag(before, FROM_HOST_TEMPLATE));
            let host = item::text(service, "host").to_owned();
            if is_template && (is_changed || asks) {
                templates.insert(host);
            } else if is_changed && !item::flag(service, FROM_HOST_TEMPLATE) {
                // Its name may be free for a service that comes with the host.
                hosts.insert(host);
            }
        }
    }
    let templates: Vec<String> = templates.into_iter().collect();
    let below = followers(unit, resource("host"), &templates, unit.limits().hosts)?;
    if !below.are_all {
        let further = below.items.iter().map(|item| item::text(item, "_id"));
        let further = further.map(str::to_owned);
        let templates: Vec<String> = templates.into_iter().chain(further).collect();
        let left = cascade::new(cascade::Kind::Align, resource("host"), &templates);
        cascade::leave(unit, left)?;
    }
    let mut found: BTreeMap<String, Arc<Item>> = BTreeMap::new();
    for id in hosts {
        if let Some(host) = unit.get(resource("host"), &id)? {
            found.insert(id, host);
        }
    }
    for host in below.items {
        found.insert(item::text(&host, "_id").to_owned(), host);
    }
    found.retain(|_, host| !item::flag(host, "_is_template") && takes_services(host));
    Ok(found.into_values().collect())
}

/// The hosts that use these host templates, directly or through other templates; templates are not
/// among them.
pub(in crate::rules) fn hosts_below(
    unit: &Unit<'_>,
    templates: &[String],
) -> Result<Vec<Arc<Item>>, Refusal> {
    let mut below = followers(unit, resource("host"), templates, usize::MAX)?.items;
    below.retain(|item| !item::flag(item, "_is_template"));
    Ok(below)
}

/// Removes from a host the services that came with it and that its templates no longer offer, and
/// creates those that it lacks. A service of its own keeps its name.
fn align_host(tx: &mut Transaction<'_>, host: &Item, wanted: &[Arc<Item>]) -> Result<(), Refusal> {
    let services = resource("service");
    let wanted_ids: HashSet<&str> = wanted.iter().map(|item| item::text(item, "_id")).collect();
    let mut present: HashSet<String> = HashSet::new();
    let mut lost = Vec::new();
    let of_host = Filter::eq("host", Operand::id(item::text(host, "_id")));
    // The host may have thousands of services of its own, which are not read.
    let came_with_host = of_host.clone().and(Filter::eq(FROM_HOST_TEMPLATE, true));
    for service in tx.find(services, &came_with_host)? {
        let used = direct(&service);
        if item::flag(&service, "_is_template") || used.is_empty() {
            continue;
        }
        if used.iter().any(|id| wanted_ids.contains(id.as_str())) {
            present.extend(used);
        } else {
            lost.push(item::text(&service, "name").to_owned());
            tx.remove(services, service)?;
        }
    }
    record_loss(tx, host, &lost)?;
    if wanted.is_empty() {
        return Ok(());
    }
    let wanted_names = wanted.iter().map(|item| item::text(item, "name"));
    let namesakes = of_host.and(Filter::is_in("name", wanted_names));
    let namesakes = tx.find_parts(services, &namesakes, &["name"])?;
    let names: HashSet<&str> = namesakes
        .iter()
        .map(|service| item::text(service, "name"))
        .collect();
    for template in wanted {
        let is_free = !names.contains(item::text(template, "name"));
        if is_free && !present.contains(item::text(template, "_id")) {
            create(tx, template, host)?;
        }
    }
    Ok(())
}

/// Whether the host takes the services of its templates: the default where it has no such flag.
pub(super) fn takes_services(host: &Item) -> bool {
    host.get("_templates_with_services") != Some(&Value::Bool(false))
}

/// Removes what came with hosts from service templates that the unit removed, and records that in
/// the history. Services that only use such a template are left to lose the link.
pub(super) fn remove_services_of_removed(tx: &mut Transaction<'_>) -> Result<(), Refusal> {
    let services = resource("service");
    let removed = tx.touched(services).filter_map(|(before, after)| {
        let before = before.filter(|before| item::flag(before, "_is_template"))?;
        after.is_none().then(|| Arc::clone(before))
    });
    let removed: BTreeMap<String, Arc<Item>> = removed
        .map(|template| (item::text(&template, "_id").to_owned(), template))
        .collect();
    if removed.is_empty() {
        return Ok(());
    }
    let ids: Vec<String> = removed.keys().cloned().collect();
    let mut gone: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let before = std::mem::take(tx.notes::<TakenAlong>());
    if let Some((id, _)) = removed.get_key_value(&before.template)
        && before.count > 0
    {
        gone.insert(id, before.hosts);
    }
    for user in tx.find_changeable(services, &users_of(&ids))? {
        if !came_with_host(services, &user) {
            continue;
        }
        let used = direct(&user);
        if let Some((id, _)) = used.iter().find_map(|id| removed.get_key_value(id)) {
            let host = item::text(&user, "host").to_owned();
            gone.entry(id.as_str()).or_default().push(host);
        }
        tx.remove(services, user)?;
    }
    for (id, hosts) in gone {
        let beyond = before
            .count
            .saturating_sub(MAX_HOSTS_NAMED.min(before.count));
        let beyond = if id == before.template { beyond } else { 0 };
        record_removal(tx, &removed[id], &hosts, hosts.len() + beyond)?;
    }
    Ok(())
}

/// Records in the history which services a host has lost, because its templates offer them no longer.
fn record_loss(tx: &mut Transaction<'_>, host: &Item, names: &[String]) -> Result<(), Refusal> {
    if names.is_empty() {
        return Ok(());
    }
    let mut named: Vec<&str> = names.iter().map(String::as_str).collect();
    if named.len() > MAX_SERVICES_NAMED {
        named.truncate(MAX_SERVICES_NAMED);
        named.push("…");
    }
    let message = format!(
        "The templates of the host offer {} of its services no longer, which are deleted: {}",
        names.len(),
        named.join(", ")
    );
    let about = [("host", host.get("_id")), ("host_name", host.get("name"))];
    record_comment(tx, host, about, message)
}

/// Records in the history how many services went with a service template.
fn record_removal(
    tx: &mut Transaction<'_>,
    template: &Item,
    hosts: &[String],
    count: usize,
) -> Result<(), Refusal> {
    let named = hosts.iter().take(MAX_HOSTS_NAMED);
    let named = Filter::is_in("_id", named.map(|id| Operand::id(id.as_str())));
    let named = tx.find_parts(resource("host"), &named, &["name"])?;
    let mut names: Vec<&str> = named.iter().map(|host| item::text(host, "name")).collect();
    if count > MAX_HOSTS_NAMED {
        names.push("…");
    }
    let on = if names.is_empty() {
        String::new()
    } else {
        format!(": {}", names.join(", "))
    };
    let message =
        format!("The service template was deleted, and with it the service on {count} hosts{on}");
    let about = [("service_name", template.get("name"))];
    record_comment(tx, template, about, message)
}

/// Records in the history what the backend did by itself, where the item is visible.
fn record_comment<const COUNT: usize>(
    tx: &mut Transaction<'_>,
    item: &Item,
    about: [(&str, Option<&Value>); COUNT],
    message: String,
) -> Result<(), Refusal> {
    let mut event = item::parts_of(item, &["_realm", "_sub_realm"]);
    for (name, value) in about {
        event.insert(name.to_owned(), value.cloned().unwrap_or_default());
    }
    for (name, value) in [
        ("type", json!("webui.comment")),
        ("user_name", json!(history::NO_USER)),
        ("user", Value::Null),
        ("message", json!(message)),
    ] {
        event.insert(name.to_owned(), value);
    }
    history::record_event(tx, event)
}

/// The service templates of these host templates: of two with the same name, that of the nearer
/// and later template.
fn offered(unit: &Unit<'_>, host_templates: &[String]) -> Result<Vec<Arc<Item>>, StoreError> {
    let mut found: Vec<Arc<Item>> = Vec::new();
    let mut positions: HashMap<String, usize> = HashMap::new();
    for id in visits(unit, host_templates)? {
        let of_template = Filter::all_of([
            Filter::eq("host", Operand::id(id)),
            Filter::eq("_is_template", true),
        ]);
        for service in unit.find(resource("service"), &of_template)? {
            let name = item::text(&service, "name").to_owned();
            if let Some(position) = positions.get(&name) {
                found[*position] = service;
            } else {
                positions.insert(name, found.len());
                found.push(service);
            }
        }
    }
    Ok(found)
}

/// The host templates in the order in which they are asked: each after those that it uses itself,
/// and where it is asked several times, the last time.
fn visits(unit: &Unit<'_>, ids: &[String]) -> Result<Vec<String>, StoreError> {
    let mut known = HashSet::new();
    let mut backwards = Vec::new();
    let mut next: Vec<String> = ids.to_vec();
    // Backwards, a template comes before those that it uses: the last one first.
    while let Some(id) = next.pop() {
        if !known.insert(id.clone()) {
            continue;
        }
        if let Some(template) = unit.get(resource("host"), &id)? {
            // What is no template passes nothing on: see `hosts_below`.
            if item::flag(&template, "_is_template") {
                next.extend(direct(&template));
            }
            backwards.push(id);
        }
    }
    backwards.reverse();
    Ok(backwards)
}

/// Creates the service of a service template on a host that has none of that name.
fn create(tx: &mut Transaction<'_>, template: &Item, host: &Item) -> Result<(), Refusal> {
    let services = resource("service");
    let mut service = template.clone();
    for name in AUTOMATIC_FIELDS {
        service.remove(name);
    }
    let followed = inherited_fields(services).filter(|field| can_follow(services, field));
    service.insert(FOLLOWED.to_owned(), followed.collect());
    service.insert(
        TEMPLATES.to_owned(),
        json!([template.get("_id").cloned().unwrap_or_default()]),
    );
    service.insert("host".to_owned(), json!(item::text(host, "_id")));
    if let Some(realm) = host.get("_realm") {
        service.insert("_realm".to_owned(), realm.clone());
    }
    service.insert("_is_template".to_owned(), json!(false));
    service.insert(FROM_HOST_TEMPLATE.to_owned(), json!(true));
    tx.create_checked(services, service)?;
    Ok(())
}
