//! The settings file: the original's `settings.json`, comments and all.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::outbound::{KEYS, OutboundFile};
use super::{ConfigError, PageLimits};
use crate::events::EventSettings;
use crate::retention::{Kept, Retention};
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

/// The most days for which records can be kept: a hundred years.
const MAX_DAYS: u64 = 36_525;

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
    /// The address of the arbiter; no notifications are sent when it is empty.
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
    /// Where livestatus is spoken: an address, a list of them, or an object of addresses with users.
    pub(super) livestatus: Value,
    /// The user whose rights hold there.
    pub(super) livestatus_user: Option<String>,
    livestatus_addresses: Option<Vec<String>>,
    events_kept: Option<usize>,
    events_kept_megabytes: Option<usize>,
    events_followers: Option<usize>,
    events_heartbeat: Option<u64>,
    check_results_kept: Option<u64>,
    check_results_kept_days: Option<u64>,
    history_kept: Option<u64>,
    history_kept_days: Option<u64>,
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
            livestatus: Value::Null,
            livestatus_user: None,
            livestatus_addresses: None,
            events_kept: None,
            events_kept_megabytes: None,
            events_followers: None,
            events_heartbeat: None,
            check_results_kept: None,
            check_results_kept_days: None,
            history_kept: None,
            history_kept_days: None,
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

    /// `EVENTS_…`: how much is kept for those who follow changes, and how many there may be.
    pub(super) fn events(&self) -> Result<EventSettings, ConfigError> {
        let usual = EventSettings::default();
        let heartbeat = within("EVENTS_HEARTBEAT", self.events_heartbeat, 1..=300)?;
        let megabytes = within(
            "EVENTS_KEPT_MEGABYTES",
            self.events_kept_megabytes,
            1..=4096,
        )?;
        Ok(EventSettings {
            max_events: within("EVENTS_KEPT", self.events_kept, 1..=1_000_000)?
                .unwrap_or(usual.max_events),
            max_bytes: megabytes.map_or(usual.max_bytes, |megabytes| megabytes << 20),
            max_followers: within("EVENTS_FOLLOWERS", self.events_followers, 0..=100_000)?
                .unwrap_or(usual.max_followers),
            heartbeat: heartbeat.map_or(usual.heartbeat, Duration::from_secs),
        })
    }

    /// How long records are kept; for ever when nothing is said.
    pub(super) fn retention(&self) -> Result<Retention, ConfigError> {
        let kept = |names: [&'static str; 2], records, days| {
            let days = within(names[1], days, 1..=MAX_DAYS)?;
            Ok(Kept {
                age: days.map(|days| Duration::from_secs(days * 86_400)),
                records: within(names[0], records, 1..=u64::MAX)?,
            })
        };
        Ok(Retention {
            check_results: kept(
                ["CHECK_RESULTS_KEPT", "CHECK_RESULTS_KEPT_DAYS"],
                self.check_results_kept,
                self.check_results_kept_days,
            )?,
            history: kept(
                ["HISTORY_KEPT", "HISTORY_KEPT_DAYS"],
                self.history_kept,
                self.history_kept_days,
            )?,
        })
    }

    /// `IP_CRON`: addresses, this machine when absent.
    pub(super) fn cron_addresses(&self) -> Result<Vec<IpAddr>, ConfigError> {
        match &self.ip_cron {
            None => Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]),
            Some(texts) => addresses("IP_CRON", texts),
        }
    }

    /// `LIVESTATUS_ADDRESSES`: addresses, this machine when absent.
    pub(super) fn livestatus_addresses(&self) -> Result<Vec<IpAddr>, ConfigError> {
        match &self.livestatus_addresses {
            None => Ok(vec![
                IpAddr::V4(Ipv4Addr::LOCALHOST),
                IpAddr::V6(Ipv6Addr::LOCALHOST),
            ]),
            Some(texts) => addresses("LIVESTATUS_ADDRESSES", texts),
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

/// A number, if it is within the range.
fn within<T: PartialOrd + Display>(
    name: &'static str,
    number: Option<T>,
    range: RangeInclusive<T>,
) -> Result<Option<T>, ConfigError> {
    match number {
        Some(number) if !range.contains(&number) => Err(ConfigError::Unusable {
            name,
            reason: format!("must be from {} to {}", range.start(), range.end()),
        }),
        number => Ok(number),
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
