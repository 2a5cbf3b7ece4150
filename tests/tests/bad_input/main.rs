//! Whatever a client sends, the server answers with the right refusal and changes nothing.

mod access;
mod bench;
mod bodies;
mod fields;
mod limits;
mod queries;
