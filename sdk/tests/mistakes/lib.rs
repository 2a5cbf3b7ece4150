//! Mistakes that users of the SDK make, in `cases/`, and what the compiler says about each.
//!
//! It is a crate of its own because `trybuild` checks what a crate depends on once more, in a target
//! folder of its own; here that is the SDK without TLS.
