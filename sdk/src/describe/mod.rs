//! What the published document says about a resource, as types that the generated code fills.

mod described;
mod field_info;
mod limits;

pub use described::{Described, Named, Operations, Replaceable, ResourceInfo, Visitor};
pub use field_info::{FieldInfo, ValueKind};
pub use limits::Limits;
