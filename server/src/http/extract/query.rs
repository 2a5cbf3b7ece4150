//! Query strings: the parameters that mean something, typed, and links that repeat them all.

use std::fmt::Write as _;
use std::marker::PhantomData;
use std::sync::Arc;

use alignak_model::Resource as Described;
use alignak_model::document::{ItemParameters, ListParameters, LiveSynthesisParameters};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use crate::api::{ListRequest, SynthesisView, View};
use crate::config::PageLimits;
use crate::contract::{self, Resource};
use crate::filter::{self, FilterError, Projection, Sort};
use crate::http::App;
use crate::http::error::HttpError;

/// The parameters of a request, decoded, in their order.
#[derive(Debug, Default)]
struct Parameters(Vec<(String, String)>);

/// Which page of a collection is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) struct PageChoice {
    /// The number of the page, from 1.
    pub(in crate::http) page: u64,
    /// Items on each page.
    pub(in crate::http) max_results: u64,
}

/// The query of one item of the resource `R`.
pub(in crate::http) struct ItemQuery<R> {
    view: ItemParameters,
    synthesis: LiveSynthesisParameters,
    links: LinkQuery,
    resource: PhantomData<fn() -> R>,
}

/// The query of a list.
pub(in crate::http) struct ListQuery {
    parameters: ListParameters,
    links: LinkQuery,
}

/// The query of check results in bulk.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct BulkQuery {
    /// Take the state before each result, its dates, the acknowledgement, the downtime and the
    /// number of attempts from the live state of the host or service, whatever the results say of
    /// them. For senders that know what a check found and nothing else.
    #[param(value_type = bool, required = false, example = true)]
    pub(in crate::http) from_live_state: bool,
}

/// The query of the removal of one item.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct RemovalQuery {
    /// Remove the item although fields of other items refer to it: these become null or, where a
    /// value is needed, name a default item. Without it, the removal is refused (409), and the
    /// message names what refers to the item.
    #[param(value_type = bool, required = false, example = true)]
    pub(in crate::http) force: bool,
}

/// What links repeat of the query of a request.
pub(in crate::http) struct LinkQuery {
    /// The page that is answered.
    pub(in crate::http) choice: PageChoice,
    /// Whether the page says how many items there are in all.
    pub(in crate::http) counts: bool,
    parameters: Parameters,
    limits: PageLimits,
}

impl LinkQuery {
    fn read(parts: &Parts, app: &App) -> Result<Self, HttpError> {
        let parameters = Parameters::parse(parts.uri.query());
        let limits = app.settings.page_limits;
        Ok(Self {
            choice: parameters.page_choice(limits)?,
            counts: parameters.counts()?,
            parameters,
            limits,
        })
    }

    /// The query of the first page, without parameters.
    #[cfg(test)]
    pub(in crate::http) fn first() -> Self {
        Self {
            choice: PageChoice {
                page: 1,
                max_results: 25,
            },
            counts: true,
            parameters: Parameters::default(),
            limits: PageLimits {
                default: 25,
                largest: 50,
            },
        }
    }

    /// The query string of the link of what is answered, with its question mark.
    pub(in crate::http) fn own(&self) -> String {
        self.parameters.own_query(self.choice, self.limits)
    }

    /// The query string of the link to another page, with its question mark.
    pub(in crate::http) fn page(&self, page: u64) -> String {
        self.parameters.page_query(self.choice, page, self.limits)
    }
}

/// What is percent-encoded in the values of links.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',')
    .remove(b':');

impl Parameters {
    /// Decodes a raw query string. Anything is accepted.
    fn parse(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Self(pairs.into_owned().collect())
    }

    /// The first value of that name.
    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// A whole number; `None` when it is absent or empty.
    fn number(&self, name: &str) -> Result<Option<u64>, HttpError> {
        let Some(text) = self
            .get(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
        else {
            return Ok(None);
        };
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(HttpError::not_a_number(name, text));
        }
        // Schemas know no number above that of 64 bits with a sign.
        match text.parse::<i64>() {
            Ok(number) => Ok(Some(number.unsigned_abs())),
            Err(_) => Err(HttpError::not_a_number(name, text)),
        }
    }

    /// A switch: off when it is absent. A value must be there, so that what a script left empty is
    /// not taken for consent.
    fn flag(&self, name: &str) -> Result<bool, HttpError> {
        let Some(text) = self.get(name) else {
            return Ok(false);
        };
        match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(HttpError::not_a_flag(name, text)),
        }
    }

    /// Whether the page says how many items there are in all: unless `count` is 0.
    fn counts(&self) -> Result<bool, HttpError> {
        match self.number("count")? {
            None | Some(1) => Ok(true),
            Some(0) => Ok(false),
            Some(other) => Err(HttpError::bad_request(&format!(
                "count: `{other}` is neither 0 nor 1"
            ))),
        }
    }

    /// The page asked for: 0 means the default, too large a page is cut.
    fn page_choice(&self, limits: PageLimits) -> Result<PageChoice, HttpError> {
        let max_results = self.number("max_results")?.filter(|number| *number > 0);
        Ok(PageChoice {
            page: self.number("page")?.unwrap_or(1).max(1),
            max_results: max_results.map_or(limits.default, |number| number.min(limits.largest)),
        })
    }

    /// The query string of a link to another page, with its question mark: everything that the
    /// request asked for, percent-encoded.
    fn page_query(&self, choice: PageChoice, page: u64, limits: PageLimits) -> String {
        let encode = |query: &mut String, name: &str, value: &str| {
            let separator = if query.is_empty() { '?' } else { '&' };
            let name = utf8_percent_encode(name, ENCODED);
            let value = utf8_percent_encode(value, ENCODED);
            // Writing into a string has no way to fail.
            let _ = write!(query, "{separator}{name}={value}");
        };
        self.query(choice, page, limits, &[], encode)
    }

    /// The query string of the link of what is answered, as the original writes it: not
    /// percent-encoded, without `projection` and `embedded`.
    fn own_query(&self, choice: PageChoice, limits: PageLimits) -> String {
        let copy = |query: &mut String, name: &str, value: &str| {
            let separator = if query.is_empty() { '?' } else { '&' };
            let _ = write!(query, "{separator}{name}={value}");
        };
        let left_out = ["projection", "embedded"];
        self.query(choice, choice.page, limits, &left_out, copy)
    }

    fn query(
        &self,
        choice: PageChoice,
        page: u64,
        limits: PageLimits,
        left_out: &[&str],
        add: impl Fn(&mut String, &str, &str),
    ) -> String {
        let mut query = String::new();
        if choice.max_results != limits.default {
            add(&mut query, "max_results", &choice.max_results.to_string());
        }
        for name in ["where", "sort"] {
            if let Some(value) = self.get(name).filter(|value| !value.is_empty()) {
                add(&mut query, name, value);
            }
        }
        if page > 1 {
            add(&mut query, "page", &page.to_string());
        }
        for (name, value) in &self.0 {
            let is_placed = matches!(name.as_str(), "max_results" | "where" | "sort" | "page");
            if !is_placed && !left_out.contains(&name.as_str()) {
                add(&mut query, name, value);
            }
        }
        query
    }
}

/// How items are shown, as the parameters `projection` and `embedded` say.
fn view(
    projection: Option<&str>,
    embedded: Option<&str>,
    synthesis: SynthesisView,
) -> Result<View, HttpError> {
    Ok(View {
        projection: Projection::parse(projection.unwrap_or_default()).map_err(refuse)?,
        embedded: filter::parse_embedded(embedded.unwrap_or_default()).map_err(refuse)?,
        synthesis,
    })
}

impl<R> ItemQuery<R> {
    /// How the item is shown.
    pub(in crate::http) fn view(&self) -> Result<View, HttpError> {
        let synthesis = SynthesisView {
            concatenation: self.synthesis.concatenation.is_some(),
            history: self.synthesis.history.is_some(),
        };
        let ItemParameters {
            projection,
            embedded,
            ..
        } = &self.view;
        view(projection.as_deref(), embedded.as_deref(), synthesis)
    }

    /// Whether the response is pretty-printed.
    pub(in crate::http) fn is_pretty(&self) -> bool {
        self.view.pretty.is_some()
    }

    /// What its links repeat.
    pub(in crate::http) fn links(&self) -> &LinkQuery {
        &self.links
    }
}

impl<R> FromRequestParts<Arc<App>> for ItemQuery<R> {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, HttpError> {
        let links = LinkQuery::read(parts, app)?;
        let mut view = ItemParameters::default();
        view.projection = links.parameters.text("projection");
        view.embedded = links.parameters.text("embedded");
        view.pretty = links.parameters.text("pretty");
        let mut synthesis = LiveSynthesisParameters::default();
        synthesis.concatenation = links.parameters.text("concatenation");
        synthesis.history = links.parameters.text("history");
        Ok(Self {
            view,
            synthesis,
            links,
            resource: PhantomData,
        })
    }
}

impl<R: Described> IntoParams for ItemQuery<R> {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = ItemParameters::into_params(&place);
        if contract::resource(R::NAME).counters {
            parameters.extend(LiveSynthesisParameters::into_params(place));
        }
        parameters
    }
}

impl ListQuery {
    /// What is asked for.
    pub(in crate::http) fn request(&self, resource: &Resource) -> Result<ListRequest, HttpError> {
        let asked = &self.parameters;
        let (filter, sort) = (asked.filter.as_deref(), asked.sort.as_deref());
        let (projection, embedded) = (asked.projection.as_deref(), asked.embedded.as_deref());
        let PageChoice { page, max_results } = self.links.choice;
        Ok(ListRequest {
            filter: filter::parse(filter.unwrap_or_default(), resource).map_err(refuse)?,
            sort: Sort::parse(sort.unwrap_or_default()).map_err(refuse)?,
            view: view(projection, embedded, SynthesisView::default())?,
            skip: (page - 1).saturating_mul(max_results),
            limit: max_results,
            counts: self.links.counts,
        })
    }

    /// Whether the response is pretty-printed.
    pub(in crate::http) fn is_pretty(&self) -> bool {
        self.parameters.pretty.is_some()
    }

    /// What its links repeat.
    pub(in crate::http) fn links(&self) -> &LinkQuery {
        &self.links
    }
}

impl FromRequestParts<Arc<App>> for ListQuery {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, HttpError> {
        let links = LinkQuery::read(parts, app)?;
        let mut parameters = ListParameters::default();
        parameters.filter = links.parameters.text("where");
        parameters.sort = links.parameters.text("sort");
        parameters.projection = links.parameters.text("projection");
        parameters.embedded = links.parameters.text("embedded");
        parameters.pretty = links.parameters.text("pretty");
        Ok(Self { parameters, links })
    }
}

impl IntoParams for ListQuery {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        ListParameters::into_params(place)
    }
}

impl<S: Sync> FromRequestParts<S> for BulkQuery {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, HttpError> {
        let parameters = Parameters::parse(parts.uri.query());
        Ok(Self {
            from_live_state: parameters.flag("from_live_state")?,
        })
    }
}

impl<S: Sync> FromRequestParts<S> for RemovalQuery {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, HttpError> {
        let parameters = Parameters::parse(parts.uri.query());
        Ok(Self {
            force: parameters.flag("force")?,
        })
    }
}

fn refuse(error: FilterError) -> HttpError {
    HttpError::bad_request(error.message())
}
