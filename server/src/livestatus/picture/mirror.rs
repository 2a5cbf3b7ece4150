//! The picture, kept up to date by a task that follows the changes of the store.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use thiserror::Error;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};

use super::Picture;
use super::changes::Changes;
use super::load::{self, COMMENT, Places};
use super::member::Key;
use super::notes::{Notes, Requests};
use super::records::{Checked, Engine, Entry, Record};
use super::structure::{Entries, Parts, Structure};
use crate::api::Api;
use crate::events::{Event, FollowError, Taken, What};
use crate::item;
use crate::store::{StoreError, StoredItem};

/// How long a query waits for a picture, and how long the last one is shown when the store cannot be
/// read.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long what was read before is shown while the store is being read anew, and that does not end.
/// (When it fails, for as long as [`PATIENCE`].)
const MAX_READING: Duration = Duration::from_mins(5);

/// How long to wait before the store is read again after a failure.
const PAUSE: Duration = Duration::from_secs(1);

/// How many hosts and services there may be.
const MAX_CHECKED: usize = 1_000_000;

/// There is no picture yet.
#[derive(Debug, Error)]
#[error("the data are still being read: try again")]
pub(in crate::livestatus) struct NotReady;

/// Keeps the picture.
#[derive(Default)]
pub(in crate::livestatus) struct Mirror {
    state: Mutex<State>,
    changes: watch::Sender<Changes>,
    is_ready: watch::Sender<bool>,
}

#[derive(Default)]
struct State {
    parts: Parts,
    requests: Requests,
    engines: Entries<Engine>,
    places: Places,
    picture: Option<Picture>,
    /// More than live states has changed since the picture.
    is_structure_stale: bool,
    /// Downtimes or comments have changed since the picture.
    are_notes_stale: bool,
    /// Hosts and services that have changed since the picture.
    stale: Vec<(bool, Key)>,
}

impl Mirror {
    /// The picture of this moment.
    ///
    /// # Errors
    /// When the store could not be read yet.
    pub(in crate::livestatus) async fn picture(&self) -> Result<Picture, NotReady> {
        self.ready().await?;
        self.state().picture().ok_or(NotReady)
    }

    /// Waits until there is a picture.
    ///
    /// # Errors
    /// When the store could not be read in time.
    pub(in crate::livestatus) async fn ready(&self) -> Result<(), NotReady> {
        let mut ready = self.is_ready.subscribe();
        let waiting = timeout(PATIENCE, ready.wait_for(|is_ready| *is_ready)).await;
        match waiting {
            Ok(Ok(_)) => Ok(()),
            _ => Err(NotReady),
        }
    }

    /// What has happened so far, to be waited for.
    pub(in crate::livestatus) fn changes(&self) -> watch::Receiver<Changes> {
        self.changes.subscribe()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Follows the store until the server ends.
    pub(in crate::livestatus) async fn run(&self, api: &Api) {
        let mut lost = Lost::default();
        loop {
            match self.follow(api, &mut lost).await {
                Ok(Ended::Server) => return,
                Ok(Ended::Missed) => lost.note(),
                Err(error) => {
                    tracing::warn!(%error, "livestatus cannot read the store");
                    lost.note();
                    if lost.for_longer_than(PATIENCE) {
                        self.is_ready.send_replace(false);
                    }
                    sleep(PAUSE).await;
                }
            }
        }
    }

    /// Reads everything, then takes in what changes. `lost` is since when changes may be missing.
    async fn follow(&self, api: &Api, lost: &mut Lost) -> Result<Ended, FollowError> {
        let reading = async {
            // First, so that nothing is missed between reading and following.
            let subscription = api.follow_everything().await?;
            let read = read(api).await?;
            Ok::<_, FollowError>((subscription, read))
        };
        tokio::pin!(reading);
        let outcome = if let Ok(outcome) = timeout(MAX_READING, &mut reading).await {
            outcome
        } else {
            // What was read before is too old by now.
            self.is_ready.send_replace(false);
            reading.await
        };
        let (mut subscription, mut read) = outcome?;
        let mut is_first = true;
        loop {
            let until = Instant::now() + if is_first { Duration::ZERO } else { PATIENCE };
            let taken = subscription.next(until).await;
            let mut changes = *self.changes.borrow();
            match taken {
                Taken::End => return Ok(Ended::Server),
                Taken::Lagged(_) => return Ok(Ended::Missed),
                Taken::Events(events) => {
                    if is_first {
                        for event in &events {
                            read.take(event, &mut changes);
                        }
                        continue;
                    }
                    let mut state = self.state();
                    for event in &events {
                        state.take(event, &mut changes);
                    }
                }
                Taken::Nothing => {}
            }
            if is_first {
                *self.state() = std::mem::take(&mut read);
                is_first = false;
                // Anything may have happened while nothing was followed.
                changes.raise_all();
                *lost = Lost::default();
                self.is_ready.send_replace(true);
            }
            self.changes.send_replace(changes);
        }
    }
}

/// Since when the store is not followed, if so.
#[derive(Default)]
struct Lost(Option<Instant>);

impl Lost {
    /// The store is not followed from now on, or is still not.
    fn note(&mut self) {
        self.0.get_or_insert_with(Instant::now);
    }

    fn for_longer_than(&self, time: Duration) -> bool {
        self.0.is_some_and(|since| since.elapsed() > time)
    }
}

/// Why following ended.
enum Ended {
    /// The server ends.
    Server,
    /// Something was missed: everything has to be read anew.
    Missed,
}

/// Reads everything that is shown.
async fn read(api: &Api) -> Result<State, StoreError> {
    let (store, seen, now) = (api.store(), seconds(), item::now());
    let mut places = Places::default();
    let is_real = |checked: &Checked| !checked.is_template;
    let parts = Parts {
        hosts: load::all(store, "host", &mut places, seen, is_real).await?,
        services: load::all(store, "service", &mut places, seen, is_real).await?,
        hostgroups: load::all(store, "hostgroup", &mut places, seen, |_| true).await?,
        servicegroups: load::all(store, "servicegroup", &mut places, seen, |_| true).await?,
        users: load::all(store, "user", &mut places, seen, |user: &super::User| {
            !user.is_template
        })
        .await?,
        usergroups: load::all(store, "usergroup", &mut places, seen, |_| true).await?,
        commands: load::all(store, "command", &mut places, seen, |_| true).await?,
        timeperiods: load::all(store, "timeperiod", &mut places, seen, |_| true).await?,
        realms: load::all(store, "realm", &mut places, seen, |_| true).await?,
    };
    if parts.hosts.len() + parts.services.len() > MAX_CHECKED {
        let reason = format!("livestatus shows at most {MAX_CHECKED} hosts and services");
        return Err(StoreError::Failed(reason));
    }
    let requests = Requests {
        downtimes: load::downtimes(store, &mut places, seen, now).await?,
        acknowledgements: load::acknowledgements(store, &mut places, seen).await?,
        comments: load::comments(store, &mut places, seen, now).await?,
    };
    Ok(State {
        engines: load::all(store, "alignak", &mut places, seen, |_| true).await?,
        parts,
        requests,
        places,
        picture: None,
        is_structure_stale: true,
        are_notes_stale: true,
        stale: Vec::new(),
    })
}

fn seconds() -> f64 {
    let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    elapsed.map_or(0.0, |elapsed| elapsed.as_secs_f64())
}

impl State {
    /// The picture, brought up to date.
    fn picture(&mut self) -> Option<Picture> {
        if self.picture.is_none() || self.is_structure_stale {
            self.requests.forget_the_past(item::now());
            let (hosts, services, structure) = Structure::build(&self.parts);
            self.picture = Some(Picture {
                notes: Arc::new(Notes::build(&self.requests, &hosts, &services, &structure)),
                hosts: Arc::new(hosts),
                services: Arc::new(services),
                structure: Arc::new(structure),
                engine: None,
                places: Arc::default(),
            });
            self.is_structure_stale = false;
            self.are_notes_stale = false;
            self.stale.clear();
        }
        let picture = self.picture.as_mut()?;
        for (is_host, key) in self.stale.drain(..) {
            let (entries, parts) = if is_host {
                (&mut picture.hosts, &self.parts.hosts)
            } else {
                (&mut picture.services, &self.parts.services)
            };
            let position = if is_host {
                picture.structure.host(key)
            } else {
                picture.structure.service(key)
            };
            if let (Some(position), Some(entry)) = (position, parts.get(&key)) {
                Arc::make_mut(entries)[position] = Arc::clone(entry);
            }
        }
        if self.are_notes_stale {
            self.requests.forget_the_past(item::now());
            let (hosts, services) = (&picture.hosts, &picture.services);
            let notes = Notes::build(&self.requests, hosts, services, &picture.structure);
            picture.notes = Arc::new(notes);
            self.are_notes_stale = false;
        }
        picture.places = Arc::clone(&self.places.all);
        let newest = |entry: &&Arc<Entry<Engine>>| (entry.updated.0, entry.key);
        picture.engine = self.engines.values().max_by_key(newest).cloned();
        Some(picture.clone())
    }

    /// Takes in a change.
    fn take(&mut self, event: &Event, changes: &mut Changes) {
        let Ok(key) = event.id.parse::<Key>() else {
            return;
        };
        let stored = match &event.what {
            What::Content { item, .. } => Some(item),
            What::Removed => None,
            What::Left { .. } => return,
        };
        changes.all += 1;
        let (places, seen) = (&mut self.places, seconds());
        let parts = &mut self.parts;
        let is_structure = match event.resource.name.as_str() {
            "host" | "service" => {
                self.take_checked(event, key, stored, changes);
                false
            }
            "hostgroup" => update(
                &mut parts.hostgroups,
                "hostgroup",
                key,
                stored,
                places,
                seen,
            ),
            "servicegroup" => update(
                &mut parts.servicegroups,
                "servicegroup",
                key,
                stored,
                places,
                seen,
            ),
            "user" => {
                let is_changed = update(&mut parts.users, "user", key, stored, places, seen);
                parts.users.retain(|_, user| !user.is_template);
                is_changed
            }
            "usergroup" => update(
                &mut parts.usergroups,
                "usergroup",
                key,
                stored,
                places,
                seen,
            ),
            "command" => update(&mut parts.commands, "command", key, stored, places, seen),
            "timeperiod" => update(
                &mut parts.timeperiods,
                "timeperiod",
                key,
                stored,
                places,
                seen,
            ),
            "realm" => update(&mut parts.realms, "realm", key, stored, places, seen),
            "alignak" => {
                changes.program += 1;
                update(&mut self.engines, "alignak", key, stored, places, seen);
                false
            }
            "actiondowntime" => {
                changes.downtimes += 1;
                changes.commands += 1;
                let known = &mut self.requests.downtimes;
                self.are_notes_stale |= update(known, "actiondowntime", key, stored, places, seen);
                false
            }
            "actionacknowledge" => {
                changes.comments += 1;
                changes.commands += 1;
                let known = &mut self.requests.acknowledgements;
                self.are_notes_stale |=
                    update(known, "actionacknowledge", key, stored, places, seen);
                false
            }
            "actionforcecheck" => {
                changes.commands += 1;
                false
            }
            "history" => {
                changes.log += 1;
                self.take_event(key, stored, changes, seen);
                false
            }
            _ => false,
        };
        self.is_structure_stale |= is_structure;
        self.requests.bound(item::now());
    }

    /// Takes in a host or a service.
    fn take_checked(
        &mut self,
        event: &Event,
        key: Key,
        stored: Option<&StoredItem>,
        changes: &mut Changes,
    ) {
        let is_host = event.resource.name == "host";
        let (name, known) = if is_host {
            ("host", &mut self.parts.hosts)
        } else {
            ("service", &mut self.parts.services)
        };
        changes.checks += 1;
        let before = known.get(&key).cloned();
        update(known, name, key, stored, &mut self.places, seconds());
        if known.get(&key).is_some_and(|entry| entry.is_template) {
            known.remove(&key);
        }
        match (before, known.get(&key)) {
            (Some(before), Some(after)) if !before.differs_in_structure(after) => {
                changes.states += u64::from(before.state != after.state);
                self.are_notes_stale |= before.is_acknowledged() != after.is_acknowledged();
                self.stale.push((is_host, key));
            }
            (None, None) => {}
            _ => {
                changes.states += 1;
                self.is_structure_stale = true;
            }
        }
        if self.stale.len() > self.parts.hosts.len() + self.parts.services.len() {
            // Nobody asks: what has changed is not kept apart any longer.
            self.is_structure_stale = true;
            self.stale.clear();
        }
    }

    /// Takes in an event of the history: only comments are kept.
    fn take_event(
        &mut self,
        key: Key,
        stored: Option<&StoredItem>,
        changes: &mut Changes,
        seen: f64,
    ) {
        let known = &mut self.requests.comments;
        let is_known = known.contains_key(&key);
        let is_comment = stored.is_some_and(|stored| {
            let text = std::str::from_utf8(&stored.text).unwrap_or_default();
            item::parts(text, &["type"]).is_ok_and(|event| item::text(&event, "type") == COMMENT)
        });
        if is_comment || is_known {
            changes.comments += 1;
            let stored = stored.filter(|_| is_comment);
            update(known, "history", key, stored, &mut self.places, seen);
            self.are_notes_stale = true;
        }
    }
}

/// Puts a new content in the place of the former one; `None` is its end. Tells whether there is a
/// difference.
fn update<T: Record>(
    known: &mut Entries<T>,
    name: &str,
    key: Key,
    stored: Option<&StoredItem>,
    places: &mut Places,
    seen: f64,
) -> bool {
    let Some(stored) = stored else {
        return known.remove(&key).is_some();
    };
    match load::entry(name, stored, places, seen) {
        Ok(entry) => {
            known.insert(key, Arc::new(entry));
        }
        Err(error) => {
            tracing::error!(%error, "an item is not shown by livestatus");
            known.remove(&key);
        }
    }
    true
}
