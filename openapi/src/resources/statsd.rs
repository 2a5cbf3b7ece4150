use crate::{resource::resource, RealmLink, UserLink};

resource! {
    /// The resource `statsd`.
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
        /// The field `name`.
        "name" name: String, required, unique().not_empty();

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

        /// The field `address`.
        "address" address: String, required, not_empty();

        /// The field `port`.
        "port" port: i64, default 8125, not_empty();
        /// The field `prefix`.
        "prefix" prefix: String, default "";
    }
}
