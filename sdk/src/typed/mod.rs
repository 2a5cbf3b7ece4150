//! The typed layer: what the generated operations are made of.

mod changes;
mod collection;
mod entry;
mod field;
mod filter;
mod get;
mod list;
pub(crate) mod operand;
mod operation;
mod selection;
pub(crate) mod stream;
mod target;
mod update_with;
mod write;
mod written;

pub use changes::Changes;
pub use collection::Collection;
pub use field::{Embed, Field, FieldName, Sort};
pub use filter::Filter;
pub use get::Get;
pub use list::List;
pub(crate) use operand::comparable;
pub use operand::{Operand, Ordered};
pub use operation::Operation;
pub use stream::{Items, Pages};
pub use target::Target;
pub(crate) use update_with::update_with;
pub use write::{Delete, Replace, Update};
pub use written::{Changed, Created};
