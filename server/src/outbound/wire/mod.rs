//! What values look like on their way to each kind of database. Nothing here opens a connection.

pub mod carbon;
pub mod influxdb;
pub mod statsd;
