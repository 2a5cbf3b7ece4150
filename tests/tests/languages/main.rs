//! The published documents as other languages use them: clients that generators make from them are
//! compiled and run against the server, linters read them, and the page about all this is checked.

mod clients;
mod generator;
mod lint;
mod page;
mod schemathesis;
mod warnings;
