//! Whatever a client sends, the server answers with the right refusal and changes nothing.

mod access;
mod bodies;
mod fields;
mod fixture;
mod limits;
mod queries;
