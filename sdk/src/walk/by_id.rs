//! The walk by identifier: each page asks for what lies behind the last item seen, so that no
//! insertion or deletion can shift the pages.
//!
//! A page cannot be asked for before the one before it has come. To fetch several at once, the
//! identifiers at which pages will begin (milestones) are asked for first, by counting, and each
//! stretch between two of them is then walked by identifier. Where exactly a milestone lies does
//! not matter: the stretches meet without gap and without overlap whatever others write meanwhile.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};

use super::batch::Batch;
use super::fetch::Fetch;
use super::page::RawPage;
use super::source::Source;
use crate::error::BackendException;

pub(super) struct ById {
    source: Arc<Source>,
    concurrency: usize,
    /// Behind which item the next request begins.
    cursor: Option<String>,
    /// The page behind the cursor, when it is under way.
    next: Option<Fetch<RawPage>>,
    stretches: Option<Stretches>,
    /// Pages that came with others.
    ready: VecDeque<RawPage>,
    started: bool,
    ended: bool,
}

/// What is fetched at once.
struct Stretches {
    /// Where the counting began.
    origin: String,
    /// Items from one milestone to the next.
    length: u32,
    /// Milestones that were asked for, and those that will be.
    asked: u32,
    count: u32,
    milestones: VecDeque<Fetch<Option<String>>>,
    pages: VecDeque<Fetch<Vec<RawPage>>>,
}

impl ById {
    pub(super) fn new(source: Arc<Source>, concurrency: usize, cursor: Option<String>) -> Self {
        Self {
            source,
            concurrency,
            cursor,
            next: None,
            stretches: None,
            ready: VecDeque::new(),
            started: false,
            ended: false,
        }
    }

    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Batch, BackendException>>> {
        loop {
            if let Some(page) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(Batch::by_id(page))));
            }
            if self.stretches.is_some() {
                match ready!(self.poll_stretches(context)) {
                    Ok(pages) => self.ready.extend(pages),
                    Err(failure) => return Poll::Ready(Some(Err(failure))),
                }
                continue;
            }
            if self.ended {
                return Poll::Ready(None);
            }
            self.prefetch_next();
            let Some(fetch) = &mut self.next else {
                return Poll::Ready(None);
            };
            let outcome = ready!(fetch.poll(context));
            self.next = None;
            let is_first = !self.started;
            match outcome.and_then(|page| self.advance(page)) {
                // Only that the page before was full made this one necessary.
                Ok(page) if page.len() == 0 && !is_first => {}
                Ok(page) => return Poll::Ready(Some(Ok(Batch::by_id(page)))),
                Err(failure) => return Poll::Ready(Some(Err(failure))),
            }
        }
    }

    /// Begins with the next page, if it is known where it begins.
    pub(super) fn prefetch_next(&mut self) {
        if let Some(stretches) = &mut self.stretches {
            // Who waits for a page is woken by the poll that asks for it.
            let mut no_waker = Context::from_waker(Waker::noop());
            stretches.fill(
                &self.source,
                &mut self.cursor,
                self.concurrency,
                &mut no_waker,
            );
            return;
        }
        if self.ended || self.next.is_some() {
            return;
        }
        let (source, after) = (Arc::clone(&self.source), self.cursor.clone());
        let is_first = !self.started;
        self.next = Some(Fetch::start(async move {
            source.slice(after.as_deref(), None, is_first).await
        }));
    }

    /// Moves the cursor behind a page.
    fn advance(&mut self, page: RawPage) -> Result<RawPage, BackendException> {
        let last = page.last_identity()?;
        if last.is_some() && last == self.cursor {
            return Err(page.repeats());
        }
        if page.is_complete() || last.is_none() {
            self.ended = true;
        } else if let (false, Some(origin)) = (self.started, &last) {
            self.stretches = Stretches::plan(&page, origin, self.concurrency);
        }
        self.started = true;
        self.cursor = last.or(self.cursor.take());
        Ok(page)
    }

    /// The pages of the next stretch. Behind the last stretch the walk goes on page by page.
    fn poll_stretches(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Result<Vec<RawPage>, BackendException>> {
        let Some(stretches) = &mut self.stretches else {
            return Poll::Ready(Ok(Vec::new()));
        };
        stretches.fill(&self.source, &mut self.cursor, self.concurrency, context);
        if let Some(fetch) = stretches.pages.front_mut() {
            let pages = ready!(fetch.poll(context));
            stretches.pages.pop_front();
            return Poll::Ready(pages);
        }
        if stretches.milestones.is_empty() {
            self.stretches = None;
            return Poll::Ready(Ok(Vec::new()));
        }
        Poll::Pending
    }
}

impl Stretches {
    /// Stretches behind the first page, if it is worth it.
    fn plan(page: &RawPage, origin: &str, concurrency: usize) -> Option<Self> {
        let length = u64::try_from(page.len()).ok()?;
        let behind = page.meta?.total?.checked_sub(length)?;
        // The end of the last stretch is open, so that it needs no milestone.
        let count = behind.saturating_sub(1).checked_div(length)?;
        (concurrency > 1 && count > 0).then_some(())?;
        Some(Self {
            origin: origin.to_owned(),
            length: u32::try_from(length).ok()?,
            asked: 0,
            count: u32::try_from(count).ok()?,
            milestones: VecDeque::new(),
            pages: VecDeque::new(),
        })
    }

    /// Keeps as many requests under way as were allowed.
    fn fill(
        &mut self,
        source: &Arc<Source>,
        cursor: &mut Option<String>,
        concurrency: usize,
        context: &mut Context<'_>,
    ) {
        while self.pages.len() < concurrency {
            while self.milestones.len() < concurrency && self.asked < self.count {
                self.asked += 1;
                let (source, origin) = (Arc::clone(source), self.origin.clone());
                let distance = self.asked.saturating_mul(self.length);
                self.milestones.push_back(Fetch::start(async move {
                    source.milestone(&origin, distance).await
                }));
            }
            let Some(milestone) = self.milestones.front_mut() else {
                return;
            };
            let Poll::Ready(milestone) = milestone.poll(context) else {
                return;
            };
            self.milestones.pop_front();
            let Ok(Some(milestone)) = milestone else {
                // There are fewer items than there were, or the backend does not like to count:
                // the rest is walked page by page.
                self.milestones.clear();
                self.asked = self.count;
                return;
            };
            // Deletions can move a milestone before the one that was asked for earlier.
            if cursor.as_ref().is_some_and(|cursor| milestone > *cursor) {
                let after = cursor.replace(milestone.clone());
                let source = Arc::clone(source);
                self.pages.push_back(Fetch::start(async move {
                    stretch(&source, after, &milestone).await
                }));
            }
        }
    }
}

/// All items behind one identifier, up to another one and with it: a page, or a few when others
/// inserted meanwhile.
async fn stretch(
    source: &Source,
    mut after: Option<String>,
    up_to: &str,
) -> Result<Vec<RawPage>, BackendException> {
    let mut pages = Vec::new();
    loop {
        let page = source.slice(after.as_deref(), Some(up_to), false).await?;
        let last = page.last_identity()?;
        if last.is_some() && last == after {
            return Err(page.repeats());
        }
        let complete = page.is_complete() || last.as_deref() == Some(up_to);
        if last.is_some() {
            pages.push(page);
        }
        if complete {
            return Ok(pages);
        }
        after = last;
    }
}
