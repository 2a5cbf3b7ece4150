//! What can go wrong.

use std::io;

use livestatus_protocol::MalformedReply;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is no address of a socket.
    #[error("'{0}' is not an address: expected unix:/path or tcp:host:port")]
    Address(String),
    /// The socket cannot be reached, or the connection broke.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The core did not answer in time.
    #[error("the monitoring core did not answer within {0} s")]
    TimedOut(u64),
    /// The core closed the connection without an answer: Icinga 2 does so for requests that it does
    /// not understand.
    #[error("the monitoring core closed the connection without an answer")]
    NoAnswer,
    /// The reply is larger than [`Limits::max_reply`](crate::Limits::max_reply) bytes.
    #[error("the reply of the monitoring core is larger than {0} bytes")]
    TooLarge(usize),
    /// The core refused the request, with the code of its reply: 400 malformed, 404 unknown table,
    /// 413 a limit, 452 no request.
    #[error("{message}")]
    Refused {
        /// The code.
        code: u16,
        /// What the core says.
        message: String,
    },
    /// The reply is not framed as it was asked for.
    #[error(transparent)]
    Malformed(#[from] MalformedReply),
    /// The payload is no JSON, or not of the caller's type.
    #[error("the reply of the monitoring core cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A value holds a line feed, which would begin another line of the request.
    #[error("a line feed is not allowed in {0}")]
    LineFeed(&'static str),
    /// The HTTP service cannot be reached, or refused the request.
    #[cfg(feature = "http")]
    #[error("the livestatus service failed: {0}")]
    Service(String),
}
