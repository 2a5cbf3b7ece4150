use crate::{HostLink, RealmLink, UserLink, resource::resource};

resource! {
    /// A named set of hosts. The groups form a tree below the group `All`.
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
        /// The name by which people and other programs know the item.
        "name" name: String, required, unique().not_empty();
        /// A friendlier name to show; the backend copies the name when there is none.
        "alias" alias: String, default "";
        /// Whatever is worth remembering about the item.
        "notes" notes: String, default "";
        /// Addresses of pages about the item.
        "notes_url" notes_url: String, default "";
        /// Addresses of pages on which something can be done about the item.
        "action_url" action_url: String, default "";
        /// Of several definitions of one name, the one with the lowest number counts.
        "definition_order" definition_order: i64, default 100;
        /// The program or file that the item came from.
        "imported_from" imported_from: String, default "unknown";

        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: RealmLink, required;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The users who may change the item by a `custom` right.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The users who may delete the item by a `custom` right.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The group right above this one; only the topmost group has none.
        "_parent" parent: Option<HostGroupLink>, default None;
        /// How many groups lie above this one; the backend counts them.
        "_level" level: i64, default 0;
        /// All groups above this one, from the topmost down; the backend lists them.
        "_tree_parents" tree_parents: Vec<HostGroupLink>, default [];

        /// The hosts of the group.
        "hosts" hosts: Vec<HostLink>, default [];
        /// The groups in the group.
        "hostgroups" hostgroups: Vec<HostGroupLink>, default [];
    }
}
