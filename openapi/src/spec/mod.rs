//! The typed specification of every resource: what the backend must know about each field.
//!
//! One list per resource, in [`resources`](crate::resources), makes the struct, its reader and
//! writer, and the [`ResourceSpec`] here. The backend validates, defaults, protects and indexes by
//! this specification, and the published document is made from it ([`document`](crate::document)).

mod build_field;
mod build_resource;
mod field;
mod kind;
mod operation;
mod resource;
pub(crate) mod subsets;

pub(crate) use build_field::{FieldBuilder, default_value};
pub(crate) use build_resource::ResourceBuilder;
pub use field::{FieldSpec, Inheritance, MAX_NAME_LENGTH, MAX_OUTPUT_LENGTH, MAX_TEXT_LENGTH};
pub(crate) use kind::Subset;
pub use kind::{EnumSpec, EnumValue, Kind};
pub use operation::Operation;
pub use resource::{CoveringIndex, Index, ResourceSpec};

/// A resource that has a specification: each struct of [`resources`](crate::resources).
pub trait Specified: crate::Resource {
    /// The specification of the resource, made at the first call.
    fn spec() -> &'static ResourceSpec;
}

/// The specifications of all resources, in the order in which they are registered.
pub fn resources() -> Vec<&'static ResourceSpec> {
    crate::resources::specs()
}
