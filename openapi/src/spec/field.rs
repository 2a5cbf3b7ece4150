//! The specification of one field.

use serde_json::Value;

use super::{Kind, kind::Subset};

/// The largest number of characters of any text, that in lists and free objects included, unless
/// its field says less.
pub const MAX_TEXT_LENGTH: usize = 1024 * 1024;

/// The largest number of characters of a name.
pub const MAX_NAME_LENGTH: usize = 255;

/// The largest number of characters of what a check puts out.
pub const MAX_OUTPUT_LENGTH: usize = 64 * 1024;

/// One field: everything that reading, writing, storing and publishing must know about it.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own"
)]
#[non_exhaustive]
pub struct FieldSpec {
    /// The name on the wire: `_realm`.
    pub name: &'static str,
    /// What the field means for an operator, with its unit and range.
    pub description: &'static str,
    /// The type of the value, apart from null.
    pub kind: Kind,
    /// Must be present when an item is created, even where there is a default.
    pub required: bool,
    /// Must be present when an item is created, but for items that a rule of the backend completes;
    /// published as required.
    pub expected: bool,
    /// May be null.
    pub nullable: bool,
    /// Stored when a creation leaves the field out. `Some(Null)` is a real default.
    pub default: Option<Value>,
    /// The only values allowed; for a list, of each element.
    pub allowed: Option<Vec<Value>>,
    /// The regular expression that a text must match.
    pub pattern: Option<&'static str>,
    /// Smallest number allowed.
    pub minimum: Option<i64>,
    /// Largest number allowed.
    pub maximum: Option<i64>,
    /// The exact number of characters.
    pub characters: Option<usize>,
    /// The largest number of characters, where it is smaller than [`MAX_TEXT_LENGTH`].
    pub max_length: Option<usize>,
    /// A longer text is cut to `max_length`, not refused.
    pub is_cut: bool,
    /// The text is a name: it has no control characters and not only blanks.
    pub is_name: bool,
    /// Whether an empty value is allowed.
    pub may_be_empty: bool,
    /// No two items of the resource have the same value.
    pub unique: bool,
    /// The fields which must be sent with this one.
    pub depends_on: &'static [&'static str],
    /// Whether reading may put the referenced item in the reference's place.
    pub embeddable: bool,
    /// Computed by the backend alone: left out of what creates and changes. What clients send all
    /// the same is accepted or ignored, as `docs/src/deviations.md` says.
    pub read_only: bool,
    /// Never shown in a response, not even to those who may write it.
    pub write_only: bool,
    /// A credential: hidden from those who may not use it, never logged, never searched by.
    pub secret: bool,
    /// A right of a user: only a super administrator sets it.
    pub grants_rights: bool,
    /// Running data: a change of such fields alone keeps `_updated`, so that the monitoring engine
    /// does not take it for a change of the configuration.
    pub live_state: bool,
    /// How a field that follows templates takes the values of several.
    pub inheritance: Inheritance,
    /// On users: everybody may change the field of the own account, without any role.
    pub self_service: bool,
    /// The item takes something from the items named here, or does something to them: who writes
    /// the field must be allowed to read them.
    pub needs_read_right: bool,
    /// A counter that the backend keeps, by adding to it.
    pub counter: bool,
    /// How much a user should know to be shown the field: 0 beginner, 1 intermediate, 2 expert.
    pub skill_level: u8,
    /// The revision of the list of fields that brought the field.
    pub since: u8,
    pub(crate) subset: Option<&'static Subset>,
    pub(crate) published_as: Option<&'static str>,
}

/// How an item of a resource with templates takes a field from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inheritance {
    /// The value of the last template that has the field stands for all.
    Replaced,
    /// The lists of all templates are joined, or the members of all objects: the item's own part
    /// always stays.
    Accumulated,
    /// The value is taken at creation, and does not follow the templates afterwards.
    Copied,
    /// The field is not inherited.
    Never,
}

impl FieldSpec {
    /// The name of the resource that the value, or each element of the list, refers to by `_id`.
    pub fn target(&self) -> Option<&'static str> {
        self.kind.target()
    }

    /// Whether the value is a list.
    pub const fn is_list(&self) -> bool {
        matches!(self.kind, Kind::List(_))
    }

    /// Whether a creation must carry the field, as the published document says it.
    pub const fn is_required_to_create(&self) -> bool {
        self.required || self.expected
    }
}
