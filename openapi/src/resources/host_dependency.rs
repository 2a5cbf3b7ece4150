use crate::{HostGroupLink, HostLink, HostOption, resource::resource};

resource! {
    /// A dependency between hosts: while the hosts depended upon are in certain states, the
    /// dependent hosts are not checked, or their notifications are suppressed.
    HostDependency {
        name: "hostdependency",
        singular: "host_dependency",
        plural: "host_dependencies",
        link: HostDependencyLink,
        schema_version: 1,
        groups: [dependency, naming, origin, ownership],
    }
    fields {
        /// The hosts depended upon.
        hosts: Option<Vec<HostLink>>, optional;
        /// The groups of hosts depended upon.
        hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The dependent hosts.
        dependent_hosts: Option<Vec<HostLink>>, optional;
        /// The groups of dependent hosts.
        dependent_hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The states of the hosts depended upon in which the dependent hosts are not checked.
        execution_failure_criteria: Vec<HostOption>, default [HostOption::Nothing],
            within(&crate::spec::subsets::HOST_FAILURE);
        /// The states of the hosts depended upon in which notifications of the dependent hosts are
        /// suppressed.
        notification_failure_criteria: Vec<HostOption>, default [
            HostOption::Down, HostOption::UserUnreachable, HostOption::Pending,
        ], within(&crate::spec::subsets::HOST_FAILURE);
    }
}
