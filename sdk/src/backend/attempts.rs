//! From a request to a reply with one token: attempts, waits and redirects.

use std::error::Error;

use bytes::Bytes;
use http::header::{AUTHORIZATION, LOCATION};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use tokio::time::{Instant, sleep, timeout};
use tracing::Instrument;
use url::Url;

use super::handle::Backend;
use crate::attempt::Attempt;
use crate::deadline;
use crate::error::{BackendException, ErrorKind};
use crate::headers::{REQUEST_ID, TRACE_PARENT};
use crate::observe;
use crate::policy::Outcome;
use crate::request::Request;
use crate::response::Response;
use crate::transport::{Arrival, TransportError, TransportErrorKind, TransportRequest};

/// Redirects that one attempt follows.
const MAX_REDIRECTS: usize = 5;

/// A request with all that does not change from one attempt to the next.
pub(super) struct Draft<'a> {
    request: &'a Request,
    pub(super) url: Url,
    token: Option<HeaderValue>,
    /// Whether it goes without any credentials.
    anonymous: bool,
    identity: HeaderValue,
    /// The trace that the call belongs to.
    trace_parent: Option<HeaderValue>,
}

impl Backend {
    /// The same, without a new login when the backend answers 401.
    pub(super) async fn exchange(&self, request: &Request) -> Result<Response, BackendException> {
        let deadline = self.deadline();
        let token = self.shared.token.header();
        let call = self.repeat(request, token.as_ref(), deadline, 0);
        self.observed(request, call).await
    }

    /// Sends a request with this token until the policy is content. `before` attempts were made.
    pub(super) async fn repeat(
        &self,
        request: &Request,
        token: Option<&HeaderValue>,
        deadline: Instant,
        before: u32,
    ) -> Result<Response, BackendException> {
        request.check()?;
        let draft = self
            .draft(request, token)
            .map_err(|failure| failure.during(request.label(), 0))?;
        self.shared.budget.deposit();
        let label = request.label();
        let mut number = 0;
        loop {
            number += 1;
            let started = Instant::now();
            let left = deadline.saturating_duration_since(started);
            let limit = self.policy.attempt_timeout.min(left);
            let arrival = Arrival::default();
            let outcome = match timeout(limit, self.attempt(&draft, &arrival)).await {
                Ok(outcome) => outcome,
                Err(elapsed) => Err(arrival.attach_to(TransportError::timeout(elapsed))),
            };
            let wait = self.policy.retry.wait_after(
                match &outcome {
                    Ok(reply) => Outcome::Reply(reply.status(), reply.headers()),
                    Err(failure) => Outcome::Failure(failure.kind, failure.head.as_deref()),
                },
                number,
                request.is_repeatable(),
            );
            let attempt = Attempt {
                operation: &label,
                number: before + number,
                outcome: match &outcome {
                    Ok(reply) => Ok(reply.status()),
                    Err(failure) => Err(error_kind(failure.kind)),
                },
                duration: started.elapsed(),
                // A wait beyond the deadline would only make a clear failure a vague one.
                retry_in: wait
                    .filter(|wait| deadline::after(*wait) < deadline)
                    .filter(|_| self.shared.budget.withdraw()),
            };
            self.policy.on_attempt.call(&attempt);
            let Some(wait) = attempt.retry_in else {
                return conclude(outcome, draft, label, before + number);
            };
            observe::retry(&attempt, wait);
            sleep(wait).await;
        }
    }

    /// Makes a call in a span of its own.
    pub(super) async fn observed(
        &self,
        request: &Request,
        call: impl Future<Output = Result<Response, BackendException>>,
    ) -> Result<Response, BackendException> {
        let span = observe::span(request, self.address());
        if span.is_disabled() {
            return call.await;
        }
        let started = Instant::now();
        let outcome = call.instrument(span.clone()).await;
        observe::record(&span, started.elapsed(), &outcome);
        outcome
    }

    /// What all attempts of a call have in common.
    pub(super) fn draft<'a>(
        &self,
        request: &'a Request,
        token: Option<&HeaderValue>,
    ) -> Result<Draft<'a>, BackendException> {
        let (endpoint, parameters) = (request.endpoint(), request.parameters());
        let url = self.shared.address.resolve(endpoint, parameters)?;
        let given = |name| {
            let of_all = || self.policy.headers.get(&name);
            request.headers().get(&name).or_else(of_all)
        };
        let token = token.filter(|_| !request.is_anonymous());
        let has_credentials = token.is_some() || given(AUTHORIZATION).is_some();
        Ok(Draft {
            request,
            url,
            token: token.cloned(),
            anonymous: request.is_anonymous() || !has_credentials,
            identity: given(REQUEST_ID).cloned().unwrap_or_else(new_identity),
            trace_parent: match given(TRACE_PARENT) {
                Some(given) => Some(given.clone()),
                None => self.policy.trace_parent.header(),
            },
        })
    }

    pub(super) fn prepare(
        &self,
        draft: &Draft<'_>,
        url: Url,
        arrival: &Arrival,
    ) -> TransportRequest {
        let request = draft.request;
        let common = &self.policy.headers;
        // With room for the names of the call and of its user, and for what the transport adds.
        let room = common.len() + request.headers().len() + 7;
        let mut headers = HeaderMap::with_capacity(room);
        for (name, value) in common.iter().chain(request.headers()) {
            headers.insert(name.clone(), value.clone());
        }
        if request.is_anonymous() {
            headers.remove(AUTHORIZATION);
        } else if let Some(token) = &draft.token {
            headers.insert(AUTHORIZATION, token.clone());
        }
        headers.insert(REQUEST_ID, draft.identity.clone());
        if let Some(trace_parent) = &draft.trace_parent {
            headers.insert(TRACE_PARENT, trace_parent.clone());
        }
        TransportRequest {
            method: request.method().clone(),
            url,
            headers,
            body: request.payload().cloned(),
            arrival: arrival.clone(),
            generated_ids: request.has_generated_ids(),
        }
    }

    /// One attempt, with the redirects that stay on the host.
    async fn attempt(
        &self,
        draft: &Draft<'_>,
        arrival: &Arrival,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let mut redirected = None;
        for _ in 0..MAX_REDIRECTS {
            let url = redirected.as_ref().unwrap_or(&draft.url);
            let prepared = self.prepare(draft, url.clone(), arrival);
            let reply = self.shared.transport.send(prepared).await?;
            match self.redirected(draft.request.method(), url, &reply) {
                Some(next) => redirected = Some(next),
                None => return Ok(reply),
            }
        }
        let url = redirected.as_ref().unwrap_or(&draft.url);
        let prepared = self.prepare(draft, url.clone(), arrival);
        self.shared.transport.send(prepared).await
    }

    /// Where a reply sends the same request, if that is on the same host.
    fn redirected(&self, method: &Method, url: &Url, reply: &http::Response<Bytes>) -> Option<Url> {
        let keeps_method = match reply.status() {
            StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
            // These turn a change into a read in most clients: they are followed for reads only.
            StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => {
                method.is_safe()
            }
            _ => false,
        };
        let location = reply
            .headers()
            .get(LOCATION)
            .map(HeaderValue::to_str)?
            .ok()?;
        let next = url.join(location).ok()?;
        (keeps_method && self.shared.address.has_origin_of(&next)).then_some(next)
    }
}

/// What failed and, where it is known, the cause at the bottom.
fn explain(failure: &TransportError, url: &Url) -> String {
    let mut cause: &dyn Error = &*failure.source;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    if failure.kind == TransportErrorKind::Connect {
        let server = url.origin().ascii_serialization();
        return format!("cannot connect to {server}: {cause}");
    }
    format!("{failure}: {cause}")
}

fn error_kind(kind: TransportErrorKind) -> ErrorKind {
    match kind {
        TransportErrorKind::Invalid => ErrorKind::Invalid,
        TransportErrorKind::Connect => ErrorKind::Connect,
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Interrupted => ErrorKind::Interrupted,
        TransportErrorKind::Unreadable => ErrorKind::Unreadable,
    }
}

/// A name for one call, by which it can be found in the logs of the backend and on the way to it.
fn new_identity() -> HeaderValue {
    let text = format!("{:016x}", fastrand::u64(..));
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("none"))
}

pub(super) fn conclude(
    outcome: Result<http::Response<Bytes>, TransportError>,
    draft: Draft<'_>,
    label: String,
    attempts: u32,
) -> Result<Response, BackendException> {
    let identity = draft.identity;
    match outcome {
        Ok(reply) => {
            let confidential = draft.request.is_confidential();
            let response = Response::new(reply, label, attempts, identity, confidential);
            Ok(response.without_token(draft.anonymous))
        }
        Err(failure) => {
            let message = explain(&failure, &draft.url);
            Err(BackendException::new(error_kind(failure.kind), message)
                .with_source(failure.source)
                .with_head(failure.head)
                .with_request_id(identity.to_str().ok())
                .during(label, attempts))
        }
    }
}
