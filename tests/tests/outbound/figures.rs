//! Health and figures, as probes and Prometheus read them.

use alignak_testkit::peers::{Prometheus, check_metrics, free_port};
use alignak_testkit::{Options, Server};
use serde_json::json;

use crate::{Monitored, now};

#[test]
fn a_probe_needs_no_token() {
    let server = Server::start();
    for path in ["/health", "/ready"] {
        let answer = server.api().get(path).send().expect_status(200);
        assert_eq!(answer.json(), json!({"status": "ok"}));
    }
}

#[test]
fn figures_are_closed_unless_a_token_opens_them() {
    let closed = Server::start();
    closed.api().get("/metrics").send().expect_status(404);
    closed.admin().get("/metrics").send().expect_status(404);
    let server = Server::start_with(Options::default().setting("METRICS_TOKEN", json!("secret")));
    let read = |token: &str| {
        server
            .api()
            .get("/metrics")
            .header("Authorization", &format!("Bearer {token}"))
            .send()
    };
    read("wrong").expect_status(401);
    server.admin().get("/metrics").send().expect_status(401);
    let text = read("secret").expect_status(200).text();
    assert_eq!(check_metrics(&text), "");
    for name in [
        "alignak_backend_http_requests_total{method=\"GET\",route=\"/metrics\",code=\"401\"} ",
        "alignak_backend_http_request_duration_seconds_bucket{",
        "alignak_backend_check_results_total 0",
        "alignak_backend_live_synthesis{realm=\"All\",counter=\"hosts_total\"} ",
        "process_resident_memory_bytes ",
    ] {
        assert!(text.contains(name), "{name} is missing:\n{text}");
    }
}

#[test]
fn prometheus_reads_the_address_of_their_own() {
    let address = format!("127.0.0.1:{}", free_port());
    let options = Options::default().setting("METRICS_LISTEN", json!(address));
    let server = Server::start_with(options);
    let monitored = Monitored::new(server.admin());
    let prometheus = Prometheus::start(&address);
    monitored.graphite(free_port(), &json!({}));
    for seconds in 0..3 {
        monitored.post(now() - 5 + seconds, "rta=1ms");
    }
    assert!(prometheus.value("alignak_backend_check_results_total >= 3") >= 3.0);
    assert!(prometheus.value("alignak_backend_metrics_send_failures_total >= 1") >= 1.0);
    assert!(prometheus.value("alignak_backend_metrics_queue_entries > 0") > 0.0);
    let total = "alignak_backend_live_synthesis{realm=\"North Sea\",counter=\"services_total\"}";
    assert!((prometheus.value(total) - 1.0).abs() < 1e-9);
}
