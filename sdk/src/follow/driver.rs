//! The work behind a follower: finds the way to the backend, reads what was missed, and tries again
//! when something breaks.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::connection::{Way, connect};
use super::message::{Data, Happened, Message, Version, undecodable};
use super::reader::Sent;
use super::seen::Seen;
use super::shown::Shown;
use crate::backend::Backend;
use crate::error::{BackendException, ErrorKind};
use crate::model::HttpDate;
use crate::position::{Place, Position};
use crate::typed::Followed;
use crate::walk::{Pace, PageSize, Walk};

/// How often a backend without events is asked.
const POLL_INTERVAL: Duration = Duration::from_secs(5);

/// By how many seconds what is read by time reaches further back than needed, as clocks differ and
/// dates have no fractions.
const OVERLAP: u64 = 5;

/// The same for live states, whose checks are dated by the engine.
const LIVE_OVERLAP: u64 = 60;

/// For how long versions that were read are remembered.
const MEMORY: Duration = Duration::from_secs(3 * 60);

/// The waits before a broken connection is opened again.
const FIRST_WAIT: Duration = Duration::from_millis(200);
const MAX_WAIT: Duration = Duration::from_secs(5);

/// Items on a page of what is read.
const PAGE: u32 = 1000;

/// Resources whose items are records: nothing of them is missing if all since a time are read.
const RECORDS: [&str; 2] = ["history", "logcheckresult"];

/// Resources with a live state, which changes without `_updated`.
const LIVE: [&str; 2] = ["host", "service"];

/// The work behind a follower.
pub(super) struct Driver {
    followed: Followed,
    resource: &'static str,
    interval: Duration,
    way: Way,
    /// Where it is: what comes next is behind it.
    place: Place,
    /// The time of the backend when the way was found, and when that was.
    clock: Option<(u64, Instant)>,
    reading: Option<Reading>,
    /// Whether what comes next are changes as they are made.
    is_live: bool,
    seen: Seen,
    shown: Arc<Shown>,
    ready: VecDeque<Message>,
    /// Since when nothing was received, and how often it was tried since then.
    failing: Option<(Instant, u32)>,
}

/// What is being read of the past.
struct Reading {
    walk: Box<Walk>,
    /// When the reading began, by the clock of the backend.
    began: u64,
    /// Whether what is found is only remembered.
    is_silent: bool,
    /// The position when everything is read; none stands for the beginning of the reading.
    then: Option<Place>,
}

impl Driver {
    pub(super) fn new(
        followed: Followed,
        resource: &'static str,
        from: Position,
        shown: Arc<Shown>,
    ) -> Self {
        Self {
            followed,
            resource,
            interval: POLL_INTERVAL,
            way: Way::Open,
            place: from.0,
            clock: None,
            reading: None,
            is_live: false,
            seen: Seen::default(),
            shown,
            ready: VecDeque::new(),
            failing: None,
        }
    }

    pub(super) fn poll_every(&mut self, interval: Duration) {
        self.interval = interval;
    }

    /// The next event.
    pub(super) async fn step(
        mut self: Box<Self>,
    ) -> (Box<Self>, Result<Message, BackendException>) {
        let outcome = self.next().await;
        (self, outcome)
    }

    async fn next(&mut self) -> Result<Message, BackendException> {
        if let Some(problem) = &self.followed.problem {
            return Err(BackendException::invalid(problem.clone()));
        }
        loop {
            if let Some(message) = self.ready.pop_front() {
                return Ok(message);
            }
            if let Err(failure) = self.advance().await {
                self.way = Way::Open;
                if !failure.is_retryable() {
                    return Err(failure);
                }
                let (since, attempts) = self.failing.unwrap_or((Instant::now(), 0));
                self.failing = Some((since, attempts.saturating_add(1)));
                if since.elapsed() > self.backend().patience() {
                    // The next call has as much time again.
                    self.failing = None;
                    return Err(failure);
                }
                let wait = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(attempts));
                let wait = wait.min(MAX_WAIT);
                sleep(wait.mul_f64(1.0 - fastrand::f64() / 2.0)).await;
            }
        }
    }

    fn backend(&self) -> &Backend {
        &self.followed.backend
    }

    /// Makes one step: opens the way, reads some of the past, or waits for what comes.
    async fn advance(&mut self) -> Result<(), BackendException> {
        if matches!(self.way, Way::Open) {
            return self.open().await;
        }
        if self.reading.is_some() {
            return self.read_on().await;
        }
        match &mut self.way {
            Way::Events(reader) => {
                let received = reader.next().await.map_err(broken)?;
                let sent = received.ok_or_else(|| {
                    let message = "the backend ended the stream of changes";
                    BackendException::new(ErrorKind::Interrupted, message)
                })?;
                self.failing = None;
                self.take(sent)
            }
            Way::Asking | Way::Open => {
                sleep(self.interval).await;
                self.read_since(Some(self.known_time()), false, None);
                Ok(())
            }
        }
    }

    async fn open(&mut self) -> Result<(), BackendException> {
        let after = match &self.place {
            Place::Event { id, .. } => Some(id.as_str()),
            _ => None,
        };
        let filter = self.followed.filter.as_ref();
        let connected = connect(self.backend(), self.resource, filter, after).await?;
        self.failing = None;
        let time = connected.time.unwrap_or_else(own_time);
        self.clock = Some((time, Instant::now()));
        self.way = connected.way;
        let is_asking = matches!(self.way, Way::Asking);
        self.shown.set_polling(is_asking);
        // Events wait while what they do not say is read.
        match self.place {
            Place::Start => self.read_since(None, false, None),
            Place::Since(since) => self.read_since(Some(since), false, None),
            Place::Event { time, .. } if is_asking => self.read_since(Some(time), false, None),
            _ if is_asking => self.read_since(Some(time), true, None),
            _ => {}
        }
        Ok(())
    }

    /// The time of the backend, about, in Unix seconds.
    fn time(&self) -> u64 {
        self.clock
            .map_or_else(own_time, |(time, at)| time + at.elapsed().as_secs())
    }

    /// The time up to which everything is known.
    fn known_time(&self) -> u64 {
        match self.place {
            Place::Since(time) | Place::Event { time, .. } => time,
            _ => self.time(),
        }
    }

    /// Begins to read what was changed since a time, or everything.
    fn read_since(&mut self, since: Option<u64>, is_silent: bool, then: Option<Place>) {
        let condition = since.map(|since| changed_since(self.resource, since));
        let filter = match (&self.followed.filter, condition) {
            (Some(filter), Some(condition)) => Some(json!({"$and": [filter, condition]})),
            (filter, condition) => condition.or_else(|| filter.clone()),
        };
        let pace = Pace {
            concurrency: 1,
            prefetch: false,
            eager: false,
        };
        let list = (self.backend().clone(), self.followed.request.clone());
        let size = PageSize::Allowed(PAGE);
        let walk = Walk::of_list(list, filter, None, size, pace, Position::start());
        self.reading = Some(Reading {
            walk: Box::new(walk),
            began: self.time(),
            is_silent,
            then,
        });
    }

    /// Reads a page of what was changed.
    async fn read_on(&mut self) -> Result<(), BackendException> {
        let Some(reading) = &mut self.reading else {
            return Ok(());
        };
        let page = poll_fn(|context| reading.walk.poll(context)).await;
        let page = match page.transpose() {
            Ok(page) => page,
            Err(failure) => {
                // Everything is read again; what was passed on is known.
                self.reading = None;
                return Err(failure);
            }
        };
        self.failing = None;
        let Some(page) = page else {
            let (began, then) = (reading.began, reading.then.take());
            self.reading = None;
            self.place = then.unwrap_or(Place::Since(began));
            self.shown.set_position(Position(self.place.clone()));
            self.seen.forget_older_than(MEMORY);
            if matches!(self.way, Way::Asking) {
                self.go_live();
            }
            return Ok(());
        };
        let is_silent = reading.is_silent;
        for index in 0..page.len() {
            let Some(item) = page.raw(index) else {
                continue;
            };
            let version: Version = serde_json::from_slice(&item).map_err(undecodable)?;
            if self.seen.note(version.id, version.etag) && !is_silent {
                self.pass_on(if self.is_record() {
                    Happened::Created(item)
                } else {
                    Happened::Updated(item)
                });
            }
        }
        Ok(())
    }

    /// Says, once, that everything up to now was passed on.
    fn go_live(&mut self) {
        if !self.is_live {
            self.is_live = true;
            self.pass_on(Happened::Live);
        }
    }

    fn is_record(&self) -> bool {
        RECORDS.contains(&self.resource)
    }

    fn pass_on(&mut self, happened: Happened) {
        let position = Position(self.place.clone());
        self.ready.push_back(Message { happened, position });
    }

    /// Takes in an event.
    fn take(&mut self, sent: Sent) -> Result<(), BackendException> {
        let known = self.known_time();
        if let Some(id) = sent.id {
            let time = self.time();
            self.place = Place::Event { id, time };
        }
        if sent.data.is_empty() {
            self.shown.set_position(Position(self.place.clone()));
            self.seen.forget_older_than(MEMORY);
            return Ok(());
        }
        let data: Data<'_> = serde_json::from_slice(&sent.data).map_err(undecodable)?;
        let item = data.item.map(|item| item.get().as_bytes());
        match (sent.name.as_str(), item) {
            ("created", Some(item)) if !self.is_known(&data.id, item) => {
                self.pass_on(Happened::Created(Bytes::copy_from_slice(item)));
            }
            ("updated", Some(item)) if !self.is_known(&data.id, item) => {
                self.pass_on(Happened::Updated(Bytes::copy_from_slice(item)));
            }
            ("deleted", _) => self.pass_on(Happened::Deleted(data.id)),
            ("lagged", _) if self.is_record() => {
                // What is read belongs before the event, in case the reading breaks off.
                let then = std::mem::replace(&mut self.place, Place::Since(known));
                self.read_since(Some(known), false, Some(then));
            }
            ("ready", _) => {
                self.shown.set_position(Position(self.place.clone()));
                self.go_live();
            }
            ("lagged", _) => self.pass_on(Happened::Lagged(data.reason)),
            // Another version of the backend may say more.
            _ => {}
        }
        Ok(())
    }

    /// Whether the item was passed on as it is now.
    fn is_known(&self, id: &str, item: &[u8]) -> bool {
        !self.seen.is_empty()
            && serde_json::from_slice::<Version>(item)
                .is_ok_and(|version| self.seen.has(id, &version.etag))
    }
}

/// The filter for what was changed since a time.
fn changed_since(resource: &str, since: u64) -> Value {
    let date = |seconds: u64| {
        let date = HttpDate::from_unix_seconds(seconds);
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    let from = since.saturating_sub(OVERLAP);
    if RECORDS.contains(&resource) {
        return json!({"_created": {"$gte": date(from)}});
    }
    let updated = json!({"_updated": {"$gte": date(from)}});
    if LIVE.contains(&resource) {
        let checked = json!({"ls_last_check": {"$gte": since.saturating_sub(LIVE_OVERLAP)}});
        return json!({"$or": [updated, checked]});
    }
    updated
}

fn own_time() -> u64 {
    HttpDate::from(std::time::SystemTime::now()).unix_seconds()
}

fn broken(failure: crate::transport::TransportError) -> BackendException {
    let message = format!("the stream of changes broke off: {failure}");
    BackendException::new(ErrorKind::Interrupted, message).with_source(failure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_is_found_by_dates_and_by_checks() {
        let since = 1_707_123_787;
        assert_eq!(
            changed_since("history", since),
            json!({"_created": {"$gte": "Mon, 05 Feb 2024 09:03:02 GMT"}})
        );
        assert_eq!(
            changed_since("host", since)["$or"][1],
            json!({"ls_last_check": {"$gte": 1_707_123_727}})
        );
        assert_eq!(
            changed_since("realm", 3),
            json!({"_updated": {"$gte": "Thu, 01 Jan 1970 00:00:00 GMT"}})
        );
    }
}
