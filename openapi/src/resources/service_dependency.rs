use crate::{
    HostGroupLink, HostLink, RealmLink, ServiceLink, ServiceOption, TimePeriodLink, UserLink,
    resource::resource,
};

resource! {
    /// Keeps some services from being checked, or their contacts from being notified, while other
    /// services are in trouble.
    ServiceDependency {
        name: "servicedependency",
        singular: "service_dependency",
        plural: "service_dependencies",
        link: ServiceDependencyLink,
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

        /// The hosts on which the needed services run.
        "hosts" hosts: Option<Vec<HostLink>>, optional;
        /// The groups on whose hosts the needed services run.
        "hostgroups" hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The services that are needed.
        "services" services: Option<Vec<ServiceLink>>, optional;

        /// The hosts on which the dependent services run.
        "dependent_hosts" dependent_hosts: Option<Vec<HostLink>>, optional;
        /// The groups on whose hosts the dependent services run.
        "dependent_hostgroups" dependent_hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The services that need the others.
        "dependent_services" dependent_services: Option<Vec<ServiceLink>>, optional;
        /// When the dependency holds.
        "dependency_period" dependency_period: TimePeriodLink, required;
        /// Whether what the needed ones need is needed as well.
        "inherits_parent" inherits_parent: bool, default false;
        /// Whether the dependency is made anew for each host of the groups.
        "explode_hostgroup" explode_hostgroup: bool, default false;
        /// The states of the needed ones in which the dependent ones are not checked.
        "execution_failure_criteria" execution_failure_criteria: Vec<ServiceOption>, default [
            ServiceOption::StateUnknown, ServiceOption::Critical, ServiceOption::Warning,
        ], within(&crate::spec::subsets::SERVICE_FAILURE);
        /// The states of the needed ones in which nobody is told of the dependent ones.
        "notification_failure_criteria" notification_failure_criteria: Vec<ServiceOption>, default [
            ServiceOption::StateUnknown, ServiceOption::Critical, ServiceOption::Warning,
        ], within(&crate::spec::subsets::SERVICE_FAILURE);
    }
}
