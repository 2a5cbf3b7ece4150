//! Query strings: decoding, the parameters that mean something, and links that repeat them.

use std::fmt::Write as _;

use crate::config::PageLimits;

/// The parameters of a request, decoded, in their order.
#[derive(Debug, Default)]
pub(super) struct Parameters(Vec<(String, String)>);

/// Which page of a collection is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageChoice {
    /// The number of the page, from 1.
    pub page: u64,
    /// Items on each page.
    pub max_results: u64,
}

impl Parameters {
    /// Decodes a raw query string. Anything is accepted.
    pub(super) fn parse(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Self(pairs.into_owned().collect())
    }

    /// The first value of that name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The page asked for; odd values mean the default, too large a page is cut.
    pub(super) fn page_choice(&self, limits: PageLimits) -> PageChoice {
        let max_results = self
            .get("max_results")
            .and_then(|text| text.trim().parse::<f64>().ok())
            .filter(|number| *number >= 1.0)
            .map_or(limits.default, |number| {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "truncation is the rule, the number is positive, and `as` saturates"
                )]
                let whole = number as u64;
                whole.min(limits.largest)
            });
        let page = self
            .get("page")
            .and_then(|text| text.trim().parse::<i64>().ok())
            .map_or(1, |number| number.unsigned_abs().max(1));
        PageChoice { page, max_results }
    }

    /// The query string that a link carries, with its question mark: not percent-encoded, without
    /// `projection` and `embedded`.
    pub(super) fn link_query(&self, choice: PageChoice, page: u64, limits: PageLimits) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            let separator = if query.is_empty() { '?' } else { '&' };
            // Writing into a string has no way to fail.
            let _ = write!(query, "{separator}{name}={value}");
        };
        if choice.max_results != limits.default {
            add("max_results", &choice.max_results.to_string());
        }
        for name in ["where", "sort"] {
            if let Some(value) = self.get(name).filter(|value| !value.is_empty()) {
                add(name, value);
            }
        }
        if page > 1 {
            add("page", &page.to_string());
        }
        for (name, value) in &self.0 {
            let is_placed = matches!(
                name.as_str(),
                "max_results" | "where" | "sort" | "page" | "projection" | "embedded"
            );
            if !is_placed {
                add(name, value);
            }
        }
        query
    }
}
