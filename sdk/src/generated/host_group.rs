// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Host groups.
//!
//! A group of hosts. Host groups form a tree with the root `All`.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::HostGroup;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The host groups of a backend, made by [`Backend::host_groups`].
pub type HostGroups = Collection<HostGroup>;

impl Backend {
    /// The host groups of this backend.
    pub fn host_groups(&self) -> HostGroups {
        self.collection()
    }
}

impl Described for HostGroup {
    const INFO: ResourceInfo = ResourceInfo {
        name: "hostgroup",
        singular: "host_group",
        plural: "host_groups",
        open: false,
        templating: false,
        tree: true,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_host_groups",
        create: "create_host_group",
        delete_all: "delete_all_host_groups",
        get: "get_host_group",
        update: "update_host_group",
        replace: "",
        delete: "delete_host_group",
    };
}

impl Named for HostGroup {}

/// The content of a new host group: a field that is not set takes the default of the backend.
pub type HostGroupCreate = Content<HostGroup, ForCreate>;

/// Changes to a host group: a field that is not set stays as it is.
pub type HostGroupPatch = Content<HostGroup, ForPatch>;

impl Content<HostGroup, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>, realm: impl AsId<crate::model::Realm>) -> Self {
        Self::empty().name(name).realm(realm)
    }
}

impl Content<HostGroup, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<HostGroup, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<HostGroup, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<HostGroup, crate::model::Id<crate::model::HostGroup>> = Field::new(
    "_id",
);
/// The depth in the tree: 0 for the root.
pub const LEVEL: Field<HostGroup, i64> = Field::new("_level");
/// The parent in the tree; null for the root only. Default: `null`.
pub const PARENT: Field<HostGroup, crate::model::Reference<crate::model::HostGroup>> = Field::new(
    "_parent",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<HostGroup, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<HostGroup, bool> = Field::new("_sub_realm");
/// The ancestors in the tree, from the root down to the parent.
pub const TREE_PARENTS: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("_tree_parents");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<HostGroup, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// URLs of actions on the item, for front ends to link to. Default: `""`.
pub const ACTION_URL: Field<HostGroup, String> = Field::new("action_url");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<HostGroup, String> = Field::new("alias");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<HostGroup, i64> = Field::new("definition_order");
/// The member groups; repeated ones are dropped. Default: `[]`.
pub const HOSTGROUPS: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The member hosts; repeated ones are dropped. Default: `[]`.
pub const HOSTS: Field<HostGroup, Vec<crate::model::Reference<crate::model::Host>>> = Field::new(
    "hosts",
);
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<HostGroup, String> = Field::new("imported_from");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<HostGroup, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<HostGroup, String> = Field::new("notes");
/// URLs of documentation about the item, for front ends to link to. Default: `""`.
pub const NOTES_URL: Field<HostGroup, String> = Field::new("notes_url");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<HostGroup, i64> = Field::new("schema_version");
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_level", ValueKind::Integer).default("0"),
    FieldInfo::new("_parent", ValueKind::Reference("hostgroup"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("_tree_parents", ValueKind::List(&ValueKind::Reference("hostgroup")))
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
    FieldInfo::new("action_url", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("alias", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("hostgroups", ValueKind::List(&ValueKind::Reference("hostgroup")))
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("hosts", ValueKind::List(&ValueKind::Reference("host")))
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notes_url", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
];

impl<K> Content<HostGroup, K> {
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

    /// URLs of actions on the item, for front ends to link to. Default: `""`.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        self.set::<String>("action_url", value.into())
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The member groups; repeated ones are dropped. Default: `[]`.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::HostGroup>>,
    ) -> Self {
        self.set_references("hostgroups", value)
    }

    /// The member hosts; repeated ones are dropped. Default: `[]`.
    pub fn hosts(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Host>>,
    ) -> Self {
        self.set_references("hosts", value)
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

    /// URLs of documentation about the item, for front ends to link to. Default: `""`.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes_url", value.into())
    }
}

impl Content<HostGroup, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::HostGroup>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: impl AsId<crate::model::HostGroup>) -> Self {
        self.set_reference("_parent", &value)
    }
}

impl Content<HostGroup, ForPatch> {
    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: impl AsId<crate::model::HostGroup>) -> Self {
        self.set_reference("_parent", &value)
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        self.clear("_parent")
    }
}
