// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! User groups.
//!
//! A group of users, also called a contact group. User groups form a tree with the root `All`.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::UserGroup;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The user groups of a backend, made by [`Backend::user_groups`].
pub type UserGroups = Collection<UserGroup>;

impl Backend {
    /// The user groups of this backend.
    pub fn user_groups(&self) -> UserGroups {
        self.collection()
    }
}

impl Described for UserGroup {
    const INFO: ResourceInfo = ResourceInfo {
        name: "usergroup",
        singular: "user_group",
        plural: "user_groups",
        open: false,
        templating: false,
        tree: true,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_user_groups",
        create: "create_user_group",
        delete_all: "delete_all_user_groups",
        get: "get_user_group",
        update: "update_user_group",
        replace: "",
        delete: "delete_user_group",
    };
}

impl Named for UserGroup {}

/// The content of a new user group: a field that is not set takes the default of the backend.
pub type UserGroupCreate = Content<UserGroup, ForCreate>;

/// Changes to a user group: a field that is not set stays as it is.
pub type UserGroupPatch = Content<UserGroup, ForPatch>;

impl Content<UserGroup, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>, realm: impl AsId<crate::model::Realm>) -> Self {
        Self::empty().name(name).realm(realm)
    }
}

impl Content<UserGroup, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<UserGroup, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<UserGroup, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<UserGroup, crate::model::Id<crate::model::UserGroup>> = Field::new(
    "_id",
);
/// The depth in the tree: 0 for the root.
pub const LEVEL: Field<UserGroup, i64> = Field::new("_level");
/// The parent in the tree; null for the root only. Default: `null`.
pub const PARENT: Field<UserGroup, crate::model::Reference<crate::model::UserGroup>> = Field::new(
    "_parent",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<UserGroup, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<UserGroup, bool> = Field::new("_sub_realm");
/// The ancestors in the tree, from the root down to the parent.
pub const TREE_PARENTS: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("_tree_parents");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<UserGroup, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<UserGroup, String> = Field::new("alias");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<UserGroup, i64> = Field::new("definition_order");
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<UserGroup, String> = Field::new("imported_from");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<UserGroup, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<UserGroup, String> = Field::new("notes");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<UserGroup, i64> = Field::new("schema_version");
/// The member groups; repeated ones are dropped. Default: `[]`.
pub const USERGROUPS: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The member users; repeated ones are dropped. Default: `[]`.
pub const USERS: Field<UserGroup, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "users",
);
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_level", ValueKind::Integer).default("0"),
    FieldInfo::new("_parent", ValueKind::Reference("usergroup"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("_tree_parents", ValueKind::List(&ValueKind::Reference("usergroup")))
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
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("usergroups", ValueKind::List(&ValueKind::Reference("usergroup")))
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("users", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable()
        .default("[]"),
];

impl<K> Content<UserGroup, K> {
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

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// The member groups; repeated ones are dropped. Default: `[]`.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::UserGroup>>,
    ) -> Self {
        self.set_references("usergroups", value)
    }

    /// The member users; repeated ones are dropped. Default: `[]`.
    pub fn users(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("users", value)
    }
}

impl Content<UserGroup, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::UserGroup>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: impl AsId<crate::model::UserGroup>) -> Self {
        self.set_reference("_parent", &value)
    }
}

impl Content<UserGroup, ForPatch> {
    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: impl AsId<crate::model::UserGroup>) -> Self {
        self.set_reference("_parent", &value)
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        self.clear("_parent")
    }
}
