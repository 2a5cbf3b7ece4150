use crate::{GrafanaLink, RealmLink, StatsDLink, UserLink, resource::resource};

resource! {
    /// An `InfluxDB` database to which the metrics of a realm are sent.
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

        /// The TCP port of the server.
        "port" port: i64, default 8086, not_empty();
        /// The user name in the database.
        "login" login: String, required, not_empty();
        /// The name of the database.
        "database" database: String, default "alignak", required().not_empty();
        /// What the dashboards take for the beginning of the names; nothing that is sent carries
        /// it.
        "prefix" prefix: String, default "";
        /// The Grafana server that shows the metrics; null for none.
        "grafana" grafana: Option<GrafanaLink>, default None;
        /// The `StatsD` daemon that the metrics go through; null to send them straight to the
        /// database.
        "statsd" statsd: Option<StatsDLink>, default None;

        /// The password in the database, which is stored in clear.
        "password" password: String, required, not_empty();
    }
}
