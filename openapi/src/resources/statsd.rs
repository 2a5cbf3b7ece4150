use crate::resource::resource;

resource! {
    /// A `StatsD` daemon through which metrics are sent to Graphite or `InfluxDB`.
    StatsD {
        name: "statsd",
        singular: "statsd",
        plural: "statsds",
        nouns: ["a StatsD server", "StatsD servers"],
        link: StatsDLink,
        schema_version: 1,
        effects: [
            Create => "Serves its realm, and the realms below with `_sub_realm`.",
        ],
        groups: [unique_name, ownership],
    }
    fields {
        /// The host name or IP address of the daemon.
        address: String, required, not_empty();
        /// The UDP port of the daemon.
        port: i64, default 8125, not_empty();
        /// The prefix that the daemon adds to metric names.
        prefix: String, default "";
    }
}
