use crate::resource::resource;

resource! {
    /// A realm: a part of the monitored infrastructure. Every other item belongs to a realm, and
    /// rights are granted by realm. Realms form a tree with the root `All`.
    Realm {
        name: "realm",
        singular: "realm",
        plural: "realms",
        link: RealmLink,
        schema_version: 1,
        properties: tree().decides_rights().realm_field("_id").default_items(&["All"]),
        effects: [
            Create => "A live synthesis is created for the realm.",
            Update => "With a new `_parent`, the levels and parents of all realms below are \
                recomputed, and their etags change.",
            Remove => "Refused (409) while the realm has realms below it or owns items. Its live \
                synthesis and the roles on it are deleted with it.",
            RemoveAll => "Items of the deleted realms move to the nearest realm above that stays.",
        ],
        groups: [naming, origin, access, tree(RealmLink)],
        indexes: [
            "index_name" => ["name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The name of the realm, unique: letters without accents, digits, spaces, hyphens and
        /// underscores.
        name: String, required, a_name().unique().not_empty().pattern(r"^[a-zA-Z0-9 \-_]+$");
        /// The children in the tree.
        "_children" children: Vec<RealmLink>, default [], read_only();
        /// The descendants in the tree, at any depth.
        "_all_children" all_children: Vec<RealmLink>, default [], read_only();
        /// Whether the realm is the default realm of the monitoring engine.
        default: bool, default false;

        /// The share of hosts with problems from which front ends show a warning, in percent.
        hosts_warning_threshold: i64, default 3, between(0, 100);
        /// The share of hosts with problems from which front ends show a critical state, in
        /// percent.
        hosts_critical_threshold: i64, default 5, between(0, 100);
        /// The share of services with problems from which front ends show a warning, in percent.
        services_warning_threshold: i64, default 3, between(0, 100);
        /// The share of services with problems from which front ends show a critical state, in
        /// percent.
        services_critical_threshold: i64, default 5, between(0, 100);
        /// The share of hosts and services with problems from which front ends show a warning, in
        /// percent.
        global_warning_threshold: i64, default 3, between(0, 100);
        /// The share of hosts and services with problems from which front ends show a critical
        /// state, in percent.
        global_critical_threshold: i64, default 5, between(0, 100);
    }
}
