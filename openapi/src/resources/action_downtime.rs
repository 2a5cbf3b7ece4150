use crate::{ActionVerb, HostLink, RealmLink, ServiceLink, UserLink, resource::resource};

resource! {
    /// Somebody plans a downtime for a host or service, or cancels one. Front ends create it; the
    /// monitoring engine carries it out and marks it as processed.
    ActionDowntime {
        name: "actiondowntime",
        singular: "action_downtime",
        plural: "action_downtimes",
        link: ActionDowntimeLink,
        schema_version: 1,
        traits: [],
        indexes: [],
    }
    fields {
        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: Option<RealmLink>, optional;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;

        /// The host that it is about.
        "host" host: HostLink, required;
        /// The service that it is about; null for the host itself.
        "service" service: Option<ServiceLink>, required, nullable();
        /// The user who asked for it.
        "user" user: UserLink, required;
        /// Whether to plan the downtime or to cancel it.
        "action" action: ActionVerb, default ActionVerb::Add;
        /// What the user had to say about it; the history repeats it.
        "comment" comment: String, default "";

        /// Whether the downtime lasts from start to end; otherwise it begins with a problem in
        /// between and lasts for its duration.
        "fixed" fixed: bool, default true;
        /// When the downtime starts, in seconds since 1970.
        "start_time" start_time: i64, default 0;
        /// When the downtime ends, in seconds since 1970.
        "end_time" end_time: i64, default 86400;
        /// How long a downtime that is not fixed lasts, in seconds.
        "duration" duration: i64, default 86400;
        /// Whether the monitoring engine took the request in hand.
        "processed" processed: bool, default false;
        /// Whether those concerned were told.
        "notified" notified: bool, default false;
    }
}
