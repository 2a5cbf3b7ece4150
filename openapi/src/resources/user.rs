use crate::{resource::resource, resources::NAME, AnyValue, CommandLink, FreeObject, HostOption, RealmLink, ServiceOption, TimePeriodLink};

resource! {
    /// The resource `user`.
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
        /// The field `name`.
        "name" name: String, required, unique().not_empty().pattern(NAME);
        /// The field `alias`.
        "alias" alias: String, default "";
        /// The field `notes`.
        "notes" notes: String, default "";
        /// The field `tags`.
        "tags" tags: Vec<String>, default [];
        /// The field `customs`.
        "customs" customs: FreeObject, default FreeObject::new();
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

        /// The field `_is_template`.
        "_is_template" is_template: bool, default false;
        /// The field `_templates`.
        "_templates" templates: Vec<UserLink>, default [];
        /// The field `_template_fields`.
        "_template_fields" template_fields: Vec<AnyValue>, default [];

        /// The field `address6`.
        "address6" address6: String, default "";

        /// The field `password`.
        "password" password: String, default "NOPASSWORDSET";
        /// The field `token`.
        "token" token: String, default "";
        /// The field `is_admin`.
        "is_admin" is_admin: bool, default false;
        /// The field `back_role_super_admin`.
        "back_role_super_admin" back_role_super_admin: bool, default false;
        /// The field `can_submit_commands`.
        "can_submit_commands" can_submit_commands: bool, default false;
        /// The field `can_update_livestate`.
        "can_update_livestate" can_update_livestate: bool, default false, skill_level(2);
        /// The field `skill_level`.
        "skill_level" skill_level: i64, default 0, between(0, 2);
        /// The field `ui_preferences`.
        "ui_preferences" ui_preferences: FreeObject, default FreeObject::new();
        /// The field `webui_visible`.
        "webui_visible" webui_visible: bool, default true, since(2);

        /// The field `email`.
        "email" email: String, default "";
        /// The field `pager`.
        "pager" pager: String, default "";
        /// The field `address1`.
        "address1" address1: String, default "";
        /// The field `address2`.
        "address2" address2: String, default "";
        /// The field `address3`.
        "address3" address3: String, default "";
        /// The field `address4`.
        "address4" address4: String, default "";
        /// The field `address5`.
        "address5" address5: String, default "";
        /// The field `min_business_impact`.
        "min_business_impact" min_business_impact: i64, default 0, skill_level(1);
        /// The field `notificationways`.
        "notificationways" notificationways: Vec<AnyValue>, default [], skill_level(2);

        /// The field `host_notifications_enabled`.
        "host_notifications_enabled" host_notifications_enabled: bool, default false;
        /// The field `host_notification_period`.
        "host_notification_period" host_notification_period: TimePeriodLink, required;
        /// The field `host_notification_options`.
        "host_notification_options" host_notification_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::UserUnreachable, HostOption::Recovery,
            HostOption::Flapping, HostOption::Downtime,
        ], one_of(["d", "u", "r", "f", "s", "n"]);
        /// The field `host_notification_commands`.
        "host_notification_commands" host_notification_commands: Option<Vec<CommandLink>>, optional,
            nullable();
        /// The field `service_notifications_enabled`.
        "service_notifications_enabled" service_notifications_enabled: bool, default false;
        /// The field `service_notification_period`.
        "service_notification_period" service_notification_period: TimePeriodLink, required;
        /// The field `service_notification_options`.
        "service_notification_options" service_notification_options: Vec<ServiceOption>, default [
            ServiceOption::Warning, ServiceOption::StateUnknown,
            ServiceOption::Critical, ServiceOption::Recovery, ServiceOption::Flapping,
            ServiceOption::Downtime,
        ], one_of(["w", "u", "c", "r", "f", "s", "n"]);
        /// The field `service_notification_commands`.
        "service_notification_commands" service_notification_commands: Option<Vec<CommandLink>>, optional,
            nullable();
    }
}
