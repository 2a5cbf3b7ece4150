//! The shapes of responses: one item with its links, a page of items with links and counts.

use std::io::Write as _;

use serde_json::{Value, json};

use super::extract::LinkQuery;
use crate::contract::Resource;
use crate::store::{Listing, StoredItem};

/// One item as the body of a response.
pub(super) fn item(resource: &Resource, stored: &StoredItem, query: &LinkQuery) -> Vec<u8> {
    let collection = format!("{}{}", resource.name, query.own());
    let links = json!({
        "parent": {"title": "home", "href": "/"},
        "self": {"title": resource.title, "href": format!("{}/{}", resource.name, stored.id)},
        "collection": {"title": resource.name, "href": collection},
    });
    let mut body = Vec::with_capacity(stored.text.len() + 300);
    push_open(&mut body, &stored.text);
    push(&mut body, format_args!("\"_links\":{links}}}"));
    body
}

/// A page of items as the body of a response.
pub(super) fn page(resource: &Resource, listing: &Listing, query: &LinkQuery) -> Vec<u8> {
    let size: usize = listing.items.iter().map(|item| item.text.len() + 120).sum();
    let mut body = Vec::with_capacity(size + 1000);
    body.extend_from_slice(b"{\"_items\":[");
    for (position, item) in listing.items.iter().enumerate() {
        if position > 0 {
            body.push(b',');
        }
        push_open(&mut body, &item.text);
        // Neither titles nor names nor ids hold anything that JSON would escape.
        push(
            &mut body,
            format_args!(
                "\"_links\":{{\"self\":{{\"title\":\"{}\",\"href\":\"{}/{}\"}}}}}}",
                resource.title, resource.name, item.id
            ),
        );
    }
    let links = page_links(resource, listing.total, query);
    let meta = json!({
        "page": query.choice.page, "max_results": query.choice.max_results,
        "total": listing.total,
    });
    push(
        &mut body,
        format_args!("],\"_links\":{links},\"_meta\":{meta}}}"),
    );
    body
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
        let last = total.div_ceil(choice.max_results);
        links["last"] = json!({"title": "last page", "href": href(last)});
    }
    if choice.page > 1 {
        links["prev"] = json!({"title": "previous page", "href": href(choice.page - 1)});
    }
    links
}

/// An object's text up to where one more member can be written.
fn push_open(body: &mut Vec<u8>, text: &[u8]) {
    let open = text.strip_suffix(b"}").unwrap_or(text);
    body.extend_from_slice(open);
    if open.len() > 1 {
        body.push(b',');
    }
}

fn push(body: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing into a vector has no way to fail.
    let _ = body.write_fmt(text);
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
