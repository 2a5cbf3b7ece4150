//! One change of one item, as it is kept for followers.

use std::sync::OnceLock;

use bytes::Bytes;

use super::text;
use crate::contract::Resource;
use crate::item::{self, Item};
use crate::store::{Committed, FeedEntry, StoreError, StoredItem};

/// What an event takes beyond its text and its place, in bytes, about.
const OVERHEAD: usize = 512;

/// One change of one item.
#[derive(Debug)]
pub struct Event {
    /// Whose item.
    pub resource: &'static Resource,
    /// The item's id.
    pub id: String,
    /// From where to go on behind this event.
    pub mark: String,
    /// What became of the item.
    pub what: What,
    /// The event as it is sent to those who are shown the item as it is stored.
    text: OnceLock<Bytes>,
}

/// What became of an item.
#[derive(Debug)]
pub enum What {
    /// It is new, or has a new content.
    Content {
        /// Whether it is new.
        is_new: bool,
        /// The content.
        item: StoredItem,
        /// The members that decide who may read it.
        place: Item,
    },
    /// It is gone, for those who may read all items.
    Removed,
    /// It left a place, for those who may read some items.
    Left {
        /// The members that decided who may read it.
        former: Item,
        /// The same members now; none when it was removed.
        now: Option<Item>,
    },
}

impl Event {
    /// An entry of a feed. `place` names the members that decide who may read an item.
    pub(super) fn new(entry: FeedEntry, place: &[&str]) -> Result<Self, StoreError> {
        let content = |is_new, stored: StoredItem| {
            let text = std::str::from_utf8(&stored.text).unwrap_or_default();
            let place = item::parts(text, place).map_err(|_| StoreError::Damaged {
                resource: entry.resource.name.clone(),
                id: entry.id.clone(),
            })?;
            Ok::<_, StoreError>(What::Content {
                is_new,
                item: stored,
                place,
            })
        };
        let what = match entry.committed {
            Committed::Created(stored) => content(true, stored)?,
            Committed::Updated(stored) => content(false, stored)?,
            Committed::Removed => What::Removed,
            Committed::Left { former, now } => What::Left { former, now },
        };
        Ok(Self {
            resource: entry.resource,
            id: entry.id,
            mark: entry.mark,
            what,
            text: OnceLock::new(),
        })
    }

    /// How many bytes it takes, about.
    pub(super) fn size(&self) -> usize {
        let content = match &self.what {
            // The content, and the event as it is sent.
            What::Content { item, .. } => 2 * item.text.len(),
            What::Removed | What::Left { .. } => 0,
        };
        content + OVERHEAD
    }

    /// The event as it is sent, with the item as it is stored. Made once for all followers.
    pub fn text(&self) -> Bytes {
        let made = self.text.get_or_init(|| match &self.what {
            What::Content { item, .. } => self.with_item(&item.text),
            What::Removed | What::Left { .. } => {
                let (resource, id) = (&self.resource.name, &self.id);
                let data = format!("{{\"resource\":\"{resource}\",\"id\":\"{id}\"}}");
                text::message("deleted", &self.mark, &data)
            }
        });
        made.clone()
    }

    /// The event as it is sent, with the item as a caller is shown it.
    pub fn with_item(&self, item: &[u8]) -> Bytes {
        let is_new = matches!(self.what, What::Content { is_new: true, .. });
        let name = if is_new { "created" } else { "updated" };
        let item = String::from_utf8_lossy(item);
        let (resource, id) = (&self.resource.name, &self.id);
        // Neither names of resources nor ids hold anything that JSON would escape.
        let data = format!("{{\"resource\":\"{resource}\",\"id\":\"{id}\",\"item\":{item}}}");
        text::message(name, &self.mark, &data)
    }
}
