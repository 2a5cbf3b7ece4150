//! The unit of work: what one request reads and changes, committed as a whole or not at all.
//!
//! Rules read through the unit, which shows them the store as it is plus their own pending
//! changes. Several changes of one item become one write. The unit knows no rule.

mod few;
mod lookup;
mod pending;
mod run;
mod validation;

pub use pending::{InsertError, Touch, Unit};
pub use run::{UnitFailure, run_unit, run_work};
