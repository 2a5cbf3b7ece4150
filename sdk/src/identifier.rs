//! Identifiers of the client's own.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::Id;

/// A new identifier, as backends make them: the time in seconds, and eight random bytes.
///
/// A creation that carries one can be repeated when its reply was lost: had it been made, the
/// repetition meets [`is_already_exists`](crate::BackendException::is_already_exists) with the
/// field `_id`, and makes no second item.
///
/// ```
/// use alignak_backend_client::model::{Host, Id, Realm};
/// use alignak_backend_client::{HostCreate, generate_id};
///
/// # let realm: Id<Realm> = generate_id();
/// let id = generate_id::<Host>();
/// let host = HostCreate::new("srv1", realm).id(id);
/// assert_ne!(id, generate_id());
/// ```
pub fn generate_id<R>() -> Id<R> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = now.map_or(0, |now| now.as_secs());
    let mut bytes = [0; 12];
    // The lower four bytes, as in MongoDB: they last until 2106.
    bytes[..4].copy_from_slice(&seconds.to_be_bytes()[4..]);
    bytes[4..].copy_from_slice(&fastrand::u64(..).to_be_bytes());
    Id::from_bytes(bytes)
}
