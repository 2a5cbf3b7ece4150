//! The verbs, each generic over the resource: list, read, create, change, replace, remove.
//!
//! A verb checks the caller's rights, the etag and the contract, then lets the rules write in one
//! unit of work. It knows neither HTTP nor the store behind the port.

mod backend;
mod bounds;
mod callers;
mod create;
mod create_list;
mod embed;
mod follow;
mod identify;
mod live_synthesis;
mod login;
mod login_attempts;
mod members;
mod modify;
mod password_hashing;
mod posted;
mod read;
mod remove_all;
mod removed;
mod repeatable;
mod secrets;
mod series;
mod synthesis_view;
mod trees;
mod units;
mod written;

pub use backend::Api;
pub(crate) use bounds::MAX_ELEMENTS;
pub use callers::Callers;
pub use create::Created;
pub use follow::{FollowRequest, Following};
pub use login::LoginRefusal;
pub use read::{ListRequest, View};
pub use removed::Removed;
pub use synthesis_view::SynthesisView;
pub use written::Written;
