//! The data model of the Alignak backend, shared by its server and its clients.
//!
//! Each kind of item that the backend keeps (a [`Host`], a [`Service`], a [`Realm`]…) is one
//! struct in [`resources`], described by one list of fields. Around them stand the values they
//! are made of and the envelopes they travel in:
//!
//! | what | types |
//! |---|---|
//! | identifiers and references | [`Id`], [`Reference`] and its aliases [`HostLink`], [`RealmLink`]… |
//! | values | [`HttpDate`], [`Point`], [`Secret`], the open enumerations of [`values`] |
//! | responses | [`Page`], [`WriteResult`], [`WriteResults`], [`ErrorBody`], [`Issues`] |
//! | opening a session | [`Login`], [`Token`] |
//!
//! Reading is tolerant, because servers and stored items are of all ages: unknown fields are
//! ignored (or kept, where the resource accepts any field), absent fields take the default that
//! the backend would have stored, and a word that an enumeration does not know is kept as it
//! came. Only a field that every item must have is an error when it is absent.
//!
//! ```
//! use alignak_model::{Command, Resource};
//!
//! let command: Command = serde_json::from_str(
//!     r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "name": "ping", "_realm": "5f3a0c9e8d1b2a4c6e7f8090"}"#,
//! )?;
//! assert_eq!(Command::NAME, "command");
//! assert_eq!(command.timeout, -1);
//! assert_eq!(command.realm.id().map(|id| id.to_string()).as_deref(), Some("5f3a0c9e8d1b2a4c6e7f8090"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! This crate does no input or output of its own. Its feature `openapi` adds the modules `spec`,
//! from which the backend validates and stores items, and `document`, the schemas that it
//! publishes.

mod date;
#[cfg(feature = "openapi")]
pub mod document;
mod error;
mod field;
mod id;
mod open_enum;
mod page;
mod point;
mod reference;
mod resource;
pub mod resources;
mod secret;
mod session;
#[cfg(feature = "openapi")]
pub mod spec;
pub mod values;
mod write;

pub use date::{HttpDate, ParseHttpDateError};
pub use error::{ErrorBody, ErrorDetail, Issue, Issues};
pub use id::{Id, ParseIdError};
pub use page::{Link, Links, Meta, Page};
pub use point::Point;
pub use reference::Reference;
pub use resource::{AUTOMATIC_FIELDS, RESPONSE_MEMBERS, Resource};
pub use resources::*;
pub use secret::Secret;
pub use session::{Login, LoginAction, Token};
pub use values::*;
pub use write::{WriteResult, WriteResults};

/// Any JSON value: the content of a list without a declared content.
pub type AnyValue = serde_json::Value;

/// A JSON object whose keys are free, such as the macros of a host.
pub type FreeObject = serde_json::Map<String, serde_json::Value>;
