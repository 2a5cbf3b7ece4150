//! What the server knows about each resource and field.
//!
//! Nothing is described here: everything is read, once, from the schemas that the model crate makes
//! of its types, the same schemas that the published document shows. Validators, defaults, relation
//! checks, embeddable fields and indexes all come from this reading.

mod coerce;
mod field;
pub mod messages;
mod point;
mod python;
mod validate;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use alignak_model::ANSWER_MEMBERS;
use serde_json::Value;

pub use alignak_model::AUTOMATIC_FIELDS;
pub use coerce::coerce;
pub use field::{Field, Relation};
pub(crate) use python::display;
pub use validate::{Lookup, Mode, Validator};

use crate::filter::{Kind, Kinds};

static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::from_model);

/// All resources, read from the model's schemas at first use.
pub fn contract() -> &'static Contract {
    &CONTRACT
}

/// The resource of that name, known to exist because the caller is written for it.
///
/// # Panics
/// When the model has no such resource: a mistake in the server itself, met by its first test.
pub fn resource(name: &str) -> &'static Resource {
    match contract().find(name) {
        Some(resource) => resource,
        None => unreachable!("the model has no resource {name}"),
    }
}

/// Every resource of the model.
pub struct Contract {
    resources: Vec<Resource>,
    positions: BTreeMap<String, usize>,
}

impl Contract {
    fn from_model() -> Self {
        let resources: Vec<Resource> = alignak_model::schema::resources()
            .into_iter()
            .filter_map(|described| {
                let schema = serde_json::to_value(&described.schema).ok()?;
                Some(Resource::read(described.rust_name, schema))
            })
            .collect();
        let positions = resources
            .iter()
            .enumerate()
            .map(|(position, resource)| (resource.name.clone(), position))
            .collect();
        Self {
            resources,
            positions,
        }
    }

    /// The resources in the model's order.
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// The resources that have an address: all but the internal ones.
    pub fn public(&self) -> impl Iterator<Item = &Resource> {
        self.resources.iter().filter(|resource| !resource.internal)
    }

    /// The resource of that name, internal ones included.
    pub fn find(&self, name: &str) -> Option<&Resource> {
        self.positions
            .get(name)
            .and_then(|position| self.resources.get(*position))
    }
}

/// One resource: its fields and how it behaves on the wire.
#[derive(Debug)]
pub struct Resource {
    /// The name on the wire: `host`.
    pub name: String,
    /// The name of the model type: `Host`.
    pub rust_name: &'static str,
    /// The name of one item in operation names: `host`.
    pub singular: String,
    /// The name of many items in operation names: `hosts`.
    pub plural: String,
    /// What links call an item: `Host`.
    pub title: String,
    /// Stored with each item.
    pub schema_version: i64,
    /// Has no address.
    pub internal: bool,
    /// Takes fields that it does not declare.
    pub open: bool,
    /// Items belong to the user in `_user`, and only that user sees them.
    pub owned: bool,
    /// Items can be replaced by PUT.
    pub replaceable: bool,
    /// Items inherit from templates.
    pub templating: bool,
    /// Indexes that the original declares, by name: the fields of each.
    pub indexes: BTreeMap<String, Vec<String>>,
    /// Declared fields, automatic ones excluded, by name on the wire.
    pub fields: BTreeMap<String, Field>,
    /// The schema as published.
    pub schema: Value,
}

impl PartialEq for Resource {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Resource {
    fn read(rust_name: &'static str, schema: Value) -> Self {
        let about = &schema["x-resource"];
        let text = |key: &str| about[key].as_str().unwrap_or_default().to_owned();
        let flag = |key: &str| about[key].as_bool().unwrap_or_default();
        let indexes = about["indexes"].as_object().into_iter().flatten();
        let properties = schema["properties"].as_object().into_iter().flatten();
        Self {
            name: text("name"),
            rust_name,
            singular: text("singular"),
            plural: text("plural"),
            title: text("title"),
            schema_version: about["schemaVersion"].as_i64().unwrap_or(1),
            internal: flag("internal"),
            open: flag("open"),
            owned: flag("owned"),
            replaceable: flag("replaceable"),
            templating: flag("templating"),
            indexes: indexes
                .map(|(name, fields)| {
                    let fields = fields.as_array().into_iter().flatten();
                    let fields = fields.filter_map(Value::as_str).map(str::to_owned);
                    (name.clone(), fields.collect())
                })
                .collect(),
            fields: properties
                .filter(|(name, _)| !is_reserved(name))
                .map(|(name, property)| (name.clone(), Field::read(property)))
                .collect(),
            schema,
        }
    }

    /// The declared field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.get(name)
    }

    /// Whether items carry this field when it was stored: declared, automatic, or taken anyway.
    pub fn shows(&self, name: &str) -> bool {
        self.open || self.fields.contains_key(name) || is_automatic(name)
    }

    /// The field that ties items to a realm, if there is one.
    pub fn realm_field(&self) -> Option<&'static str> {
        if self.name == "realm" {
            Some("_id")
        } else if self.fields.contains_key("_realm") {
            Some("_realm")
        } else if self.name == "userrestrictrole" {
            Some("realm")
        } else {
            None
        }
    }

    /// Whether items ask something of the monitoring engine.
    pub fn is_action(&self) -> bool {
        self.name.starts_with("action")
    }

    /// Declared fields whose values no two items may share.
    pub fn unique_fields(&self) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(|(_, field)| field.unique)
            .map(|(name, _)| name.as_str())
    }
}

impl Kinds for Resource {
    fn kind(&self, field: &str) -> Kind {
        self.field(field)
            .map_or(Kind::Any, |field| field.kind.clone())
    }

    fn is_never_stored(&self, field: &str) -> bool {
        !self.shows(field)
    }
}

/// Whether the server sets this field on every item by itself.
pub fn is_automatic(name: &str) -> bool {
    AUTOMATIC_FIELDS.contains(&name)
}

/// Whether no field that clients write can have this name: the server gives it by itself, with the
/// item or with the answer around it.
pub fn is_reserved(name: &str) -> bool {
    is_automatic(name) || ANSWER_MEMBERS.contains(&name)
}
