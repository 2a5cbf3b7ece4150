//! Events as the text that is sent: the format of server-sent events.

use bytes::Bytes;

/// An event of that name. The data must be one line.
pub fn message(name: &str, mark: &str, data: &str) -> Bytes {
    format!("id: {mark}\nevent: {name}\ndata: {data}\n\n").into()
}

/// A sign of life, from which a follower that is cut off can go on.
pub fn heartbeat(mark: &str) -> Bytes {
    format!(": still here\nid: {mark}\n\n").into()
}
