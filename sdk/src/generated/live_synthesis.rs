// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Live syntheses.
//!
//! The numbers of hosts and services of one realm in each state. The backend keeps the counters up to date.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Operations, ResourceInfo, ValueKind};
use crate::model::LiveSynthesis;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The live syntheses of a backend, made by [`Backend::live_syntheses`].
pub type LiveSyntheses = Collection<LiveSynthesis>;

impl Backend {
    /// The live syntheses of this backend.
    pub fn live_syntheses(&self) -> LiveSyntheses {
        self.collection()
    }
}

impl Described for LiveSynthesis {
    const INFO: ResourceInfo = ResourceInfo {
        name: "livesynthesis",
        singular: "live_synthesis",
        plural: "live_syntheses",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_live_syntheses",
        create: "create_live_synthesis",
        delete_all: "delete_all_live_syntheses",
        get: "get_live_synthesis",
        update: "update_live_synthesis",
        replace: "",
        delete: "delete_live_synthesis",
    };
}

/// The content of a new live synthesis: a field that is not set takes the default of the backend.
pub type LiveSynthesisCreate = Content<LiveSynthesis, ForCreate>;

/// Changes to a live synthesis: a field that is not set stays as it is.
pub type LiveSynthesisPatch = Content<LiveSynthesis, ForPatch>;

impl Content<LiveSynthesis, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(realm: impl AsId<crate::model::Realm>) -> Self {
        Self::empty().realm(realm)
    }
}

impl Content<LiveSynthesis, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<LiveSynthesis, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<LiveSynthesis, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<LiveSynthesis, crate::model::Id<crate::model::LiveSynthesis>> = Field::new(
    "_id",
);
/// The realm whose hosts and services are counted.
pub const REALM: Field<LiveSynthesis, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<LiveSynthesis, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<LiveSynthesis, crate::model::HttpDate> = Field::new("_updated");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    LiveSynthesis,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The snapshots of the counters, newest first; shown with the query parameter `history` only.
pub const HISTORY: Field<LiveSynthesis, Vec<crate::model::FreeObject>> = Field::new(
    "history",
);
/// The number of hosts whose problem is acknowledged; they count in no state.
pub const HOSTS_ACKNOWLEDGED: Field<LiveSynthesis, i64> = Field::new(
    "hosts_acknowledged",
);
/// The number of hosts in the HARD state DOWN.
pub const HOSTS_DOWN_HARD: Field<LiveSynthesis, i64> = Field::new("hosts_down_hard");
/// The number of hosts in the SOFT state DOWN.
pub const HOSTS_DOWN_SOFT: Field<LiveSynthesis, i64> = Field::new("hosts_down_soft");
/// Always 0: flapping hosts are not counted.
pub const HOSTS_FLAPPING: Field<LiveSynthesis, i64> = Field::new("hosts_flapping");
/// The number of hosts in a scheduled downtime.
pub const HOSTS_IN_DOWNTIME: Field<LiveSynthesis, i64> = Field::new("hosts_in_downtime");
/// The number of hosts with active and passive checks disabled.
pub const HOSTS_NOT_MONITORED: Field<LiveSynthesis, i64> = Field::new(
    "hosts_not_monitored",
);
/// The number of hosts, monitored or not; templates do not count.
pub const HOSTS_TOTAL: Field<LiveSynthesis, i64> = Field::new("hosts_total");
/// The number of hosts in the HARD state UNREACHABLE.
pub const HOSTS_UNREACHABLE_HARD: Field<LiveSynthesis, i64> = Field::new(
    "hosts_unreachable_hard",
);
/// The number of hosts in the SOFT state UNREACHABLE.
pub const HOSTS_UNREACHABLE_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "hosts_unreachable_soft",
);
/// The number of hosts in the HARD state UP.
pub const HOSTS_UP_HARD: Field<LiveSynthesis, i64> = Field::new("hosts_up_hard");
/// The number of hosts in the SOFT state UP.
pub const HOSTS_UP_SOFT: Field<LiveSynthesis, i64> = Field::new("hosts_up_soft");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<LiveSynthesis, i64> = Field::new("schema_version");
/// The number of services whose problem is acknowledged; they count in no state.
pub const SERVICES_ACKNOWLEDGED: Field<LiveSynthesis, i64> = Field::new(
    "services_acknowledged",
);
/// The number of services in the HARD state CRITICAL.
pub const SERVICES_CRITICAL_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_critical_hard",
);
/// The number of services in the SOFT state CRITICAL.
pub const SERVICES_CRITICAL_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_critical_soft",
);
/// Always 0: flapping services are not counted.
pub const SERVICES_FLAPPING: Field<LiveSynthesis, i64> = Field::new("services_flapping");
/// The number of services in a scheduled downtime.
pub const SERVICES_IN_DOWNTIME: Field<LiveSynthesis, i64> = Field::new(
    "services_in_downtime",
);
/// The number of services with active and passive checks disabled.
pub const SERVICES_NOT_MONITORED: Field<LiveSynthesis, i64> = Field::new(
    "services_not_monitored",
);
/// The number of services in the HARD state OK.
pub const SERVICES_OK_HARD: Field<LiveSynthesis, i64> = Field::new("services_ok_hard");
/// The number of services in the SOFT state OK.
pub const SERVICES_OK_SOFT: Field<LiveSynthesis, i64> = Field::new("services_ok_soft");
/// The number of services, monitored or not; templates do not count.
pub const SERVICES_TOTAL: Field<LiveSynthesis, i64> = Field::new("services_total");
/// The number of services in the HARD state UNKNOWN.
pub const SERVICES_UNKNOWN_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_unknown_hard",
);
/// The number of services in the SOFT state UNKNOWN.
pub const SERVICES_UNKNOWN_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_unknown_soft",
);
/// The number of services in the HARD state UNREACHABLE.
pub const SERVICES_UNREACHABLE_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_unreachable_hard",
);
/// The number of services in the SOFT state UNREACHABLE.
pub const SERVICES_UNREACHABLE_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_unreachable_soft",
);
/// The number of services in the HARD state WARNING.
pub const SERVICES_WARNING_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_warning_hard",
);
/// The number of services in the SOFT state WARNING.
pub const SERVICES_WARNING_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_warning_soft",
);
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
    FieldInfo::new("_users_read", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("history", ValueKind::List(&ValueKind::Object)),
    FieldInfo::new("hosts_acknowledged", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_down_hard", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_down_soft", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_flapping", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_in_downtime", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_not_monitored", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_total", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_unreachable_hard", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_unreachable_soft", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_up_hard", ValueKind::Integer).default("0"),
    FieldInfo::new("hosts_up_soft", ValueKind::Integer).default("0"),
    FieldInfo::new("schema_version", ValueKind::Integer).default("2"),
    FieldInfo::new("services_acknowledged", ValueKind::Integer).default("0"),
    FieldInfo::new("services_critical_hard", ValueKind::Integer).default("0"),
    FieldInfo::new("services_critical_soft", ValueKind::Integer).default("0"),
    FieldInfo::new("services_flapping", ValueKind::Integer).default("0"),
    FieldInfo::new("services_in_downtime", ValueKind::Integer).default("0"),
    FieldInfo::new("services_not_monitored", ValueKind::Integer).default("0"),
    FieldInfo::new("services_ok_hard", ValueKind::Integer).default("0"),
    FieldInfo::new("services_ok_soft", ValueKind::Integer).default("0"),
    FieldInfo::new("services_total", ValueKind::Integer).default("0"),
    FieldInfo::new("services_unknown_hard", ValueKind::Integer).default("0"),
    FieldInfo::new("services_unknown_soft", ValueKind::Integer).default("0"),
    FieldInfo::new("services_unreachable_hard", ValueKind::Integer).default("0"),
    FieldInfo::new("services_unreachable_soft", ValueKind::Integer).default("0"),
    FieldInfo::new("services_warning_hard", ValueKind::Integer).default("0"),
    FieldInfo::new("services_warning_soft", ValueKind::Integer).default("0"),
];

impl<K> Content<LiveSynthesis, K> {
    /// The realm whose hosts and services are counted.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }
}

impl Content<LiveSynthesis, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::LiveSynthesis>) -> Self {
        self.set_reference("_id", &value)
    }
}
