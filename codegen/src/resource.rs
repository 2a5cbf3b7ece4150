//! What the code is made from: the document, understood.

use std::collections::BTreeMap;

use serde_json::Value;

/// A resource of the backend with everything that is generated for it.
#[derive(Debug)]
pub(crate) struct Resource {
    /// Name of the model struct and of the schema, such as `Host`.
    pub(crate) rust_name: String,
    /// Name of the generated module, such as `host`.
    pub(crate) singular: String,
    /// Name of the accessor of `Backend`, such as `hosts`.
    pub(crate) plural: String,
    /// Whether items may hold fields that the document does not name.
    pub(crate) open: bool,
    /// Whether items may be made from templates.
    pub(crate) templating: bool,
    /// Whether items form a tree by `_parent`.
    pub(crate) tree: bool,
    /// Name on the wire, and first segment of the paths.
    pub(crate) wire: String,
    pub(crate) description: String,
    /// The fields of a stored item.
    pub(crate) fields: Vec<Field>,
    /// The fields of a new item.
    pub(crate) create: Vec<Field>,
    /// The fields that a change may carry.
    pub(crate) patch: Vec<Field>,
    pub(crate) operations: BTreeMap<Role, Operation>,
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Name on the wire, such as `_realm`.
    pub(crate) wire: String,
    /// Name in Rust, such as `realm`.
    pub(crate) rust: String,
    pub(crate) description: String,
    pub(crate) value: FieldType,
    /// Whether `null` is a value of the field.
    pub(crate) nullable: bool,
    /// Whether no two items have the same value in the field.
    pub(crate) unique: bool,
    /// Whether a caller must give the field: required, and without a default.
    pub(crate) required: bool,
    /// Whether the value is never to be shown.
    pub(crate) secret: bool,
    /// Whether a query may ask for the referenced items in the place of the references.
    pub(crate) embeddable: bool,
    /// What the backend stores when a creation leaves the field out, if the document says so.
    pub(crate) default: Option<Value>,
    pub(crate) limits: Limits,
}

/// What the values of a field must be like beyond their type; for a list, its elements.
#[derive(Debug, Clone, Default)]
pub(crate) struct Limits {
    /// The words of an enumeration.
    pub(crate) words: Vec<String>,
    pub(crate) pattern: Option<String>,
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    pub(crate) minimum: Option<i64>,
    pub(crate) maximum: Option<i64>,
}

/// The type of a field, apart from `null`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FieldType {
    Boolean,
    Integer,
    Number,
    Text,
    Date,
    /// The id of the item itself.
    Id,
    /// A string with listed values, held by the named enum of the model.
    Enum(String),
    /// A reference to an item of another resource: its struct, and its name on the wire.
    Link {
        rust: String,
        wire: String,
    },
    /// One of the shapes that all resources share.
    Shared(Shared),
    List(Box<FieldType>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shared {
    /// A place on earth.
    Point,
    /// An object with any members.
    FreeObject,
    /// Any JSON value.
    AnyValue,
}

/// What an operation does, which follows from its method and path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    List,
    Create,
    DeleteAll,
    Get,
    Update,
    Replace,
    Delete,
}

impl Role {
    pub(crate) fn is_on_item(self) -> bool {
        matches!(
            self,
            Self::Get | Self::Update | Self::Replace | Self::Delete
        )
    }

    /// `on_item`: whether the path ends with the id of an item.
    pub(crate) fn of(method: &str, on_item: bool) -> Option<Self> {
        Some(match (method, on_item) {
            ("get", false) => Self::List,
            ("post", false) => Self::Create,
            ("delete", false) => Self::DeleteAll,
            ("get", true) => Self::Get,
            ("patch", true) => Self::Update,
            ("put", true) => Self::Replace,
            ("delete", true) => Self::Delete,
            _ => return None,
        })
    }
}

/// One operation of a resource.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    /// Path template, such as `/host/{id}`.
    pub(crate) path: String,
}
