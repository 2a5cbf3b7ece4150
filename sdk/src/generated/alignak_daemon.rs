// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Alignak daemons.
//!
//! The last known state of one daemon of the monitoring engine, written by the engine.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Operations, ResourceInfo, ValueKind};
use crate::model::AlignakDaemon;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The alignak daemons of a backend, made by [`Backend::alignak_daemons`].
pub type AlignakDaemons = Collection<AlignakDaemon>;

impl Backend {
    /// The alignak daemons of this backend.
    pub fn alignak_daemons(&self) -> AlignakDaemons {
        self.collection()
    }
}

impl Described for AlignakDaemon {
    const INFO: ResourceInfo = ResourceInfo {
        name: "alignakdaemon",
        singular: "alignak_daemon",
        plural: "alignak_daemons",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_alignak_daemons",
        create: "create_alignak_daemon",
        delete_all: "delete_all_alignak_daemons",
        get: "get_alignak_daemon",
        update: "update_alignak_daemon",
        replace: "",
        delete: "delete_alignak_daemon",
    };
}

/// The content of a new alignak daemon: a field that is not set takes the default of the backend.
pub type AlignakDaemonCreate = Content<AlignakDaemon, ForCreate>;

/// Changes to a alignak daemon: a field that is not set stays as it is.
pub type AlignakDaemonPatch = Content<AlignakDaemon, ForPatch>;

/// The fields that a new alignak daemon must have.
#[derive(Debug, Clone)]
pub struct AlignakDaemonRequired {
    /// The name of the daemon in the configuration of the engine.
    pub name: String,
    /// The host name or IP address of the machine on which the daemon runs.
    pub address: String,
    /// Whether the daemon is running.
    pub alive: bool,
    /// When the daemon was last polled, in Unix seconds.
    pub last_check: i64,
    /// Whether the daemon is passive: others connect to it.
    pub passive: bool,
    /// The TCP port on which the daemon listens.
    pub port: i64,
    /// Whether the daemon is reachable over the network.
    pub reachable: bool,
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub realm: crate::model::Id<crate::model::Realm>,
    /// Whether the daemon is a spare, which takes over when another fails.
    pub spare: bool,
    /// The role of the daemon.
    pub r#type: crate::model::DaemonType,
}

impl Content<AlignakDaemon, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(required: AlignakDaemonRequired) -> Self {
        Self::empty()
            .set("name", required.name)
            .set("address", required.address)
            .set("alive", required.alive)
            .set("last_check", required.last_check)
            .set("passive", required.passive)
            .set("port", required.port)
            .set("reachable", required.reachable)
            .set("_realm", required.realm)
            .set("spare", required.spare)
            .set("type", required.r#type)
    }
}

impl Content<AlignakDaemon, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<AlignakDaemon, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<AlignakDaemon, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<AlignakDaemon, crate::model::Id<crate::model::AlignakDaemon>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<AlignakDaemon, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<AlignakDaemon, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<AlignakDaemon, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    AlignakDaemon,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    AlignakDaemon,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    AlignakDaemon,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the machine on which the daemon runs.
pub const ADDRESS: Field<AlignakDaemon, String> = Field::new("address");
/// Whether the daemon is running.
pub const ALIVE: Field<AlignakDaemon, bool> = Field::new("alive");
/// When the daemon was last polled, in Unix seconds.
pub const LAST_CHECK: Field<AlignakDaemon, i64> = Field::new("last_check");
/// The name of the daemon in the configuration of the engine.
pub const NAME: Field<AlignakDaemon, String> = Field::new("name");
/// Whether the daemon is passive: others connect to it.
pub const PASSIVE: Field<AlignakDaemon, bool> = Field::new("passive");
/// The TCP port on which the daemon listens.
pub const PORT: Field<AlignakDaemon, i64> = Field::new("port");
/// Whether the daemon is reachable over the network.
pub const REACHABLE: Field<AlignakDaemon, bool> = Field::new("reachable");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<AlignakDaemon, i64> = Field::new("schema_version");
/// Whether the daemon is a spare, which takes over when another fails.
pub const SPARE: Field<AlignakDaemon, bool> = Field::new("spare");
/// The role of the daemon.
pub const TYPE: Field<AlignakDaemon, crate::model::DaemonType> = Field::new("type");
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
    FieldInfo::new("alive", ValueKind::Boolean).writable().required().default("false"),
    FieldInfo::new("last_check", ValueKind::Integer).writable().required(),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("passive", ValueKind::Boolean).writable().required().default("false"),
    FieldInfo::new("port", ValueKind::Integer).writable().required(),
    FieldInfo::new("reachable", ValueKind::Boolean)
        .writable()
        .required()
        .default("false"),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("spare", ValueKind::Boolean).writable().required().default("false"),
    FieldInfo::new("type", ValueKind::Word)
        .writable()
        .required()
        .words(&["arbiter", "scheduler", "poller", "broker", "reactionner", "receiver"]),
];

impl<K> Content<AlignakDaemon, K> {
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

    /// The host name or IP address of the machine on which the daemon runs.
    pub fn address(self, value: impl Into<String>) -> Self {
        self.set::<String>("address", value.into())
    }

    /// Whether the daemon is running.
    pub fn alive(self, value: bool) -> Self {
        self.set("alive", value)
    }

    /// When the daemon was last polled, in Unix seconds.
    pub fn last_check(self, value: i64) -> Self {
        self.set("last_check", value)
    }

    /// The name of the daemon in the configuration of the engine.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Whether the daemon is passive: others connect to it.
    pub fn passive(self, value: bool) -> Self {
        self.set("passive", value)
    }

    /// The TCP port on which the daemon listens.
    pub fn port(self, value: i64) -> Self {
        self.set("port", value)
    }

    /// Whether the daemon is reachable over the network.
    pub fn reachable(self, value: bool) -> Self {
        self.set("reachable", value)
    }

    /// Whether the daemon is a spare, which takes over when another fails.
    pub fn spare(self, value: bool) -> Self {
        self.set("spare", value)
    }

    /// The role of the daemon.
    pub fn r#type(self, value: crate::model::DaemonType) -> Self {
        self.set("type", value)
    }
}

impl Content<AlignakDaemon, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::AlignakDaemon>) -> Self {
        self.set_reference("_id", &value)
    }
}
