// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Realms.
//!
//! A part of the monitored world. Every other item belongs to a realm, and rights are given realm by realm; the realms form a tree below the realm `All`.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::Realm;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The realms of a backend, made by [`Backend::realms`].
pub type Realms = Collection<Realm>;

impl Backend {
    /// The realms of this backend.
    pub fn realms(&self) -> Realms {
        self.collection()
    }
}

impl Described for Realm {
    const INFO: ResourceInfo = ResourceInfo {
        name: "realm",
        singular: "realm",
        plural: "realms",
        open: false,
        templating: false,
        tree: true,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_realms",
        create: "create_realm",
        delete_all: "delete_all_realms",
        get: "get_realm",
        update: "update_realm",
        replace: "",
        delete: "delete_realm",
    };
}

impl Named for Realm {}

/// The content of a new realm: a field that is not set takes the default of the backend.
pub type RealmCreate = Content<Realm, ForCreate>;

/// Changes to a realm: a field that is not set stays as it is.
pub type RealmPatch = Content<Realm, ForPatch>;

impl Content<Realm, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>) -> Self {
        Self::empty().name(name)
    }
}

impl Content<Realm, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// All realms below this one, at any depth; the backend lists them.
pub const ALL_CHILDREN: Field<
    Realm,
    Vec<crate::model::Reference<crate::model::Realm>>,
> = Field::new("_all_children");
/// The realms right below this one; the backend lists them.
pub const CHILDREN: Field<Realm, Vec<crate::model::Reference<crate::model::Realm>>> = Field::new(
    "_children",
);
/// When the item was created.
pub const CREATED: Field<Realm, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<Realm, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Realm, crate::model::Id<crate::model::Realm>> = Field::new("_id");
/// How many realms lie above this one; the backend counts them.
pub const LEVEL: Field<Realm, i64> = Field::new("_level");
/// The realm right above this one; only the topmost realm has none.
pub const PARENT: Field<Realm, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_parent",
);
/// All realms above this one, from the topmost down; the backend lists them.
pub const TREE_PARENTS: Field<
    Realm,
    Vec<crate::model::Reference<crate::model::Realm>>,
> = Field::new("_tree_parents");
/// When the item was last changed.
pub const UPDATED: Field<Realm, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_delete",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_update",
);
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<Realm, String> = Field::new("alias");
/// Whether items that name no realm go to this one.
pub const DEFAULT: Field<Realm, bool> = Field::new("default");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<Realm, i64> = Field::new("definition_order");
/// The share of failed hosts and services that is serious, in percent.
pub const GLOBAL_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "global_critical_threshold",
);
/// The share of failed hosts and services that deserves a look, in percent.
pub const GLOBAL_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "global_warning_threshold",
);
/// The share of failed hosts that is serious, in percent.
pub const HOSTS_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "hosts_critical_threshold",
);
/// The share of failed hosts that deserves a look, in percent.
pub const HOSTS_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "hosts_warning_threshold",
);
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<Realm, String> = Field::new("imported_from");
/// The name of the realm: letters without accents, digits, spaces, hyphens and underscores.
pub const NAME: Field<Realm, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<Realm, String> = Field::new("notes");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<Realm, i64> = Field::new("schema_version");
/// The share of failed services that is serious, in percent.
pub const SERVICES_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "services_critical_threshold",
);
/// The share of failed services that deserves a look, in percent.
pub const SERVICES_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "services_warning_threshold",
);
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_all_children", ValueKind::List(&ValueKind::Reference("realm")))
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("_children", ValueKind::List(&ValueKind::Reference("realm")))
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_level", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("_parent", ValueKind::Reference("realm"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
    FieldInfo::new("_tree_parents", ValueKind::List(&ValueKind::Reference("realm")))
        .writable()
        .embeddable()
        .default("[]"),
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
    FieldInfo::new("default", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("global_critical_threshold", ValueKind::Integer)
        .writable()
        .default("5"),
    FieldInfo::new("global_warning_threshold", ValueKind::Integer)
        .writable()
        .default("3"),
    FieldInfo::new("hosts_critical_threshold", ValueKind::Integer)
        .writable()
        .default("5"),
    FieldInfo::new("hosts_warning_threshold", ValueKind::Integer)
        .writable()
        .default("3"),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("name", ValueKind::Text).writable().required().unique(),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).writable().default("1"),
    FieldInfo::new("services_critical_threshold", ValueKind::Integer)
        .writable()
        .default("5"),
    FieldInfo::new("services_warning_threshold", ValueKind::Integer)
        .writable()
        .default("3"),
];

impl<K> Content<Realm, K> {
    /// All realms below this one, at any depth; the backend lists them.
    pub fn all_children(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Realm>>,
    ) -> Self {
        self.set_references("_all_children", value)
    }

    /// The realms right below this one; the backend lists them.
    pub fn children(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Realm>>,
    ) -> Self {
        self.set_references("_children", value)
    }

    /// How many realms lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        self.set("_level", value)
    }

    /// The realm right above this one; only the topmost realm has none.
    pub fn parent(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_parent", &value)
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        self.clear("_parent")
    }

    /// All realms above this one, from the topmost down; the backend lists them.
    pub fn tree_parents(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Realm>>,
    ) -> Self {
        self.set_references("_tree_parents", value)
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

    /// Whether items that name no realm go to this one.
    pub fn default(self, value: bool) -> Self {
        self.set("default", value)
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The share of failed hosts and services that is serious, in percent.
    pub fn global_critical_threshold(self, value: i64) -> Self {
        self.set("global_critical_threshold", value)
    }

    /// The share of failed hosts and services that deserves a look, in percent.
    pub fn global_warning_threshold(self, value: i64) -> Self {
        self.set("global_warning_threshold", value)
    }

    /// The share of failed hosts that is serious, in percent.
    pub fn hosts_critical_threshold(self, value: i64) -> Self {
        self.set("hosts_critical_threshold", value)
    }

    /// The share of failed hosts that deserves a look, in percent.
    pub fn hosts_warning_threshold(self, value: i64) -> Self {
        self.set("hosts_warning_threshold", value)
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// The name of the realm: letters without accents, digits, spaces, hyphens and underscores.
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

    /// The share of failed services that is serious, in percent.
    pub fn services_critical_threshold(self, value: i64) -> Self {
        self.set("services_critical_threshold", value)
    }

    /// The share of failed services that deserves a look, in percent.
    pub fn services_warning_threshold(self, value: i64) -> Self {
        self.set("services_warning_threshold", value)
    }
}

impl Content<Realm, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_id", &value)
    }
}
