use crate::{HostLink, RealmLink, ServiceLink, UserLink, resource::resource};

resource! {
    /// Somebody wants a host or service to be checked at once. Front ends create it; the monitoring
    /// engine carries it out and marks it as processed.
    ActionForceCheck {
        name: "actionforcecheck",
        singular: "action_force_check",
        plural: "action_force_checks",
        link: ActionForceCheckLink,
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
        /// What the user had to say about it; the history repeats it.
        "comment" comment: String, default "";

        /// Whether the monitoring engine took the request in hand.
        "processed" processed: bool, default false;
    }
}
