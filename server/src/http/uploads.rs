//! How many bodies of callers without a token one address may be sending at a time.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Bodies of logins under way from one address.
const MAX_FROM_ADDRESS: usize = 50;

/// The bodies of logins that are being sent, by address.
#[derive(Default)]
pub(super) struct LoginUploads(Mutex<HashMap<IpAddr, usize>>);

/// A body that is being sent; dropped when it is there.
pub(super) struct LoginUpload {
    uploads: Arc<LoginUploads>,
    address: IpAddr,
}

impl LoginUploads {
    /// Counts a body, or refuses it when too many come from the address.
    pub(super) fn begin(self: &Arc<Self>, address: IpAddr) -> Option<LoginUpload> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(address).or_default();
        if *count >= MAX_FROM_ADDRESS {
            return None;
        }
        *count += 1;
        Some(LoginUpload {
            uploads: Arc::clone(self),
            address,
        })
    }
}

impl Drop for LoginUpload {
    fn drop(&mut self) {
        let mut counts = self
            .uploads
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_sends_many_bodies_waits_and_others_do_not() {
        let uploads = Arc::new(LoginUploads::default());
        let (here, there) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let mut held: Vec<_> = (0..MAX_FROM_ADDRESS).map(|_| uploads.begin(here)).collect();
        assert!(held.iter().all(Option::is_some));
        assert!(uploads.begin(here).is_none());
        assert!(uploads.begin(there).is_some());
        held.pop();
        assert!(uploads.begin(here).is_some());
        drop(held);
        let counts = uploads.0.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(counts.is_empty(), "nothing is remembered");
    }
}
