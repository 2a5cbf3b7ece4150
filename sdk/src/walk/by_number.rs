//! The walk by page number, for an order of the caller's own. Items that come again, because
//! others inserted before them, are dropped; an item may be missed when one before it is deleted.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use super::batch::Batch;
use super::fetch::Fetch;
use super::page::RawPage;
use super::source::Source;
use crate::error::BackendException;

/// Pages in a row that others may push aside as a whole.
const STALE_PAGES: u32 = 3;

pub(super) struct ByNumber {
    source: Arc<Source>,
    concurrency: usize,
    /// The next page that is asked for, and the last one that is known to be there.
    next: u32,
    last: u32,
    /// Items of the first page that were given before.
    given: usize,
    pages: VecDeque<(u32, Fetch<RawPage>)>,
    seen: HashSet<String>,
    /// Pages in a row that had nothing new.
    stale: u32,
    started: bool,
    ended: bool,
}

impl ByNumber {
    pub(super) fn new(source: Arc<Source>, concurrency: usize, page: u32, given: usize) -> Self {
        Self {
            source,
            concurrency,
            next: page,
            last: page,
            given,
            pages: VecDeque::new(),
            seen: HashSet::new(),
            stale: 0,
            started: false,
            ended: false,
        }
    }

    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Batch, BackendException>>> {
        loop {
            if self.ended && self.pages.is_empty() {
                return Poll::Ready(None);
            }
            self.prefetch_next();
            let Some((number, fetch)) = self.pages.front_mut() else {
                return Poll::Ready(None);
            };
            let (number, outcome) = (*number, ready!(fetch.poll(context)));
            self.pages.pop_front();
            let is_first = !std::mem::replace(&mut self.started, true);
            match outcome.and_then(|page| self.note(number, page)) {
                // Only that the page before was full made this one necessary.
                Ok(batch) if batch.len() == 0 && !is_first => {}
                outcome => return Poll::Ready(Some(outcome)),
            }
        }
    }

    /// Keeps as many pages under way as were allowed.
    pub(super) fn prefetch_next(&mut self) {
        while !self.ended && self.pages.len() < self.concurrency && self.next <= self.last {
            let (source, number) = (Arc::clone(&self.source), self.next);
            let fetch = Fetch::start(async move { source.numbered(number).await });
            self.pages.push_back((number, fetch));
            self.next = self.next.saturating_add(1);
        }
    }

    /// Finds the new items of a page, and whether others follow it.
    fn note(&mut self, number: u32, page: RawPage) -> Result<Batch, BackendException> {
        let given = std::mem::take(&mut self.given);
        let mut fresh = Vec::with_capacity(page.len());
        for index in 0..page.len() {
            let is_new = self.seen.insert(page.identity(index)?);
            fresh.push(is_new && index >= given);
        }
        self.stale = if page.len() > 0 && !fresh.contains(&true) {
            self.stale + 1
        } else {
            0
        };
        if self.stale > STALE_PAGES {
            return Err(page.repeats());
        }
        if page.has_next() {
            let counted = page.meta.and_then(|meta| {
                meta.total?
                    .div_ceil(meta.max_results.max(1))
                    .try_into()
                    .ok()
            });
            let counted: u32 = counted.unwrap_or(0);
            self.last = self.last.max(counted).max(number.saturating_add(1));
        } else {
            // What was asked for behind the end is not needed.
            self.pages.clear();
            self.ended = true;
        }
        Ok(Batch::by_number(page, number, fresh))
    }
}
