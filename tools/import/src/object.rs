//! A block of lines → an object with typed values.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use crate::files::Block;
use crate::kind::Kind;
use crate::message::{Messages, Place, Severity};
use crate::options;
use crate::period;
use crate::property::{self, PropertyKind};
use crate::unknown::Unknown;
use crate::value::{Name, Value, elements};

/// An object of a configuration.
#[derive(Debug, Clone)]
pub struct Object {
    /// Its kind.
    pub kind: Kind,
    /// Where it is defined.
    pub place: Place,
    /// Its name: for a service its description, for a template the name of the template; empty
    /// for dependencies and escalations, and for an object whose definition lacks it.
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
            (Kind::Service, [host]) if !self.is_template && !self.name.is_empty() => {
                format!("service '{host}/{}'", self.name)
            }
            _ => match (&*self.name, &self.template_name) {
                ("", Some(name)) => format!("{}{template} '{name}'", self.kind),
                ("", None) => self.kind.to_string(),
                (name, _) => format!("{}{template} '{name}'", self.kind),
            },
        }
    }

    /// An object that no definition describes, but that follows from another one.
    pub(crate) fn made(
        kind: Kind,
        name: Name,
        from: &Self,
        values: BTreeMap<&'static str, Value>,
    ) -> Self {
        Self {
            kind,
            place: from.place.clone(),
            name,
            template_name: None,
            is_template: false,
            uses: Vec::new(),
            values,
            customs: BTreeMap::new(),
            days: Vec::new(),
        }
    }

    pub(crate) fn set_list(&mut self, property: &'static str, items: Vec<Name>) {
        self.values.insert(property, Value::list(items));
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
        unknown.kind(&block.word, &block.place);
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
    object.name = named(block, kind.name_property()).unwrap_or_default();
    object.template_name = named(block, Some("name"));
    object.is_template = named(block, Some("register")).is_some_and(|text| {
        matches!(
            text.to_ascii_lowercase().as_str(),
            "0" | "no" | "false" | "off"
        )
    });
    let mut kept = Kept::new();
    for (number, line) in &block.lines {
        let place = Place {
            line: *number,
            ..block.place.clone()
        };
        if let Some((key, value)) = read_line(&mut object, line, &place, unknown, messages) {
            if keep_unknown && kind.has_customs() {
                kept.insert(key.to_owned(), (Name::from(value), place));
            } else {
                unknown.property(kind, key, false, &place);
            }
        }
    }
    keep(&mut object, kept, unknown);
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

/// Properties that are not known and become custom variables, each with its last value.
type Kept = BTreeMap<String, (Name, Place)>;

/// Adds custom variables for properties that are not known, except where the object has a custom
/// variable of that name of its own.
fn keep(object: &mut Object, kept: Kept, unknown: &mut Unknown) {
    for (key, (value, place)) in kept {
        let entry = object.customs.entry(Name::from(custom_name(&key)));
        let is_free = matches!(entry, Entry::Vacant(_));
        entry.or_insert(value);
        unknown.property(object.kind, &key, is_free, &place);
    }
}

/// The custom variable that a property becomes that is not known.
pub(crate) fn custom_name(key: &str) -> String {
    format!("_{}", key.to_uppercase())
}

/// Reads one line into an object; returns a property that is not known, with its value.
fn read_line<'a>(
    object: &mut Object,
    line: &'a str,
    place: &Place,
    unknown: &mut Unknown,
    messages: &mut Messages,
) -> Option<(&'a str, &'a str)> {
    let (key, value) = match line.split_once(char::is_whitespace) {
        Some((key, value)) => (key, value.trim()),
        None => (line, ""),
    };
    let kind = object.kind;
    if key.starts_with('_') {
        let name = key.to_uppercase();
        if !kind.has_customs() {
            unknown.custom(kind, &name, place);
        }
        let entry = object.customs.entry(Name::from(name));
        entry.or_insert_with(|| Name::from(value));
        return None;
    }
    let name = property::present_name(kind, key);
    if let Some(property) = kind.property(name) {
        if property.name == "stalking_options" && elements(value).any(|element| element == "N") {
            let text = "stalking_options: 'N' is left out: the backend does not log notifications";
            messages.push(Severity::Warning, Some(place), object.label(), text);
        }
        match options::read(kind, property, value) {
            Ok(value) => add(object, property.name, property.kind, value),
            Err(problem) => {
                let text = format!("{}: {problem}", property.name);
                messages.push(Severity::Error, Some(place), object.label(), text);
            }
        }
        return None;
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
        return None;
    }
    Some((key, value))
}

/// A property that occurs several times: lists collect, the last of others counts.
fn add(object: &mut Object, name: &'static str, kind: PropertyKind, value: Value) {
    let collects = matches!(
        kind,
        PropertyKind::List | PropertyKind::Options | PropertyKind::Lines
    );
    match object.values.entry(name) {
        Entry::Occupied(mut entry) if collects => match (entry.get_mut(), value) {
            (Value::List(old), Value::List(new)) => {
                let list = Arc::make_mut(old);
                list.items.extend(new.items.iter().cloned());
                list.additive |= new.additive;
            }
            (old, value) => *old = value,
        },
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
