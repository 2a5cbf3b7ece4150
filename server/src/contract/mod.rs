//! What the server knows about each resource and field.
//!
//! Nothing is described here: every resource and field is specified in the model crate
//! (`alignak_model::spec`), from which the published document is made as well. Validators, defaults,
//! relation checks, embeddable fields, indexes and the rules that depend on what a field or a
//! resource is all go by that specification.

mod coerce;
mod field;
mod indexing;
pub mod messages;
mod point;
mod python;
mod validate;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::LazyLock;

use alignak_model::RESPONSE_MEMBERS;

pub use alignak_model::AUTOMATIC_FIELDS;
pub use alignak_model::spec::{FieldSpec, Inheritance, ResourceSpec};
pub use coerce::coerce;
pub use field::{Field, Relation};
pub use indexing::Index;
pub(crate) use python::display;
pub use validate::{Lookup, Mode, Validator};

use crate::filter::{Kind, Kinds, list_table, packed_text};

static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::from_model);

/// All resources, prepared from the model at first use.
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
}

impl Contract {
    fn from_model() -> Self {
        let resources = alignak_model::spec::resources().into_iter();
        Self {
            resources: resources.map(Resource::new).collect(),
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
        // So few names are found faster one after the other than in a map: lengths tell most apart.
        self.resources.iter().find(|resource| resource.name == name)
    }
}

/// One resource. Everything that the model says of it is reached through [`ResourceSpec`].
#[derive(Debug)]
pub struct Resource {
    spec: &'static ResourceSpec,
    /// The name on the wire: `host`.
    pub name: String,
    /// Indexes that the original declares, by name: the fields of each.
    pub indexes: BTreeMap<String, Vec<String>>,
    /// Declared fields, automatic ones excluded, by name on the wire.
    pub fields: BTreeMap<String, Field>,
    /// The indexes that are worth what they cost each write.
    pub kept_indexes: Vec<Index>,
    /// The declared fields of these indexes.
    pub key_fields: BTreeSet<&'static str>,
    /// The lists by whose elements items are found.
    pub key_lists: BTreeSet<&'static str>,
    /// The SQL expression of an item's JSON text, where items are packed.
    packed_text: Option<String>,
}

impl Deref for Resource {
    type Target = ResourceSpec;

    fn deref(&self) -> &ResourceSpec {
        self.spec
    }
}

impl PartialEq for Resource {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Resource {
    fn new(spec: &'static ResourceSpec) -> Self {
        let owned = |fields: &[&str]| fields.iter().map(|&field| field.to_owned()).collect();
        let mut resource = Self {
            name: spec.name.to_owned(),
            indexes: spec
                .indexes
                .iter()
                .map(|index| (index.name.to_owned(), owned(index.fields)))
                .collect(),
            fields: spec
                .fields
                .iter()
                .map(|field| (field.name.to_owned(), Field::new(field)))
                .collect(),
            kept_indexes: Vec::new(),
            key_fields: BTreeSet::new(),
            key_lists: BTreeSet::new(),
            packed_text: None,
            spec,
        };
        resource.kept_indexes = indexing::indexes(&resource);
        resource.key_fields = indexing::key_fields(&resource, &resource.kept_indexes);
        resource.key_lists = indexing::key_lists(&resource);
        let keys = resource.key_fields.iter().copied();
        resource.packed_text = spec
            .compact
            .then(|| packed_text("unpacked", spec.name, keys));
        resource
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
        self.spec.realm_field
    }

    /// Whether changes of its items can be followed. Those of counters cannot: some stores add to
    /// them apart from the item.
    pub fn is_followable(&self) -> bool {
        !self.internal && !self.counters
    }

    /// The names of the declared fields that have a property.
    pub fn fields_that(&self, has: impl Fn(&Field) -> bool) -> impl Iterator<Item = &str> {
        let fields = self.fields.iter().filter(move |(_, field)| has(field));
        fields.map(|(name, _)| name.as_str())
    }

    /// Whether items ask something of the monitoring engine.
    pub fn is_action(&self) -> bool {
        self.name.starts_with("action")
    }

    /// Declared fields whose values no two items may share.
    pub fn unique_fields(&self) -> impl Iterator<Item = &str> {
        self.fields_that(|field| field.unique)
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

    fn packed_text(&self) -> Option<&str> {
        self.packed_text.as_deref()
    }

    fn has_ids_as_bytes(&self) -> bool {
        self.compact
    }

    fn is_key(&self, field: &str) -> bool {
        self.key_fields.contains(field)
    }

    fn list_table(&self, field: &str) -> Option<String> {
        let is_kept = self.key_lists.contains(field);
        is_kept.then(|| list_table(&self.name, field))
    }
}

/// Whether the server sets this field on every item by itself.
pub fn is_automatic(name: &str) -> bool {
    AUTOMATIC_FIELDS.contains(&name)
}

/// Whether no field that clients write can have this name: the server sets it by itself, with the
/// item or with the answer around it.
pub fn is_reserved(name: &str) -> bool {
    is_automatic(name) || RESPONSE_MEMBERS.contains(&name)
}
