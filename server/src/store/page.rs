//! The memory that pages of items take: what one page, one user and all users together hold of it
//! is bounded, so that clients which ask for much and read slowly do not use up the machine.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

use super::port::StoreError;

/// How many bytes of items a page may hold.
pub(super) const MAX_PAGE_BYTES: usize = 64 << 20;

/// How many bytes the pages of all users together may hold.
const MAX_BYTES: usize = 256 << 20;

/// How many bytes the pages of one user may hold.
const MAX_USER_BYTES: usize = MAX_BYTES / 2;

/// How many bytes of each page are not counted: most pages are smaller.
const UNCOUNTED: usize = 256 << 10;

/// In which steps the others are counted.
const STEP: usize = 256 << 10;

/// How long a request for a large page waits until others have been read.
const WAIT: Duration = Duration::from_secs(5);

/// What all pages hold.
#[derive(Debug, Default)]
pub struct PageMemory {
    held: Mutex<Held>,
    freed: Notify,
}

#[derive(Debug, Default)]
struct Held {
    all: usize,
    by_user: HashMap<String, usize>,
}

/// What one page holds, until it is dropped.
#[derive(Debug)]
pub struct Page {
    memory: Arc<PageMemory>,
    user: String,
    /// Bytes of its items.
    bytes: AtomicUsize,
    /// What is counted of them.
    counted: AtomicUsize,
}

impl PageMemory {
    /// A page for a user, empty so far. Waits some time while the user's other pages, or those of
    /// all users, hold as much as they may.
    ///
    /// # Errors
    /// `Unavailable` when that does not change.
    pub async fn page(self: &Arc<Self>, user: &str) -> Result<Arc<Page>, StoreError> {
        let room = async {
            loop {
                let freed = self.freed.notified();
                if self.has_room(user) {
                    return;
                }
                freed.await;
            }
        };
        timeout(WAIT, room).await.map_err(|_| full())?;
        Ok(Arc::new(Page {
            memory: Arc::clone(self),
            user: user.to_owned(),
            bytes: AtomicUsize::new(0),
            counted: AtomicUsize::new(0),
        }))
    }

    fn has_room(&self, user: &str) -> bool {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let of_user = held.by_user.get(user).copied().unwrap_or_default();
        held.all < MAX_BYTES && of_user < MAX_USER_BYTES
    }

    fn take(&self, user: &str, bytes: usize) -> Result<(), StoreError> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let of_user = held.by_user.get(user).copied().unwrap_or_default();
        // A page that has begun may end: with it there is room for one page more than that.
        if held.all >= MAX_BYTES + MAX_PAGE_BYTES || of_user >= MAX_USER_BYTES + MAX_PAGE_BYTES {
            return Err(full());
        }
        held.all += bytes;
        held.by_user.insert(user.to_owned(), of_user + bytes);
        Ok(())
    }

    fn free(&self, user: &str, bytes: usize) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.all = held.all.saturating_sub(bytes);
        if let Some(of_user) = held.by_user.get_mut(user) {
            *of_user = of_user.saturating_sub(bytes);
            if *of_user == 0 {
                held.by_user.remove(user);
            }
        }
        self.freed.notify_waiters();
    }
}

impl Page {
    /// Counts an item that the page is about to hold.
    ///
    /// # Errors
    /// `PageTooLarge` when the page would hold too much, `Unavailable` when all pages together
    /// would.
    pub fn take(&self, bytes: usize) -> Result<(), StoreError> {
        let holds = self.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if holds > MAX_PAGE_BYTES {
            return Err(StoreError::PageTooLarge);
        }
        let counted = self.counted.load(Ordering::Relaxed);
        if holds > UNCOUNTED + counted {
            let more = (holds - UNCOUNTED - counted).next_multiple_of(STEP);
            self.memory.take(&self.user, more)?;
            self.counted.fetch_add(more, Ordering::Relaxed);
        }
        Ok(())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let counted = *self.counted.get_mut();
        if counted > 0 {
            self.memory.free(&self.user, counted);
        }
    }
}

fn full() -> StoreError {
    StoreError::Unavailable("other large pages are being read; try again".to_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_pages_hold_is_bounded_for_each_user_and_for_all() {
        let memory = Arc::new(PageMemory::default());
        let mut held = Vec::new();
        // What is counted leaves room for a little more than two pages of a user.
        for user in ["ann", "ann", "ann", "bob", "bob"] {
            let page = memory.page(user).await.unwrap();
            page.take(MAX_PAGE_BYTES).unwrap();
            assert!(matches!(page.take(1), Err(StoreError::PageTooLarge)));
            held.push(page);
        }
        for user in ["ann", "eve"] {
            let refused = memory.page(user).await;
            assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{user}");
        }
        // One that waits goes on when another page has been read.
        let waiting = tokio::spawn({
            let memory = Arc::clone(&memory);
            async move { memory.page("eve").await.is_ok() }
        });
        tokio::task::yield_now().await;
        held.clear();
        assert!(waiting.await.unwrap());
        let left = memory.held.lock().unwrap();
        assert_eq!((left.all, left.by_user.len()), (0, 0));
    }

    #[tokio::test]
    async fn small_pages_are_not_counted() {
        let memory = Arc::new(PageMemory::default());
        let page = memory.page("ann").await.unwrap();
        page.take(UNCOUNTED).unwrap();
        assert_eq!(memory.held.lock().unwrap().all, 0);
        page.take(1).unwrap();
        assert_eq!(memory.held.lock().unwrap().all, STEP);
    }
}
