// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Hosts.
//!
//! A monitored host, or a template for hosts: its checks, its notifications and, in the fields `ls_…`, its live state.

mod constants;
mod description;
mod setters;

pub use constants::*;

use description::FIELDS;
use crate::backend::Backend;
use crate::describe::{Described, Named, Operations, ResourceInfo};
use crate::model::Host;
use crate::typed::{AsId, Collection, Content, ForCreate, ForPatch};

/// The hosts of a backend, made by [`Backend::hosts`].
pub type Hosts = Collection<Host>;

impl Backend {
    /// The hosts of this backend.
    pub fn hosts(&self) -> Hosts {
        self.collection()
    }
}

impl Described for Host {
    const INFO: ResourceInfo = ResourceInfo {
        name: "host",
        singular: "host",
        plural: "hosts",
        open: false,
        templating: true,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_hosts",
        create: "create_host",
        delete_all: "delete_all_hosts",
        get: "get_host",
        update: "update_host",
        replace: "",
        delete: "delete_host",
    };
}

impl Named for Host {}

/// The content of a new host: a field that is not set takes the default of the backend.
pub type HostCreate = Content<Host, ForCreate>;

/// Changes to a host: a field that is not set stays as it is.
pub type HostPatch = Content<Host, ForPatch>;

impl Content<Host, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>, realm: impl AsId<crate::model::Realm>) -> Self {
        Self::empty().name(name).realm(realm)
    }
}

impl Content<Host, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}
