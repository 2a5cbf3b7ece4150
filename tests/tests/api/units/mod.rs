//! A request is done as a whole or not at all: what is refused on the way leaves the store exactly
//! as it was, however much had been done before.

mod changes;
mod creation;
mod fixture;
