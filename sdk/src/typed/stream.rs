//! Streams of items and of pages.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::task::{Context, Poll, ready};

use serde::de::DeserializeOwned;

use crate::error::BackendException;
use crate::position::Position;
use crate::walk::{Batch, Walk};

/// All the items of a list. Made by [`List::items`](crate::List::items).
///
/// Read by [`next`](Self::next), or with the feature `stream` as a [`Stream`](futures_core::Stream).
/// Dropping it drops what is under way.
#[must_use = "a stream does nothing until it is read"]
pub struct Items<T> {
    walk: Walk,
    batch: Option<Batch>,
    /// Items of the page that are behind the reader.
    taken: usize,
    position: Position,
    item: PhantomData<fn() -> T>,
}

/// All the pages of a list. Made by [`List::pages`](crate::List::pages).
///
/// Read by [`next`](Self::next), or with the feature `stream` as a [`Stream`](futures_core::Stream).
/// Dropping it drops what is under way.
#[must_use = "a stream does nothing until it is read"]
pub struct Pages<T> {
    walk: Walk,
    position: Position,
    item: PhantomData<fn() -> T>,
}

impl<T> Items<T> {
    pub(super) fn new(walk: Walk, from: Position) -> Self {
        Self {
            walk,
            batch: None,
            taken: 0,
            position: from,
            item: PhantomData,
        }
    }

    /// Behind the last item that was given: from where another stream can
    /// [go on](crate::List::resume_from).
    pub fn position(&self) -> Position {
        let here = self.batch.as_ref().filter(|_| self.taken > 0);
        here.and_then(|batch| batch.position_after(self.taken))
            .unwrap_or_else(|| self.position.clone())
    }

    /// How many items there were when the reading began; known after the first page, if the
    /// backend counts.
    pub fn total(&self) -> Option<u64> {
        self.walk.total()
    }
}

impl<T: DeserializeOwned> Items<T> {
    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, BackendException>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<T, BackendException>>> {
        loop {
            if let Some(batch) = &self.batch {
                if let Some(index) = (self.taken..batch.len()).find(|index| batch.is_fresh(*index))
                {
                    return Poll::Ready(Some(self.take(index)));
                }
                self.taken = batch.len();
                self.position = self.position();
                self.batch = None;
            }
            match ready!(self.walk.poll(context)) {
                None => return Poll::Ready(None),
                Some(Err(failure)) => {
                    let failure = failure.at(self.position.clone());
                    return Poll::Ready(Some(Err(failure)));
                }
                Some(Ok(batch)) => {
                    self.batch = Some(batch);
                    self.taken = 0;
                }
            }
        }
    }

    /// An item of the page at hand.
    fn take(&mut self, index: usize) -> Result<T, BackendException> {
        let Some(batch) = &self.batch else {
            return Err(BackendException::invalid("there is no page at hand"));
        };
        match batch.item(index) {
            Ok(item) => {
                self.taken = index + 1;
                // Whoever comes so far will want the next page.
                if self.taken * 2 > batch.len() {
                    self.walk.prefetch_next();
                }
                Ok(item)
            }
            Err(failure) => {
                self.position = self.position();
                self.batch = None;
                self.walk.end();
                Err(failure.at(self.position.clone()))
            }
        }
    }
}

impl<T> Pages<T> {
    pub(super) fn new(walk: Walk, from: Position) -> Self {
        Self {
            walk,
            position: from,
            item: PhantomData,
        }
    }

    /// Behind the last page that was given: from where another stream can
    /// [go on](crate::List::resume_from).
    pub fn position(&self) -> Position {
        self.position.clone()
    }

    /// How many items there were when the reading began; known after the first page, if the
    /// backend counts.
    pub fn total(&self) -> Option<u64> {
        self.walk.total()
    }
}

impl<T: DeserializeOwned> Pages<T> {
    /// The next page; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Vec<T>, BackendException>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Vec<T>, BackendException>>> {
        let Some(batch) = ready!(self.walk.poll(context)) else {
            return Poll::Ready(None);
        };
        let items = batch.and_then(|batch| {
            let items = batch.items()?;
            if let Some(position) = batch.position_after(batch.len()) {
                self.position = position;
            }
            Ok(items)
        });
        Poll::Ready(Some(items.map_err(|failure| {
            self.walk.end();
            failure.at(self.position.clone())
        })))
    }
}

#[cfg(feature = "stream")]
mod futures {
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use futures_core::Stream;
    use serde::de::DeserializeOwned;

    use crate::error::BackendException;
    use crate::typed::stream::{Items, Pages};

    impl<T: DeserializeOwned> Stream for Items<T> {
        type Item = Result<T, BackendException>;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.get_mut().poll_item(context)
        }
    }

    impl<T: DeserializeOwned> Stream for Pages<T> {
        type Item = Result<Vec<T>, BackendException>;

        fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.get_mut().poll_page(context)
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("position", &self.position())
            .finish_non_exhaustive()
    }
}
