use crate::{HistoryType, HostLink, LogCheckResultLink, ServiceLink, UserLink, resource::resource};

resource! {
    /// One event in the history of a host or service: a check result, an acknowledgement, a
    /// downtime, a notification, a comment…
    HistoryEvent {
        name: "history",
        singular: "history_event",
        plural: "history_events",
        nouns: ["an event of the history", "events of the history"],
        link: HistoryEventLink,
        schema_version: 1,
        properties: record().compact().weak_references().unselective(&["service_name"]),
        effects: [
            List => "Sort by `-_id` for the newest first.",
            Create => "Most events are recorded by the backend itself.",
        ],
        groups: [visibility],
        indexes: [
            "index_created" => ["_created"],
            "index_host" => ["host"],
            "index_host_name" => ["host_name"],
            "index_host_service_name" => ["host_name", "service_name"],
            "index_service" => ["service"],
            "index_service_name" => ["service_name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The kind of event.
        "type" r#type: HistoryType, default HistoryType::CheckResult, required();
        /// The host concerned.
        host: Option<HostLink>, optional, nullable();
        /// The name of the host, which is kept when the host is deleted.
        host_name: Option<String>, optional, a_name().pattern(super::NAME);
        /// The service concerned; null when the event is about the host itself.
        service: Option<ServiceLink>, optional, nullable();
        /// The name of the service, which is kept when the service is deleted.
        service_name: Option<String>, optional, a_name().pattern(super::NAME);
        /// The user who caused the event; null for the monitoring engine.
        user: Option<UserLink>, optional, nullable();
        /// The name of the user; `Alignak` for the monitoring engine.
        user_name: Option<String>, optional, a_name().pattern(super::NAME);
        /// The text of the event.
        message: String, default "";
        /// The check result that the event records.
        logcheckresult: Option<LogCheckResultLink>, optional;
    }
}
