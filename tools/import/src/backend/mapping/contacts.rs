//! Contacts → users.

use serde_json::json;

use super::{Mapper, command_call, customs, same_fields};
use crate::backend::draft::{Draft, Key};
use crate::backend::names;
use crate::kind::Kind;
use crate::object::Object;
use crate::value::Name;

/// What is not sent under its own name, or not at all.
const OTHERWISE: [&str; 12] = [
    "contact_name",
    "contactgroups",
    "expert",
    "notificationways",
    "password",
    "retain_status_information",
    "retain_nonstatus_information",
    "host_notification_period",
    "service_notification_period",
    "host_notification_commands",
    "service_notification_commands",
    "definition_order",
];

impl Mapper<'_> {
    pub(super) fn user_templates(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let templates = configuration.templates(Kind::Contact).iter();
        let mut drafts = Vec::new();
        for template in templates {
            let key = Key::template("user", names::template(&template.name));
            let mut draft = self.user(key, template);
            draft.set("_is_template", true);
            drafts.push(draft);
        }
        drafts
    }

    pub(super) fn users(&mut self) -> Vec<Draft> {
        let configuration = self.configuration;
        let mut drafts = Vec::new();
        for contact in &configuration.contacts {
            let key = Key::new("user", names::user(&contact.name));
            let mut draft = self.user(key, contact);
            draft.renamed = &*contact.name == "admin";
            draft.set("definition_order", contact.definition_order());
            // A random password, kept nowhere, locks the account until one is set.
            let password = match contact.text("password") {
                Some(password) if &**password != "NOPASSWORDSET" => password.to_string(),
                _ => random_password(),
            };
            draft
                .only_created
                .insert("password".to_owned(), password.into());
            drafts.push(draft);
        }
        drafts
    }

    fn user(&mut self, key: Key, contact: &Object) -> Draft {
        let mut draft = Draft::new(key, Some(contact.place.clone()));
        same_fields(contact, &OTHERWISE, &mut draft.fields);
        if contact.text("alias").is_none() {
            draft.set("alias", &*contact.name);
        }
        Self::in_realm_all(&mut draft);
        // The sixth address names a realm by custom.
        if let Some(realm) = self.realm_named(contact.text("address6")) {
            draft.links.retain(|link| link.field != "_realm");
            draft.link("_realm", realm);
        }
        for field in ["host_notification_period", "service_notification_period"] {
            let period = contact.text(field);
            if period.is_some() || !contact.is_template || contact.uses.is_empty() {
                draft.link(field, Self::period(period, names::ALWAYS));
            }
        }
        for field in [
            "host_notification_commands",
            "service_notification_commands",
        ] {
            if contact.is_template && !contact.values.contains_key(field) {
                continue;
            }
            let mut keys: Vec<Key> = Vec::new();
            for call in contact.list(field) {
                let (key, arguments) = command_call(call);
                if !arguments.is_empty() {
                    let text = format!("{field}: the arguments of '{call}' are not kept");
                    self.warn(contact, text);
                }
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
            draft.link_all(field, keys);
        }
        let templates = self.templates_of(contact).into_iter();
        let key = |name: &Name| Key::template("user", names::template(name));
        draft.link_all("_templates", templates.map(key).collect());
        if !contact.is_template {
            draft
                .only_created
                .insert("ui_preferences".to_owned(), json!({}));
        }
        draft.set("customs", customs(contact));
        draft
    }
}

/// A password that is kept nowhere.
fn random_password() -> String {
    use std::fmt::Write as _;
    let mut bytes = [0_u8; 16];
    if getrandom::fill(&mut bytes).is_err() {
        // Without a source of randomness the backend's own mark for no password is used.
        return "NOPASSWORDSET".to_owned();
    }
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
