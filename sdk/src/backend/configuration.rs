//! The page sizes of a backend.

use serde::Deserialize;

/// The page sizes of a backend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Configuration {
    /// The longest page that a client gets.
    #[serde(rename = "PAGINATION_LIMIT")]
    pub pagination_limit: u32,
    /// The length of a page when the client does not say.
    #[serde(rename = "PAGINATION_DEFAULT")]
    pub pagination_default: u32,
}

impl Configuration {
    /// What every backend accepts.
    pub(super) const FALLBACK: Self = Self {
        pagination_limit: 50,
        pagination_default: 25,
    };
}
