use crate::{HostGroupLink, HostLink, ServiceLink, ServiceOption, resource::resource};

resource! {
    /// A dependency between services: while the services depended upon are in certain states, the
    /// dependent services are not checked, or their notifications are suppressed.
    ServiceDependency {
        name: "servicedependency",
        singular: "service_dependency",
        plural: "service_dependencies",
        link: ServiceDependencyLink,
        schema_version: 1,
        groups: [dependency, naming, origin, ownership],
    }
    fields {
        /// The hosts of the services depended upon.
        hosts: Option<Vec<HostLink>>, optional;
        /// The groups of hosts of the services depended upon.
        hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The services depended upon.
        services: Option<Vec<ServiceLink>>, optional;
        /// The hosts of the dependent services.
        dependent_hosts: Option<Vec<HostLink>>, optional;
        /// The groups of hosts of the dependent services.
        dependent_hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The dependent services.
        dependent_services: Option<Vec<ServiceLink>>, optional;
        /// Whether the dependency applies on each host of the groups separately.
        explode_hostgroup: bool, default false;
        /// The states of the services depended upon in which the dependent services are not
        /// checked.
        execution_failure_criteria: Vec<ServiceOption>, default [
            ServiceOption::Unknown, ServiceOption::Critical, ServiceOption::Warning,
        ], within(&crate::spec::subsets::SERVICE_FAILURE);
        /// The states of the services depended upon in which notifications of the dependent
        /// services are suppressed.
        notification_failure_criteria: Vec<ServiceOption>, default [
            ServiceOption::Unknown, ServiceOption::Critical, ServiceOption::Warning,
        ], within(&crate::spec::subsets::SERVICE_FAILURE);
    }
}
