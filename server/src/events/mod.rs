//! Changes of items, kept for a while for those who follow them.
//!
//! One task of the process reads the store's feed while there are followers, and puts each change into
//! a ring of limited length that all followers share. A follower is a place in the ring: it costs
//! no buffer of its own, and one that falls behind the oldest kept change is said to have lagged.
//! Rights are no concern of this module: `api` applies them to each event.

mod event;
mod followers;
mod hub;
mod ring;
mod subscription;
mod text;

use std::time::Duration;

pub use event::{Event, What};
pub use followers::TooManyFollowers;
pub use hub::{Events, FollowError};
pub use subscription::{Lag, Subscription, Taken};
pub use text::{heartbeat, message};

/// How much is kept for followers, and how many there may be.
#[derive(Debug, Clone, Copy)]
pub struct EventSettings {
    /// How many events are kept at most.
    pub max_events: usize,
    /// How many bytes they take at most, about.
    pub max_bytes: usize,
    /// How many followers there may be; one user may have half of them.
    pub max_followers: usize,
    /// After how long a follower that is sent nothing else is sent a sign of life.
    pub heartbeat: Duration,
}

impl Default for EventSettings {
    fn default() -> Self {
        Self {
            max_events: 10_000,
            max_bytes: 16 << 20,
            max_followers: 2_000,
            heartbeat: Duration::from_secs(15),
        }
    }
}
