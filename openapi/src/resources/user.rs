use crate::{
    AnyValue, CommandLink, FreeObject, HostOption, RealmLink, ServiceOption, TimePeriodLink,
    resource::resource,
};

resource! {
    /// Somebody, or a program, that uses the backend or is told of problems, or a template for such
    /// users.
    User {
        name: "user",
        singular: "user",
        plural: "users",
        link: UserLink,
        schema_version: 2,
        traits: [templating],
        indexes: [
            "index_name" => ["name"],
            "index_tpl" => ["_is_template"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The name that the user logs in with.
        "name" name: String, required, unique().not_empty().pattern(super::NAME);
        /// A friendlier name to show; the backend copies the name when there is none.
        "alias" alias: String, default "";
        /// Whatever is worth remembering about the item.
        "notes" notes: String, default "";
        /// Words to sort and find items by; templates add theirs.
        "tags" tags: Vec<String>, default [];
        /// Macros of the user's own, by name; templates add theirs.
        "customs" customs: FreeObject, default FreeObject::new();
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

        /// Whether this is a template, from which others are made and which cannot log in.
        "_is_template" is_template: bool, default false;
        /// The templates that fill the fields not set here; of two, the later one prevails.
        "_templates" templates: Vec<UserLink>, default [];
        /// The fields whose values still follow the templates; the backend lists them.
        "_template_fields" template_fields: Vec<AnyValue>, default [];

        /// A further address for notifications, the last of six.
        "address6" address6: String, default "";

        /// The password for logging in; only its hash is stored.
        "password" password: String, default "NOPASSWORDSET";
        /// The token of the user's programs; whatever is written here, the backend makes a new one.
        "token" token: String, default "";
        /// Whether front ends let the user administer.
        "is_admin" is_admin: bool, default false;
        /// Whether the user may do everything, whatever the other rights are.
        "back_role_super_admin" back_role_super_admin: bool, default false;
        /// Whether the user may acknowledge problems, plan downtimes and force checks.
        "can_submit_commands" can_submit_commands: bool, default false;
        /// Whether front ends let the user set states.
        "can_update_livestate" can_update_livestate: bool, default false, skill_level(2);
        /// How much front ends show: 0 to a beginner, 1 to somebody with practice, 2 to an expert.
        "skill_level" skill_level: i64, default 0, between(0, 2);
        /// What front ends want to remember of the user.
        "ui_preferences" ui_preferences: FreeObject, default FreeObject::new();
        /// Whether front ends list the user.
        "webui_visible" webui_visible: bool, default true, since(2);

        /// The mail address for notifications.
        "email" email: String, default "";
        /// The number of a telephone or pager for notifications.
        "pager" pager: String, default "";
        /// A further address for notifications, the first of six.
        "address1" address1: String, default "";
        /// A further address for notifications, the second of six.
        "address2" address2: String, default "";
        /// A further address for notifications, the third of six.
        "address3" address3: String, default "";
        /// A further address for notifications, the fourth of six.
        "address4" address4: String, default "";
        /// A further address for notifications, the fifth of six.
        "address5" address5: String, default "";
        /// The least business impact of an item that the user is told of, from 0 to 5.
        "min_business_impact" min_business_impact: i64, default 0, skill_level(1);
        /// Names of further ways to notify the user.
        "notificationways" notificationways: Vec<AnyValue>, default [], skill_level(2);

        /// Whether the user is told of the problems of hosts.
        "host_notifications_enabled" host_notifications_enabled: bool, default false;
        /// When the user is told of the problems of hosts.
        "host_notification_period" host_notification_period: TimePeriodLink, required;
        /// Which states and events of hosts the user is told of.
        "host_notification_options" host_notification_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::UserUnreachable, HostOption::Recovery,
            HostOption::Flapping, HostOption::Downtime,
        ], within(&crate::spec::subsets::HOST_CONTACT);
        /// The commands that tell the user of the problems of hosts.
        "host_notification_commands" host_notification_commands: Option<Vec<CommandLink>>, optional,
            nullable();
        /// Whether the user is told of the problems of services.
        "service_notifications_enabled" service_notifications_enabled: bool, default false;
        /// When the user is told of the problems of services.
        "service_notification_period" service_notification_period: TimePeriodLink, required;
        /// Which states and events of services the user is told of.
        "service_notification_options" service_notification_options: Vec<ServiceOption>, default [
            ServiceOption::Warning, ServiceOption::StateUnknown, ServiceOption::Critical,
            ServiceOption::Recovery, ServiceOption::Flapping, ServiceOption::Downtime,
        ], within(&crate::spec::subsets::SERVICE_CONTACT);
        /// The commands that tell the user of the problems of services.
        "service_notification_commands" service_notification_commands:
            Option<Vec<CommandLink>>, optional,
            nullable();
    }
}
