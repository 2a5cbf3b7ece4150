// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Time periods.
//!
//! Hours of the week or of dated days. The periods `24x7` and `Never` are always there.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::TimePeriod;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The time periods of a backend, made by [`Backend::time_periods`].
pub type TimePeriods = Collection<TimePeriod>;

impl Backend {
    /// The time periods of this backend.
    pub fn time_periods(&self) -> TimePeriods {
        self.collection()
    }
}

impl Described for TimePeriod {
    const INFO: ResourceInfo = ResourceInfo {
        name: "timeperiod",
        singular: "time_period",
        plural: "time_periods",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_time_periods",
        create: "create_time_period",
        delete_all: "delete_all_time_periods",
        get: "get_time_period",
        update: "update_time_period",
        replace: "",
        delete: "delete_time_period",
    };
}

impl Named for TimePeriod {}

/// The content of a new time period: a field that is not set takes the default of the backend.
pub type TimePeriodCreate = Content<TimePeriod, ForCreate>;

/// Changes to a time period: a field that is not set stays as it is.
pub type TimePeriodPatch = Content<TimePeriod, ForPatch>;

impl Content<TimePeriod, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>, realm: impl AsId<crate::model::Realm>) -> Self {
        Self::empty().name(name).realm(realm)
    }
}

impl Content<TimePeriod, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<TimePeriod, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<TimePeriod, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<TimePeriod, crate::model::Id<crate::model::TimePeriod>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<TimePeriod, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<TimePeriod, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<TimePeriod, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<TimePeriod, String> = Field::new("alias");
/// The days and, for each, its hours: `{"monday": "00:00-24:00"}`.
pub const DATERANGES: Field<TimePeriod, Vec<serde_json::Value>> = Field::new(
    "dateranges",
);
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<TimePeriod, i64> = Field::new("definition_order");
/// Names of periods that are taken out of this one.
pub const EXCLUDE: Field<TimePeriod, Vec<serde_json::Value>> = Field::new("exclude");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<TimePeriod, String> = Field::new("imported_from");
/// Whether the period is on now; the monitoring engine keeps it up to date.
pub const IS_ACTIVE: Field<TimePeriod, bool> = Field::new("is_active");
/// The name by which people and other programs know the item.
pub const NAME: Field<TimePeriod, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<TimePeriod, String> = Field::new("notes");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<TimePeriod, i64> = Field::new("schema_version");
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
    FieldInfo::new("alias", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("dateranges", ValueKind::List(&ValueKind::Any))
        .writable()
        .default("[]"),
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("exclude", ValueKind::List(&ValueKind::Any)).writable().default("[]"),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("is_active", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("name", ValueKind::Text).writable().required().unique(),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).writable().default("1"),
];

impl<K> Content<TimePeriod, K> {
    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_delete", value)
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_update", value)
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// The days and, for each, its hours: `{"monday": "00:00-24:00"}`.
    pub fn dateranges(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "dateranges",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// Names of periods that are taken out of this one.
    pub fn exclude(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all("exclude", value.into_iter().map(Into::<serde_json::Value>::into))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// Whether the period is on now; the monitoring engine keeps it up to date.
    pub fn is_active(self, value: bool) -> Self {
        self.set("is_active", value)
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        self.set("schema_version", value)
    }
}

impl Content<TimePeriod, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("_id", &value)
    }
}
