//! Following changes of a resource: by server-sent events where the backend has them, else by
//! asking again and again.

mod connection;
mod driver;
mod message;
mod reader;
mod seen;
mod shown;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::describe::Described;
use crate::error::BackendException;
use crate::model::Id;
use crate::position::Position;
use crate::transport::BoxFuture;
use crate::typed::{Item, List};
use driver::Driver;
use message::{Happened, Message};
use shown::Shown;

/// What happened to an item of the resource `R`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event<R, T = Item<R>> {
    /// It is new.
    Created(T),
    /// It was changed. An item that was moved to where the user may read it comes so, too, and so
    /// does everything that is found by [`Position::since`] or by asking again.
    Updated(T),
    /// It was deleted, or moved to where the user may not read it. Only a backend with events says
    /// so: one that is asked again and again does not show what is gone.
    Deleted(Id<R>),
    /// Everything up to now was passed on: what comes next are changes as they are made. Comes once.
    Live,
    /// Changes are missing: read everything anew. What comes next follows later changes. Of check
    /// results and of the history nothing is ever missing, as they are read from where the events
    /// broke off.
    Lagged {
        /// Why: `slow`, `position`, `missed`, `rights` or `filter`, as the backend documents them.
        reason: String,
    },
}

/// Changes of a resource as they are made. Made by [`List::follow`].
///
/// Read by [`next`](Self::next), or with the feature `stream` as a
/// [`Stream`](futures_core::Stream) without end. Dropping it closes its connection.
#[must_use = "nothing is followed until it is read"]
pub struct Follow<R, T = Item<R>> {
    state: State,
    shown: Arc<Shown>,
    item: PhantomData<fn() -> (R, T)>,
}

/// Where the work is.
enum State {
    Idle(Box<Driver>),
    Busy(BoxFuture<'static, (Box<Driver>, Result<Message, BackendException>)>),
    /// Between the two.
    Moving,
}

impl<R: Described, T> List<R, T> {
    /// Follows the items of this list: changes, as they are made, from a position on.
    ///
    /// A backend that has events (`GET /events`) sends them in the order of its commits; any other
    /// is asked every five seconds ([`poll_every`](Follow::poll_every)), which shows check results
    /// and events of the history, and the last state of everything else, and may repeat some. The
    /// [filter](List::filter) goes by the content after the change; an order and embedded items
    /// are refused.
    ///
    /// [`Position::now`] begins with what comes next, [`Position::since`] with what was changed
    /// since a time, [`Position::start`] with everything, and [`Follow::position`] goes on behind an event, in another process if need
    /// be.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// use alignak_backend_client::{Event, Position, host};
    ///
    /// let mut changes = backend.hosts().list().follow(Position::now());
    /// loop {
    ///     match changes.next().await? {
    ///         Event::Created(host) | Event::Updated(host) => println!("{} is {}", host.name, host.ls_state),
    ///         Event::Deleted(id) => println!("{id} is gone"),
    ///         Event::Lagged { .. } => println!("changes are missing: read everything anew"),
    ///         _ => {}
    ///     }
    /// }
    /// # }
    /// ```
    pub fn follow(self, from: Position) -> Follow<R, T> {
        let shown = Arc::new(Shown::new(from.clone()));
        let driver = Driver::new(self.into_followed(), R::NAME, from, Arc::clone(&shown));
        Follow {
            state: State::Idle(Box::new(driver)),
            shown,
            item: PhantomData,
        }
    }
}

impl<R, T> Follow<R, T> {
    /// How often a backend without events is asked; five seconds unless said otherwise.
    pub fn poll_every(mut self, interval: Duration) -> Self {
        if let State::Idle(driver) = &mut self.state {
            driver.poll_every(interval);
        }
        self
    }

    /// Behind the last event that was returned: from where another follower can go on. It moves on
    /// while nothing happens, too.
    pub fn position(&self) -> Position {
        self.shown.position()
    }

    /// Whether the backend has no events, and is asked again and again. Known when the first event
    /// was returned.
    pub fn is_polling(&self) -> bool {
        self.shown.is_polling()
    }
}

impl<R: Described, T: DeserializeOwned> Follow<R, T> {
    /// The next event. Waits until there is one. A call that is dropped loses nothing.
    ///
    /// # Errors
    /// The backend refuses to be followed, or could not be reached for as long as a call may take
    /// in all ([`total_timeout`](crate::BackendBuilder::total_timeout)), or an item is not a `T`.
    /// The next call tries again from where this one was, behind an item that could not be read.
    pub async fn next(&mut self) -> Result<Event<R, T>, BackendException> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Result<Event<R, T>, BackendException>> {
        loop {
            match std::mem::replace(&mut self.state, State::Moving) {
                State::Idle(driver) => self.state = State::Busy(Box::pin(driver.step())),
                State::Busy(mut work) => match work.as_mut().poll(context) {
                    Poll::Pending => {
                        self.state = State::Busy(work);
                        return Poll::Pending;
                    }
                    Poll::Ready((driver, outcome)) => {
                        self.state = State::Idle(driver);
                        let event = outcome.and_then(|message| {
                            self.shown.set_position(message.position.clone());
                            read(message)
                        });
                        return Poll::Ready(event.map_err(|failure| failure.at(self.position())));
                    }
                },
                State::Moving => {
                    let message = "a follower that panicked cannot go on";
                    return Poll::Ready(Err(BackendException::invalid(message)));
                }
            }
        }
    }
}

fn read<R, T: DeserializeOwned>(message: Message) -> Result<Event<R, T>, BackendException> {
    Ok(match message.happened {
        Happened::Created(item) => Event::Created(message::decode(&item)?),
        Happened::Updated(item) => Event::Updated(message::decode(&item)?),
        Happened::Deleted(id) => Event::Deleted(id.parse().map_err(|failure| {
            BackendException::invalid("the backend sent a deletion without identifier")
                .with_source(failure)
        })?),
        Happened::Live => Event::Live,
        Happened::Lagged(reason) => Event::Lagged { reason },
    })
}

impl<R, T> fmt::Debug for Follow<R, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Follow")
            .field("position", &self.position())
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "stream")]
mod futures {
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use futures_core::Stream;
    use serde::de::DeserializeOwned;

    use crate::describe::Described;
    use crate::error::BackendException;
    use crate::follow::{Event, Follow};

    impl<R: Described, T: DeserializeOwned> Stream for Follow<R, T> {
        type Item = Result<Event<R, T>, BackendException>;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.get_mut().poll_event(context).map(Some)
        }
    }
}
