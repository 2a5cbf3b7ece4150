//! The published shapes of a resource: what is read, what creates, what changes, and a page.

use serde_json::{Map, Value, json};
use utoipa::openapi::{
    Ref, RefOr, Schema,
    extensions::Extensions,
    schema::{AdditionalProperties, Array, Object, SchemaFormat, Type},
};

use super::property::{Shape, id, property};
use crate::{
    AUTOMATIC_FIELDS,
    spec::{MAX_TEXT_LENGTH, ResourceSpec},
};

/// An item as it is read.
///
/// Only the automatic fields are required, so that the schema stays true under a projection.
pub(super) fn item(spec: &ResourceSpec) -> Schema {
    let mut schema = object(spec.description.clone());
    schema.required = AUTOMATIC_FIELDS.map(str::to_owned).into();
    for (name, automatic) in automatic() {
        insert(&mut schema, name, automatic.into());
    }
    insert(
        &mut schema,
        "_links",
        Ref::from_schema_name("ItemLinks").into(),
    );
    for field in &spec.fields {
        insert(&mut schema, field.name, property(field, Shape::Read));
    }
    if spec.counters {
        insert(&mut schema, "history", snapshots());
    }
    if spec.open {
        schema.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(true)));
    }
    let defaults: Map<String, Value> = spec
        .fields
        .iter()
        .filter(|field| !field.secret)
        .filter_map(|field| Some((field.name.to_owned(), field.default.clone()?)))
        .collect();
    schema.extensions = Some(Extensions::from_iter([
        ("x-resource", facts(spec)),
        ("x-defaults", json!(defaults)),
    ]));
    Schema::Object(schema)
}

/// What the query parameter `history` adds to counters.
fn snapshots() -> RefOr<Schema> {
    let mut history = Array::new(Ref::from_schema_name("LiveSynthesisSnapshot"));
    history.description = Some(
        "The snapshots of the counters, newest first; shown with the query parameter `history` \
         only."
            .to_owned(),
    );
    // The type has no member for this keyword.
    history.extensions = Some(Extensions::from_iter([("readOnly", true)]));
    RefOr::T(Schema::Array(history))
}

/// Former counters of a realm, kept by the internal resource of that specification.
pub(super) fn snapshot(spec: &ResourceSpec) -> Schema {
    let mut schema = object("The counters of a realm at one time.".to_owned());
    for (name, automatic) in automatic() {
        insert(&mut schema, name, automatic.into());
    }
    for field in &spec.fields {
        insert(&mut schema, field.name, property(field, Shape::Read));
    }
    Schema::Object(schema)
}

/// What creates an item.
pub(super) fn create(spec: &ResourceSpec) -> Schema {
    let mut schema = writable(
        spec,
        Shape::Create,
        format!(
            "Creates an item of `{}`. A field that is left out takes the default that its \
             description names, if there is one. A text has at most {MAX_TEXT_LENGTH} characters, \
             unless its field says less.",
            spec.name
        ),
    );
    schema.required = spec
        .fields
        .iter()
        .filter(|field| field.is_required_to_create() && !field.read_only)
        .map(|field| field.name.to_owned())
        .collect();
    schema.required.sort();
    let own = id("An identifier chosen by the client; the backend makes one when it is absent.");
    insert(&mut schema, "_id", own.into());
    Schema::Object(schema)
}

/// What changes an item.
pub(super) fn patch(spec: &ResourceSpec) -> Schema {
    Schema::Object(writable(
        spec,
        Shape::Patch,
        format!(
            "Changes an item of `{}`: the fields that are present replace the stored ones, members \
             of objects are merged, and all other fields stay as they are.",
            spec.name
        ),
    ))
}

/// A page of items.
pub(super) fn page(spec: &ResourceSpec) -> Schema {
    let mut items = Array::new(Ref::from_schema_name(spec.rust_name));
    items.description = Some("The items of this page, in the requested order.".to_owned());
    let mut schema = object(format!("A page of items of `{}`.", spec.name));
    schema.required = ["_items", "_links", "_meta"].map(str::to_owned).into();
    insert(&mut schema, "_items", RefOr::T(Schema::Array(items)));
    for (name, component) in [("_links", "PageLinks"), ("_meta", "PageMeta")] {
        insert(&mut schema, name, Ref::from_schema_name(component).into());
    }
    Schema::Object(schema)
}

fn writable(spec: &ResourceSpec, shape: Shape, description: String) -> Object {
    let mut schema = object(description);
    for field in spec.fields.iter().filter(|field| !field.read_only) {
        insert(&mut schema, field.name, property(field, shape));
    }
    schema.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(spec.open)));
    schema
}

fn object(description: String) -> Object {
    let mut schema = Object::with_type(Type::Object);
    schema.description = Some(description);
    schema
}

fn insert(schema: &mut Object, name: &str, property: RefOr<Schema>) {
    schema.properties.insert(name.to_owned(), property);
}

/// The resource as a whole, for those who generate code.
fn facts(spec: &ResourceSpec) -> Value {
    let indexes: Map<String, Value> = spec
        .indexes
        .iter()
        .map(|index| (index.name.to_owned(), json!(index.fields)))
        .collect();
    json!({
        "name": spec.name,
        "singular": spec.singular,
        "plural": spec.plural,
        "title": spec.title,
        "schemaVersion": spec.schema_version,
        "internal": spec.internal,
        "open": spec.open,
        "owned": spec.owned,
        "replaceable": spec.replaceable,
        "templating": spec.templating,
        "tree": spec.tree,
        "indexes": indexes,
    })
}

/// The fields that the backend sets on every item.
fn automatic() -> [(&'static str, Object); 4] {
    let read_only = |mut object: Object| {
        object.read_only = Some(true);
        object
    };
    let text = |description: &str| {
        let mut object = Object::with_type(Type::String);
        object.description = Some(description.to_owned());
        object
    };
    let date = |description: &str| {
        let mut object = text(description);
        object.format = Some(SchemaFormat::Custom("http-date".to_owned()));
        object.example = Some(json!("Mon, 05 Feb 2024 09:03:07 GMT"));
        object
    };
    [
        ("_id", id("The identifier of the item.")),
        (
            "_etag",
            text("The version of the item: it changes with each change, and a write presents it in `If-Match`."),
        ),
        ("_created", date("When the item was created.")),
        ("_updated", date("When the configuration of the item was last changed.")),
    ]
    .map(|(name, object)| (name, read_only(object)))
}
