//! The latest events, oldest first. Each has a number, which only grows.

use std::collections::VecDeque;
use std::sync::Arc;

use super::EventSettings;
use super::event::Event;
use super::subscription::Lag;

/// The latest events of one stream.
#[derive(Debug)]
pub(super) struct Ring {
    events: VecDeque<Arc<Event>>,
    /// The number of the first kept event.
    first: u64,
    /// Events before this number were not dropped for age: what followed them is not known.
    lost_before: u64,
    bytes: usize,
    /// The mark before the first kept event.
    start: String,
    /// The mark behind the last event.
    end: String,
}

/// Where in the ring a mark is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Located {
    /// Before the event of this number, which may be yet to come.
    Before(u64),
    /// Behind all events: another server is ahead of this one.
    Ahead,
    /// Before the oldest kept event.
    Older,
    /// In another stream.
    Elsewhere,
}

impl Ring {
    /// An empty ring.
    pub(super) fn new() -> Self {
        Self {
            events: VecDeque::new(),
            first: 0,
            lost_before: 0,
            bytes: 0,
            start: String::new(),
            end: String::new(),
        }
    }

    /// The number of the next event.
    pub(super) fn next_number(&self) -> u64 {
        self.first + self.events.len() as u64
    }

    /// The mark behind the last event.
    pub(super) fn end(&self) -> &str {
        &self.end
    }

    /// Forgets everything: what comes next does not follow what came before.
    pub(super) fn restart(&mut self, mark: String) {
        // Nothing has the number in between, so that whoever has seen everything lags, too.
        self.first = self.next_number() + 1;
        self.lost_before = self.first;
        self.events = VecDeque::new();
        self.bytes = 0;
        self.start.clone_from(&mark);
        self.end = mark;
    }

    /// Adds an event, and drops the oldest ones that are too many.
    pub(super) fn push(&mut self, event: Event, settings: &EventSettings) {
        self.bytes += event.size();
        self.events.push_back(Arc::new(event));
        while self.events.len() > settings.max_events
            || (self.bytes > settings.max_bytes && self.events.len() > 1)
        {
            let Some(dropped) = self.events.pop_front() else {
                break;
            };
            self.bytes -= dropped.size();
            self.first += 1;
            self.start.clone_from(&dropped.mark);
        }
    }

    /// Moves the mark behind the last event on.
    pub(super) fn reach(&mut self, mark: String) {
        if self.events.is_empty() {
            self.start.clone_from(&mark);
        }
        self.end = mark;
    }

    /// The events from this number on, so many at most.
    pub(super) fn from(&self, number: u64, most: usize) -> Result<Vec<Arc<Event>>, Lag> {
        if number < self.first {
            let is_lost = number < self.lost_before;
            return Err(if is_lost { Lag::Missed } else { Lag::Slow });
        }
        let passed = usize::try_from(number - self.first).unwrap_or(usize::MAX);
        Ok(self
            .events
            .iter()
            .skip(passed)
            .take(most)
            .cloned()
            .collect())
    }

    /// Where a mark is.
    pub(super) fn locate(&self, mark: &str) -> Located {
        if stream_of(mark).is_none() || stream_of(mark) != stream_of(&self.end) {
            return Located::Elsewhere;
        }
        if *mark < *self.start {
            return Located::Older;
        }
        if *mark > *self.end {
            return Located::Ahead;
        }
        let passed = self.events.partition_point(|event| *event.mark <= *mark);
        Located::Before(self.first + passed as u64)
    }
}

fn stream_of(mark: &str) -> Option<&str> {
    mark.split_once('.').map(|(stream, _)| stream)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;
    use crate::contract::resource;
    use crate::store::{Committed, FeedEntry};

    fn event(number: u64) -> Event {
        let entry = FeedEntry {
            resource: resource("host"),
            id: format!("{number:024x}"),
            committed: Committed::Removed,
            mark: format!("s.{number:016x}"),
        };
        Event::new(entry, &[]).unwrap()
    }

    fn mark(number: u64) -> String {
        format!("s.{number:016x}")
    }

    fn filled(count: u64, settings: &EventSettings) -> Ring {
        let mut ring = Ring::new();
        ring.restart(mark(0));
        for number in 1..=count {
            ring.push(event(number), settings);
            ring.reach(mark(number));
        }
        ring
    }

    fn numbers(events: &[Arc<Event>]) -> Vec<&str> {
        events.iter().map(|event| &event.mark[16..]).collect()
    }

    #[test]
    fn a_follower_that_is_too_slow_lags_and_others_do_not() {
        let settings = EventSettings {
            max_events: 3,
            ..EventSettings::default()
        };
        let mut ring = filled(0, &settings);
        let number = ring.next_number();
        for event_number in 1..=3 {
            ring.push(event(event_number), &settings);
        }
        assert_eq!(numbers(&ring.from(number, 2).unwrap()), ["01", "02"]);
        assert_eq!(numbers(&ring.from(number + 2, 9).unwrap()), ["03"]);
        assert_eq!(numbers(&ring.from(number + 3, 9).unwrap()), [""; 0]);
        ring.push(event(4), &settings);
        assert_eq!(ring.from(number, 9).unwrap_err(), Lag::Slow);
        assert_eq!(numbers(&ring.from(number + 1, 9).unwrap()).len(), 3);
    }

    #[test]
    fn events_are_dropped_when_they_take_too_much() {
        let settings = EventSettings {
            max_bytes: event(1).size() * 5,
            ..EventSettings::default()
        };
        let ring = filled(100, &settings);
        assert_eq!(ring.events.len(), 5);
        let alone = EventSettings {
            max_bytes: 1,
            ..EventSettings::default()
        };
        assert_eq!(filled(9, &alone).events.len(), 1, "the last one is kept");
    }

    #[test]
    fn after_a_restart_all_followers_lag() {
        let settings = EventSettings::default();
        let mut ring = filled(5, &settings);
        let number = ring.next_number();
        ring.restart(mark(9));
        assert_eq!(ring.from(number, 9).unwrap_err(), Lag::Missed);
        assert!(ring.from(ring.next_number(), 9).unwrap().is_empty());
    }

    #[test]
    fn marks_are_found_between_events() {
        let settings = EventSettings {
            max_events: 3,
            ..EventSettings::default()
        };
        let mut ring = filled(5, &settings);
        let first = ring.first;
        assert_eq!(ring.locate(&mark(1)), Located::Older);
        assert_eq!(ring.locate(&mark(2)), Located::Before(first));
        assert_eq!(ring.locate(&mark(3)), Located::Before(first + 1));
        assert_eq!(ring.locate(&mark(5)), Located::Before(first + 3));
        assert_eq!(ring.locate(&mark(6)), Located::Ahead);
        for foreign in ["t.1", "", "nonsense"] {
            assert_eq!(ring.locate(foreign), Located::Elsewhere, "{foreign}");
        }
        ring.restart(mark(7));
        ring.reach(mark(8));
        assert_eq!(ring.locate(&mark(7)), Located::Older);
        assert_eq!(ring.locate(&mark(8)), Located::Before(ring.next_number()));
    }
}
