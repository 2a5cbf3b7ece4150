use crate::{GraphiteLink, InfluxDbLink, resource::resource};

resource! {
    /// A metric that its database did not take, kept until it does. The backend keeps it for
    /// itself.
    TimeseriesRetention {
        name: "timeseriesretention",
        singular: "timeseries_retention",
        plural: "timeseries_retentions",
        link: TimeseriesRetentionLink,
        schema_version: 1,
        traits: [internal],
        indexes: [],
    }
    fields {
        /// What was measured.
        "name" name: String, required;

        /// The name of the host, as metrics spell it.
        "host" host: String, required;
        /// The name of the service, as metrics spell it; empty for the host itself.
        "service" service: String, required;

        /// The Graphite database that the metric is for; null when it is for another.
        "graphite" graphite: Option<GraphiteLink>, default None;
        /// The `InfluxDB` database that the metric is for; null when it is for another.
        "influxdb" influxdb: Option<InfluxDbLink>, default None;

        /// The names of the realms down to that of the host, joined by dots.
        "realm" realm: String, required;
        /// When it was measured, in seconds since 1970.
        "timestamp" timestamp: i64, required;
        /// What was measured, as text.
        "value" value: String, required;
        /// The unit of the value; empty for none.
        "uom" uom: String, default "", required();
    }
}
