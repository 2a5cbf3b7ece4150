use crate::resource::resource;

resource! {
    /// The numbers of hosts and services of one realm in each state. The backend keeps the
    /// counters up to date.
    LiveSynthesis {
        name: "livesynthesis",
        singular: "live_synthesis",
        plural: "live_syntheses",
        link: LiveSynthesisLink,
        schema_version: 2,
        properties: counters().weak_references().lookups(&["_realm"]),
        effects: [
            List | Read => "Counts the hosts and services of a realm by state. The backend keeps the \
                counters: they change without a new etag.",
        ],
        groups: [counters],
        indexes: [
            "index_host" => ["host", "name"],
            "index_name" => ["name"],
            "index_tpl" => ["_is_template"],
        ],
    }
    fields {
        /// The realm whose hosts and services are counted.
        "_realm" realm: crate::RealmLink, required;
        /// Whether the item is also visible to users of the realms below its own.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item through the right `custom`.
        "_users_read" users_read: Option<Vec<crate::UserLink>>, optional;
    }
}
