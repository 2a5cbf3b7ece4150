//! From a request to a reply: credentials, attempts, waits and redirects.

use std::error::Error;
use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, IF_MATCH, LOCATION};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use tokio::time::{Instant, sleep, timeout};
use tracing::Instrument;
use url::Url;

use super::Backend;
use crate::attempt::Attempt;
use crate::error::{BackendException, ErrorKind};
use crate::observe;
use crate::policy::Outcome;
use crate::request::Request;
use crate::response::Response;
use crate::transport::{Arrival, TransportError, TransportErrorKind, TransportRequest};

/// Longer than any program waits.
const NEVER: Duration = Duration::from_hours(100 * 365 * 24);

/// The header that names a call.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Redirects that one attempt follows.
const REDIRECTS: usize = 5;

/// A request with all that does not change from one attempt to the next.
struct Draft<'a> {
    request: &'a Request,
    url: Url,
    token: Option<HeaderValue>,
    /// Whether it goes without any credentials.
    of_nobody: bool,
    identity: HeaderValue,
}

impl Backend {
    /// Sends a request and brings back the reply, whatever its status.
    ///
    /// # Errors
    /// Only what has no reply: the request is wrong in itself, the backend cannot be reached, or
    /// time ran out.
    pub async fn get_response(&self, request: &Request) -> Result<Response, BackendException> {
        observed(request, self.call(request)).await
    }

    /// The same, without a new login when the backend answers 401.
    pub(super) async fn exchange(&self, request: &Request) -> Result<Response, BackendException> {
        let deadline = self.deadline();
        let token = self.shared.token.header();
        observed(request, self.repeat(request, token.as_ref(), deadline, 0)).await
    }

    async fn call(&self, request: &Request) -> Result<Response, BackendException> {
        let deadline = self.deadline();
        let token = self.shared.token.header();
        let outcome = self.repeat(request, token.as_ref(), deadline, 0).await;
        let (status, attempts) = match &outcome {
            Ok(reply) => (Some(reply.status()), reply.attempts()),
            Err(failure) => (failure.status(), failure.attempts()),
        };
        if status == Some(StatusCode::UNAUTHORIZED)
            && !request.is_anonymous()
            && Box::pin(self.renew(token.as_ref(), deadline)).await
        {
            let token = self.shared.token.header();
            return self
                .repeat(request, token.as_ref(), deadline, attempts)
                .await;
        }
        outcome
    }

    /// Sends a request with this token until the policy is content. `before` attempts were made.
    async fn repeat(
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
                Err(elapsed) => Err(arrival.tell(TransportError::timeout(elapsed))),
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
                    Err(failure) => Err(kind(failure.kind)),
                },
                duration: started.elapsed(),
                // A wait beyond the deadline would only make a clear failure a vague one.
                retry_in: wait.filter(|wait| later(*wait) < deadline),
            };
            self.policy.on_attempt.tell(&attempt);
            let Some(wait) = attempt.retry_in else {
                return conclude(outcome, draft, label, before + number);
            };
            observe::retry(&attempt, wait);
            sleep(wait).await;
        }
    }

    /// Sends a request; a reply that is no success is an error.
    pub(crate) async fn send(&self, request: &Request) -> Result<Response, BackendException> {
        self.get_response(request).await?.succeed()
    }

    /// Sends a change; with inception, one that lost the race for the etag is repeated once with
    /// the etag that the item has now, by the same method and with the same headers.
    pub(crate) async fn send_change(
        &self,
        request: Request,
        inception: bool,
    ) -> Result<Response, BackendException> {
        if !inception {
            return self.send(&request).await;
        }
        request.check()?;
        // Up to three requests, in the time of one call.
        self.bounded().send_anyway(request).await
    }

    async fn send_anyway(&self, mut request: Request) -> Result<Response, BackendException> {
        let reply = if request.required_etag().is_some() {
            let reply = self.get_response(&request).await?;
            if reply.status() != StatusCode::PRECONDITION_FAILED {
                return reply.succeed();
            }
            Some(reply)
        } else {
            None
        };
        let fresh = self.current_etag(&request).await?;
        if let Some(reply) = reply
            && request
                .required_etag()
                .is_some_and(|sent| bare(sent) == bare(&fresh))
        {
            // The etag was right: a rule of the backend protects the item, and would again.
            return reply.succeed();
        }
        request = request.if_match(&fresh);
        self.send(&request).await
    }

    /// The etag that the item of a change has now.
    async fn current_etag(&self, change: &Request) -> Result<String, BackendException> {
        #[derive(serde::Deserialize)]
        struct Tagged {
            #[serde(rename = "_etag")]
            etag: String,
        }
        let mut read = Request::new(Method::GET, change.endpoint());
        for (name, value) in change.headers() {
            if name != IF_MATCH && name != http::header::CONTENT_TYPE {
                read = read.header_value(name.clone(), value.clone());
            }
        }
        Ok(self.send(&read).await?.json::<Tagged>()?.etag)
    }

    /// What all attempts of a call have in common.
    fn draft<'a>(
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
            of_nobody: request.is_anonymous() || !has_credentials,
            identity: given(REQUEST_ID).cloned().unwrap_or_else(new_identity),
        })
    }

    fn prepare(&self, draft: &Draft<'_>, url: Url, arrival: &Arrival) -> TransportRequest {
        let request = draft.request;
        let common = &self.policy.headers;
        // With room for the names of the call and of its user, and for what the transport adds.
        let room = common.len() + request.headers().len() + 6;
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
        TransportRequest {
            method: request.method().clone(),
            url,
            headers,
            body: request.payload().cloned(),
            arrival: arrival.clone(),
        }
    }

    /// One attempt, with the redirects that stay on the host.
    async fn attempt(
        &self,
        draft: &Draft<'_>,
        arrival: &Arrival,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let mut redirected = None;
        for _ in 0..REDIRECTS {
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

/// Makes a call in a span of its own.
async fn observed(
    request: &Request,
    call: impl Future<Output = Result<Response, BackendException>>,
) -> Result<Response, BackendException> {
    let span = observe::span(request);
    if span.is_disabled() {
        return call.await;
    }
    let started = Instant::now();
    let outcome = call.instrument(span.clone()).await;
    observe::record(&span, started.elapsed(), &outcome);
    outcome
}

/// A moment that far from now; one that a clock cannot hold counts as never.
pub(super) fn later(wait: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(wait).unwrap_or(now + NEVER)
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

/// An etag without quotes and mark of weakness.
fn bare(etag: &str) -> &str {
    etag.trim().trim_start_matches("W/").trim_matches('"')
}

fn kind(kind: TransportErrorKind) -> ErrorKind {
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

fn conclude(
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
            Ok(response.sent_by_nobody(draft.of_nobody))
        }
        Err(failure) => {
            let told = explain(&failure, &draft.url);
            Err(BackendException::new(kind(failure.kind), told)
                .with_source(failure.source)
                .with_head(failure.head)
                .with_request_id(identity.to_str().ok())
                .during(label, attempts))
        }
    }
}
