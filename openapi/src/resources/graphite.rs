use crate::resource::resource;

resource! {
    /// A Graphite database to which the metrics of a realm are sent.
    Graphite {
        name: "graphite",
        singular: "graphite",
        plural: "graphites",
        nouns: ["a Graphite server", "Graphite servers"],
        link: GraphiteLink,
        schema_version: 2,
        properties: metrics_database(),
        effects: [
            Create => "Serves its realm, and the realms below with `_sub_realm`.",
        ],
        groups: [unique_name, ownership, dashboards],
    }
    fields {
        /// The host name or IP address of the Carbon daemon that receives the metrics.
        carbon_address: String, required, not_empty();
        /// The TCP port of Carbon's pickle receiver.
        carbon_port: i64, default 2004, not_empty();
        /// The host name or IP address of the Graphite web server, which Grafana queries.
        graphite_address: String, required, not_empty();
        /// The TCP port of the Graphite web server.
        graphite_port: i64, default 8080, not_empty();
        /// The prefix of all metric names.
        prefix: String, default "";
        /// Whether metric names contain the names of the realms from the root down.
        realms_prefix: bool, default true, since(2);
    }
}
