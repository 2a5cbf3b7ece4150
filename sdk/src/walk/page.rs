//! One page, split into its items, which are decoded one by one when they are wanted.

use std::borrow::Cow;

use bytes::Bytes;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Error};
use serde_json::value::RawValue;

use crate::decode::{decode, decode_part};
use crate::error::BackendException;
use crate::model::{Links, Meta};
use crate::response::Response;

/// A page whose items are parts of its body.
pub(crate) struct RawPage {
    response: Response,
    items: Vec<Bytes>,
    has_link: bool,
    pub(super) meta: Option<Meta>,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(rename = "_items", borrow)]
    items: Vec<&'a RawValue>,
    #[serde(rename = "_links", default)]
    links: Links,
    #[serde(rename = "_meta", default)]
    meta: Option<Meta>,
}

#[derive(Deserialize)]
struct Identified<'a> {
    #[serde(rename = "_id", borrow)]
    id: Cow<'a, str>,
}

impl RawPage {
    pub(super) fn read(response: Response) -> Result<Self, BackendException> {
        let envelope: Envelope<'_> = decode(&response)?;
        let body = response.body();
        let items = envelope
            .items
            .iter()
            .map(|item| body.slice_ref(item.get().as_bytes()))
            .collect();
        let (has_link, meta) = (envelope.links.next.is_some(), envelope.meta);
        Ok(Self {
            response,
            items,
            has_link,
            meta,
        })
    }

    pub(super) fn raw(&self, index: usize) -> Option<Bytes> {
        self.items.get(index).cloned()
    }

    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing that the query found lies behind this page. Without `_meta`, only an empty
    /// page shows the end.
    ///
    /// Backends find the items and count them in two steps. What others delete in between is in
    /// the page but not in the total, so that the total alone does not show the end of a full one.
    pub(super) fn is_complete(&self) -> bool {
        let ends = |meta: Meta| {
            let counted = meta.total.is_none_or(|total| total <= self.len() as u64);
            counted && !self.has_link && !self.is_full(meta)
        };
        self.items.is_empty() || self.meta.is_some_and(ends)
    }

    /// Whether a page follows, or may follow, when pages are counted.
    pub(super) fn has_next(&self) -> bool {
        let by_number = self.meta.is_some_and(|meta| {
            let counted = meta.total.unwrap_or_default();
            self.is_full(meta) || meta.page.saturating_mul(meta.max_results) < counted
        });
        !self.items.is_empty() && (self.has_link || by_number)
    }

    fn is_full(&self, meta: Meta) -> bool {
        self.len() as u64 >= meta.max_results
    }

    pub(super) fn item<T: DeserializeOwned>(&self, index: usize) -> Result<T, BackendException> {
        let prefix = || format!("_items[{index}]");
        decode_part(&self.response, prefix, self.bytes(index))
    }

    /// The failure of a backend that answers with what was read before.
    pub(super) fn repeats(&self) -> BackendException {
        let message = "the backend answers each page with the same items";
        BackendException::undecodable(
            self.response.clone(),
            Some("_items[*]._id".to_owned()),
            serde_json::Error::custom(message),
        )
    }

    fn bytes(&self, index: usize) -> &[u8] {
        self.items.get(index).map_or(&[], |item| item)
    }

    pub(super) fn identity(&self, index: usize) -> Result<String, BackendException> {
        match serde_json::from_slice::<Identified<'_>>(self.bytes(index)) {
            Ok(identified) => Ok(identified.id.into_owned()),
            Err(source) => Err(BackendException::undecodable(
                self.response.clone(),
                Some(format!("_items[{index}]._id")),
                source,
            )),
        }
    }

    /// The identifier of the last item, if there is an item.
    pub(super) fn last_identity(&self) -> Result<Option<String>, BackendException> {
        match self.len() {
            0 => Ok(None),
            length => self.identity(length - 1).map(Some),
        }
    }
}
