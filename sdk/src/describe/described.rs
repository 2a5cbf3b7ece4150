//! The traits that tie a resource to its description.

use super::field_info::FieldInfo;
use crate::model::Resource;

/// What the published document says about a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResourceInfo {
    /// The name on the wire, such as `host`: the path of its collection, too.
    pub name: &'static str,
    /// The name of one item in code, such as `host_group`.
    pub singular: &'static str,
    /// The name of several items in code, such as `host_groups`.
    pub plural: &'static str,
    /// Whether items may hold fields that the document does not name.
    pub open: bool,
    /// Whether items may be made from templates of the same resource.
    pub templating: bool,
    /// Whether items form a tree by their field `_parent`.
    pub tree: bool,
    /// The fields, by their names.
    pub fields: &'static [FieldInfo],
}

impl ResourceInfo {
    /// The field of this name on the wire.
    pub fn field(&self, name: &str) -> Option<&'static FieldInfo> {
        let fields = self.fields;
        let index = fields.binary_search_by(|field| field.name.cmp(name)).ok()?;
        fields.get(index)
    }

    /// The fields that refer to other items.
    pub fn references(&self) -> impl Iterator<Item = &'static FieldInfo> + use<> {
        self.fields
            .iter()
            .filter(|field| field.reference().is_some())
    }

    /// The fields that the backend alone sets.
    pub fn read_only(&self) -> impl Iterator<Item = &'static FieldInfo> + use<> {
        self.fields
            .iter()
            .filter(|field| !field.creatable && !field.changeable)
    }
}

/// The identifiers of the operations on a resource in the published document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operations {
    /// `GET` on the collection.
    pub list: &'static str,
    /// `POST` on the collection.
    pub create: &'static str,
    /// `DELETE` on the collection.
    pub delete_all: &'static str,
    /// `GET` on an item.
    pub get: &'static str,
    /// `PATCH` on an item.
    pub update: &'static str,
    /// `PUT` on an item; empty where there is none.
    pub replace: &'static str,
    /// `DELETE` on an item.
    pub delete: &'static str,
}

/// A resource that the published document describes: all that a client can reach.
///
/// ```
/// use alignak_backend_client::model::Host;
/// use alignak_backend_client::registry::Described;
///
/// let command = Host::INFO.field("check_command").unwrap();
/// assert_eq!(command.reference(), Some("command"));
/// assert!(command.nullable && command.embeddable);
/// assert!(Host::INFO.read_only().any(|field| field.name == "_etag"));
/// ```
pub trait Described: Resource {
    /// The description.
    const INFO: ResourceInfo;
    /// The identifiers of its operations.
    const OPERATIONS: Operations;
}

/// A resource whose items have a name that no other item of it has.
#[diagnostic::on_unimplemented(
    message = "items of `{Self}` are not identified by a name alone",
    label = "has no unique name"
)]
pub trait Named: Described {}

/// A resource whose items may be replaced as a whole.
#[diagnostic::on_unimplemented(
    message = "items of `{Self}` cannot be replaced as a whole",
    label = "has no operation PUT; use `update`"
)]
pub trait Replaceable: Described {}

/// Something that is done for several resources, each with its type. See
/// [`visit`](crate::registry::visit).
///
/// ```
/// use alignak_backend_client::registry::{self, Described, Visitor};
///
/// struct Names(Vec<&'static str>);
///
/// impl Visitor for Names {
///     fn visit<R: Described>(&mut self) {
///         self.0.push(R::NAME);
///     }
/// }
///
/// let mut names = Names(Vec::new());
/// registry::visit(&mut names);
/// assert!(names.0.contains(&"host"));
/// ```
pub trait Visitor {
    /// Is called once for each resource.
    fn visit<R: Described>(&mut self);
}
