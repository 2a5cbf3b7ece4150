//! The whole of a configuration, and how it is read.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::expand;
use crate::files::{self, Written};
use crate::inheritance;
use crate::kind::Kind;
use crate::message::Messages;
use crate::object::{self, Object};
use crate::unknown::Unknown;
use crate::validate;
use crate::value::Name;

/// What a configuration describes.
///
/// The objects have all values that they inherit, the defaults of their kind, and their lists
/// resolved: `members` of groups, and the hosts of a service, are plain names. Templates have only
/// what their own definition says.
#[derive(Debug, Default)]
pub struct Configuration {
    /// Parameters `key=value` of the files.
    pub parameters: BTreeMap<String, String>,
    /// Resource macros such as `$USER1$`, by name without the dollar signs.
    pub macros: BTreeMap<String, String>,
    /// The templates of hosts, services and contacts, and of the other kinds.
    pub templates: BTreeMap<Kind, Vec<Object>>,
    /// The name of the realm that objects without realm belong to.
    pub default_realm: Name,
    /// Realms; each has its `parent` resolved.
    pub realms: Vec<Object>,
    /// Commands.
    pub commands: Vec<Object>,
    /// Time periods.
    pub time_periods: Vec<Object>,
    /// Contacts, their notification ways merged in.
    pub contacts: Vec<Object>,
    /// Contact groups; `members` are contacts, those of member groups included.
    pub contact_groups: Vec<Object>,
    /// Hosts.
    pub hosts: Vec<Object>,
    /// Host groups; `members` are hosts, those of member groups included.
    pub host_groups: Vec<Object>,
    /// Services; `host_name` is one host.
    pub services: Vec<Object>,
    /// Service groups; `members` are pairs of a host and a description, flat.
    pub service_groups: Vec<Object>,
    /// Host dependencies, one for each pair of hosts.
    pub host_dependencies: Vec<Object>,
    /// Service dependencies, one for each pair of services.
    pub service_dependencies: Vec<Object>,
    /// Host escalations; `host_name` are hosts.
    pub host_escalations: Vec<Object>,
    /// Service escalations; `services` are pairs of a host and a description, flat.
    pub service_escalations: Vec<Object>,
}

/// How a configuration is read.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Options {
    /// Keep the properties that are not known as custom variables: `foo` becomes `_FOO`.
    pub keep_unknown: bool,
}

impl Options {
    /// Keeps the properties that are not known as custom variables.
    #[must_use]
    pub fn keep_unknown(mut self, keep: bool) -> Self {
        self.keep_unknown = keep;
        self
    }

    /// Reads main configuration files, which form one configuration.
    pub fn read(self, mains: &[impl AsRef<Path>]) -> (Configuration, Messages) {
        let mut messages = Messages::default();
        let mains: Vec<&Path> = mains.iter().map(AsRef::as_ref).collect();
        let written = files::read(&mains, &mut messages);
        (self.build(written, &mut messages), messages)
    }

    /// Reads a text as one file that includes no other.
    pub fn read_text(self, name: &Path, content: &[u8]) -> (Configuration, Messages) {
        let mut messages = Messages::default();
        let written = files::read_text(name, content, &mut messages);
        (self.build(written, &mut messages), messages)
    }

    fn build(self, written: Written, messages: &mut Messages) -> Configuration {
        let mut unknown = Unknown::default();
        let mut objects: BTreeMap<Kind, Vec<Object>> = BTreeMap::new();
        for block in written.blocks {
            if let Some(object) = object::read(&block, self.keep_unknown, &mut unknown, messages) {
                objects.entry(object.kind).or_default().push(object);
            }
        }
        unknown.report(messages);
        let mut templates: HashMap<Kind, HashMap<Name, Object>> = HashMap::new();
        for (kind, objects) in &mut objects {
            templates.insert(*kind, inheritance::resolve(objects, messages));
        }
        let mut configuration = expand::expand(objects, &templates, messages);
        configuration.parameters = written.parameters;
        configuration.macros = written.macros;
        validate::check_templates(&configuration, messages);
        validate::complete(&mut configuration);
        validate::check(&configuration, messages);
        configuration
    }
}

/// Reads main configuration files, which form one configuration.
///
/// Relative paths in them are relative to the folder of the first one.
pub fn read(mains: &[impl AsRef<Path>]) -> (Configuration, Messages) {
    Options::default().read(mains)
}

/// Reads a text as one file that includes no other.
pub fn read_text(name: &Path, content: &[u8]) -> (Configuration, Messages) {
    Options::default().read_text(name, content)
}

impl Configuration {
    /// The objects of a kind, templates not included.
    pub fn objects(&self, kind: Kind) -> &[Object] {
        match kind {
            Kind::Realm => &self.realms,
            Kind::Command => &self.commands,
            Kind::TimePeriod => &self.time_periods,
            Kind::Contact => &self.contacts,
            Kind::ContactGroup => &self.contact_groups,
            Kind::Host => &self.hosts,
            Kind::HostGroup => &self.host_groups,
            Kind::HostDependency => &self.host_dependencies,
            Kind::HostEscalation => &self.host_escalations,
            Kind::Service => &self.services,
            Kind::ServiceGroup => &self.service_groups,
            Kind::ServiceDependency => &self.service_dependencies,
            Kind::ServiceEscalation => &self.service_escalations,
            Kind::NotificationWay | Kind::HostExtInfo | Kind::ServiceExtInfo | Kind::Escalation => {
                &[]
            }
        }
    }

    pub(crate) fn objects_mut(&mut self, kind: Kind) -> Option<&mut Vec<Object>> {
        Some(match kind {
            Kind::Realm => &mut self.realms,
            Kind::Command => &mut self.commands,
            Kind::TimePeriod => &mut self.time_periods,
            Kind::Contact => &mut self.contacts,
            Kind::ContactGroup => &mut self.contact_groups,
            Kind::Host => &mut self.hosts,
            Kind::HostGroup => &mut self.host_groups,
            Kind::HostDependency => &mut self.host_dependencies,
            Kind::HostEscalation => &mut self.host_escalations,
            Kind::Service => &mut self.services,
            Kind::ServiceGroup => &mut self.service_groups,
            Kind::ServiceDependency => &mut self.service_dependencies,
            Kind::ServiceEscalation => &mut self.service_escalations,
            Kind::NotificationWay | Kind::HostExtInfo | Kind::ServiceExtInfo | Kind::Escalation => {
                return None;
            }
        })
    }

    /// The templates of a kind.
    pub fn templates(&self, kind: Kind) -> &[Object] {
        self.templates
            .get(&kind)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}
