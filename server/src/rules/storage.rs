//! What stores must know of the resources: how the rules look items up, and what they rest on.

use crate::store::Layout;

/// The layout that every store of this server is opened with.
pub static LAYOUT: Layout = Layout {
    lookups: &[
        ("user", "token"),
        ("userrestrictrole", "user"),
        ("livesynthesis", "_realm"),
        ("livesynthesisretention", "livesynthesis"),
        ("outbox", "database"),
        ("timeseriesretention", "graphite"),
        ("timeseriesretention", "influxdb"),
    ],
    unselective: &[
        ("logcheckresult", "service_name"),
        ("history", "service_name"),
    ],
    unique_together: &[("service", &["host", "name"])],
    records: &[
        "history",
        "logcheckresult",
        "livesynthesis",
        "livesynthesisretention",
        "alignak_notifications",
        "outbox",
        "timeseriesretention",
    ],
    copied_flag: "_is_template",
    sums: "livesynthesis",
};
