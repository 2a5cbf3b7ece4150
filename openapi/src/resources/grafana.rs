use crate::{resource::resource, RealmLink, UserLink};

resource! {
    /// The resource `grafana`.
    Grafana {
        name: "grafana",
        singular: "grafana",
        plural: "grafanas",
        link: GrafanaLink,
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
        "port" port: i64, default 3000, not_empty();
        /// The field `ssl`.
        "ssl" ssl: bool, default false;
        /// The field `apikey`.
        "apikey" apikey: String, required, not_empty();
        /// The field `refresh`.
        "refresh" refresh: String, default "1m", not_empty();
        /// The field `timezone`.
        "timezone" timezone: String, default "browser", not_empty();
    }
}
