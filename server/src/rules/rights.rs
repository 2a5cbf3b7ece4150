//! What a caller may do: roles grant verbs on resources in realms.
//!
//! A right becomes a filter on the items of a resource, so that reading, changing and removing all
//! ask the same question, for one item or for a whole collection.

use std::collections::BTreeSet;

use super::refusal::Refusal;
pub use super::verb::Verb;
use crate::contract::Resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};

/// The user behind a request, with all that decides its rights.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The user's id.
    pub id: String,
    /// The token that the request came with.
    pub token: String,
    /// The user's realm.
    pub realm: String,
    /// Passes every check, in all realms.
    pub is_super_administrator: bool,
    /// May post acknowledgements, downtimes and forced checks.
    pub can_submit_commands: bool,
    /// Is a module of the monitoring engine, or may do what they do.
    pub can_update_livestate: bool,
    roles: Vec<Role>,
}

#[derive(Debug, Clone)]
struct Role {
    resource: String,
    verbs: Vec<String>,
    /// The role's realm and, if the role says so, all below it.
    realms: BTreeSet<String>,
    /// Whether the role says so: then it will cover what is put below one day, too.
    reaches_below: bool,
    /// All realms above the role's.
    above: BTreeSet<String>,
}

impl Role {
    fn covers(&self, resource: &str, verb: &str) -> bool {
        (self.resource == "*" || self.resource == resource)
            && self.verbs.iter().any(|given| given == verb)
    }
}

impl Caller {
    /// The caller for a user with these roles, given all realms. Roles on realms that are gone
    /// grant nothing.
    pub fn new(user: &Item, roles: &[Item], realms: &[Item]) -> Self {
        let realm_of = |id: &str| {
            let mut realms = realms.iter();
            realms.find(|realm| item::text(realm, "_id") == id)
        };
        let roles = roles.iter().filter_map(|role| {
            let id = item::text(role, "realm");
            let realm = realm_of(id)?;
            let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
            let mut covered: BTreeSet<String> = BTreeSet::from([id.to_owned()]);
            let reaches_below = item::flag(role, "sub_realm");
            if reaches_below {
                let below: BTreeSet<String> = owned(item::texts(realm, "_all_children"));
                covered.extend(below);
            }
            Some(Role {
                resource: item::text(role, "resource").to_owned(),
                verbs: item::texts(role, "crud")
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                realms: covered,
                reaches_below,
                above: owned(item::texts(realm, "_tree_parents")),
            })
        });
        Self {
            id: item::text(user, "_id").to_owned(),
            token: item::text(user, "token").to_owned(),
            realm: item::text(user, "_realm").to_owned(),
            is_super_administrator: item::flag(user, "back_role_super_admin"),
            can_submit_commands: item::flag(user, "can_submit_commands"),
            can_update_livestate: item::flag(user, "can_update_livestate"),
            roles: roles.collect(),
        }
    }

    /// The realms in which a role grants this verb on the resource.
    pub fn realms(&self, resource: &Resource, verb: Verb) -> BTreeSet<String> {
        self.realms_for(resource, verb.word())
    }

    fn realms_for(&self, resource: &Resource, verb: &str) -> BTreeSet<String> {
        let covers = |role: &&Role| role.covers(&resource.name, verb);
        let roles = self.roles.iter().filter(covers);
        roles.flat_map(|role| role.realms.iter().cloned()).collect()
    }

    /// Whether one role of the caller grants the verb (or `custom`) on the resource (`*` for all) in
    /// the realm and, if asked, in all that is below it or will be.
    pub fn holds(&self, resource: &str, verb: &str, realm: &str, and_below: bool) -> bool {
        self.is_super_administrator
            || self.roles.iter().any(|role| {
                role.covers(resource, verb)
                    && role.realms.contains(realm)
                    && (role.reaches_below || !and_below)
            })
    }

    /// What the caller's roles give in all that is below the realm, or will be: resources and
    /// verbs.
    pub fn rights_below<'a>(&'a self, realm: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let reaching = |role: &&Role| role.reaches_below && role.realms.contains(realm);
        let roles = self.roles.iter().filter(reaching);
        roles.flat_map(|role| {
            let verbs = role.verbs.iter().map(String::as_str);
            verbs.map(|verb| (role.resource.as_str(), verb))
        })
    }

    /// Refuses a verb that no role of the caller grants anywhere on the resource.
    pub fn check_verb(&self, resource: &Resource, verb: Verb) -> Result<(), Refusal> {
        let is_write = verb != Verb::Read;
        if is_write && verb != Verb::Create && !self.has_some_right(resource, verb) {
            return Err(Refusal::NoRight(verb));
        }
        if is_write && resource.action {
            return if self.can_submit_commands {
                Ok(())
            } else {
                Err(Refusal::NoCommands)
            };
        }
        if verb == Verb::Create && !self.has_some_right(resource, verb) {
            return Err(Refusal::NoRight(verb));
        }
        Ok(())
    }

    fn has_some_right(&self, resource: &Resource, verb: Verb) -> bool {
        // One's own account can always be changed, within what `users` allows.
        let is_own_account = resource.name == "user" && verb == Verb::Update;
        let is_action_update = resource.action && verb == Verb::Update;
        self.is_super_administrator
            || resource.owned
            || is_own_account
            || is_action_update
            || !self.realms(resource, verb).is_empty()
            || (verb != Verb::Create && !self.realms_for(resource, "custom").is_empty())
    }

    /// Which items of the resource the caller may read, change or remove.
    pub fn filter(&self, resource: &Resource, verb: Verb) -> Filter {
        let given = self.given(resource, verb);
        if resource.name == "user" && matches!(verb, Verb::Read | Verb::Update) {
            let own_account = Filter::eq("_id", Operand::id(&*self.id));
            return Filter::any_of([own_account, given]);
        }
        given
    }

    /// The same without one's own account, which needs no role.
    fn given(&self, resource: &Resource, verb: Verb) -> Filter {
        if resource.owned {
            return Filter::eq("_user", Operand::id(&*self.id));
        }
        if self.is_super_administrator {
            return Filter::everything();
        }
        if resource.action && verb == Verb::Update {
            // Whoever may submit commands may change what is readable.
            return self.given(resource, Verb::Read);
        }
        let mut ways = Vec::new();
        if let Some(field) = resource.realm_field() {
            let allowed = self.realms(resource, verb);
            if verb == Verb::Read && is_shared_below(resource) {
                let above = self.realms_above(resource, &allowed);
                if !above.is_empty() {
                    ways.push(Filter::all_of([
                        Filter::eq("_sub_realm", true),
                        in_realms(field, &above),
                    ]));
                }
            }
            if !allowed.is_empty() {
                ways.push(in_realms(field, &allowed));
            }
            let list = match verb {
                Verb::Read => "_users_read",
                Verb::Delete => "_users_delete",
                Verb::Create | Verb::Update => "_users_update",
            };
            let custom = self.realms_for(resource, "custom");
            let has_list = resource.name != "realm" && resource.field(list).is_some();
            if has_list && !custom.is_empty() {
                ways.push(Filter::all_of([
                    in_realms(field, &custom),
                    Filter::eq(list, Operand::id(&*self.id)),
                ]));
            }
        }
        Filter::any_of(ways)
    }

    fn realms_above(&self, resource: &Resource, readable: &BTreeSet<String>) -> BTreeSet<String> {
        let roles = self
            .roles
            .iter()
            .filter(|role| role.covers(&resource.name, Verb::Read.word()));
        let above = roles.flat_map(|role| role.above.iter());
        above
            .filter(|realm| !readable.contains(*realm))
            .cloned()
            .collect()
    }

    /// Whether the caller may do this with the item.
    pub fn may(&self, resource: &Resource, verb: Verb, item: &Item) -> bool {
        self.filter(resource, verb).matches(item, resource)
    }

    /// Whether a role lets the caller do this with the item, were it not the caller's account.
    pub fn may_by_role(&self, resource: &Resource, verb: Verb, item: &Item) -> bool {
        self.given(resource, verb).matches(item, resource)
    }

    /// Refuses an item that would lie, after a creation or a change, in a realm where the caller
    /// may not do that.
    pub fn check_target(
        &self,
        resource: &Resource,
        verb: Verb,
        item: &Item,
    ) -> Result<(), Refusal> {
        if self.is_super_administrator || resource.owned || resource.action {
            return Ok(());
        }
        // A new realm lies where its parent is.
        let field = match (resource.name.as_str(), verb) {
            ("realm", Verb::Create) => Some("_parent"),
            ("realm", _) => None,
            _ => resource.realm_field(),
        };
        let Some(realm) = field.and_then(|field| item.get(field)?.as_str()) else {
            return Ok(());
        };
        if self.realms(resource, verb).contains(realm) {
            return Ok(());
        }
        Err(Refusal::NoRight(verb))
    }
}

fn in_realms(field: &str, realms: &BTreeSet<String>) -> Filter {
    Filter::is_in(
        field,
        realms.iter().map(|realm| Operand::id(realm.as_str())),
    )
}

/// Whether items can be marked as visible to those who only have rights in realms below.
fn is_shared_below(resource: &Resource) -> bool {
    // The counters of a realm are about that realm, whatever is declared.
    resource.field("_sub_realm").is_some() && !resource.counters
}
