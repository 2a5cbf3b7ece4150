//! What applications do with a monitoring backend again and again, in one call each.

mod actions;
mod check_result;
mod identified;
mod live_state;
mod post;
mod problems;
mod realm;
mod reports;
mod subject;
mod synthesis;
mod user;

pub use actions::{Acknowledge, ForceCheck, ScheduleDowntime};
pub use check_result::CheckResult;
#[cfg(feature = "testing")]
pub(crate) use post::difference;
pub(crate) use post::{MAX_BULK, Report};
pub use problems::{
    Problems, any_host_problem, any_service_problem, host_problem, service_problem,
};
pub use subject::Subject;
pub use synthesis::{ReadSynthesis, Synthesis};
