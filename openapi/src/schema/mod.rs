//! The resources as the published document describes them.
//!
//! Everything that the backend must know of a field stands in its schema: what has a
//! keyword in `OpenAPI` is in that keyword, and the rest in extensions:
//!
//! | extension | on | meaning |
//! |---|---|---|
//! | `x-required` | field | must be sent at creation |
//! | `x-empty` | field | `false`: an empty value is refused |
//! | `x-unique` | field | no two items have the same value |
//! | `x-dependencies` | field | the fields which must be sent with this one |
//! | `x-relation` | field, element of a list | the resource that is referenced, and whether it may be embedded |
//! | `x-type` | field, element of a list | the open enumeration that the words belong to |
//! | `x-skill-level` | field | how much a user should know to be shown the field, 0 to 2 |
//! | `x-since-version` | field | the revision of the list of fields that brought the field |
//! | `x-resource` | resource | names, traits and indexes |

mod common;
mod field;
mod resource;

pub use common::common;
pub(crate) use field::{FieldBuilder, Kind, Shape, default_value};
pub use resource::ResourceSchema;
pub(crate) use resource::{Describe, ResourceBuilder};

/// The schema of every resource, in the order in which they are registered.
pub fn resources() -> Vec<ResourceSchema> {
    crate::resources::schemas()
}
