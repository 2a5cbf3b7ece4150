use crate::{Secret, resource::resource};

resource! {
    /// An `InfluxDB` database to which the metrics of a realm are sent.
    InfluxDb {
        name: "influxdb",
        singular: "influxdb",
        plural: "influxdbs",
        nouns: ["an InfluxDB server", "InfluxDB servers"],
        link: InfluxDbLink,
        schema_version: 1,
        properties: metrics_database(),
        effects: [
            Create => "Serves its realm, and the realms below with `_sub_realm`.",
        ],
        groups: [unique_name, ownership, dashboards],
    }
    fields {
        /// The host name or IP address of the server.
        address: String, required, not_empty();
        /// The TCP port of the server.
        port: i64, default 8086, not_empty();
        /// The name of the database.
        database: String, default "alignak", required().not_empty();
        /// The user name in the database. Shown only to users who may change the item.
        login: Secret, required, not_empty().secret();
        /// The password in the database, stored in clear text. Shown only to users who may change
        /// the item.
        password: Secret, required, not_empty().secret();
        /// The prefix of metric names in dashboards. Metrics are sent without it.
        prefix: String, default "";
    }
}
