//! What every client may do, on either store: the REST interface of the real server, and many
//! clients at once.

mod bad_input;
mod concurrency;
mod events;
mod every_resource;
mod http;
mod livestatus;
mod load;
mod reading;
mod rights;
mod units;
