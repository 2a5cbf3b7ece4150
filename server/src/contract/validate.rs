//! Coercion and validation of what clients send, with the literal messages of the original.

use serde_json::{Map, Number, Value};

use super::python::{display, representation};
use super::{Field, Resource, is_reserved};
use crate::filter::Kind;
use crate::item::{Item, is_id};

/// What validation must ask the store.
pub trait Lookup {
    /// What a failing look-up gives.
    type Error;

    /// Whether the resource has an item of that id.
    fn exists(&mut self, resource: &str, id: &str) -> Result<bool, Self::Error>;

    /// Whether another item than `except` has that value in the field.
    fn is_taken(
        &mut self,
        resource: &Resource,
        field: &str,
        value: &Value,
        except: Option<&str>,
    ) -> Result<bool, Self::Error>;
}

/// What is being validated.
#[derive(Debug, Clone, Copy)]
pub enum Mode<'a> {
    /// A whole item: required fields must be there.
    Whole,
    /// Changes to this stored item: dependencies are met by either.
    Changes(&'a Item),
}

/// Converts values to the declared types where the conversion is plain; leaves the rest, which
/// validation then refuses.
pub fn coerce(resource: &Resource, item: &mut Item) {
    if !resource.open {
        expand_dotted_keys(item);
    }
    for (name, value) in item.iter_mut() {
        if name == "_id" {
            coerce_value(&Kind::ObjectId, value);
        } else if let Some(field) = resource.field(name) {
            coerce_value(&field.kind, value);
        }
    }
}

/// `{"a.b": 1}` means `{"a": {"b": 1}}`, at every depth.
fn expand_dotted_keys(members: &mut Item) {
    let dotted: Vec<String> = members
        .keys()
        .filter(|key| key.contains('.'))
        .cloned()
        .collect();
    for key in dotted {
        let Some(value) = members.remove(&key) else {
            continue;
        };
        let mut parts = key.split('.');
        let first = parts.next().unwrap_or_default().to_owned();
        let nested = parts.rev().fold(value, |inner, part| {
            Value::Object(Map::from_iter([(part.to_owned(), inner)]))
        });
        match (members.get_mut(&first), nested) {
            (Some(Value::Object(present)), Value::Object(nested)) => {
                crate::item::merge(present, nested);
            }
            (_, nested) => {
                members.insert(first, nested);
            }
        }
    }
    for value in members.values_mut() {
        if let Value::Object(inner) = value {
            expand_dotted_keys(inner);
        }
    }
}

fn coerce_value(kind: &Kind, value: &mut Value) {
    let converted = match (kind, &*value) {
        (Kind::ObjectId, Value::String(text)) if text.is_empty() => Some(Value::Null),
        (Kind::ObjectId, Value::String(text)) if is_id(text) => {
            Some(Value::String(text.to_ascii_lowercase()))
        }
        (Kind::Integer, Value::String(text)) => text.trim().parse::<i64>().ok().map(Value::from),
        (Kind::Integer, Value::Number(number)) if !number.is_i64() => number
            .as_f64()
            .filter(|float| float.abs() < 9e15)
            .map(|float| {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "truncation is the rule, and the range is checked"
                )]
                let whole = float as i64;
                Value::from(whole)
            }),
        (Kind::Integer, Value::Bool(flag)) => Some(Value::from(i64::from(*flag))),
        (Kind::Float, Value::String(text)) => text
            .trim()
            .parse::<f64>()
            .ok()
            .and_then(Number::from_f64)
            .map(Value::Number),
        (Kind::Boolean, Value::String(text)) => match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        (Kind::Boolean, Value::Number(number)) => match number.as_f64() {
            Some(1.0) => Some(Value::Bool(true)),
            Some(0.0) => Some(Value::Bool(false)),
            _ => None,
        },
        (Kind::List(element), Value::Array(_)) => {
            if let Value::Array(values) = value {
                for value in values {
                    coerce_value(element, value);
                }
            }
            None
        }
        _ => None,
    };
    if let Some(converted) = converted {
        *value = converted;
    }
}

/// Collects the issues of one item.
pub struct Validator<'a, L> {
    resource: &'a Resource,
    mode: Mode<'a>,
    lookup: &'a mut L,
    issues: Map<String, Value>,
}

impl<'a, L: Lookup> Validator<'a, L> {
    /// Prepares the validation of one item of the resource.
    pub fn new(resource: &'a Resource, mode: Mode<'a>, lookup: &'a mut L) -> Self {
        Self {
            resource,
            mode,
            lookup,
            issues: Map::new(),
        }
    }

    /// The issues of the item by field: empty when it is valid.
    pub fn issues(mut self, item: &Item) -> Result<Map<String, Value>, L::Error> {
        for (name, value) in item {
            if name == "_id" {
                if !value.as_str().is_some_and(is_id) {
                    self.report(name, wrong_id(value));
                }
            } else if is_reserved(name) || !self.resource.shows(name) {
                self.report(name, "unknown field".to_owned());
            } else if let Some(field) = self.resource.field(name) {
                self.check(name, field, value, item)?;
            }
        }
        if matches!(self.mode, Mode::Whole) {
            for (name, field) in &self.resource.fields {
                if field.required && !item.contains_key(name) {
                    self.report(name, "required field".to_owned());
                }
            }
        }
        Ok(self.issues)
    }

    fn report(&mut self, name: &str, message: String) {
        let message = Value::String(message);
        match self.issues.get_mut(name) {
            None => {
                self.issues.insert(name.to_owned(), message);
            }
            Some(Value::Array(messages)) => messages.push(message),
            Some(present) => {
                let first = present.take();
                *present = Value::Array(vec![first, message]);
            }
        }
    }

    fn check(
        &mut self,
        name: &str,
        field: &Field,
        value: &Value,
        item: &Item,
    ) -> Result<(), L::Error> {
        if value.is_null() {
            if !field.nullable {
                self.report(name, "null value not allowed".to_owned());
                if let Some(message) = type_problem(&field.kind, value) {
                    self.report(name, message);
                }
            }
            return Ok(());
        }
        if let Some(message) = type_problem(&field.kind, value) {
            self.report(name, message);
            return Ok(());
        }
        for other in &field.dependencies {
            let stored = match self.mode {
                Mode::Whole => false,
                Mode::Changes(stored) => stored.contains_key(other),
            };
            if !stored && !item.contains_key(other) {
                self.report(name, format!("field '{other}' is required"));
            }
        }
        match value {
            Value::Array(values) => self.check_elements(name, field, values)?,
            Value::String(text) => self.check_text(name, field, text),
            Value::Number(number) => self.check_number(name, field, number),
            _ => {}
        }
        if !value.is_array() {
            self.check_allowed(name, field, value);
            if let (Some(relation), Some(id)) = (&field.relation, value.as_str())
                && !self.lookup.exists(&relation.resource, id)?
            {
                self.report(name, dangling(id, &relation.resource));
            }
        }
        if field.unique {
            let except = match self.mode {
                Mode::Whole => item.get("_id"),
                Mode::Changes(stored) => stored.get("_id"),
            };
            let except = except.and_then(Value::as_str);
            if self.lookup.is_taken(self.resource, name, value, except)? {
                self.report(name, format!("value '{}' is not unique", display(value)));
            }
        }
        Ok(())
    }

    fn check_elements(
        &mut self,
        name: &str,
        field: &Field,
        values: &[Value],
    ) -> Result<(), L::Error> {
        let Kind::List(element) = &field.kind else {
            return Ok(());
        };
        let mut wrong = Map::new();
        for (position, value) in values.iter().enumerate() {
            if field.allowed.is_some() {
                break;
            }
            if let Some(message) = type_problem(element, value) {
                wrong.insert(position.to_string(), Value::String(message));
            } else if let (Some(relation), Some(id)) = (&field.relation, value.as_str())
                && !self.lookup.exists(&relation.resource, id)?
            {
                let message = dangling(id, &relation.resource);
                wrong.insert(position.to_string(), Value::String(message));
            }
        }
        if let Some(allowed) = &field.allowed {
            let offenders: Vec<&Value> = values
                .iter()
                .filter(|value| !allowed.contains(value))
                .collect();
            if !offenders.is_empty() {
                let offenders: Vec<String> = offenders.into_iter().map(representation).collect();
                self.report(name, format!("unallowed values [{}]", offenders.join(", ")));
            }
        }
        if !wrong.is_empty() {
            self.issues.insert(name.to_owned(), Value::Object(wrong));
        }
        Ok(())
    }

    fn check_text(&mut self, name: &str, field: &Field, text: &str) {
        if text.is_empty() && !field.may_be_empty {
            self.report(name, "empty values not allowed".to_owned());
            return;
        }
        let length = text.chars().count() as u64;
        if let Some(least) = field.min_length.filter(|least| length < *least) {
            self.report(name, format!("min length is {least}"));
        }
        if let Some(most) = field.max_length.filter(|most| length > *most) {
            self.report(name, format!("max length is {most}"));
        }
        if let Some((source, pattern)) = &field.pattern {
            // The original's engine lets one newline stand after the end.
            let text = text.strip_suffix('\n').unwrap_or(text);
            if !pattern.is_match(text).unwrap_or(false) {
                self.report(name, format!("value does not match regex '{source}'"));
            }
        }
    }

    fn check_number(&mut self, name: &str, field: &Field, number: &Number) {
        let Some(number) = number.as_i64() else {
            return;
        };
        if let Some(least) = field.minimum.filter(|least| number < *least) {
            self.report(name, format!("min value is {least}"));
        }
        if let Some(most) = field.maximum.filter(|most| number > *most) {
            self.report(name, format!("max value is {most}"));
        }
    }

    fn check_allowed(&mut self, name: &str, field: &Field, value: &Value) {
        if let Some(allowed) = &field.allowed
            && !allowed.contains(value)
        {
            self.report(name, format!("unallowed value {}", display(value)));
        }
    }
}

/// The issues of a value that stands where an item should.
pub fn not_a_document(value: &Value) -> Map<String, Value> {
    let message = match value {
        Value::Null => "document is missing".to_owned(),
        other => format!("'{}' is not a document, must be a dict", display(other)),
    };
    Map::from_iter([("validator exception".to_owned(), Value::String(message))])
}

/// What is said of a reference to an item that is not there.
pub fn dangling(id: &str, resource: &str) -> String {
    format!("value '{id}' must exist in resource '{resource}', field '_id'.")
}

fn wrong_id(value: &Value) -> String {
    format!(
        "value '{}' cannot be converted to a ObjectId",
        display(value)
    )
}

fn type_problem(kind: &Kind, value: &Value) -> Option<String> {
    let (fits, name) = match kind {
        Kind::Any => return None,
        Kind::ObjectId => {
            let fits = value.as_str().is_some_and(is_id);
            return (!fits).then(|| wrong_id(value));
        }
        Kind::Point => return point_problem(value),
        Kind::String => (value.is_string(), "string"),
        Kind::Integer => (value.is_i64(), "integer"),
        Kind::Float => (value.is_number(), "float"),
        Kind::Boolean => (value.is_boolean(), "boolean"),
        Kind::Dict => (value.is_object(), "dict"),
        Kind::List(_) => (value.is_array(), "list"),
        Kind::Datetime => (value.is_string(), "datetime"),
    };
    (!fits).then(|| format!("must be of {name} type"))
}

fn point_problem(value: &Value) -> Option<String> {
    let reason = match value {
        Value::Object(members) => {
            if !members.contains_key("type") || members.len() > 2 {
                "Not compliant to GeoJSON"
            } else if members["type"] != "Point" {
                "Geometry not compliant to GeoJSON"
            } else {
                match members.get("coordinates") {
                    Some(Value::Array(numbers)) if numbers.iter().all(Value::is_number) => {
                        return None;
                    }
                    Some(Value::Array(_)) => "",
                    _ => "Geometry not compliant to GeoJSON",
                }
            }
        }
        Value::String(_) => "string indices must be integers",
        _ => "Not compliant to GeoJSON",
    };
    Some(format!("Point not correct {}: {reason}", point_text(value)))
}

/// A would-be point as messages show it: the type before everything else.
fn point_text(value: &Value) -> String {
    let Some(kind) = value.get("type") else {
        return display(value);
    };
    let mut rest = value.clone();
    if let Some(members) = rest.as_object_mut() {
        members.remove("type");
    }
    let rest = representation(&rest);
    let separator = if rest == "{}" { "" } else { ", " };
    format!(
        "{{'type': {}{separator}{}",
        representation(kind),
        rest.trim_start_matches('{')
    )
}
