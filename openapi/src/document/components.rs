//! The named components that fields refer to.

use serde_json::json;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        extensions::Extensions,
        schema::{AdditionalProperties, Object, SchemaType, Type},
    },
};

use super::{ItemLinks, PageLinks, Referenced, property::component};
use crate::{
    Issues, LiveSynthesisRetention, Meta, Point,
    spec::{EnumSpec, EnumValue, FieldSpec, Kind, Specified, Subset},
};

/// Adds what the fields of a resource refer to.
pub(crate) fn register<R: Specified>(schemas: &mut Referenced) {
    add::<ItemLinks>(schemas);
    if R::spec().counters {
        let snapshot = super::shapes::snapshot(LiveSynthesisRetention::spec());
        schemas.push(("LiveSynthesisSnapshot".to_owned(), RefOr::T(snapshot)));
    }
    for field in &R::spec().fields {
        let Some(name) = component(field, field.kind.element()) else {
            continue;
        };
        if !schemas.iter().any(|(present, _)| present == name)
            && let Some(schema) = named(name, field)
        {
            schemas.push((name.to_owned(), RefOr::T(schema)));
        }
    }
}

/// Adds what a page of a resource refers to, the resource included.
pub(crate) fn register_page<R: Specified + ToSchema>(schemas: &mut Referenced) {
    add::<R>(schemas);
    add::<PageLinks>(schemas);
    add::<Meta>(schemas);
}

/// Adds a schema and what it refers to, unless it is there.
pub(crate) fn add<T: ToSchema>(schemas: &mut Referenced) {
    let name = T::name();
    if !schemas.iter().any(|(present, _)| *present == name) {
        schemas.push((name.into_owned(), T::schema()));
        let mut referenced = Vec::new();
        T::schemas(&mut referenced);
        for (name, schema) in referenced {
            if !schemas.iter().any(|(present, _)| *present == name) {
                schemas.push((name, schema));
            }
        }
    }
}

/// The schema of the component of that name, to which the field refers.
fn named(name: &str, field: &FieldSpec) -> Option<Schema> {
    match (name, field.kind.element()) {
        ("Point", _) => match Point::schema() {
            RefOr::T(schema) => Some(schema),
            RefOr::Ref(_) => None,
        },
        ("FreeObject", _) => Some(free_object()),
        ("DateRange", _) => Some(date_range()),
        (_, Kind::Enum(words)) => Some(enumeration(words, field.subset)),
        _ => None,
    }
}

/// An enumeration, or the part of it that some fields allow, each value explained.
pub(crate) fn enumeration(words: &EnumSpec, subset: Option<&Subset>) -> Schema {
    let allows = |word: &str| subset.is_none_or(|subset| subset.words.contains(&word));
    let values: Vec<&EnumValue> = words
        .values
        .iter()
        .filter(|value| allows(value.word))
        .collect();
    let summary = subset.map_or(words.description, |subset| subset.description);
    let list: Vec<String> = values
        .iter()
        .map(|value| format!("- `{}`: {}", value.word, value.description.trim()))
        .collect();
    let mut schema = Object::with_type(Type::String);
    schema.description = Some(format!("{}\n\n{}", summary.trim(), list.join("\n")));
    schema.enum_values = Some(values.iter().map(|value| value.word.into()).collect());
    let meanings: Vec<&str> = values
        .iter()
        .map(|value| value.description.trim())
        .collect();
    let mut extensions = Extensions::from_iter([
        ("x-type", json!(words.rust_name)),
        ("x-enum-descriptions", json!(meanings)),
    ]);
    // Words name themselves; letters and signs need a name to be constants.
    if values.iter().any(|value| value.word.len() == 1) {
        let names: Vec<String> = values.iter().map(|value| constant(value)).collect();
        extensions.insert("x-enum-varnames".to_owned(), json!(names));
    }
    schema.extensions = Some(extensions);
    Schema::Object(schema)
}

/// The name of a value as a constant: the word itself, or for a letter or a sign the name of the
/// variant, as `USER_UNREACHABLE`.
fn constant(value: &EnumValue) -> String {
    if value.word.len() > 1 {
        return value.word.to_ascii_uppercase();
    }
    let mut name = String::new();
    for letter in value.variant.chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}

fn free_object() -> Schema {
    let mut object = Object::with_type(Type::Object);
    object.description = Some("A JSON object whose keys are free.".to_owned());
    object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(true)));
    Schema::Object(object)
}

fn date_range() -> Schema {
    let mut object = Object::with_type(Type::Object);
    object.description = Some(
        "Days, each with its time ranges. A key is a day of the week (`monday`), a date \
         (`2026-12-24`, `december 25`), a day of the month (`day 1`) or a range of those with an \
         optional step (`2026-01-01 - 2026-03-31 / 2`); the value is a list of ranges of hours \
         separated by commas (`00:00-09:00,17:00-24:00`)."
            .to_owned(),
    );
    let mut hours = Object::with_type(Type::String);
    hours.description = Some("Ranges of hours, separated by commas.".to_owned());
    object.additional_properties = Some(Box::new(AdditionalProperties::RefOr(hours.into())));
    object.example = Some(json!({"monday": "00:00-09:00,17:00-24:00"}));
    Schema::Object(object)
}

impl PartialSchema for Issues {
    fn schema() -> RefOr<Schema> {
        let mut issues = Object::with_type(Type::Object);
        issues.description = Some(
            "Why an item was refused: field names, each with a message, a list of messages, or an \
             object of the same form for the elements of a list."
                .to_owned(),
        );
        issues.additional_properties = Some(Box::new(AdditionalProperties::RefOr(RefOr::Ref(
            utoipa::openapi::Ref::from_schema_name("AnyValue"),
        ))));
        issues.example = Some(json!({"name": "value 'srv-1' is not unique"}));
        RefOr::T(Schema::Object(issues))
    }
}

impl ToSchema for Issues {
    fn name() -> std::borrow::Cow<'static, str> {
        "Issues".into()
    }

    fn schemas(schemas: &mut Referenced) {
        let mut any = Object::with_type(Type::Object);
        any.schema_type = SchemaType::AnyValue;
        any.description = Some("Any JSON value.".to_owned());
        schemas.push(("AnyValue".to_owned(), RefOr::T(Schema::Object(any))));
    }
}
