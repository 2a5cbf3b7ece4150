//! One field of a resource.

use super::limits::Limits;

/// The type of the values of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueKind {
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Text.
    Text,
    /// A date in the format of HTTP.
    Date,
    /// The identifier of the item itself.
    Identifier,
    /// One word of an enumeration.
    Word,
    /// The identifier of an item of the resource with this name on the wire.
    Reference(&'static str),
    /// A place on earth.
    Point,
    /// An object with any members.
    Object,
    /// Any JSON value.
    Any,
    /// A list of such values.
    List(&'static ValueKind),
}

/// What the published document says about a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldInfo {
    /// The name on the wire, such as `_realm`.
    pub name: &'static str,
    /// The type of its values, apart from null.
    pub kind: ValueKind,
    /// Whether null is a value of the field.
    pub nullable: bool,
    /// Whether a creation must set the field.
    pub required: bool,
    /// Whether a creation may set the field.
    pub creatable: bool,
    /// Whether a patch may set the field.
    pub changeable: bool,
    /// Whether no two items have the same value.
    pub unique: bool,
    /// Whether the value is a secret, which is not shown and not written to exports.
    pub secret: bool,
    /// Whether a query may ask for the referenced items in the place of the references.
    pub embeddable: bool,
    /// What the backend stores when a creation leaves the field out, as JSON, if that is a
    /// constant.
    pub default: Option<&'static str>,
    /// What the values must be like beyond their type.
    pub limits: Limits,
}

impl FieldInfo {
    /// A field that is read only and nothing else, until one of the methods below says more.
    pub const fn new(name: &'static str, kind: ValueKind) -> Self {
        Self {
            name,
            kind,
            nullable: false,
            required: false,
            creatable: false,
            changeable: false,
            unique: false,
            secret: false,
            embeddable: false,
            default: None,
            limits: Limits::NONE,
        }
    }

    /// Null is a value of it.
    #[must_use]
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// A creation must set it.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Creations and patches may set it.
    #[must_use]
    pub const fn writable(mut self) -> Self {
        self.creatable = true;
        self.changeable = true;
        self
    }

    /// Creations may set it, but patches may not.
    #[must_use]
    pub const fn creatable(mut self) -> Self {
        self.creatable = true;
        self
    }

    /// Patches may set it, but creations may not.
    #[must_use]
    pub const fn changeable(mut self) -> Self {
        self.changeable = true;
        self
    }

    /// No two items have the same value.
    #[must_use]
    pub const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    /// Its value is a secret.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// A query may ask for the referenced items in the place of the references.
    #[must_use]
    pub const fn embeddable(mut self) -> Self {
        self.embeddable = true;
        self
    }

    /// This is stored when a creation leaves it out, as JSON.
    #[must_use]
    pub const fn default(mut self, json: &'static str) -> Self {
        self.default = Some(json);
        self
    }

    /// Its values are these words.
    #[must_use]
    pub const fn words(mut self, words: &'static [&'static str]) -> Self {
        self.limits.words = words;
        self
    }

    /// Its texts match this regular expression.
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.limits.pattern = Some(pattern);
        self
    }

    /// Its texts have at least so many characters.
    #[must_use]
    pub const fn min_length(mut self, length: u64) -> Self {
        self.limits.min_length = Some(length);
        self
    }

    /// Its texts have at most so many characters.
    #[must_use]
    pub const fn max_length(mut self, length: u64) -> Self {
        self.limits.max_length = Some(length);
        self
    }

    /// Its numbers are not smaller.
    #[must_use]
    pub const fn minimum(mut self, number: i64) -> Self {
        self.limits.minimum = Some(number);
        self
    }

    /// Its numbers are not larger.
    #[must_use]
    pub const fn maximum(mut self, number: i64) -> Self {
        self.limits.maximum = Some(number);
        self
    }

    /// The name on the wire of the resource that the field refers to, by one identifier or by a
    /// list of them.
    pub const fn reference(&self) -> Option<&'static str> {
        match self.kind {
            ValueKind::Reference(resource) | ValueKind::List(&ValueKind::Reference(resource)) => {
                Some(resource)
            }
            _ => None,
        }
    }

    /// Whether the field holds a list.
    pub const fn is_list(&self) -> bool {
        matches!(self.kind, ValueKind::List(_))
    }
}
