//! What is to be stored in the backend, its links still by name.

use serde_json::{Map, Value};

use crate::message::Place;
use crate::value::Name;

/// What identifies an item: a resource, a name, and for services the host.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The resource, such as `host`.
    pub resource: &'static str,
    /// The name in the backend.
    pub name: Name,
    /// For a service, the name of its host.
    pub host: Option<Name>,
    /// Whether it is a template.
    pub is_template: bool,
}

impl Key {
    /// An item that is known by its name alone.
    pub fn new(resource: &'static str, name: impl Into<Name>) -> Self {
        Self {
            resource,
            name: name.into(),
            host: None,
            is_template: false,
        }
    }

    /// The same for a template.
    pub fn template(resource: &'static str, name: impl Into<Name>) -> Self {
        Self {
            is_template: true,
            ..Self::new(resource, name)
        }
    }

    /// A service, or a service template on a host template.
    pub fn service(host: impl Into<Name>, name: impl Into<Name>, is_template: bool) -> Self {
        Self {
            host: Some(host.into()),
            is_template,
            ..Self::new("service", name)
        }
    }

    /// The name as it is shown: `host/service` for services.
    pub fn shown(&self) -> String {
        match &self.host {
            Some(host) => format!("{host}/{}", self.name),
            None => self.name.to_string(),
        }
    }

    /// What counts of this kind are kept under: `host`, `host_template`.
    pub fn counted_as(&self) -> String {
        let suffix = if self.is_template { "_template" } else { "" };
        format!("{}{suffix}", self.resource)
    }
}

/// The value of a link field.
#[derive(Debug, Clone)]
pub enum Links {
    /// One item.
    One(Key),
    /// A list of items.
    Many(Vec<Key>),
}

impl Links {
    /// The items.
    pub fn keys(&self) -> &[Key] {
        match self {
            Self::One(key) => std::slice::from_ref(key),
            Self::Many(keys) => keys,
        }
    }
}

/// A field that refers to other items.
#[derive(Debug, Clone)]
pub struct Link {
    /// The field.
    pub field: &'static str,
    /// What it refers to.
    pub links: Links,
    /// Set by a change after all items of the section exist, because the items refer to each
    /// other in both directions.
    pub is_late: bool,
}

/// An item that is to be stored.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What identifies it.
    pub key: Key,
    /// Where it is defined.
    pub place: Option<Place>,
    /// Its fields, without links.
    pub fields: Map<String, Value>,
    /// Its links.
    pub links: Vec<Link>,
    /// Fields that are sent when it is created, and never changed afterwards.
    pub only_created: Map<String, Value>,
    /// The name that it has in the configuration, if the backend gets another one.
    pub renamed: bool,
}

impl Draft {
    /// A draft without fields but its name.
    pub fn new(key: Key, place: Option<Place>) -> Self {
        let mut fields = Map::new();
        fields.insert("name".to_owned(), Value::from(&*key.name));
        fields.insert("imported_from".to_owned(), Value::from(IMPORTED_FROM));
        Self {
            key,
            place,
            fields,
            links: Vec::new(),
            only_created: Map::new(),
            renamed: false,
        }
    }

    /// How messages name it, such as `host 'srv1'`.
    pub fn label(&self) -> String {
        let template = if self.key.is_template {
            " template"
        } else {
            ""
        };
        format!("{}{template} '{}'", self.key.resource, self.key.shown())
    }

    /// Sets a field.
    pub fn set(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.insert(field.to_owned(), value.into());
    }

    /// Links one item.
    pub fn link(&mut self, field: &'static str, key: Key) {
        self.add_link(field, Links::One(key), false);
    }

    /// Links a list of items.
    pub fn link_all(&mut self, field: &'static str, keys: Vec<Key>) {
        self.add_link(field, Links::Many(keys), false);
    }

    /// Links a list of items once all of them exist.
    pub fn link_late(&mut self, field: &'static str, keys: Vec<Key>) {
        self.add_link(field, Links::Many(keys), true);
    }

    fn add_link(&mut self, field: &'static str, links: Links, is_late: bool) {
        self.links.push(Link {
            field,
            links,
            is_late,
        });
    }
}

/// What `imported_from` says of everything that is imported.
pub(super) const IMPORTED_FROM: &str = "alignak-backend-import";
