// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Service groups.
//!
//! A group of services. Service groups form a tree with the root `All`.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::ServiceGroup;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The service groups of a backend, made by [`Backend::service_groups`].
pub type ServiceGroups = Collection<ServiceGroup>;

impl Backend {
    /// The service groups of this backend.
    pub fn service_groups(&self) -> ServiceGroups {
        self.collection()
    }
}

impl Described for ServiceGroup {
    const INFO: ResourceInfo = ResourceInfo {
        name: "servicegroup",
        singular: "service_group",
        plural: "service_groups",
        open: false,
        templating: false,
        tree: true,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_service_groups",
        create: "create_service_group",
        delete_all: "delete_all_service_groups",
        get: "get_service_group",
        update: "update_service_group",
        replace: "",
        delete: "delete_service_group",
    };
}

impl Named for ServiceGroup {}

/// The content of a new service group: a field that is not set takes the default of the backend.
pub type ServiceGroupCreate = Content<ServiceGroup, ForCreate>;

/// Changes to a service group: a field that is not set stays as it is.
pub type ServiceGroupPatch = Content<ServiceGroup, ForPatch>;

impl Content<ServiceGroup, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>, realm: impl AsId<crate::model::Realm>) -> Self {
        Self::empty().name(name).realm(realm)
    }
}

impl Content<ServiceGroup, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<ServiceGroup, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ServiceGroup, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<ServiceGroup, crate::model::Id<crate::model::ServiceGroup>> = Field::new(
    "_id",
);
/// The depth in the tree: 0 for the root.
pub const LEVEL: Field<ServiceGroup, i64> = Field::new("_level");
/// The parent in the tree; null for the root only. Default: `null`.
pub const PARENT: Field<
    ServiceGroup,
    crate::model::Reference<crate::model::ServiceGroup>,
> = Field::new("_parent");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<ServiceGroup, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ServiceGroup, bool> = Field::new("_sub_realm");
/// The ancestors in the tree, from the root down to the parent.
pub const TREE_PARENTS: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::ServiceGroup>>,
> = Field::new("_tree_parents");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ServiceGroup, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// URLs of actions on the item, for front ends to link to. Default: `""`.
pub const ACTION_URL: Field<ServiceGroup, String> = Field::new("action_url");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<ServiceGroup, String> = Field::new("alias");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<ServiceGroup, i64> = Field::new("definition_order");
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<ServiceGroup, String> = Field::new("imported_from");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<ServiceGroup, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<ServiceGroup, String> = Field::new("notes");
/// URLs of documentation about the item, for front ends to link to. Default: `""`.
pub const NOTES_URL: Field<ServiceGroup, String> = Field::new("notes_url");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ServiceGroup, i64> = Field::new("schema_version");
/// The member groups; repeated ones are dropped. Default: `[]`.
pub const SERVICEGROUPS: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::ServiceGroup>>,
> = Field::new("servicegroups");
/// The member services; repeated ones are dropped. Default: `[]`.
pub const SERVICES: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("services");
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_level", ValueKind::Integer).default("0"),
    FieldInfo::new("_parent", ValueKind::Reference("servicegroup"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new(
            "_tree_parents",
            ValueKind::List(&ValueKind::Reference("servicegroup")),
        )
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
    FieldInfo::new(
            "servicegroups",
            ValueKind::List(&ValueKind::Reference("servicegroup")),
        )
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("services", ValueKind::List(&ValueKind::Reference("service")))
        .writable()
        .embeddable()
        .default("[]"),
];

impl<K> Content<ServiceGroup, K> {
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

    /// The member groups; repeated ones are dropped. Default: `[]`.
    pub fn servicegroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::ServiceGroup>>,
    ) -> Self {
        self.set_references("servicegroups", value)
    }

    /// The member services; repeated ones are dropped. Default: `[]`.
    pub fn services(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Service>>,
    ) -> Self {
        self.set_references("services", value)
    }
}

impl Content<ServiceGroup, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::ServiceGroup>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: impl AsId<crate::model::ServiceGroup>) -> Self {
        self.set_reference("_parent", &value)
    }
}

impl Content<ServiceGroup, ForPatch> {
    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: impl AsId<crate::model::ServiceGroup>) -> Self {
        self.set_reference("_parent", &value)
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        self.clear("_parent")
    }
}
