//! What the backend would refuse, found before anything is sent.
//!
//! The SDK's description of the resources says which fields there are, of which type, and within
//! which limits. What only the backend knows, such as the items it has, is not checked here.

use std::collections::HashMap;

use alignak_backend_client::registry::{FieldInfo, RESOURCES, ResourceInfo, ValueKind};
use regex::Regex;
use serde_json::{Map, Value as Json};

use super::draft::{Draft, Key, Links};
use super::mapping::{Location, Mapper, Section};
use crate::configuration::Configuration;
use crate::message::{Messages, Place, Severity};

/// How much of a value is shown, in characters.
const MAX_SHOWN: usize = 60;

/// Compares everything that an import of a configuration would send with what the backend takes.
/// Each problem is an error of the object concerned.
pub fn check(configuration: &Configuration, location: Location) -> Messages {
    let mut messages = Messages::default();
    let mut mapper = Mapper::new(configuration, location);
    let mut names: HashMap<Key, Option<Place>> = HashMap::new();
    let mut checkers: HashMap<&str, Checker> = HashMap::new();
    for section in Section::ALL {
        for draft in mapper.drafts(section) {
            let resource = draft.key.resource;
            let Some(checker) = Checker::get(&mut checkers, resource) else {
                continue;
            };
            checker.check(&draft, &mut messages);
            is_unique(&draft, &mut names, &mut messages);
        }
    }
    messages
}

/// Reports a name that an item of the resource has already: templates and other items share their
/// names.
fn is_unique(draft: &Draft, names: &mut HashMap<Key, Option<Place>>, messages: &mut Messages) {
    let key = Key {
        is_template: false,
        ..draft.key.clone()
    };
    let Some(other) = names.get(&key) else {
        names.insert(key, draft.place.clone());
        return;
    };
    let other = other.as_ref().map(|place| format!(" at {place}"));
    let text = format!(
        "another {}{} has the name '{}' in the backend, which must be unique, templates included",
        draft.key.resource,
        other.unwrap_or_default(),
        draft.key.shown(),
    );
    let place = draft.place.as_ref();
    messages.push(Severity::Error, place, draft.label(), text);
}

/// The description of a resource, its patterns compiled.
struct Checker {
    info: &'static ResourceInfo,
    patterns: HashMap<&'static str, Regex>,
}

impl Checker {
    fn get<'a>(all: &'a mut HashMap<&str, Self>, resource: &'static str) -> Option<&'a Self> {
        if !all.contains_key(resource) {
            let info = RESOURCES.iter().find(|info| info.name == resource)?;
            let patterns = info.fields.iter().filter_map(|field| {
                // A pattern that this crate cannot read is left to the backend.
                Some((field.name, Regex::new(field.limits.pattern?).ok()?))
            });
            let patterns = patterns.collect();
            all.insert(resource, Self { info, patterns });
        }
        all.get(resource)
    }

    fn check(&self, draft: &Draft, messages: &mut Messages) {
        let mut error = |text: String| {
            let place = draft.place.as_ref();
            messages.push(Severity::Error, place, draft.label(), text);
        };
        for (name, value) in draft.fields.iter().chain(&draft.only_created) {
            let problem = match self.info.field(name) {
                None if self.info.open => continue,
                None => Some("the backend has no such field".to_owned()),
                Some(field) if !field.creatable => {
                    Some("the backend alone sets this field".to_owned())
                }
                Some(field) => self.problem(field, value),
            };
            if let Some(problem) = problem {
                error(format!("{name}: {problem}"));
            }
        }
        for link in &draft.links {
            let is_list = matches!(link.links, Links::Many(_));
            let field = self.info.field(link.field);
            if field.is_none_or(|field| !field.creatable || field.is_list() != is_list) {
                let text = "the backend has no such reference".to_owned();
                error(format!("{}: {text}", link.field));
            }
        }
        let has_templates = draft
            .links
            .iter()
            .any(|link| link.field == "_templates" && !link.links.keys().is_empty());
        // What an item lacks may come from its templates.
        let required = self
            .info
            .fields
            .iter()
            .filter(|field| field.required && !has_templates);
        for field in required {
            let is_linked = draft.links.iter().any(|link| link.field == field.name);
            if !is_linked && !draft.fields.contains_key(field.name) {
                error(format!("{}: the backend needs a value", field.name));
            }
        }
        let customs = draft.fields.get("customs").and_then(Json::as_object);
        for name in customs.into_iter().flat_map(Map::keys) {
            if name.contains('.') {
                error(format!(
                    "the custom variable {name}: the backend takes a dot in a name for an object \
                     in an object"
                ));
            }
        }
    }

    fn problem(&self, field: &FieldInfo, value: &Json) -> Option<String> {
        if value.is_null() {
            return (!field.nullable).then(|| "it must have a value".to_owned());
        }
        if let ValueKind::List(element) = field.kind {
            let Some(list) = value.as_array() else {
                return Some("it must be a list".to_owned());
            };
            let mut elements = list.iter();
            return elements.find_map(|value| self.of_element(field, *element, value));
        }
        self.of_element(field, field.kind, value)
    }

    fn of_element(&self, field: &FieldInfo, kind: ValueKind, value: &Json) -> Option<String> {
        let limits = &field.limits;
        let shown = |value: &Json| -> String {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            // A secret is not shown.
            if field.secret {
                return "the value".to_owned();
            }
            match text.char_indices().nth(MAX_SHOWN) {
                Some((end, _)) => format!("'{}…'", &text[..end]),
                None => format!("'{text}'"),
            }
        };
        match kind {
            ValueKind::Boolean if !value.is_boolean() => {
                Some(format!("{} is neither true nor false", shown(value)))
            }
            ValueKind::Integer | ValueKind::Number => {
                let Some(number) = value.as_f64() else {
                    return Some(format!("{} is not a number", shown(value)));
                };
                #[expect(clippy::cast_precision_loss, reason = "limits are small")]
                let [least, most] =
                    [limits.minimum, limits.maximum].map(|limit| limit.map(|limit| limit as f64));
                if let Some(least) = least.filter(|least| number < *least) {
                    return Some(format!("{value} is less than {least}"));
                }
                let most = most.filter(|most| number > *most);
                most.map(|most| format!("{value} is more than {most}"))
            }
            ValueKind::Text | ValueKind::Word => {
                let Some(text) = value.as_str() else {
                    return Some(format!("{} is not a text", shown(value)));
                };
                let length = text.chars().count() as u64;
                if let Some(most) = limits.max_length.filter(|most| length > *most) {
                    return Some(format!("it has {length} characters; {most} are allowed"));
                }
                if limits.min_length.is_some_and(|least| length < least) {
                    return Some("it must not be empty".to_owned());
                }
                if !limits.words.is_empty() && !limits.words.contains(&text) {
                    let words = limits.words.join(", ");
                    return Some(format!("{} is none of {words}", shown(value)));
                }
                let pattern = self.patterns.get(field.name)?;
                (!pattern.is_match(text)).then(|| refused_characters(pattern, text, &shown(value)))
            }
            _ => None,
        }
    }
}

/// Which characters of a text a pattern does not allow.
fn refused_characters(pattern: &Regex, text: &str, shown: &str) -> String {
    let mut buffer = [0; 4];
    let mut refused: Vec<String> = Vec::new();
    for letter in text.chars().filter(|letter| *letter != ' ') {
        let alone: &str = letter.encode_utf8(&mut buffer);
        let named = letter.escape_debug().to_string().replace("\\'", "'");
        if !pattern.is_match(alone) && !refused.contains(&named) {
            refused.push(named);
        }
    }
    if refused.is_empty() {
        return format!("{shown} is not allowed: it must match {pattern}");
    }
    format!(
        "{shown} has characters that the backend does not allow: {}",
        refused.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_description_can_be_read() {
        for info in RESOURCES {
            for field in info.fields {
                if let Some(pattern) = field.limits.pattern {
                    assert!(Regex::new(pattern).is_ok(), "{} {}", info.name, field.name);
                }
            }
        }
        let host = RESOURCES.iter().find(|info| info.name == "host");
        let name = host.and_then(|host| host.field("name")).expect("a name");
        assert_eq!(name.limits.max_length, Some(255));
    }
}
