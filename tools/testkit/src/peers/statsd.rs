//! The `StatsD` daemon of npm, in front of Carbon.

use std::process::Command;

use tempfile::TempDir;

use super::{free_port, free_udp_port, wait_for_port};
use crate::process::Process;
use crate::tools;

/// A running daemon that sends to Carbon every second.
#[derive(Debug)]
pub struct Statsd {
    _process: Process,
    _folder: TempDir,
    /// The UDP port.
    pub port: u16,
}

impl Statsd {
    /// Starts one that sends to the line port of a Carbon.
    pub fn start(carbon: u16) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let (port, management) = (free_udp_port(), free_port());
        let text = format!(
            "{{ port: {port}, address: '127.0.0.1', mgmt_address: '127.0.0.1', \
             mgmt_port: {management}, flushInterval: 1000, backends: ['./backends/graphite'], \
             graphiteHost: '127.0.0.1', graphitePort: {carbon}, deleteIdleStats: true, \
             deleteGauges: false, graphite: {{ legacyNamespace: false, globalPrefix: 'stats' }} }}"
        );
        let file = folder.path().join("statsd.js");
        std::fs::write(&file, text).expect("a file can be written");
        let modules = tools::npm("statsd", &["statsd@0.9.0"]);
        let mut command = Command::new("node");
        command.arg(modules.join("statsd/stats.js")).arg(&file);
        let process = Process::start(&mut command);
        wait_for_port(management);
        Self {
            _process: process,
            _folder: folder,
            port,
        }
    }
}
