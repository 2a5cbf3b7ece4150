use crate::{ActionVerb, HostLink, RealmLink, ServiceLink, UserLink, resource::resource};

resource! {
    /// Somebody takes charge of the problem of a host or service, or gives it back. Front ends
    /// create it; the monitoring engine carries it out and marks it as processed.
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
        /// Whether to acknowledge the problem or to give it back.
        "action" action: ActionVerb, default ActionVerb::Add;
        /// What the user had to say about it; the history repeats it.
        "comment" comment: String, default "";

        /// Whether the acknowledgement holds until all is well again, and not just until the next
        /// change of state.
        "sticky" sticky: bool, default true;
        /// Whether the comment survives a restart of the monitoring engine.
        "persistent" persistent: bool, default true;
        /// Whether the contacts are told of the acknowledgement.
        "notify" notify: bool, default false;
        /// Whether the monitoring engine took the request in hand.
        "processed" processed: bool, default false;
        /// Whether those concerned were told.
        "notified" notified: bool, default false;
    }
}
