//! Writes a configuration into a backend.
//!
//! | module | does |
//! |---|---|
//! | `draft` | what is to be stored, its links still by name |
//! | `mapping` | objects of a configuration → drafts, one file per kind of resource |
//! | `check` | what the backend would refuse of the drafts |
//! | `order` | which drafts of one section can be sent together |
//! | `existing` | what the backend has already |
//! | `compare` | whether an item is already as it should be |
//! | `section` | one section of the import: searched, created in lists, updated, linked |
//! | `deletion` | everything that an import replaces, removed |
//! | `import` | the sections in their order |
//! | `summary`, `failure` | what came of them, and what the backend refused |
//! | `plan` | what an import would change |

mod check;
mod compare;
mod deletion;
mod draft;
mod existing;
mod failure;
mod import;
mod mapping;
mod names;
mod order;
mod plan;
mod roles;
mod section;
mod summary;

pub use check::check;
pub use deletion::DELETED;
pub use draft::{Draft, Key, Link, Links};
pub use failure::Failure;
pub use import::{Import, Mode, Progress};
pub use mapping::Location;
pub use summary::Summary;
