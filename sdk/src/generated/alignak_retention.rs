// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Alignak retentions.
//!
//! The data that the schedulers of the monitoring engine save between two runs, one item per host. Any field is stored, and only the owner can read and write the item.

use crate::backend::Backend;
use crate::describe::{
    Described, FieldInfo, Operations, Replaceable, ResourceInfo, ValueKind,
};
use crate::model::AlignakRetention;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The alignak retentions of a backend, made by [`Backend::alignak_retentions`].
pub type AlignakRetentions = Collection<AlignakRetention>;

impl Backend {
    /// The alignak retentions of this backend.
    pub fn alignak_retentions(&self) -> AlignakRetentions {
        self.collection()
    }
}

impl Described for AlignakRetention {
    const INFO: ResourceInfo = ResourceInfo {
        name: "alignakretention",
        singular: "alignak_retention",
        plural: "alignak_retentions",
        open: true,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_alignak_retentions",
        create: "create_alignak_retention",
        delete_all: "delete_all_alignak_retentions",
        get: "get_alignak_retention",
        update: "update_alignak_retention",
        replace: "replace_alignak_retention",
        delete: "delete_alignak_retention",
    };
}

impl Replaceable for AlignakRetention {}

/// The content of a new alignak retention: a field that is not set takes the default of the backend.
pub type AlignakRetentionCreate = Content<AlignakRetention, ForCreate>;

/// Changes to a alignak retention: a field that is not set stays as it is.
pub type AlignakRetentionPatch = Content<AlignakRetention, ForPatch>;

impl Content<AlignakRetention, ForCreate> {
    /// A new item with the defaults of the backend.
    pub fn new() -> Self {
        Self::empty()
    }
}

impl Default for Content<AlignakRetention, ForCreate> {
    fn default() -> Self {
        Self::new()
    }
}

impl Content<AlignakRetention, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<AlignakRetention, crate::model::HttpDate> = Field::new(
    "_created",
);
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<AlignakRetention, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    AlignakRetention,
    crate::model::Id<crate::model::AlignakRetention>,
> = Field::new("_id");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<AlignakRetention, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The owner: the user who created the item. No other user can read it.
pub const USER: Field<AlignakRetention, crate::model::Reference<crate::model::User>> = Field::new(
    "_user",
);
/// The name of the host that the data belong to.
pub const HOST: Field<AlignakRetention, String> = Field::new("host");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<AlignakRetention, i64> = Field::new("schema_version");
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("_user", ValueKind::Reference("user")).embeddable(),
    FieldInfo::new("host", ValueKind::Text).writable(),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
];

impl<K> Content<AlignakRetention, K> {
    /// The name of the host that the data belong to.
    pub fn host(self, value: impl Into<String>) -> Self {
        self.set::<String>("host", value.into())
    }
}

impl Content<AlignakRetention, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::AlignakRetention>) -> Self {
        self.set_reference("_id", &value)
    }
}
