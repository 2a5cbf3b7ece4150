//! A block of lines → an object with typed values.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::files::Block;
use crate::kind::{Kind, NOT_IMPORTED};
use crate::message::{Messages, Place, Severity};
use crate::options;
use crate::period;
use crate::property::{self, PropertyKind};
use crate::value::{List, Name, Value, elements};

/// An object of a configuration.
#[derive(Debug, Clone)]
pub struct Object {
    /// Its kind.
    pub kind: Kind,
    /// Where it is defined.
    pub place: Place,
    /// Its name: for a service its description, for a template the name of the template; empty
    /// for dependencies and escalations.
    pub name: Name,
    /// The name under which others use it.
    pub template_name: Option<Name>,
    /// Not an object of its own (`register 0`).
    pub is_template: bool,
    /// The templates that it uses, in order.
    pub uses: Vec<Name>,
    /// Its properties. [`Value::Null`] is kept for what must not be inherited, and is gone once
    /// the inheritance is resolved.
    pub values: BTreeMap<&'static str, Value>,
    /// Its custom variables, their names in upper case with a leading `_`.
    pub customs: BTreeMap<Name, Name>,
    /// For a time period: its days with their ranges, in the order of the file.
    pub days: Vec<(Name, Name)>,
}

impl Object {
    /// The text of a property, if it has one that is not empty.
    pub fn text(&self, property: &str) -> Option<&Name> {
        self.values
            .get(property)
            .and_then(Value::as_text)
            .filter(|text| !text.is_empty())
    }

    /// The elements of a list property; none if it is absent.
    pub fn list(&self, property: &str) -> &[Name] {
        self.values
            .get(property)
            .and_then(Value::as_list)
            .unwrap_or_default()
    }

    /// The number of a property.
    pub fn number(&self, property: &str) -> Option<i64> {
        self.values.get(property).and_then(Value::as_number)
    }

    /// A switch; off if it is absent.
    pub fn flag(&self, property: &str) -> bool {
        self.values
            .get(property)
            .and_then(Value::as_flag)
            .unwrap_or_default()
    }

    /// Which of several definitions of one name counts: the lowest number.
    pub fn definition_order(&self) -> i64 {
        self.number("definition_order").unwrap_or(100)
    }

    /// How messages name it, such as `host 'srv1'`.
    pub fn label(&self) -> String {
        let template = if self.is_template { " template" } else { "" };
        match (self.kind, self.list("host_name")) {
            (Kind::Service, [host]) if !self.is_template => {
                format!("service '{host}/{}'", self.name)
            }
            _ if self.name.is_empty() => self.kind.to_string(),
            _ => format!("{}{template} '{}'", self.kind, self.name),
        }
    }

    pub(crate) fn set_list(&mut self, property: &'static str, items: Vec<Name>) {
        self.values.insert(property, Value::list(items));
    }
}

/// How often something that is not known was met, and where first.
#[derive(Debug, Default)]
pub(crate) struct Unknown {
    properties: BTreeMap<(Kind, String), (usize, Place)>,
    kinds: BTreeMap<String, (usize, Place)>,
}

impl Unknown {
    /// One message per name.
    pub(crate) fn report(self, messages: &mut Messages) {
        for ((kind, name), (count, place)) in self.properties {
            let text =
                format!("the property '{name}' is not known and not imported ({count} times)");
            messages.push(Severity::Warning, Some(&place), kind.word(), text);
        }
        for (word, (count, place)) in self.kinds {
            let known = NOT_IMPORTED.contains(&word.as_str());
            let (severity, text) = if known {
                let text =
                    format!("objects of the type '{word}' are not imported ({count} of them)");
                (Severity::Information, text)
            } else {
                let text = format!("'{word}' is not a type of objects: {count} ignored");
                (Severity::Warning, text)
            };
            messages.push(severity, Some(&place), "", text);
        }
    }
}

/// Reads a block; `None` for a type that is not imported.
pub(crate) fn read(
    block: &Block,
    keep_unknown: bool,
    unknown: &mut Unknown,
    messages: &mut Messages,
) -> Option<Object> {
    let Some(kind) = Kind::from_word(&block.word) else {
        let first = || (0, block.place.clone());
        unknown
            .kinds
            .entry(block.word.clone())
            .or_insert_with(first)
            .0 += 1;
        return None;
    };
    let mut object = Object {
        kind,
        place: block.place.clone(),
        name: Name::default(),
        template_name: None,
        is_template: false,
        uses: Vec::new(),
        values: BTreeMap::new(),
        customs: BTreeMap::new(),
        days: Vec::new(),
    };
    // Named before anything is reported about it.
    let property = kind.name_property();
    object.name = named(block, property)
        .or_else(|| named(block, Some("name")))
        .unwrap_or_default();
    object.is_template = named(block, Some("register")).is_some_and(|text| {
        matches!(
            text.to_ascii_lowercase().as_str(),
            "0" | "no" | "false" | "off"
        )
    });
    for (number, line) in &block.lines {
        let place = Place {
            line: *number,
            ..block.place.clone()
        };
        read_line(&mut object, line, &place, keep_unknown, unknown, messages);
    }
    finish(&mut object);
    Some(object)
}

/// The last value of a property in a block.
fn named(block: &Block, property: Option<&str>) -> Option<Name> {
    let property = property?;
    let value = |(_, line): &(u32, String)| {
        let (key, value) = line.split_once(char::is_whitespace)?;
        (key == property && value.trim() != "null").then(|| Name::from(value.trim()))
    };
    block.lines.iter().rev().find_map(value)
}

fn read_line(
    object: &mut Object,
    line: &str,
    place: &Place,
    keep_unknown: bool,
    unknown: &mut Unknown,
    messages: &mut Messages,
) {
    let (key, value) = match line.split_once(char::is_whitespace) {
        Some((key, value)) => (key, value.trim()),
        None => (line, ""),
    };
    let kind = object.kind;
    if key.starts_with('_') {
        let name = Name::from(key.to_uppercase());
        if let Entry::Vacant(entry) = object.customs.entry(name) {
            entry.insert(Name::from(value));
        }
        return;
    }
    let name = property::present_name(kind, key);
    if let Some(property) = kind.property(name) {
        match options::read(kind, property, value) {
            Ok(value) => add(object, property.name, property.kind, value),
            Err(problem) => {
                let text = format!("{}: {problem}", property.name);
                messages.push(Severity::Error, Some(place), object.label(), text);
            }
        }
        return;
    }
    if kind == Kind::TimePeriod {
        match period::read(line) {
            Ok((days, ranges)) => {
                for range in period::reversed(&ranges) {
                    let text = format!(
                        "'{days}': the time range '{range}' ends before it begins: split it at \
                         midnight"
                    );
                    messages.push(Severity::Error, Some(place), object.label(), text);
                }
                object.days.push((Name::from(days), Name::from(ranges)));
            }
            Err(problem) => messages.push(Severity::Error, Some(place), object.label(), problem),
        }
        return;
    }
    if keep_unknown {
        let name = Name::from(format!("_{}", key.to_uppercase()));
        object.customs.insert(name, Name::from(value));
    }
    let first = || (0, place.clone());
    unknown
        .properties
        .entry((kind, key.to_owned()))
        .or_insert_with(first)
        .0 += 1;
}

/// A property that occurs several times: lists collect, the last of others counts.
fn add(object: &mut Object, name: &'static str, kind: PropertyKind, value: Value) {
    let collects = matches!(
        kind,
        PropertyKind::List | PropertyKind::Options | PropertyKind::Lines
    );
    match object.values.entry(name) {
        Entry::Occupied(mut entry) if collects => {
            if let (Value::List(old), Value::List(new)) = (entry.get(), &value) {
                let list = List {
                    items: old.items.iter().chain(&new.items).cloned().collect(),
                    additive: old.additive || new.additive,
                };
                entry.insert(Value::List(list.into()));
            } else {
                entry.insert(value);
            }
        }
        Entry::Occupied(mut entry) => {
            entry.insert(value);
        }
        Entry::Vacant(entry) => {
            entry.insert(value);
        }
    }
}

/// Moves what is about the definition itself out of the properties.
fn finish(object: &mut Object) {
    object.is_template = object
        .values
        .remove("register")
        .and_then(|value| value.as_flag())
        == Some(false);
    if let Some(Value::List(list)) = object.values.remove("use") {
        object.uses.clone_from(&list.items);
    }
    object.template_name = object
        .values
        .remove("name")
        .and_then(|value| value.as_text().cloned());
    // A service template may be known by its description alone.
    if object.is_template && object.template_name.is_none() && object.kind == Kind::Service {
        object.template_name = object.text("service_description").cloned();
    }
    if object.is_template
        && let Some(name) = &object.template_name
    {
        object.name = Name::clone(name);
    }
    if let Some(Value::Text(name)) = object.values.get("imported_from")
        && elements(name).next().is_none()
    {
        object.values.remove("imported_from");
    }
}
