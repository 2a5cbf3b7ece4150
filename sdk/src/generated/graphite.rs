// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Graphites.
//!
//! A Graphite database to which the metrics of a realm are sent.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::Graphite;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The graphites of a backend, made by [`Backend::graphites`].
pub type Graphites = Collection<Graphite>;

impl Backend {
    /// The graphites of this backend.
    pub fn graphites(&self) -> Graphites {
        self.collection()
    }
}

impl Described for Graphite {
    const INFO: ResourceInfo = ResourceInfo {
        name: "graphite",
        singular: "graphite",
        plural: "graphites",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_graphites",
        create: "create_graphite",
        delete_all: "delete_all_graphites",
        get: "get_graphite",
        update: "update_graphite",
        replace: "",
        delete: "delete_graphite",
    };
}

impl Named for Graphite {}

/// The content of a new graphite: a field that is not set takes the default of the backend.
pub type GraphiteCreate = Content<Graphite, ForCreate>;

/// Changes to a graphite: a field that is not set stays as it is.
pub type GraphitePatch = Content<Graphite, ForPatch>;

/// The fields that a new graphite must have.
#[derive(Debug, Clone)]
pub struct GraphiteRequired {
    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub name: String,
    /// The host name or IP address of the Carbon daemon that receives the metrics.
    pub carbon_address: String,
    /// The host name or IP address of the Graphite web server, which Grafana queries.
    pub graphite_address: String,
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub realm: crate::model::Id<crate::model::Realm>,
}

impl Content<Graphite, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(required: GraphiteRequired) -> Self {
        Self::empty()
            .set("name", required.name)
            .set("carbon_address", required.carbon_address)
            .set("graphite_address", required.graphite_address)
            .set("_realm", required.realm)
    }
}

impl Content<Graphite, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<Graphite, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<Graphite, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Graphite, crate::model::Id<crate::model::Graphite>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<Graphite, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<Graphite, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<Graphite, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    Graphite,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    Graphite,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    Graphite,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the Carbon daemon that receives the metrics.
pub const CARBON_ADDRESS: Field<Graphite, String> = Field::new("carbon_address");
/// The TCP port of Carbon's pickle receiver. Default: `2004`.
pub const CARBON_PORT: Field<Graphite, i64> = Field::new("carbon_port");
/// The Grafana server whose dashboards show the metrics; null for none. Default: `null`.
pub const GRAFANA: Field<Graphite, crate::model::Reference<crate::model::Grafana>> = Field::new(
    "grafana",
);
/// The host name or IP address of the Graphite web server, which Grafana queries.
pub const GRAPHITE_ADDRESS: Field<Graphite, String> = Field::new("graphite_address");
/// The TCP port of the Graphite web server. Default: `8080`.
pub const GRAPHITE_PORT: Field<Graphite, i64> = Field::new("graphite_port");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<Graphite, String> = Field::new("name");
/// The prefix of all metric names. Default: `""`.
pub const PREFIX: Field<Graphite, String> = Field::new("prefix");
/// Whether metric names contain the names of the realms from the root down. Default: `true`.
pub const REALMS_PREFIX: Field<Graphite, bool> = Field::new("realms_prefix");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<Graphite, i64> = Field::new("schema_version");
/// The `StatsD` daemon through which the metrics are sent; null to send them directly. Default: `null`.
pub const STATSD: Field<Graphite, crate::model::Reference<crate::model::StatsD>> = Field::new(
    "statsd",
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
    FieldInfo::new("_users_delete", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("_users_read", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("_users_update", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("carbon_address", ValueKind::Text)
        .writable()
        .required()
        .min_length(1),
    FieldInfo::new("carbon_port", ValueKind::Integer).writable().default("2004"),
    FieldInfo::new("grafana", ValueKind::Reference("grafana"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
    FieldInfo::new("graphite_address", ValueKind::Text)
        .writable()
        .required()
        .min_length(1),
    FieldInfo::new("graphite_port", ValueKind::Integer).writable().default("8080"),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("prefix", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("realms_prefix", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("schema_version", ValueKind::Integer).default("2"),
    FieldInfo::new("statsd", ValueKind::Reference("statsd"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
];

impl<K> Content<Graphite, K> {
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

    /// The host name or IP address of the Carbon daemon that receives the metrics.
    pub fn carbon_address(self, value: impl Into<String>) -> Self {
        self.set::<String>("carbon_address", value.into())
    }

    /// The TCP port of Carbon's pickle receiver. Default: `2004`.
    pub fn carbon_port(self, value: i64) -> Self {
        self.set("carbon_port", value)
    }

    /// The host name or IP address of the Graphite web server, which Grafana queries.
    pub fn graphite_address(self, value: impl Into<String>) -> Self {
        self.set::<String>("graphite_address", value.into())
    }

    /// The TCP port of the Graphite web server. Default: `8080`.
    pub fn graphite_port(self, value: i64) -> Self {
        self.set("graphite_port", value)
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// The prefix of all metric names. Default: `""`.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        self.set::<String>("prefix", value.into())
    }

    /// Whether metric names contain the names of the realms from the root down. Default: `true`.
    pub fn realms_prefix(self, value: bool) -> Self {
        self.set("realms_prefix", value)
    }
}

impl Content<Graphite, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::Graphite>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The Grafana server whose dashboards show the metrics; null for none. Default: `null`.
    pub fn grafana(self, value: impl AsId<crate::model::Grafana>) -> Self {
        self.set_reference("grafana", &value)
    }

    /// The `StatsD` daemon through which the metrics are sent; null to send them directly. Default: `null`.
    pub fn statsd(self, value: impl AsId<crate::model::StatsD>) -> Self {
        self.set_reference("statsd", &value)
    }
}

impl Content<Graphite, ForPatch> {
    /// The Grafana server whose dashboards show the metrics; null for none. Default: `null`.
    pub fn grafana(self, value: impl AsId<crate::model::Grafana>) -> Self {
        self.set_reference("grafana", &value)
    }

    /// Sets `grafana` to null.
    pub fn clear_grafana(self) -> Self {
        self.clear("grafana")
    }

    /// The `StatsD` daemon through which the metrics are sent; null to send them directly. Default: `null`.
    pub fn statsd(self, value: impl AsId<crate::model::StatsD>) -> Self {
        self.set_reference("statsd", &value)
    }

    /// Sets `statsd` to null.
    pub fn clear_statsd(self) -> Self {
        self.clear("statsd")
    }
}
