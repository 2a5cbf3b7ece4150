//! Read the object configuration of Nagios, Icinga 1, Shinken and Alignak.
//!
//! [`read`] takes main configuration files and returns the [`Configuration`] that they describe:
//! templates resolved, groups flattened, services on each of their hosts. It never fails as a
//! whole: every problem is a [`Message`] with file, line and object, and all problems of a
//! configuration are reported in one run. A configuration with a message of severity
//! [`Severity::Error`] should not be used.
//!
//! ```
//! # fn main() -> std::io::Result<()> {
//! # let folder = std::env::temp_dir().join(format!("import-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! let main = folder.join("main.cfg");
//! std::fs::write(&main, "define host {\n host_name srv1\n use generic\n}\n")?;
//!
//! let (configuration, messages) = alignak_backend_import::read(&[&main]);
//! assert_eq!(&*configuration.hosts[0].name, "srv1");
//! assert!(messages.iter().any(|message| message.text.contains("'generic'")));
//! # std::fs::remove_dir_all(&folder)
//! # }
//! ```
//!
//! The stages are modules of their own, in the order in which they run:
//!
//! | module | does |
//! |---|---|
//! | `lexer` | bytes of a file → logical lines |
//! | `files` | main files, folders and resource files → blocks, parameters, macros |
//! | `object` | a block → an [`Object`] with typed values |
//! | `inheritance` | the values of the templates that an object uses |
//! | `expand` | groups, services on hosts, dependencies, escalations, realms |
//! | `validate` | references to what is not defined, missing names and values |
//!
//! [`backend`] writes a configuration into a backend; the program `alignak-backend-import` is a
//! command line around it.

pub mod backend;
mod configuration;
mod expand;
mod files;
mod inheritance;
mod kind;
mod lexer;
mod message;
mod object;
mod options;
mod period;
mod property;
mod unknown;
mod validate;
mod value;

pub use configuration::{Configuration, Options, read, read_text};
pub use kind::Kind;
pub use message::{Message, Messages, Place, Severity};
pub use object::Object;
pub use property::{Property, PropertyKind};
pub use value::{List, Name, Value};
