use crate::{resource::resource, HostGroupLink, HostLink, HostOption, RealmLink, TimePeriodLink, UserGroupLink, UserLink};

resource! {
    /// The resource `hostescalation`.
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
        /// The field `name`.
        "name" name: String, required, unique().not_empty();
        /// The field `alias`.
        "alias" alias: String, default "";
        /// The field `notes`.
        "notes" notes: String, default "";
        /// The field `definition_order`.
        "definition_order" definition_order: i64, default 100;
        /// The field `imported_from`.
        "imported_from" imported_from: String, default "unknown";

        /// The field `_realm`.
        "_realm" realm: RealmLink, required;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The field `_users_update`.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The field `_users_delete`.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The field `hosts`.
        "hosts" hosts: Option<Vec<HostLink>>, optional;
        /// The field `hostgroups`.
        "hostgroups" hostgroups: Option<Vec<HostGroupLink>>, optional;

        /// The field `users`.
        "users" users: Option<Vec<UserLink>>, optional;
        /// The field `usergroups`.
        "usergroups" usergroups: Option<Vec<UserGroupLink>>, optional;
        /// The field `notification_interval`.
        "notification_interval" notification_interval: i64, default 60;

        /// The field `escalation_options`.
        "escalation_options" escalation_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::Unreachable, HostOption::Recovery,
        ], one_of(["d", "x", "r"]);
        /// The field `escalation_period`.
        "escalation_period" escalation_period: Option<TimePeriodLink>, optional;
        /// The field `first_notification_time`.
        "first_notification_time" first_notification_time: i64, default 60;
        /// The field `last_notification_time`.
        "last_notification_time" last_notification_time: i64, default 240;
        /// The field `first_notification`.
        "first_notification" first_notification: Option<i64>, optional;
        /// The field `last_notification`.
        "last_notification" last_notification: Option<i64>, optional;
    }
}
