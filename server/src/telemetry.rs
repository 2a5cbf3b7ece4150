//! Figures of the running server for Prometheus.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{OnceLock, PoisonError, RwLock};
use std::time::Duration;

use metrics::{Counter, Gauge, Histogram};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use metrics_process::Collector;

use crate::filter::Filter;
use crate::item::{self, Item};
use crate::outbound::reading;
use crate::rules::synthesis::COUNTERS;
use crate::store::{Store, StoreError};

/// The bounds of the histograms of durations, in seconds.
const BUCKETS: [f64; 12] = [
    0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// What is measured, with an explanation of each.
const COUNTERS_DESCRIBED: [(&str, &str); 8] = [
    (
        "alignak_backend_http_requests_total",
        "Answered requests by method, route and status.",
    ),
    (
        "alignak_backend_check_results_total",
        "Check results that were stored.",
    ),
    (
        "alignak_backend_metrics_sent_total",
        "Values that a database has taken.",
    ),
    (
        "alignak_backend_metrics_dropped_total",
        "Values that were dropped.",
    ),
    (
        "alignak_backend_metrics_send_failures_total",
        "Attempts to send that failed.",
    ),
    (
        "alignak_backend_job_failures_total",
        "Runs of background jobs that failed, by job.",
    ),
    (
        "alignak_backend_events_sent_total",
        "Events that were sent to followers.",
    ),
    (
        "alignak_backend_events_lagged_total",
        "How often a follower had to read everything anew, by reason.",
    ),
];
const GAUGES_DESCRIBED: [(&str, &str); 6] = [
    (
        "alignak_backend_http_requests_in_flight",
        "Requests that are being answered.",
    ),
    (
        "alignak_backend_metrics_queue_entries",
        "Entries that wait for a database.",
    ),
    (
        "alignak_backend_metrics_queue_age_seconds",
        "For how long the oldest entry has waited.",
    ),
    (
        "alignak_backend_metrics_last_success_timestamp_seconds",
        "When a database last took values.",
    ),
    (
        "alignak_backend_jobs_leader",
        "1 when this process runs the background jobs.",
    ),
    ("alignak_backend_followers", "Clients that follow changes."),
];
const HISTOGRAMS_DESCRIBED: [(&str, &str); 3] = [
    (
        "alignak_backend_http_request_duration_seconds",
        "How long requests took, by method and route.",
    ),
    (
        "alignak_backend_store_unit_duration_seconds",
        "How long units of work took, commit included.",
    ),
    (
        "alignak_backend_metrics_send_duration_seconds",
        "How long sending to a database took.",
    ),
];

/// What is measured, ready to be read.
#[derive(Clone)]
pub struct Telemetry {
    handle: PrometheusHandle,
    process: Collector,
}

impl std::fmt::Debug for Telemetry {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Telemetry").finish_non_exhaustive()
    }
}

impl Telemetry {
    /// Begins to measure, for the whole process. A second call measures for itself alone.
    ///
    /// # Errors
    /// When the buckets are not valid.
    pub fn start() -> Result<Self, BuildError> {
        let recorder = PrometheusBuilder::new()
            .set_buckets(&BUCKETS)?
            .build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::debug!("figures are measured for an earlier part of this process");
        }
        for (name, description) in COUNTERS_DESCRIBED {
            metrics::describe_counter!(name, description);
        }
        for (name, description) in GAUGES_DESCRIBED {
            metrics::describe_gauge!(name, description);
        }
        for (name, description) in HISTOGRAMS_DESCRIBED {
            metrics::describe_histogram!(name, description);
        }
        metrics::counter!("alignak_backend_check_results_total").absolute(0);
        REQUESTS.get_or_init(RequestFigures::start);
        let process = Collector::new("");
        process.describe();
        Ok(Self { handle, process })
    }

    /// Forgets samples that no histogram needs any more; to be called now and then.
    pub fn keep_up(&self) {
        self.handle.run_upkeep();
    }

    /// All figures in the text format of Prometheus, with the counters of live synthesis as the
    /// store has them now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn render(&self, store: &dyn Store) -> Result<String, StoreError> {
        self.process.collect();
        let mut text = self.handle.render();
        let realms = reading::all(store, "realm", &Filter::everything()).await?;
        let documents = reading::all(store, "livesynthesis", &Filter::everything()).await?;
        text.push_str(&synthesis(&realms, &documents));
        Ok(text)
    }
}

/// What is measured of requests. Looking a figure up by its labels costs more than counting, so
/// that it is done once for each combination.
struct RequestFigures {
    in_flight: Gauge,
    routes: RwLock<HashMap<String, Vec<RouteFigures>>>,
}

/// The figures of a route, a method and a status.
struct RouteFigures {
    method: &'static str,
    status: u16,
    duration: Histogram,
    requests: Counter,
}

static REQUESTS: OnceLock<RequestFigures> = OnceLock::new();

impl RequestFigures {
    fn start() -> Self {
        let in_flight = metrics::gauge!("alignak_backend_http_requests_in_flight");
        in_flight.set(0.0);
        Self {
            in_flight,
            routes: RwLock::default(),
        }
    }

    fn observe(&self, method: &'static str, route: &str, status: u16, elapsed: Duration) {
        let seconds = elapsed.as_secs_f64();
        {
            let routes = self.routes.read().unwrap_or_else(PoisonError::into_inner);
            let of_route = routes.get(route).map_or(&[][..], Vec::as_slice);
            if let Some(figures) = of_route.iter().find(|of| of.is_of(method, status)) {
                figures.observe(seconds);
                return;
            }
        }
        let figures = RouteFigures::look_up(method, route, status);
        figures.observe(seconds);
        let mut routes = self.routes.write().unwrap_or_else(PoisonError::into_inner);
        let of_route = routes.entry(route.to_owned()).or_default();
        if !of_route.iter().any(|of| of.is_of(method, status)) {
            of_route.push(figures);
        }
    }
}

impl RouteFigures {
    fn look_up(method: &'static str, route: &str, status: u16) -> Self {
        let labels = [("method", method.to_owned()), ("route", route.to_owned())];
        let duration =
            metrics::histogram!("alignak_backend_http_request_duration_seconds", &labels);
        let [method_label, route] = labels;
        let labels = [method_label, route, ("code", status.to_string())];
        Self {
            method,
            status,
            duration,
            requests: metrics::counter!("alignak_backend_http_requests_total", &labels),
        }
    }

    fn is_of(&self, method: &str, status: u16) -> bool {
        self.status == status && self.method == method
    }

    fn observe(&self, seconds: f64) {
        self.duration.record(seconds);
        self.requests.increment(1);
    }
}

/// A request that is being answered, also when its client hangs up meanwhile.
pub struct InFlight(());

impl InFlight {
    /// Counts the request until the value is dropped.
    pub fn begin() -> Self {
        if let Some(figures) = REQUESTS.get() {
            figures.in_flight.increment(1.0);
        }
        Self(())
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        if let Some(figures) = REQUESTS.get() {
            figures.in_flight.decrement(1.0);
        }
    }
}

/// Records an answered request. The routes and methods must be of a limited number.
pub fn observe_request(method: &'static str, route: &str, status: u16, elapsed: Duration) {
    if let Some(figures) = REQUESTS.get() {
        figures.observe(method, route, status, elapsed);
    }
}

/// The counters of live synthesis as gauges.
fn synthesis(realms: &[Item], documents: &[Item]) -> String {
    const NAME: &str = "alignak_backend_live_synthesis";
    let mut text = format!(
        "# HELP {NAME} Hosts and services of a realm by state, as live synthesis counts them.\n\
         # TYPE {NAME} gauge\n"
    );
    for document in documents {
        let realm = realms
            .iter()
            .find(|realm| realm.get("_id") == document.get("_realm"));
        let Some(realm) = realm.map(|realm| item::text(realm, "name")) else {
            continue;
        };
        let realm = realm
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n");
        for counter in &*COUNTERS {
            let value = item::integer(document, counter);
            let _ = writeln!(
                text,
                "{NAME}{{realm=\"{realm}\",counter=\"{counter}\"}} {value}"
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn item(value: Value) -> Item {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn counters_are_gauges_by_realm() {
        let realms = [item(json!({"_id": "r", "name": "North \"Sea\""}))];
        let documents = [
            item(json!({"_realm": "r", "hosts_total": 3})),
            item(json!({"_realm": "gone", "hosts_total": 5})),
        ];
        let text = synthesis(&realms, &documents);
        let line = "alignak_backend_live_synthesis{realm=\"North \\\"Sea\\\"\",counter=\"hosts_total\"} 3\n";
        assert!(text.contains(line), "{text}");
        assert_eq!(text.matches("counter=\"hosts_total\"").count(), 1);
        assert!(text.ends_with('\n'));
    }
}
