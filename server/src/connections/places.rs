//! How many connections there may be, in all and from one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many connections there may be at a time; further ones wait until others end.
const MAX_CONNECTIONS: usize = 8_000;

/// Of these, so many in a hundred may be from one address that is no trusted proxy: what one client
/// leaves open keeps no other out.
const PERCENT_OF_ONE: usize = 75;

/// How many files the server has open beside its connections.
const OTHER_FILES: usize = 256;

/// The connections that there are.
pub(super) struct Places {
    all: Arc<Semaphore>,
    of_addresses: Arc<Mutex<HashMap<IpAddr, usize>>>,
    max_of_one: usize,
    proxies: Vec<IpAddr>,
}

/// The place of one connection, as long as this value lives.
pub(super) struct Place {
    address: IpAddr,
    of_addresses: Arc<Mutex<HashMap<IpAddr, usize>>>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Places {
    /// As many places as the system's limit of open files leaves, up to [`MAX_CONNECTIONS`].
    pub(super) fn new(proxies: Vec<IpAddr>) -> Self {
        let max = open_files().saturating_sub(OTHER_FILES);
        Self::with(max.clamp(1, MAX_CONNECTIONS), proxies)
    }

    fn with(max: usize, proxies: Vec<IpAddr>) -> Self {
        Self {
            all: Arc::new(Semaphore::new(max)),
            of_addresses: Arc::default(),
            max_of_one: (max * PERCENT_OF_ONE / 100).max(1),
            proxies,
        }
    }

    /// A place for whoever comes next, as soon as there is one.
    pub(super) async fn free(&self) -> Option<OwnedSemaphorePermit> {
        // Never closed, so there is always a place in the end.
        Arc::clone(&self.all).acquire_owned().await.ok()
    }

    /// The place of a connection from this address; none when it has as many as one may have.
    pub(super) fn of(
        &self,
        address: IpAddr,
        permit: Option<OwnedSemaphorePermit>,
    ) -> Option<Place> {
        let address = address.to_canonical();
        let mut counts = lock(&self.of_addresses);
        let count = counts.entry(address).or_default();
        if *count >= self.max_of_one && !self.proxies.contains(&address) {
            return None;
        }
        *count += 1;
        Some(Place {
            address,
            of_addresses: Arc::clone(&self.of_addresses),
            _permit: permit,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = lock(&self.of_addresses);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

fn lock(
    counts: &Mutex<HashMap<IpAddr, usize>>,
) -> std::sync::MutexGuard<'_, HashMap<IpAddr, usize>> {
    counts.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many files may be open: as many as the system lets the process ask for.
#[cfg(unix)]
fn open_files() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let most = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    let current = match setrlimit(Resource::Nofile, most) {
        Ok(()) => limit.maximum,
        Err(_) => limit.current,
    };
    current.map_or(usize::MAX, |files| {
        usize::try_from(files).unwrap_or(usize::MAX)
    })
}

#[cfg(not(unix))]
fn open_files() -> usize {
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_address_leaves_places_to_others_and_proxies_take_all() {
        let address = |last| IpAddr::from([192, 0, 2, last]);
        let places = Places::with(8, vec![address(9)]);
        let mut held = Vec::new();
        for _ in 0..6 {
            let permit = places.free().await;
            held.extend(places.of(address(1), permit));
        }
        assert_eq!(held.len(), 6);
        let permit = places.free().await;
        assert!(places.of(address(1), permit).is_none(), "that is its share");
        let permit = places.free().await;
        held.extend(places.of(address(2), permit));
        let permit = places.free().await;
        held.extend(places.of(address(9), permit));
        assert_eq!(held.len(), 8);
        held.clear();
        assert!(lock(&places.of_addresses).is_empty());
        for _ in 0..8 {
            let permit = places.free().await;
            held.extend(places.of(address(9), permit));
        }
        assert_eq!(held.len(), 8);
    }
}
