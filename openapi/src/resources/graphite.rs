use crate::{GrafanaLink, RealmLink, StatsDLink, UserLink, resource::resource};

resource! {
    /// A Graphite database to which the metrics of a realm are sent.
    Graphite {
        name: "graphite",
        singular: "graphite",
        plural: "graphites",
        link: GraphiteLink,
        schema_version: 2,
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

        /// The host name or IP address of Carbon, which takes the metrics.
        "carbon_address" carbon_address: String, required, not_empty();
        /// The TCP port on which Carbon takes pickled metrics.
        "carbon_port" carbon_port: i64, default 2004, not_empty();
        /// The host name or IP address of Graphite's web server, which Grafana reads from.
        "graphite_address" graphite_address: String, required, not_empty();
        /// The TCP port of Graphite's web server.
        "graphite_port" graphite_port: i64, default 8080, not_empty();
        /// What the names of all metrics begin with.
        "prefix" prefix: String, default "";
        /// Whether the names of metrics contain the names of their realms.
        "realms_prefix" realms_prefix: bool, default true, since(2);
        /// The Grafana server that shows the metrics; null for none.
        "grafana" grafana: Option<GrafanaLink>, default None;
        /// The `StatsD` daemon that the metrics go through; null to send them straight to the
        /// database.
        "statsd" statsd: Option<StatsDLink>, default None;
    }
}
