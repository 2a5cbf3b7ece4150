//! The responses to writes.

use serde::{Deserialize, Serialize};

use crate::{HttpDate, Id, Issues, Links, Status};

/// The result of writing one item.
///
/// A success has the identifier, the etag and the dates; a refusal has the issues.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(as = WriteResult, bound = "")
)]
#[serde(bound = "")]
#[non_exhaustive]
pub struct WriteResult<T> {
    /// Whether the item was written.
    #[serde(rename = "_status", default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub status: Status,
    /// The identifier of the item.
    #[serde(rename = "_id", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[a-f0-9]{24}$", required = false, nullable = false))]
    pub id: Option<Id<T>>,
    /// The etag of the item as it is now; the next write to the item must present it.
    #[serde(rename = "_etag", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub etag: Option<String>,
    /// When the item was created.
    #[serde(rename = "_created", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "http-date", required = false, nullable = false))]
    pub created: Option<HttpDate>,
    /// When the item was last changed.
    #[serde(rename = "_updated", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "http-date", required = false, nullable = false))]
    pub updated: Option<HttpDate>,
    /// The links of the item.
    #[serde(rename = "_links", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = crate::document::ItemLinks, required = false, nullable = false))]
    pub links: Option<Links>,
    /// Why the item was refused, field by field.
    #[serde(rename = "_issues", default, skip_serializing_if = "Issues::is_empty")]
    pub issues: Issues,
}

/// The results of creating one item or several.
///
/// The backend responds in one shape to one item and in another to a list; both are read here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, bound = "")]
#[non_exhaustive]
pub enum WriteResults<T> {
    /// The response to a list of items.
    Many {
        /// Whether all the items were written; if one is refused, none is written.
        #[serde(rename = "_status", default)]
        status: Status,
        /// The result of each item, in the order of the request.
        #[serde(rename = "_items")]
        items: Vec<WriteResult<T>>,
    },
    /// The response to one item.
    One(Box<WriteResult<T>>),
}

impl<T> WriteResults<T> {
    /// Whether everything was written.
    pub fn status(&self) -> &Status {
        match self {
            Self::Many { status, .. } => status,
            Self::One(result) => &result.status,
        }
    }

    /// The result of each item, in the order of the request.
    pub fn into_items(self) -> Vec<WriteResult<T>> {
        match self {
            Self::Many { items, .. } => items,
            Self::One(result) => vec![*result],
        }
    }
}
