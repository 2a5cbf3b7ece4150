//! The resources as they are read, and the types of their fields: the crate `alignak-model`.
//!
//! It is a module, and not another name of the crate, so that the compiler names the types by paths that
//! a program can write, such as `alignak_backend_client::model::Host`.

pub use alignak_model::*;
