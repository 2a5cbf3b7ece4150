use crate::{resource::resource, resources::NAME, HistoryType, HostLink, LogCheckResultLink, RealmLink, ServiceLink, UserLink};

resource! {
    /// The resource `history`.
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
        /// The field `type`.
        "type" r#type: HistoryType, default HistoryType::CheckResult, required();

        /// The field `_realm`.
        "_realm" realm: Option<RealmLink>, optional;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;

        /// The field `host`.
        "host" host: Option<HostLink>, optional, nullable();
        /// The field `host_name`.
        "host_name" host_name: Option<String>, optional, pattern(NAME);
        /// The field `service`.
        "service" service: Option<ServiceLink>, optional, nullable();
        /// The field `service_name`.
        "service_name" service_name: Option<String>, optional, pattern(NAME);
        /// The field `user`.
        "user" user: Option<UserLink>, optional, nullable();
        /// The field `user_name`.
        "user_name" user_name: Option<String>, optional, pattern(NAME);
        /// The field `message`.
        "message" message: String, default "";

        /// The field `logcheckresult`.
        "logcheckresult" logcheckresult: Option<LogCheckResultLink>, optional;
    }
}
