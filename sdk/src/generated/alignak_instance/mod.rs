// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Alignak instances.
//!
//! The global configuration and the heartbeat of one instance of the monitoring engine. Fields that are not declared, such as global macros, are stored as well.

mod constants;
mod description;
mod setters;

pub use constants::*;

use description::FIELDS;
use crate::backend::Backend;
use crate::describe::{Described, Operations, ResourceInfo};
use crate::model::AlignakInstance;
use crate::typed::{AsId, Collection, Content, ForCreate, ForPatch};

/// The alignak instances of a backend, made by [`Backend::alignak_instances`].
pub type AlignakInstances = Collection<AlignakInstance>;

impl Backend {
    /// The alignak instances of this backend.
    pub fn alignak_instances(&self) -> AlignakInstances {
        self.collection()
    }
}

impl Described for AlignakInstance {
    const INFO: ResourceInfo = ResourceInfo {
        name: "alignak",
        singular: "alignak_instance",
        plural: "alignak_instances",
        open: true,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_alignak_instances",
        create: "create_alignak_instance",
        delete_all: "delete_all_alignak_instances",
        get: "get_alignak_instance",
        update: "update_alignak_instance",
        replace: "",
        delete: "delete_alignak_instance",
    };
}

/// The content of a new alignak instance: a field that is not set takes the default of the backend.
pub type AlignakInstanceCreate = Content<AlignakInstance, ForCreate>;

/// Changes to a alignak instance: a field that is not set stays as it is.
pub type AlignakInstancePatch = Content<AlignakInstance, ForPatch>;

impl Content<AlignakInstance, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>, realm: impl AsId<crate::model::Realm>) -> Self {
        Self::empty().name(name).realm(realm)
    }
}

impl Content<AlignakInstance, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}
