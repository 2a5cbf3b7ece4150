//! What the values of a field must be like beyond their type.

/// What the published document says of the values that a creation or a patch may set, beyond their
/// type; for a list, of its elements.
///
/// ```
/// use alignak_backend_client::model::Host;
/// use alignak_backend_client::registry::Described;
///
/// let limits = |name: &str| Host::INFO.field(name).unwrap().limits;
/// let impact = limits("business_impact");
/// assert_eq!((impact.minimum, impact.maximum), (Some(0), Some(5)));
/// assert_eq!(limits("flap_detection_options").words, ["o", "d", "x"]);
/// assert_eq!(limits("name").max_length, Some(255));
/// assert!(limits("name").pattern.is_some());
/// // Identifiers and references have none.
/// assert_eq!(limits("check_command").pattern, None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The words of an enumeration; empty where there is none.
    pub words: &'static [&'static str],
    /// The regular expression that a text must match.
    pub pattern: Option<&'static str>,
    /// How many characters a text must have at least.
    pub min_length: Option<u64>,
    /// How many characters a text may have.
    pub max_length: Option<u64>,
    /// The smallest number.
    pub minimum: Option<i64>,
    /// The largest number.
    pub maximum: Option<i64>,
}

impl Limits {
    /// Anything of the type is allowed.
    pub const NONE: Self = Self {
        words: &[],
        pattern: None,
        min_length: None,
        max_length: None,
        minimum: None,
        maximum: None,
    };
}
