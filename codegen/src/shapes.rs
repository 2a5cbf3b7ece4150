//! The component schemas: which exist, and which Rust type each of their properties has.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{Schema, Traits, read};
use crate::names;
use crate::problem::{Pointer, Problems};
use crate::resource::{Field, FieldType, Limits, Shared};

/// The methods that every content has.
const RESERVED_SETTERS: [&str; 7] = [
    "new",
    "set",
    "clear",
    "members",
    "from_members",
    "is_empty",
    "changes_to",
];

/// Fields that hold secrets wherever they are, even if the document does not say so.
const SECRETS: [&str; 3] = ["apikey", "password", "token"];

const SCHEMAS: &str = "#/components/schemas/";

/// A component schema with its properties.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) schema: Schema,
    properties: BTreeMap<String, Schema>,
    at: Pointer,
}

/// All component schemas that could be read.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    read: BTreeMap<String, Shape>,
    /// Every name that the document defines, also those that could not be read.
    names: Vec<String>,
    /// The struct of each resource, by its name on the wire.
    resources: BTreeMap<String, String>,
}

impl Shapes {
    pub(crate) fn of(schemas: &BTreeMap<String, Value>, problems: &mut Problems) -> Self {
        let mut shapes = Self {
            names: schemas.keys().cloned().collect(),
            ..Self::default()
        };
        for (name, value) in schemas {
            let at = Pointer::of(&["components", "schemas", name]);
            let Some(schema) = read::<Schema>(value, &at, None, problems) else {
                continue;
            };
            if let Some(traits) = &schema.resource {
                check_traits(name, traits, &at, problems);
                shapes.resources.insert(traits.name.clone(), name.clone());
            }
            let properties = properties(&schema, &at, problems);
            let shape = Shape {
                schema,
                properties,
                at,
            };
            shapes.read.insert(name.clone(), shape);
        }
        for shape in shapes.read.values() {
            shapes.check_references(&shape.schema, &shape.at, None, problems);
        }
        shapes
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Shape> {
        self.read.get(name)
    }

    /// The schemas that describe a resource.
    pub(crate) fn resources(&self) -> impl Iterator<Item = (&str, &Traits, &Pointer)> {
        self.read.iter().filter_map(|(name, shape)| {
            let traits = shape.schema.resource.as_ref()?;
            Some((name.as_str(), traits, &shape.at))
        })
    }

    /// The struct of the resource with this name on the wire.
    pub(crate) fn struct_of(&self, resource: &str) -> Option<&str> {
        self.resources.get(resource).map(String::as_str)
    }

    /// Reports every `$ref` below `schema` that leads nowhere.
    pub(crate) fn check_references(
        &self,
        schema: &Schema,
        at: &Pointer,
        operation: Option<&str>,
        problems: &mut Problems,
    ) {
        if let Some(reference) = &schema.reference {
            let known =
                component(reference).is_some_and(|name| self.names.iter().any(|n| n == name));
            if !known {
                let message = format!("the document has no `{reference}`");
                problems.push(operation, &at.join("$ref"), message);
            }
        }
        if let Some(items) = &schema.items {
            self.check_references(items, &at.join("items"), operation, problems);
        }
        for (keyword, parts) in alternatives(schema) {
            for (index, part) in parts.iter().enumerate() {
                let at = at.join(keyword).join(index);
                self.check_references(part, &at, operation, problems);
            }
        }
        for (name, value) in &schema.properties {
            let at = at.join("properties").join(name);
            // What cannot be read is reported by whoever reads the property itself.
            if let Some(part) = read(value, &at, operation, &mut Problems::default()) {
                self.check_references(&part, &at, operation, problems);
            }
        }
    }

    /// The fields of the component schema `name`, without those that no caller may use.
    pub(crate) fn fields(
        &self,
        name: &str,
        operation: Option<&str>,
        writable: bool,
        problems: &mut Problems,
    ) -> Vec<Field> {
        let Some(shape) = self.get(name) else {
            return Vec::new();
        };
        let mut fields: Vec<Field> = Vec::new();
        for (wire, schema) in &shape.properties {
            // Links are read through the envelopes of the model.
            if wire == "_links" || (writable && schema.read_only) {
                continue;
            }
            let at = shape.at.join("properties").join(wire);
            let found = if wire == "_id" {
                Some((FieldType::Id, false))
            } else {
                self.type_of(schema, &at, operation, problems)
            };
            let Some((field_type, nullable)) = found else {
                continue;
            };
            let Some(rust) = names::field(wire) else {
                problems.push(operation, &at, format!("`{wire}` cannot be a Rust name"));
                continue;
            };
            if writable && RESERVED_SETTERS.contains(&rust.as_str()) {
                problems.push(
                    operation,
                    &at,
                    format!("the setter `{rust}` would hide another"),
                );
                continue;
            }
            if let Some(other) = fields.iter().find(|other| other.rust == rust) {
                let message = format!("`{wire}` and `{}` have the same Rust name", other.wire);
                problems.push(operation, &at, message);
                continue;
            }
            fields.push(Field {
                wire: wire.clone(),
                rust,
                description: schema.description.clone().unwrap_or_default(),
                value: field_type,
                nullable,
                unique: schema.unique,
                secret: schema.secret || SECRETS.contains(&wire.as_str()),
                embeddable: is_embeddable(schema),
                default: default_of(shape, wire, schema),
                limits: self.limits(schema),
                required: shape.schema.required.contains(wire) && schema.default.is_none(),
            });
        }
        fields
    }

    /// What `schema` says of its values beyond their type: those of its elements for a list, and
    /// of what is not `null` for a choice. References to items have none.
    fn limits(&self, schema: &Schema) -> Limits {
        if schema.relation.is_some() {
            return Limits::default();
        }
        let referenced = schema.reference.as_deref().and_then(component);
        let alternatives = alternatives(schema);
        let parts = alternatives.iter().flat_map(|(_, parts)| parts.iter());
        let inner = referenced
            .and_then(|name| Some(&self.get(name)?.schema))
            .filter(|target| target.rust_type.is_some())
            .or(schema.items.as_deref())
            .or_else(|| parts.into_iter().find(|part| !is_null(part)));
        if let Some(inner) = inner {
            return self.limits(inner);
        }
        let words = schema.allowed.iter().flatten();
        Limits {
            words: words
                .filter_map(|word| Some(word.as_str()?.to_owned()))
                .collect(),
            pattern: schema.pattern.clone(),
            min_length: schema.min_length,
            max_length: schema.max_length,
            minimum: schema.minimum,
            maximum: schema.maximum,
        }
    }

    /// The Rust type of `schema`, and whether `null` is allowed as well.
    fn type_of(
        &self,
        schema: &Schema,
        at: &Pointer,
        operation: Option<&str>,
        problems: &mut Problems,
    ) -> Option<(FieldType, bool)> {
        if let Some(reference) = &schema.reference {
            let name = component(reference);
            if let Some(shared) = name.and_then(shared) {
                return Some((FieldType::Shared(shared), false));
            }
            let target = name.and_then(|name| self.get(name));
            if let Some(target) = target.filter(|target| target.schema.rust_type.is_some()) {
                return self.plain(&target.schema, &target.at, operation, problems);
            }
            let message = format!("there is no Rust type for a reference to `{reference}`");
            problems.push(operation, &at.join("$ref"), message);
            return None;
        }
        for (keyword, parts) in alternatives(schema) {
            if parts.is_empty() {
                continue;
            }
            let nullable = parts.iter().any(is_null);
            if let Some(relation) = &schema.relation {
                return Some((
                    self.link(&relation.resource, at, operation, problems)?,
                    nullable,
                ));
            }
            let at = at.join(keyword);
            let mut others = parts.iter().enumerate().filter(|(_, part)| !is_null(part));
            let (Some((index, only)), None) = (others.next(), others.next()) else {
                problems.push(
                    operation,
                    &at,
                    "a choice between several types has no Rust type",
                );
                return None;
            };
            let (inner_type, inner) = self.type_of(only, &at.join(index), operation, problems)?;
            return Some((inner_type, nullable || inner));
        }
        self.plain(schema, at, operation, problems)
    }

    fn plain(
        &self,
        schema: &Schema,
        at: &Pointer,
        operation: Option<&str>,
        problems: &mut Problems,
    ) -> Option<(FieldType, bool)> {
        let nullable = schema.types.iter().any(|name| name == "null");
        let mut types = schema.types.iter().filter(|name| *name != "null");
        let (Some(name), None) = (types.next(), types.next()) else {
            problems.push(operation, at, "exactly one type (and `null`) is supported");
            return None;
        };
        let field_type = match name.as_str() {
            "string" => self.text(schema, at, operation, problems)?,
            "integer" => FieldType::Integer,
            "number" => FieldType::Number,
            "boolean" => FieldType::Boolean,
            "array" => {
                let Some(items) = &schema.items else {
                    problems.push(operation, at, "an array needs `items`");
                    return None;
                };
                let at = at.join("items");
                let (element, null_inside) = self.type_of(items, &at, operation, problems)?;
                if null_inside {
                    problems.push(operation, &at, "`null` inside an array is not supported");
                    return None;
                }
                FieldType::List(Box::new(element))
            }
            "object" => {
                problems.push(operation, at, "an object must be a named schema");
                return None;
            }
            other => {
                problems.push(
                    operation,
                    &at.join("type"),
                    format!("unsupported type `{other}`"),
                );
                return None;
            }
        };
        Some((field_type, nullable))
    }

    fn text(
        &self,
        schema: &Schema,
        at: &Pointer,
        operation: Option<&str>,
        problems: &mut Problems,
    ) -> Option<FieldType> {
        if let Some(relation) = &schema.relation {
            return self.link(&relation.resource, at, operation, problems);
        }
        if let Some(name) = &schema.rust_type {
            if names::is_type_name(name) {
                return Some(FieldType::Enum(name.clone()));
            }
            problems.push(
                operation,
                &at.join("x-type"),
                format!("`{name}` is no type name"),
            );
            return None;
        }
        match schema.format.as_deref() {
            None | Some("password") => Some(FieldType::Text),
            Some("http-date") => Some(FieldType::Date),
            Some(other) => {
                let message = format!("unsupported format `{other}` of a string");
                problems.push(operation, &at.join("format"), message);
                None
            }
        }
    }

    fn link(
        &self,
        resource: &str,
        at: &Pointer,
        operation: Option<&str>,
        problems: &mut Problems,
    ) -> Option<FieldType> {
        let target = self.struct_of(resource);
        if target.is_none() {
            let message = format!("no schema describes the resource `{resource}`");
            problems.push(operation, &at.join("x-relation"), message);
        }
        target.map(|name| FieldType::Link {
            rust: name.to_owned(),
            wire: resource.to_owned(),
        })
    }
}

/// What the backend stores in a field that a creation leaves out, if the document says so.
fn default_of(shape: &Shape, wire: &str, schema: &Schema) -> Option<Value> {
    let listed = shape.schema.defaults.get(wire);
    listed.or(schema.default.as_ref()).cloned()
}

/// Whether a query may ask for the items in the place of the references.
fn is_embeddable(schema: &Schema) -> bool {
    let own = schema.embeddable
        || schema
            .relation
            .as_ref()
            .is_some_and(|relation| relation.embeddable);
    own || schema.items.as_deref().is_some_and(is_embeddable)
}

/// The name in a reference to a component schema.
pub(crate) fn component(reference: &str) -> Option<&str> {
    reference.strip_prefix(SCHEMAS)
}

fn properties(schema: &Schema, at: &Pointer, problems: &mut Problems) -> BTreeMap<String, Schema> {
    let mut known = BTreeMap::new();
    for (name, value) in &schema.properties {
        let at = at.join("properties").join(name);
        if let Some(property) = read::<Schema>(value, &at, None, problems) {
            properties(&property, &at, problems);
            known.insert(name.clone(), property);
        }
    }
    known
}

fn check_traits(schema: &str, traits: &Traits, at: &Pointer, problems: &mut Problems) {
    let at = at.join("x-resource");
    if !names::is_type_name(schema) {
        problems.push(None, &at, format!("`{schema}` cannot name a Rust type"));
    }
    for (member, name) in [("singular", &traits.singular), ("plural", &traits.plural)] {
        if !names::is_snake_case(name) {
            problems.push(
                None,
                &at.join(member),
                format!("`{name}` cannot be a Rust name"),
            );
        }
    }
}

fn alternatives(schema: &Schema) -> [(&'static str, &[Schema]); 3] {
    [
        ("oneOf", &schema.one_of),
        ("anyOf", &schema.any_of),
        ("allOf", &schema.all_of),
    ]
}

fn is_null(schema: &Schema) -> bool {
    schema.types.len() == 1 && schema.types[0] == "null"
}

fn shared(name: &str) -> Option<Shared> {
    Some(match name {
        "Point" => Shared::Point,
        "FreeObject" | "DateRange" | "LiveSynthesisSnapshot" => Shared::FreeObject,
        "AnyValue" => Shared::AnyValue,
        _ => return None,
    })
}
