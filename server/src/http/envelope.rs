//! The shapes of responses: one item with its links, a page of items with links and counts.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use serde_json::{Value, json};

use super::extract::LinkQuery;
use crate::contract::Resource;
use crate::store::{Listing, Page, StoredItem};

/// One item as the body of a response.
pub(super) fn item(resource: &Resource, stored: &StoredItem, query: &LinkQuery) -> Vec<u8> {
    let query = escaped(&query.own());
    let mut body = Vec::with_capacity(stored.text.len() + query.len() + ITEM_LINKS);
    push_open(&mut body, &stored.text);
    push(
        &mut body,
        &[
            LINK_TITLE,
            &resource.title,
            LINK_PATH,
            &resource.name,
            "/",
            &stored.id,
        ],
    );
    push(
        &mut body,
        &[
            "\"},\"collection\":{\"title\":\"",
            &resource.name,
            LINK_PATH,
        ],
    );
    push(
        &mut body,
        &[&resource.name, &query, "\"},", PARENT_LINK, "}}"],
    );
    body
}

/// A page of items as the body of a response: ready where it is short, else written while the client
/// reads it.
pub(super) fn page(resource: &'static Resource, listing: Listing, query: &LinkQuery) -> Body {
    let body = PageBody::new(resource, listing, query);
    if body.left > CHUNK {
        Body::new(body)
    } else {
        Body::from(body.whole())
    }
}

/// The same, indented.
pub(super) fn pretty_page(
    resource: &'static Resource,
    listing: Listing,
    query: &LinkQuery,
) -> Body {
    Body::from(indent(PageBody::new(resource, listing, query).whole()))
}

/// How many bytes of a page are put together at a time.
const CHUNK: usize = 128 << 10;

/// Bytes beyond that which most items fit into.
const ROOM: usize = 16 << 10;

const START: &[u8] = b"{\"_items\":[";

/// A page that is written while the client reads it. Items that are written take no more memory.
struct PageBody {
    resource: &'static Resource,
    items: std::vec::IntoIter<StoredItem>,
    /// Whether the next item is the first.
    is_at_start: bool,
    /// What comes after the items.
    end: Vec<u8>,
    /// How many bytes are still to be written.
    left: usize,
    /// What the items hold of the memory for pages.
    _memory: Option<Arc<Page>>,
}

impl PageBody {
    fn new(resource: &'static Resource, listing: Listing, query: &LinkQuery) -> Self {
        let links = page_links(resource, listing.total, query);
        let mut meta = json!({
            "page": query.choice.page, "max_results": query.choice.max_results,
        });
        if query.counts {
            meta["total"] = listing.total.into();
        }
        let end = format!("],\"_links\":{links},\"_meta\":{meta}}}").into_bytes();
        let items = listing.items.iter();
        let lengths = items.map(|item| open(&item.text).len() + link_length(resource, item));
        let separators = listing.items.len().saturating_sub(1);
        let left = START.len() + lengths.sum::<usize>() + separators + end.len();
        Self {
            resource,
            items: listing.items.into_iter(),
            is_at_start: true,
            end,
            left,
            _memory: listing.page,
        }
    }

    /// Writes items until so many bytes are there, or all is written.
    fn write(&mut self, size: usize) -> Vec<u8> {
        // With room for the item that goes beyond the size, so that what is written is not copied.
        let mut chunk = Vec::with_capacity(size.saturating_add(ROOM).min(self.left));
        if self.is_at_start {
            chunk.extend_from_slice(START);
        }
        while chunk.len() < size {
            let Some(item) = self.items.next() else {
                chunk.append(&mut self.end);
                break;
            };
            if !std::mem::take(&mut self.is_at_start) {
                chunk.push(b',');
            }
            push_open(&mut chunk, &item.text);
            // Neither titles nor names nor ids hold anything that JSON would escape.
            let Resource { name, .. } = self.resource;
            push(
                &mut chunk,
                &[
                    LINK_TITLE,
                    &self.resource.title,
                    LINK_PATH,
                    name,
                    "/",
                    &item.id,
                ],
            );
            push(&mut chunk, &[LINK_END]);
        }
        self.is_at_start = false;
        self.left = self.left.saturating_sub(chunk.len());
        chunk
    }

    /// All of it.
    fn whole(mut self) -> Vec<u8> {
        self.write(usize::MAX)
    }
}

impl HttpBody for PageBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let chunk = self.write(CHUNK);
        Poll::Ready(Some(Ok(Frame::data(chunk.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left as u64)
    }
}

const LINK_TITLE: &str = "\"_links\":{\"self\":{\"title\":\"";
const LINK_PATH: &str = "\",\"href\":\"";
const LINK_END: &str = "\"}}}";
const PARENT_LINK: &str = "\"parent\":{\"title\":\"home\",\"href\":\"/\"}";

/// How many bytes the links of a single item take, beside its query: most names are shorter.
const ITEM_LINKS: usize = 300;

/// How many bytes an item's link takes, with the comma before it and the end of the item.
fn link_length(resource: &Resource, item: &StoredItem) -> usize {
    let comma = usize::from(open(&item.text).len() > 1);
    let fixed = LINK_TITLE.len() + LINK_PATH.len() + "/".len() + LINK_END.len();
    comma + fixed + resource.title.len() + resource.name.len() + item.id.len()
}

fn page_links(resource: &Resource, total: u64, query: &LinkQuery) -> Value {
    let name = &resource.name;
    let href = |page: u64| format!("{name}{}", query.page(page));
    let own = if total > 0 {
        format!("{name}{}", query.own())
    } else {
        name.clone()
    };
    let mut links = json!({
        "parent": {"title": "home", "href": "/"},
        "self": {"title": name, "href": own},
    });
    let choice = query.choice;
    if choice.page.saturating_mul(choice.max_results) < total {
        links["next"] = json!({"title": "next page", "href": href(choice.page + 1)});
        if query.counts {
            let last = total.div_ceil(choice.max_results);
            links["last"] = json!({"title": "last page", "href": href(last)});
        }
    }
    if choice.page > 1 {
        links["prev"] = json!({"title": "previous page", "href": href(choice.page - 1)});
    }
    links
}

/// The inside of the JSON text of a text.
fn escaped(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let quoted = Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// An object's text without its end.
fn open(text: &[u8]) -> &[u8] {
    text.strip_suffix(b"}").unwrap_or(text)
}

/// An object's text up to where one more member can be written.
fn push_open(body: &mut Vec<u8>, text: &[u8]) {
    let open = open(text);
    body.extend_from_slice(open);
    if open.len() > 1 {
        body.push(b',');
    }
}

fn push(body: &mut Vec<u8>, texts: &[&str]) {
    for text in texts {
        body.extend_from_slice(text.as_bytes());
    }
}

/// The same JSON, indented by four.
pub(super) fn indent(body: Vec<u8>) -> Vec<u8> {
    let Ok(value) = serde_json::from_slice::<Value>(&body) else {
        return body;
    };
    let mut pretty = Vec::with_capacity(body.len() * 2);
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b"    ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut pretty, formatter);
    match serde::Serialize::serialize(&value, &mut serializer) {
        Ok(()) => pretty,
        Err(_) => body,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use http_body_util::BodyExt as _;

    use super::*;
    use crate::contract::resource;

    fn body(texts: &[String]) -> PageBody {
        let items = texts.iter().enumerate().map(|(number, text)| StoredItem {
            id: format!("{number:024x}"),
            text: text.clone().into_bytes(),
            etag: String::new(),
            updated: 0,
            dated: true,
        });
        let listing = Listing {
            items: items.collect(),
            total: texts.len() as u64,
            scanned: 0,
            page: None,
        };
        PageBody::new(resource("host"), listing, &LinkQuery::first())
    }

    #[tokio::test]
    async fn a_page_is_as_long_as_it_says_however_it_is_written() {
        let long = format!("{{\"notes\":\"{}\"}}", "x".repeat(CHUNK / 3));
        for texts in [
            vec![],
            vec!["{}".to_owned()],
            vec!["{}".to_owned(), "{\"a\":1}".to_owned()],
            vec![long; 10],
        ] {
            let length = body(&texts).left;
            let whole = body(&texts).whole();
            assert_eq!(whole.len(), length);
            let value: Value = serde_json::from_slice(&whole).unwrap();
            assert_eq!(value["_items"].as_array().unwrap().len(), texts.len());
            let mut streamed = body(&texts);
            assert_eq!(streamed.size_hint().exact(), Some(length as u64));
            let mut written = Vec::new();
            while let Some(frame) = streamed.frame().await {
                let chunk = frame.unwrap().into_data().unwrap();
                assert!(chunk.len() < 2 * CHUNK);
                written.extend_from_slice(&chunk);
            }
            assert_eq!(written, whole);
        }
    }
}
