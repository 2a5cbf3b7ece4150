//! Passwords and tokens of users are for nobody to see, but one's own token.

use crate::contract::Resource;
use crate::filter::{Filter, Operand, Sort, Test};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::rules::users::SECRETS;

/// Whether items of the resource hold secrets.
pub(super) fn has_secrets(resource: &Resource) -> bool {
    resource.name == "user"
}

/// Takes the secrets out of a user, but for the caller's own token.
pub(super) fn hide(caller: &Caller, user: &mut Item) {
    let is_own = item::text(user, "_id") == caller.id;
    for secret in SECRETS {
        if !(is_own && secret == "token") {
            user.remove(secret);
        }
    }
}

/// A filter that cannot be used to guess secrets: the caller's own token finds the caller, every
/// other test of a secret sees an absent field.
pub(super) fn blind(caller: &Caller, filter: Filter) -> Filter {
    let all = |parts: Vec<Filter>| parts.into_iter().map(|part| blind(caller, part)).collect();
    match filter {
        Filter::And(parts) => Filter::And(all(parts)),
        Filter::Or(parts) => Filter::Or(all(parts)),
        Filter::Nor(parts) => Filter::Nor(all(parts)),
        Filter::Not(part) => Filter::Not(Box::new(blind(caller, *part))),
        Filter::Field(path, test) => {
            let member = path.split('.').next().unwrap_or_default();
            if !SECRETS.contains(&member) {
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
pub(super) fn blind_sort(sort: Sort) -> Sort {
    let is_open = |path: &str| {
        let member = path.split('.').next().unwrap_or_default();
        !SECRETS.contains(&member)
    };
    Sort(
        sort.0
            .into_iter()
            .filter(|(path, _)| is_open(path))
            .collect(),
    )
}
