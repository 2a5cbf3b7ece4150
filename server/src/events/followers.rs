//! How many followers there are, in all and of each user.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// There are as many followers as there may be.
#[derive(Debug, thiserror::Error)]
#[error("too many followers")]
pub struct TooManyFollowers;

/// What follows for the server itself has this in the place of a user's id.
const SERVER: &str = "";

/// The followers by the id of their user.
#[derive(Debug, Default)]
pub(super) struct Followers(Mutex<HashMap<String, usize>>);

/// The place of one follower, until it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    followers: Arc<Followers>,
    user: String,
}

impl Followers {
    /// Counts a follower, unless there are too many, or half of all that there may be are this
    /// user's.
    pub(super) fn join(
        self: &Arc<Self>,
        user: &str,
        most: usize,
    ) -> Result<Place, TooManyFollowers> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let clients = counts.iter().filter(|(user, _)| *user != SERVER);
        let all: usize = clients.map(|(_, count)| count).sum();
        let own = counts.get(user).copied().unwrap_or_default();
        if all >= most || own >= most.div_ceil(2) {
            return Err(TooManyFollowers);
        }
        counts.insert(user.to_owned(), own + 1);
        metrics::gauge!("alignak_backend_followers").increment(1.0);
        Ok(Place {
            followers: Arc::clone(self),
            user: user.to_owned(),
        })
    }

    /// Takes in a follower of the server itself, which takes no client's place.
    pub(super) fn join_within(self: &Arc<Self>) -> Place {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(SERVER.to_owned()).or_default() += 1;
        Place {
            followers: Arc::clone(self),
            user: SERVER.to_owned(),
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.is_empty()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.user != SERVER {
            metrics::gauge!("alignak_backend_followers").decrement(1.0);
        }
        let mut counts = self
            .followers
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.user) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_user_has_half_of_the_places_at_most() {
        let followers = Arc::new(Followers::default());
        let join = |user: &str, count: usize| -> Vec<Place> {
            let places = (0..count).map(|_| followers.join(user, 10));
            places.filter_map(Result::ok).collect()
        };
        let mine = join("me", 9);
        assert_eq!(mine.len(), 5);
        let theirs = join("them", 3);
        let others = join("others", 9);
        assert_eq!((theirs.len(), others.len()), (3, 2));
        drop((mine, theirs, others));
        assert!(followers.is_empty());
        assert_eq!(join("me", 9).len(), 5);
    }
}
