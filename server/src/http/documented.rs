//! What each kind of operation can answer: references to the named responses.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use alignak_model::Resource;
use utoipa::IntoResponses;
use utoipa::openapi::schema::ObjectBuilder;
use utoipa::openapi::{Ref, RefOr, Response};

use super::named_responses::Name::{
    self, BadRequest, CommandsRefused, Conflict, EtagMissing, ForbiddenAddress, ForbiddenByRule,
    InvalidChanges, InvalidItem, InvalidItems, ItemChanged, ItemCreated, ItemNotModified,
    ItemPlaced, ItemRemoved, ItemReplaced, ItemsRemoved, LoginRefused, NotAllowed, NotFound,
    PreconditionFailed, ServerFailed, TooLarge, TooManyAttempts, Unavailable, UploadTimeout,
};
use crate::contract;

/// Any JSON, in the document.
pub(super) struct AnyJson;

impl utoipa::PartialSchema for AnyJson {
    fn schema() -> RefOr<utoipa::openapi::Schema> {
        ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::SchemaType::AnyValue)
            .description(Some("Any JSON value."))
            .into()
    }
}

impl utoipa::ToSchema for AnyJson {
    fn name() -> std::borrow::Cow<'static, str> {
        "AnyValue".into()
    }
}

fn references(names: &[Name]) -> BTreeMap<String, RefOr<Response>> {
    let reference = |name: &Name| {
        let reference = Ref::from_response_name(name.text());
        (name.status().to_string(), reference.into())
    };
    names.iter().map(reference).collect()
}

/// Makes types that stand for what an operation answers, beside what is written at the operation.
macro_rules! answers {
    ($($(#[$doc:meta])+ $marker:ident: [$($name:ident),+ $(,)?];)+) => {$(
        $(#[$doc])+
        pub(super) struct $marker;

        impl IntoResponses for $marker {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                references(&[$($name),+])
            }
        }
    )+};
}

answers! {
    /// What needs neither a token nor the store.
    Open: [BadRequest];
    /// Reads that cannot be wrong.
    Looking: [NotAllowed, ServerFailed, Unavailable];
    /// Reads of a page.
    Listing: [BadRequest, NotAllowed, ServerFailed, Unavailable];
    /// Reads of an item.
    Reading: [ItemNotModified, BadRequest, NotAllowed, NotFound, ServerFailed, Unavailable];
    /// Logins.
    LoggingIn: [
        BadRequest, LoginRefused, UploadTimeout, TooLarge, TooManyAttempts, ServerFailed,
        Unavailable,
    ];
    /// Creations of a list.
    CreatingInBulk: [
        BadRequest, NotAllowed, UploadTimeout, Conflict, ForbiddenByRule, TooLarge, InvalidItems,
        ServerFailed, Unavailable,
    ];
    /// What the data source of Grafana is asked.
    Asking: [NotAllowed, NotFound, UploadTimeout, TooLarge, ServerFailed, Unavailable];
    /// Probes.
    Health: [BadRequest, ServerFailed, Unavailable];
    /// Figures.
    Figures: [NotAllowed, NotFound, ServerFailed, Unavailable];
    /// Starts of a job.
    Starting: [ForbiddenAddress, ServerFailed, Unavailable];
}

/// Makes types that stand for what a write to the resource `R` answers.
macro_rules! write_answers {
    ($($(#[$doc:meta])+ $marker:ident: [$($name:ident),+ $(,)?];)+) => {$(
        $(#[$doc])+
        pub(super) struct $marker<R>(PhantomData<R>);

        impl<R: Resource> IntoResponses for $marker<R> {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                let mut responses = references(&[$($name),+]);
                if contract::resource(R::NAME).is_action() {
                    responses.append(&mut references(&[CommandsRefused]));
                }
                responses
            }
        }
    )+};
}

write_answers! {
    /// Creations.
    Creating: [
        ItemCreated, BadRequest, NotAllowed, UploadTimeout, Conflict, ForbiddenByRule, TooLarge,
        InvalidItem, ServerFailed, Unavailable,
    ];
    /// Changes.
    Changing: [
        ItemChanged, BadRequest, NotAllowed, NotFound, UploadTimeout, Conflict, PreconditionFailed,
        TooLarge, InvalidChanges, EtagMissing, ServerFailed, Unavailable,
    ];
    /// Replacements.
    Replacing: [
        ItemReplaced, ItemPlaced, BadRequest, NotAllowed, NotFound, UploadTimeout, Conflict,
        PreconditionFailed, TooLarge, InvalidItem, EtagMissing, ServerFailed, Unavailable,
    ];
    /// Removals of an item.
    Removing: [
        ItemRemoved, BadRequest, NotAllowed, NotFound, Conflict, PreconditionFailed, EtagMissing, ServerFailed,
        Unavailable,
    ];
    /// Removals of all items.
    RemovingAll: [
        ItemsRemoved, NotAllowed, Conflict, ForbiddenByRule, ServerFailed, Unavailable,
    ];
}
