//! Clients that mean harm, or do not know what they ask for: what they do costs a bounded amount of
//! time and memory, and delays other clients only briefly.
//!
//! The limits that are asserted are four times the intended ones, so that a busy machine does not
//! fail. With `ALIGNAK_LONG_TESTS` the sizes are those of real attacks; without, smaller ones that
//! show the same in seconds. Each test has a server of its own.

mod cascades;
mod connections;
mod embedding;
mod fixture;
mod passwords;
mod searches;
