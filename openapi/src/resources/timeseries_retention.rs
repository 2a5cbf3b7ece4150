use crate::{resource::resource, GraphiteLink, InfluxDbLink};

resource! {
    /// The resource `timeseriesretention`.
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
        /// The field `name`.
        "name" name: String, required;

        /// The field `host`.
        "host" host: String, required;
        /// The field `service`.
        "service" service: String, required;

        /// The field `graphite`.
        "graphite" graphite: Option<GraphiteLink>, default None;
        /// The field `influxdb`.
        "influxdb" influxdb: Option<InfluxDbLink>, default None;

        /// The field `realm`.
        "realm" realm: String, required;
        /// The field `timestamp`.
        "timestamp" timestamp: i64, required;
        /// The field `value`.
        "value" value: String, required;
        /// The field `uom`.
        "uom" uom: String, default "", required();
    }
}
