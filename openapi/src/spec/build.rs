//! From the lines of the macro `resource!` to a specification.

use serde_json::{Value, json};

use super::{
    FieldSpec, Index, MAX_NAME_LENGTH, MAX_OUTPUT_LENGTH, ResourceSpec, field::Inheritance,
    kind::Subset,
};
use crate::{
    Resource,
    field::{DefaultOf, FieldValue},
};

/// A default as JSON.
pub(crate) fn default_value<T: FieldValue>(default: impl DefaultOf<T>) -> Value {
    json!(default.into_default())
}

/// Collects what a line of a resource says of a field.
pub(crate) struct FieldBuilder {
    spec: FieldSpec,
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

    /// The text is what a check puts out.
    pub(crate) fn check_output(mut self) -> Self {
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

/// Collects what the macro `resource!` says of a resource.
pub(crate) struct ResourceBuilder(ResourceSpec);

impl ResourceBuilder {
    pub(crate) fn new<R: Resource>(description: &str) -> Self {
        Self(ResourceSpec {
            name: R::NAME,
            rust_name: R::RUST_NAME,
            singular: R::SINGULAR,
            plural: R::PLURAL,
            title: title(R::NAME),
            description: description.trim().to_owned(),
            schema_version: R::SCHEMA_VERSION,
            internal: false,
            open: false,
            owned: false,
            replaceable: false,
            templating: false,
            tree: false,
            group: false,
            checked: false,
            action: false,
            record: false,
            weak_references: false,
            pruned_from_lists: false,
            counters: false,
            decides_rights: false,
            metrics_database: false,
            default_items: &[],
            realm_field: None,
            lookups: &[],
            unselective: &[],
            indexes: Vec::new(),
            fields: Vec::new(),
        })
    }

    pub(crate) fn internal(mut self) -> Self {
        self.0.internal = true;
        self
    }

    pub(crate) fn owned(mut self) -> Self {
        self.0.owned = true;
        self
    }

    pub(crate) fn replaceable(mut self) -> Self {
        self.0.replaceable = true;
        self
    }

    pub(crate) fn templating(mut self) -> Self {
        self.0.templating = true;
        self
    }

    pub(crate) fn tree(mut self) -> Self {
        self.0.tree = true;
        self
    }

    /// A tree of groups.
    pub(crate) fn group(mut self) -> Self {
        self.0.group = true;
        self.tree().pruned_from_lists()
    }

    pub(crate) fn checked(mut self) -> Self {
        self.0.checked = true;
        self
    }

    /// An action, which is a record as well.
    pub(crate) fn action(mut self) -> Self {
        self.0.action = true;
        self.record()
    }

    pub(crate) fn record(mut self) -> Self {
        self.0.record = true;
        self
    }

    pub(crate) fn weak_references(mut self) -> Self {
        self.0.weak_references = true;
        self
    }

    pub(crate) fn pruned_from_lists(mut self) -> Self {
        self.0.pruned_from_lists = true;
        self
    }

    pub(crate) fn counters(mut self) -> Self {
        self.0.counters = true;
        self
    }

    pub(crate) fn decides_rights(mut self) -> Self {
        self.0.decides_rights = true;
        self
    }

    pub(crate) fn metrics_database(mut self) -> Self {
        self.0.metrics_database = true;
        self
    }

    pub(crate) fn keeps_unknown_fields(mut self, _member: &str) -> Self {
        self.0.open = true;
        self
    }

    pub(crate) fn default_items(mut self, names: &'static [&'static str]) -> Self {
        self.0.default_items = names;
        self
    }

    /// Fields that the backend looks up beside the declared indexes.
    pub(crate) fn lookups(mut self, fields: &'static [&'static str]) -> Self {
        self.0.lookups = fields;
        self
    }

    /// Fields whose declared index finds nothing sooner.
    pub(crate) fn unselective(mut self, fields: &'static [&'static str]) -> Self {
        self.0.unselective = fields;
        self
    }

    /// Rights go by another field than `_realm`.
    pub(crate) fn realm_field(mut self, name: &'static str) -> Self {
        self.0.realm_field = Some(name);
        self
    }

    pub(crate) fn index(mut self, name: &'static str, fields: &'static [&'static str]) -> Self {
        self.0.indexes.push(Index { name, fields });
        self
    }

    pub(crate) fn field(mut self, field: FieldBuilder) -> Self {
        self.0.fields.push(field.spec);
        self
    }

    pub(crate) fn build(self) -> ResourceSpec {
        let version = FieldBuilder::new::<i64>(
            "schema_version",
            "The revision of the list of fields with which the item was stored.",
        );
        let default = self.0.schema_version.into();
        let mut spec = self.field(version.default(default).read_only()).0;
        if spec.realm_field.is_none() {
            spec.realm_field = spec.field("_realm").map(|field| field.name);
        }
        spec
    }
}

/// The title of the items of a resource, as the original backend forms it: without the letters
/// `s` at the end, and with a capital.
fn title(name: &str) -> String {
    let mut letters = name.trim_end_matches('s').chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}
