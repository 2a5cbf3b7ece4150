//! How much of a query is read: every part of it costs work on each candidate.

/// The longest text that is read, in bytes.
pub(super) const MAX_TEXT: usize = 64 * 1024;
/// How deep objects, lists or parentheses may nest.
pub(super) const MAX_DEPTH: usize = 16;
/// How many values or comparisons a filter may have.
pub(super) const MAX_NODES: usize = 1_000;
/// How many regular expressions a filter may have: each is tried on every candidate.
pub(super) const MAX_PATTERNS: usize = 20;
/// How many fields a sort may name.
pub(super) const MAX_SORT_KEYS: usize = 32;
