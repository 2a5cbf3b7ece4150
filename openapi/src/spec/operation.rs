//! What can be done with a resource.

/// An operation that every resource has, but for [`Replace`](Operation::Replace).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Operation {
    /// Read a page of items.
    List,
    /// Create an item, or a list of them.
    Create,
    /// Delete all items.
    RemoveAll,
    /// Read an item.
    Read,
    /// Change some fields of an item.
    Update,
    /// Replace the whole content of an item.
    Replace,
    /// Delete an item.
    Remove,
}
