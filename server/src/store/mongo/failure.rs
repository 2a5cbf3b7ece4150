//! What the driver's errors mean for a unit.

use mongodb::error::{
    Error, ErrorKind, TRANSIENT_TRANSACTION_ERROR, UNKNOWN_TRANSACTION_COMMIT_RESULT, WriteFailure,
};

use super::super::port::StoreError;

const DUPLICATE_KEY: i32 = 11000;
const WRITE_CONFLICT: i32 = 112;

/// Codes of a server that is stopping, stepping down, starting or too busy.
const PASSING: [i32; 18] = [
    6, 7, 46, 50, 89, 91, 133, 134, 189, 262, 317, 9001, 10058, 10107, 11600, 11602, 13435, 13436,
];

/// Codes of a query that the server refuses as such: a value it does not take, a path that could
/// mean both a position and a member (16746), a pattern of another dialect.
const REFUSED_QUERY: [i32; 6] = [2, 9, 16746, 51075, 51091, 51108];

fn code(error: &Error) -> Option<i32> {
    match &*error.kind {
        ErrorKind::Command(error) => Some(error.code),
        ErrorKind::Write(WriteFailure::WriteError(error)) => Some(error.code),
        ErrorKind::Write(WriteFailure::WriteConcernError(error)) => Some(error.code),
        _ => None,
    }
}

/// Whether the whole transaction may be run again, because nothing of it was stored.
pub(super) fn is_transient(error: &Error) -> bool {
    error.contains_label(TRANSIENT_TRANSACTION_ERROR)
}

/// Whether a commit may or may not have been done; committing again shows which.
pub(super) fn is_unknown_commit(error: &Error) -> bool {
    error.contains_label(UNKNOWN_TRANSACTION_COMMIT_RESULT)
}

/// Whether another writer has written the same.
pub(super) fn is_race(error: &Error) -> bool {
    matches!(code(error), Some(DUPLICATE_KEY | WRITE_CONFLICT))
}

/// Whether the server does not take this query, though others do: a pattern of another dialect, two
/// lists to sort by.
pub(super) fn refuses_query(error: &Error) -> bool {
    code(error).is_some_and(|code| REFUSED_QUERY.contains(&code))
}

/// Whether the server has given up a read that may take so long only.
pub(super) fn is_out_of_time(error: &Error) -> bool {
    const MAX_TIME_EXPIRED: i32 = 50;
    code(error) == Some(MAX_TIME_EXPIRED)
}

/// Whether there is no state of the moment in which a read is to be done.
pub(super) fn has_no_snapshot(error: &Error) -> bool {
    const SNAPSHOT_TOO_OLD: i32 = 239;
    const SNAPSHOT_UNAVAILABLE: i32 = 246;
    matches!(code(error), Some(SNAPSHOT_TOO_OLD | SNAPSHOT_UNAVAILABLE))
}

/// Whether a unique value is there already.
pub(super) fn is_duplicate(error: &Error) -> bool {
    code(error) == Some(DUPLICATE_KEY)
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        if is_race(&error) {
            return Self::Conflict;
        }
        let is_passing = match &*error.kind {
            ErrorKind::Io(_)
            | ErrorKind::ConnectionPoolCleared { .. }
            | ErrorKind::ServerSelection { .. }
            | ErrorKind::DnsResolve { .. }
            | ErrorKind::Shutdown => true,
            _ => {
                is_transient(&error)
                    || is_unknown_commit(&error)
                    || code(&error).is_some_and(|code| PASSING.contains(&code))
            }
        };
        if is_passing {
            Self::Unavailable(brief(&error))
        } else {
            Self::Failed(brief(&error))
        }
    }
}

/// The message without what the driver knows about every server, and without the whole answer.
pub(super) fn brief(error: &Error) -> String {
    let text = error.kind.to_string();
    let text = text.split(" Topology:").next().unwrap_or_default();
    text.lines().next().unwrap_or_default().to_owned()
}
