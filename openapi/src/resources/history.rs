use crate::{
    HistoryType, HostLink, LogCheckResultLink, RealmLink, ServiceLink, UserLink, resource::resource,
};

resource! {
    /// One event in the life of a host or service.
    History {
        name: "history",
        singular: "history_event",
        plural: "history",
        link: HistoryLink,
        schema_version: 1,
        traits: [],
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
        /// What kind of event it was.
        "type" r#type: HistoryType, default HistoryType::CheckResult, required();

        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: Option<RealmLink>, optional;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;

        /// The host that the event is about.
        "host" host: Option<HostLink>, optional, nullable();
        /// The name of the host, which stays known after the host is gone.
        "host_name" host_name: Option<String>, optional, pattern(super::NAME);
        /// The service that the event is about; null when it is about the host alone.
        "service" service: Option<ServiceLink>, optional, nullable();
        /// The name of the service, which stays known after the service is gone.
        "service_name" service_name: Option<String>, optional, pattern(super::NAME);
        /// The user who caused the event; null for the monitoring engine.
        "user" user: Option<UserLink>, optional, nullable();
        /// The name of the user, or `Alignak` for the monitoring engine.
        "user_name" user_name: Option<String>, optional, pattern(super::NAME);
        /// What happened, in words.
        "message" message: String, default "";

        /// The check result that the event reports.
        "logcheckresult" logcheckresult: Option<LogCheckResultLink>, optional;
    }
}
