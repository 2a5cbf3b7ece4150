//! The named responses of the document: status, description, headers, and an example that the
//! server builds as it builds the response itself.

use serde_json::{Value, json};
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

use super::error::HttpError;
use crate::document::examples;
use crate::rules::Refusal;
use crate::store::StoreError;

macro_rules! names {
    ($($name:ident),* $(,)?) => {
        /// A named response of the document.
        #[derive(Debug, Clone, Copy)]
        pub(super) enum Name {
            $($name,)*
        }

        /// All named responses.
        const ALL: &[Name] = &[$(Name::$name,)*];
    };
}

names! {
    ItemCreated,
    ItemChanged,
    ItemReplaced,
    ItemPlaced,
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
    ItemPlaced, ItemRemoved, ItemReplaced, ItemsRemoved, LoginRefused, NotAllowed, NotFound,
    PreconditionFailed, ServerFailed, TooLarge, TooManyAttempts, Unavailable, UploadTimeout,
};

impl Name {
    /// The name in the document.
    pub(super) fn text(self) -> String {
        format!("{self:?}")
    }

    /// The status of the response.
    pub(super) fn status(self) -> u16 {
        match self {
            ItemChanged | ItemReplaced => 200,
            ItemCreated | ItemPlaced => 201,
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
            ItemPlaced => {
                "There was no item under this id, and the content is stored as a new one: the \
                 automatic fields, with the etag for the next write."
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
            TooLarge => "The body, or a list in it, is larger than the server accepts.",
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
            ItemChanged | ItemReplaced | ItemPlaced => Some("WriteResult"),
            ItemRemoved | ItemsRemoved | ItemNotModified => None,
            _ => Some("ErrorBody"),
        }
    }

    fn headers(self) -> &'static [&'static str] {
        match self {
            ItemCreated => &["Location"],
            ItemChanged | ItemNotModified => &["ETag"],
            ItemReplaced => &["ETag", "Last-Modified"],
            ItemPlaced => &["ETag", "Last-Modified", "Location"],
            ItemRemoved => &["X-Also-Removed"],
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
            ItemCreated | ItemChanged | ItemReplaced | ItemPlaced => {
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
    ALL.iter().map(|name| (name.text(), name.response().into()))
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
        "X-Also-Removed" => (
            "How many other items were removed along with the item, by resource; absent when there \
             were none.",
            text(),
            json!("service=20, actiondowntime=1"),
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
