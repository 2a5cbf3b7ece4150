//! What is expected of rights, case by case.
//!
//! What is expected is said here once more, case by case and without sets of realms, so that a
//! mistake in the rules is not repeated.

use alignak_backend::contract::Resource;
use alignak_backend::rules::Refusal;

/// Where an item lies, seen from the realm `North` that roles are given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Own,
    Below,
    /// In the realm above, and marked as visible from below.
    AboveShared,
    Above,
    Beside,
    /// In no realm, as others may have written it.
    Nowhere,
    /// In the own realm, and naming the caller in its lists of users.
    OwnNaming,
    /// Beside the own realm, naming the caller.
    BesideNaming,
}

pub(crate) const PLACES: [Place; 8] = [
    Place::Own,
    Place::Below,
    Place::AboveShared,
    Place::Above,
    Place::Beside,
    Place::Nowhere,
    Place::OwnNaming,
    Place::BesideNaming,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Read,
    Create,
    Update,
    Delete,
}

pub(crate) const VERBS: [Verb; 4] = [Verb::Read, Verb::Create, Verb::Update, Verb::Delete];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallerKind {
    SuperAdministrator,
    NoRole,
    /// A role with all verbs, on another resource.
    OtherResource,
    /// A role with one verb in `North` and, if so said, below.
    Role {
        verb: Verb,
        reaches_below: bool,
    },
    /// A role with the right `custom` in `North`.
    Custom,
}

pub(crate) fn caller_kinds() -> Vec<CallerKind> {
    let mut kinds = vec![
        CallerKind::SuperAdministrator,
        CallerKind::NoRole,
        CallerKind::OtherResource,
        CallerKind::Custom,
    ];
    for verb in VERBS {
        for reaches_below in [false, true] {
            kinds.push(CallerKind::Role {
                verb,
                reaches_below,
            });
        }
    }
    kinds
}

/// What comes of trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done, or refused for another reason than rights.
    Allowed,
    /// 401: no right of that kind.
    NoRight,
    /// 403: no commands.
    NoCommands,
    /// 404: no such item for this caller.
    Hidden,
}

pub(crate) fn outcome<T>(result: Result<T, Refusal>) -> Outcome {
    match result {
        Err(Refusal::NoRight(_)) => Outcome::NoRight,
        Err(Refusal::NoCommands) => Outcome::NoCommands,
        Err(Refusal::NotFound) => Outcome::Hidden,
        Ok(_) | Err(Refusal::Conflict(_) | Refusal::Forbidden(_) | Refusal::ForbiddenFor(_)) => {
            Outcome::Allowed
        }
        Err(other) => panic!("not a question of rights: {other:?}"),
    }
}

/// What kind of resource it is, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Usual,
    /// Shared with realms below in no case.
    NeverShared,
    Realm,
    User,
    Action,
    /// Items belong to users, not to realms.
    Owned,
}

pub(crate) fn sort_of(resource: &Resource) -> Sort {
    match resource.name.as_str() {
        "realm" => Sort::Realm,
        "user" => Sort::User,
        "actionacknowledge" | "actiondowntime" | "actionforcecheck" => Sort::Action,
        "livesynthesis" | "userrestrictrole" => Sort::NeverShared,
        _ if resource.owned => Sort::Owned,
        _ => Sort::Usual,
    }
}

/// Whether a role with the verb reaches an item at that place.
pub(crate) fn reaches(place: Place, reaches_below: bool) -> bool {
    match place {
        Place::Own | Place::OwnNaming => true,
        Place::Below => reaches_below,
        Place::AboveShared
        | Place::Above
        | Place::Beside
        | Place::Nowhere
        | Place::BesideNaming => false,
    }
}

/// The oracle.
pub(crate) fn expected(
    resource: &Resource,
    kind: CallerKind,
    has_flag: bool,
    verb: Verb,
    place: Place,
) -> Outcome {
    let sort = sort_of(resource);
    if sort == Sort::Owned {
        // The items that name the caller are the caller's.
        let is_own = matches!(place, Place::OwnNaming | Place::BesideNaming);
        return if is_own || verb == Verb::Create {
            Outcome::Allowed
        } else {
            Outcome::Hidden
        };
    }
    let is_super = kind == CallerKind::SuperAdministrator;
    let has_verb = matches!(kind, CallerKind::Role { verb: given, .. } if given == verb);
    let below = matches!(
        kind,
        CallerKind::Role {
            reaches_below: true,
            ..
        }
    );
    let is_shared = verb == Verb::Read
        && place == Place::AboveShared
        && !matches!(sort, Sort::Realm | Sort::NeverShared);
    let by_role = is_super || (has_verb && (reaches(place, below) || is_shared));
    let by_list = kind == CallerKind::Custom
        && place == Place::OwnNaming
        && sort != Sort::Realm
        && has_list(resource, verb);
    let visible = if by_role || by_list {
        Outcome::Allowed
    } else {
        Outcome::Hidden
    };
    match verb {
        Verb::Create if sort == Sort::Action => command(has_flag),
        // Whoever may submit commands may change what is readable.
        Verb::Update if sort == Sort::Action && has_flag => {
            expected(resource, kind, has_flag, Verb::Read, place)
        }
        Verb::Update if sort == Sort::Action => Outcome::NoCommands,
        Verb::Create if by_role => Outcome::Allowed,
        Verb::Create => Outcome::NoRight,
        Verb::Read => visible,
        Verb::Update | Verb::Delete => {
            // Everybody may change one account: the own one.
            let own_account = sort == Sort::User && verb == Verb::Update;
            if !(is_super || has_verb || kind == CallerKind::Custom || own_account) {
                Outcome::NoRight
            } else if sort == Sort::Action && !has_flag {
                Outcome::NoCommands
            } else {
                visible
            }
        }
    }
}

pub(crate) fn command(has_flag: bool) -> Outcome {
    if has_flag {
        Outcome::Allowed
    } else {
        Outcome::NoCommands
    }
}

/// Whether items can name who may do this by a custom right.
pub(crate) fn has_list(resource: &Resource, verb: Verb) -> bool {
    let list = match verb {
        Verb::Create => return false,
        Verb::Read => "_users_read",
        Verb::Update => "_users_update",
        Verb::Delete => "_users_delete",
    };
    resource.field(list).is_some()
}
