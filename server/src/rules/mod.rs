//! What the application adds to plain storage: one file per family of rules.
//!
//! Rules are [`ResourceRules`]: what to do around each write of an item, whether a client asked for
//! it or another rule did. They know neither HTTP nor the store, read and write through the
//! [`Transaction`] that is passed to them, and are named in one place, [`registry`].

mod actions;
mod alias;
pub mod cascade;
pub mod cascade_steps;
mod check_results;
pub mod default_objects;
mod dependencies;
mod group_tree;
mod history;
mod hosts;
mod live_state;
mod metrics;
mod notifications;
pub mod overall_state;
pub mod passwords;
mod policy;
pub mod preparation;
mod privileges;
pub mod properties;
mod protection;
pub mod realm_tree;
pub mod references;
mod refusal;
pub mod registry;
mod relations;
mod resource_rules;
pub mod rights;
mod services;
mod size;
mod state_before;
mod storage;
pub mod synthesis;
pub mod synthesis_history;
mod templates;
mod time_periods;
mod transaction;
mod tree;
pub mod users;
mod verb;
pub mod verification;
pub mod visibility;
pub mod write;

pub use check_results::{PROCESSES_PERFORMANCE_DATA, ProcessedHosts, processes_performance_data};
pub use policy::Policy;
pub use refusal::Refusal;
pub use registry::run_unit;
pub use resource_rules::ResourceRules;
pub use size::Limits;
pub use state_before::StateBefore;
pub use storage::LAYOUT;
pub use transaction::Transaction;
pub(crate) use transaction::fill_defaults;
