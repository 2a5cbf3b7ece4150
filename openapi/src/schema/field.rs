//! From one line of a resource to the schema of a field.

use serde_json::{Value, json};
use utoipa::openapi::{
    Ref, RefOr, Schema,
    extensions::Extensions,
    schema::{AllOf, Array, KnownFormat, Object, OneOf, SchemaFormat, SchemaType, Type},
};

use crate::field::{DefaultOf, FieldValue};

/// What a type looks like in the document.
pub(crate) struct Shape {
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
}

/// The kinds of values that fields have.
pub(crate) enum Kind {
    /// Text.
    String,
    /// A whole number of 64 bits.
    Integer,
    /// A floating point number.
    Number,
    /// True or false.
    Boolean,
    /// One of the words of an open enumeration.
    Words {
        rust_name: &'static str,
        words: &'static [&'static str],
    },
    /// A reference to an item of a resource.
    Reference {
        resource: &'static str,
        rust_name: &'static str,
    },
    /// A component that all resources share.
    Common(&'static str),
    /// A list of values of one kind.
    List(Box<Kind>),
}

impl From<Kind> for Shape {
    fn from(kind: Kind) -> Self {
        Self {
            kind,
            nullable: false,
        }
    }
}

impl Shape {
    /// The same, or null.
    pub(crate) fn or_null(mut self) -> Self {
        self.nullable = true;
        self
    }
}

/// A default as JSON.
pub(crate) fn default_value<T: FieldValue>(default: impl DefaultOf<T>) -> Value {
    json!(default.into_default())
}

/// Collects what a line of a resource says of a field.
pub(crate) struct FieldBuilder {
    pub(super) name: &'static str,
    description: &'static str,
    kind: Kind,
    /// Whether the Rust type has room for a null.
    optional_type: bool,
    nullable: bool,
    embeddable: bool,
    default: Option<Value>,
    allowed: Option<Vec<Value>>,
    pattern: Option<&'static str>,
    bounds: Option<(isize, isize)>,
    length: (Option<usize>, Option<usize>),
    extensions: Vec<(&'static str, Value)>,
}

impl FieldBuilder {
    pub(crate) fn new<T: FieldValue>(name: &'static str, description: &'static str) -> Self {
        let shape = T::shape();
        Self {
            name,
            description: description.trim(),
            kind: shape.kind,
            optional_type: shape.nullable,
            nullable: false,
            embeddable: true,
            default: None,
            allowed: None,
            pattern: None,
            bounds: None,
            length: (None, None),
            extensions: Vec::new(),
        }
    }

    /// Must be sent at creation.
    pub(crate) fn required(self) -> Self {
        self.with("x-required", true)
    }

    /// May be absent for good.
    pub(crate) fn optional(self) -> Self {
        debug_assert!(self.optional_type, "{} must be an Option", self.name);
        self
    }

    /// Stored when the field is absent at creation; an optional type also allows null.
    pub(crate) fn default(mut self, value: Value) -> Self {
        self.nullable = self.optional_type;
        self.default = Some(value);
        self
    }

    /// A null may be sent.
    pub(crate) fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// No two items of the resource have the same value.
    pub(crate) fn unique(self) -> Self {
        self.with("x-unique", true)
    }

    /// The text must match the regular expression.
    pub(crate) fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// An empty value is refused.
    pub(crate) fn not_empty(mut self) -> Self {
        if matches!(self.kind, Kind::String) {
            self.length.0.get_or_insert(1);
        }
        self.with("x-empty", false)
    }

    /// These fields must be sent with this one.
    pub(crate) fn depends_on(self, fields: &'static [&'static str]) -> Self {
        self.with("x-dependencies", fields)
    }

    /// The value must be one of these numbers.
    pub(crate) fn one_of<const N: usize>(mut self, values: [i64; N]) -> Self {
        self.allowed = Some(values.map(Into::into).into());
        self
    }

    /// The value, or each element of the list, must be one of these words.
    pub(crate) fn within(mut self, subset: &'static crate::spec::Subset) -> Self {
        self.allowed = Some(subset.words.iter().copied().map(Value::from).collect());
        self
    }

    /// The number must be at least the one and at most the other.
    pub(crate) fn between(mut self, minimum: isize, maximum: isize) -> Self {
        self.bounds = Some((minimum, maximum));
        self
    }

    /// The text must have this many characters.
    pub(crate) fn characters(mut self, count: usize) -> Self {
        self.length = (Some(count), Some(count));
        self
    }

    /// The referenced item cannot be embedded.
    pub(crate) fn not_embeddable(mut self) -> Self {
        self.embeddable = false;
        self
    }

    /// How much a user should know to be shown the field: 0 a beginner, 2 an expert.
    pub(crate) fn skill_level(self, level: u8) -> Self {
        self.with("x-skill-level", level)
    }

    /// The revision of the list of fields that brought the field.
    pub(crate) fn since(self, version: u8) -> Self {
        self.with("x-since-version", version)
    }

    fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.extensions.push((name, value.into()));
        self
    }

    /// The schema of the field.
    pub(super) fn build(mut self) -> RefOr<Schema> {
        let description = Some(self.description.to_owned());
        let default = self.default.take();
        let own = std::mem::take(&mut self.extensions);
        let kind = std::mem::replace(&mut self.kind, Kind::Boolean);
        let schema = match kind {
            Kind::List(element) => {
                let schema_type = self.schema_type(Type::Array);
                self.nullable = false;
                let mut array = Array::new(self.element(*element));
                array.schema_type = schema_type;
                array.description = description;
                array.default = default;
                array.extensions = extensions(own);
                Schema::Array(array)
            }
            Kind::Reference {
                resource,
                rust_name,
            } => {
                let mut one_of = self.reference(resource, rust_name, own);
                one_of.description = description;
                one_of.default = default;
                Schema::OneOf(one_of)
            }
            Kind::Common(component) => {
                let mut all_of = AllOf::new();
                all_of.items.push(Ref::from_schema_name(component).into());
                all_of.schema_type = SchemaType::AnyValue;
                all_of.description = description;
                all_of.default = default;
                all_of.extensions = extensions(own);
                Schema::AllOf(all_of)
            }
            scalar => {
                let mut object = self.scalar(&scalar, own);
                object.description = description;
                object.default = default;
                Schema::Object(object)
            }
        };
        RefOr::T(schema)
    }

    /// The schema of the elements of a list.
    fn element(&self, kind: Kind) -> RefOr<Schema> {
        match kind {
            Kind::Common(component) => Ref::from_schema_name(component).into(),
            Kind::Reference {
                resource,
                rust_name,
            } => RefOr::T(Schema::OneOf(self.reference(
                resource,
                rust_name,
                Vec::new(),
            ))),
            scalar => RefOr::T(Schema::Object(self.scalar(&scalar, Vec::new()))),
        }
    }

    fn reference(
        &self,
        resource: &str,
        rust_name: &str,
        mut own: Vec<(&'static str, Value)>,
    ) -> OneOf {
        own.push((
            "x-relation",
            json!({"resource": resource, "field": "_id", "embeddable": self.embeddable}),
        ));
        let mut items = vec![id().into(), Ref::from_schema_name(rust_name).into()];
        if self.nullable {
            items.push(Object::with_type(Type::Null).into());
        }
        let mut one_of = OneOf::new();
        one_of.items = items;
        one_of.schema_type = SchemaType::AnyValue;
        one_of.extensions = extensions(own);
        one_of
    }

    fn scalar(&self, kind: &Kind, mut own: Vec<(&'static str, Value)>) -> Object {
        let (scalar, format) = match kind {
            Kind::Integer => (Type::Integer, Some(KnownFormat::Int64)),
            Kind::Number => (Type::Number, Some(KnownFormat::Double)),
            Kind::Boolean => (Type::Boolean, None),
            _ => (Type::String, None),
        };
        let mut allowed = self.allowed.clone();
        if let Kind::Words { rust_name, words } = kind {
            own.push(("x-type", json!(rust_name)));
            allowed.get_or_insert_with(|| words.iter().copied().map(Value::from).collect());
        }
        let mut object = Object::with_type(self.schema_type(scalar));
        object.format = format.map(SchemaFormat::KnownFormat);
        object.enum_values = allowed;
        object.pattern = self.pattern.map(str::to_owned);
        object.minimum = self.bounds.map(|(minimum, _)| minimum.into());
        object.maximum = self.bounds.map(|(_, maximum)| maximum.into());
        object.min_length = self.length.0;
        object.max_length = self.length.1;
        object.extensions = extensions(own);
        object
    }

    fn schema_type(&self, kind: Type) -> SchemaType {
        if self.nullable {
            SchemaType::Array(vec![kind, Type::Null])
        } else {
            SchemaType::Type(kind)
        }
    }
}

/// The schema of an identifier.
pub(super) fn id() -> Object {
    let mut id = Object::with_type(Type::String);
    id.pattern = Some("^[a-f0-9]{24}$".to_owned());
    id
}

/// Extensions, or none when there is nothing to say.
fn extensions(own: Vec<(&'static str, Value)>) -> Option<Extensions> {
    (!own.is_empty()).then(|| own.into_iter().collect())
}
