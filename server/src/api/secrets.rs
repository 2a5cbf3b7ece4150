//! Passwords and tokens of users are never shown, except the caller's own token; credentials for
//! other programs are shown to those who may change them.

use crate::contract::Resource;
use crate::filter::{Filter, Operand, Sort, Test};
use crate::item::{self, Item};
use crate::rules::properties::secrets as secrets_of;
use crate::rules::rights::{Caller, Verb};

/// Whether items of the resource hold secrets.
pub(super) fn has_secrets(resource: &Resource) -> bool {
    !secrets_of(resource).is_empty()
}

/// Takes the secrets out of an item, but for the caller's own token and what the caller may set.
/// The token of another user is there and empty, since the web interface asks for the key.
pub(super) fn hide(caller: &Caller, resource: &Resource, item: &mut Item) {
    let is_account = resource.accounts;
    if !is_account && caller.may(resource, Verb::Update, item) {
        return;
    }
    let is_own = is_account && item::text(item, "_id") == caller.id;
    for secret in secrets_of(resource) {
        match *secret {
            "token" if is_own => {}
            "token" if is_account => {
                item.insert("token".to_owned(), "".into());
            }
            secret => {
                item.remove(secret);
            }
        }
    }
}

/// The secrets that the caller is not shown in all items.
fn hidden_from(caller: &Caller, resource: &Resource) -> &'static [&'static str] {
    let sees_all = caller.filter(resource, Verb::Update).is_everything();
    if sees_all && !resource.accounts {
        &[]
    } else {
        secrets_of(resource)
    }
}

/// A filter that cannot be used to guess secrets: the caller's own token finds the caller, every
/// other test of a secret sees an absent field.
pub(super) fn blind(caller: &Caller, resource: &Resource, filter: Filter) -> Filter {
    blind_to(hidden_from(caller, resource), caller, filter)
}

fn blind_to(secrets: &[&str], caller: &Caller, filter: Filter) -> Filter {
    let one = |part| blind_to(secrets, caller, part);
    let all = |parts: Vec<Filter>| parts.into_iter().map(one).collect();
    match filter {
        Filter::And(parts) => Filter::And(all(parts)),
        Filter::Or(parts) => Filter::Or(all(parts)),
        Filter::Nor(parts) => Filter::Nor(all(parts)),
        Filter::Not(part) => Filter::Not(Box::new(one(*part))),
        Filter::Field(path, test) => {
            let member = path.split('.').next().unwrap_or_default();
            if !secrets.contains(&member) {
                return Filter::Field(path, test);
            }
            let is_own_token = member == path
                && member == "token"
                && test == Test::Eq(Operand::String(caller.token.clone()));
            if is_own_token {
                Filter::eq("_id", Operand::id(caller.id.as_str()))
            } else if Filter::Field(path, test).matches(&Item::new(), &crate::filter::Undeclared) {
                Filter::everything()
            } else {
                Filter::nothing()
            }
        }
    }
}

/// An order that does not depend on secrets.
pub(super) fn blind_sort(caller: &Caller, resource: &Resource, sort: Sort) -> Sort {
    let secrets = hidden_from(caller, resource);
    let is_open = |path: &str| {
        let member = path.split('.').next().unwrap_or_default();
        !secrets.contains(&member)
    };
    Sort(
        sort.0
            .into_iter()
            .filter(|(path, _)| is_open(path))
            .collect(),
    )
}
