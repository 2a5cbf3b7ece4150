//! From a line of the macro `resource!` to the specification of a field.

use serde_json::{Value, json};

use super::{FieldSpec, MAX_NAME_LENGTH, MAX_OUTPUT_LENGTH, field::Inheritance, kind::Subset};
use crate::field::{DefaultOf, FieldValue};

/// A default as JSON.
pub(crate) fn default_value<T: FieldValue>(default: impl DefaultOf<T>) -> Value {
    json!(default.into_default())
}

/// Collects what a line of a resource says of a field.
pub(crate) struct FieldBuilder {
    pub(super) spec: FieldSpec,
    /// Whether the Rust type has room for an absent value.
    optional_type: bool,
}

impl FieldBuilder {
    pub(crate) fn new<T: FieldValue>(name: &'static str, description: &'static str) -> Self {
        let kind = T::kind();
        Self {
            spec: FieldSpec {
                name,
                description: description.trim(),
                allowed: kind.words(),
                kind,
                required: false,
                expected: false,
                nullable: false,
                default: None,
                pattern: None,
                minimum: None,
                maximum: None,
                characters: None,
                max_length: None,
                is_cut: false,
                is_name: false,
                may_be_empty: true,
                unique: false,
                depends_on: &[],
                embeddable: true,
                read_only: false,
                write_only: false,
                secret: false,
                grants_rights: false,
                live_state: false,
                inheritance: if name.starts_with('_') {
                    Inheritance::Never
                } else {
                    Inheritance::Replaced
                },
                self_service: false,
                needs_read_right: false,
                counter: false,
                skill_level: 0,
                since: 1,
                subset: None,
                published_as: None,
            },
            optional_type: T::is_optional(),
        }
    }

    /// Must be sent at creation.
    pub(crate) fn required(mut self) -> Self {
        self.spec.required = true;
        self
    }

    /// May be absent for good.
    pub(crate) fn optional(self) -> Self {
        debug_assert!(self.optional_type, "{} must be an Option", self.spec.name);
        self
    }

    /// Stored when the field is absent at creation; an optional type also allows null.
    pub(crate) fn default(mut self, value: Value) -> Self {
        self.spec.nullable = self.optional_type;
        self.spec.default = Some(value);
        self
    }

    /// A null may be sent.
    pub(crate) fn nullable(mut self) -> Self {
        self.spec.nullable = true;
        self
    }

    /// Must be sent at creation, but where a rule of the backend fills it.
    pub(crate) fn expected(mut self) -> Self {
        self.spec.expected = true;
        self
    }

    /// No two items of the resource have the same value.
    pub(crate) fn unique(mut self) -> Self {
        self.spec.unique = true;
        self.spec.inheritance = Inheritance::Copied;
        self
    }

    /// The text must match the regular expression.
    pub(crate) fn pattern(mut self, pattern: &'static str) -> Self {
        self.spec.pattern = Some(pattern);
        self
    }

    /// An empty value is refused.
    pub(crate) fn not_empty(mut self) -> Self {
        self.spec.may_be_empty = false;
        self
    }

    /// The text is a name: short, without control characters, and not blank.
    pub(crate) fn a_name(mut self) -> Self {
        self.spec.is_name = true;
        self.spec.max_length = Some(MAX_NAME_LENGTH);
        self
    }

    /// The text is what a check puts out: whoever sends it has no way to make it shorter.
    pub(crate) fn check_output(mut self) -> Self {
        self.spec.is_cut = true;
        self.spec.max_length = Some(MAX_OUTPUT_LENGTH);
        self
    }

    /// These fields must be sent with this one.
    pub(crate) fn depends_on(mut self, fields: &'static [&'static str]) -> Self {
        self.spec.depends_on = fields;
        self
    }

    /// The value, or each element of the list, must be one of these words.
    pub(crate) fn within(mut self, subset: &'static Subset) -> Self {
        self.spec.allowed = Some(subset.words.iter().copied().map(Value::from).collect());
        self.spec.subset = Some(subset);
        self
    }

    /// The number must be one of these, which follow each other.
    pub(crate) fn one_of<const N: usize>(mut self, values: [i64; N]) -> Self {
        self.spec.allowed = Some(values.map(Value::from).into());
        self
    }

    /// The number must be at least the one and at most the other.
    pub(crate) fn between(mut self, minimum: i64, maximum: i64) -> Self {
        self.spec.minimum = Some(minimum);
        self.spec.maximum = Some(maximum);
        self
    }

    /// The text must have this many characters.
    pub(crate) fn characters(mut self, count: usize) -> Self {
        self.spec.characters = Some(count);
        self
    }

    /// The referenced item cannot be embedded.
    pub(crate) fn not_embeddable(mut self) -> Self {
        self.spec.embeddable = false;
        self
    }

    /// Computed by the backend alone.
    pub(crate) fn read_only(mut self) -> Self {
        self.spec.read_only = true;
        self
    }

    /// A credential.
    pub(crate) fn secret(mut self) -> Self {
        self.spec.secret = true;
        self.spec.inheritance = Inheritance::Never;
        self
    }

    /// Never shown in a response.
    pub(crate) fn write_only(mut self) -> Self {
        self.spec.write_only = true;
        self
    }

    /// A right of a user.
    pub(crate) fn grants_rights(mut self) -> Self {
        self.spec.grants_rights = true;
        self.spec.inheritance = Inheritance::Never;
        self
    }

    /// Running data, which is no part of the configuration. What checks found (`ls_…`) is not
    /// inherited either.
    pub(crate) fn live_state(mut self) -> Self {
        self.spec.live_state = true;
        if self.spec.name.starts_with("ls_") {
            self.spec.inheritance = Inheritance::Never;
        }
        self
    }

    /// A counter that the backend keeps.
    pub(crate) fn counter(mut self) -> Self {
        self.spec.counter = true;
        self.read_only()
    }

    /// The item takes something from the items named here, or does something to them.
    pub(crate) fn needs_read_right(mut self) -> Self {
        self.spec.needs_read_right = true;
        self
    }

    /// The values of all templates come together.
    pub(crate) fn accumulated(mut self) -> Self {
        self.spec.inheritance = Inheritance::Accumulated;
        self
    }

    /// Taken from templates at creation only.
    pub(crate) fn copied(mut self) -> Self {
        self.spec.inheritance = Inheritance::Copied;
        self
    }

    /// Users change the field of their own account without any role.
    pub(crate) fn self_service(mut self) -> Self {
        self.spec.self_service = true;
        self
    }

    /// How much a user should know to be shown the field: 0 a beginner, 2 an expert.
    pub(crate) fn skill_level(mut self, level: u8) -> Self {
        self.spec.skill_level = level;
        self
    }

    /// The revision of the list of fields that brought the field.
    pub(crate) fn since(mut self, version: u8) -> Self {
        self.spec.since = version;
        self
    }

    /// The component of the published document that describes each value.
    pub(crate) fn published_as(mut self, component: &'static str) -> Self {
        self.spec.published_as = Some(component);
        self
    }
}
