//! What the filter language must know about the fields of a resource.
//!
//! Items are JSON, where an id and a date are plain text. The declared kind of a field decides how
//! its stored text, and the text that a query compares with it, is to be understood.

/// The declared type of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// `true` or `false`.
    Boolean,
    /// The id of an item: 24 lower-case hexadecimal digits.
    ObjectId,
    /// A time: an RFC 1123 text in JSON, whole seconds.
    Datetime,
    /// An object with free content.
    Dict,
    /// A `GeoJSON` point.
    Point,
    /// A list of elements of one kind.
    List(Box<Kind>),
    /// Not declared, or anything.
    Any,
}

impl Kind {
    /// The kind of the elements when the stored value is a list.
    pub fn element(&self) -> &Self {
        match self {
            Self::List(element) => element,
            other => other,
        }
    }

    /// The kind of the member `name` of a value of this kind.
    fn member(&self, name: &str) -> Self {
        match self {
            Self::List(element) if is_position(name) => (**element).clone(),
            Self::Point if name == "coordinates" => Self::List(Box::new(Self::Float)),
            Self::Point if name == "type" => Self::String,
            _ => Self::Any,
        }
    }
}

/// The fields of one resource.
pub trait Kinds {
    /// The kind of a top-level field; [`Kind::Any`] when it is not declared.
    ///
    /// The automatic fields need no answer: their kinds are the same everywhere.
    fn kind(&self, field: &str) -> Kind;

    /// Whether no stored item can ever have this field, because the resource refuses fields that
    /// it does not declare. Saying so makes queries on unknown fields cheap.
    fn is_never_stored(&self, _field: &str) -> bool {
        false
    }

    /// The SQL expression of an item's JSON text, where items are packed.
    fn packed_text(&self) -> Option<&str> {
        None
    }

    /// Whether columns hold ids as bytes instead of hexadecimal digits.
    fn has_ids_as_bytes(&self) -> bool {
        false
    }

    /// Whether items are found by this field, so that the table keeps it in a column beside them.
    fn is_key(&self, _field: &str) -> bool {
        false
    }

    /// The table that holds the elements of this list, where items are found by them.
    fn list_table(&self, _field: &str) -> Option<String> {
        None
    }
}

/// No field is declared: the inside of free objects.
#[derive(Clone, Copy, Debug, Default)]
pub struct Undeclared;

impl Kinds for Undeclared {
    fn kind(&self, _field: &str) -> Kind {
        Kind::Any
    }
}

/// The kind of a top-level field, automatic fields included.
pub(super) fn kind_of(field: &str, kinds: &dyn Kinds) -> Kind {
    match field {
        "_id" => Kind::ObjectId,
        "_created" | "_updated" => Kind::Datetime,
        "_etag" => Kind::String,
        _ => kinds.kind(field),
    }
}

/// The kind of what a dotted path leads to.
pub fn kind_at(path: &str, kinds: &dyn Kinds) -> Kind {
    let mut names = path.split('.');
    let first = kind_of(names.next().unwrap_or_default(), kinds);
    names.fold(first, |kind, name| kind.member(name))
}

/// Whether a segment of a path may be a position in a list.
pub(super) fn is_position(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}
