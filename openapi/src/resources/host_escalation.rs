use crate::{
    HostGroupLink, HostLink, HostOption, RealmLink, TimePeriodLink, UserGroupLink, UserLink,
    resource::resource,
};

resource! {
    /// Tells more people of the problem of a host when it lasts.
    HostEscalation {
        name: "hostescalation",
        singular: "host_escalation",
        plural: "host_escalations",
        link: HostEscalationLink,
        schema_version: 1,
        traits: [],
        indexes: [],
    }
    fields {
        /// The name by which people and other programs know the item.
        "name" name: String, required, unique().not_empty();
        /// A friendlier name to show; the backend copies the name when there is none.
        "alias" alias: String, default "";
        /// Whatever is worth remembering about the item.
        "notes" notes: String, default "";
        /// Of several definitions of one name, the one with the lowest number counts.
        "definition_order" definition_order: i64, default 100;
        /// The program or file that the item came from.
        "imported_from" imported_from: String, default "unknown";

        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: RealmLink, required;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The users who may change the item by a `custom` right.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The users who may delete the item by a `custom` right.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The hosts that it is for.
        "hosts" hosts: Option<Vec<HostLink>>, optional;
        /// The groups of hosts that it is for.
        "hostgroups" hostgroups: Option<Vec<HostGroupLink>>, optional;

        /// The users who are told in addition.
        "users" users: Option<Vec<UserLink>>, optional;
        /// The groups whose users are told in addition.
        "usergroups" usergroups: Option<Vec<UserGroupLink>>, optional;
        /// The minutes from one notification to the next while it lasts.
        "notification_interval" notification_interval: i64, default 60;

        /// The states and events that it is for.
        "escalation_options" escalation_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::Unreachable, HostOption::Recovery,
        ], within(&crate::spec::subsets::HOST_ESCALATION);
        /// When it holds; always, when there is none.
        "escalation_period" escalation_period: Option<TimePeriodLink>, optional;
        /// How many minutes a problem must last for it to begin.
        "first_notification_time" first_notification_time: i64, default 60;
        /// After how many minutes of a problem it ends.
        "last_notification_time" last_notification_time: i64, default 240;
        /// The number of the notification that it begins with; superseded by the time.
        "first_notification" first_notification: Option<i64>, optional;
        /// The number of the notification that it ends with; superseded by the time.
        "last_notification" last_notification: Option<i64>, optional;
    }
}
