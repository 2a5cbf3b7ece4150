use crate::{
    HostGroupLink, HostLink, ServiceLink, ServiceOption, UserGroupLink, UserLink,
    resource::resource,
};

resource! {
    /// An escalation: notifications of a lasting service problem are sent to further contacts.
    ServiceEscalation {
        name: "serviceescalation",
        singular: "service_escalation",
        plural: "service_escalations",
        link: ServiceEscalationLink,
        schema_version: 1,
        groups: [unique_name, naming, origin, ownership, escalation],
    }
    fields {
        /// The hosts whose services' notifications are escalated.
        hosts: Option<Vec<HostLink>>, optional;
        /// The groups of hosts whose services' notifications are escalated.
        hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The services whose notifications are escalated.
        services: Option<Vec<ServiceLink>>, optional;
        /// The further contacts.
        users: Vec<UserLink>, required;
        /// The further contact groups.
        usergroups: Vec<UserGroupLink>, required;
        /// The states and events that are escalated.
        escalation_options: Vec<ServiceOption>, default [
            ServiceOption::Warning, ServiceOption::Critical, ServiceOption::Unreachable,
            ServiceOption::Recovery,
        ], within(&crate::spec::subsets::SERVICE_ESCALATION);
    }
}
