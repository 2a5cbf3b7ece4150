//! The query parameters that the operations of all resources share.

use serde::Deserialize;
use utoipa::IntoParams;

/// How a list is filtered, ordered, cut into pages and shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
#[non_exhaustive]
pub struct ListParameters {
    /// Which items: a JSON object in the style of `MongoDB`, such as
    /// `{"ls_state": "DOWN", "business_impact": {"$gte": 3}}`, or comparisons joined by `and` and
    /// `or`, such as `ls_state=="DOWN" and business_impact>=3`. Without it, all items that the
    /// caller may read.
    #[param(value_type = String, required = false, rename = "where", example = r#"{"name": "srv-1"}"#)]
    #[serde(rename = "where")]
    pub filter: Option<String>,
    /// The order: field names separated by commas, each with a minus for descending order, such as
    /// `-business_impact,name`. Without it, the order of creation.
    #[param(value_type = String, required = false, example = "-business_impact,name")]
    pub sort: Option<String>,
    /// The number of the page; the first page is 1, and 0 stands for it too.
    #[param(value_type = i64, required = false, minimum = 0, example = 1)]
    pub page: Option<String>,
    /// The number of items on a page. More than the limit of the installation is lowered to it
    /// (`PAGINATION_LIMIT` of `GET /backendconfig`); 0 means the default.
    #[param(value_type = i64, required = false, minimum = 0, example = 50)]
    pub max_results: Option<String>,
    /// Which fields are shown: a JSON object with 1 for each field to show, or with 0 for each
    /// field to leave out, such as `{"name": 1}`. The automatic fields are always shown.
    #[param(value_type = String, required = false, example = r#"{"name": 1}"#)]
    pub projection: Option<String>,
    /// Which references are replaced by the items that they name: a JSON object with 1 for each
    /// field, such as `{"_realm": 1}`. A field with `x-embeddable` then holds the whole item, or
    /// null where the item does not exist or the caller may not read it.
    #[param(value_type = String, required = false, example = r#"{"_realm": 1}"#)]
    pub embedded: Option<String>,
    /// Pretty-print the response (any value).
    #[param(value_type = String, required = false, example = "1")]
    pub pretty: Option<String>,
    /// Whether the items on all pages are counted. With 0 they are not: the page has neither
    /// `_meta.total` nor the link `last` nor the header `X-Total-Count`, and the link `next` alone
    /// shows that pages follow. Reading a large collection page by page takes less time so.
    #[param(value_type = i64, required = false, minimum = 0, maximum = 1, example = 0)]
    pub count: Option<String>,
}

/// How one item is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
#[non_exhaustive]
pub struct ItemParameters {
    /// Which fields are shown: a JSON object with 1 for each field to show, or with 0 for each
    /// field to leave out, such as `{"name": 1}`. The automatic fields are always shown.
    #[param(value_type = String, required = false, example = r#"{"name": 1}"#)]
    pub projection: Option<String>,
    /// Which references are replaced by the items that they name: a JSON object with 1 for each
    /// field, such as `{"_realm": 1}`. A field with `x-embeddable` then holds the whole item, or
    /// null where the item does not exist or the caller may not read it.
    #[param(value_type = String, required = false, example = r#"{"_realm": 1}"#)]
    pub embedded: Option<String>,
    /// Pretty-print the response (any value).
    #[param(value_type = String, required = false, example = "1")]
    pub pretty: Option<String>,
}

/// What is added to the counters of one realm.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
#[non_exhaustive]
pub struct LiveSynthesisParameters {
    /// Add the counters of all realms below that the caller may read (any value).
    #[param(value_type = String, required = false, example = "1")]
    pub concatenation: Option<String>,
    /// Add the stored snapshots of the counters as `history`, newest first (any value).
    #[param(value_type = String, required = false, example = "1")]
    pub history: Option<String>,
}
