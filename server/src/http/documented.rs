//! The responses that operations share, as the document describes them: each is a named component,
//! described once, and each kind of operation lists exactly those that it can answer.
//!
//! The example of an error is the response that the server builds for it.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use alignak_model::Resource;
use serde_json::{Value, json};
use utoipa::IntoResponses;
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

use super::error::HttpError;
use crate::contract;
use crate::document::examples;
use crate::rules::Refusal;
use crate::store::StoreError;

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

/// A named response of the document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Name {
    ItemCreated,
    ItemChanged,
    ItemReplaced,
    ItemRemoved,
    ItemsRemoved,
    ItemNotModified,
    BadRequest,
    NotAllowed,
    LoginRefused,
    CommandsRefused,
    NotFound,
    UploadTimeout,
    Conflict,
    PreconditionFailed,
    ForbiddenByRule,
    ForbiddenAddress,
    TooLarge,
    InvalidItem,
    InvalidItems,
    InvalidChanges,
    EtagMissing,
    TooManyAttempts,
    ServerFailed,
    Unavailable,
}

use Name::{
    BadRequest, CommandsRefused, Conflict, EtagMissing, ForbiddenAddress, ForbiddenByRule,
    InvalidChanges, InvalidItem, InvalidItems, ItemChanged, ItemCreated, ItemNotModified,
    ItemRemoved, ItemReplaced, ItemsRemoved, LoginRefused, NotAllowed, NotFound,
    PreconditionFailed, ServerFailed, TooLarge, TooManyAttempts, Unavailable, UploadTimeout,
};

/// All named responses.
const ALL: [Name; 24] = [
    ItemCreated,
    ItemChanged,
    ItemReplaced,
    ItemRemoved,
    ItemsRemoved,
    ItemNotModified,
    BadRequest,
    NotAllowed,
    LoginRefused,
    CommandsRefused,
    NotFound,
    UploadTimeout,
    Conflict,
    PreconditionFailed,
    ForbiddenByRule,
    ForbiddenAddress,
    TooLarge,
    InvalidItem,
    InvalidItems,
    InvalidChanges,
    EtagMissing,
    TooManyAttempts,
    ServerFailed,
    Unavailable,
];

impl Name {
    fn text(self) -> String {
        format!("{self:?}")
    }

    fn status(self) -> u16 {
        match self {
            ItemChanged | ItemReplaced => 200,
            ItemCreated => 201,
            ItemRemoved | ItemsRemoved => 204,
            ItemNotModified => 304,
            BadRequest => 400,
            NotAllowed | LoginRefused => 401,
            CommandsRefused => 403,
            NotFound => 404,
            UploadTimeout => 408,
            Conflict => 409,
            PreconditionFailed | ForbiddenByRule | ForbiddenAddress => 412,
            TooLarge => 413,
            InvalidItem | InvalidItems | InvalidChanges => 422,
            EtagMissing => 428,
            TooManyAttempts => 429,
            ServerFailed => 500,
            Unavailable => 503,
        }
    }

    fn description(self) -> &'static str {
        match self {
            ItemCreated => {
                "The item is stored: its automatic fields, with the etag for the next write. When \
                 a list of two or more was sent, `_items` holds the same for each element."
            }
            ItemChanged => {
                "The change is stored: the automatic fields, with the etag for the next write."
            }
            ItemReplaced => {
                "The new content is stored: the automatic fields, with the etag for the next write."
            }
            ItemRemoved => "The item is removed.",
            ItemsRemoved => "The items are removed.",
            ItemNotModified => "The client has this version already.",
            BadRequest => "The query or the body cannot be understood; the message says why.",
            NotAllowed => {
                "The token is missing or unknown, or its user has no right of this kind on the \
                 resource."
            }
            LoginRefused => "The name or the password is missing or wrong.",
            CommandsRefused => "The user may not submit commands.",
            NotFound => "No such item, or none that the caller may see.",
            UploadTimeout => "The body did not arrive in time.",
            Conflict => {
                "The `_id` is in use, other items still need the item, or another writer was \
                 faster."
            }
            PreconditionFailed => {
                "The item is no longer the version that `If-Match` names (read it and try again), \
                 or a rule forbids the write; the message says which."
            }
            ForbiddenByRule => "A rule forbids the write; the message says which.",
            ForbiddenAddress => "The address of the client is not in the setting `IP_CRON`.",
            TooLarge => "The body is larger than the server accepts.",
            InvalidItem => {
                "The values are not valid: `_issues` names the fields and the reasons. When a list \
                 was sent, `_items` holds the same for each element, and nothing is stored."
            }
            InvalidItems => {
                "The values of some elements are not valid: `_items` names the fields and the \
                 reasons. Nothing is stored."
            }
            InvalidChanges => {
                "The values are not valid: `_issues` names the fields and the reasons."
            }
            EtagMissing => "The header `If-Match` is missing.",
            TooManyAttempts => "Too many failed logins; `Retry-After` says when to try again.",
            ServerFailed => {
                "The server failed; its log says why. Trying again does not help by itself."
            }
            Unavailable => {
                "The store cannot be reached, or too many requests are worked on; `Retry-After` \
                 says when to try again."
            }
        }
    }

    fn schema(self) -> Option<&'static str> {
        match self {
            ItemCreated => Some("WriteResults"),
            ItemChanged | ItemReplaced => Some("WriteResult"),
            ItemRemoved | ItemsRemoved | ItemNotModified => None,
            _ => Some("ErrorBody"),
        }
    }

    fn headers(self) -> &'static [&'static str] {
        match self {
            ItemCreated => &["Location"],
            ItemChanged | ItemNotModified => &["ETag"],
            ItemReplaced => &["ETag", "Last-Modified"],
            NotAllowed => &["WWW-Authenticate"],
            TooManyAttempts | Unavailable => &["Retry-After"],
            _ => &[],
        }
    }

    /// What the server answers; `None` where that is no body.
    fn example(self) -> Option<Value> {
        let refused = |refusal: Refusal| HttpError::from(refusal);
        let issues = |field: &str, issue: &str| {
            let mut issues = serde_json::Map::new();
            issues.insert(field.to_owned(), issue.into());
            issues
        };
        let error = match self {
            ItemCreated | ItemChanged | ItemReplaced => {
                return Some(examples::written("host", "Host"));
            }
            ItemRemoved | ItemsRemoved | ItemNotModified => return None,
            BadRequest => HttpError::not_a_number("page", "two"),
            NotAllowed => HttpError::Unauthenticated { by_browser: false },
            LoginRefused => HttpError::wrong_credentials(),
            CommandsRefused => refused(Refusal::NoCommands),
            NotFound => HttpError::not_found(),
            UploadTimeout => HttpError::upload_timeout(super::extract::UPLOAD_TIMEOUT),
            Conflict => refused(Refusal::Conflict(format!(
                "An item with the _id {} exists already.",
                examples::ID
            ))),
            PreconditionFailed => refused(Refusal::EtagMismatch),
            ForbiddenByRule => refused(Refusal::Forbidden(
                "This item is a default item and is protected",
            )),
            ForbiddenAddress => HttpError::address_refused(Some([192, 0, 2, 1].into())),
            TooLarge => HttpError::body_too_large(16 << 20),
            InvalidItem => refused(Refusal::InvalidItem(issues("name", "required field"))),
            InvalidItems => refused(Refusal::InvalidList(vec![
                serde_json::Map::new(),
                issues("state", "required field"),
            ])),
            InvalidChanges => refused(Refusal::InvalidChanges(issues("nope", "unknown field"))),
            EtagMissing => refused(Refusal::EtagMissing),
            TooManyAttempts => HttpError::too_many_attempts(60),
            ServerFailed => HttpError::Store(StoreError::Failed(String::new())),
            Unavailable => HttpError::Store(StoreError::Unavailable(String::new())),
        };
        Some(error.parts().1)
    }

    fn response(self) -> Response {
        let mut response = ResponseBuilder::new().description(self.description());
        if let Some(schema) = self.schema() {
            let content = ContentBuilder::new()
                .schema(Some(Ref::from_schema_name(schema)))
                .example(self.example());
            response = response.content("application/json", content.build());
        }
        for name in self.headers() {
            response = response.header(*name, header(name));
        }
        response.build()
    }
}

/// The named responses, for the components of the document.
pub(super) fn components() -> impl Iterator<Item = (String, RefOr<Response>)> {
    ALL.into_iter()
        .map(|name| (name.text(), name.response().into()))
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
        ItemReplaced, ItemCreated, BadRequest, NotAllowed, NotFound, UploadTimeout, Conflict,
        PreconditionFailed, TooLarge, InvalidItem, EtagMissing, ServerFailed, Unavailable,
    ];
    /// Removals of an item.
    Removing: [
        ItemRemoved, NotAllowed, NotFound, Conflict, PreconditionFailed, EtagMissing, ServerFailed,
        Unavailable,
    ];
    /// Removals of all items.
    RemovingAll: [
        ItemsRemoved, NotAllowed, Conflict, ForbiddenByRule, ServerFailed, Unavailable,
    ];
}

/// A header of responses.
fn header(name: &str) -> Header {
    let text = || ObjectBuilder::new().schema_type(Type::String);
    let number = || {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
            .minimum(Some(0))
    };
    let (description, schema, example) = match name {
        "ETag" => (
            "The etag of the item, in quotes: send it as `If-Match` with the next write.",
            text(),
            json!("\"356a192b7913b04c54574d18c28d46e6395428ab\""),
        ),
        "Last-Modified" => (
            "When the item was last changed.",
            text(),
            json!("Mon, 05 Feb 2024 09:03:07 GMT"),
        ),
        "Location" => (
            "The path of the item, or of the first of a list.",
            text(),
            json!("/host/5a0b1c2d3e4f5a6b7c8d9e0f"),
        ),
        "Retry-After" => ("The seconds after which to try again.", number(), json!(5)),
        _ => ("How to authenticate.", text(), json!("Basic realm=\"eve\"")),
    };
    HeaderBuilder::new()
        .description(Some(description))
        .schema(Some(schema))
        .example(Some(example))
        .build()
}
