//! Holding a reply back until something has happened.

use std::sync::Arc;
use std::time::Duration;

use livestatus_protocol::{Allowance, Code, Exceeded, Wait, WaitTrigger, any_matches};
use tokio::time::{Instant, sleep, timeout_at};

use super::access::Fault;
use super::periods::Periods;
use super::picture::{Changes, Sight};
use super::tables::{self, Definition, Object, Scene, Shown};
use super::{Shared, execute};
use crate::item;
use crate::rules::rights::Caller;

/// How long a reply is held back when the request does not say.
const USUAL_TIME: Duration = Duration::from_mins(1);

/// How long a reply is held back at most.
const MAX_TIME: Duration = Duration::from_mins(5);

/// After how long conditions are looked at again at the earliest.
const PAUSE: Duration = Duration::from_millis(50);

impl Shared {
    /// Waits until the conditions hold, or the time is over.
    pub(super) async fn wait(
        &self,
        definition: &'static Definition,
        wait: Wait,
        readers: &[Arc<Caller>],
        shift: i64,
    ) -> Result<(), Fault> {
        let asked = wait.timeout.filter(|milliseconds| *milliseconds > 0);
        let asked = asked.map_or(USUAL_TIME, Duration::from_millis);
        let until = Instant::now() + asked.min(MAX_TIME);
        let mut changes = self.mirror.changes();
        let mut counted = count(*changes.borrow_and_update(), wait.trigger);
        let wait = Arc::new(wait);
        match self.look(definition, &wait, readers, shift, until).await? {
            Seen::NoObject => {
                let object = wait.object.as_deref().unwrap_or_default();
                let message = format!("WaitObject: there is no object '{object}'");
                return Err((Code::BadRequest, message));
            }
            Seen::Late => return Ok(()),
            Seen::Holds(true) if !wait.conditions.is_empty() => return Ok(()),
            Seen::Holds(_) => {}
        }
        loop {
            loop {
                match timeout_at(until, changes.changed()).await {
                    Ok(Ok(())) => {}
                    // The time is over, or the server ends.
                    Ok(Err(_)) | Err(_) => return Ok(()),
                }
                let now = count(*changes.borrow_and_update(), wait.trigger);
                if now != counted {
                    counted = now;
                    break;
                }
            }
            if wait.conditions.is_empty() {
                return Ok(());
            }
            match self.look(definition, &wait, readers, shift, until).await? {
                Seen::Holds(true) | Seen::Late => return Ok(()),
                // The object may come again.
                Seen::NoObject | Seen::Holds(false) => {}
            }
            sleep(PAUSE.min(until.saturating_duration_since(Instant::now()))).await;
        }
    }

    /// Looks whether the conditions hold now, for the object or without one for some row.
    async fn look(
        &self,
        definition: &'static Definition,
        wait: &Arc<Wait>,
        readers: &[Arc<Caller>],
        shift: i64,
        until: Instant,
    ) -> Result<Seen, Fault> {
        self.ready().await?;
        // The semaphore is never closed.
        let Ok(_turn) = timeout_at(until, self.wait_turns.acquire()).await else {
            return Ok(Seen::Late);
        };
        let picture = self.picture().await?;
        let (wait, readers) = (Arc::clone(wait), readers.to_vec());
        let figures = self.statistics.figures();
        let late = std::time::Instant::now() + execute::MAX_TIME;
        let looking = tokio::task::spawn_blocking(move || {
            let scene = Scene {
                picture: &picture,
                sight: &Sight::of(&readers, &picture.places),
                log: &[],
                figures: &figures,
                periods: &Periods::default(),
                now: item::now(),
            };
            let is_over = || std::time::Instant::now() > late;
            seen(definition, scene, &wait, shift, &Allowance::new(&is_over))
        });
        looking
            .await
            .map_err(|error| (Code::Unavailable, error.to_string()))?
            .map_err(|_| {
                let seconds = execute::MAX_TIME.as_secs();
                let message = format!("WaitCondition: evaluating it takes longer than {seconds} s");
                (Code::TooLarge, message)
            })
    }
}

/// What is found when conditions are looked at.
enum Seen {
    /// The object is not there, or may not be read.
    NoObject,
    /// Whether the conditions hold.
    Holds(bool),
    /// The time to wait was over before it was looked.
    Late,
}

fn seen(
    definition: &'static Definition,
    scene: Scene<'_>,
    wait: &Wait,
    shift: i64,
    allowance: &Allowance<'_>,
) -> Result<Seen, Exceeded> {
    let Some(shown) = Shown::new(definition, scene) else {
        return Ok(Seen::Holds(false));
    };
    let (of_hosts, service) = match &wait.object {
        None => (None, None),
        Some(object) => match hosts(definition, &scene, object) {
            None => return Ok(Seen::NoObject),
            Some((host, service)) => (Some(vec![host]), service),
        },
    };
    let rows = tables::rows(&shown, of_hosts);
    let rows = rows.filter(|row| service.is_none_or(|service| row.own() == Some(service)));
    any_matches(&shown, rows, &wait.conditions, shift, allowance).map(Seen::Holds)
}

/// The positions of the host that is named, and of the service, if the table shows services: `host`,
/// or `host;service`. What may not be read is not there.
fn hosts(
    definition: &Definition,
    scene: &Scene<'_>,
    object: &str,
) -> Option<(usize, Option<usize>)> {
    let picture = scene.picture;
    match definition.parts.first()?.object {
        Object::Host => {
            let host = scene.host(picture.host_named(object)?)?;
            scene.sees(host).then_some((host.position, None))
        }
        Object::Service => {
            let (host, name) = object.split_once(';').or_else(|| object.split_once(' '))?;
            let host = picture.host_named(host)?;
            let service = scene.service(picture.service_named(host, name)?)?;
            scene
                .sees(service)
                .then_some((host, Some(service.position)))
        }
        _ => None,
    }
}

/// How often what is waited for has happened.
fn count(changes: Changes, trigger: WaitTrigger) -> u64 {
    match trigger {
        WaitTrigger::Check => changes.checks,
        WaitTrigger::State => changes.states,
        WaitTrigger::Log => changes.log,
        WaitTrigger::Downtime => changes.downtimes,
        WaitTrigger::Comment => changes.comments,
        WaitTrigger::Command => changes.commands,
        WaitTrigger::Program => changes.program,
        WaitTrigger::All => changes.all,
    }
}
