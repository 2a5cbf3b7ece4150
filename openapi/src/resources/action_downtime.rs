use crate::{resource::resource, ActionVerb, HostLink, RealmLink, ServiceLink, UserLink};

resource! {
    /// The resource `actiondowntime`.
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
        /// The field `_realm`.
        "_realm" realm: Option<RealmLink>, optional;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;

        /// The field `host`.
        "host" host: HostLink, required;
        /// The field `service`.
        "service" service: Option<ServiceLink>, required, nullable();
        /// The field `user`.
        "user" user: UserLink, required;
        /// The field `action`.
        "action" action: ActionVerb, default ActionVerb::Add;
        /// The field `comment`.
        "comment" comment: String, default "";

        /// The field `fixed`.
        "fixed" fixed: bool, default true;
        /// The field `start_time`.
        "start_time" start_time: i64, default 0;
        /// The field `end_time`.
        "end_time" end_time: i64, default 86400;
        /// The field `duration`.
        "duration" duration: i64, default 86400;
        /// The field `processed`.
        "processed" processed: bool, default false;
        /// The field `notified`.
        "notified" notified: bool, default false;
    }
}
