//! The programs at the other end of what leaves the backend: databases, and who reads them.
//!
//! Each runs on free ports of this machine, on data of its own, and keeps both when it is stopped
//! and started again. Programs that are missing are fetched; what cannot be had fails the test.

mod arbiter;
mod carbon;
mod grafana;
mod graphite_web;
mod icinga;
mod influxdb;
mod prometheus;
mod statsd;
mod victoria;
mod web;

use std::net::{TcpListener, TcpStream, UdpSocket};
use std::time::{Duration, Instant};

pub use arbiter::Arbiter;
pub use carbon::Carbon;
pub use grafana::Grafana;
pub use graphite_web::GraphiteWeb;
pub use icinga::Icinga;
pub use influxdb::InfluxDb;
pub use prometheus::{Prometheus, check_metrics};
pub use statsd::Statsd;
pub use victoria::VictoriaMetrics;
pub use web::{Request, Response, Web};

/// Much longer than anything takes, for machines that do other things meanwhile.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// A port that is free now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port can be had");
    listener
        .local_addr()
        .expect("a socket has an address")
        .port()
}

/// A UDP port that is free now.
pub fn free_udp_port() -> u16 {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("a port can be had");
    socket.local_addr().expect("a socket has an address").port()
}

/// Waits until something listens on the port.
pub fn wait_for_port(port: u16) {
    eventually("something listens on the port", || {
        TcpStream::connect(("127.0.0.1", port))
            .is_ok()
            .then_some(())
    });
}

/// Tries until there is a value; panics after a long time.
pub fn eventually<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(value) = attempt() {
            return value;
        }
        assert!(Instant::now() < end, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
