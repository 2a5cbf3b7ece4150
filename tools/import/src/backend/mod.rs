//! Writes a configuration into a backend.
//!
//! | module | does |
//! |---|---|
//! | `draft` | what is to be stored, its links still by name |
//! | `mapping` | objects of a configuration → drafts, one file per kind of resource |
//! | `order` | which drafts of one section can be sent together |
//! | `existing` | what the backend has already |
//! | `compare` | whether an item is already as it should be |
//! | `section` | one section of the import: searched, created in lists, updated, linked |
//! | `deletion` | everything that an import replaces, removed |
//! | `import` | the sections in their order, and what came of them |
//! | `plan` | what an import would change |

mod compare;
mod deletion;
mod draft;
mod existing;
mod import;
mod mapping;
mod names;
mod order;
mod plan;
mod roles;
mod section;

pub use deletion::DELETED;
pub use draft::{Draft, Key, Link, Links};
pub use import::{Failure, Import, Mode, Progress, Summary};
pub use mapping::Location;
