// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Statsds.
//!
//! A `StatsD` daemon through which metrics are sent to Graphite or `InfluxDB`.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::StatsD;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The statsds of a backend, made by [`Backend::statsds`].
pub type StatsDs = Collection<StatsD>;

impl Backend {
    /// The statsds of this backend.
    pub fn statsds(&self) -> StatsDs {
        self.collection()
    }
}

impl Described for StatsD {
    const INFO: ResourceInfo = ResourceInfo {
        name: "statsd",
        singular: "statsd",
        plural: "statsds",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_statsds",
        create: "create_statsd",
        delete_all: "delete_all_statsds",
        get: "get_statsd",
        update: "update_statsd",
        replace: "",
        delete: "delete_statsd",
    };
}

impl Named for StatsD {}

/// The content of a new statsd: a field that is not set takes the default of the backend.
pub type StatsDCreate = Content<StatsD, ForCreate>;

/// Changes to a statsd: a field that is not set stays as it is.
pub type StatsDPatch = Content<StatsD, ForPatch>;

/// The fields that a new statsd must have.
#[derive(Debug, Clone)]
pub struct StatsDRequired {
    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub name: String,
    /// The host name or IP address of the daemon.
    pub address: String,
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub realm: crate::model::Id<crate::model::Realm>,
}

impl Content<StatsD, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(required: StatsDRequired) -> Self {
        Self::empty()
            .set("name", required.name)
            .set("address", required.address)
            .set("_realm", required.realm)
    }
}

impl Content<StatsD, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<StatsD, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<StatsD, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<StatsD, crate::model::Id<crate::model::StatsD>> = Field::new("_id");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<StatsD, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<StatsD, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<StatsD, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    StatsD,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<StatsD, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    StatsD,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the daemon.
pub const ADDRESS: Field<StatsD, String> = Field::new("address");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<StatsD, String> = Field::new("name");
/// The UDP port of the daemon. Default: `8125`.
pub const PORT: Field<StatsD, i64> = Field::new("port");
/// The prefix that the daemon adds to metric names. Default: `""`.
pub const PREFIX: Field<StatsD, String> = Field::new("prefix");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<StatsD, i64> = Field::new("schema_version");
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("_users_delete", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("_users_read", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("_users_update", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("address", ValueKind::Text).writable().required().min_length(1),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("port", ValueKind::Integer).writable().default("8125"),
    FieldInfo::new("prefix", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
];

impl<K> Content<StatsD, K> {
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_delete", value)
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_update", value)
    }

    /// The host name or IP address of the daemon.
    pub fn address(self, value: impl Into<String>) -> Self {
        self.set::<String>("address", value.into())
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// The UDP port of the daemon. Default: `8125`.
    pub fn port(self, value: i64) -> Self {
        self.set("port", value)
    }

    /// The prefix that the daemon adds to metric names. Default: `""`.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        self.set::<String>("prefix", value.into())
    }
}

impl Content<StatsD, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::StatsD>) -> Self {
        self.set_reference("_id", &value)
    }
}
