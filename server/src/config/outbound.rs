//! What the settings say about metrics, Grafana, the arbiter, logs and figures.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use super::ConfigError;
use crate::outbound::delivery::queue::Bounds;
use crate::outbound::grafana::{GrafanaSettings, Shape};
use crate::outbound::settings::OutboundSettings;
use crate::outbound::wire::carbon::Protocol;

/// The keys of the settings file that this module reads, and those that it accepts although they
/// change nothing: metrics are sent as soon as a database takes them.
pub(super) const KEYS: [&str; 22] = [
    "ALIGNAK_URL",
    "GRAFANA_DASHBOARDS",
    "GRAFANA_DATASOURCE",
    "GRAFANA_DATASOURCE_QUERIES",
    "GRAFANA_DATASOURCE_TABLES",
    "GRAPHITE_PROTOCOL",
    "LOGGER",
    "METRICS_LISTEN",
    "METRICS_TOKEN",
    "MONGO_DBNAME",
    "SCHEDULER_ALIGNAK_ACTIVE",
    "SCHEDULER_ALIGNAK_PERIOD",
    "SCHEDULER_GRAFANA_ACTIVE",
    "SCHEDULER_GRAFANA_PERIOD",
    "SCHEDULER_TIMESERIES_ACTIVE",
    "SCHEDULER_TIMESERIES_LIMIT",
    "SCHEDULER_TIMESERIES_PERIOD",
    "SCHEDULER_TIMEZONE",
    "SERVER_NAME",
    "TIMESERIES_RETENTION_AGE",
    "TIMESERIES_RETENTION_COUNT",
    "WEBUI_URL",
];

/// What a settings file can say about what leaves the backend.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", default)]
pub(super) struct OutboundFile {
    alignak_url: Option<String>,
    scheduler_alignak_active: Option<bool>,
    scheduler_alignak_period: Option<u64>,
    scheduler_grafana_active: Option<bool>,
    scheduler_grafana_period: Option<u64>,
    grafana_dashboards: ShapeName,
    grafana_datasource: Option<bool>,
    grafana_datasource_queries: Option<String>,
    grafana_datasource_tables: Option<String>,
    graphite_protocol: ProtocolName,
    timeseries_retention_age: Option<u64>,
    timeseries_retention_count: Option<u64>,
    webui_url: Option<String>,
    logger: Option<String>,
    server_name: Option<String>,
    mongo_dbname: Option<String>,
    metrics_listen: Option<String>,
    metrics_token: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ShapeName {
    #[default]
    Auto,
    Current,
    Original,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ProtocolName {
    #[default]
    Pickle,
    Line,
}

impl Default for OutboundFile {
    fn default() -> Self {
        Self {
            alignak_url: None,
            scheduler_alignak_active: None,
            scheduler_alignak_period: None,
            scheduler_grafana_active: None,
            scheduler_grafana_period: None,
            grafana_dashboards: ShapeName::Auto,
            grafana_datasource: None,
            grafana_datasource_queries: None,
            grafana_datasource_tables: None,
            graphite_protocol: ProtocolName::Pickle,
            timeseries_retention_age: None,
            timeseries_retention_count: None,
            webui_url: None,
            logger: None,
            server_name: None,
            mongo_dbname: None,
            metrics_listen: None,
            metrics_token: None,
        }
    }
}

/// Who may read the figures, and where.
#[derive(Clone, Default)]
pub struct FiguresSettings {
    /// An address of their own, as `HOST:PORT`.
    pub listen: Option<String>,
    /// The bearer token for the usual address.
    pub token: Option<String>,
}

impl std::fmt::Debug for FiguresSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("FiguresSettings")
            .field("listen", &self.listen)
            .finish_non_exhaustive()
    }
}

/// The files of the data source of Grafana, each a path or a name in the usual folders.
#[derive(Debug, Clone)]
pub struct DataSourceFiles {
    /// Named queries.
    pub queries: String,
    /// Columns of tables.
    pub tables: String,
}

/// The logger file, and what stands for `%(daemon)s` in it.
#[derive(Debug, Clone)]
pub struct LoggerSettings {
    /// Which file.
    pub file: PathBuf,
    /// The name of the process.
    pub daemon: String,
}

impl OutboundFile {
    /// Reads the keys of a settings file.
    pub(super) fn read(value: &Value) -> Result<Self, String> {
        serde_path_to_error::deserialize(value.clone())
            .map_err(|error| format!("{}: {}", error.path(), error.inner()))
    }

    /// What leaves the backend.
    pub(super) fn settings(
        &self,
        environment: &impl Fn(&str) -> Option<String>,
    ) -> Result<OutboundSettings, ConfigError> {
        let period = |active: bool, name: &'static str, seconds: u64| {
            if seconds == 0 {
                return Err(ConfigError::Unusable {
                    name,
                    reason: "must be at least 1".to_owned(),
                });
            }
            Ok(active.then_some(Duration::from_secs(seconds)))
        };
        let defaults = OutboundSettings::default();
        Ok(OutboundSettings {
            bounds: Bounds {
                age: self
                    .timeseries_retention_age
                    .map_or(defaults.bounds.age, Duration::from_secs),
                entries: self
                    .timeseries_retention_count
                    .unwrap_or(defaults.bounds.entries),
            },
            carbon_protocol: match self.graphite_protocol {
                ProtocolName::Pickle => Protocol::Pickle,
                ProtocolName::Line => Protocol::Line,
            },
            sends_synthesis: environment("ALIGNAK_BACKEND_LIVESYNTHESIS_TSDB")
                .is_none_or(|value| value != "0"),
            arbiter: self.alignak_url.clone().unwrap_or_default(),
            arbiter_period: period(
                self.scheduler_alignak_active.unwrap_or(true),
                "SCHEDULER_ALIGNAK_PERIOD",
                self.scheduler_alignak_period.unwrap_or(300),
            )?,
            grafana_period: period(
                self.scheduler_grafana_active.unwrap_or(false),
                "SCHEDULER_GRAFANA_PERIOD",
                self.scheduler_grafana_period.unwrap_or(120),
            )?,
            grafana: GrafanaSettings {
                shape: match self.grafana_dashboards {
                    ShapeName::Auto => Shape::Automatic,
                    ShapeName::Current => Shape::Current,
                    ShapeName::Original => Shape::Original,
                },
                web_interface: self.webui_url.clone().unwrap_or_default(),
            },
        })
    }

    /// The files of the data source; none when it is turned off.
    pub(super) fn data_source(
        &self,
        environment: &impl Fn(&str) -> Option<String>,
    ) -> Option<DataSourceFiles> {
        if self.grafana_datasource == Some(false) {
            return None;
        }
        let file = |variable: &str, key: &Option<String>, usual: &str| {
            let named = environment(variable).or_else(|| key.clone());
            named.unwrap_or_else(|| usual.to_owned())
        };
        Some(DataSourceFiles {
            queries: file(
                "ALIGNAK_BACKEND_GRAFANA_DATASOURCE_QUERIES",
                &self.grafana_datasource_queries,
                "grafana_queries.json",
            ),
            tables: file(
                "ALIGNAK_BACKEND_GRAFANA_DATASOURCE_TABLES",
                &self.grafana_datasource_tables,
                "grafana_tables.json",
            ),
        })
    }

    /// The logger file, relative to the folder of the settings file.
    pub(super) fn logger(
        &self,
        settings: Option<&Path>,
        environment: &impl Fn(&str) -> Option<String>,
    ) -> Option<LoggerSettings> {
        let named =
            environment("ALIGNAK_BACKEND_LOGGER_CONFIGURATION").or_else(|| self.logger.clone());
        let named = named.filter(|name| !name.is_empty())?;
        let folder = settings
            .and_then(Path::parent)
            .unwrap_or_else(|| Path::new("."));
        let server = self.server_name.as_deref().filter(|name| !name.is_empty());
        let database = self.mongo_dbname.as_deref().unwrap_or("alignak-backend");
        Some(LoggerSettings {
            file: folder.join(named),
            daemon: format!("{}_{database}", server.unwrap_or("alignak-backend")),
        })
    }

    /// Who may read the figures.
    pub(super) fn figures(&self, listen: Option<String>) -> FiguresSettings {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        FiguresSettings {
            listen: listen.or_else(|| filled(&self.metrics_listen)),
            token: filled(&self.metrics_token),
        }
    }
}
