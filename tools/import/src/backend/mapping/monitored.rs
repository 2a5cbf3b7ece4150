//! Hosts, and what hosts and services have in common.

use serde_json::{Map, Value as Json, json};

use super::{Mapper, command_call, customs, same_fields};
use crate::backend::draft::{Draft, Key};
use crate::backend::names;
use crate::kind::Kind;
use crate::object::Object;
use crate::value::Name;

/// What is not sent under its own name, or not at all.
const OTHERWISE: [&str; 36] = [
    "host_name",
    "hostgroup_name",
    "service_description",
    "hostgroups",
    "servicegroups",
    "contacts",
    "contact_groups",
    "parents",
    "realm",
    "check_command",
    "event_handler",
    "snapshot_command",
    "check_period",
    "notification_period",
    "maintenance_period",
    "snapshot_period",
    "escalations",
    "service_dependencies",
    "merge_host_contacts",
    "display_name",
    "icon_image",
    "icon_image_alt",
    "icon_set",
    "vrml_image",
    "statusmap_image",
    "2d_coords",
    "3d_coords",
    "custom_views",
    "retain_status_information",
    "retain_nonstatus_information",
    "business_rule_host_notification_options",
    "business_rule_service_notification_options",
    "definition_order",
    "name",
    "use",
    "register",
];

/// What old front ends show, kept as custom variables.
const SHOWN: [&str; 9] = [
    "display_name",
    "icon_image",
    "icon_image_alt",
    "icon_set",
    "vrml_image",
    "statusmap_image",
    "2d_coords",
    "3d_coords",
    "custom_views",
];

const PERIODS: [(&str, &str); 4] = [
    ("check_period", names::ALWAYS),
    ("notification_period", names::ALWAYS),
    ("maintenance_period", names::NEVER),
    ("snapshot_period", names::NEVER),
];

impl Mapper<'_> {
    pub(super) fn host_templates(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let mut drafts = Vec::new();
        for template in configuration.templates(Kind::Host) {
            let key = Key::template("host", names::template(&template.name));
            let mut draft = self.host(key, template);
            draft.set("_is_template", true);
            draft.set("_sub_realm", true);
            drafts.push(draft);
        }
        drafts
    }

    pub(super) fn hosts(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let mut drafts = Vec::new();
        for host in &configuration.hosts {
            let key = Key::new("host", names::object(&host.name));
            let mut draft = self.host(key, host);
            let parents = host.list("parents").iter();
            let key = |name: &Name| Key::new("host", names::object(name));
            draft.link_all("parents", parents.map(key).collect());
            // The files say which services a host has. The backend would add those of all service
            // templates of its templates, also the ones that the files exclude.
            draft.set("_templates_with_services", false);
            drafts.push(draft);
        }
        drafts
    }

    fn host(&mut self, key: Key, host: &Object) -> Draft {
        let mut draft = self.monitored(key, host);
        draft.link("_realm", self.realm(host.text("realm")));
        let templates = self.templates_of(host).into_iter();
        let key = |name: &Name| Key::template("host", names::template(name));
        draft.link_all("_templates", templates.map(key).collect());
        if let Some(location) = self.location_of(host) {
            draft.set("location", location);
        }
        draft
    }

    /// Latitude and longitude in degrees, in this order, as those who read them expect.
    fn location_of(&mut self, host: &Object) -> Option<Json> {
        let (latitude, longitude) = (host.customs.get("_LOC_LAT"), host.customs.get("_LOC_LNG"));
        if latitude.is_none() && longitude.is_none() {
            if host.is_template {
                return None;
            }
            let default = self.location;
            return Some(point(default.latitude, default.longitude));
        }
        let mut degrees = [self.location.latitude, self.location.longitude];
        let named = [(latitude, 90.0), (longitude, 180.0)];
        for (value, (text, limit)) in degrees.iter_mut().zip(named) {
            let Some(text) = text else { continue };
            match text
                .trim()
                .parse::<f64>()
                .ok()
                .filter(|degrees| degrees.abs() <= limit)
            {
                Some(number) => *value = number,
                None => self.warn(
                    host,
                    format!("'{text}' is not a number of degrees up to {limit}"),
                ),
            }
        }
        Some(point(degrees[0], degrees[1]))
    }

    /// What hosts and services have in common.
    pub(super) fn monitored(&mut self, key: Key, object: &Object) -> Draft {
        let mut draft = Draft::new(key, Some(object.place.clone()));
        same_fields(object, &OTHERWISE, &mut draft.fields);
        if !object.is_template {
            draft.set("definition_order", object.definition_order());
        }
        for field in [
            "business_rule_host_notification_options",
            "business_rule_service_notification_options",
        ] {
            if let Some(value) = object.values.get(field) {
                draft.set(field, super::json(value));
            }
        }
        for (field, default) in PERIODS {
            let period = object.text(field);
            // A template over others inherits theirs.
            if period.is_some() || !object.is_template || object.uses.is_empty() {
                draft.link(field, Self::period(period, default));
            }
        }
        self.commands_of(object, &mut draft);
        if !object.is_template || object.values.contains_key("contacts") {
            draft.link_all("users", self.users_of(object));
        }
        if !object.is_template || object.values.contains_key("contact_groups") {
            draft.link_all("usergroups", self.user_groups_of(object));
        }
        if object.list("escalations").is_empty() {
            if !object.is_template {
                draft.set("escalations", Json::Array(Vec::new()));
            }
        } else {
            self.warn(
                object,
                "its escalations are not kept: the backend has none of this type",
            );
        }
        draft.set("customs", shown_as_customs(object));
        draft
    }

    fn commands_of(&mut self, object: &Object, draft: &mut Draft) {
        match object.text("check_command") {
            Some(call) => {
                let (key, arguments) = command_call(call);
                draft.link("check_command", key);
                draft.set("check_command_args", arguments);
            }
            None if object.is_template => draft.set("check_command", Json::Null),
            None => draft.set("check_command_args", ""),
        }
        for field in ["event_handler", "snapshot_command"] {
            let Some(call) = object.text(field) else {
                continue;
            };
            let (key, arguments) = command_call(call);
            draft.link(field, key);
            if arguments.is_empty() {
                continue;
            }
            if field == "event_handler" {
                draft.set("event_handler_args", arguments);
            } else {
                self.warn(
                    object,
                    format!("{field}: the arguments of '{call}' are not kept"),
                );
            }
        }
    }
}

fn point(latitude: f64, longitude: f64) -> Json {
    json!({"type": "Point", "coordinates": [latitude, longitude]})
}

fn shown_as_customs(object: &Object) -> Map<String, Json> {
    let mut customs = customs(object);
    for property in SHOWN {
        if let Some(value) = object.values.get(property)
            && !value.is_empty()
        {
            let text = match value.as_list() {
                Some(items) => items.join(","),
                None => value.as_text().map(ToString::to_string).unwrap_or_default(),
            };
            customs.insert(format!("_{}", property.to_uppercase()), text.into());
        }
    }
    customs
}
