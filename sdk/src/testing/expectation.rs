//! Which calls a mock expects.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use http::header::IF_MATCH;
use http::{Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::reply::{Reply, filter, names, parameter, sort, whole_filter, written_body};
use crate::json;
use crate::model::{Id, LogCheckResult, Resource};
use crate::monitoring::{CheckResult, difference};
use crate::transport::TransportRequest;
use crate::typed::{AsId, Embeddable, FieldName, Filter, Item, Sort, fields_of};

/// A call that a [`MockBackend`](super::MockBackend) expects, and what it answers.
///
/// A read may come any number of times, but at least once; a write comes exactly once; unless
/// [`times`](Self::times) says otherwise.
#[derive(Clone)]
#[must_use = "an expectation is given to `MockBackend::expect`"]
pub struct Expectation<R = ()> {
    pub(super) inner: Expected,
    resource: PhantomData<fn() -> R>,
}

/// The same without its resource.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    method: Method,
    path: String,
    body: Option<Result<Value, String>>,
    filter: Option<Value>,
    reports: Option<Vec<CheckResult>>,
    sort: Vec<String>,
    embedded: Option<BTreeSet<String>>,
    projection: Option<BTreeSet<String>>,
    etag: Option<String>,
    answer: Reply,
    pub(super) at_most: Option<usize>,
    pub(super) at_least: usize,
}

/// A list of a resource is read: as a page, a stream, the first item or a count. The items come in
/// the order given, or by `_id` where the call asks for that.
pub fn list<'a, R: Resource>(items: impl IntoIterator<Item = &'a Item<R>>) -> Expectation<R> {
    let items = items.into_iter().map(json_of).collect();
    Expectation::new(Method::GET, R::NAME.to_owned(), Reply::Items(items))
}

/// One item is read.
pub fn get<R: Resource>(item: &Item<R>) -> Expectation<R> {
    let answer = Reply::Status(StatusCode::OK, json_of(item));
    Expectation::new(Method::GET, path_of(item.id), answer)
}

/// One item is read that is not there.
pub fn missing<R: Resource>(id: impl AsId<R>) -> Expectation<R> {
    let answer = refusal(StatusCode::NOT_FOUND, "The requested URL was not found");
    Expectation::new(Method::GET, path_of(id.as_id()), answer)
}

/// One item or several are created. They get new identifiers, unless they have their own.
pub fn create<R: Resource>() -> Expectation<R> {
    Expectation::new(Method::POST, R::NAME.to_owned(), Reply::Written).times(1)
}

/// These check results are reported in one call, by [`report`](crate::Backend::report),
/// [`report_all`](crate::Backend::report_all) or a [reporter](crate::Backend::reporter). The time
/// of a result counts only if it says one.
pub fn report<'a>(
    results: impl IntoIterator<Item = &'a CheckResult>,
) -> Expectation<LogCheckResult> {
    let path = [LogCheckResult::NAME, "/bulk"].concat();
    let mut expectation = Expectation::new(Method::POST, path, Reply::Written).times(1);
    expectation.inner.reports = Some(results.into_iter().cloned().collect());
    expectation
}

/// An item is changed.
pub fn update<R: Resource>(item: &Item<R>) -> Expectation<R> {
    write(Method::PATCH, item)
}

/// An item is replaced.
pub fn replace<R: Resource>(item: &Item<R>) -> Expectation<R> {
    write(Method::PUT, item)
}

/// An item is deleted.
pub fn delete<R: Resource>(item: &Item<R>) -> Expectation<R> {
    let answer = Reply::Status(StatusCode::NO_CONTENT, Value::Null);
    Expectation::new(Method::DELETE, path_of(item.id), answer).times(1)
}

/// All items of a resource are deleted.
pub fn delete_all<R: Resource>() -> Expectation<R> {
    let answer = Reply::Status(StatusCode::NO_CONTENT, Value::Null);
    Expectation::new(Method::DELETE, R::NAME.to_owned(), answer).times(1)
}

/// Any call of an endpoint, answered by 200 and an empty object unless something else is said.
pub fn call(method: Method, endpoint: &str) -> Expectation {
    let endpoint = endpoint.trim_start_matches('/').to_owned();
    Expectation::new(method, endpoint, Reply::Status(StatusCode::OK, json!({})))
}

fn write<R: Resource>(method: Method, item: &Item<R>) -> Expectation<R> {
    let reply = Reply::Changed(item.id.to_string());
    Expectation::new(method, path_of(item.id), reply).times(1)
}

impl<R> Expectation<R> {
    fn new(method: Method, path: String, answer: Reply) -> Self {
        Self {
            inner: Expected {
                method,
                path,
                body: None,
                filter: None,
                reports: None,
                sort: Vec::new(),
                embedded: None,
                projection: None,
                etag: None,
                answer,
                at_most: None,
                at_least: 1,
            },
            resource: PhantomData,
        }
    }

    /// With this filter and no other; without this, any filter is right.
    pub fn filter(mut self, filter: Filter<R>) -> Self {
        self.inner.filter = Some(filter.into_json());
        self
    }

    /// In this order; with several, the first one counts most. Without this, any order is right.
    pub fn sort(mut self, sort: Sort<R>) -> Self {
        self.inner.sort.push(sort.text);
        self
    }

    /// With the items that these fields refer to, and no others; without this, any are right.
    pub fn embed(mut self, embed: impl Embeddable<R>) -> Self {
        let embedded = self.inner.embedded.get_or_insert_default();
        embedded.extend(embed.into_embed().names);
        self
    }

    /// With the fields of this struct and no others; without this, any fields are right.
    pub fn select<T: DeserializeOwned>(mut self) -> Self {
        let fields = fields_of::<T>().unwrap_or_default();
        let projection = self.inner.projection.get_or_insert_default();
        projection.extend(fields.iter().map(|&field| field.to_owned()));
        self
    }

    /// With this field, and others named so or by [`select`](Self::select).
    pub fn project(mut self, field: impl Into<FieldName<R>>) -> Self {
        let projection = self.inner.projection.get_or_insert_default();
        projection.insert(field.into().name.to_owned());
        self
    }

    /// With this content and no other; without this, any content is right.
    pub fn with(mut self, content: impl Serialize) -> Self {
        let content = json::to_value(&content).map_err(|failure| failure.to_string());
        self.inner.body = Some(content);
        self
    }

    /// With this etag in `If-Match`; without this, any etag is right, and none.
    pub fn if_match(mut self, etag: impl Into<String>) -> Self {
        self.inner.etag = Some(etag.into());
        self
    }

    /// Exactly so many times. Each page of a stream is one call.
    pub fn times(mut self, times: usize) -> Self {
        self.inner.at_most = Some(times);
        self.inner.at_least = times;
        self
    }

    /// Answers with this status and body. `Value::Null` is an empty body.
    ///
    /// # Panics
    /// There is no such status.
    #[track_caller]
    pub fn answers(mut self, status: u16, body: Value) -> Self {
        self.inner.answer = Reply::Status(status_of(status), body);
        self
    }

    /// Refuses the call in the way of backends, with this status and `_error`.
    ///
    /// # Panics
    /// There is no such status.
    #[track_caller]
    pub fn refuses(mut self, status: u16, message: &str) -> Self {
        self.inner.answer = refusal(status_of(status), message);
        self
    }

    /// Refuses the content: 422 with this problem of this field.
    pub fn refuses_field(mut self, field: &str, problem: &str) -> Self {
        let body = json!({
            "_status": "ERR", "_issues": {field: problem},
            "_error": {"code": 422, "message": "Insertion failure: 1 document(s) contain(s) error(s)"},
        });
        self.inner.answer = Reply::Status(StatusCode::UNPROCESSABLE_ENTITY, body);
        self
    }

    /// Refuses the change because somebody was faster: 412.
    pub fn loses_race(self) -> Self {
        self.refuses(412, "Client and server etags don't match")
    }

    /// Lets no connection be made.
    pub fn cannot_connect(mut self) -> Self {
        self.inner.answer = Reply::NoConnection;
        self
    }

    /// Breaks the connection before the reply.
    pub fn breaks(mut self) -> Self {
        self.inner.answer = Reply::Broken;
        self
    }

    /// Lets the time run out; the test does not wait for it.
    pub fn times_out(mut self) -> Self {
        self.inner.answer = Reply::Late;
        self
    }
}

impl Expected {
    /// Why a request is not this call; nothing when it is.
    pub(super) fn mismatch(&self, request: &TransportRequest) -> Option<String> {
        let path = request.url.path().trim_start_matches('/');
        if request.method != self.method || path != self.path {
            return Some(String::new());
        }
        if let Some(wanted) = &self.filter {
            let (sent, _) = filter(&request.url);
            if sent.as_ref() != Some(wanted) && whole_filter(&request.url).as_ref() != Some(wanted)
            {
                let sent = sent.map_or_else(|| "none".to_owned(), |sent| sent.to_string());
                return Some(format!("the filter is {sent} instead of {wanted}"));
            }
        }
        if !self.sort.is_empty() {
            let (wanted, sent) = (self.sort.join(","), sort(&request.url));
            // A caller may have written the `_id` that a walk adds.
            let whole = parameter(&request.url, "sort");
            if sent.as_ref() != Some(&wanted) && whole.as_ref() != Some(&wanted) {
                return Some(format!("the order is {sent:?} instead of {wanted:?}"));
            }
        }
        for (parameter, wanted) in [
            ("embedded", &self.embedded),
            ("projection", &self.projection),
        ] {
            let sent: BTreeSet<String> = names(&request.url, parameter).into_iter().collect();
            if wanted.as_ref().is_some_and(|wanted| *wanted != sent) {
                let wanted = wanted.iter().flatten().collect::<Vec<_>>();
                return Some(format!("`{parameter}` is {sent:?} instead of {wanted:?}"));
            }
        }
        if let Some(wanted) = &self.reports
            && let Some(difference) = difference(wanted, &written_body(request))
        {
            return Some(difference);
        }
        if let Some(wanted) = &self.body {
            let sent = written_body(request);
            match wanted {
                Ok(wanted) if *wanted == sent => {}
                Ok(wanted) => return Some(format!("the content is {sent} instead of {wanted}")),
                Err(failure) => return Some(format!("the content cannot be sent: {failure}")),
            }
        }
        if let Some(wanted) = &self.etag {
            let sent = request.headers.get(IF_MATCH);
            if sent.is_none_or(|sent| sent.as_bytes() != wanted.as_bytes()) {
                return Some(format!("the etag is {sent:?} instead of {wanted:?}"));
            }
        }
        None
    }

    pub(super) fn answer(&self) -> &Reply {
        &self.answer
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} /{}", self.method, self.path)?;
        if let Some(filter) = &self.filter {
            write!(formatter, " where {filter}")?;
        }
        if !self.sort.is_empty() {
            write!(formatter, " sort {}", self.sort.join(","))?;
        }
        for (word, names) in [("embed", &self.embedded), ("select", &self.projection)] {
            if let Some(names) = names {
                let names = names.iter().map(String::as_str).collect::<Vec<_>>();
                write!(formatter, " {word} {}", names.join(","))?;
            }
        }
        if let Some(reports) = &self.reports {
            write!(formatter, " with {} check results", reports.len())?;
        }
        if let Some(Ok(body)) = &self.body {
            write!(formatter, " with {body}")?;
        }
        Ok(())
    }
}

impl<R> fmt::Debug for Expectation<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Expectation({})", self.inner)
    }
}

fn path_of<R: Resource>(id: Id<R>) -> String {
    format!("{}/{id}", R::NAME)
}

fn json_of<R: Resource>(item: &Item<R>) -> Value {
    serde_json::to_value(item).unwrap_or_default()
}

#[track_caller]
fn status_of(status: u16) -> StatusCode {
    match StatusCode::from_u16(status) {
        Ok(status) => status,
        Err(failure) => panic!("{status}: {failure}"),
    }
}

fn refusal(status: StatusCode, message: &str) -> Reply {
    let error = json!({"code": status.as_u16(), "message": message});
    Reply::Status(status, json!({"_status": "ERR", "_error": error}))
}
