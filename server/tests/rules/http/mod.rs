//! The same over HTTP, where it is the router that adds to a rule.

mod live_state;
mod login_limits;
