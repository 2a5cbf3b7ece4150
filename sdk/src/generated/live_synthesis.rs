// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Live syntheses.
//!
//! How many hosts and services of a realm are in which state. The backend keeps the counters.

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
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<LiveSynthesis, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<LiveSynthesis, crate::model::Id<crate::model::LiveSynthesis>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<LiveSynthesis, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<LiveSynthesis, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<LiveSynthesis, crate::model::HttpDate> = Field::new("_updated");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    LiveSynthesis,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// How many hosts have a problem that somebody took charge of.
pub const HOSTS_ACKNOWLEDGED: Field<LiveSynthesis, i64> = Field::new(
    "hosts_acknowledged",
);
/// How many hosts are DOWN, confirmed.
pub const HOSTS_DOWN_HARD: Field<LiveSynthesis, i64> = Field::new("hosts_down_hard");
/// How many hosts are DOWN, still to be confirmed.
pub const HOSTS_DOWN_SOFT: Field<LiveSynthesis, i64> = Field::new("hosts_down_soft");
/// How many hosts flap; nobody counts them, so it is always 0.
pub const HOSTS_FLAPPING: Field<LiveSynthesis, i64> = Field::new("hosts_flapping");
/// How many hosts are in downtime.
pub const HOSTS_IN_DOWNTIME: Field<LiveSynthesis, i64> = Field::new("hosts_in_downtime");
/// How many hosts are not checked in any way.
pub const HOSTS_NOT_MONITORED: Field<LiveSynthesis, i64> = Field::new(
    "hosts_not_monitored",
);
/// How many hosts there are, templates left out.
pub const HOSTS_TOTAL: Field<LiveSynthesis, i64> = Field::new("hosts_total");
/// How many hosts are UNREACHABLE, confirmed.
pub const HOSTS_UNREACHABLE_HARD: Field<LiveSynthesis, i64> = Field::new(
    "hosts_unreachable_hard",
);
/// How many hosts are UNREACHABLE, still to be confirmed.
pub const HOSTS_UNREACHABLE_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "hosts_unreachable_soft",
);
/// How many hosts are UP, confirmed.
pub const HOSTS_UP_HARD: Field<LiveSynthesis, i64> = Field::new("hosts_up_hard");
/// How many hosts are UP, still to be confirmed.
pub const HOSTS_UP_SOFT: Field<LiveSynthesis, i64> = Field::new("hosts_up_soft");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<LiveSynthesis, i64> = Field::new("schema_version");
/// How many services have a problem that somebody took charge of.
pub const SERVICES_ACKNOWLEDGED: Field<LiveSynthesis, i64> = Field::new(
    "services_acknowledged",
);
/// How many services are CRITICAL, confirmed.
pub const SERVICES_CRITICAL_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_critical_hard",
);
/// How many services are CRITICAL, still to be confirmed.
pub const SERVICES_CRITICAL_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_critical_soft",
);
/// How many services flap; nobody counts them, so it is always 0.
pub const SERVICES_FLAPPING: Field<LiveSynthesis, i64> = Field::new("services_flapping");
/// How many services are in downtime.
pub const SERVICES_IN_DOWNTIME: Field<LiveSynthesis, i64> = Field::new(
    "services_in_downtime",
);
/// How many services are not checked in any way.
pub const SERVICES_NOT_MONITORED: Field<LiveSynthesis, i64> = Field::new(
    "services_not_monitored",
);
/// How many services are OK, confirmed.
pub const SERVICES_OK_HARD: Field<LiveSynthesis, i64> = Field::new("services_ok_hard");
/// How many services are OK, still to be confirmed.
pub const SERVICES_OK_SOFT: Field<LiveSynthesis, i64> = Field::new("services_ok_soft");
/// How many services there are, templates left out.
pub const SERVICES_TOTAL: Field<LiveSynthesis, i64> = Field::new("services_total");
/// How many services are UNKNOWN, confirmed.
pub const SERVICES_UNKNOWN_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_unknown_hard",
);
/// How many services are UNKNOWN, still to be confirmed.
pub const SERVICES_UNKNOWN_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_unknown_soft",
);
/// How many services are UNREACHABLE, confirmed.
pub const SERVICES_UNREACHABLE_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_unreachable_hard",
);
/// How many services are UNREACHABLE, still to be confirmed.
pub const SERVICES_UNREACHABLE_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_unreachable_soft",
);
/// How many services are WARNING, confirmed.
pub const SERVICES_WARNING_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_warning_hard",
);
/// How many services are WARNING, still to be confirmed.
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
    FieldInfo::new("hosts_acknowledged", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_down_hard", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_down_soft", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_flapping", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_in_downtime", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_not_monitored", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_total", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_unreachable_hard", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_unreachable_soft", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_up_hard", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("hosts_up_soft", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("schema_version", ValueKind::Integer).writable().default("2"),
    FieldInfo::new("services_acknowledged", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_critical_hard", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_critical_soft", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_flapping", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_in_downtime", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_not_monitored", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_ok_hard", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_ok_soft", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_total", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_unknown_hard", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_unknown_soft", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_unreachable_hard", ValueKind::Integer)
        .writable()
        .default("0"),
    FieldInfo::new("services_unreachable_soft", ValueKind::Integer)
        .writable()
        .default("0"),
    FieldInfo::new("services_warning_hard", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("services_warning_soft", ValueKind::Integer).writable().default("0"),
];

impl<K> Content<LiveSynthesis, K> {
    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// How many hosts have a problem that somebody took charge of.
    pub fn hosts_acknowledged(self, value: i64) -> Self {
        self.set("hosts_acknowledged", value)
    }

    /// How many hosts are DOWN, confirmed.
    pub fn hosts_down_hard(self, value: i64) -> Self {
        self.set("hosts_down_hard", value)
    }

    /// How many hosts are DOWN, still to be confirmed.
    pub fn hosts_down_soft(self, value: i64) -> Self {
        self.set("hosts_down_soft", value)
    }

    /// How many hosts flap; nobody counts them, so it is always 0.
    pub fn hosts_flapping(self, value: i64) -> Self {
        self.set("hosts_flapping", value)
    }

    /// How many hosts are in downtime.
    pub fn hosts_in_downtime(self, value: i64) -> Self {
        self.set("hosts_in_downtime", value)
    }

    /// How many hosts are not checked in any way.
    pub fn hosts_not_monitored(self, value: i64) -> Self {
        self.set("hosts_not_monitored", value)
    }

    /// How many hosts there are, templates left out.
    pub fn hosts_total(self, value: i64) -> Self {
        self.set("hosts_total", value)
    }

    /// How many hosts are UNREACHABLE, confirmed.
    pub fn hosts_unreachable_hard(self, value: i64) -> Self {
        self.set("hosts_unreachable_hard", value)
    }

    /// How many hosts are UNREACHABLE, still to be confirmed.
    pub fn hosts_unreachable_soft(self, value: i64) -> Self {
        self.set("hosts_unreachable_soft", value)
    }

    /// How many hosts are UP, confirmed.
    pub fn hosts_up_hard(self, value: i64) -> Self {
        self.set("hosts_up_hard", value)
    }

    /// How many hosts are UP, still to be confirmed.
    pub fn hosts_up_soft(self, value: i64) -> Self {
        self.set("hosts_up_soft", value)
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        self.set("schema_version", value)
    }

    /// How many services have a problem that somebody took charge of.
    pub fn services_acknowledged(self, value: i64) -> Self {
        self.set("services_acknowledged", value)
    }

    /// How many services are CRITICAL, confirmed.
    pub fn services_critical_hard(self, value: i64) -> Self {
        self.set("services_critical_hard", value)
    }

    /// How many services are CRITICAL, still to be confirmed.
    pub fn services_critical_soft(self, value: i64) -> Self {
        self.set("services_critical_soft", value)
    }

    /// How many services flap; nobody counts them, so it is always 0.
    pub fn services_flapping(self, value: i64) -> Self {
        self.set("services_flapping", value)
    }

    /// How many services are in downtime.
    pub fn services_in_downtime(self, value: i64) -> Self {
        self.set("services_in_downtime", value)
    }

    /// How many services are not checked in any way.
    pub fn services_not_monitored(self, value: i64) -> Self {
        self.set("services_not_monitored", value)
    }

    /// How many services are OK, confirmed.
    pub fn services_ok_hard(self, value: i64) -> Self {
        self.set("services_ok_hard", value)
    }

    /// How many services are OK, still to be confirmed.
    pub fn services_ok_soft(self, value: i64) -> Self {
        self.set("services_ok_soft", value)
    }

    /// How many services there are, templates left out.
    pub fn services_total(self, value: i64) -> Self {
        self.set("services_total", value)
    }

    /// How many services are UNKNOWN, confirmed.
    pub fn services_unknown_hard(self, value: i64) -> Self {
        self.set("services_unknown_hard", value)
    }

    /// How many services are UNKNOWN, still to be confirmed.
    pub fn services_unknown_soft(self, value: i64) -> Self {
        self.set("services_unknown_soft", value)
    }

    /// How many services are UNREACHABLE, confirmed.
    pub fn services_unreachable_hard(self, value: i64) -> Self {
        self.set("services_unreachable_hard", value)
    }

    /// How many services are UNREACHABLE, still to be confirmed.
    pub fn services_unreachable_soft(self, value: i64) -> Self {
        self.set("services_unreachable_soft", value)
    }

    /// How many services are WARNING, confirmed.
    pub fn services_warning_hard(self, value: i64) -> Self {
        self.set("services_warning_hard", value)
    }

    /// How many services are WARNING, still to be confirmed.
    pub fn services_warning_soft(self, value: i64) -> Self {
        self.set("services_warning_soft", value)
    }
}

impl Content<LiveSynthesis, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::LiveSynthesis>) -> Self {
        self.set_reference("_id", &value)
    }
}
