//! What the settings say about what leaves the backend.

use std::time::Duration;

use super::delivery::queue::Bounds;
use super::grafana::GrafanaSettings;
use super::wire::carbon::Protocol;

/// What the settings say about what leaves the backend.
#[derive(Debug, Clone)]
pub struct OutboundSettings {
    /// How much may wait for one database.
    pub bounds: Bounds,
    /// The protocol to Carbon, on any port but the one for lines.
    pub carbon_protocol: Protocol,
    /// Whether the counters of live synthesis are sent to the databases.
    pub sends_synthesis: bool,
    /// The address of the arbiter; empty for none.
    pub arbiter: String,
    /// How often the arbiter is notified; none for never.
    pub arbiter_period: Option<Duration>,
    /// How often dashboards are made; none for never.
    pub grafana_period: Option<Duration>,
    /// How dashboards are made.
    pub grafana: GrafanaSettings,
}

impl Default for OutboundSettings {
    fn default() -> Self {
        Self {
            bounds: Bounds {
                age: Duration::from_hours(7 * 24),
                entries: 1_000_000,
            },
            carbon_protocol: Protocol::Pickle,
            sends_synthesis: true,
            arbiter: String::new(),
            arbiter_period: None,
            grafana_period: None,
            grafana: GrafanaSettings::default(),
        }
    }
}
