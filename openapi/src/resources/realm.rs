use crate::{resource::resource, UserLink};

resource! {
    /// The resource `realm`.
    Realm {
        name: "realm",
        singular: "realm",
        plural: "realms",
        link: RealmLink,
        schema_version: 1,
        traits: [tree],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The field `name`.
        "name" name: String, required, unique().not_empty().pattern(r"^[a-zA-Z0-9 \-_]+$");
        /// The field `alias`.
        "alias" alias: String, default "";
        /// The field `notes`.
        "notes" notes: String, default "";
        /// The field `definition_order`.
        "definition_order" definition_order: i64, default 100;
        /// The field `imported_from`.
        "imported_from" imported_from: String, default "unknown";

        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The field `_users_update`.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The field `_users_delete`.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The field `_parent`.
        "_parent" parent: Option<RealmLink>, default None, not_nullable();
        /// The field `_level`.
        "_level" level: i64, default 0;
        /// The field `_tree_parents`.
        "_tree_parents" tree_parents: Vec<RealmLink>, default [];
        /// The field `_children`.
        "_children" children: Vec<RealmLink>, default [];
        /// The field `_all_children`.
        "_all_children" all_children: Vec<RealmLink>, default [];
        /// The field `default`.
        "default" default: bool, default false;

        /// The field `hosts_warning_threshold`.
        "hosts_warning_threshold" hosts_warning_threshold: i64, default 3, between(0, 100);
        /// The field `hosts_critical_threshold`.
        "hosts_critical_threshold" hosts_critical_threshold: i64, default 5, between(0, 100);
        /// The field `services_warning_threshold`.
        "services_warning_threshold" services_warning_threshold: i64, default 3, between(0, 100);
        /// The field `services_critical_threshold`.
        "services_critical_threshold" services_critical_threshold: i64, default 5, between(0, 100);
        /// The field `global_warning_threshold`.
        "global_warning_threshold" global_warning_threshold: i64, default 3, between(0, 100);
        /// The field `global_critical_threshold`.
        "global_critical_threshold" global_critical_threshold: i64, default 5, between(0, 100);
    }
}
