//! The settings file: the original's `settings.json`, comments and all.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::outbound::{KEYS, OutboundFile};
use super::{ConfigError, PageLimits};
use crate::rules::passwords::HashForm;

/// Where a settings file is looked for; the first that exists is used, alone.
const PLACES: [&str; 6] = [
    "/usr/local/etc/alignak-backend/settings.json",
    "/etc/alignak-backend/settings.json",
    "./etc/alignak-backend/settings.json",
    "./etc/settings.json",
    "../etc/settings.json",
    "./settings.json",
];

const CROSS_ORIGIN_HEADERS: &str = "Authorization, If-Match, If-None-Match, \
    X-HTTP-Method-Override, Content-Type, Cache-Control, Pragma, Options";

/// What a settings file can say. Keys that the server does not use are accepted.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", default)]
pub struct FileSettings {
    host: Option<String>,
    port: Option<u16>,
    pagination_limit: Option<u64>,
    pagination_default: Option<u64>,
    x_domains: Value,
    x_headers: Value,
    ip_cron: Option<Vec<String>>,
    trusted_proxies: Option<Vec<String>>,
    public_url: Option<String>,
    pub(super) mongo_uri: Option<String>,
    pub(super) mongo_host: Option<String>,
    pub(super) mongo_port: Option<u16>,
    pub(super) mongo_dbname: Option<String>,
    pub(super) mongo_username: Option<String>,
    pub(super) mongo_password: Option<String>,
    /// The address of the arbiter; none is told of anything when empty.
    #[serde(deserialize_with = "text_or_null")]
    pub alignak_url: String,
    /// How long the history of live synthesis is kept, in minutes: see `HttpSettings`.
    #[serde(rename = "SCHEDULER_LIVESYNTHESIS_HISTORY")]
    pub synthesis_history_minutes: u64,
    /// The largest body accepted, in bytes.
    pub body_limit: usize,
    /// Whether connections of Python's requests library are closed after each answer.
    #[serde(rename = "CLOSE_PYTHON_CONNECTIONS")]
    pub closes_python_connections: bool,
    /// What leaves the backend.
    #[serde(skip)]
    pub(super) outbound: OutboundFile,
    /// In which form the hashes of new passwords are stored: `argon2id`, or `original` while the
    /// original uses the database too or may do so again.
    pub password_hashes: HashForm,
    /// The keys that the server does not use. Their values may be secrets, and are not kept.
    #[serde(flatten)]
    #[expect(clippy::zero_sized_map_values, reason = "only maps can be flattened")]
    pub(super) unused: BTreeMap<String, IgnoredAny>,
}

impl Default for FileSettings {
    fn default() -> Self {
        Self {
            host: None,
            port: None,
            pagination_limit: None,
            pagination_default: None,
            x_domains: Value::from("*"),
            x_headers: Value::Null,
            ip_cron: None,
            trusted_proxies: None,
            public_url: None,
            mongo_uri: None,
            mongo_host: None,
            mongo_port: None,
            mongo_dbname: None,
            mongo_username: None,
            mongo_password: None,
            alignak_url: String::new(),
            synthesis_history_minutes: 0,
            body_limit: 16 << 20,
            closes_python_connections: true,
            outbound: OutboundFile::default(),
            password_hashes: HashForm::default(),
            unused: BTreeMap::new(),
        }
    }
}

impl FileSettings {
    /// The settings of the named file, or of the first one that exists in the usual places, or the
    /// built-in ones.
    pub(super) fn find(named: Option<PathBuf>) -> Result<(Self, Option<PathBuf>), ConfigError> {
        let path = named.or_else(|| {
            let places = PLACES.iter().map(PathBuf::from);
            places.into_iter().find(|path| path.is_file())
        });
        match path {
            Some(path) => Ok((Self::read(&path)?, Some(path))),
            None => Ok((Self::default(), None)),
        }
    }

    fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|reason| ConfigError::Unreadable {
            path: path.to_owned(),
            reason,
        })?;
        let invalid = |reason: String| ConfigError::Invalid {
            path: path.to_owned(),
            reason,
        };
        let value: Option<Value> =
            jsonc_parser::parse_to_serde_value(&text, &jsonc_parser::ParseOptions::default())
                .map_err(|error| invalid(error.to_string()))?;
        let value = value.unwrap_or_else(|| Value::Object(serde_json::Map::new()));
        let outbound = OutboundFile::read(&value).map_err(invalid)?;
        let read: Result<Self, _> = serde_path_to_error::deserialize(value);
        let mut settings = read.map_err(|error| {
            let (key, reason) = (error.path().to_string(), error.into_inner());
            invalid(format!("{key}: {reason}"))
        })?;
        settings
            .unused
            .retain(|key, _| !KEYS.contains(&key.as_str()));
        settings.outbound = outbound;
        Ok(settings)
    }

    pub(super) fn host(&self) -> String {
        match self.host.as_deref() {
            None => "127.0.0.1".to_owned(),
            Some("") => "0.0.0.0".to_owned(),
            Some(host) => host.to_owned(),
        }
    }

    pub(super) fn port(&self) -> u16 {
        self.port.unwrap_or(5000)
    }

    pub(super) fn page_limits(&self) -> Result<PageLimits, ConfigError> {
        let limits = PageLimits {
            default: self.pagination_default.unwrap_or(50),
            largest: self.pagination_limit.unwrap_or(5000),
        };
        let unusable = |name, reason: &str| {
            Err(ConfigError::Unusable {
                name,
                reason: reason.to_owned(),
            })
        };
        if limits.default == 0 {
            return unusable("PAGINATION_DEFAULT", "must be at least 1");
        }
        if limits.largest < limits.default {
            return unusable(
                "PAGINATION_LIMIT",
                "must not be less than PAGINATION_DEFAULT",
            );
        }
        Ok(limits)
    }

    /// `IP_CRON`: addresses, this machine when absent.
    pub(super) fn cron_addresses(&self) -> Result<Vec<IpAddr>, ConfigError> {
        match &self.ip_cron {
            None => Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]),
            Some(texts) => addresses("IP_CRON", texts),
        }
    }

    /// `TRUSTED_PROXIES`: addresses of proxies that name the client in `X-Forwarded-For`.
    pub(super) fn trusted_proxies(&self) -> Result<Vec<IpAddr>, ConfigError> {
        addresses(
            "TRUSTED_PROXIES",
            self.trusted_proxies.as_deref().unwrap_or_default(),
        )
    }

    /// `PUBLIC_URL`: the address under which clients reach the server, without a slash at the end.
    pub(super) fn public_url(&self) -> String {
        let url = self.public_url.as_deref().unwrap_or_default();
        url.trim_end_matches('/').to_owned()
    }

    /// `X_DOMAINS`: `*`, one origin, or a list.
    pub(super) fn origins(&self) -> Vec<String> {
        texts(&self.x_domains)
    }

    /// `X_HEADERS`: one header or a list.
    pub(super) fn cross_origin_headers(&self) -> String {
        let given = texts(&self.x_headers);
        if given.is_empty() {
            CROSS_ORIGIN_HEADERS.to_owned()
        } else {
            given.join(", ")
        }
    }
}

fn addresses(name: &'static str, texts: &[String]) -> Result<Vec<IpAddr>, ConfigError> {
    let parse = |text: &String| {
        let address: Result<IpAddr, _> = text.trim().parse();
        address.map_err(|_| ConfigError::Unusable {
            name,
            reason: format!("`{text}` is not an address"),
        })
    };
    texts.iter().map(parse).collect()
}

/// A text; null means the empty one.
fn text_or_null<'de, D: Deserializer<'de>>(reader: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(reader)?.unwrap_or_default())
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => {
            let texts = values.iter().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}
