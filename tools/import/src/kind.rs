//! The kinds of objects.

use std::fmt;

/// A kind of object that a configuration defines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `realm`.
    Realm,
    /// `command`.
    Command,
    /// `timeperiod`.
    TimePeriod,
    /// `notificationway`, merged into contacts.
    NotificationWay,
    /// `contact`.
    Contact,
    /// `contactgroup`.
    ContactGroup,
    /// `host`.
    Host,
    /// `hostextinfo`, merged into hosts.
    HostExtInfo,
    /// `hostgroup`.
    HostGroup,
    /// `hostdependency`.
    HostDependency,
    /// `hostescalation`.
    HostEscalation,
    /// `service`.
    Service,
    /// `serviceextinfo`, merged into services.
    ServiceExtInfo,
    /// `servicegroup`.
    ServiceGroup,
    /// `servicedependency`.
    ServiceDependency,
    /// `serviceescalation`.
    ServiceEscalation,
    /// `escalation`, which the backend does not keep.
    Escalation,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 17] = [
        Self::Realm,
        Self::Command,
        Self::TimePeriod,
        Self::NotificationWay,
        Self::Contact,
        Self::ContactGroup,
        Self::Host,
        Self::HostExtInfo,
        Self::HostGroup,
        Self::HostDependency,
        Self::HostEscalation,
        Self::Service,
        Self::ServiceExtInfo,
        Self::ServiceGroup,
        Self::ServiceDependency,
        Self::ServiceEscalation,
        Self::Escalation,
    ];

    /// The word after `define`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Realm => "realm",
            Self::Command => "command",
            Self::TimePeriod => "timeperiod",
            Self::NotificationWay => "notificationway",
            Self::Contact => "contact",
            Self::ContactGroup => "contactgroup",
            Self::Host => "host",
            Self::HostExtInfo => "hostextinfo",
            Self::HostGroup => "hostgroup",
            Self::HostDependency => "hostdependency",
            Self::HostEscalation => "hostescalation",
            Self::Service => "service",
            Self::ServiceExtInfo => "serviceextinfo",
            Self::ServiceGroup => "servicegroup",
            Self::ServiceDependency => "servicedependency",
            Self::ServiceEscalation => "serviceescalation",
            Self::Escalation => "escalation",
        }
    }

    /// The kind that a word after `define` means.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The property that names an object of this kind; dependencies and escalations of hosts and
    /// services have none.
    pub fn name_property(self) -> Option<&'static str> {
        match self {
            Self::Realm => Some("realm_name"),
            Self::Command => Some("command_name"),
            Self::TimePeriod => Some("timeperiod_name"),
            Self::NotificationWay => Some("notificationway_name"),
            Self::Contact => Some("contact_name"),
            Self::ContactGroup => Some("contactgroup_name"),
            Self::Host => Some("host_name"),
            Self::HostGroup => Some("hostgroup_name"),
            Self::Service => Some("service_description"),
            Self::ServiceGroup => Some("servicegroup_name"),
            Self::Escalation => Some("escalation_name"),
            Self::HostExtInfo
            | Self::ServiceExtInfo
            | Self::HostDependency
            | Self::HostEscalation
            | Self::ServiceDependency
            | Self::ServiceEscalation => None,
        }
    }

    /// Whether the backend keeps custom variables of objects of the kind.
    pub(crate) fn has_customs(self) -> bool {
        matches!(self, Self::Host | Self::Service | Self::Contact)
    }

    /// Whether objects of the kind concern hosts, so that the letter `u` in their options means
    /// unreachable.
    pub(crate) fn has_host_states(self) -> bool {
        matches!(
            self,
            Self::Host | Self::HostDependency | Self::HostEscalation
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

/// Types that are known to the monitoring engine and have no meaning for the backend.
pub(crate) const IGNORED: [&str; 7] = [
    "arbiter",
    "scheduler",
    "reactionner",
    "broker",
    "receiver",
    "poller",
    "module",
];

/// Types that change what is monitored, and that the backend does not keep.
pub(crate) const NOT_IMPORTED: [&str; 4] = [
    "checkmodulation",
    "macromodulation",
    "resultmodulation",
    "businessimpactmodulation",
];
