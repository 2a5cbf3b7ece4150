//! The rules and verbs, called without HTTP unless a module says otherwise, over empty stores.
//!
//! One program: each test has a store of its own, and one program is linked once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod callers;
mod check_results;
mod credentials;
mod customs;
mod databases;
mod fixture;
mod follow;
mod groups;
mod history_actions;
mod hosts;
mod http;
mod in_use;
mod live_state;
mod numbers;
mod realms;
mod relations;
mod removal_in_series;
mod result_times;
mod results_in_bulk;
mod rights;
mod roads;
mod series;
mod synthesis;
mod templates;
mod texts;
mod users;
