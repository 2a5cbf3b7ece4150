use crate::{resource::resource, HostGroupLink, HostLink, HostOption, RealmLink, TimePeriodLink, UserLink};

resource! {
    /// The resource `hostdependency`.
    HostDependency {
        name: "hostdependency",
        singular: "host_dependency",
        plural: "host_dependencies",
        link: HostDependencyLink,
        schema_version: 1,
        traits: [],
        indexes: [],
    }
    fields {
        /// The field `name`.
        "name" name: Option<String>, optional, unique().not_empty();
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

        /// The field `dependent_hosts`.
        "dependent_hosts" dependent_hosts: Option<Vec<HostLink>>, optional;
        /// The field `dependent_hostgroups`.
        "dependent_hostgroups" dependent_hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The field `dependency_period`.
        "dependency_period" dependency_period: TimePeriodLink, required;
        /// The field `inherits_parent`.
        "inherits_parent" inherits_parent: bool, default false;
        /// The field `execution_failure_criteria`.
        "execution_failure_criteria" execution_failure_criteria: Vec<HostOption>, default [
            HostOption::Nothing,
        ], one_of(["o", "d", "x", "p", "n"]);
        /// The field `notification_failure_criteria`.
        "notification_failure_criteria" notification_failure_criteria: Vec<HostOption>, default [
            HostOption::Down, HostOption::UserUnreachable, HostOption::Pending,
        ], one_of(["o", "d", "x", "p", "n"]);
    }
}
