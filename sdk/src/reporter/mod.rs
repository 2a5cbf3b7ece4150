//! Check results that survive outages: a queue in front of the backend.
//!
//! # What is promised
//!
//! - **Each result is stored once.** It gets its identifier when it is accepted, and is sent under it
//!   until the backend has answered for it. What an earlier request or an earlier run of the program
//!   has stored already is recognised by its identifier, and is success.
//! - **Results arrive in the order in which they were accepted**, and so do those of each service. One
//!   request is under way at a time.
//! - **With a [spool](ReporterBuilder::spool), an accepted result survives** the end of the program,
//!   whatever ended it, and by default a loss of power. Without one it lives in memory.
//! - **Nothing grows without a bound**: [`capacity`](ReporterBuilder::capacity) and
//!   [`spool_limit`](ReporterBuilder::spool_limit) say how much may wait, and
//!   [`when_full`](ReporterBuilder::when_full) what happens then.
//!
//! A backend that lets the user choose no identifiers of check results stores a result twice when
//! its reply is lost. Neither the backend in Rust nor the original is one.
//!
//! # Who does what
//!
//! Two tasks run on the runtime of the application until the reporter is closed or dropped. The
//! *spooler* writes what was accepted to the disk, many results with one sync. The *sender* reads the
//! spool in batches, posts them, and notes how far it got. When the disk cannot be written, results
//! that wait are posted from memory, behind those of the spool: `report` then returns when the
//! backend has answered.

mod builder;
mod deliver;
mod event;
mod handle;
mod queue;
mod record;
mod sender;
mod settings;
mod spool;
mod spooler;

pub use builder::ReporterBuilder;
pub use event::{ReportError, ReporterEvent, ReporterMetrics};
pub use handle::Reporter;
pub use settings::{SyncPolicy, WhenFull};
