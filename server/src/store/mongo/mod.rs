//! The store on `MongoDB`: several server processes on one replica set, with the collections that
//! the original made.
//!
//! On a replica set or a sharded cluster every unit is a transaction with a snapshot of its own,
//! committed by a majority and in the journal. Two units that change the same item, or that rest on
//! what the other changes (see `guard`), cannot both commit: the later one is run again. Counters
//! that every unit changes are kept as differences (see `sums`), so that units on different hosts
//! do not wait for each other. A stand-alone server has no transactions: there, units of this
//! process run one after the other and write in order, each change only if the item still has its
//! etag.

mod attempt;
mod commit;
mod decode;
mod departures;
mod encode;
mod failure;
mod guard;
mod indexes;
mod lease;
mod list;
mod pause;
mod prefetched;
mod query;
mod shared;
mod snapshot;
mod store;
mod sums;
mod units;
mod waiting;
mod watch;
mod worker;

pub use store::{DEFAULT_DATABASE, MongoStore};
