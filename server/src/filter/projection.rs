//! `projection` and `embedded`: what of an item is shown.

use alignak_model::AUTOMATIC_FIELDS;
use serde_json::{Map, Value};

use super::error::FilterError;

/// Which fields of an item are shown. The automatic fields always are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Projection {
    /// All declared fields.
    #[default]
    All,
    /// Only these paths.
    Include(Vec<String>),
    /// All but these.
    Exclude(Vec<String>),
}

impl Projection {
    /// Reads the text of a `projection` parameter, a JSON object such as `{"name": 1}`. One field
    /// set to 0 makes it a list of what to leave out.
    ///
    /// # Errors
    /// When it is not a JSON object.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        if text.trim().is_empty() {
            return Ok(Self::All);
        }
        let Ok(members) = serde_json::from_str::<Map<String, Value>>(text) else {
            return Err(FilterError::new("`projection` must be a JSON object"));
        };
        let is_excluded = |value: &Value| !is_truthy(value);
        if members.is_empty() {
            Ok(Self::All)
        } else if members.values().any(is_excluded) {
            let names = members.into_iter().filter(|(_, value)| is_excluded(value));
            Ok(Self::Exclude(names.map(|(name, _)| name).collect()))
        } else {
            Ok(Self::Include(
                members.into_iter().map(|(name, _)| name).collect(),
            ))
        }
    }

    /// Whether a top-level field is shown, at least in part.
    ///
    /// `declared` says which fields the resource declares, `open` whether it also keeps others.
    pub fn shows(&self, field: &str, declared: &dyn Fn(&str) -> bool, open: bool) -> bool {
        if is_always_shown(field) {
            return true;
        }
        let is_known = open || declared(field);
        is_known
            && match self {
                Self::All => true,
                Self::Include(paths) => paths.iter().any(|path| first(path) == field),
                Self::Exclude(names) => !names.iter().any(|name| name == field),
            }
    }

    /// The part of an item that is shown.
    pub fn apply(
        &self,
        item: &Map<String, Value>,
        declared: &dyn Fn(&str) -> bool,
        open: bool,
    ) -> Map<String, Value> {
        let mut shown = Map::new();
        for (name, value) in item {
            if !self.shows(name, declared, open) {
                continue;
            }
            let value = match self {
                Self::Include(paths) if !is_always_shown(name) => part(value, &inside(paths, name)),
                _ => Some(value.clone()),
            };
            if let Some(value) = value {
                shown.insert(name.clone(), value);
            }
        }
        shown
    }
}

fn is_always_shown(field: &str) -> bool {
    AUTOMATIC_FIELDS.contains(&field) || field == "_links"
}

fn first(path: &str) -> &str {
    path.split_once('.').map_or(path, |(first, _)| first)
}

/// What remains of the paths that begin with `name`; nothing remains of the name itself.
fn inside<'a, T: AsRef<str>>(paths: &'a [T], name: &str) -> Vec<&'a str> {
    let rest = |path: &'a str| match path.split_once('.') {
        Some((first, rest)) => (first == name).then_some(rest),
        None => (path == name).then_some(""),
    };
    paths
        .iter()
        .filter_map(|path| rest(path.as_ref()))
        .collect()
}

/// The part of a value that the paths lead to; nothing for a plain value that a path goes beyond.
fn part(value: &Value, paths: &[&str]) -> Option<Value> {
    if paths.contains(&"") {
        return Some(value.clone());
    }
    match value {
        Value::Object(members) => {
            let mut shown = Map::new();
            for (name, value) in members {
                let paths = inside(paths, name);
                if let Some(value) = (!paths.is_empty()).then(|| part(value, &paths)).flatten() {
                    shown.insert(name.clone(), value);
                }
            }
            Some(Value::Object(shown))
        }
        Value::Array(elements) => Some(
            elements
                .iter()
                .filter_map(|element| part(element, paths))
                .collect(),
        ),
        _ => None,
    }
}

/// Truth as Python has it, where empty things are false.
fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(elements) => !elements.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}

/// Reads the text of an `embedded` parameter, a JSON object such as `{"host": 1}`, into the paths
/// to embed: one or two levels, the first level before the second and implied by it.
///
/// # Errors
/// When it is not a JSON object.
pub fn parse_embedded(text: &str) -> Result<Vec<String>, FilterError> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let Ok(members) = serde_json::from_str::<Map<String, Value>>(text) else {
        return Err(FilterError::new("Unable to parse `embedded` clause"));
    };
    let mut paths: Vec<String> = Vec::new();
    let mut second: Vec<String> = Vec::new();
    for (path, value) in members {
        let is_asked = value == Value::Bool(true) || value.as_f64() == Some(1.0);
        match path.split_once('.') {
            _ if !is_asked => {}
            None => paths.push(path),
            Some((_, rest)) if rest.contains('.') => {}
            Some((parent, _)) => {
                paths.push(parent.to_owned());
                second.push(path);
            }
        }
    }
    paths.sort();
    paths.dedup();
    paths.append(&mut second);
    Ok(paths)
}
