//! What the document says of the operations of each resource: what they do for an operator, and
//! their side effects.

use alignak_model::Resource as Described;
use alignak_model::spec::{Kind, Operation, ResourceSpec};

use crate::contract;

/// What the response to a list is.
pub(super) const PAGE: &str = "A page of items.";
/// What the response to a read is.
pub(super) const ITEM: &str = "The item.";
/// The body that creates.
pub(super) const CREATED: &str =
    "The new item. A list of items is accepted too: all of them are stored, or none.";
/// The body that changes.
pub(super) const CHANGES: &str = "The fields to change.";
/// The body that replaces.
pub(super) const REPLACED: &str = "The whole new content.";

/// A line that says what an operation is for.
pub(super) fn summary<R: Described>(operation: Operation) -> String {
    let resource = contract::resource(R::NAME);
    let (one, many) = (&resource.noun, &resource.nouns);
    match operation {
        Operation::List => format!("List {many}"),
        Operation::Create => format!("Create {one}"),
        Operation::RemoveAll => format!("Delete all {many}"),
        Operation::Read => format!("Read {one}"),
        Operation::Update => format!("Change {one}"),
        Operation::Replace => format!("Replace {one}"),
        _ => format!("Delete {one}"),
    }
}

/// What an operation does, and what follows from it.
pub(super) fn description<R: Described>(operation: Operation) -> String {
    let resource = contract::resource(R::NAME);
    let (one, many) = (&resource.noun, &resource.nouns);
    let general = match operation {
        Operation::List => format!(
            "Returns a page of the {many} that the caller may read, with the number of all matches \
             in `_meta.total` and links to the other pages."
        ),
        Operation::Create => format!(
            "Creates {one}. Fields that are left out get their defaults. Only the automatic fields \
             are returned: read the item to see the rest.\n\nA list is checked as a whole before \
             its first item is stored. A list of more than 500 items, or one from which more than \
             1,000 changes follow, is stored in parts, between which other requests run{}."
            , undoing(resource)
        ),
        Operation::RemoveAll => format!(
            "Deletes every one of the {many} that the caller may delete; `where` and all other \
             parameters are ignored. Protected default items stay. Other requests run between the \
             parts of a large collection. **This cannot be undone.**"
        ),
        Operation::Read => {
            format!("Returns {one} as it is now, or 304 when the client has this version already.")
        }
        Operation::Update => format!(
            "Changes the fields that the body names and leaves all others. Members of objects are \
             merged{}; lists and all else are replaced. The etag changes with every change.{}",
            removed_members(resource),
            passing_on(resource)
        ),
        Operation::Replace => "Replaces the whole content, or creates the item under this id when \
            there is none."
            .to_owned(),
        _ => "Deletes the item, and takes it out of the lists that name it. Refused (409) while a \
            field of another item refers to it, unless `force` is true. Where more than 1,000 items \
            change with it, that is done in parts, between which other requests run, and the item \
            is deleted last."
            .to_owned(),
    };
    match resource.effect(operation) {
        Some(effect) => format!("{general}\n\n{effect}"),
        None => general,
    }
}

/// What becomes of a list of which a later part is refused.
fn undoing(resource: &ResourceSpec) -> &'static str {
    if resource.record {
        ""
    } else {
        "; when a part is refused after all, because of what was changed meanwhile, the parts before \
         it are deleted again"
    }
}

/// How changes of templates reach the items that use them.
fn passing_on(resource: &ResourceSpec) -> &'static str {
    if resource.templating {
        " A change of a template reaches more than 200 items that use it in parts, between which \
         other requests run: the response waits for the last of them, but not longer than 20 \
         seconds."
    } else {
        ""
    }
}

/// How a member is removed from a free object, where the resource has such fields.
fn removed_members(resource: &ResourceSpec) -> String {
    let free = resource
        .fields
        .iter()
        .filter(|field| matches!(field.kind, Kind::FreeObject) && !field.read_only);
    let names: Vec<String> = free.map(|field| format!("`{}`", field.name)).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(
            "; a member of {} that is null is removed",
            names.join(" or ")
        )
    }
}
