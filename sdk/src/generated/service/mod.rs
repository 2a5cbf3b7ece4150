// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Services.
//!
//! A monitored service of a host, or a template for services: its checks, its notifications and, in the fields `ls_…`, its live state.

mod constants;
mod description;
mod setters;

pub use constants::*;

use description::FIELDS;
use crate::backend::Backend;
use crate::describe::{Described, Operations, ResourceInfo};
use crate::model::Service;
use crate::typed::{AsId, Collection, Content, ForCreate, ForPatch};

/// The services of a backend, made by [`Backend::services`].
pub type Services = Collection<Service>;

impl Backend {
    /// The services of this backend.
    pub fn services(&self) -> Services {
        self.collection()
    }
}

impl Described for Service {
    const INFO: ResourceInfo = ResourceInfo {
        name: "service",
        singular: "service",
        plural: "services",
        open: false,
        templating: true,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_services",
        create: "create_service",
        delete_all: "delete_all_services",
        get: "get_service",
        update: "update_service",
        replace: "",
        delete: "delete_service",
    };
}

/// The content of a new service: a field that is not set takes the default of the backend.
pub type ServiceCreate = Content<Service, ForCreate>;

/// Changes to a service: a field that is not set stays as it is.
pub type ServicePatch = Content<Service, ForPatch>;

impl Content<Service, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        host: impl AsId<crate::model::Host>,
        realm: impl AsId<crate::model::Realm>,
    ) -> Self {
        Self::empty().name(name).host(host).realm(realm)
    }
}

impl Content<Service, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}
