use crate::{Secret, resource::resource};

resource! {
    /// A Grafana server in which the backend creates a dashboard for each host of a realm.
    Grafana {
        name: "grafana",
        singular: "grafana",
        plural: "grafanas",
        nouns: ["a Grafana server", "Grafana servers"],
        link: GrafanaLink,
        schema_version: 1,
        effects: [
            Create => "Serves its realm, and the realms below with `_sub_realm`.",
        ],
        groups: [unique_name, ownership],
    }
    fields {
        /// The host name or IP address of the server.
        address: String, required, not_empty();
        /// The TCP port of the server.
        port: i64, default 3000, not_empty();
        /// Whether the server is accessed over HTTPS.
        ssl: bool, default false;
        /// The API key, with the role of an administrator. Shown only to users who may change the
        /// item.
        apikey: Secret, required, not_empty().secret();
        /// The refresh interval of dashboards, as Grafana writes it: `1m`.
        refresh: String, default "1m", not_empty();
        /// The time zone of dashboards, as Grafana names it: `browser` or `utc`.
        timezone: String, default "browser", not_empty();
    }
}
