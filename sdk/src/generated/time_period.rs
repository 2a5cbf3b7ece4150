// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Time periods.
//!
//! A time period: recurring days or dates with ranges of hours. The periods `24x7` and `Never` always exist.

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
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<TimePeriod, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<TimePeriod, crate::model::Id<crate::model::TimePeriod>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<TimePeriod, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<TimePeriod, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<TimePeriod, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<TimePeriod, String> = Field::new("alias");
/// The days and dates of the period, each with its ranges of hours. Default: `[]`.
pub const DATERANGES: Field<TimePeriod, Vec<crate::model::FreeObject>> = Field::new(
    "dateranges",
);
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<TimePeriod, i64> = Field::new("definition_order");
/// The names of the time periods that are excluded from this one. Default: `[]`.
pub const EXCLUDE: Field<TimePeriod, Vec<String>> = Field::new("exclude");
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<TimePeriod, String> = Field::new("imported_from");
/// Whether the period is currently active; the monitoring engine keeps it up to date. Default: `false`.
pub const IS_ACTIVE: Field<TimePeriod, bool> = Field::new("is_active");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<TimePeriod, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<TimePeriod, String> = Field::new("notes");
/// The revision of the list of fields with which the item was stored.
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
    FieldInfo::new("dateranges", ValueKind::List(&ValueKind::Object))
        .writable()
        .default("[]"),
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("exclude", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[]"),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("is_active", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
];

impl<K> Content<TimePeriod, K> {
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

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// The days and dates of the period, each with its ranges of hours. Default: `[]`.
    pub fn dateranges(
        self,
        value: impl IntoIterator<Item = crate::model::FreeObject>,
    ) -> Self {
        self.set_all("dateranges", value)
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The names of the time periods that are excluded from this one. Default: `[]`.
    pub fn exclude(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.set_all("exclude", value.into_iter().map(Into::<String>::into))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// Whether the period is currently active; the monitoring engine keeps it up to date. Default: `false`.
    pub fn is_active(self, value: bool) -> Self {
        self.set("is_active", value)
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }
}

impl Content<TimePeriod, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("_id", &value)
    }
}
