use crate::{AnyValue, resource::resource};

resource! {
    /// Check results whose metrics wait to be sent to a time series database. Internal.
    Outbox {
        name: "outbox",
        singular: "outbox_entry",
        plural: "outbox_entries",
        link: OutboxLink,
        schema_version: 1,
        properties: internal(),
    }
    fields {
        /// The id of the Graphite or `InfluxDB` database.
        database: String, required;
        /// The results: realm path, host, service, time, performance data and states of each.
        results: Vec<AnyValue>, default [];
    }
}
