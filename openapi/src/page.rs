//! Lists of items, page by page, and the links that come with answers.

use serde::{Deserialize, Serialize};

/// One page of the items that a query found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
#[non_exhaustive]
pub struct Page<T> {
    /// The items of this page, in the order asked for.
    #[serde(rename = "_items")]
    pub items: Vec<T>,
    /// Where the other pages are.
    #[serde(rename = "_links", default)]
    pub links: Links,
    /// Which page this is, and how many items there are in all.
    #[serde(rename = "_meta", default)]
    pub meta: Meta,
}

impl<T> Page<T> {
    /// Whether pages follow this one.
    pub fn has_next(&self) -> bool {
        self.links.next.is_some()
    }
}

/// The place of a page among all the items that the query found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(as = PageMeta)
)]
#[non_exhaustive]
pub struct Meta {
    /// The number of this page; the first page is 1.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = i64, minimum = 1, required = true))]
    pub page: u64,
    /// The largest number of items on a page.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = i64, minimum = 1, required = true))]
    pub max_results: u64,
    /// The number of items that the query found, on all pages together. Left out where the request
    /// says `count=0`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = i64, minimum = 0, required = false))]
    pub total: Option<u64>,
}

/// The links of an item, a page or the entry point.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Links {
    /// What was answered.
    #[serde(rename = "self", skip_serializing_if = "Option::is_none")]
    pub this: Option<Link>,
    /// What it belongs to: the entry point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Link>,
    /// The list which the item is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection: Option<Link>,
    /// The page after this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Link>,
    /// The page before this one.
    #[serde(rename = "prev", skip_serializing_if = "Option::is_none")]
    pub previous: Option<Link>,
    /// The last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Link>,
    /// The resources of the backend, at its entry point only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub child: Vec<Link>,
}

/// A link to an item, a page or the entry point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct Link {
    /// The title of the target, for people to read.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub title: String,
    /// The address of the target, relative to that of the backend.
    pub href: String,
}
