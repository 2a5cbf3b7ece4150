//! One field, as its published schema describes it.

use fancy_regex::Regex;
use serde_json::Value;

use crate::filter::Kind;

/// The item that a field's value names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The resource referred to, always by `_id`.
    pub resource: String,
    /// Whether reading may put the item in the reference's place.
    pub embeddable: bool,
}

/// A declared field: everything that reading, writing and storing must know about it.
#[derive(Debug)]
pub struct Field {
    /// The type of the value.
    pub kind: Kind,
    /// Must be present when an item is created.
    pub required: bool,
    /// May be null.
    pub nullable: bool,
    /// Stored when a creation leaves the field out. `Some(Null)` is a real default.
    pub default: Option<Value>,
    /// The only values allowed; for a list, of each element.
    pub allowed: Option<Vec<Value>>,
    /// What a text must match, with its source.
    pub pattern: Option<(String, Regex)>,
    /// Smallest number allowed.
    pub minimum: Option<i64>,
    /// Largest number allowed.
    pub maximum: Option<i64>,
    /// Least number of characters.
    pub min_length: Option<u64>,
    /// Largest number of characters.
    pub max_length: Option<u64>,
    /// Whether the empty text is allowed.
    pub may_be_empty: bool,
    /// No two items may share a value.
    pub unique: bool,
    /// Fields that must be present where this one is.
    pub dependencies: Vec<String>,
    /// The item that the value, or each element of it, names.
    pub relation: Option<Relation>,
}

impl Field {
    /// Reads a property of a published schema.
    pub(super) fn read(property: &Value) -> Self {
        let kind = kind_of(property);
        // What constrains the elements of a list stands on its `items`.
        let element = if matches!(kind, Kind::List(_)) {
            &property["items"]
        } else {
            property
        };
        let may_be_empty = property["x-empty"].as_bool().unwrap_or(true);
        let is_link = element.get("x-relation").is_some();
        Self {
            required: property["x-required"].as_bool().unwrap_or_default(),
            nullable: is_nullable(property),
            default: property.get("default").cloned(),
            allowed: element["enum"].as_array().map(|values| {
                let values = values.iter().filter(|value| !value.is_null());
                values.cloned().collect()
            }),
            pattern: element["pattern"]
                .as_str()
                .filter(|_| !is_link && kind != Kind::ObjectId)
                .and_then(|pattern| Some((pattern.to_owned(), Regex::new(pattern).ok()?))),
            minimum: property["minimum"].as_i64(),
            maximum: property["maximum"].as_i64(),
            min_length: property["minLength"].as_u64().filter(|_| may_be_empty),
            max_length: property["maxLength"].as_u64(),
            may_be_empty,
            unique: property["x-unique"].as_bool().unwrap_or_default(),
            dependencies: property["x-dependencies"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            relation: element["x-relation"]["resource"]
                .as_str()
                .map(|resource| Relation {
                    resource: resource.to_owned(),
                    embeddable: element["x-relation"]["embeddable"]
                        .as_bool()
                        .unwrap_or_default(),
                }),
            kind,
        }
    }
}

fn is_nullable(property: &Value) -> bool {
    let allows_null = |value: &Value| match &value["type"] {
        Value::String(name) => name == "null",
        Value::Array(names) => names.iter().any(|name| name == "null"),
        _ => false,
    };
    allows_null(property)
        || ["oneOf", "anyOf"].iter().any(|key| {
            let alternatives = property[*key].as_array().into_iter().flatten();
            alternatives.into_iter().any(allows_null)
        })
}

fn kind_of(property: &Value) -> Kind {
    if property.get("x-relation").is_some() {
        return Kind::ObjectId;
    }
    let reference = |value: &Value| {
        let target = value["$ref"].as_str().unwrap_or_default().to_owned();
        target.rsplit('/').next().unwrap_or_default().to_owned()
    };
    let named = match &property["allOf"] {
        Value::Array(parts) => parts.first().map(reference).unwrap_or_default(),
        _ => reference(property),
    };
    match named.as_str() {
        "Point" => return Kind::Point,
        "FreeObject" => return Kind::Dict,
        _ => {}
    }
    let name = match &property["type"] {
        Value::String(name) => name.as_str(),
        Value::Array(names) => names
            .iter()
            .filter_map(Value::as_str)
            .find(|name| *name != "null")
            .unwrap_or_default(),
        _ => "",
    };
    match name {
        "string" => Kind::String,
        "integer" => Kind::Integer,
        "number" => Kind::Float,
        "boolean" => Kind::Boolean,
        "object" => Kind::Dict,
        "array" => Kind::List(Box::new(kind_of(&property["items"]))),
        _ => Kind::Any,
    }
}
