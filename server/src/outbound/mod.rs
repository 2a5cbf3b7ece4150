//! What leaves the backend: metrics, dashboards, notifications.
//!
//! A unit of work leaves behind what must be sent, in its own commit ([`outbox`]). Background tasks
//! send it and remove it once it has been taken, so that no database can slow a request down or
//! lose what was acknowledged.

pub mod arbiter;
pub mod delivery;
pub mod destinations;
#[cfg(test)]
pub(crate) mod fixture;
pub mod grafana;
pub mod measurement;
pub mod names;
pub mod outbox;
pub mod performance_data;
pub(crate) mod reading;
mod running;
pub mod senders;
pub mod settings;
mod stored;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod stored_tests;
pub mod synthesis;
pub mod wire;

use std::error::Error;

pub use running::Outbound;

/// An error with its causes, and without addresses, which may hold secrets.
fn reason(error: &reqwest::Error) -> String {
    let mut text = if error.is_timeout() {
        "no answer in time".to_owned()
    } else if error.is_connect() {
        "cannot connect".to_owned()
    } else {
        "the exchange failed".to_owned()
    };
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
