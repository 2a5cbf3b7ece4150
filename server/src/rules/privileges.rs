//! A caller cannot grant rights that the caller does not have.
//!
//! Super administrators have all rights, and no check here is for them. Everybody else stays within
//! the realms of the own roles, with what is created and with what is moved; grants by roles only
//! what one of the own roles grants; changes of the own account what harms no other; and cannot
//! take over the account of a user with more rights.

use super::default_objects::DUMMY_HOST;
use super::properties::granting_fields;
use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::{Caller, Verb};
use super::templates::hosts_below;
use super::transaction::Transaction;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::store::StoreError;
use crate::unit::{Touch, Unit};

const REFUSED_CREATION: Refusal = Refusal::NoRight(Verb::Create);
const REFUSED_CHANGE: Refusal = Refusal::NoRight(Verb::Update);
const REFUSED_REMOVAL: Refusal = Refusal::NoRight(Verb::Delete);

/// Fields of a user whose change can prevent the user from logging in.
const LOCKS_OUT: [&str; 3] = ["name", "_realm", "_is_template"];

/// The flags of a user that grant rights.
fn flags() -> &'static [&'static str] {
    granting_fields(resource("user"))
}

/// Limits what callers do with accounts.
pub(super) struct AccountRights;

impl ResourceRules for AccountRights {
    fn check_created(
        &self,
        _unit: &Unit<'_>,
        _caller: &Caller,
        user: &Item,
    ) -> Result<(), Refusal> {
        if flags().iter().any(|flag| item::flag(user, flag)) {
            return Err(REFUSED_CREATION);
        }
        Ok(())
    }

    /// Makes the first role of a user whom the caller has created as small as the caller's own
    /// rights.
    fn limit_created(
        &self,
        tx: &mut Transaction<'_>,
        caller: &Caller,
        user: &str,
    ) -> Result<(), Refusal> {
        let roles = resource("userrestrictrole");
        for role in tx.find(roles, &Filter::eq("user", Operand::id(user)))? {
            if may_grant(caller, &role) {
                continue;
            }
            let mut smaller = Item::clone(&role);
            smaller.insert("sub_realm".to_owned(), false.into());
            if may_grant(caller, &smaller) {
                tx.update(roles, role, smaller, Touch::Updated);
            } else {
                tx.delete(roles, role);
            }
        }
        Ok(())
    }

    /// Restricts what is changed of accounts.
    fn check_changes(
        &self,
        unit: &Unit<'_>,
        caller: &Caller,
        user: &Item,
        changes: &Item,
    ) -> Result<(), Refusal> {
        let mut changed = changes
            .keys()
            .map(String::as_str)
            .filter(|field| is_changed(user, changes, field));
        if flags().iter().any(|flag| is_changed(user, changes, flag)) {
            return Err(REFUSED_CHANGE);
        }
        let is_allowed = if item::text(user, "_id") == caller.id {
            if caller.may_by_role(resource("user"), Verb::Update, user) {
                !is_changed(user, changes, "_realm")
            } else {
                changed.all(is_own_field)
            }
        } else {
            let takes_over = changes.contains_key("password") || changes.contains_key("token");
            let locks_out = |field: &&str| is_changed(user, changes, field);
            !(takes_over || LOCKS_OUT.iter().any(locks_out))
                || has_as_many_rights(unit, caller, user)?
        };
        if is_allowed {
            Ok(())
        } else {
            Err(REFUSED_CHANGE)
        }
    }

    fn check_changed(&self, before: &Item, after: &Item) -> Result<(), Refusal> {
        let raised = |flag: &&str| item::flag(after, flag) && !item::flag(before, flag);
        if flags().iter().any(raised) {
            return Err(REFUSED_CHANGE);
        }
        Ok(())
    }

    /// The account of a user with more rights stays.
    fn check_removal(
        &self,
        tx: &Transaction<'_>,
        caller: &Caller,
        resource: &'static Resource,
        stored: &Item,
    ) -> Result<(), Refusal> {
        if caller.is_super_administrator
            || tx.is_protected(resource, stored)
            || has_as_many_rights(tx, caller, stored)?
        {
            Ok(())
        } else {
            Err(REFUSED_REMOVAL)
        }
    }
}

/// Limits what callers grant by roles.
pub(super) struct RoleRights;

impl ResourceRules for RoleRights {
    fn check_created(&self, _unit: &Unit<'_>, caller: &Caller, role: &Item) -> Result<(), Refusal> {
        if may_grant(caller, role) {
            Ok(())
        } else {
            Err(REFUSED_CREATION)
        }
    }

    fn check_changes(
        &self,
        _unit: &Unit<'_>,
        caller: &Caller,
        stored: &Item,
        changes: &Item,
    ) -> Result<(), Refusal> {
        let mut role = stored.clone();
        item::merge(&mut role, changes.clone());
        let is_same = |field: &&str| role.get(*field) == stored.get(*field);
        let deciding = ["user", "resource", "crud", "realm", "sub_realm"];
        if deciding.iter().all(is_same) || may_grant(caller, &role) {
            Ok(())
        } else {
            Err(REFUSED_CHANGE)
        }
    }
}

/// Limits where callers move realms to.
pub(super) struct RealmRights;

impl ResourceRules for RealmRights {
    /// A realm may only be moved to where the caller may change realms, and where the caller's
    /// roles grant nothing in it that they did not grant before.
    fn check_changes(
        &self,
        _unit: &Unit<'_>,
        caller: &Caller,
        realm: &Item,
        changes: &Item,
    ) -> Result<(), Refusal> {
        if !is_changed(realm, changes, "_parent") {
            return Ok(());
        }
        let (id, parent) = (item::text(realm, "_id"), item::text(changes, "_parent"));
        let may_change = caller.holds("realm", Verb::Update.word(), parent, false);
        let mut rights = caller.rights_below(parent);
        if may_change && rights.all(|(resource, verb)| caller.holds(resource, verb, id, true)) {
            Ok(())
        } else {
            Err(REFUSED_CHANGE)
        }
    }
}

/// Limits on which hosts callers create services, by themselves and by a template.
pub(super) struct ServiceRights;

impl ResourceRules for ServiceRights {
    /// A service changes the state of its host, so that its creation needs the right to change the
    /// host; a service template creates services on all hosts below, too.
    fn check_created(&self, unit: &Unit<'_>, caller: &Caller, item: &Item) -> Result<(), Refusal> {
        check_host(unit, caller, item, REFUSED_CREATION)?;
        if !item::flag(item, "_is_template") || !item::flag(item, "_templates_from_host_template") {
            return Ok(());
        }
        let allowed = caller.realms(resource("service"), Verb::Create);
        let hosts = hosts_below(unit, &[item::text(item, "host").to_owned()])?;
        if hosts
            .iter()
            .all(|host| allowed.contains(item::text(host, "_realm")))
        {
            Ok(())
        } else {
            Err(REFUSED_CREATION)
        }
    }

    /// The same for a service that is moved to another host.
    fn check_changes(
        &self,
        unit: &Unit<'_>,
        caller: &Caller,
        stored: &Item,
        changes: &Item,
    ) -> Result<(), Refusal> {
        if is_changed(stored, changes, "host") {
            let mut item = stored.clone();
            item::merge(&mut item, changes.clone());
            check_host(unit, caller, &item, REFUSED_CHANGE)?;
        }
        Ok(())
    }
}

/// Refuses a service on a host that the caller may not change. The host of service templates that
/// belong to none is there for all.
fn check_host(
    unit: &Unit<'_>,
    caller: &Caller,
    service: &Item,
    refusal: Refusal,
) -> Result<(), Refusal> {
    let hosts = resource("host");
    let Some(host) = unit.get(hosts, item::text(service, "host"))? else {
        return Ok(());
    };
    let is_shelf = item::flag(service, "_is_template") && item::text(&host, "name") == DUMMY_HOST;
    if is_shelf || caller.may(hosts, Verb::Update, &host) {
        Ok(())
    } else {
        Err(refusal)
    }
}

/// Whether each right that the role grants is granted there by a role of the caller, too.
fn may_grant(caller: &Caller, role: &Item) -> bool {
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

fn is_changed(stored: &Item, changes: &Item, field: &str) -> bool {
    let change = changes.get(field);
    change.is_some_and(|value| Some(value) != stored.get(field))
}

/// Whether a field of one's own account needs no role to be changed.
fn is_own_field(name: &str) -> bool {
    resource("user")
        .field(name)
        .is_some_and(|field| field.self_service)
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
    Ok(flags().iter().all(has_flag) && roles.iter().all(|role| may_grant(caller, role)))
}
