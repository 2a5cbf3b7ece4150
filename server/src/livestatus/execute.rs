//! Answering a query.

use std::time::Duration;

use livestatus_protocol::{Allowance, Code, Exceeded, Query, Refused, Table as _, evaluate, write};
use tokio::sync::SemaphorePermit;
use tokio::time::{Instant, timeout_at};

use super::access::Fault;
use super::bounds::Bounds;
use super::log;
use super::periods::Periods;
use super::picture::{Picture, Sight};
use super::tables::{self, Definition, Object, Scene, Shown};
use super::{Listener, Shared};
use crate::item;

/// How long a query may take, without what it waits for.
pub(super) const MAX_TIME: Duration = Duration::from_secs(30);

/// Bytes of all replies together that are being sent.
const MAX_UNSENT: usize = 512 << 20;

/// Replies up to this size are not counted: there are no more of them than connections.
const SMALL_REPLY: usize = 64 << 10;

/// In how many bytes the room for replies is measured.
const ROOM_UNIT: usize = 1 << 10;

/// The room for replies that are being sent.
pub(super) const ROOM: usize = MAX_UNSENT / ROOM_UNIT;

/// The bytes of a reply, and the room that they take until they are sent.
pub(super) struct Payload<'a> {
    pub(super) bytes: Vec<u8>,
    pub(super) room: Option<SemaphorePermit<'a>>,
}

impl Shared {
    /// The bytes of the reply to a query, without its header.
    pub(super) async fn answer(
        &self,
        listener: &Listener,
        query: Query,
    ) -> Result<Payload<'_>, Refused> {
        self.statistics.count_request();
        let (framed, keep_alive) = (query.framed, query.keep_alive);
        let reply = self.rows(listener, query).await;
        reply.map_err(|(code, message)| Refused {
            framed,
            keep_alive,
            ..Refused::new(code, message)
        })
    }

    async fn rows(&self, listener: &Listener, mut query: Query) -> Result<Payload<'_>, Fault> {
        let definition = tables::definition(&query.table).ok_or_else(|| {
            let message = format!("Invalid GET request, no such table '{}'", query.table);
            (Code::NotFound, message)
        })?;
        let shift = query
            .time_shift(item::now())
            .map_err(|message| (Code::BadRequest, message.to_owned()))?;
        let readers = self.readers(listener, query.auth_user.as_deref()).await?;
        if let Some(wait) = query.wait.take() {
            self.wait(definition, wait, &readers, shift).await?;
        }
        self.ready().await?;
        let allowed = query.time_limit.map_or(MAX_TIME, |seconds| {
            MAX_TIME.min(Duration::from_secs(seconds))
        });
        let until = Instant::now() + allowed;
        let late = || {
            let message = format!("The query takes longer than {} s", allowed.as_secs());
            (Code::TooLarge, message)
        };
        let own = definition.parts.first().map(|part| part.object);
        let is_log = own == Some(Object::Log);
        // First the turn that is the rarer one, so that queries of the log do not keep others
        // waiting. The semaphores are never closed.
        let log_turn = if is_log {
            let turn = timeout_at(until, self.log_turns.acquire()).await;
            Some(turn.map_err(|_| late())?)
        } else {
            None
        };
        let turn = timeout_at(until, self.turns.acquire())
            .await
            .map_err(|_| late())?;
        let picture = self.picture().await?;
        let entries = if is_log {
            let bounds = Bounds::of(&query.filter, &["host_name", "current_host_name"], shift);
            log::read(&self.api, &readers, &picture, &bounds).await?
        } else {
            Vec::new()
        };
        let figures = self.statistics.figures();
        let evaluation = tokio::task::spawn_blocking(move || {
            let sight = Sight::of(&readers, &picture.places);
            let scene = Scene {
                picture: &picture,
                sight: &sight,
                log: &entries,
                figures: &figures,
                periods: &Periods::default(),
                now: item::now(),
            };
            let is_over = || std::time::Instant::now() > until.into_std();
            reply(definition, scene, &query, shift, &Allowance::new(&is_over))
        });
        let bytes = evaluation
            .await
            .map_err(|error| (Code::Unavailable, error.to_string()))?
            .map_err(|exceeded| match exceeded {
                Exceeded::Time => late(),
                too_much => (Code::TooLarge, too_much.to_string()),
            })?;
        let room = self.room(bytes.len())?;
        drop((turn, log_turn));
        Ok(Payload { bytes, room })
    }

    /// The room for a reply of so many bytes until it is sent; small ones need none.
    fn room(&self, bytes: usize) -> Result<Option<SemaphorePermit<'_>>, Fault> {
        if bytes <= SMALL_REPLY {
            return Ok(None);
        }
        let units = u32::try_from(bytes.div_ceil(ROOM_UNIT)).unwrap_or(u32::MAX);
        let room = self.unsent.try_acquire_many(units);
        room.map(Some).map_err(|_| {
            let message = format!(
                "Replies of {} MiB are being sent to slow clients: try again",
                MAX_UNSENT >> 20
            );
            (Code::Unavailable, message)
        })
    }

    /// Waits until there is a picture, so that nobody holds a turn for it.
    pub(super) async fn ready(&self) -> Result<(), Fault> {
        let ready = self.mirror.ready().await;
        ready.map_err(|error| (Code::Unavailable, error.to_string()))
    }

    /// The picture of this moment.
    pub(super) async fn picture(&self) -> Result<Picture, Fault> {
        let picture = self.mirror.picture().await;
        picture.map_err(|error| (Code::Unavailable, error.to_string()))
    }
}

/// The bytes of the rows.
fn reply(
    definition: &'static Definition,
    scene: Scene<'_>,
    query: &Query,
    shift: i64,
    allowance: &Allowance<'_>,
) -> Result<Vec<u8>, Exceeded> {
    let Some(shown) = Shown::new(definition, scene) else {
        return Ok(Vec::new());
    };
    for name in query.columns.iter().flatten() {
        if shown.column(name).is_none() {
            let table = definition.name;
            tracing::info!(
                table,
                name,
                "livestatus is asked for a column that there is not"
            );
        }
    }
    let rows = tables::rows(&shown, candidates(definition, &scene, query, shift));
    let results = evaluate(&shown, query, rows, shift, allowance)?;
    write(
        &results,
        query.output,
        query.shows_column_headers(),
        allowance,
    )
}

/// The positions of the hosts that the filter names; `None` if it does not say.
fn candidates(
    definition: &Definition,
    scene: &Scene<'_>,
    query: &Query,
    shift: i64,
) -> Option<Vec<usize>> {
    let columns: &[&str] = match definition.parts.first()?.object {
        Object::Host => &["name", "host_name"],
        Object::Service => &["host_name", "service_host_name"],
        _ => return None,
    };
    let names = Bounds::of(&query.filter, columns, shift).hosts?;
    let positions = names
        .iter()
        .filter_map(|name| scene.picture.host_named(name));
    Some(positions.collect())
}
