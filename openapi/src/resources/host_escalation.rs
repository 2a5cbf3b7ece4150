use crate::{
    HostGroupLink, HostLink, HostOption, UserGroupLink, UserLink, resource::resource,
};

resource! {
    /// An escalation: notifications of a lasting host problem are sent to further contacts.
    HostEscalation {
        name: "hostescalation",
        singular: "host_escalation",
        plural: "host_escalations",
        link: HostEscalationLink,
        schema_version: 1,
        groups: [unique_name, naming, origin, ownership, escalation],
    }
    fields {
        /// The hosts whose notifications are escalated.
        hosts: Option<Vec<HostLink>>, optional;
        /// The groups of hosts whose notifications are escalated.
        hostgroups: Option<Vec<HostGroupLink>>, optional;
        /// The further contacts.
        users: Option<Vec<UserLink>>, optional;
        /// The further contact groups.
        usergroups: Option<Vec<UserGroupLink>>, optional;
        /// The states and events that are escalated.
        escalation_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::Unreachable, HostOption::Recovery,
        ], within(&crate::spec::subsets::HOST_ESCALATION);
    }
}
