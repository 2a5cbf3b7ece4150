//! What a reader of a live synthesis may ask for.

/// What is wanted in addition to the document itself.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct SynthesisView {
    /// The sums with all realms below that the caller may read.
    pub concatenation: bool,
    /// The snapshots kept, newest first.
    pub history: bool,
}
