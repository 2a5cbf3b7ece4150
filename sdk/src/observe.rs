//! One `tracing` span per call, with the attribute names of OpenTelemetry. It never holds bodies,
//! queries, headers or tokens.

use std::time::Duration;

use tracing::Span;
use tracing::field::Empty;
use url::Url;

use crate::attempt::Attempt;
use crate::error::BackendException;
use crate::request::Request;
use crate::response::Response;

/// The span of a call to a backend at this address, still without its outcome.
pub(crate) fn span(request: &Request, address: &Url) -> Span {
    tracing::debug_span!(
        "backend_call",
        otel.kind = "client",
        operation = request.name(),
        "server.address" = address.host_str(),
        "server.port" = address.port_or_known_default(),
        "http.request.method" = request.method().as_str(),
        "url.path" = request.path(),
        "http.response.status_code" = Empty,
        "http.request.resend_count" = Empty,
        duration_ms = Empty,
        request_id = Empty,
        "error.type" = Empty,
    )
}

/// Writes down how a call ended.
pub(crate) fn record(
    span: &Span,
    duration: Duration,
    outcome: &Result<Response, BackendException>,
) {
    if span.is_disabled() {
        return;
    }
    span.record("duration_ms", duration.as_secs_f64() * 1000.0);
    match outcome {
        Ok(response) => {
            span.record("http.response.status_code", response.status().as_u16());
            span.record("http.request.resend_count", resends(response.attempts()));
            span.record("request_id", response.request_id());
        }
        Err(failure) => {
            let status = failure.status().map(|status| status.as_u16());
            span.record("http.response.status_code", status);
            span.record("http.request.resend_count", resends(failure.attempts()));
            span.record("request_id", failure.request_id());
            span.record("error.type", tracing::field::debug(failure.kind()));
        }
    }
}

/// Says that an attempt is followed by another.
pub(crate) fn retry(attempt: &Attempt<'_>, wait: Duration) {
    tracing::debug!(
        attempt = attempt.number,
        outcome = ?attempt.outcome,
        wait_ms = wait.as_secs_f64() * 1000.0,
        "trying again"
    );
}

/// How often a request was sent again, as OpenTelemetry counts.
fn resends(attempts: u32) -> u32 {
    attempts.saturating_sub(1)
}
