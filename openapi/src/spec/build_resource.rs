//! From the head of the macro `resource!` to the specification of a resource.

use super::{CoveringIndex, FieldBuilder, Index, Operation, ResourceSpec};
use crate::Resource;

/// The indexes of resources with a live state: by overall state and by state, in all realms and in
/// some; and what matters most first. Overall states above 2 are problems and what is not monitored.
const CHECKED: [CoveringIndex; 5] = [
    CoveringIndex::of(&[
        "_overall_state_id",
        "_is_template",
        "business_impact",
        "_realm",
        "_sub_realm",
    ]),
    CoveringIndex::of(&["ls_state", "_is_template"]).in_order(
        &[],
        &["ls_acknowledged", "ls_downtimed", "_realm", "_sub_realm"],
    ),
    CoveringIndex::of(&[])
        .in_order(
            &["business_impact", "_overall_state_id"],
            &["_is_template", "_realm", "_sub_realm"],
        )
        .above("_overall_state_id", 2),
    CoveringIndex::of(&[
        "_realm",
        "_overall_state_id",
        "_is_template",
        "business_impact",
        "_sub_realm",
    ]),
    CoveringIndex::of(&["_realm", "ls_state", "_is_template"])
        .in_order(&[], &["ls_acknowledged", "ls_downtimed", "_sub_realm"]),
];

/// Collects what the macro `resource!` says of a resource.
pub(crate) struct ResourceBuilder(ResourceSpec);

impl ResourceBuilder {
    pub(crate) fn new<R: Resource>(description: &str) -> Self {
        Self(ResourceSpec {
            name: R::NAME,
            rust_name: R::RUST_NAME,
            singular: R::SINGULAR,
            plural: R::PLURAL,
            noun: with_article(&R::SINGULAR.replace('_', " ")),
            nouns: R::PLURAL.replace('_', " "),
            title: title(R::NAME),
            description: description.trim().to_owned(),
            effects: Vec::new(),
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
            compact: false,
            counters: false,
            decides_rights: false,
            accounts: false,
            metrics_database: false,
            default_items: &[],
            realm_field: None,
            lookups: &[],
            unselective: &[],
            covering_indexes: Vec::new(),
            indexes: Vec::new(),
            fields: Vec::new(),
        })
    }

    /// What descriptions call one item, with its article, and several.
    pub(crate) fn nouns(mut self, one: &str, many: &str) -> Self {
        one.clone_into(&mut self.0.noun);
        many.clone_into(&mut self.0.nouns);
        self
    }

    /// What the operations do beyond the item itself.
    pub(crate) fn effect(mut self, operations: &'static [Operation], effect: &'static str) -> Self {
        self.0.effects.push((operations, effect));
        self
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

    /// A resource with a live state, by which its items are found.
    pub(crate) fn checked(mut self) -> Self {
        self.0.checked = true;
        self.0.covering_indexes.extend(CHECKED);
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

    pub(crate) fn compact(mut self) -> Self {
        self.0.compact = true;
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

    pub(crate) fn accounts(mut self) -> Self {
        self.0.accounts = true;
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

    /// Fields by which items are counted, found and put in order.
    pub(crate) fn covering_index(mut self, fields: &'static [&'static str]) -> Self {
        self.0.covering_indexes.push(CoveringIndex::of(fields));
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

/// A noun with the article that its first letter asks for; a `u` is spoken as in "user".
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}
