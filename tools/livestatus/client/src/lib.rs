//! Asks monitoring cores by livestatus: on a UNIX or TCP socket (Naemon, Icinga 2, Checkmk, the
//! Alignak backend), or through the livestatus HTTP service (feature `http`).
//!
//! ```no_run
//! use livestatus_client::{Address, Query, Socket};
//!
//! #[derive(serde::Deserialize)]
//! struct Problem {
//!     host_name: String,
//!     description: String,
//!     state: u8,
//! }
//!
//! # async fn problems() -> Result<(), livestatus_client::Error> {
//! let socket = Socket::new("unix:/var/lib/icinga2/rw/live".parse::<Address>()?);
//! let query = Query::table("services")
//!     .columns(["host_name", "description", "state"])
//!     .filter("state", ">", 0);
//! for problem in socket.rows::<Problem>(&query).await? {
//!     println!("{}/{}: {}", problem.host_name, problem.description, problem.state);
//! }
//! # Ok(())
//! # }
//! ```

mod address;
mod error;
#[cfg(feature = "http")]
mod http;
#[cfg(test)]
mod mutations;
mod query;
mod rows;
mod socket;

pub use address::Address;
pub use error::Error;
#[cfg(feature = "http")]
pub use http::Service;
pub use livestatus_protocol::reply_names as names_of;
pub use query::Query;
pub use rows::Row;
pub use socket::{Limits, RawReply, Socket};
