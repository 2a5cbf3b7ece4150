//! From the specification of a field to the schema that is published.

use serde_json::{Value, json};
use utoipa::openapi::{
    Ref, RefOr, Schema,
    extensions::Extensions,
    schema::{Array, KnownFormat, Object, SchemaFormat, SchemaType, Type},
};

use crate::spec::{FieldSpec, Kind, Subset};

/// The regular expression that an identifier matches.
const ID_PATTERN: &str = "^[a-f0-9]{24}$";

/// The shape of a resource that a property is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Read,
    Create,
    Patch,
}

/// The schema of a field in a shape.
///
/// What is read has neither patterns nor lengths: items of older databases and records that the
/// backend composes need not meet what is asked of new values.
///
/// In what creates an item, null is published only where it means something: elsewhere leaving the
/// field out says the same, and clients that fill in nulls would set fields that follow templates.
pub(super) fn property(field: &FieldSpec, shape: Shape) -> RefOr<Schema> {
    let description = description(field);
    let written = shape != Shape::Read;
    let may_be_null = field.nullable && (shape != Shape::Create || field.required);
    match &field.kind {
        Kind::List(_) => {
            let mut array = Array::new(element(field, shape));
            array.schema_type = nullable(Type::Array, may_be_null);
            array.description = Some(description);
            let mut own = extensions(field, false).unwrap_or_default();
            if field.read_only && !written {
                // The type has no member for this keyword.
                own.insert("readOnly".to_owned(), json!(true));
            }
            array.extensions = (!own.is_empty()).then_some(own);
            RefOr::T(Schema::Array(array))
        }
        kind => {
            if let Some(name) = component(field, kind) {
                let mut reference = Ref::from_schema_name(name);
                reference.description = description;
                reference.read_only = (field.read_only && !written).then_some(true);
                return RefOr::Ref(reference);
            }
            let mut object = scalar(field, kind, may_be_null, shape);
            object.description = Some(description);
            object.extensions = extensions(field, true);
            object.read_only = (field.read_only && !written).then_some(true);
            object.write_only = (field.write_only && !written).then_some(true);
            RefOr::T(Schema::Object(object))
        }
    }
}

/// The name of the component that describes one value of the field, where there is one.
pub(super) fn component(field: &FieldSpec, kind: &Kind) -> Option<&'static str> {
    match (kind, field.subset, field.published_as) {
        (_, _, Some(name)) => Some(name),
        (Kind::Enum(_), Some(Subset { name, .. }), None) => Some(*name),
        (Kind::Enum(words), None, None) => Some(words.rust_name),
        (Kind::Point, ..) => Some("Point"),
        (Kind::FreeObject, ..) => Some("FreeObject"),
        _ => None,
    }
}

/// The schema of the elements of a list.
fn element(field: &FieldSpec, shape: Shape) -> RefOr<Schema> {
    let kind = field.kind.element();
    if let Some(name) = component(field, kind) {
        return Ref::from_schema_name(name).into();
    }
    let mut object = scalar(field, kind, false, shape);
    object.extensions = relation(field).map(|own| own.into_iter().collect());
    RefOr::T(Schema::Object(object))
}

fn scalar(field: &FieldSpec, kind: &Kind, may_be_null: bool, shape: Shape) -> Object {
    let (scalar, format) = match kind {
        Kind::Integer => (Type::Integer, Some(KnownFormat::Int64)),
        Kind::Number => (Type::Number, Some(KnownFormat::Double)),
        Kind::Boolean => (Type::Boolean, None),
        // Lists without a declared content hold names.
        _ => (Type::String, None),
    };
    let mut object = Object::with_type(nullable(scalar, may_be_null));
    object.format = format.map(SchemaFormat::KnownFormat);
    if matches!(kind, Kind::Reference(_)) {
        object.pattern = Some(ID_PATTERN.to_owned());
        return object;
    }
    let (minimum, maximum) = bounds(field);
    object.minimum = minimum.map(Into::into);
    object.maximum = maximum.map(Into::into);
    if shape == Shape::Read {
        return object;
    }
    object.pattern = if field.is_name {
        Some(name_pattern(field.pattern))
    } else {
        field.pattern.map(str::to_owned)
    };
    object.min_length = field.characters;
    object.max_length = field.characters.or(field.max_length);
    if !field.may_be_empty && matches!(kind, Kind::String) {
        object.min_length = Some(1);
    }
    object
}

/// The pattern of a name: that of its field, without control characters and not only blanks.
///
/// Of the control characters it has those of ASCII only: the others cannot be written so that the
/// regular expressions of all languages understand it.
fn name_pattern(pattern: Option<&str>) -> String {
    const CONTROL: &str = r"\x00-\x1f\x7f";
    let class = pattern.and_then(|pattern| pattern.strip_prefix("^[")?.strip_suffix("]+$"));
    let (any, visible) = match class {
        // Certain characters only, of which a space is the one blank.
        Some(class) if !class.starts_with('^') => (
            format!("[{class}]"),
            format!("[{}]", class.replace(' ', "")),
        ),
        class => {
            let class = class.unwrap_or("^");
            (
                format!("[{class}{CONTROL}]"),
                format!(r"[{class}{CONTROL}\s]"),
            )
        }
    };
    format!("^{any}*{visible}{any}*$")
}

/// The bounds of a number: declared, or those of the allowed values.
fn bounds(field: &FieldSpec) -> (Option<isize>, Option<isize>) {
    let allowed = field.allowed.iter().flatten().filter_map(Value::as_i64);
    let least = field.minimum.or_else(|| allowed.clone().min());
    let most = field.maximum.or_else(|| allowed.max());
    let narrow = |bound: i64| isize::try_from(bound).ok();
    (least.and_then(narrow), most.and_then(narrow))
}

fn nullable(kind: Type, may_be_null: bool) -> SchemaType {
    if may_be_null {
        SchemaType::Array(vec![kind, Type::Null])
    } else {
        SchemaType::Type(kind)
    }
}

/// What the field means, and what else a client should know before it writes it.
fn description(field: &FieldSpec) -> String {
    let mut sentences = vec![field.description.to_owned()];
    if let Some(default) = &field.default
        && !field.read_only
        && !field.secret
        && !field.required
    {
        let default = default.to_string();
        // What holds a backtick stands between two of them.
        let quote = if default.contains('`') { "``" } else { "`" };
        sentences.push(format!("Default: {quote}{default}{quote}."));
    }
    sentences.join(" ")
}

fn relation(field: &FieldSpec) -> Option<Vec<(&'static str, Value)>> {
    let target = field.target()?;
    Some(vec![
        ("x-relation", json!({"resource": target, "field": "_id"})),
        ("x-embeddable", json!(field.embeddable)),
    ])
}

/// The facts that no keyword says.
fn extensions(field: &FieldSpec, with_relation: bool) -> Option<Extensions> {
    let mut own = Vec::new();
    if with_relation {
        own.extend(relation(field).into_iter().flatten());
    }
    if field.unique {
        own.push(("x-unique", json!(true)));
    }
    if field.secret {
        own.push(("x-secret", json!(true)));
    }
    if field.live_state {
        own.push(("x-live-state", json!(true)));
    }
    if field.skill_level > 0 {
        own.push(("x-skill-level", json!(field.skill_level)));
    }
    if field.since > 1 {
        own.push(("x-since-version", json!(field.since)));
    }
    (!own.is_empty()).then(|| own.into_iter().collect())
}

/// The schema of an identifier.
pub(super) fn id(description: &str) -> Object {
    let mut id = Object::with_type(Type::String);
    id.pattern = Some(ID_PATTERN.to_owned());
    id.description = Some(description.to_owned());
    id.example = Some(json!("5f3a0c9e8d1b2a4c6e7f8091"));
    id
}
