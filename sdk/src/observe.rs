//! One `tracing` span per call. It never holds bodies, queries, headers or tokens.

use std::time::Duration;

use tracing::Span;
use tracing::field::Empty;

use crate::attempt::Attempt;
use crate::error::BackendException;
use crate::request::Request;
use crate::response::Response;

/// The span of a call, still without its outcome.
pub(crate) fn span(request: &Request) -> Span {
    tracing::debug_span!(
        "backend_call",
        operation = request.name(),
        method = request.method().as_str(),
        path = request.path(),
        status = Empty,
        attempts = Empty,
        duration_ms = Empty,
        request_id = Empty,
        error = Empty,
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
            span.record("status", response.status().as_u16());
            span.record("attempts", response.attempts());
            span.record("request_id", response.request_id());
        }
        Err(failure) => {
            span.record("status", failure.status().map(|status| status.as_u16()));
            span.record("attempts", failure.attempts());
            span.record("request_id", failure.request_id());
            span.record("error", tracing::field::debug(failure.kind()));
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
