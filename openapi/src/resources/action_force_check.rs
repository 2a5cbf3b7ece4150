use crate::{resource::resource, HostLink, RealmLink, ServiceLink, UserLink};

resource! {
    /// The resource `actionforcecheck`.
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
        /// The field `comment`.
        "comment" comment: String, default "";

        /// The field `processed`.
        "processed" processed: bool, default false;
    }
}
