//! Services that come with a host: one for each service template of its host templates.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::inheritance::{FOLLOWED, TEMPLATES, can_follow, direct, inherited_fields};
use super::propagation::using;
use crate::contract::{AUTOMATIC_FIELDS, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::refusal::Refusal;
use crate::rules::services::is_name_taken;
use crate::rules::transaction::Transaction;
use crate::store::StoreError;
use crate::unit::Unit;

/// Creates the services of a new host's templates.
pub(super) fn after_host_create(unit: &mut Transaction<'_>, host: &Item) -> Result<(), Refusal> {
    if item::flag(host, "_is_template") || !takes_services(host) {
        return Ok(());
    }
    for template in wanted(unit, &direct(host))? {
        create(unit, &template, host)?;
    }
    Ok(())
}

/// Creates the service of a new service template on the hosts that use its host, where its flag
/// says so. A host that has a service of that name already keeps it.
pub(super) fn after_service_create(
    unit: &mut Transaction<'_>,
    service: &Item,
) -> Result<(), Refusal> {
    if !item::flag(service, "_is_template") || !item::flag(service, "_templates_from_host_template")
    {
        return Ok(());
    }
    let template_host = item::text(service, "host").to_owned();
    for host in using(unit, resource("host"), &[template_host])? {
        if !item::flag(&host, "_is_template") && takes_services(&host) {
            create(unit, service, &host)?;
        }
    }
    Ok(())
}

/// Exchanges the services that came with a host when its templates change. Services that have
/// nothing to do with host templates stay, and keep their names to themselves.
pub(super) fn after_templates_change(
    unit: &mut Transaction<'_>,
    before: &Item,
    after: &Item,
) -> Result<(), Refusal> {
    if before.get(TEMPLATES) == after.get(TEMPLATES) || !takes_services(before) {
        return Ok(());
    }
    let wanted = wanted(unit, &direct(after))?;
    let wanted_ids: HashSet<&str> = wanted.iter().map(|item| item::text(item, "_id")).collect();
    let mut present: HashSet<String> = HashSet::new();
    let of_host = Filter::eq("host", Operand::id(item::text(after, "_id")));
    for service in unit.find(resource("service"), &of_host)? {
        if item::flag(&service, "_is_template") {
            continue;
        }
        let used = direct(&service);
        let is_wanted = used.iter().any(|id| wanted_ids.contains(id.as_str()));
        let came_with_host = item::flag(&service, "_templates_from_host_template");
        if came_with_host && !used.is_empty() && !is_wanted {
            unit.remove(resource("service"), service)?;
        } else {
            present.extend(used);
        }
    }
    for template in &wanted {
        if !present.contains(item::text(template, "_id")) {
            create(unit, template, after)?;
        }
    }
    Ok(())
}

/// Whether the host takes the services of its templates: the default where it does not say.
fn takes_services(host: &Item) -> bool {
    host.get("_templates_with_services") != Some(&Value::Bool(false))
}

/// The service templates of these host templates: of two with the same name, that of the nearer
/// and later template.
fn wanted(unit: &Unit<'_>, host_templates: &[String]) -> Result<Vec<Arc<Item>>, StoreError> {
    let mut found: Vec<Arc<Item>> = Vec::new();
    for id in visits(unit, host_templates)? {
        let of_template = Filter::all_of([
            Filter::eq("host", Operand::id(id)),
            Filter::eq("_is_template", true),
        ]);
        for service in unit.find(resource("service"), &of_template)? {
            let name = item::text(&service, "name");
            match found
                .iter()
                .position(|item| item::text(item, "name") == name)
            {
                Some(position) => found[position] = service,
                None => found.push(service),
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
            next.extend(direct(&template));
            backwards.push(id);
        }
    }
    backwards.reverse();
    Ok(backwards)
}

/// Makes the service of a service template on a host, unless the host has one of that name.
fn create(unit: &mut Transaction<'_>, template: &Item, host: &Item) -> Result<(), Refusal> {
    let services = resource("service");
    let host_id = item::text(host, "_id");
    if is_name_taken(unit, host_id, item::text(template, "name"), None)? {
        return Ok(());
    }
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
    service.insert("host".to_owned(), json!(host_id));
    if let Some(realm) = host.get("_realm") {
        service.insert("_realm".to_owned(), realm.clone());
    }
    service.insert("_is_template".to_owned(), json!(false));
    service.insert("_templates_from_host_template".to_owned(), json!(true));
    unit.create_fully(services, service)?;
    Ok(())
}
