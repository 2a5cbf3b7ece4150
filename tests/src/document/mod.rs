//! The published document: the operations that it describes, and the portable subset that it
//! keeps to, so that the generators of other languages can read it.

mod operations;
mod portable;

pub use operations::{METHODS, Operation, operations};
pub use portable::{RULES, Violation, violations};
