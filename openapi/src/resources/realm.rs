use crate::{UserLink, resource::resource};

resource! {
    /// A part of the monitored world. Every other item belongs to a realm, and rights are given
    /// realm by realm; the realms form a tree below the realm `All`.
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
        /// The name of the realm: letters without accents, digits, spaces, hyphens and underscores.
        "name" name: String, required, unique().not_empty().pattern(r"^[a-zA-Z0-9 \-_]+$");
        /// A friendlier name to show; the backend copies the name when there is none.
        "alias" alias: String, default "";
        /// Whatever is worth remembering about the item.
        "notes" notes: String, default "";
        /// Of several definitions of one name, the one with the lowest number counts.
        "definition_order" definition_order: i64, default 100;
        /// The program or file that the item came from.
        "imported_from" imported_from: String, default "unknown";

        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The users who may change the item by a `custom` right.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The users who may delete the item by a `custom` right.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The realm right above this one; only the topmost realm has none.
        "_parent" parent: Option<RealmLink>, default None;
        /// How many realms lie above this one; the backend counts them.
        "_level" level: i64, default 0;
        /// All realms above this one, from the topmost down; the backend lists them.
        "_tree_parents" tree_parents: Vec<RealmLink>, default [];
        /// The realms right below this one; the backend lists them.
        "_children" children: Vec<RealmLink>, default [];
        /// All realms below this one, at any depth; the backend lists them.
        "_all_children" all_children: Vec<RealmLink>, default [];
        /// Whether items that name no realm go to this one.
        "default" default: bool, default false;

        /// The share of failed hosts that deserves a look, in percent.
        "hosts_warning_threshold" hosts_warning_threshold: i64, default 3, between(0, 100);
        /// The share of failed hosts that is serious, in percent.
        "hosts_critical_threshold" hosts_critical_threshold: i64, default 5, between(0, 100);
        /// The share of failed services that deserves a look, in percent.
        "services_warning_threshold" services_warning_threshold: i64, default 3, between(0, 100);
        /// The share of failed services that is serious, in percent.
        "services_critical_threshold" services_critical_threshold: i64, default 5, between(0, 100);
        /// The share of failed hosts and services that deserves a look, in percent.
        "global_warning_threshold" global_warning_threshold: i64, default 3, between(0, 100);
        /// The share of failed hosts and services that is serious, in percent.
        "global_critical_threshold" global_critical_threshold: i64, default 5, between(0, 100);
    }
}
