//! The verbs of rights.

/// The verbs that a role can grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// See items.
    Read,
    /// Create items.
    Create,
    /// Change items.
    Update,
    /// Remove items.
    Delete,
}

impl Verb {
    /// The word for it in roles.
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}
