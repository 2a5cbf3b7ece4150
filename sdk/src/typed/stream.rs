//! Streams of items and of pages.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::stream::{StreamExt, TryStreamExt, iter, try_unfold};
use serde::de::DeserializeOwned;

use crate::error::BackendException;
use crate::walk::Walk;

type BoxStream<T> = Pin<Box<dyn Stream<Item = Result<T, BackendException>> + Send>>;

/// All the pages of a list. Made by [`List::pages`](crate::List::pages).
#[must_use = "a stream does nothing until it is read"]
pub struct Pages<T>(BoxStream<Vec<T>>);

/// All the items of a list. Made by [`List::items`](crate::List::items).
#[must_use = "a stream does nothing until it is read"]
pub struct Items<T>(BoxStream<T>);

impl<T: DeserializeOwned + Send + 'static> Pages<T> {
    pub(super) fn new(walk: Walk) -> Self {
        let pages = try_unfold(walk, |mut walk| async {
            Ok(walk.next().await?.map(|page| (page, walk)))
        });
        Self(Box::pin(pages))
    }
}

impl<T: DeserializeOwned + Send + 'static> Items<T> {
    pub(super) fn new(walk: Walk) -> Self {
        let items = Pages::<T>::new(walk)
            .map_ok(|page| iter(page).map(Ok))
            .try_flatten();
        Self(Box::pin(items))
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<Vec<T>, BackendException>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}

impl<T> Stream for Items<T> {
    type Item = Result<T, BackendException>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}

impl<T> Items<T> {
    /// The next item; `None` at the end. Does without a stream library.
    pub async fn next(&mut self) -> Option<Result<T, BackendException>> {
        self.0.next().await
    }
}

impl<T> Pages<T> {
    /// The next page; `None` at the end. Does without a stream library.
    pub async fn next(&mut self) -> Option<Result<Vec<T>, BackendException>> {
        self.0.next().await
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").finish_non_exhaustive()
    }
}
