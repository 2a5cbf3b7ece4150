//! Nobody gives rights that he does not have.
//!
//! Super administrators have all rights, and no check here is for them. Everybody else keeps to
//! the realms of the own roles, with what he makes and with what he moves; gives by roles only
//! what one of his own roles gives; changes of his own account what harms nobody; and does not get
//! hold of the account of somebody with more rights.

use serde_json::{Map, Value};

use crate::contract::{Resource, messages, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::rights::{Caller, Verb, is_action};
use crate::rules::{Refusal, actions, protection, users, write};
use crate::store::StoreError;
use crate::unit::{Touch, Unit};

const REFUSED_CREATION: Refusal = Refusal::NoRight(Verb::Create);
const REFUSED_CHANGE: Refusal = Refusal::NoRight(Verb::Update);
const REFUSED_REMOVAL: Refusal = Refusal::NoRight(Verb::Delete);

/// Fields of a user that give rights: only a super administrator sets them.
pub const FLAGS: [&str; 4] = [
    "back_role_super_admin",
    "is_admin",
    "can_submit_commands",
    "can_update_livestate",
];

/// Fields of a user by which somebody is kept from logging in, or comes under other rules.
const LOCKS_OUT: [&str; 3] = ["name", "_realm", "_is_template"];

/// Fields of one's own account that need no role to be changed.
const OWN_FIELDS: [&str; 14] = [
    "password",
    "token",
    "ui_preferences",
    "alias",
    "notes",
    "email",
    "pager",
    "address1",
    "address2",
    "address3",
    "address4",
    "address5",
    "address6",
    "customs",
];

/// Fields of one's own account that only tell how to be notified.
const OWN_NOTIFICATION_PREFIXES: [&str; 2] = ["host_notification", "service_notification"];

/// References by which an item gets something from the item it names, or does something to it.
fn acting_references(resource: &Resource) -> &'static [(&'static str, &'static str)] {
    match resource.name.as_str() {
        "host" => &[("_templates", "host")],
        "service" => &[("_templates", "service"), ("host", "host")],
        "user" => &[("_templates", "user")],
        _ => &[],
    }
}

/// Adds an issue for each item that the caller may not read, and so not inherit from or add to. It
/// reads as if there were no such item.
pub fn add_reference_issues(
    unit: &Unit<'_>,
    caller: &Caller,
    resource: &Resource,
    item: &Item,
    issues: &mut Map<String, Value>,
) -> Result<(), Refusal> {
    if caller.is_super_administrator {
        return Ok(());
    }
    for (field, target) in acting_references(resource) {
        let named = match item.get(*field) {
            Some(Value::String(id)) => vec![id.as_str()],
            Some(Value::Array(_)) => item::texts(item, field),
            _ => continue,
        };
        let target = crate::contract::resource(target);
        for (position, id) in named.into_iter().enumerate() {
            let found = unit.get(target, id)?;
            if found.is_some_and(|found| caller.may(target, Verb::Read, &found)) {
                continue;
            }
            let message = Value::String(messages::dangling(&target.name, "_id", id));
            if item[*field].is_array() {
                let elements = issues
                    .entry(*field)
                    .or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(elements) = elements {
                    elements.insert(position.to_string(), message);
                }
            } else {
                issues.insert((*field).to_owned(), message);
            }
        }
    }
    Ok(())
}

/// Refuses a service template that would make services on hosts where the caller may not.
fn check_spread(unit: &Unit<'_>, caller: &Caller, item: &Item) -> Result<(), Refusal> {
    if !item::flag(item, "_is_template") || !item::flag(item, "_templates_from_host_template") {
        return Ok(());
    }
    let allowed = caller.realms(resource("service"), Verb::Create);
    let followers = Filter::all_of([
        Filter::eq("_templates", Operand::id(item::text(item, "host"))),
        Filter::eq("_is_template", false),
    ]);
    let hosts = unit.find_parts(resource("host"), &followers, &["_realm"])?;
    if hosts
        .iter()
        .all(|host| allowed.contains(item::text(host, "_realm")))
    {
        Ok(())
    } else {
        Err(REFUSED_CREATION)
    }
}

/// Records a new item for the caller, unless it lies where the caller may not make it, or gives
/// rights that the caller does not have.
pub fn create(
    unit: &mut Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    item: Item,
) -> Result<String, Refusal> {
    caller.check_target(resource, Verb::Create, &item)?;
    let id = write::create(unit, resource, item)?;
    // The rules may have found the realm only now, as that of a host.
    if !caller.is_super_administrator
        && let Some(created) = unit.get(resource, &id)?
    {
        caller.check_target(resource, Verb::Create, &created)?;
        check_given(caller, resource, &created)?;
        if resource.name == "service" {
            check_spread(unit, caller, &created)?;
        }
    }
    Ok(id)
}

/// What follows from a new item of the caller's, who gives nothing by it that he does not have.
pub fn after_create(
    unit: &mut Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    id: &str,
) -> Result<(), Refusal> {
    write::after_create(unit, resource, id)?;
    if resource.name == "user" && !caller.is_super_administrator {
        limit_first_role(unit, caller, id)?;
    }
    Ok(())
}

fn check_given(caller: &Caller, resource: &Resource, item: &Item) -> Result<(), Refusal> {
    let gives_more = match resource.name.as_str() {
        "user" => FLAGS.iter().any(|flag| item::flag(item, flag)),
        "userrestrictrole" => !may_give(caller, item),
        _ => false,
    };
    if gives_more {
        Err(REFUSED_CREATION)
    } else {
        Ok(())
    }
}

/// Makes the first role of a user whom the caller has created as small as the caller's own rights.
fn limit_first_role(unit: &mut Unit<'_>, caller: &Caller, user: &str) -> Result<(), Refusal> {
    let roles = resource("userrestrictrole");
    for role in unit.find(roles, &Filter::eq("user", Operand::id(user)))? {
        if may_give(caller, &role) {
            continue;
        }
        let mut smaller = role.clone();
        smaller.insert("sub_realm".to_owned(), false.into());
        if may_give(caller, &smaller) {
            unit.update(roles, role, smaller, Touch::Updated);
        } else {
            unit.remove(roles, role);
        }
    }
    Ok(())
}

/// Whether each right that the role gives is one that a role of the caller gives there, too.
fn may_give(caller: &Caller, role: &Item) -> bool {
    let holds = |verb: &str| {
        let (resource, realm) = (item::text(role, "resource"), item::text(role, "realm"));
        caller.holds(resource, verb, realm, item::flag(role, "sub_realm"))
    };
    item::texts(role, "crud").into_iter().all(|verb| {
        // A custom right is any of these three, for some items.
        let has_all = verb == "custom" && ["read", "update", "delete"].into_iter().all(holds);
        has_all || holds(verb)
    })
}

/// Refuses changes that would move an item to where the caller may not change it, or give rights
/// that the caller does not have.
pub fn check_changes(
    unit: &Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    stored: &Item,
    changes: &Item,
) -> Result<(), Refusal> {
    if caller.is_super_administrator {
        return Ok(());
    }
    if let Some(field) = resource.realm_field()
        && is_changed(stored, changes, field)
    {
        caller.check_target(resource, Verb::Update, changes)?;
    }
    match resource.name.as_str() {
        "user" => check_account(unit, caller, resource, stored, changes),
        "userrestrictrole" => {
            let mut role = stored.clone();
            item::merge(&mut role, changes.clone());
            let is_same = |field: &&str| role.get(*field) == stored.get(*field);
            let gives = ["user", "resource", "crud", "realm", "sub_realm"];
            if gives.iter().all(is_same) || may_give(caller, &role) {
                Ok(())
            } else {
                Err(REFUSED_CHANGE)
            }
        }
        "realm" if is_changed(stored, changes, "_parent") => check_moved(caller, stored, changes),
        _ if is_action(resource) && is_changed(stored, changes, "user") => {
            actions::check_user(caller, changes).map_err(Refusal::InvalidChanges)
        }
        _ => Ok(()),
    }
}

fn is_changed(stored: &Item, changes: &Item, field: &str) -> bool {
    let change = changes.get(field);
    change.is_some_and(|value| Some(value) != stored.get(field))
}

/// A realm may only be moved to where the caller may change realms, and where the caller's roles
/// give nothing in it that they did not give before.
fn check_moved(caller: &Caller, realm: &Item, changes: &Item) -> Result<(), Refusal> {
    let (id, parent) = (item::text(realm, "_id"), item::text(changes, "_parent"));
    let may_change = caller.holds("realm", Verb::Update.word(), parent, false);
    let mut rights = caller.rights_below(parent);
    if may_change && rights.all(|(resource, verb)| caller.holds(resource, verb, id, true)) {
        Ok(())
    } else {
        Err(REFUSED_CHANGE)
    }
}

/// What others than super administrators may change of accounts.
fn check_account(
    unit: &Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    user: &Item,
    changes: &Item,
) -> Result<(), Refusal> {
    let mut changed = changes
        .keys()
        .map(String::as_str)
        .filter(|field| is_changed(user, changes, field));
    if FLAGS.iter().any(|flag| is_changed(user, changes, flag)) {
        return Err(REFUSED_CHANGE);
    }
    let is_allowed = if item::text(user, "_id") == caller.id {
        if caller.may_by_role(resource, Verb::Update, user) {
            !is_changed(user, changes, "_realm")
        } else {
            changed.all(is_own_field)
        }
    } else {
        let takes_over = changes.contains_key("password") || changes.contains_key("token");
        let locks_out = |field: &&str| is_changed(user, changes, field);
        !(takes_over || LOCKS_OUT.iter().any(locks_out)) || has_as_many_rights(unit, caller, user)?
    };
    if is_allowed {
        Ok(())
    } else {
        Err(REFUSED_CHANGE)
    }
}

/// Refuses the removal of one's own account, and of somebody's who has more rights.
pub fn check_removal(
    unit: &Unit<'_>,
    caller: &Caller,
    resource: &Resource,
    stored: &Item,
) -> Result<(), Refusal> {
    users::check_not_own(caller, resource, stored)?;
    let is_free = resource.name != "user" || caller.is_super_administrator;
    if is_free
        || protection::is_protected(resource, stored)
        || has_as_many_rights(unit, caller, stored)?
    {
        Ok(())
    } else {
        Err(REFUSED_REMOVAL)
    }
}

fn is_own_field(name: &str) -> bool {
    OWN_FIELDS.contains(&name)
        || OWN_NOTIFICATION_PREFIXES
            .iter()
            .any(|prefix| name.starts_with(prefix))
}

/// Whether the caller has every right that the user has.
fn has_as_many_rights(unit: &Unit<'_>, caller: &Caller, user: &Item) -> Result<bool, StoreError> {
    let users = resource("user");
    let Some(own) = unit.get(users, &caller.id)? else {
        return Ok(false);
    };
    let id = item::text(user, "_id");
    let of_user = Filter::eq("user", Operand::id(id));
    let roles = unit.find(resource("userrestrictrole"), &of_user)?;
    let has_flag = |flag: &&str| item::flag(&own, flag) || !item::flag(user, flag);
    Ok(FLAGS.iter().all(has_flag) && roles.iter().all(|role| may_give(caller, role)))
}

/// Refuses a change that gave a user rights in a roundabout way, as by a template.
pub fn check_changed(
    caller: &Caller,
    resource: &Resource,
    before: &Item,
    after: &Item,
) -> Result<(), Refusal> {
    let raised = |flag: &str| item::flag(after, flag) && !item::flag(before, flag);
    let is_raised = resource.name == "user" && FLAGS.iter().any(|flag| raised(flag));
    if is_raised && !caller.is_super_administrator {
        return Err(REFUSED_CHANGE);
    }
    Ok(())
}
