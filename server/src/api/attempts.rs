//! How many wrong passwords somebody may try.
//!
//! Only failures count, so that whoever knows the password is never kept out by logging in often.
//! An attempt is counted before the password is verified and given back when it was right:
//! otherwise many attempts at the same time would all be let through.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Failures count for this long.
const WINDOW: Duration = Duration::from_secs(60);

/// Failures within the window for one user from one address.
const MOST_FOR_USER: usize = 10;

/// Failures within the window from one address, whatever the user.
const MOST_FROM_ADDRESS: usize = 100;

/// Users and addresses remembered; when there are more, those that failed longest ago go.
const MOST_REMEMBERED: usize = 10_000;

/// Long names are told apart by their beginning, so that they do not fill the memory.
const MOST_OF_NAME: usize = 128;

/// The failures of the last minute.
#[derive(Default)]
pub(super) struct Attempts(Mutex<Failures>);

#[derive(Default)]
struct Failures {
    of_user: HashMap<(String, IpAddr), VecDeque<Instant>>,
    from_address: HashMap<IpAddr, VecDeque<Instant>>,
}

impl Attempts {
    /// Counts an attempt as a failure, or tells how long to wait before the next one.
    pub(super) fn begin(&self, name: &str, address: IpAddr, now: Instant) -> Result<(), Duration> {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (user, address) = key(name, address);
        let waits = [
            wait(failures.of_user.get_mut(&user), MOST_FOR_USER, now),
            wait(
                failures.from_address.get_mut(&address),
                MOST_FROM_ADDRESS,
                now,
            ),
        ];
        if let Some(longest) = waits.into_iter().flatten().max() {
            return Err(longest);
        }
        make_room(&mut failures.of_user, now);
        make_room(&mut failures.from_address, now);
        failures.of_user.entry(user).or_default().push_back(now);
        failures
            .from_address
            .entry(address)
            .or_default()
            .push_back(now);
        Ok(())
    }

    /// The attempt was none to count: its password was right, or it was never verified.
    pub(super) fn forgive(&self, name: &str, address: IpAddr) {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (user, address) = key(name, address);
        take_back(&mut failures.of_user, &user);
        take_back(&mut failures.from_address, &address);
    }
}

fn key(name: &str, address: IpAddr) -> ((String, IpAddr), IpAddr) {
    let address = neighbourhood(address);
    let name = name.chars().take(MOST_OF_NAME).collect();
    ((name, address), address)
}

/// The part of an address that its owner cannot choose: of IPv6, the first 64 bits.
fn neighbourhood(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let prefix = address.to_bits() & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from_bits(prefix))
        }
        short => short,
    }
}

/// How long until one more failure would be within the limit; nothing when it is now.
fn wait(failures: Option<&mut VecDeque<Instant>>, most: usize, now: Instant) -> Option<Duration> {
    let failures = failures?;
    while failures
        .front()
        .is_some_and(|failure| now.duration_since(*failure) >= WINDOW)
    {
        failures.pop_front();
    }
    if failures.len() < most {
        return None;
    }
    let oldest = failures.front()?;
    Some(WINDOW.saturating_sub(now.duration_since(*oldest)))
}

fn take_back<K: Hash + Eq>(failures: &mut HashMap<K, VecDeque<Instant>>, key: &K) {
    if let Some(times) = failures.get_mut(key) {
        times.pop_back();
        if times.is_empty() {
            failures.remove(key);
        }
    }
}

fn make_room<K: Hash + Eq>(failures: &mut HashMap<K, VecDeque<Instant>>, now: Instant) {
    if failures.len() < MOST_REMEMBERED {
        return;
    }
    let mut latest: Vec<Instant> = failures
        .values()
        .filter_map(|times| times.back().copied())
        .collect();
    latest.sort_unstable();
    // Half of them, so that this is not done again at once.
    let oldest_kept = latest.get(latest.len() / 2).copied().unwrap_or(now);
    failures.retain(|_, times| times.back().is_some_and(|last| *last > oldest_kept));
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2));

    #[test]
    fn the_eleventh_failure_within_a_minute_has_to_wait() {
        let (attempts, start) = (Attempts::default(), Instant::now());
        for second in 0..10 {
            let now = start + Duration::from_secs(second);
            assert_eq!(attempts.begin("ann", HERE, now), Ok(()));
        }
        let now = start + Duration::from_secs(20);
        assert_eq!(
            attempts.begin("ann", HERE, now),
            Err(Duration::from_secs(40))
        );
        assert_eq!(attempts.begin("ann", THERE, now), Ok(()), "another address");
        assert_eq!(attempts.begin("bob", HERE, now), Ok(()), "another user");
        let later = start + WINDOW;
        assert_eq!(
            attempts.begin("ann", HERE, later),
            Ok(()),
            "the first is forgotten"
        );
        assert!(attempts.begin("ann", HERE, later).is_err());
    }

    #[test]
    fn whoever_knows_the_password_is_never_kept_out() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        for _ in 0..1000 {
            assert_eq!(attempts.begin("ann", HERE, now), Ok(()));
            attempts.forgive("ann", HERE);
        }
    }

    #[test]
    fn one_address_cannot_try_every_user() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        let let_through = (0..1000)
            .filter(|number| attempts.begin(&format!("user {number}"), HERE, now).is_ok())
            .count();
        assert_eq!(let_through, MOST_FROM_ADDRESS);
    }

    #[test]
    fn neighbours_of_an_ipv6_network_count_as_one() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        let address = |last: u16| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last));
        for last in 0..10 {
            assert_eq!(attempts.begin("ann", address(last), now), Ok(()));
        }
        assert!(attempts.begin("ann", address(10), now).is_err());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (attempts, start) = (Attempts::default(), Instant::now());
        for number in 0..30_000_u32 {
            let address = IpAddr::V4(std::net::Ipv4Addr::from_bits(number));
            let now = start + Duration::from_millis(u64::from(number));
            assert_eq!(attempts.begin("ann", address, now), Ok(()));
        }
        let failures = attempts.0.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(failures.of_user.len() <= MOST_REMEMBERED);
        assert!(failures.from_address.len() <= MOST_REMEMBERED);
    }
}
