//! Objects of a configuration → what the backend stores of them.

mod commands;
mod contacts;
mod escalations;
mod groups;
mod monitored;
mod periods;
mod realms;
mod services;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value as Json};

use super::draft::{Draft, Key};
use super::names;
use crate::configuration::Configuration;
use crate::kind::Kind;
use crate::message::{Messages, Place, Severity};
use crate::object::Object;
use crate::property::PropertyKind;
use crate::value::{Name, Value};

/// Where hosts are that do not say where they are: latitude and longitude in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Location {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl Default for Location {
    fn default() -> Self {
        Self {
            latitude: 48.858_293,
            longitude: 2.294_601,
        }
    }
}

/// A section of the import: what is announced, and the kind of its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Realms,
    Commands,
    TimePeriods,
    UserTemplates,
    Users,
    UserGroups,
    HostTemplates,
    Hosts,
    HostDependencies,
    HostGroups,
    HostEscalations,
    ServiceTemplates,
    Services,
    ServiceDependencies,
    ServiceGroups,
    ServiceEscalations,
}

impl Section {
    /// All sections in the order in which they are imported.
    pub(super) const ALL: [Self; 16] = [
        Self::Realms,
        Self::Commands,
        Self::TimePeriods,
        Self::UserTemplates,
        Self::Users,
        Self::UserGroups,
        Self::HostTemplates,
        Self::Hosts,
        Self::HostDependencies,
        Self::HostGroups,
        Self::HostEscalations,
        Self::ServiceTemplates,
        Self::Services,
        Self::ServiceDependencies,
        Self::ServiceGroups,
        Self::ServiceEscalations,
    ];

    /// How it is announced.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Realms => "realms",
            Self::Commands => "commands",
            Self::TimePeriods => "timeperiods",
            Self::UserTemplates => "user templates",
            Self::Users => "users",
            Self::UserGroups => "users groups",
            Self::HostTemplates => "hosts templates",
            Self::Hosts => "hosts",
            Self::HostDependencies => "hosts dependencies",
            Self::HostGroups => "hosts groups",
            Self::HostEscalations => "hosts escalations",
            Self::ServiceTemplates => "services templates",
            Self::Services => "services",
            Self::ServiceDependencies => "services dependencies",
            Self::ServiceGroups => "services groups",
            Self::ServiceEscalations => "services escalations",
        }
    }

    /// The resource of its items.
    pub(super) fn resource(self) -> &'static str {
        match self {
            Self::Realms => "realm",
            Self::Commands => "command",
            Self::TimePeriods => "timeperiod",
            Self::UserTemplates | Self::Users => "user",
            Self::UserGroups => "usergroup",
            Self::HostTemplates | Self::Hosts => "host",
            Self::HostDependencies => "hostdependency",
            Self::HostGroups => "hostgroup",
            Self::HostEscalations => "hostescalation",
            Self::ServiceTemplates | Self::Services => "service",
            Self::ServiceDependencies => "servicedependency",
            Self::ServiceGroups => "servicegroup",
            Self::ServiceEscalations => "serviceescalation",
        }
    }

    /// Whether the resource of its items has templates too.
    pub(super) fn has_templates(self) -> bool {
        matches!(self.resource(), "user" | "host" | "service")
    }

    /// Whether its items are templates.
    pub(super) fn is_template(self) -> bool {
        matches!(
            self,
            Self::UserTemplates | Self::HostTemplates | Self::ServiceTemplates
        )
    }
}

/// Makes drafts of a configuration.
pub(super) struct Mapper<'a> {
    pub(super) configuration: &'a Configuration,
    pub(super) location: Location,
    /// The service templates, by the name of the template.
    service_templates: HashMap<Name, Vec<Key>>,
    /// What can be used like a template, by kind and name: templates, and objects with the name of
    /// a template.
    used: HashMap<(Kind, &'a str), &'a Object>,
    /// The names of host groups and of realms.
    host_groups: HashSet<&'a str>,
    realms: HashSet<&'a str>,
    pub(super) messages: Messages,
}

impl<'a> Mapper<'a> {
    pub(super) fn new(configuration: &'a Configuration, location: Location) -> Self {
        let mut used: HashMap<(Kind, &str), &Object> = HashMap::new();
        for kind in [Kind::Contact, Kind::Host, Kind::Service] {
            let objects = configuration.objects(kind);
            for object in configuration.templates(kind).iter().chain(objects) {
                if let Some(name) = &object.template_name {
                    used.entry((kind, name)).or_insert(object);
                }
            }
        }
        Self {
            configuration,
            location,
            service_templates: services::template_keys(configuration),
            used,
            host_groups: names_of(&configuration.host_groups),
            realms: names_of(&configuration.realms),
            messages: Messages::default(),
        }
    }

    /// The drafts of a section, in the order of the configuration.
    pub(super) fn drafts(&mut self, section: Section) -> Vec<Draft> {
        let mut drafts = self.all_drafts(section);
        if section.is_template() {
            self.keep_first(&mut drafts);
        }
        drafts
    }

    /// Of templates that get the same name, only the first is kept.
    fn keep_first(&mut self, drafts: &mut Vec<Draft>) {
        let mut places: HashMap<Key, Option<Place>> = HashMap::new();
        let messages = &mut self.messages;
        drafts.retain(|draft| {
            let Some(first) = places.get(&draft.key) else {
                places.insert(draft.key.clone(), draft.place.clone());
                return true;
            };
            let first = first.as_ref().map(|place| format!(" at {place}"));
            let text = format!(
                "the template{} has the same name in the backend, and this one is not imported",
                first.unwrap_or_default()
            );
            let place = draft.place.as_ref();
            messages.push(Severity::Warning, place, draft.label(), text);
            false
        });
    }

    fn all_drafts(&mut self, section: Section) -> Vec<Draft> {
        match section {
            Section::Realms => self.realms(),
            Section::Commands => self.commands(),
            Section::TimePeriods => self.time_periods(),
            Section::UserTemplates => self.user_templates(),
            Section::Users => self.users(),
            Section::UserGroups => self.user_groups(),
            Section::HostTemplates => self.host_templates(),
            Section::Hosts => self.hosts(),
            Section::HostDependencies => self.host_dependencies(),
            Section::HostGroups => self.host_groups(),
            Section::HostEscalations => self.host_escalations(),
            Section::ServiceTemplates => self.service_templates(),
            Section::Services => self.services(),
            Section::ServiceDependencies => self.service_dependencies(),
            Section::ServiceGroups => self.service_groups(),
            Section::ServiceEscalations => self.service_escalations(),
        }
    }

    fn warn(&mut self, object: &Object, text: impl Into<String>) {
        let label = object.label();
        self.messages
            .push(Severity::Warning, Some(&object.place), label, text);
    }

    /// The realm of an object, by its name in the configuration.
    fn realm(&self, name: Option<&Name>) -> Key {
        match name {
            Some(name) if *name != self.configuration.default_realm && &**name != names::ALL => {
                Key::new("realm", names::object(name))
            }
            _ => Key::new("realm", names::ALL),
        }
    }

    /// The realm that a text names, if it names one.
    pub(super) fn realm_named(&self, text: Option<&Name>) -> Option<Key> {
        let text = text?;
        let is_realm = self.realms.contains(&**text);
        is_realm.then(|| self.realm(Some(text)))
    }

    /// The templates that an object uses, by their names; of objects that it uses like templates,
    /// those that they use.
    fn templates_of(&self, object: &Object) -> Vec<&'a Name> {
        let mut found: Vec<&Name> = Vec::new();
        let mut met: HashSet<&str> = HashSet::new();
        // The next one is the last.
        let mut waiting: Vec<&Name> = object.uses.iter().rev().collect();
        while let Some(name) = waiting.pop() {
            let Some(used) = self.used.get(&(object.kind, &**name)).copied() else {
                continue;
            };
            if !met.insert(name) {
                continue;
            }
            match &used.template_name {
                Some(name) if used.is_template => found.push(name),
                _ => waiting.extend(used.uses.iter().rev()),
            }
        }
        found
    }

    /// Links the realm All, visible from the realms below it.
    fn in_realm_all(draft: &mut Draft) {
        draft.link("_realm", Key::new("realm", names::ALL));
        draft.set("_sub_realm", true);
    }

    /// A time period by its name in the configuration, or the one that stands for none.
    fn period(name: Option<&Name>, default: &str) -> Key {
        let name = name.map_or(default, |name| name);
        match names::built_in_period(name) {
            Some(name) => Key::new("timeperiod", name),
            None => Key::new("timeperiod", names::object(name)),
        }
    }

    fn users_of(&self, object: &Object) -> Vec<Key> {
        let named = object.list("contacts");
        let key = |name: &Name| Key::new("user", names::user(name));
        // The lists of templates are not expanded.
        if !object.is_template {
            return named.iter().map(key).collect();
        }
        let all = self.configuration.contacts.iter();
        let contacts = crate::expand::select_names(named, all.map(|contact| &contact.name));
        contacts.iter().map(key).collect()
    }

    fn user_groups_of(&self, object: &Object) -> Vec<Key> {
        let named = object.list("contact_groups");
        let all = self.configuration.contact_groups.iter();
        let groups = crate::expand::select_names(named, all.map(|group| &group.name));
        let key = |name: &Name| Key::new("usergroup", names::object(name));
        groups.iter().map(key).collect()
    }
}

fn names_of(objects: &[Object]) -> HashSet<&str> {
    objects.iter().map(|object| &*object.name).collect()
}

/// A command and its arguments, joined by `!`.
fn command_call(call: &str) -> (Key, String) {
    let name = crate::validate::command_name(call);
    let rest = &call[call.find(name).unwrap_or_default() + name.len()..];
    let arguments = rest.trim_start().strip_prefix('!').unwrap_or_default();
    (
        Key::new("command", names::object(name)),
        arguments.replace("\\!", "!"),
    )
}

/// A value as JSON.
fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Flag(flag) => Json::from(*flag),
        Value::Number(number) => Json::from(*number),
        Value::Text(text) => Json::from(&**text),
        Value::List(list) => list.items.iter().map(|item| Json::from(&**item)).collect(),
    }
}

/// The fields that an object has under the same name, except some. An object that is not a
/// template is complete: empty texts and lists are sent too.
fn same_fields(object: &Object, except: &[&str], fields: &mut Map<String, Json>) {
    for property in object.kind.properties() {
        let is_of_definition = ["name", "use", "register", "imported_from"];
        if except.contains(&property.name) || is_of_definition.contains(&property.name) {
            continue;
        }
        let value = match object.values.get(property.name) {
            Some(Value::Null) => continue,
            Some(value) => json(value),
            None if object.is_template => continue,
            None => match property.kind {
                PropertyKind::Text => Json::from(""),
                PropertyKind::List | PropertyKind::Lines | PropertyKind::Options => {
                    Json::Array(Vec::new())
                }
                _ => continue,
            },
        };
        fields.insert(property.name.to_owned(), value);
    }
}

/// The custom variables of an object.
fn customs(object: &Object) -> Map<String, Json> {
    let pairs = object.customs.iter();
    pairs
        .map(|(name, value)| (name.to_string(), Json::from(&**value)))
        .collect()
}
