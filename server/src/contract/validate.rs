//! Validation of what clients send.

use std::cmp::Ordering;

use alignak_model::spec::MAX_TEXT_LENGTH;
use serde_json::{Map, Number, Value};

use super::{Field, Resource, is_reserved, messages, point};
use crate::filter::Kind;
use crate::item::{Item, is_id};

/// Issues told of one item; what follows them is neither looked for nor told.
const MAX_ISSUES: usize = 100;

/// Stands in the place of the first issue that is not told.
const MORE: &str = "there are more issues than these";

/// What validation must ask the store.
pub trait Lookup {
    /// What a failing look-up gives.
    type Error;

    /// Whether the resource has an item of that id, which a field names.
    fn exists(&mut self, field: &str, resource: &str, id: &str) -> Result<bool, Self::Error>;

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

/// Collects the issues of one item.
pub struct Validator<'a, L> {
    resource: &'a Resource,
    mode: Mode<'a>,
    lookup: &'a mut L,
    issues: Map<String, Value>,
    /// How many issues there are, those of elements of lists among them.
    count: usize,
}

impl<'a, L: Lookup> Validator<'a, L> {
    /// Prepares the validation of one item of the resource.
    pub fn new(resource: &'a Resource, mode: Mode<'a>, lookup: &'a mut L) -> Self {
        Self {
            resource,
            mode,
            lookup,
            issues: Map::new(),
            count: 0,
        }
    }

    /// The issues of the item by field: empty when it is valid.
    pub fn issues(mut self, item: &Item) -> Result<Map<String, Value>, L::Error> {
        for (name, value) in item {
            if self.count > MAX_ISSUES {
                break;
            }
            if name == "_id" {
                if !value.as_str().is_some_and(is_id) {
                    self.report(name, messages::wrong_id(value));
                }
            } else if is_reserved(name) || !self.resource.shows(name) {
                self.report(name, messages::UNKNOWN_FIELD.to_owned());
            } else if let Some(field) = self.resource.field(name) {
                self.check(name, field, value, item)?;
            } else {
                self.check_lengths(name, value);
            }
        }
        if matches!(self.mode, Mode::Whole) {
            for (name, field) in &self.resource.fields {
                if field.required && !item.contains_key(name) {
                    self.report(name, messages::REQUIRED.to_owned());
                }
            }
        }
        Ok(self.issues)
    }

    /// Counts an issue; returns the message to report, if any.
    fn told(&mut self, message: String) -> Option<Value> {
        self.count += 1;
        match self.count.cmp(&(MAX_ISSUES + 1)) {
            Ordering::Less => Some(Value::String(message)),
            Ordering::Equal => Some(MORE.into()),
            Ordering::Greater => None,
        }
    }

    fn report(&mut self, name: &str, message: String) {
        let Some(message) = self.told(message) else {
            return;
        };
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
                self.report(name, messages::NOT_NULL.to_owned());
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
        for other in field.depends_on {
            let stored = match self.mode {
                Mode::Whole => false,
                Mode::Changes(stored) => stored.contains_key(*other),
            };
            if !stored && !item.contains_key(*other) {
                self.report(name, messages::requires(other));
            }
        }
        match value {
            Value::Array(values) => {
                self.check_elements(name, field, values)?;
                self.check_lengths(name, value);
            }
            Value::Object(_) => self.check_lengths(name, value),
            Value::String(text) => self.check_text(name, field, text),
            Value::Number(number) => self.check_number(name, field, number),
            _ => {}
        }
        if !value.is_array() {
            self.check_allowed(name, field, value);
            if let (Some(relation), Some(id)) = (&field.relation, value.as_str())
                && !self.lookup.exists(name, &relation.resource, id)?
            {
                self.report(name, messages::dangling(&relation.resource, "_id", id));
            }
        }
        if field.unique {
            let except = match self.mode {
                Mode::Whole => item.get("_id"),
                Mode::Changes(stored) => stored.get("_id"),
            };
            let except = except.and_then(Value::as_str);
            if self.lookup.is_taken(self.resource, name, value, except)? {
                self.report(name, messages::not_unique(value));
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
            if field.allowed.is_some() || self.count > MAX_ISSUES {
                break;
            }
            let message = if let Some(message) = type_problem(element, value) {
                message
            } else if let (Some(relation), Some(id)) = (&field.relation, value.as_str())
                && !self.lookup.exists(name, &relation.resource, id)?
            {
                messages::dangling(&relation.resource, "_id", id)
            } else {
                continue;
            };
            if let Some(message) = self.told(message) {
                wrong.insert(position.to_string(), message);
            }
        }
        if let Some(allowed) = &field.allowed {
            let offenders = values.iter().filter(|value| !allowed.contains(value));
            let offenders: Vec<Value> = offenders.cloned().collect();
            if !offenders.is_empty() {
                self.report(name, messages::unallowed_among(offenders));
            }
        }
        if !wrong.is_empty() {
            self.issues.insert(name.to_owned(), Value::Object(wrong));
        }
        Ok(())
    }

    fn check_text(&mut self, name: &str, field: &Field, text: &str) {
        if text.is_empty() && !field.may_be_empty {
            self.report(name, messages::NOT_EMPTY.to_owned());
            return;
        }
        let most = field.max_length.unwrap_or(MAX_TEXT_LENGTH);
        if is_longer(text, most) {
            self.report(name, messages::max_length(most));
        }
        if field.is_name {
            if text.contains(char::is_control) {
                self.report(name, messages::CONTROL_CHARACTERS.to_owned());
            } else if text.chars().all(char::is_whitespace) {
                self.report(name, messages::BLANK.to_owned());
            }
        }
        if let Some(characters) = field.characters {
            match text.chars().count().cmp(&characters) {
                Ordering::Less => self.report(name, messages::min_length(characters)),
                Ordering::Equal => {}
                Ordering::Greater => self.report(name, messages::max_length(characters)),
            }
        }
        if let Some((source, pattern)) = &field.pattern {
            // The original's engine lets one newline stand after the end.
            let text = text.strip_suffix('\n').unwrap_or(text);
            if !pattern.is_match(text).unwrap_or(false) {
                self.report(name, messages::no_match(source));
            }
        }
    }

    /// Bounds every text in a list or an object whose content is free.
    fn check_lengths(&mut self, name: &str, value: &Value) {
        if has_long_text(value) {
            self.report(name, messages::max_length(MAX_TEXT_LENGTH));
        }
    }

    fn check_number(&mut self, name: &str, field: &Field, number: &Number) {
        let number = number.as_f64().unwrap_or_default();
        let is = |bound: i64, order: Ordering| {
            let bound = Number::from(bound).as_f64().unwrap_or_default();
            number.partial_cmp(&bound) == Some(order)
        };
        if let Some(least) = field.minimum.filter(|least| is(*least, Ordering::Less)) {
            self.report(name, messages::min_value(least));
        }
        if let Some(most) = field.maximum.filter(|most| is(*most, Ordering::Greater)) {
            self.report(name, messages::max_value(most));
        }
    }

    fn check_allowed(&mut self, name: &str, field: &Field, value: &Value) {
        if let Some(allowed) = &field.allowed
            && !allowed.contains(value)
        {
            self.report(name, messages::unallowed(value));
        }
    }
}

fn is_longer(text: &str, most: usize) -> bool {
    // A character has at least one byte.
    text.len() > most && text.chars().count() > most
}

/// Whether a text in the value is longer than any text may be. Bodies have a bounded depth.
fn has_long_text(value: &Value) -> bool {
    match value {
        Value::String(text) => is_longer(text, MAX_TEXT_LENGTH),
        Value::Array(values) => values.iter().any(has_long_text),
        Value::Object(members) => members
            .iter()
            .any(|(key, value)| is_longer(key, MAX_TEXT_LENGTH) || has_long_text(value)),
        _ => false,
    }
}

fn type_problem(kind: &Kind, value: &Value) -> Option<String> {
    let (fits, name) = match kind {
        Kind::Any => return None,
        Kind::ObjectId => {
            let fits = value.as_str().is_some_and(is_id);
            return (!fits).then(|| messages::wrong_id(value));
        }
        Kind::Point => return point::problem(value),
        Kind::String => (value.is_string(), "string"),
        Kind::Integer => (value.is_i64(), "integer"),
        Kind::Float => (value.is_number(), "float"),
        Kind::Boolean => (value.is_boolean(), "boolean"),
        Kind::Dict => (value.is_object(), "dict"),
        Kind::List(_) => (value.is_array(), "list"),
        Kind::Datetime => (value.is_string(), "datetime"),
    };
    (!fits).then(|| messages::wrong_type(name))
}
