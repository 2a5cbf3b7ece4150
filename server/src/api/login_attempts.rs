//! How many wrong passwords a client may try.
//!
//! Only failures count, so that whoever knows the password can log in as often as needed.
//! An attempt that is still being verified may become a failure: those that would be too many if
//! all of them failed wait until they are decided. Otherwise many attempts at the same time would
//! all be let through.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

/// Failures count for this long.
const WINDOW: Duration = Duration::from_mins(1);

/// Failures within the window for one user from one address.
const MAX_FOR_USER: usize = 10;

/// Failures within the window from one address, whatever the user.
const MAX_FROM_ADDRESS: usize = 100;

/// Users and addresses remembered; when there are more, those that failed longest ago go.
const MAX_REMEMBERED: usize = 10_000;

/// Only the beginning of long names is compared, so that they do not fill the memory.
const MAX_NAME: usize = 128;

/// The attempts of the last minute.
#[derive(Default)]
pub(super) struct LoginAttempts {
    counts: Mutex<Counts>,
    decided: Notify,
}

#[derive(Default)]
struct Counts {
    of_user: HashMap<(String, IpAddr), Count>,
    from_address: HashMap<IpAddr, Count>,
}

#[derive(Default)]
struct Count {
    failures: VecDeque<Instant>,
    undecided: usize,
}

/// What an attempt may do now.
#[derive(Debug, PartialEq, Eq)]
enum Gate {
    Open,
    /// Others must be decided first.
    Busy,
    /// Too many have failed: the next may begin after this time.
    Closed(Duration),
}

/// An attempt under way. It does not count when it is dropped undecided.
pub(super) struct LoginAttempt<'a> {
    attempts: &'a LoginAttempts,
    user: (String, IpAddr),
    address: IpAddr,
    failed: Option<Instant>,
}

impl LoginAttempts {
    /// Begins an attempt, or returns how long to wait before the next one.
    pub(super) async fn begin(
        &self,
        name: &str,
        from: IpAddr,
    ) -> Result<LoginAttempt<'_>, Duration> {
        let (user, address) = key(name, from);
        loop {
            // Taken before looking, so that no decision in between is missed.
            let decided = self.decided.notified();
            match self.enter(&user, address, Instant::now()) {
                Gate::Open => {
                    return Ok(LoginAttempt {
                        attempts: self,
                        user,
                        address,
                        failed: None,
                    });
                }
                Gate::Busy => decided.await,
                Gate::Closed(wait) => return Err(wait),
            }
        }
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, user: &(String, IpAddr), address: IpAddr, now: Instant) -> Gate {
        let mut counts = self.counts();
        let of_user = gate(&mut counts.of_user, user, MAX_FOR_USER, now);
        let from_address = gate(&mut counts.from_address, &address, MAX_FROM_ADDRESS, now);
        match (of_user, from_address) {
            (Gate::Open, Gate::Open) => {}
            (Gate::Closed(one), Gate::Closed(other)) => return Gate::Closed(one.max(other)),
            (Gate::Closed(wait), _) | (_, Gate::Closed(wait)) => return Gate::Closed(wait),
            (Gate::Busy, _) | (_, Gate::Busy) => return Gate::Busy,
        }
        make_room(&mut counts.of_user, now);
        make_room(&mut counts.from_address, now);
        counts.of_user.entry(user.clone()).or_default().undecided += 1;
        counts.from_address.entry(address).or_default().undecided += 1;
        Gate::Open
    }

    fn decide(&self, user: &(String, IpAddr), address: IpAddr, failed: Option<Instant>) {
        let mut counts = self.counts();
        leave(&mut counts.of_user, user, failed);
        leave(&mut counts.from_address, &address, failed);
        drop(counts);
        self.decided.notify_waiters();
    }
}

impl LoginAttempt<'_> {
    /// The password was wrong.
    pub(super) fn fail(mut self) {
        self.failed = Some(Instant::now());
    }
}

impl Drop for LoginAttempt<'_> {
    fn drop(&mut self) {
        self.attempts.decide(&self.user, self.address, self.failed);
    }
}

fn key(name: &str, address: IpAddr) -> ((String, IpAddr), IpAddr) {
    let address = neighbourhood(address);
    let name = name.chars().take(MAX_NAME).collect();
    ((name, address), address)
}

/// The part of an address that its owner cannot choose: of IPv6, the first 64 bits.
fn neighbourhood(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let prefix = address.to_bits() & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from_bits(prefix))
        }
        IpAddr::V4(address) => IpAddr::V4(address),
    }
}

fn gate<K: Hash + Eq>(counts: &mut HashMap<K, Count>, key: &K, limit: usize, now: Instant) -> Gate {
    let Some(Count {
        failures,
        undecided,
    }) = counts.get_mut(key)
    else {
        return Gate::Open;
    };
    let is_old = |failure: &Instant| now.saturating_duration_since(*failure) >= WINDOW;
    while failures.front().is_some_and(is_old) {
        failures.pop_front();
    }
    match failures.front() {
        Some(oldest) if failures.len() >= limit => {
            Gate::Closed(WINDOW.saturating_sub(now.saturating_duration_since(*oldest)))
        }
        _ if failures.len() + *undecided >= limit => Gate::Busy,
        _ => Gate::Open,
    }
}

fn leave<K: Hash + Eq>(counts: &mut HashMap<K, Count>, key: &K, failed: Option<Instant>) {
    if let Some(count) = counts.get_mut(key) {
        count.undecided = count.undecided.saturating_sub(1);
        count.failures.extend(failed);
        if count.failures.is_empty() && count.undecided == 0 {
            counts.remove(key);
        }
    }
}

/// Forgets the older half of those without an undecided attempt.
fn make_room<K: Hash + Eq>(counts: &mut HashMap<K, Count>, now: Instant) {
    if counts.len() < MAX_REMEMBERED {
        return;
    }
    let mut latest: Vec<Instant> = counts
        .values()
        .filter_map(|count| count.failures.back().copied())
        .collect();
    latest.sort_unstable();
    let oldest_kept = latest.get(latest.len() / 2).copied().unwrap_or(now);
    counts.retain(|_, count| {
        let is_recent = count
            .failures
            .back()
            .is_some_and(|last| *last > oldest_kept);
        is_recent || count.undecided > 0
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2));

    /// Begins an attempt at that time and, if it may begin, decides it.
    fn attempt(
        attempts: &LoginAttempts,
        name: &str,
        from: IpAddr,
        now: Instant,
        fails: bool,
    ) -> Gate {
        let (user, address) = key(name, from);
        let gate = attempts.enter(&user, address, now);
        if gate == Gate::Open {
            attempts.decide(&user, address, fails.then_some(now));
        }
        gate
    }

    #[test]
    fn the_eleventh_failure_within_a_minute_has_to_wait() {
        let (attempts, start) = (LoginAttempts::default(), Instant::now());
        let fail = |name, from, seconds| {
            let now = start + Duration::from_secs(seconds);
            attempt(&attempts, name, from, now, true)
        };
        for second in 0..10 {
            assert_eq!(fail("ann", HERE, second), Gate::Open);
        }
        assert_eq!(fail("ann", HERE, 20), Gate::Closed(Duration::from_secs(40)));
        assert_eq!(fail("ann", THERE, 20), Gate::Open, "another address");
        assert_eq!(fail("bob", HERE, 20), Gate::Open, "another user");
        assert_eq!(fail("ann", HERE, 60), Gate::Open, "the first is forgotten");
        assert_ne!(fail("ann", HERE, 60), Gate::Open);
    }

    #[test]
    fn whoever_knows_the_password_is_never_kept_out() {
        let (attempts, now) = (LoginAttempts::default(), Instant::now());
        for _ in 0..1000 {
            assert_eq!(attempt(&attempts, "ann", HERE, now, false), Gate::Open);
        }
        assert!(attempts.counts().of_user.is_empty());
    }

    #[tokio::test]
    async fn attempts_at_the_same_time_wait_for_each_other() {
        let attempts = LoginAttempts::default();
        let mut under_way = Vec::new();
        for _ in 0..10 {
            under_way.push(attempts.begin("ann", HERE).await.ok());
        }
        let mut next = Box::pin(attempts.begin("ann", HERE));
        let too_early = tokio::time::timeout(Duration::from_millis(20), &mut next).await;
        assert!(too_early.is_err(), "ten may still fail");
        under_way.pop();
        assert!(next.await.is_ok(), "one of them did not");
        under_way.into_iter().flatten().for_each(LoginAttempt::fail);
        let last = attempts.begin("ann", HERE).await.map(LoginAttempt::fail);
        assert!(last.is_ok(), "nine have failed");
        assert!(attempts.begin("ann", HERE).await.is_err());
    }

    #[test]
    fn one_address_cannot_try_every_user() {
        let (attempts, now) = (LoginAttempts::default(), Instant::now());
        let names = (0..1000).map(|number| format!("user {number}"));
        let tried = names.map(|name| attempt(&attempts, &name, HERE, now, true));
        let let_through = tried.filter(|gate| *gate == Gate::Open).count();
        assert_eq!(let_through, MAX_FROM_ADDRESS);
    }

    #[test]
    fn neighbours_of_an_ipv6_network_count_as_one() {
        let (attempts, now) = (LoginAttempts::default(), Instant::now());
        let address = |last: u16| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last));
        for last in 0..10 {
            let gate = attempt(&attempts, "ann", address(last), now, true);
            assert_eq!(gate, Gate::Open);
        }
        assert_ne!(
            attempt(&attempts, "ann", address(10), now, true),
            Gate::Open
        );
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (attempts, start) = (LoginAttempts::default(), Instant::now());
        for number in 0..30_000_u32 {
            let address = IpAddr::V4(std::net::Ipv4Addr::from_bits(number));
            let now = start + Duration::from_millis(u64::from(number));
            assert_eq!(attempt(&attempts, "ann", address, now, true), Gate::Open);
        }
        let counts = attempts.counts();
        assert!(counts.of_user.len() <= MAX_REMEMBERED);
        assert!(counts.from_address.len() <= MAX_REMEMBERED);
    }
}
