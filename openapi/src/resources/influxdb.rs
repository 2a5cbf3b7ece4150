use crate::{resource::resource, GrafanaLink, RealmLink, StatsDLink, UserLink};

resource! {
    /// The resource `influxdb`.
    InfluxDb {
        name: "influxdb",
        singular: "influxdb",
        plural: "influxdbs",
        link: InfluxDbLink,
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
        "port" port: i64, default 8086, not_empty();
        /// The field `login`.
        "login" login: String, required, not_empty();
        /// The field `database`.
        "database" database: String, default "alignak", required().not_empty();
        /// The field `prefix`.
        "prefix" prefix: String, default "";
        /// The field `grafana`.
        "grafana" grafana: Option<GrafanaLink>, default None;
        /// The field `statsd`.
        "statsd" statsd: Option<StatsDLink>, default None;

        /// The field `password`.
        "password" password: String, required, not_empty();
    }
}
