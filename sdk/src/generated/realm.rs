// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Realms.
//!
//! A realm: a part of the monitored infrastructure. Every other item belongs to a realm, and rights are granted by realm. Realms form a tree with the root `All`.

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

/// The descendants in the tree, at any depth.
pub const ALL_CHILDREN: Field<
    Realm,
    Vec<crate::model::Reference<crate::model::Realm>>,
> = Field::new("_all_children");
/// The children in the tree.
pub const CHILDREN: Field<Realm, Vec<crate::model::Reference<crate::model::Realm>>> = Field::new(
    "_children",
);
/// When the item was created.
pub const CREATED: Field<Realm, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<Realm, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Realm, crate::model::Id<crate::model::Realm>> = Field::new("_id");
/// The depth in the tree: 0 for the root.
pub const LEVEL: Field<Realm, i64> = Field::new("_level");
/// The parent in the tree; null for the root only. Default: `null`.
pub const PARENT: Field<Realm, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_parent",
);
/// The ancestors in the tree, from the root down to the parent.
pub const TREE_PARENTS: Field<
    Realm,
    Vec<crate::model::Reference<crate::model::Realm>>,
> = Field::new("_tree_parents");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<Realm, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_delete",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_update",
);
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<Realm, String> = Field::new("alias");
/// Whether the realm is the default realm of the monitoring engine. Default: `false`.
pub const DEFAULT: Field<Realm, bool> = Field::new("default");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<Realm, i64> = Field::new("definition_order");
/// The share of hosts and services with problems from which front ends show a critical state, in percent. Default: `5`.
pub const GLOBAL_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "global_critical_threshold",
);
/// The share of hosts and services with problems from which front ends show a warning, in percent. Default: `3`.
pub const GLOBAL_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "global_warning_threshold",
);
/// The share of hosts with problems from which front ends show a critical state, in percent. Default: `5`.
pub const HOSTS_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "hosts_critical_threshold",
);
/// The share of hosts with problems from which front ends show a warning, in percent. Default: `3`.
pub const HOSTS_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "hosts_warning_threshold",
);
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<Realm, String> = Field::new("imported_from");
/// The name of the realm, unique: letters without accents, digits, spaces, hyphens and underscores.
pub const NAME: Field<Realm, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<Realm, String> = Field::new("notes");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<Realm, i64> = Field::new("schema_version");
/// The share of services with problems from which front ends show a critical state, in percent. Default: `5`.
pub const SERVICES_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "services_critical_threshold",
);
/// The share of services with problems from which front ends show a warning, in percent. Default: `3`.
pub const SERVICES_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "services_warning_threshold",
);
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_all_children", ValueKind::List(&ValueKind::Reference("realm")))
        .embeddable()
        .default("[]"),
    FieldInfo::new("_children", ValueKind::List(&ValueKind::Reference("realm")))
        .embeddable()
        .default("[]"),
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_level", ValueKind::Integer).default("0"),
    FieldInfo::new("_parent", ValueKind::Reference("realm"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
    FieldInfo::new("_tree_parents", ValueKind::List(&ValueKind::Reference("realm")))
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
        .default("5")
        .minimum(0)
        .maximum(100),
    FieldInfo::new("global_warning_threshold", ValueKind::Integer)
        .writable()
        .default("3")
        .minimum(0)
        .maximum(100),
    FieldInfo::new("hosts_critical_threshold", ValueKind::Integer)
        .writable()
        .default("5")
        .minimum(0)
        .maximum(100),
    FieldInfo::new("hosts_warning_threshold", ValueKind::Integer)
        .writable()
        .default("3")
        .minimum(0)
        .maximum(100),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[a-zA-Z0-9 \\-_]*[a-zA-Z0-9\\-_][a-zA-Z0-9 \\-_]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("services_critical_threshold", ValueKind::Integer)
        .writable()
        .default("5")
        .minimum(0)
        .maximum(100),
    FieldInfo::new("services_warning_threshold", ValueKind::Integer)
        .writable()
        .default("3")
        .minimum(0)
        .maximum(100),
];

impl<K> Content<Realm, K> {
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

    /// Whether the realm is the default realm of the monitoring engine. Default: `false`.
    pub fn default(self, value: bool) -> Self {
        self.set("default", value)
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The share of hosts and services with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn global_critical_threshold(self, value: i64) -> Self {
        self.set("global_critical_threshold", value)
    }

    /// The share of hosts and services with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn global_warning_threshold(self, value: i64) -> Self {
        self.set("global_warning_threshold", value)
    }

    /// The share of hosts with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn hosts_critical_threshold(self, value: i64) -> Self {
        self.set("hosts_critical_threshold", value)
    }

    /// The share of hosts with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn hosts_warning_threshold(self, value: i64) -> Self {
        self.set("hosts_warning_threshold", value)
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// The name of the realm, unique: letters without accents, digits, spaces, hyphens and underscores.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// The share of services with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn services_critical_threshold(self, value: i64) -> Self {
        self.set("services_critical_threshold", value)
    }

    /// The share of services with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn services_warning_threshold(self, value: i64) -> Self {
        self.set("services_warning_threshold", value)
    }
}

impl Content<Realm, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_parent", &value)
    }
}

impl Content<Realm, ForPatch> {
    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_parent", &value)
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        self.clear("_parent")
    }
}
