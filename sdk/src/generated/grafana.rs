// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Grafanas.
//!
//! A Grafana server in which the backend creates a dashboard for each host of a realm.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::Grafana;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The grafanas of a backend, made by [`Backend::grafanas`].
pub type Grafanas = Collection<Grafana>;

impl Backend {
    /// The grafanas of this backend.
    pub fn grafanas(&self) -> Grafanas {
        self.collection()
    }
}

impl Described for Grafana {
    const INFO: ResourceInfo = ResourceInfo {
        name: "grafana",
        singular: "grafana",
        plural: "grafanas",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_grafanas",
        create: "create_grafana",
        delete_all: "delete_all_grafanas",
        get: "get_grafana",
        update: "update_grafana",
        replace: "",
        delete: "delete_grafana",
    };
}

impl Named for Grafana {}

/// The content of a new grafana: a field that is not set takes the default of the backend.
pub type GrafanaCreate = Content<Grafana, ForCreate>;

/// Changes to a grafana: a field that is not set stays as it is.
pub type GrafanaPatch = Content<Grafana, ForPatch>;

/// The fields that a new grafana must have.
#[derive(Debug, Clone)]
pub struct GrafanaRequired {
    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub name: String,
    /// The host name or IP address of the server.
    pub address: String,
    /// The API key, with the role of an administrator. Shown only to users who may change the item.
    pub apikey: String,
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub realm: crate::model::Id<crate::model::Realm>,
}

impl Content<Grafana, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(required: GrafanaRequired) -> Self {
        Self::empty()
            .set("name", required.name)
            .set("address", required.address)
            .set("apikey", required.apikey)
            .set("_realm", required.realm)
    }
}

impl Content<Grafana, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<Grafana, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<Grafana, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Grafana, crate::model::Id<crate::model::Grafana>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<Grafana, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<Grafana, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<Grafana, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    Grafana,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<Grafana, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    Grafana,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the server.
pub const ADDRESS: Field<Grafana, String> = Field::new("address");
/// The API key, with the role of an administrator. Shown only to users who may change the item.
pub const APIKEY: Field<Grafana, String> = Field::new("apikey");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<Grafana, String> = Field::new("name");
/// The TCP port of the server. Default: `3000`.
pub const PORT: Field<Grafana, i64> = Field::new("port");
/// The refresh interval of dashboards, as Grafana writes it: `1m`. Default: `"1m"`.
pub const REFRESH: Field<Grafana, String> = Field::new("refresh");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<Grafana, i64> = Field::new("schema_version");
/// Whether the server is accessed over HTTPS. Default: `false`.
pub const SSL: Field<Grafana, bool> = Field::new("ssl");
/// The time zone of dashboards, as Grafana names it: `browser` or `utc`. Default: `"browser"`.
pub const TIMEZONE: Field<Grafana, String> = Field::new("timezone");
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
    FieldInfo::new("apikey", ValueKind::Text)
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
    FieldInfo::new("port", ValueKind::Integer).writable().default("3000"),
    FieldInfo::new("refresh", ValueKind::Text)
        .writable()
        .default("\"1m\"")
        .min_length(1),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("ssl", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("timezone", ValueKind::Text)
        .writable()
        .default("\"browser\"")
        .min_length(1),
];

impl<K> Content<Grafana, K> {
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

    /// The API key, with the role of an administrator. Shown only to users who may change the item.
    pub fn apikey(self, value: impl Into<String>) -> Self {
        self.set::<String>("apikey", value.into())
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// The TCP port of the server. Default: `3000`.
    pub fn port(self, value: i64) -> Self {
        self.set("port", value)
    }

    /// The refresh interval of dashboards, as Grafana writes it: `1m`. Default: `"1m"`.
    pub fn refresh(self, value: impl Into<String>) -> Self {
        self.set::<String>("refresh", value.into())
    }

    /// Whether the server is accessed over HTTPS. Default: `false`.
    pub fn ssl(self, value: bool) -> Self {
        self.set("ssl", value)
    }

    /// The time zone of dashboards, as Grafana names it: `browser` or `utc`. Default: `"browser"`.
    pub fn timezone(self, value: impl Into<String>) -> Self {
        self.set::<String>("timezone", value.into())
    }
}

impl Content<Grafana, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::Grafana>) -> Self {
        self.set_reference("_id", &value)
    }
}
