use crate::{RealmLink, UserLink, resource::resource};

resource! {
    /// A `StatsD` daemon through which metrics go on their way to Graphite or `InfluxDB`.
    StatsD {
        name: "statsd",
        singular: "statsd",
        plural: "statsds",
        link: StatsDLink,
        schema_version: 1,
        traits: [],
        indexes: [],
    }
    fields {
        /// The name by which people and other programs know the item.
        "name" name: String, required, unique().not_empty();

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

        /// The host name or IP address of the server.
        "address" address: String, required, not_empty();

        /// The UDP port that the daemon listens on.
        "port" port: i64, default 8125, not_empty();
        /// What the daemon puts before the names that it passes on.
        "prefix" prefix: String, default "";
    }
}
