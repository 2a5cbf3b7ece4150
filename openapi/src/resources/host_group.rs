use crate::{resource::resource, HostLink, RealmLink, UserLink};

resource! {
    /// The resource `hostgroup`.
    HostGroup {
        name: "hostgroup",
        singular: "host_group",
        plural: "host_groups",
        link: HostGroupLink,
        schema_version: 1,
        traits: [tree],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The field `name`.
        "name" name: String, required, unique().not_empty();
        /// The field `alias`.
        "alias" alias: String, default "";
        /// The field `notes`.
        "notes" notes: String, default "";
        /// The field `notes_url`.
        "notes_url" notes_url: String, default "";
        /// The field `action_url`.
        "action_url" action_url: String, default "";
        /// The field `definition_order`.
        "definition_order" definition_order: i64, default 100;
        /// The field `imported_from`.
        "imported_from" imported_from: String, default "unknown";

        /// The field `_realm`.
        "_realm" realm: RealmLink, required;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The field `_users_update`.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The field `_users_delete`.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The field `_parent`.
        "_parent" parent: Option<HostGroupLink>, default None;
        /// The field `_level`.
        "_level" level: i64, default 0;
        /// The field `_tree_parents`.
        "_tree_parents" tree_parents: Vec<HostGroupLink>, default [];

        /// The field `hosts`.
        "hosts" hosts: Vec<HostLink>, default [];
        /// The field `hostgroups`.
        "hostgroups" hostgroups: Vec<HostGroupLink>, default [];
    }
}
