//! Settings: built-in defaults, then the settings file, then environment variables, then the
//! command line. Each later one wins.

mod file;
mod livestatus;
mod outbound;
mod store;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

pub use file::FileSettings;
pub use outbound::{DataSourceFiles, FiguresSettings, LoggerSettings};

use crate::events::EventSettings;
use crate::livestatus::Listener;
use crate::logging::LogFormat;
use crate::outbound::settings::OutboundSettings;
use crate::retention::Retention;
use crate::rules::{Limits, Policy};
use crate::store::StoreUri;

/// What the command line says; see `--help` for the meanings.
#[derive(Debug, Default, Clone, clap::Args)]
pub struct Options {
    /// Where to listen: an address and a port; port 0 takes a free one.
    /// [default: the settings' HOST and PORT, else 127.0.0.1:5000]
    #[arg(long, value_name = "HOST:PORT")]
    pub listen: Option<String>,

    /// The folder of the embedded database; made when missing. Also `ALIGNAK_BACKEND_DATA_DIR`.
    /// [default: the platform's folder for application data]
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,

    /// The database: `sqlite:PATH` for a file of your choice, or `mongodb://…` with a server's
    /// address. Also `ALIGNAK_BACKEND_MONGO_URI`, and the settings' `MONGO_URI` or `MONGO_HOST`.
    /// [default: alignak-backend.sqlite in the data folder]
    #[arg(long, value_name = "URI", conflicts_with_all = ["data_dir", "in_memory"])]
    pub store: Option<String>,

    /// Keep everything in memory: a trial that leaves nothing behind.
    #[arg(long, conflicts_with = "data_dir")]
    pub in_memory: bool,

    /// The settings file (JSON with comments), instead of the first that exists among
    /// /usr/local/etc/alignak-backend/settings.json, /etc/alignak-backend/settings.json,
    /// ./etc/alignak-backend/settings.json, ./etc/settings.json, ../etc/settings.json and
    /// ./settings.json. Also `ALIGNAK_BACKEND_CONFIGURATION_FILE`.
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,

    /// What is logged: error, warn, info, debug or trace, or a filter such as
    /// `warn,alignak_backend=debug`.
    #[arg(long, value_name = "LEVEL", default_value = "warn")]
    pub log_level: String,

    /// How it is written to standard error.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub log_format: LogFormat,

    /// Where figures for Prometheus are served without a token, at `/metrics`. Also the settings'
    /// `METRICS_LISTEN`. [default: nowhere]
    #[arg(long, value_name = "HOST:PORT")]
    pub metrics_listen: Option<String>,

    /// Where livestatus is spoken: `HOST:PORT` or `unix:PATH`; may be given several times. It has no
    /// passwords: see the settings' `LIVESTATUS_USER` and `LIVESTATUS_ADDRESSES`, and `LIVESTATUS`,
    /// which this replaces. [default: nowhere]
    #[arg(long, value_name = "ADDRESS")]
    pub livestatus: Vec<String>,
}

/// Why the server cannot start with these settings.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The settings file cannot be read.
    #[error("cannot read the settings file {}: {reason}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The settings file is not what it should be.
    #[error("the settings file {} is not valid: {reason}", path.display())]
    Invalid {
        /// Which file.
        path: PathBuf,
        /// What is wrong, and where.
        reason: String,
    },
    /// A value cannot be used.
    #[error("{name}: {reason}")]
    Unusable {
        /// The option, variable or key.
        name: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

/// Page sizes of the installation.
#[derive(Debug, Clone, Copy)]
pub struct PageLimits {
    /// Items on a page when the client does not say.
    pub default: u64,
    /// Items on a page at the most.
    pub largest: u64,
}

/// How the REST interface behaves.
#[derive(Debug, Clone)]
pub struct HttpSettings {
    /// Sizes of pages.
    pub page_limits: PageLimits,
    /// The largest body accepted, in bytes.
    pub body_limit: usize,
    /// Origins that browsers may call from; `*` is any.
    pub origins: Vec<String>,
    /// Headers that browsers may send from there.
    pub cross_origin_headers: String,
    /// Whether connections of Python's requests library are closed after each answer, because the
    /// original client shares one connection between the processes it forks.
    pub closes_python_connections: bool,
    /// The address under which clients reach the server, before the paths in `Location`; empty for
    /// paths alone.
    pub public_url: String,
    /// Proxies whose `X-Forwarded-For` names the client.
    pub trusted_proxies: Vec<IpAddr>,
    /// Addresses from which jobs may be started by a request.
    pub cron_addresses: Vec<IpAddr>,
    /// How long the history of live synthesis is kept, in minutes; with 0 no job adds to it, and
    /// existing items stay.
    pub synthesis_history_minutes: u64,
}

/// Everything that the server must know to start.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The host to listen on.
    pub host: String,
    /// The port to listen on.
    pub port: u16,
    /// Where the data is.
    pub store: StoreUri,
    /// How the REST interface behaves.
    pub http: HttpSettings,
    /// How changes are followed.
    pub events: EventSettings,
    /// How long records are kept.
    pub retention: Retention,
    /// What leaves the backend.
    pub outbound: OutboundSettings,
    /// The files of the data source of Grafana; none when it is turned off.
    pub data_source: Option<DataSourceFiles>,
    /// The logger file.
    pub logger: Option<LoggerSettings>,
    /// Who may read the figures.
    pub figures: FiguresSettings,
    /// Where livestatus is spoken.
    pub livestatus: Vec<Listener>,
    /// What the rules must know of it.
    pub policy: Policy,
    /// The settings file in use.
    pub file: Option<PathBuf>,
    /// The names of settings and variables that are there and mean nothing to this server.
    pub without_effect: Vec<String>,
}

/// Variables of the original and its service that this server does not read.
const UNUSED_VARIABLES: [&str; 7] = [
    "ALIGNAK_BACKEND_HOST",
    "ALIGNAK_BACKEND_LOG",
    "ALIGNAK_BACKEND_PID",
    "ALIGNAK_BACKEND_PORT",
    "ALIGNAK_BACKEND_PROCESSES",
    "ALIGNAK_BACKEND_UWSGI_FILE",
    "ALIGNAK_BACKEND_UWSGI_LOG",
];

impl Settings {
    /// Puts the sources together. `environment` returns the value of a variable.
    ///
    /// # Errors
    /// When a source cannot be read or holds a value that cannot be used.
    pub fn load(
        options: &Options,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let environment = |name: &str| environment(name).filter(|value| !value.is_empty());
        let named = options
            .settings
            .clone()
            .or_else(|| environment("ALIGNAK_BACKEND_CONFIGURATION_FILE").map(PathBuf::from));
        let (file, path) = FileSettings::find(named)?;
        let (host, port) = match &options.listen {
            Some(text) => parse_listen(text)?,
            None => (file.host(), file.port()),
        };
        let store = store::choose(options, &file, &environment)?;
        let keys = file.unused.keys().map(String::as_str);
        let variables = UNUSED_VARIABLES.into_iter();
        let variables = variables.filter(|name| environment(name).is_some());
        let without_effect = keys.chain(variables).map(str::to_owned).collect();
        Ok(Self {
            http: HttpSettings {
                page_limits: file.page_limits()?,
                body_limit: file.body_limit,
                origins: file.origins(),
                cross_origin_headers: file.cross_origin_headers(),
                closes_python_connections: file.closes_python_connections,
                public_url: file.public_url(),
                trusted_proxies: file.trusted_proxies()?,
                cron_addresses: file.cron_addresses()?,
                synthesis_history_minutes: file.synthesis_history_minutes,
            },
            events: file.events()?,
            retention: file.retention()?,
            outbound: file.outbound.settings(&environment)?,
            data_source: file.outbound.data_source(&environment),
            logger: file.outbound.logger(path.as_deref(), &environment),
            figures: file.outbound.figures(options.metrics_listen.clone()),
            livestatus: livestatus::listeners(&options.livestatus, &file)?,
            policy: Policy {
                limits: Limits::default(),
                notifies_arbiter: !file.alignak_url.is_empty(),
                hash_form: file.password_hashes,
            },
            host,
            port,
            store,
            file: path,
            without_effect,
        })
    }
}

fn parse_listen(text: &str) -> Result<(String, u16), ConfigError> {
    let refuse = || ConfigError::Unusable {
        name: "--listen",
        reason: format!("`{text}` is not HOST:PORT, for example 127.0.0.1:5000 or [::1]:5000"),
    };
    if let Ok(address) = text.parse::<SocketAddr>() {
        return Ok((address.ip().to_string(), address.port()));
    }
    let (host, port) = text.rsplit_once(':').ok_or_else(refuse)?;
    let port = port.parse().map_err(|_| refuse())?;
    if host.contains(':') {
        return Err(refuse());
    }
    Ok((host.to_owned(), port))
}
