//! The properties of each kind of object: their types and the defaults of objects that lack them.

mod contacts;
mod links;
mod monitored;
pub(crate) mod states;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::kind::Kind;

/// How the value of a property is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertyKind {
    /// `1`, `yes`, `true`, `on` and their opposites.
    Flag,
    /// A decimal number, its fraction cut.
    Number,
    /// A text.
    Text,
    /// The first letter of a text.
    Letter,
    /// Elements separated by commas.
    List,
    /// Letters or words for states, separated by commas.
    Options,
    /// One element per line, not split at commas.
    Lines,
}

/// A property that a kind of object has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// How its value is read.
    pub kind: PropertyKind,
    /// What objects that lack it get, as it would be written; empty for nothing.
    pub default: &'static str,
}

/// One property per line: `Kind name` or `Kind name = "default"`.
macro_rules! properties {
    ($($kind:ident $name:literal $(= $default:literal)?;)*) => {
        &[$($crate::property::Property {
            name: $name,
            kind: $crate::property::PropertyKind::$kind,
            default: concat!($($default)?),
        }),*]
    };
}
pub(crate) use monitored::EXT_INFO;
use properties;

/// The properties that every kind has.
const COMMON: &[Property] = properties! {
    Text "name";
    List "use";
    Flag "register" = "1";
    Number "definition_order" = "100";
    Text "imported_from";
};

/// Properties that are read, and never imported.
const DROPPED: &[Property] = properties! {
    Flag "retain_status_information";
    Flag "retain_nonstatus_information";
};

/// The lists of properties of a kind. Where lists name a property twice, the first one counts.
fn lists(kind: Kind) -> [&'static [Property]; 3] {
    match kind {
        Kind::Realm => [links::REALM, &[], &[]],
        Kind::Command => [links::COMMAND, &[], &[]],
        Kind::TimePeriod => [links::TIME_PERIOD, &[], &[]],
        Kind::NotificationWay => [contacts::NOTIFICATION_WAY, contacts::NOTIFICATION, &[]],
        Kind::Contact => [contacts::CONTACT, contacts::NOTIFICATION, DROPPED],
        Kind::ContactGroup => [contacts::CONTACT_GROUP, &[], &[]],
        Kind::Host => [monitored::HOST, monitored::MONITORED, DROPPED],
        Kind::Service => [monitored::SERVICE, monitored::MONITORED, DROPPED],
        Kind::HostExtInfo => [monitored::HOST_EXT_INFO, &[], &[]],
        Kind::ServiceExtInfo => [monitored::SERVICE_EXT_INFO, &[], &[]],
        Kind::HostGroup => [links::HOST_GROUP, &[], &[]],
        Kind::ServiceGroup => [links::SERVICE_GROUP, &[], &[]],
        Kind::HostDependency => [links::HOST_DEPENDENCY, links::DEPENDENCY, &[]],
        Kind::ServiceDependency => [links::SERVICE_DEPENDENCY, links::DEPENDENCY, &[]],
        Kind::HostEscalation => [links::HOST_ESCALATION, links::ESCALATION_TARGET, &[]],
        Kind::ServiceEscalation => [links::SERVICE_ESCALATION, links::ESCALATION_TARGET, &[]],
        Kind::Escalation => [links::ESCALATION, links::ESCALATION_TARGET, &[]],
    }
}

impl Kind {
    /// The properties of the kind, those of every kind included.
    pub fn properties(self) -> impl Iterator<Item = &'static Property> {
        lists(self).into_iter().chain([COMMON]).flatten()
    }

    /// The property of this name.
    pub fn property(self, name: &str) -> Option<&'static Property> {
        static TABLES: LazyLock<HashMap<Kind, HashMap<&'static str, &'static Property>>> =
            LazyLock::new(|| {
                let table = |kind: Kind| {
                    let mut table = HashMap::new();
                    for property in kind.properties() {
                        table.entry(property.name).or_insert(property);
                    }
                    table
                };
                Kind::ALL
                    .into_iter()
                    .map(|kind| (kind, table(kind)))
                    .collect()
            });
        TABLES.get(&self)?.get(name).copied()
    }
}

/// The present name of a property for one that former versions, or Nagios, accept too.
pub(crate) fn present_name(kind: Kind, name: &str) -> &str {
    match (kind, name) {
        (Kind::Host | Kind::Service, "normal_check_interval") => "check_interval",
        (Kind::Host | Kind::Service, "retry_check_interval") => "retry_interval",
        (_, "criticity") => "business_impact",
        (_, "min_criticity") => "min_business_impact",
        (Kind::Host, "hostgroup" | "host_groups") => "hostgroups",
        (Kind::Contact, "contact_groups" | "contactgroup") => "contactgroups",
        (
            Kind::Service | Kind::ServiceExtInfo | Kind::HostEscalation | Kind::ServiceEscalation,
            "host" | "hosts",
        )
        | (
            Kind::HostDependency | Kind::ServiceDependency,
            "host" | "master_host" | "master_host_name",
        ) => "host_name",
        (Kind::Service, "service_groups") => "servicegroups",
        (
            Kind::Service
            | Kind::HostEscalation
            | Kind::ServiceEscalation
            | Kind::HostDependency
            | Kind::ServiceDependency,
            "hostgroup" | "hostgroups" | "hostgroup_names",
        ) => "hostgroup_name",
        (
            Kind::Service | Kind::ServiceEscalation | Kind::ServiceDependency,
            "description" | "master_description" | "master_service_description",
        ) => "service_description",
        (
            Kind::ServiceEscalation | Kind::ServiceDependency,
            "servicegroup" | "servicegroups" | "servicegroup_names",
        ) => "servicegroup_name",
        (Kind::HostDependency | Kind::ServiceDependency, "dependent_host") => "dependent_host_name",
        (
            Kind::HostDependency | Kind::ServiceDependency,
            "dependent_hostgroup" | "dependent_hostgroups",
        ) => "dependent_hostgroup_name",
        (Kind::ServiceDependency, "dependent_description") => "dependent_service_description",
        (Kind::ServiceDependency, "dependent_servicegroup" | "dependent_servicegroups") => {
            "dependent_servicegroup_name"
        }
        (Kind::HostDependency | Kind::ServiceDependency, "notification_failure_options") => {
            "notification_failure_criteria"
        }
        (Kind::HostDependency | Kind::ServiceDependency, "execution_failure_options") => {
            "execution_failure_criteria"
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_a_value_of_its_property() {
        for kind in Kind::ALL {
            for property in kind.properties() {
                let value = crate::options::read(kind, property, property.default);
                assert!(value.is_ok(), "{kind} {}: {value:?}", property.name);
            }
        }
    }

    #[test]
    fn every_kind_knows_its_own_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
            if let Some(name) = kind.name_property() {
                assert!(kind.property(name).is_some(), "{kind}: {name}");
            }
        }
    }
}
