use crate::{
    AnyValue, CommandLink, FreeObject, HostOption, Secret, ServiceOption, TimePeriodLink,
    resource::resource,
};

resource! {
    /// A user: the account of a person or program, and a contact that notifications are sent to; or
    /// a template for users.
    User {
        name: "user",
        singular: "user",
        plural: "users",
        link: UserLink,
        schema_version: 2,
        properties: templating().accounts().decides_rights().pruned_from_lists()
            .lookups(&["_templates", "token"]).default_items(&["admin"]),
        effects: [
            Create => "The password is stored as a hash and never shown. The user gets a role to \
                read its realm.",
            Update => "A new password ends the session of the user. Only super administrators \
                change what grants rights.",
            List | Read => "Passwords and the tokens of others are not shown; users may read \
                their own account.",
            Remove | RemoveAll => "The roles of the user are deleted with it.",
        ],
        groups: [naming, labels, origin, ownership, templates(UserLink)],
        indexes: [
            "index_name" => ["name"],
            "index_tpl" => ["_is_template"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The login name, unique.
        name: String, required, a_name().unique().not_empty().pattern(super::NAME);
        /// The password, in clear text when it is written; its hash is stored. Never shown.
        password: Secret, default "NOPASSWORDSET", secret().write_only().self_service();
        /// The API token. Shown to its owner only; `POST /login` with `"action": "generate"`
        /// creates a new one.
        token: Secret, default "", secret().read_only().live_state().self_service();
        /// Whether front ends treat the user as an administrator. Only a super administrator can
        /// set it.
        is_admin: bool, default false, grants_rights();
        /// Whether the user is a super administrator, to whom no right is denied. Only a super
        /// administrator can set it.
        back_role_super_admin: bool, default false, grants_rights();
        /// Whether the user may acknowledge problems, schedule downtimes and force checks. Only a
        /// super administrator can set it.
        can_submit_commands: bool, default false, grants_rights();
        /// Whether the user may submit live states, for front ends. Only a super administrator can
        /// set it.
        can_update_livestate: bool, default false, grants_rights().skill_level(2);
        /// How much detail front ends show: 0 for a beginner, 1 for an intermediate user, 2 for an
        /// expert.
        skill_level: i64, default 0, between(0, 2);
        /// The preferences that front ends store for the user.
        ui_preferences: FreeObject, default FreeObject::new(), live_state().self_service();
        /// Whether front ends list the user.
        webui_visible: bool, default true, since(2);

        /// The email address for notifications.
        email: String, default "", self_service();
        /// The telephone or pager number for notifications.
        pager: String, default "", self_service();
        /// An additional address for notifications.
        address1: String, default "", self_service();
        /// An additional address for notifications.
        address2: String, default "", self_service();
        /// An additional address for notifications.
        address3: String, default "", self_service();
        /// An additional address for notifications.
        address4: String, default "", self_service();
        /// An additional address for notifications.
        address5: String, default "", self_service();
        /// An additional address for notifications.
        address6: String, default "", self_service();
        /// The lowest business impact of the items of which the user is notified, from 0 to 5.
        min_business_impact: i64, default 0, skill_level(1);
        /// The names of additional notification ways.
        notificationways: Vec<AnyValue>, default [], skill_level(2);

        /// Whether the user is notified of hosts.
        host_notifications_enabled: bool, default false, self_service();
        /// The time period in which the user is notified of hosts. The backend sets `Never` when it
        /// is left out.
        host_notification_period: TimePeriodLink, required, self_service();
        /// The states and events of hosts of which the user is notified.
        host_notification_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::UserUnreachable, HostOption::Recovery,
            HostOption::Flapping, HostOption::Downtime,
        ], within(&crate::spec::subsets::HOST_CONTACT).self_service();
        /// The commands that send the host notifications; those of templates are added.
        host_notification_commands: Option<Vec<CommandLink>>, optional,
            nullable().accumulated().self_service();
        /// Whether the user is notified of services.
        service_notifications_enabled: bool, default false, self_service();
        /// The time period in which the user is notified of services. The backend sets `Never` when
        /// it is left out.
        service_notification_period: TimePeriodLink, required, self_service();
        /// The states and events of services of which the user is notified.
        service_notification_options: Vec<ServiceOption>, default [
            ServiceOption::Warning, ServiceOption::Unknown, ServiceOption::Critical,
            ServiceOption::Recovery, ServiceOption::Flapping, ServiceOption::Downtime,
        ], within(&crate::spec::subsets::SERVICE_CONTACT).self_service();
        /// The commands that send the service notifications; those of templates are added.
        service_notification_commands: Option<Vec<CommandLink>>, optional,
            nullable().accumulated().self_service();
    }
}
