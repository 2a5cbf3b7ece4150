// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Influxdbs.
//!
//! An `InfluxDB` database to which the metrics of a realm are sent.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::InfluxDb;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The influxdbs of a backend, made by [`Backend::influxdbs`].
pub type InfluxDbs = Collection<InfluxDb>;

impl Backend {
    /// The influxdbs of this backend.
    pub fn influxdbs(&self) -> InfluxDbs {
        self.collection()
    }
}

impl Described for InfluxDb {
    const INFO: ResourceInfo = ResourceInfo {
        name: "influxdb",
        singular: "influxdb",
        plural: "influxdbs",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_influxdbs",
        create: "create_influxdb",
        delete_all: "delete_all_influxdbs",
        get: "get_influxdb",
        update: "update_influxdb",
        replace: "",
        delete: "delete_influxdb",
    };
}

impl Named for InfluxDb {}

/// The content of a new influxdb: a field that is not set takes the default of the backend.
pub type InfluxDbCreate = Content<InfluxDb, ForCreate>;

/// Changes to a influxdb: a field that is not set stays as it is.
pub type InfluxDbPatch = Content<InfluxDb, ForPatch>;

/// The fields that a new influxdb must have.
#[derive(Debug, Clone)]
pub struct InfluxDbRequired {
    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub name: String,
    /// The host name or IP address of the server.
    pub address: String,
    /// The name of the database.
    pub database: String,
    /// The user name in the database. Shown only to users who may change the item.
    pub login: String,
    /// The password in the database, stored in clear text. Shown only to users who may change the item.
    pub password: String,
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub realm: crate::model::Id<crate::model::Realm>,
}

impl Content<InfluxDb, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(required: InfluxDbRequired) -> Self {
        Self::empty()
            .set("name", required.name)
            .set("address", required.address)
            .set("database", required.database)
            .set("login", required.login)
            .set("password", required.password)
            .set("_realm", required.realm)
    }
}

impl Content<InfluxDb, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<InfluxDb, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<InfluxDb, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<InfluxDb, crate::model::Id<crate::model::InfluxDb>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<InfluxDb, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<InfluxDb, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<InfluxDb, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    InfluxDb,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    InfluxDb,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    InfluxDb,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the server.
pub const ADDRESS: Field<InfluxDb, String> = Field::new("address");
/// The name of the database.
pub const DATABASE: Field<InfluxDb, String> = Field::new("database");
/// The Grafana server whose dashboards show the metrics; null for none. Default: `null`.
pub const GRAFANA: Field<InfluxDb, crate::model::Reference<crate::model::Grafana>> = Field::new(
    "grafana",
);
/// The user name in the database. Shown only to users who may change the item.
pub const LOGIN: Field<InfluxDb, String> = Field::new("login");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<InfluxDb, String> = Field::new("name");
/// The password in the database, stored in clear text. Shown only to users who may change the item.
pub const PASSWORD: Field<InfluxDb, String> = Field::new("password");
/// The TCP port of the server. Default: `8086`.
pub const PORT: Field<InfluxDb, i64> = Field::new("port");
/// The prefix of metric names in dashboards. Metrics are sent without it. Default: `""`.
pub const PREFIX: Field<InfluxDb, String> = Field::new("prefix");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<InfluxDb, i64> = Field::new("schema_version");
/// The `StatsD` daemon through which the metrics are sent; null to send them directly. Default: `null`.
pub const STATSD: Field<InfluxDb, crate::model::Reference<crate::model::StatsD>> = Field::new(
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
    FieldInfo::new("address", ValueKind::Text).writable().required().min_length(1),
    FieldInfo::new("database", ValueKind::Text)
        .writable()
        .required()
        .default("\"alignak\"")
        .min_length(1),
    FieldInfo::new("grafana", ValueKind::Reference("grafana"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
    FieldInfo::new("login", ValueKind::Text)
        .writable()
        .required()
        .secret()
        .min_length(1),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("password", ValueKind::Text)
        .writable()
        .required()
        .secret()
        .min_length(1),
    FieldInfo::new("port", ValueKind::Integer).writable().default("8086"),
    FieldInfo::new("prefix", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("statsd", ValueKind::Reference("statsd"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
];

impl<K> Content<InfluxDb, K> {
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

    /// The host name or IP address of the server.
    pub fn address(self, value: impl Into<String>) -> Self {
        self.set::<String>("address", value.into())
    }

    /// The name of the database.
    pub fn database(self, value: impl Into<String>) -> Self {
        self.set::<String>("database", value.into())
    }

    /// The user name in the database. Shown only to users who may change the item.
    pub fn login(self, value: impl Into<String>) -> Self {
        self.set::<String>("login", value.into())
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// The password in the database, stored in clear text. Shown only to users who may change the item.
    pub fn password(self, value: impl Into<String>) -> Self {
        self.set::<String>("password", value.into())
    }

    /// The TCP port of the server. Default: `8086`.
    pub fn port(self, value: i64) -> Self {
        self.set("port", value)
    }

    /// The prefix of metric names in dashboards. Metrics are sent without it. Default: `""`.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        self.set::<String>("prefix", value.into())
    }
}

impl Content<InfluxDb, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::InfluxDb>) -> Self {
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

impl Content<InfluxDb, ForPatch> {
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
