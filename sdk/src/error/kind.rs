//! The cases of failure.

/// What kind of failure a [`BackendException`](crate::BackendException) is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The call was wrong in itself (a foreign URL, a missing argument, a value that is no JSON)
    /// and was not sent; or what it needs was not found. See
    /// [`is_invalid`](crate::BackendException::is_invalid).
    Invalid,
    /// No connection to the backend could be made; nothing was sent.
    Connect,
    /// The time allowed ran out before the reply was complete.
    Timeout,
    /// The connection broke before the reply was complete.
    Interrupted,
    /// The reply came, but its body cannot be used: it is longer than
    /// [`body_limit`](crate::BackendBuilder::body_limit) allows, or badly compressed.
    Unreadable,
    /// The backend refused, with the body that its documentation promises.
    Refused,
    /// A status that means failure (or a redirect that is not followed), with a body that is not
    /// the documented one: often a proxy, not the backend.
    UnexpectedStatus,
    /// A success whose body is not what was asked for.
    Decode,
}
