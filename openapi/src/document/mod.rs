//! The schemas of the published document, as types that utoipa's macros can name.
//!
//! Every public resource has four: the struct itself, which is what is read (`Host`), what creates
//! an item ([`HostCreate`]), what changes one ([`HostPatch`]), and a page ([`HostPage`]). The last
//! three exist for the document only and have no values:
//!
//! ```text
//! #[utoipa::path(post, path = "/host", request_body = HostCreate, responses((status = 200, body = HostPage)))]
//! ```
//!
//! They are made from the [specification](crate::spec) of the resource. What all resources share
//! (links, pages, results, errors) are ordinary types that derive their schemas.
//!
//! Vendor extensions say what `OpenAPI` has no keyword for:
//!
//! | extension | on | meaning |
//! |---|---|---|
//! | `x-resource` | resource | its names and its nature |
//! | `x-defaults` | resource | what a creation stores in fields that it leaves out |
//! | `x-relation` | field, element of a list | the resource whose `_id` the value is |
//! | `x-embeddable` | field, element of a list | whether the query parameter `embedded` may put the item in the place of its id |
//! | `x-unique` | field | no two items have the same value |
//! | `x-secret` | field | a credential |
//! | `x-live-state` | field | running data: changing only such fields leaves `_updated` as it is |
//! | `x-skill-level` | field | how much a user should know to be shown the field, 0 to 2 |
//! | `x-since-version` | field | the revision of the list of fields that brought the field |
//! | `x-type`, `x-enum-varnames`, `x-enum-descriptions` | enumeration | the Rust enum, and a name and an explanation for each value |

pub(crate) mod components;
mod parameters;
mod property;
mod shapes;
mod shared;

pub use parameters::{ItemParameters, ListParameters, LiveSynthesisParameters};
pub use shared::{ItemLinks, PageLinks, WriteResults};

pub use crate::resources::shapes::*;

pub(crate) use components::register;

use std::collections::BTreeMap;

use utoipa::openapi::{RefOr, Schema};

use crate::{ErrorBody, Login, Token, spec::Specified};

/// The shapes of a public resource beside the one that is read, which is the resource itself.
pub trait Shapes: Specified {
    /// What creates an item.
    type Create: utoipa::ToSchema;
    /// What changes an item.
    type Patch: utoipa::ToSchema;
    /// A page of items.
    type Page: utoipa::ToSchema;
}

/// Every schema of the document that comes from the model, by name: the shapes of all public
/// resources, what they refer to, and the bodies of logins, writes and refusals.
pub fn schemas() -> BTreeMap<String, RefOr<Schema>> {
    let mut schemas = crate::resources::schemas();
    components::add::<Login>(&mut schemas);
    components::add::<Token>(&mut schemas);
    components::add::<ErrorBody>(&mut schemas);
    components::add::<WriteResults>(&mut schemas);
    schemas.into_iter().collect()
}

/// The schema of an item as it is read.
pub(crate) fn item<R: Specified>() -> RefOr<Schema> {
    RefOr::T(shapes::item(R::spec()))
}

/// The schema of what creates an item.
pub(crate) fn create<R: Specified>() -> RefOr<Schema> {
    RefOr::T(shapes::create(R::spec()))
}

/// The schema of what changes an item.
pub(crate) fn patch<R: Specified>() -> RefOr<Schema> {
    RefOr::T(shapes::patch(R::spec()))
}

/// The schema of a page of items.
pub(crate) fn page<R: Specified>() -> RefOr<Schema> {
    RefOr::T(shapes::page(R::spec()))
}

/// The schema of an enumeration, each value explained.
pub(crate) fn enumeration(words: &crate::spec::EnumSpec) -> RefOr<Schema> {
    RefOr::T(components::enumeration(words, None))
}

/// The schemas that a shape refers to, with their names.
pub(crate) type Referenced = Vec<(String, RefOr<Schema>)>;

/// Makes the shapes of one resource.
macro_rules! document_shapes {
    ($resource:ident, $create:ident, $patch:ident, $page:ident) => {
        impl ::utoipa::PartialSchema for super::$resource {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                $crate::document::item::<Self>()
            }
        }

        impl ::utoipa::ToSchema for super::$resource {
            fn name() -> ::std::borrow::Cow<'static, str> {
                stringify!($resource).into()
            }

            fn schemas(schemas: &mut $crate::document::Referenced) {
                $crate::document::register::<Self>(schemas);
            }
        }

        impl $crate::document::Shapes for super::$resource {
            type Create = $create;
            type Patch = $patch;
            type Page = $page;
        }

        $crate::document::document_shape!(
            $create,
            create,
            $resource,
            concat!("What creates a [`", stringify!($resource), "`](super::", stringify!($resource), ").")
        );
        $crate::document::document_shape!(
            $patch,
            patch,
            $resource,
            concat!("What changes a [`", stringify!($resource), "`](super::", stringify!($resource), ").")
        );

        #[doc = concat!("A page of [`", stringify!($resource), "`](super::", stringify!($resource), ") items.")]
        #[derive(Debug)]
        pub enum $page {}

        impl ::utoipa::PartialSchema for $page {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                $crate::document::page::<super::$resource>()
            }
        }

        impl ::utoipa::ToSchema for $page {
            fn name() -> ::std::borrow::Cow<'static, str> {
                stringify!($page).into()
            }

            fn schemas(schemas: &mut $crate::document::Referenced) {
                $crate::document::components::register_page::<super::$resource>(schemas);
            }
        }
    };
}
pub(crate) use document_shapes;

/// Makes one shape that is written.
macro_rules! document_shape {
    ($shape:ident, $function:ident, $resource:ident, $doc:expr) => {
        #[doc = $doc]
        #[derive(Debug)]
        pub enum $shape {}

        impl ::utoipa::PartialSchema for $shape {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                $crate::document::$function::<super::$resource>()
            }
        }

        impl ::utoipa::ToSchema for $shape {
            fn name() -> ::std::borrow::Cow<'static, str> {
                stringify!($shape).into()
            }

            fn schemas(schemas: &mut $crate::document::Referenced) {
                $crate::document::register::<super::$resource>(schemas);
            }
        }
    };
}
pub(crate) use document_shape;
