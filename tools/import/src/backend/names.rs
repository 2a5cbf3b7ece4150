//! The names that objects get in the backend.

use crate::value::Name;

/// The realm, the periods and the groups that the backend always has.
pub(super) const ALL: &str = "All";
pub(super) const ALWAYS: &str = "24x7";
pub(super) const NEVER: &str = "Never";

/// The host template that service templates without host template belong to.
pub(super) const DUMMY: &str = "_dummy";

/// An object's name, without the `$` of macros.
pub(super) fn object(name: &str) -> Name {
    Name::from(name.replace('$', "_"))
}

/// A template's name: characters that the backend refuses, and blanks, become `_`.
pub(super) fn template(name: &str) -> Name {
    let replaced = |letter: char| match letter {
        letter if letter.is_whitespace() => '_',
        letter if "^[`~!$%&*\"|'<>?,()=]+".contains(letter) => '_',
        letter => letter,
    };
    Name::from(name.chars().map(replaced).collect::<String>())
}

/// The period that the backend has for one of those that every configuration defines.
pub(super) fn built_in_period(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().as_str() {
        "24x7" | "always" => Some(ALWAYS),
        "none" | "never" => Some(NEVER),
        _ => None,
    }
}

/// A contact's name as a user; `admin` is the backend's own.
pub(super) fn user(name: &str) -> Name {
    match name {
        "admin" => Name::from("imported_admin"),
        name => Name::from(name),
    }
}
