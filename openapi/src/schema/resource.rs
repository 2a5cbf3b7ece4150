//! From the head of a resource to its schema.

use std::collections::BTreeMap;

use serde_json::json;
use utoipa::openapi::{
    Ref, Schema,
    extensions::Extensions,
    schema::{AdditionalProperties, Object, Type},
};

use super::{
    common::{date, integer, text},
    field::{FieldBuilder, id},
};
use crate::{AUTOMATIC_FIELDS, Resource};

/// The schema of a resource, and the name of its struct.
#[non_exhaustive]
pub struct ResourceSchema {
    /// The name of the struct, which is also that of the component: `Host`.
    pub rust_name: &'static str,
    /// The schema of an item as it is read.
    pub schema: Schema,
}

/// A resource that can describe itself.
pub(crate) trait Describe {
    /// The schema of the resource.
    fn describe() -> ResourceSchema;
}

/// Collects what the macro `resource!` says of a resource.
pub(crate) struct ResourceBuilder {
    rust_name: &'static str,
    name: &'static str,
    singular: &'static str,
    plural: &'static str,
    schema_version: i64,
    traits: &'static [&'static str],
    open: bool,
    indexes: BTreeMap<&'static str, &'static [&'static str]>,
    schema: Object,
}

impl ResourceBuilder {
    pub(crate) fn new<R: Resource>(description: &'static str) -> Self {
        let mut schema = Object::with_type(Type::Object);
        schema.description = Some(description.trim().to_owned());
        schema.required = AUTOMATIC_FIELDS.map(str::to_owned).into();
        for (name, property) in automatic(R::SCHEMA_VERSION) {
            schema.properties.insert(name.to_owned(), property.into());
        }
        schema.properties.insert(
            "_links".to_owned(),
            Ref::from_schema_name("ItemLinks").into(),
        );
        Self {
            rust_name: R::RUST_NAME,
            name: R::NAME,
            singular: R::SINGULAR,
            plural: R::PLURAL,
            schema_version: R::SCHEMA_VERSION,
            traits: &[],
            open: false,
            indexes: BTreeMap::new(),
            schema,
        }
    }

    pub(crate) fn traits(mut self, traits: &'static [&'static str]) -> Self {
        self.traits = traits;
        self
    }

    pub(crate) fn keeps_unknown_fields(mut self, _member: &str) -> Self {
        self.open = true;
        self.schema.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(true)));
        self
    }

    pub(crate) fn indexes(mut self, indexes: &[(&'static str, &'static [&'static str])]) -> Self {
        self.indexes = indexes.iter().copied().collect();
        self
    }

    pub(crate) fn field(mut self, field: FieldBuilder) -> Self {
        self.schema
            .properties
            .insert(field.name.to_owned(), field.build());
        self
    }

    pub(crate) fn build(mut self) -> ResourceSchema {
        let has = |name| self.traits.contains(&name);
        let facts = json!({
            "name": self.name,
            "singular": self.singular,
            "plural": self.plural,
            "title": title(self.name),
            "schemaVersion": self.schema_version,
            "internal": has("internal"),
            "open": self.open,
            "owned": has("owned"),
            "replaceable": has("replaceable"),
            "templating": has("templating"),
            "tree": has("tree"),
            "indexes": self.indexes,
        });
        self.schema.extensions = Some(Extensions::from_iter([("x-resource", facts)]));
        ResourceSchema {
            rust_name: self.rust_name,
            schema: Schema::Object(self.schema),
        }
    }
}

/// The title of the items of a resource, as the original backend forms it: without the letters
/// `s` at the end, and with a capital.
fn title(name: &str) -> String {
    let mut letters = name.trim_end_matches('s').chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

/// The fields that the backend gives to every item.
fn automatic(schema_version: i64) -> [(&'static str, Object); 5] {
    let read_only = |mut object: Object| {
        object.read_only = Some(true);
        object
    };
    let mut id = id();
    id.description = Some("The identifier of the item.".to_owned());
    id.example = Some(json!("5f3a0c9e8d1b2a4c6e7f8091"));
    let etag = text("Changes with each change of the item; a write must present it in `If-Match`.");
    let mut version = integer("The revision of the list of fields that the item was stored with.");
    version.default = Some(json!(schema_version));
    [
        ("_id", read_only(id)),
        ("_etag", read_only(etag)),
        ("_created", read_only(date("When the item was created."))),
        (
            "_updated",
            read_only(date("When the item was last changed.")),
        ),
        ("schema_version", version),
    ]
}
