//! One field, as the server works with it: its specification, and what is made from it once.

use std::ops::Deref;

use alignak_model::spec::{self, FieldSpec};
use fancy_regex::Regex;

use crate::filter::Kind;

/// The item that a field's value names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The resource referred to, always by `_id`.
    pub resource: String,
    /// Whether reading may put the item in the reference's place.
    pub embeddable: bool,
}

/// A declared field. Everything that the model says of it is reached through [`FieldSpec`].
#[derive(Debug)]
pub struct Field {
    spec: &'static FieldSpec,
    /// The type of the value, as filters and stores know it.
    pub kind: Kind,
    /// What a text must match, with its source.
    pub pattern: Option<(String, Regex)>,
    /// The item that the value, or each element of it, names.
    pub relation: Option<Relation>,
}

impl Deref for Field {
    type Target = FieldSpec;

    fn deref(&self) -> &FieldSpec {
        self.spec
    }
}

impl Field {
    /// Prepares a field of the model.
    ///
    /// # Panics
    /// When the model's pattern is no regular expression: a mistake in the model, met by the first
    /// test.
    pub(super) fn new(spec: &'static FieldSpec) -> Self {
        Self {
            kind: kind(&spec.kind),
            pattern: spec.pattern.map(|source| match Regex::new(source) {
                Ok(pattern) => (source.to_owned(), pattern),
                Err(error) => panic!("the pattern of {} is wrong: {error}", spec.name),
            }),
            relation: spec.target().map(|resource| Relation {
                resource: resource.to_owned(),
                embeddable: spec.embeddable,
            }),
            spec,
        }
    }
}

fn kind(kind: &spec::Kind) -> Kind {
    match kind {
        spec::Kind::String | spec::Kind::Enum(_) => Kind::String,
        spec::Kind::Integer => Kind::Integer,
        spec::Kind::Number => Kind::Float,
        spec::Kind::Boolean => Kind::Boolean,
        spec::Kind::Reference(_) => Kind::ObjectId,
        spec::Kind::Point => Kind::Point,
        spec::Kind::FreeObject => Kind::Dict,
        spec::Kind::List(element) => Kind::List(Box::new(self::kind(element))),
        _ => Kind::Any,
    }
}
