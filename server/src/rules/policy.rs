//! What the settings say about what the rules do.

use super::passwords::HashForm;
use super::size::Limits;

/// Switches of the rules.
#[derive(Debug, Default, Clone, Copy)]
pub struct Policy {
    /// There is an arbiter that must learn of new and removed hosts and realms.
    pub notifies_arbiter: bool,
    /// How much one unit may change.
    pub limits: Limits,
    /// In which form the hashes of new passwords are stored.
    pub hash_form: HashForm,
}
