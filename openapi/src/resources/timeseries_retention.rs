use crate::{GraphiteLink, InfluxDbLink, resource::resource};

resource! {
    /// A metric that could not be sent to its database and is kept until it can. Internal.
    TimeseriesRetention {
        name: "timeseriesretention",
        singular: "timeseries_retention",
        plural: "timeseries_retentions",
        link: TimeseriesRetentionLink,
        schema_version: 1,
        properties: internal().weak_references().lookups(&["graphite", "influxdb"]),
    }
    fields {
        /// The name of the metric.
        name: String, required;
        /// The name of the host, as it appears in metric names.
        host: String, required;
        /// The name of the service, as it appears in metric names; empty for the host itself.
        service: String, required;
        /// The Graphite database that the metric is for; null if it is for another.
        graphite: Option<GraphiteLink>, default None;
        /// The `InfluxDB` database that the metric is for; null if it is for another.
        influxdb: Option<InfluxDbLink>, default None;
        /// The names of the realms from the root down to that of the host, joined by dots.
        realm: String, required;
        /// When the metric was measured, in Unix seconds.
        timestamp: i64, required;
        /// The value, as text.
        value: String, required;
        /// The unit of the value; empty for none.
        uom: String, default "", required();
    }
}
