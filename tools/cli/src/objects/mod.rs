//! The actions on any resource: get, list, add, update, delete.

mod delete;
mod embedded;
mod get;
mod lookup;
mod raw;
mod resolve;
mod write;

pub(crate) use delete::delete;
pub(crate) use get::{get, list};
pub(crate) use lookup::find_subject;
pub(crate) use write::{Verb, write};
