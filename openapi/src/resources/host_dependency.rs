use crate::{
    HostGroupLink, HostLink, HostOption, RealmLink, TimePeriodLink, UserLink, resource::resource,
};

resource! {
    /// Keeps some hosts from being checked, or their contacts from being notified, while other
    /// hosts are in trouble.
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
        /// The name by which people and other programs know the item.
        "name" name: Option<String>, optional, unique().not_empty();
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

        /// The hosts that are needed.
        "hosts" hosts: Option<Vec<HostLink>>, optional;
        /// The groups whose hosts are needed.
        "hostgroups" hostgroups: Option<Vec<HostGroupLink>>, optional;

        /// The hosts that need the others.
        "dependent_hosts" dependent_hosts: Option<Vec<HostLink>>, optional;
        /// The groups whose hosts need the others.
        "dependent_hostgroups" dependent_hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// When the dependency holds.
        "dependency_period" dependency_period: TimePeriodLink, required;
        /// Whether what the needed ones need is needed as well.
        "inherits_parent" inherits_parent: bool, default false;
        /// The states of the needed ones in which the dependent ones are not checked.
        "execution_failure_criteria" execution_failure_criteria: Vec<HostOption>, default [
            HostOption::Nothing,
        ], within(&crate::spec::subsets::HOST_EXECUTION);
        /// The states of the needed ones in which nobody is told of the dependent ones.
        "notification_failure_criteria" notification_failure_criteria: Vec<HostOption>, default [
            HostOption::Down, HostOption::UserUnreachable, HostOption::Pending,
        ], within(&crate::spec::subsets::HOST_SUPPRESSION);
    }
}
