use crate::{resource::resource, ActionVerb, HostLink, RealmLink, ServiceLink, UserLink};

resource! {
    /// The resource `actionacknowledge`.
    ActionAcknowledge {
        name: "actionacknowledge",
        singular: "action_acknowledge",
        plural: "action_acknowledges",
        link: ActionAcknowledgeLink,
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

        /// The field `sticky`.
        "sticky" sticky: bool, default true;
        /// The field `persistent`.
        "persistent" persistent: bool, default true;
        /// The field `notify`.
        "notify" notify: bool, default false;
        /// The field `processed`.
        "processed" processed: bool, default false;
        /// The field `notified`.
        "notified" notified: bool, default false;
    }
}
