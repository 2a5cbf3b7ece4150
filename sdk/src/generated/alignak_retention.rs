// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Alignak retentions.
//!
//! What the schedulers of the monitoring engine want to find again after a restart, host by host. Any field is kept, and only its owner sees it.

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
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<AlignakRetention, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    AlignakRetention,
    crate::model::Id<crate::model::AlignakRetention>,
> = Field::new("_id");
/// When the item was last changed.
pub const UPDATED: Field<AlignakRetention, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The user whom the item belongs to; nobody else sees it.
pub const USER: Field<AlignakRetention, crate::model::Reference<crate::model::User>> = Field::new(
    "_user",
);
/// The name of the host that was saved.
pub const HOST: Field<AlignakRetention, String> = Field::new("host");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<AlignakRetention, i64> = Field::new("schema_version");
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("_user", ValueKind::Reference("user")).writable().embeddable(),
    FieldInfo::new("host", ValueKind::Text).writable(),
    FieldInfo::new("schema_version", ValueKind::Integer).writable().default("1"),
];

impl<K> Content<AlignakRetention, K> {
    /// The user whom the item belongs to; nobody else sees it.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("_user", &value)
    }

    /// The name of the host that was saved.
    pub fn host(self, value: impl Into<String>) -> Self {
        self.set::<String>("host", value.into())
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        self.set("schema_version", value)
    }
}

impl Content<AlignakRetention, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::AlignakRetention>) -> Self {
        self.set_reference("_id", &value)
    }
}
